#include "pack/geography.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "pack/foreign.h"
#include "pack/geometry.h"
#include "pack/georeference.h"
#include "pack/nearest.h"
#include "pack/town.h"

static const char *const kind_names[] = {
    [FEATURE_SEA] = "sea",   [FEATURE_CITY] = "city",   [FEATURE_NEIGHBOUR] = "neighbour",
    [FEATURE_LAKE] = "lake", [FEATURE_RIVER] = "river", [FEATURE_RAILWAY] = "railway",
};
static_assert(sizeof kind_names / sizeof kind_names[0] == FEATURE_KIND_COUNT, "every kind has its name");

/** True when the object's "type" says `type`. */
static bool check_type(struct loading *loading, struct value object, const char *type)
{
    struct value member = geometry_need(loading, object, "type", EXPECT_STRING);
    if (!member.json) {
        return false;
    }
    if (strcmp(member.json->valuestring, type) == 0) {
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, member), "%s is not what a map needs here; write \"%s\"",
             "%s はここでは使えません。\"%s\" と書いてください。", value_excerpt(member, &loading->scratch), type);
    return false;
}

static bool is_given(struct value member)
{
    return member.json && !cJSON_IsNull(member.json);
}

/** Of features that are legal, but cannot be drawn: there is nothing of this kind in them. */
static void leave_out(struct loading *loading, struct value at, const char *english, const char *japanese)
{
    diag_add(loading->diags, DIAG_WARNING, reader_place(loading, at), english, japanese, "");
}

static bool find_kind(struct loading *loading, struct value kind, enum pack_feature_kind *out)
{
    for (size_t i = 0; i < FEATURE_KIND_COUNT; i++) {
        if (strcmp(kind.json->valuestring, kind_names[i]) == 0) {
            *out = (enum pack_feature_kind)i;
            return true;
        }
    }
    const char *near = nearest_find(kind.json->valuestring, kind_names, FEATURE_KIND_COUNT);
    diag_add(loading->diags, DIAG_WARNING, reader_place(loading, kind),
             near ? "the kind %s is not known, so this shape is left out; did you mean \"%s\"?"
                  : "the kind %s is not known, so this shape is left out; use sea, city, neighbour, lake, river or "
                    "railway",
             near ? "%s という種類はないので、この図形は描きません。「%s」の書きまちがいではありませんか。"
                  : "%s という種類はないので、この図形は描きません。sea、city、neighbour、lake、river、railway "
                    "のどれかにしてください。",
             value_excerpt(kind, &loading->scratch), near);
    return false;
}

/** Kinds that we do not know may be drawn by a later version, and shapes of none be of use to other programs, so they
 * are left out with a warning only. */
static bool read_kind(struct loading *loading, struct value properties, enum pack_feature_kind *out)
{
    struct value kind = value_member(properties, "kind");
    if (is_given(kind)) {
        return reader_expect(loading, kind, EXPECT_STRING) && find_kind(loading, kind, out);
    }
    leave_out(loading, kind.json ? kind : properties,
              "the shape's \"kind\" is missing, so it is left out; write sea, city, neighbour, lake, river or railway",
              "図形の種類「kind」がないので、この図形は描きません。sea、city、neighbour、lake、river、railway "
              "のどれかを書いてください。");
    return false;
}

/** A name of nothing is no name: GIS programs give every shape all members. */
static bool is_name(struct value name)
{
    return is_given(name) && !(cJSON_IsString(name.json) && name.json->valuestring[0] == '\0');
}

/** False when there is nothing to draw. */
static bool read_properties(struct loading *loading, struct value value, struct pack_feature *feature)
{
    struct value properties = value_member(value, "properties");
    if (!is_given(properties)) {
        leave_out(
            loading, properties.json ? properties : value,
            "the shape has no \"properties\", and so no \"kind\"; it is left out: write {\"kind\": \"city\"} or "
            "another kind",
            "図形に「properties」がなく、種類「kind」がわからないので、この図形は描きません。{\"kind\": \"city\"} "
            "のように種類を書いてください。");
        return false;
    }
    if (!reader_expect(loading, properties, EXPECT_OBJECT) || !read_kind(loading, properties, &feature->kind)) {
        return false;
    }
    struct value name = value_member(properties, "name");
    if (is_name(name)) {
        reader_text(loading, name, PACK_NAME_COLUMNS, &feature->name);
    }
    return true;
}

static void read_feature(struct loading *loading, struct value value, struct pack_map *map)
{
    struct pack_feature feature = {0};
    if (!reader_expect(loading, value, EXPECT_OBJECT) || !check_type(loading, value, "Feature") ||
        !read_properties(loading, value, &feature)) {
        return;
    }
    struct value geometry = value_member(value, "geometry");
    if (is_given(geometry)) {
        geometry_read(loading, geometry, &feature, map);
        return;
    }
    leave_out(loading, geometry.json ? geometry : value,
              "the shape has no \"geometry\", so it is left out; draw it in the GIS program, or remove it",
              "図形に「geometry」（形）がないので、この図形は描きません。GISで形をかくか、この図形を消してください。");
}

