#include "pack/georeference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** What the points of a file have in common. */
struct survey {
    size_t points;
    size_t outside;     /* of them: no degrees */
    size_t swapped;     /* of those: degrees, if latitude stood first */
    struct value first; /* of those outside */
};

static void survey_point(struct survey *survey, struct value point, double x, double y)
{
    survey->points++;
    if (fabs(x) <= 180 && fabs(y) <= 90) {
        return;
    }
    survey->first = survey->outside ? survey->first : point;
    survey->outside++;
    survey->swapped += fabs(x) <= 90 && fabs(y) <= 180 ? 1 : 0;
}

static bool is_number(struct value value)
{
    return value.json && cJSON_IsNumber(value.json);
}

/** All points in a value, however deep; what else stands there is read and judged later. */
static void survey_value(struct survey *survey, struct value value)
{
    static const char *const ways[] = {"geometry", "geometries", "coordinates"};
    if (cJSON_IsArray(value.json)) {
        struct value x = value_first(value), y = is_number(x) ? value_next(x) : x;
        if (is_number(x) && is_number(y)) {
            survey_point(survey, value, x.json->valuedouble, y.json->valuedouble);
            return;
        }
        for (struct value child = x; child.json; child = value_next(child)) {
            survey_value(survey, child);
        }
    }
    for (size_t i = 0; cJSON_IsObject(value.json) && i < sizeof ways / sizeof ways[0]; i++) {
        struct value member = value_member(value, ways[i]);
        if (member.json) {
            survey_value(survey, member);
        }
    }
}

/** What a file says of its system, as GeoJSON had it before RFC 7946: {"properties": {"name": ...}}, or {"code": ...}.
 * Without json where it says nothing. */
static struct value find_system(struct value root)
{
    struct value crs = cJSON_IsObject(root.json) ? value_member(root, "crs") : (struct value){0};
    struct value properties = cJSON_IsObject(crs.json) ? value_member(crs, "properties") : (struct value){0};
    struct value name = cJSON_IsObject(properties.json) ? value_member(properties, "name") : (struct value){0};
    struct value code = cJSON_IsObject(properties.json) ? value_member(properties, "code") : (struct value){0};
    return cJSON_IsString(name.json) ? name : is_number(code) ? code : (struct value){0};
}

/** True for systems in degrees that are WGS 84 to within a metre or two, such as Japan's JGD2011. */
static bool is_degrees(struct value system)
{
    static const int codes[] = {4326, 4979, 6668, 6667, 6697, 4612, 4947, 4258, 4269, 4490,
                                4283, 7844, 4167, 4737, 3824, 4019, 4619, 4674, 4686, 9057};
    if (is_number(system)) {
        for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
            if (system.json->valuedouble == codes[i]) {
                return true;
            }
        }
        return false;
    }
    const char *name = system.json->valuestring, *digits = name + strlen(name);
    while (digits > name && strchr("0123456789", digits[-1])) {
        digits--;
    }
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (*digits && strtol(digits, NULL, 10) == codes[i]) {
            return true;
        }
    }
    return strstr(name, "CRS84") != NULL;
}

#define EXPORT_ENGLISH "in QGIS export the layer as GeoJSON once more, and choose \"EPSG:4326\" (WGS 84) as its CRS"
#define EXPORT_JAPANESE                                                                                                \
    "QGISでレイヤーを「GeoJSON」に書き出し直し、座標参照系に「EPSG:4326」（WGS 84）を選んでください。"

/** The first two numbers of a point, for a message. */
static const char *excerpt(struct loading *loading, struct value point)
{
    struct value x = value_first(point), y = value_next(x);
    return arena_printf(&loading->scratch, "[%.10g, %.10g]", x.json->valuedouble, y.json->valuedouble);
}

static void report_metres(struct loading *loading, struct value system, struct value point)
{
    const char *first = excerpt(loading, point);
    struct diag_place place = reader_place(loading, point);
    if (system.json) {
        diag_add(loading->diags, DIAG_ERROR, place,
                 "the coordinates are those of %s, such as %s, and not degrees; " EXPORT_ENGLISH,
                 "座標が経度と緯度の度ではなく、%s の値（%s など）です。" EXPORT_JAPANESE,
                 value_excerpt(system, &loading->scratch), first);
        return;
    }
    diag_add(loading->diags, DIAG_ERROR, place,
             "the coordinates are no degrees, but probably metres, such as %s (a plane system or Web "
             "Mercator); " EXPORT_ENGLISH,
             "座標が経度と緯度の度ではありません。%s "
             "のような値は、平面直角座標系やWebメルカトルのメートルと思われます。" EXPORT_JAPANESE,
             first);
}

static void report_swapped(struct loading *loading, struct value point)
{
    diag_add(
        loading->diags, DIAG_ERROR, reader_place(loading, point),
        "latitude stands before longitude in all points, such as %s; a point is [longitude, latitude]: exchange "
        "them (in QGIS with \"Swap X and Y coordinates\"), and export the layer once more",
        "経度と緯度が逆です（%s など）。点は [経度, 緯度] の順に書きます。QGISの「X座標とY座標の交換」（Swap X and Y "
        "coordinates）で入れかえて、書き出し直してください。",
        excerpt(loading, point));
}

bool georeference_check(struct loading *loading, struct value root, struct value shapes)
{
    struct survey survey = {0};
    struct value system = find_system(root);
    survey_value(&survey, shapes);
    if (survey.outside * 2 > survey.points) {
        if (survey.swapped * 2 > survey.outside) {
            report_swapped(loading, survey.first);
        } else {
            report_metres(loading, system, survey.first);
        }
        return false;
    }
    if (system.json && !is_degrees(system)) {
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, system),
                 "the file says that its coordinates are those of %s, and is read as if they were degrees of WGS "
                 "84, so it may lie aside; " EXPORT_ENGLISH,
                 "ファイルには座標が %s だと書かれていますが、WGS "
                 "84の度として読むので、ずれるかもしれません。" EXPORT_JAPANESE,
                 value_excerpt(system, &loading->scratch));
    }
    return true;
}
