#include "pack/geometry.h"

#include <string.h>

#include "pack/nearest.h"

/** How deep the points lie in `coordinates`, and what they are. */
static const struct geometry {
    const char *type;
    int depth;
    bool area;
    size_t least; /* points of a ring */
} geometries[] = {
    {"Polygon", 2, true, 4},
    {"MultiPolygon", 3, true, 4},
    {"LineString", 1, false, 2},
    {"MultiLineString", 2, false, 2},
};

/** A member that must be there; a value without json after the diagnostic that it is not. */
static struct value need_member(struct loading *loading, struct value object, const char *key)
{
    struct value member = value_member(object, key);
    if (!member.json) {
        reader_missing_key(loading, object, key);
    }
    return member;
}

struct value geometry_need(struct loading *loading, struct value object, const char *key, enum expected expected)
{
    struct value member = need_member(loading, object, key);
    return member.json && reader_expect(loading, member, expected) ? member : (struct value){0};
}

static bool read_coordinate(struct loading *loading, struct value value, double limit, double *out)
{
    if (!reader_expect(loading, value, EXPECT_NUMBER)) {
        return false;
    }
    if (value.json->valuedouble >= -limit && value.json->valuedouble <= limit) {
        *out = value.json->valuedouble;
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%.10g is out of range (%.10g to %.10g); a point is [longitude, latitude] in degrees",
             "%.10g は範囲の外です（%.10g から %.10g まで）。点は [経度, 緯度] の順に、度で書きます。",
             value.json->valuedouble, -limit, limit);
    return false;
}

static bool read_point(struct loading *loading, struct value value, struct point *out)
{
    if (!reader_expect(loading, value, EXPECT_LIST)) {
        return false;
    }
    struct value lon = value_first(value), lat = lon.json ? value_next(lon) : lon;
    if (!lat.json) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "a point has two numbers: write [longitude, latitude]",
                 "点には数が2つ必要です。[経度, 緯度] と書いてください。");
        return false;
    }
    return read_coordinate(loading, lon, 180, &out->x) && read_coordinate(loading, lat, 90, &out->y);
}

/** GeoJSON repeats the first point of an area's ring at its end; ours close by themselves. */
static size_t without_repeat(struct loading *loading, struct value value, const struct point *points, size_t count)
{
    if (points[0].x == points[count - 1].x && points[0].y == points[count - 1].y) {
        return count - 1;
    }
    diag_add(loading->diags, DIAG_WARNING, reader_place(loading, value),
             "the ring is open, so a straight line closes it; write its first point once more at its end",
             "輪が閉じていないので、まっすぐな線で閉じました。最初の点を最後にもう一度書いてください。");
    return count;
}

static void read_ring(struct loading *loading, struct value value, const struct geometry *geometry, bool hole,
                      struct pack_feature *feature)
{
    size_t count = value_count(value);
    if (count == 0) {
        return; /* so a GIS program writes what is empty */
    }
    if (count < geometry->least) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "too few points (%zu, at least %zu); add the missing ones, or remove the shape",
                 "点が足りません（%zu個、%zu個以上必要です）。点を加えるか、この図形を消してください。", count,
                 geometry->least);
        return;
    }
    struct point *points = arena_array(&loading->pack->arena, count, sizeof *points);
    size_t i = 0;
    bool good = true;
    for (struct value point = value_first(value); point.json; point = value_next(point)) {
        good = read_point(loading, point, &points[i++]) && good;
    }
    count = geometry->area && good ? without_repeat(loading, value, points, count) : count;
    feature->rings[feature->ring_count++] = (struct pack_ring){points, count, hole};
}

static size_t count_rings(struct value value, int depth)
{
    if (depth == 1 || !cJSON_IsArray(value.json)) {
        return 1;
    }
    size_t count = 0;
    for (struct value child = value_first(value); child.json; child = value_next(child)) {
        count += count_rings(child, depth - 1);
    }
    return count;
}

/** Of the rings of one polygon the first bounds it, and the others are its holes. */
static void read_rings(struct loading *loading, struct value value, int depth, const struct geometry *geometry,
                       struct pack_feature *feature)
{
    size_t first = feature->ring_count;
    if (!reader_expect(loading, value, EXPECT_LIST)) {
        return;
    }
    if (depth == 1) {
        read_ring(loading, value, geometry, false, feature);
        return;
    }
    for (struct value child = value_first(value); child.json; child = value_next(child)) {
        if (depth == 2 && geometry->area && reader_expect(loading, child, EXPECT_LIST)) {
            read_ring(loading, child, geometry, feature->ring_count > first, feature);
        } else if (depth > 2 || !geometry->area) {
            read_rings(loading, child, depth - 1, geometry, feature);
        }
    }
}

static bool is_collection(struct value geometry)
{
    struct value type = cJSON_IsObject(geometry.json) ? value_member(geometry, "type") : (struct value){0};
    return type.json && cJSON_IsString(type.json) && strcmp(type.json->valuestring, "GeometryCollection") == 0;
}