/** True when some shape says what it is; what no shape says need not be told of each. */
static bool has_kinds(struct value features)
{
    size_t count = 0;
    for (struct value value = value_first(features); value.json; value = value_next(value), count++) {
        struct value properties = cJSON_IsObject(value.json) ? value_member(value, "properties") : (struct value){0};
        if (!cJSON_IsObject(properties.json) || is_given(value_member(properties, "kind"))) {
            return true;
        }
    }
    return count < 2;
}

static size_t count_shapes(struct value features)
{
    size_t count = 0;
    for (struct value value = value_first(features); value.json; value = value_next(value)) {
        struct value geometry = cJSON_IsObject(value.json) ? value_member(value, "geometry") : (struct value){0};
        count += geometry.json ? geometry_count(geometry) : 1;
    }
    return count;
}

static void read_features(struct loading *loading, struct value features, struct pack_map *map)
{
    if (!has_kinds(features)) {
        diag_add(
            loading->diags, DIAG_WARNING, reader_place(loading, features),
            "none of the %zu shapes says its \"kind\", so nothing is drawn; in QGIS add a text field \"kind\" to the "
            "layer, and fill it with sea, city, neighbour, lake, river or railway",
            "%zu個の図形のどれにも種類「kind」がないので、何も描きません。QGISでレイヤーに文字のフィールド「kind」を"
            "加え、sea、city、neighbour、lake、river、railway のどれかを入れてください。",
            value_count(features));
        return;
    }
    map->features = arena_array(&loading->pack->arena, count_shapes(features), sizeof *map->features);
    for (struct value value = value_first(features); value.json; value = value_next(value)) {
        read_feature(loading, value, map);
    }
}

