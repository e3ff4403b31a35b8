#include "stage/survey.h"

#include <math.h>
#include <stdlib.h>

#include "base/bug.h"
#include "stage/key.h"
#include "stage/shapes.h"

enum { SHEET_HALVES_MAX = 6 };

bool layer_is_in_place(const struct draw_layer *layer)
{
    return affine_is_move(layer->transform) && layer->opacity >= 1 && !(layer->flags & LAYER_LATE);
}

int layer_move_x(const struct draw_layer *layer, double scale)
{
    return px_round(layer->transform.x0 * scale);
}

int layer_move_y(const struct draw_layer *layer, double scale)
{
    return px_round(layer->transform.y0 * scale);
}

double layer_sheet_scale(const struct draw_layer *layer, double scale)
{
    struct affine m = layer->transform;
    double shrunk = sqrt(fabs(m.xx * m.yy - m.xy * m.yx));
    for (int halves = 0; halves < SHEET_HALVES_MAX && shrunk < 0.5; halves++) {
        shrunk *= 2;
        scale /= 2;
    }
    return scale;
}

struct affine layer_to_px(const struct draw_layer *layer, double scale)
{
    struct affine m = layer->transform;
    if (affine_is_move(m)) {
        return affine_move(layer_move_x(layer, scale), layer_move_y(layer, scale));
    }
    m.x0 *= scale;
    m.y0 *= scale;
    double enlarge = scale / layer_sheet_scale(layer, scale);
    return affine_then(affine_scale(enlarge, enlarge), m);
}

struct px_rect layer_late_bounds(const struct draw_layer *layer, double scale)
{
    return px_around(affine_bounds(layer->transform, layer->box), scale);
}

struct px_rect layer_reach(const struct draw_layer *layer, double scale, struct px_rect sheet)
{
    struct px_rect reach = px_around(affine_bounds(layer_to_px(layer, scale), px_to_rect(sheet)), 1);
    return affine_is_move(layer->transform) ? reach : px_grow(reach, 2);
}

/** What lies around a command: the layer it is in, and how to get from there to the picture. */
struct surroundings {
    const struct surroundings *outer;
    const struct draw_layer *sheet; /* NULL when painted where `outer` is, moved by dx, dy */
    double scale;                   /* of the content pixels */
    struct px_rect clip;            /* in content pixels */
    int dx, dy;
    uint64_t hash;
};

static struct px_rect on_picture(const struct surroundings *in, struct px_rect area)
{
    for (; in; in = in->outer) {
        area = px_cut(area, in->clip);
        if (px_is_empty(area)) {
            return area;
        }
        area = in->sheet ? layer_reach(in->sheet, in->outer->scale, area) : px_move(area, in->dx, in->dy);
    }
    return area;
}

static void add_item(struct survey *survey, const struct surroundings *in, uint64_t hash, struct px_rect area)
{
    struct px_rect bounds = on_picture(in, area);
    if (px_is_empty(bounds)) {
        return;
    }
    if (survey->item_count == survey->item_room) {
        survey->item_room = survey->item_room ? survey->item_room * 2 : 256;
        survey->items = realloc(survey->items, survey->item_room * sizeof *survey->items);
        if (!survey->items) {
            BUG("out of memory");
        }
    }
    survey->items[survey->item_count++] = (struct survey_item){key_word(in->hash, hash), bounds};
}

static uint64_t look_over(struct survey *survey, size_t from, size_t to, const struct surroundings *in,
                          struct px_rect *reach);

static void reach_to(struct px_rect *reach, struct px_rect area)
{
    *reach = px_join(*reach, area);
}

static uint64_t hash_area(uint64_t hash, struct px_rect area)
{
    return key_bytes(hash, &area, sizeof area);
}

static uint64_t look_into_clip(struct survey *survey, size_t at, const struct surroundings *in, struct px_rect *reach)
{
    struct px_rect clip = px_nearest(survey->list->commands[at].clip, in->scale);
    struct surroundings inside = {.outer = in, .scale = in->scale, .clip = clip, .hash = hash_area(in->hash, clip)};
    struct px_rect inner = {0};
    uint64_t content = look_over(survey, at + 1, survey->ends[at], &inside, &inner);
    reach_to(reach, px_cut(inner, clip));
    return content;
}

