#include "pack/geography.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "pack/nearest.h"

static const char *const kind_names[] = {
    [FEATURE_SEA] = "sea",   [FEATURE_CITY] = "city",   [FEATURE_NEIGHBOUR] = "neighbour",
    [FEATURE_LAKE] = "lake", [FEATURE_RIVER] = "river", [FEATURE_RAILWAY] = "railway",
};
static_assert(sizeof kind_names / sizeof kind_names[0] == FEATURE_KIND_COUNT, "every kind has its name");

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

/** A member that must be there and be this: else complains and returns a value without json. */
static struct value need(struct loading *loading, struct value object, const char *key, enum expected expected)
{
    struct value member = need_member(loading, object, key);
    return member.json && reader_expect(loading, member, expected) ? member : (struct value){0};
}

/** True when the object's "type" says `type`. */
static bool check_type(struct loading *loading, struct value object, const char *type)
{
    struct value member = need(loading, object, "type", EXPECT_STRING);
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

static void read_ring(struct loading *loading, struct value value, const struct geometry *geometry,
                      struct pack_feature *feature)
{
    size_t count = value_count(value);
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
    feature->rings[feature->ring_count++] = (struct pack_ring){points, count};
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

static void read_rings(struct loading *loading, struct value value, int depth, const struct geometry *geometry,
                       struct pack_feature *feature)
{
    if (!reader_expect(loading, value, EXPECT_LIST)) {
        return;
    }
    if (depth == 1) {
        read_ring(loading, value, geometry, feature);
        return;
    }
    for (struct value child = value_first(value); child.json; child = value_next(child)) {
        read_rings(loading, child, depth - 1, geometry, feature);
    }
}

static const struct geometry *find_geometry(struct loading *loading, struct value value)
{
    struct value type = need(loading, value, "type", EXPECT_STRING);
    for (size_t i = 0; type.json && i < sizeof geometries / sizeof geometries[0]; i++) {
        if (strcmp(type.json->valuestring, geometries[i].type) == 0) {
            return &geometries[i];
        }
    }
    if (type.json) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, type),
                 "%s cannot be drawn; use Polygon, MultiPolygon, LineString or MultiLineString",
                 "%s は描けません。Polygon、MultiPolygon、LineString、MultiLineString のどれかにしてください。",
                 value_excerpt(type, &loading->scratch));
    }
    return NULL;
}

static void read_geometry(struct loading *loading, struct value value, struct pack_feature *feature)
{
    const struct geometry *geometry = find_geometry(loading, value);
    struct value coordinates = need_member(loading, value, "coordinates");
    if (!geometry || !coordinates.json) {
        return;
    }
    size_t count = count_rings(coordinates, geometry->depth);
    if (count == 0) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, coordinates),
                 "there are no points; add them, or remove the shape",
                 "点がありません。点を加えるか、この図形を消してください。");
    }
    feature->area = geometry->area;
    feature->rings = arena_array(&loading->pack->arena, count, sizeof *feature->rings);
    read_rings(loading, coordinates, geometry->depth, geometry, feature);
}

/** Kinds that we do not know may be drawn by a later version, so they are left out with a warning only. */
static bool read_kind(struct loading *loading, struct value properties, enum pack_feature_kind *out)
{
    struct value kind = need(loading, properties, "kind", EXPECT_STRING);
    for (size_t i = 0; kind.json && i < FEATURE_KIND_COUNT; i++) {
        if (strcmp(kind.json->valuestring, kind_names[i]) == 0) {
            *out = (enum pack_feature_kind)i;
            return true;
        }
    }
    if (kind.json) {
        const char *near = nearest_find(kind.json->valuestring, kind_names, FEATURE_KIND_COUNT);
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, kind),
                 near ? "the kind %s is not known, so this shape is left out; did you mean \"%s\"?"
                      : "the kind %s is not known, so this shape is left out; use sea, city, neighbour, lake, river or "
                        "railway",
                 near ? "%s という種類はないので、この図形は描きません。「%s」の書きまちがいではありませんか。"
                      : "%s という種類はないので、この図形は描きません。sea、city、neighbour、lake、river、railway "
                        "のどれかにしてください。",
                 value_excerpt(kind, &loading->scratch), near);
    }
    return false;
}

