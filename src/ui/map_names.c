#include "ui/map_names.h"

#include <math.h>

#include "ui/card_parts.h"
#include "ui/map_ask.h"
#include "ui/map_lights.h"
#include "ui/state.h"

enum { NAMES_MAX = 64 }; /* more would be a gazetteer, not a map */

/** What no name may touch. */
struct names {
    struct view *view;
    const struct map_layout *layout;
    const struct map_sight *sight;
    const struct map_answer *answer;
    const struct rect *pills;     /* of the sections */
    const struct map_lamp *lamps; /* that are in view */
    size_t lamp_count;
    const struct point *marks; /* true places that are in view, on the stage; only while these are few */
    size_t mark_count;
    struct rect taken[NAMES_MAX];
    size_t taken_count;
};

enum { MARKS_MAX = 200 }; /* among more true places no name could stand */

static const double lamp_clear = 15, mark_clear = 12;

static bool on_parts(const struct names *names, struct rect box)
{
    const struct map_layout *l = names->layout;
    const struct rect parts[] = {l->title, l->sections, l->goals, l->list, l->controls, l->scale, l->notice};
    struct rect stage = rect_make(0, 0, names->view->width, l->goals.y);
    double clear = names->view->contrast == CONTRAST_HIGH ? 26 : 10; /* words have a ground of their own then */
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (rect_overlaps(rect_inset(parts[i], -clear), box)) {
            return true;
        }
    }
    for (size_t i = 0; i < names->view->pack->section_count; i++) {
        if (rect_overlaps(rect_inset(names->pills[i], -clear), box)) {
            return true;
        }
    }
    return !rect_holds(rect_inset(stage, 12), box);
}

static void collect_lights(struct names *names)
{
    struct view *view = names->view;
    struct point *marks = arena_array(view->arena, MARKS_MAX, sizeof *marks);
    struct rect stage = rect_make(0, 0, view->width, view->height);
    names->lamps = map_lamps(view, names->sight, names->answer, &names->lamp_count);
    for (size_t i = 0; i < names->answer->mark_count && names->mark_count < MARKS_MAX; i++) {
        struct point at = map_stage(names->sight, names->answer->marks[i].at);
        if (rect_contains(stage, at)) {
            marks[names->mark_count++] = at;
        }
    }
    names->marks = marks;
}

/** True when a light but `own` stands on the box or too near to it. */
static bool on_light(const struct names *names, struct rect box, const struct map_lamp *own)
{
    for (size_t i = 0; i < names->lamp_count; i++) {
        const struct map_lamp *lamp = &names->lamps[i];
        if (lamp != own && rect_contains(rect_inset(box, -lamp->radius - lamp_clear), lamp->at)) {
            return true;
        }
    }
    struct rect wide = rect_inset(box, -mark_clear);
    for (size_t i = 0; i < names->mark_count; i++) {
        if (rect_contains(wide, names->marks[i])) {
            return true;
        }
    }
    return false;
}

static bool is_free_beside(const struct names *names, struct rect box, const struct map_lamp *own)
{
    for (size_t i = 0; i < names->taken_count; i++) {
        if (rect_overlaps(rect_inset(names->taken[i], -8), box)) {
            return false;
        }
    }
    return names->taken_count < NAMES_MAX && !on_parts(names, box) && !on_light(names, box, own);
}

static bool is_free(const struct names *names, struct rect box)
{
    return is_free_beside(names, box, NULL);
}

static void take(struct names *names, struct rect box)
{
    names->taken[names->taken_count++] = box;
}

static struct rect name_box(const struct names *names, const struct text_style *style, const char *text,
                            struct point center)
{
    double width = paragraph_line_width(names->view->type, style, text);
    return rect_around(center, width, view_layout(names->view, style, text, width + 4)->height);
}

static void set_name(struct names *names, const struct text_style *style, const char *text, struct rect box)
{
    struct view *view = names->view;
    take(names, box);
    draw_shadow(view->list, rect_inset(box, 4), 12, 18, color_fade(view_tint(view, TINT_NIGHT), 0.4));
    view_set(view, style, text, point_make(box.x, box.y), box.w + 4);
}

/** A town or sight: a point, and its name on whichever side there is room. */
static void place_name(struct names *names, const struct pack_place *place)
{
    struct view *view = names->view;
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_MIST));
    style.leading = 1.3;
    const char *text = view_text_in(view, &place->name, &style);
    struct point at = map_project(names->sight, point_make(place->lon, place->lat));
    struct rect size = name_box(names, &style, text, at);
    double aside = size.w / 2 + 13, above = size.h / 2 + 9;
    const struct point sides[] = {{aside, 0}, {-aside, 0}, {0, above}, {0, -above}};
    struct rect dot = rect_around(at, 10, 10);
    for (size_t i = 0; i < sizeof sides / sizeof sides[0] && is_free(names, dot); i++) {
        struct rect box = rect_around(point_make(at.x + sides[i].x, at.y + sides[i].y), size.w, size.h);
        if (is_free(names, box)) {
            draw_disc(view->list, at, 4, color_fade(view_tint(view, TINT_MIST), 0.9));
            set_name(names, &style, text, box);
            return;
        }
    }
}