/** What a late layer looks like now is the picture that is there, and where it stands. */
static uint64_t look_into_late(struct survey *survey, size_t at, const struct surroundings *in, struct px_rect *reach)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    size_t first = at + 1, count = survey->ends[at] - first;
    struct late_wish wish = {.layer = layer,
                             .commands = &survey->list->commands[first],
                             .count = count,
                             .content =
                                 key_bytes(key_start(KEYED_LATE), &survey->hashes[first], count * sizeof(uint64_t)),
                             .scale = in->scale};
    REQUIRE(survey->late);
    uint64_t stamp = late_ask(survey->late, &wish);
    struct affine m = layer->transform;
    uint64_t hash = key_number(key_number(key_number(key_word(key_start(KEYED_LATE), stamp), m.xx), m.x0), m.y0);
    if (layer->opacity > 0) {
        add_item(survey, in, hash, layer_late_bounds(layer, in->scale));
        reach_to(reach, layer_late_bounds(layer, in->scale));
    }
    survey->contents[at] = hash;
    return hash;
}

static uint64_t look_into_layer(struct survey *survey, size_t at, const struct surroundings *in, struct px_rect *reach)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    if (layer->flags & LAYER_LATE) {
        return look_into_late(survey, at, in, reach);
    }
    bool in_place = layer_is_in_place(layer);
    double scale = in_place ? in->scale : layer_sheet_scale(layer, in->scale);
    struct px_rect box = px_around(layer->box, scale);
    struct surroundings inside = {.outer = in, .scale = scale, .clip = box, .hash = hash_area(in->hash, box)};
    if (in_place) {
        inside.dx = layer_move_x(layer, scale);
        inside.dy = layer_move_y(layer, scale);
        inside.hash = key_word(key_word(inside.hash, (uint64_t)inside.dx), (uint64_t)inside.dy);
    } else {
        inside.sheet = layer;
        inside.hash = key_word(inside.hash, survey->hashes[at]);
    }
    struct px_rect inner = {0};
    if (in_place && layer->flags & LAYER_OPAQUE) {
        add_item(survey, &inside, layer->flags, box); /* where one ground ends and the next begins matters */
        inner = box;
    }
    survey->contents[at] = look_over(survey, at + 1, survey->ends[at], &inside, &inner);
    survey->sheets[at] = px_cut(inner, box);
    if (in_place) {
        reach_to(reach, px_move(survey->sheets[at], inside.dx, inside.dy));
    } else {
        add_item(survey, &inside, layer->flags, survey->sheets[at]); /* so does where a sheet does */
        reach_to(reach, layer_reach(layer, in->scale, survey->sheets[at]));
    }
    return survey->contents[at];
}

/** What a picture looks like now: it may still have to come. One that is not seen is not asked for. */
static void look_at_picture(struct survey *survey, size_t at, const struct surroundings *in)
{
    const struct draw_command *command = &survey->list->commands[at];
    REQUIRE(survey->album);
    if (!px_is_empty(on_picture(in, shape_bounds(command, in->scale)))) {
        survey->hashes[at] = key_word(survey->hashes[at], album_ask(survey->album, &command->picture, in->scale));
    }
}

/** What of a layer itself changes the looks of what it lies on: one in place moves by whole pixels. */
static uint64_t layer_hash(const struct survey *survey, size_t at, double scale)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    if (!layer_is_in_place(layer)) {
        return survey->hashes[at];
    }
    struct px_rect box = px_move(px_around(layer->box, scale), layer_move_x(layer, scale), layer_move_y(layer, scale));
    return key_bytes(key_word(key_start(KEYED_SHEET), layer->flags), &box, sizeof box);
}