/** False when there is nothing to draw. */
static bool read_feature(struct loading *loading, struct value value, struct pack_feature *feature)
{
    if (!reader_expect(loading, value, EXPECT_OBJECT) || !check_type(loading, value, "Feature")) {
        return false;
    }
    struct value properties = need(loading, value, "properties", EXPECT_OBJECT);
    struct value geometry = need(loading, value, "geometry", EXPECT_OBJECT);
    if (!properties.json || !geometry.json || !read_kind(loading, properties, &feature->kind)) {
        return false;
    }
    struct value name = value_member(properties, "name");
    if (name.json) {
        reader_text(loading, name, PACK_NAME_COLUMNS, &feature->name);
    }
    read_geometry(loading, geometry, feature);
    return true;
}

static void read_collection(struct loading *loading, struct value root, struct pack_map *map)
{
    if (!reader_expect(loading, root, EXPECT_OBJECT) || !check_type(loading, root, "FeatureCollection")) {
        return;
    }
    struct value features = need(loading, root, "features", EXPECT_LIST);
    if (!features.json) {
        return;
    }
    map->features = arena_array(&loading->pack->arena, value_count(features), sizeof *map->features);
    for (struct value value = value_first(features); value.json; value = value_next(value)) {
        struct pack_feature feature = {0};
        if (read_feature(loading, value, &feature)) {
            map->features[map->feature_count++] = feature;
        }
    }
}

/** A town or a prefecture with its islands is no wider, and lies on the part of the globe that a flat map can show. */
static const double widest_degrees = 20, highest_latitude = 80;
/** A place may lie so far beyond the geography: a partner town, an island. */
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

void geography_check_places(struct loading *loading, struct value root)
{
    struct point low, high;
    find_bounds(&loading->pack->map, &low, &high);
    struct value list = cJSON_IsObject(root.json) ? value_member(root, "places") : (struct value){0};
    if (low.x > high.x || !cJSON_IsArray(list.json)) {
        return;
    }
    for (struct value place = value_first(list); place.json; place = value_next(place)) {
        struct value lon = cJSON_IsObject(place.json) ? value_member(place, "lon") : (struct value){0};
        struct value lat = lon.json ? value_member(place, "lat") : lon;
        if (!lon.json || !lat.json || !cJSON_IsNumber(lon.json) || !cJSON_IsNumber(lat.json)) {
            continue; /* said already */
        }
        double x = lon.json->valuedouble, y = lat.json->valuedouble;
        if (fabs(x) > 180 || fabs(y) > 90) {
            continue; /* likewise */
        }
        if (x < low.x - beyond_degrees || x > high.x + beyond_degrees || y < low.y - beyond_degrees ||
            y > high.y + beyond_degrees) {
            diag_add(
                loading->diags, DIAG_ERROR, reader_place(loading, place),
                "the place at [%.6g, %.6g] lies far from the map, which reaches from [%.4g, %.4g] to [%.4g, %.4g]; "
                "correct lon and lat (have they changed places?)",
                "[%.6g, %.6g] の場所は、地図（[%.4g, %.4g] から [%.4g, %.4g] まで）から遠く離れています。lon と lat "
                "を直してください（入れかわっていませんか）。",
                x, y, low.x, low.y, high.x, high.y);
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
        read_collection(loading, source_root(source), &loading->pack->map);
        if (loading->diags->errors > errors) {
            loading->pack->map.feature_count = 0; /* with wrong points nothing more can be said about it */
        }
        check_extent(loading, member);
    }
}