static struct text_style water_style(const struct names *names, double size)
{
    struct text_style style = view_style(names->view, TYPE_SMALL, color_rgb(0x9CC0EE));
    style.face = FACE_MINCHO;
    style.size = view_size(names->view, size);
    style.leading = 1.3;
    return style;
}

static void river_name(struct names *names, const struct pack_feature *river)
{
    static const double parts[] = {0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2};
    struct text_style style = water_style(names, 26);
    const char *text = view_text_in(names->view, &river->name, &style);
    const struct pack_ring *ring = &river->rings[0];
    for (size_t i = 0; i < 2 * sizeof parts / sizeof parts[0] && ring->count > 1; i++) {
        size_t index = (size_t)(parts[i / 2] * (double)(ring->count - 1));
        struct point at = map_project(names->sight, ring->points[index]);
        struct point next = map_project(names->sight, ring->points[index + 1 < ring->count ? index + 1 : index - 1]);
        double length = fmax(point_distance(at, next), 1);
        struct rect size = name_box(names, &style, text, at);
        /* Beside the river, not on it: the more upright it runs, the further aside. */
        double lean = fabs(next.y - at.y) / length, side = i % 2 ? -1 : 1;
        struct point center =
            point_make(at.x + side * lean * (size.w / 2 + 16), at.y + side * (1 - lean) * 30 - lean * 4);
        struct rect box = rect_around(center, size.w, size.h);
        if (is_free(names, box)) {
            set_name(names, &style, text, box);
            return;
        }
    }
}

static bool ring_holds(const struct pack_ring *ring, struct point p)
{
    bool in = false;
    for (size_t i = 0, j = ring->count - 1; i < ring->count; j = i++) {
        struct point a = ring->points[i], b = ring->points[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            in = !in;
        }
    }
    return in;
}

/** Beyond the known geography the sea goes on as at its edge. */
static bool in_water(const struct names *names, const struct pack_feature *water, struct point stage)
{
    struct rect sheet = rect_inset(names->sight->sheet, 1e-4);
    struct point p = map_unproject(names->sight, stage);
    p.x = fmin(fmax(p.x, sheet.x), sheet.x + sheet.w);
    p.y = fmin(fmax(p.y, sheet.y), sheet.y + sheet.h);
    return ring_holds(&water->rings[0], p);
}

static bool box_in_water(const struct names *names, const struct pack_feature *water, struct rect box)
{
    struct rect wide = rect_inset(box, -12);
    struct point middle = rect_center(box);
    const struct point points[] = {{wide.x, wide.y},
                                   {wide.x + wide.w, wide.y},
                                   {wide.x, wide.y + wide.h},
                                   {wide.x + wide.w, wide.y + wide.h},
                                   middle};
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        if (!in_water(names, water, points[i])) {
            return false;
        }
    }
    return true;
}