static bool is_type(struct value root, const char *const *types, size_t count)
{
    struct value type = value_member(root, "type");
    for (size_t i = 0; type.json && cJSON_IsString(type.json) && i < count; i++) {
        if (strcmp(type.json->valuestring, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

/** A geometry alone is a legal file, but nothing says what it is. */
static bool is_bare(struct loading *loading, struct value root)
{
    static const char *const types[] = {"Point",   "MultiPoint",   "LineString",        "MultiLineString",
                                        "Polygon", "MultiPolygon", "GeometryCollection"};
    if (!is_type(root, types, sizeof types / sizeof types[0])) {
        return false;
    }
    diag_add(
        loading->diags, DIAG_ERROR, reader_place(loading, value_member(root, "type")),
        "this is a shape alone (%s), and nothing says of which \"kind\" it is; export the layer as a "
        "FeatureCollection with a field \"kind\"",
        "図形（%s）だけがあり、種類「kind」がわかりません。「kind」のフィールドがあるレイヤーを、FeatureCollection "
        "として書き出してください。",
        value_excerpt(value_member(root, "type"), &loading->scratch));
    return true;
}

/** One feature alone is read like a collection of one. */
static void read_root(struct loading *loading, struct value root, struct pack_map *map)
{
    static const char *const one[] = {"Feature"};
    if (!reader_expect(loading, root, EXPECT_OBJECT) || foreign_map(loading, root) || is_bare(loading, root)) {
        return;
    }
    if (is_type(root, one, 1)) {
        if (georeference_check(loading, root, root)) {
            struct value geometry = value_member(root, "geometry");
            size_t count = geometry.json ? geometry_count(geometry) : 1;
            map->features = arena_array(&loading->pack->arena, count, sizeof *map->features);
            read_feature(loading, root, map);
        }
        return;
    }
    struct value features = check_type(loading, root, "FeatureCollection")
                                ? geometry_need(loading, root, "features", EXPECT_LIST)
                                : (struct value){0};
    if (features.json && georeference_check(loading, root, features)) {
        read_features(loading, features, map);
    }
}

/** A town or a prefecture with its islands is no wider, and lies on the part of the globe that a flat map can show. */
static const double widest_degrees = 20, highest_latitude = 80;
/** A map of which all places lie so far beyond is another town's. */
static const double beyond_degrees = 3;

/** What holds every point of the geography; `low` is above `high` when there is none. */
static void find_bounds(const struct pack_map *map, struct point *low, struct point *high)
{
    *low = point_make(HUGE_VAL, HUGE_VAL);
    *high = point_make(-HUGE_VAL, -HUGE_VAL);
    for (size_t i = 0; i < map->feature_count; i++) {
        for (size_t r = 0; r < map->features[i].ring_count; r++) {
            const struct pack_ring *ring = &map->features[i].rings[r];
            for (size_t p = 0; p < ring->count; p++) {
                *low = point_make(fmin(low->x, ring->points[p].x), fmin(low->y, ring->points[p].y));
                *high = point_make(fmax(high->x, ring->points[p].x), fmax(high->y, ring->points[p].y));
            }
        }
    }
}

static void check_extent(struct loading *loading, struct value member)
{
    struct point low, high;
    find_bounds(&loading->pack->map, &low, &high);
    if (low.x > high.x || (high.x - low.x <= widest_degrees && high.y - low.y <= widest_degrees &&
                           high.y <= highest_latitude && low.y >= -highest_latitude)) {
        return;
    }
    diag_add(
        loading->diags, DIAG_ERROR, reader_place(loading, member),
        "the geography reaches from [%.4g, %.4g] to [%.4g, %.4g], which is no map of a town (at most %.4g degrees, "
        "between %.4g south and north); look for a wrong point, or cut the shapes to the town's surroundings",
        "地図の図形が [%.4g, %.4g] から [%.4g, %.4g] まで広がっています。まちの地図は%.4g度以内、緯度は南北とも"
        "%.4g度までです。まちがった点がないか確かめるか、図形をまちの周辺だけに切り取ってください。",
        low.x, low.y, high.x, high.y, widest_degrees, highest_latitude);
}

/** A place's numbers; false when they are none, or no degrees, which is said already. */
static bool read_place(struct value place, struct point *out)
{
    struct value lon = cJSON_IsObject(place.json) ? value_member(place, "lon") : (struct value){0};
    struct value lat = lon.json ? value_member(place, "lat") : lon;
    if (!lon.json || !lat.json || !cJSON_IsNumber(lon.json) || !cJSON_IsNumber(lat.json)) {
        return false;
    }
    *out = point_make(lon.json->valuedouble, lat.json->valuedouble);
    return fabs(out->x) <= 180 && fabs(out->y) <= 90;
}

/** True after an error when this is the map of another town: several places, and not one on it or near it. */
static bool check_town(struct loading *loading, struct value list, struct point low, struct point high)
{
    size_t places = 0;
    struct point at;
    for (struct value place = value_first(list); place.json; place = value_next(place)) {
        if (read_place(place, &at)) {
            places++;
            if (at.x >= low.x - beyond_degrees && at.x <= high.x + beyond_degrees && at.y >= low.y - beyond_degrees &&
                at.y <= high.y + beyond_degrees) {
                return false;
            }
        }
    }
    if (places < 2) {
        return false;
    }
    diag_add(
        loading->diags, DIAG_ERROR, reader_place(loading, list),
        "no place lies on the map, which reaches from [%.4g, %.4g] to [%.4g, %.4g]; is it the map of another town, "
        "or have longitude and latitude changed places in it?",
        "どの場所も地図（[%.4g, %.4g] から [%.4g, %.4g] "
        "まで）の上にありません。ほかのまちの地図ではありませんか。地図の経度と緯度が入れかわっていませんか。",
        low.x, low.y, high.x, high.y);
    return true;
}

void geography_check_places(struct loading *loading, struct value root)
{
    struct point low, high, at;
    struct town town = town_of(&loading->pack->map);
    struct value list = cJSON_IsObject(root.json) ? value_member(root, "places") : (struct value){0};
    find_bounds(&loading->pack->map, &low, &high);
    if (!town.known || !cJSON_IsArray(list.json) || check_town(loading, list, low, high)) {
        return;
    }
    for (struct value place = value_first(list); place.json; place = value_next(place)) {
        if (read_place(place, &at) && !town_is_near(&town, at)) {
            diag_add(loading->diags, DIAG_WARNING, reader_place(loading, place),
                     "the place at [%.6g, %.6g] lies far from the town, which reaches from [%.4g, %.4g] to [%.4g, "
                     "%.4g], so the map does not show it; correct lon and lat (are they another town's, or have they "
                     "changed places?)",
                     "[%.6g, %.6g] の場所は、まち（[%.4g, %.4g] から [%.4g, %.4g] "
                     "まで）から遠く離れているので、地図には見えません。lon と lat "
                     "を直してください（ほかのまちの値ではありませんか。入れかわっていませんか）。",
                     at.x, at.y, town.low.x, town.low.y, town.high.x, town.high.y);
        }
    }
}

void geography_follow(struct loading *loading, struct value root)
{
    struct value member = cJSON_IsObject(root.json) ? value_member(root, "geography") : (struct value){0};
    const char *name = member.json ? reader_file_name(loading, member) : NULL;
    const struct source *source = name ? reader_open(loading, name, reader_place(loading, member)) : NULL;
    if (source) {
        size_t errors = loading->diags->errors;
        read_root(loading, source_root(source), &loading->pack->map);
        if (loading->diags->errors > errors) {
            loading->pack->map.feature_count = 0; /* with wrong points nothing more can be said about it */
        }
        check_extent(loading, member);
    }
}