size_t geometry_count(struct value geometry)
{
    struct value parts = is_collection(geometry) ? value_member(geometry, "geometries") : (struct value){0};
    size_t count = parts.json ? 0 : 1;
    if (parts.json && cJSON_IsArray(parts.json)) {
        for (struct value part = value_first(parts); part.json; part = value_next(part)) {
            count += geometry_count(part);
        }
    }
    return count;
}

/** One geometry on its way into the map. */
struct reading {
    struct loading *loading;
    const struct pack_feature *model;
    struct pack_map *map;
    bool part; /* of a collection, about which one warning says all */
};

static void leave_out(const struct reading *reading, struct value at, const char *english, const char *japanese)
{
    if (!reading->part) {
        diag_add(reading->loading->diags, DIAG_WARNING, reader_place(reading->loading, at), english, japanese,
                 value_excerpt(at, &reading->loading->scratch));
    }
}

static void add_feature(const struct reading *reading, const struct pack_feature *feature)
{
    reading->map->features[reading->map->feature_count++] = *feature;
}

static void read_shape(const struct reading *reading, struct value value, const struct geometry *geometry)
{
    struct loading *loading = reading->loading;
    struct value coordinates = need_member(loading, value, "coordinates");
    struct pack_feature feature = *reading->model;
    size_t errors = loading->diags->errors;
    if (!coordinates.json) {
        return;
    }
    if (!cJSON_IsNull(coordinates.json)) {
        size_t count = count_rings(coordinates, geometry->depth);
        feature.area = geometry->area;
        feature.rings = arena_array(&loading->pack->arena, count, sizeof *feature.rings);
        read_rings(loading, coordinates, geometry->depth, geometry, &feature);
    }
    if (feature.ring_count > 0) {
        add_feature(reading, &feature);
    } else if (loading->diags->errors == errors) {
        leave_out(reading, coordinates, "there are no points, so this shape is left out; add them, or remove the shape",
                  "点がないので、この図形は描きません。点を加えるか、この図形を消してください。");
    }
}

static void read_one(const struct reading *reading, struct value value);

/** The areas and lines of a collection, each for itself. */
static void read_parts(const struct reading *reading, struct value value)
{
    struct loading *loading = reading->loading;
    struct value parts = geometry_need(loading, value, "geometries", EXPECT_LIST);
    size_t before = reading->map->feature_count, errors = loading->diags->errors;
    if (!parts.json) {
        return;
    }
    struct pack_feature model = *reading->model;
    for (struct value part = value_first(parts); part.json; part = value_next(part)) {
        if (reading->map->feature_count > before) {
            model.name = (struct pack_text){0};
        }
        read_one(&(struct reading){loading, &model, reading->map, true}, part);
    }
    if (loading->diags->errors > errors) {
        return;
    }
    if (reading->map->feature_count > before) {
        leave_out(reading, value_member(value, "type"),
                  "%s is a mixture of shapes: its areas and lines are drawn, points are left out; better export it as "
                  "MultiPolygon or MultiLineString",
                  "%s はいろいろな図形の集まりなので、面と線だけを描き、点は描きません。できれば MultiPolygon か "
                  "MultiLineString で書き出してください。");
    } else {
        leave_out(reading, value_member(value, "type"),
                  "%s holds no area and no line, so this shape is left out; export it as MultiPolygon or "
                  "MultiLineString, or remove it",
                  "%s に面も線もないので、この図形は描きません。MultiPolygon か MultiLineString "
                  "で書き出すか、この図形を消してください。");
    }
}

static bool is_points(const char *type)
{
    return strcmp(type, "Point") == 0 || strcmp(type, "MultiPoint") == 0;
}

static void report_type(struct loading *loading, struct value type)
{
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, type),
             "%s cannot be drawn; use Polygon, MultiPolygon, LineString or MultiLineString",
             "%s は描けません。Polygon、MultiPolygon、LineString、MultiLineString のどれかにしてください。",
             value_excerpt(type, &loading->scratch));
}

static void read_one(const struct reading *reading, struct value value)
{
    struct loading *loading = reading->loading;
    struct value type = reader_expect(loading, value, EXPECT_OBJECT)
                            ? geometry_need(loading, value, "type", EXPECT_STRING)
                            : (struct value){0};
    if (!type.json) {
        return;
    }
    for (size_t i = 0; i < sizeof geometries / sizeof geometries[0]; i++) {
        if (strcmp(type.json->valuestring, geometries[i].type) == 0) {
            read_shape(reading, value, &geometries[i]);
            return;
        }
    }
    if (is_collection(value)) {
        read_parts(reading, value);
    } else if (is_points(type.json->valuestring)) {
        leave_out(reading, type,
                  "%s is no area and no line, so this shape is left out; the places of lights stand in places.json",
                  "%s は面でも線でもないので、この図形は描きません。灯りの場所は places.json に書きます。");
    } else {
        report_type(loading, type);
    }
}

void geometry_read(struct loading *loading, struct value geometry, const struct pack_feature *model,
                   struct pack_map *map)
{
    read_one(&(struct reading){loading, model, map, false}, geometry);
}