/** Try a grid of places on the stage; the name stands where the free water is at its middle. */
static void sea_name(struct names *names, const struct pack_feature *sea)
{
    enum { ACROSS = 24, DOWN = 24 };
    struct view *view = names->view;
    struct text_style style = water_style(names, 34);
    style.tracking = 0.3;
    const char *text = view_text_in(view, &sea->name, &style);
    struct rect found[ACROSS * DOWN];
    size_t count = 0;
    struct point mean = {0, 0};
    struct rect size = name_box(names, &style, text, point_make(0, 0));
    for (int i = 0; i < ACROSS * DOWN; i++) {
        int row = i / ACROSS, column = i % ACROSS;
        struct point at = point_make(view->width * (column + 0.5) / ACROSS, view->height * (row + 0.5) / DOWN);
        struct rect box = rect_around(at, size.w, size.h);
        if (is_free(names, box) && box_in_water(names, sea, box)) {
            found[count++] = box;
            mean = point_make(mean.x + at.x, mean.y + at.y);
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        struct point middle = point_make(mean.x / (double)count, mean.y / (double)count);
        if (point_distance(rect_center(found[i]), middle) < point_distance(rect_center(found[best]), middle)) {
            best = i;
        }
    }
    if (count > 0) {
        set_name(names, &style, text, found[best]);
    }
}

static void lake_name(struct names *names, const struct pack_feature *lake)
{
    struct text_style style = water_style(names, 24);
    const char *text = view_text_in(names->view, &lake->name, &style);
    struct point low = {HUGE_VAL, HUGE_VAL}, high = {-HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < lake->rings[0].count; i++) {
        struct point p = map_project(names->sight, lake->rings[0].points[i]);
        low = point_make(fmin(low.x, p.x), fmin(low.y, p.y));
        high = point_make(fmax(high.x, p.x), fmax(high.y, p.y));
    }
    struct rect box = name_box(names, &style, text, point_mix(low, high, 0.5));
    const double sides[][2] = {{high.x + box.w / 2 + 14, (low.y + high.y) / 2},
                               {low.x - box.w / 2 - 14, (low.y + high.y) / 2},
                               {(low.x + high.x) / 2, high.y + 24},
                               {(low.x + high.x) / 2, low.y - 24}};
    bool worth = fmax(high.x - low.x, high.y - low.y) > 60; /* a pond needs no name yet */
    for (size_t i = 0; i < 4 && worth; i++) {
        struct rect beside = rect_around(point_make(sides[i][0], sides[i][1]), box.w, box.h);
        if (is_free(names, beside)) {
            set_name(names, &style, text, beside);
            return;
        }
    }
}

static void water_name(struct names *names, const struct pack_feature *feature)
{
    if (!pack_text_present(&feature->name) || feature->ring_count == 0 || feature->rings[0].count < 2) {
        return;
    }
    switch (feature->kind) {
    case FEATURE_SEA:
        sea_name(names, feature);
        return;
    case FEATURE_RIVER:
        river_name(names, feature);
        return;
    case FEATURE_LAKE:
        lake_name(names, feature);
        return;
    case FEATURE_CITY:
    case FEATURE_NEIGHBOUR:
    case FEATURE_RAILWAY:
    case FEATURE_KIND_COUNT:
        return;
    }
}

static const double label_width = 320;
enum { LABEL_LINES = 3 };

/** What a light is called: a project by its title, or its group where that can be read, several at one place by that.
 * NULL when nothing is short enough. */
static const struct paragraph *lamp_label(struct names *names, const struct map_group *group)
{
    struct view *view = names->view;
    const struct pack_project *project = &view->pack->projects[group->first];
    bool spread = group->high.x > group->low.x || group->high.y > group->low.y;
    const struct pack_text *texts[] = {&project->title, &project->group};
    size_t count = pack_text_translated(&project->group, view->language) || view->language == 0 ? 2 : 1;
    if (group->count > 1) {
        texts[0] = &view->pack->places[project->place].name;
        count = spread ? 0 : 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct text_style style = view_style_of(view, TYPE_SMALL, view_tint(view, TINT_WASHI), texts[i]);
        style.leading = 1.25;
        style.phrases = true;
        style.balance = true;
        const struct paragraph *label = view_layout(view, &style, view_text_in(view, texts[i], &style), label_width);
        if (label->line_count <= LABEL_LINES && label->width <= label_width) {
            return label;
        }
    }
    return NULL;
}

struct label {
    const struct paragraph *words;
    struct rect box;
};

/** Find room for a light's name on some side of it. */
static bool place_label(struct names *names, const struct map_lamp *lamp, struct label *label)
{
    label->words = lamp_label(names, lamp->group);
    if (!label->words) {
        return false;
    }
    double w = label->words->width + 4, h = label->words->height;
    double aside = lamp->radius + 12 + w / 2, above = lamp->radius + 10 + h / 2;
    const struct point sides[] = {{aside, 0}, {-aside, 0}, {0, above}, {0, -above}};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        label->box = rect_around(point_make(lamp->at.x + sides[i].x, lamp->at.y + sides[i].y), w, h);
        if (is_free_beside(names, label->box, lamp)) {
            take(names, label->box);
            return true;
        }
    }
    return false;
}

static const double whole_until = 1.25; /* zoom to which the map still shows as a whole */

/**
 * Names of lights. They come when the map's scale has come to rest, since how lights stand to each other changes with
 * it; and on the whole map only where every light in view can have its name, so that none seems more than another.
 */
static void lamp_names(struct names *names)
{
    struct view *view = names->view;
    const struct map_state *map = &view->app->map;
    bool zooming = map_way_at(&map->look_way, view->now) < 1 && map->look_from.zoom != map->look.zoom;
    size_t count = 0, tried = zooming || names->lamp_count > NAMES_MAX ? 0 : names->lamp_count;
    struct label labels[NAMES_MAX];
    for (size_t i = 0; i < tried; i++) {
        count += place_label(names, &names->lamps[i], &labels[count]);
    }
    for (size_t i = 0; i < count && (count == tried || names->sight->zoom > whole_until); i++) {
        struct rect box = labels[i].box;
        draw_shadow(view->list, rect_inset(box, 8), 24, 30, color_fade(view_tint(view, TINT_NIGHT), 0.5));
        paragraph_draw(labels[i].words, view->list, view->type, point_make(box.x, box.y), box.w);
    }
}

void map_names_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight)
{
    struct names names = {.view = view,
                          .layout = layout,
                          .sight = sight,
                          .pills = map_ask_pills(view, layout),
                          .answer = map_atlas_ask(view->app->atlas, &view->app->map, sight->scale)};
    collect_lights(&names);
    for (size_t i = 0; i < view->pack->place_count; i++) {
        if (view->pack->places[i].label) {
            place_name(&names, &view->pack->places[i]);
        }
    }
    for (size_t i = 0; i < view->pack->map.feature_count; i++) {
        water_name(&names, &view->pack->map.features[i]);
    }
    lamp_names(&names);
}