/** Each by itself: they are small, and far from one another. */
static void add_motes(struct survey *survey, const struct surroundings *in, const struct draw_motes *motes)
{
    for (size_t i = 0; i < motes->count; i++) {
        const struct draw_mote *mote = &motes->items[i];
        const double numbers[] = {mote->at.x, mote->at.y, mote->radius};
        uint64_t hash = key_bytes(key_start(KEYED_MOTE), numbers, sizeof numbers);
        add_item(survey, in, key_bytes(hash, &mote->color, sizeof mote->color), shape_mote_bounds(mote, in->scale));
    }
}

/** Add the items of commands from..to-1; returns a hash of them all, as they are in themselves. All that they can paint
 * comes to `reach`, in content pixels. */
static uint64_t look_over(struct survey *survey, size_t from, size_t to, const struct surroundings *in,
                          struct px_rect *reach)
{
    uint64_t content = key_word(key_start(KEYED_SHEET), to - from);
    for (size_t at = from; at < to; at++) {
        const struct draw_command *command = &survey->list->commands[at];
        if (command->kind == DRAW_PICTURE) {
            look_at_picture(survey, at, in);
        }
        bool layer = command->kind == DRAW_LAYER_BEGIN;
        content = key_word(content, layer ? layer_hash(survey, at, in->scale) : survey->hashes[at]);
        if (layer) {
            content = key_word(content, look_into_layer(survey, at, in, reach));
            at = survey->ends[at];
        } else if (command->kind == DRAW_CLIP_BEGIN) {
            content = key_word(content, look_into_clip(survey, at, in, reach));
            at = survey->ends[at];
        } else {
            struct px_rect bounds = shape_bounds(command, in->scale);
            if (command->kind == DRAW_MOTES) {
                add_motes(survey, in, &command->motes);
            } else {
                add_item(survey, in, survey->hashes[at], bounds);
            }
            reach_to(reach, bounds);
        }
    }
    return content;
}

static void make_room(struct survey *survey, size_t count)
{
    if (count <= survey->room) {
        return;
    }
    size_t room = count + count / 2;
    survey->ends = realloc(survey->ends, room * sizeof *survey->ends);
    survey->hashes = realloc(survey->hashes, room * sizeof *survey->hashes);
    survey->contents = realloc(survey->contents, room * sizeof *survey->contents);
    survey->sheets = realloc(survey->sheets, room * sizeof *survey->sheets);
    if (!survey->ends || !survey->hashes || !survey->contents || !survey->sheets) {
        BUG("out of memory");
    }
    survey->room = room;
}

/** Find each begin's end. While a begin is open, its place holds the begin around it. */
static void match_ends(struct survey *survey)
{
    const struct draw_list *list = survey->list;
    size_t open = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        enum draw_kind kind = list->commands[i].kind;
        survey->ends[i] = i;
        if (kind == DRAW_LAYER_BEGIN || kind == DRAW_CLIP_BEGIN) {
            survey->ends[i] = open;
            open = i;
        } else if (kind == DRAW_LAYER_END || kind == DRAW_CLIP_END) {
            REQUIRE(open != SIZE_MAX);
            size_t outer = survey->ends[open];
            survey->ends[open] = i;
            open = outer;
        }
    }
    REQUIRE(open == SIZE_MAX);
}

void survey_take(struct survey *survey, const struct draw_list *list, double scale, struct px_rect picture,
                 struct late *late, struct album *album)
{
    survey->list = list;
    survey->late = late;
    survey->album = album;
    survey->item_count = 0;
    make_room(survey, list->count);
    match_ends(survey);
    for (size_t i = 0; i < list->count; i++) {
        survey->hashes[i] = draw_hash(&list->commands[i]);
    }
    struct surroundings stage = {.scale = scale, .clip = picture, .hash = key_number(key_start(KEYED_GROUND), scale)};
    struct px_rect reach = {0};
    look_over(survey, 0, list->count, &stage, &reach);
}

void survey_finish(struct survey *survey)
{
    free(survey->ends);
    free(survey->hashes);
    free(survey->contents);
    free(survey->sheets);
    free(survey->items);
    *survey = (struct survey){0};
}
