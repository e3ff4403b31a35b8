#include "judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "text/chars.h"
#include "ui/screen.h"
#include "ui/target.h"
#include "ui/theme.h"

/** A text where it really stands: mapped through its layers, cut to its clips. */
struct placed {
    const struct draw_text *text;
    struct rect bounds, letters;
    bool clipped; /* it may be seen in part only */
    bool turned;  /* its bounds are larger than it is */
};

/** An opaque shape that something can stand on; a light one is a card, a slip or a button. */
struct ground {
    struct rect area;
    bool light;
};

struct judge {
    const struct draw_list *list;
    const char *where;
    FILE *out;
    size_t faults;
    struct placed *texts;
    size_t text_count;
    struct ground *grounds; /* what is opaque, in the order of painting */
    size_t ground_count;
};

enum { DEPTH_MAX = 32 };

/** Where the letters of a text are, without the air around them. */
static struct rect letters_of(const struct draw_text *text)
{
    struct rect bounds = text->bounds;
    double above = fmax(0, bounds.h - text->size * 0.7), size = text->size;
    /* full-width brackets and stops are half blank, and what stands beside them comes nearer */
    double head = char_is_wide_open(char_at(text->text, strlen(text->text), 0)) ? 0.5 : 0;
    double tail = char_is_wide_close(char_before(text->text, strlen(text->text))) ? 0.5 : 0;
    return rect_make(bounds.x + size * (0.15 + head), bounds.y + above / 2,
                     fmax(0, bounds.w - size * (0.3 + head + tail)), bounds.h - above);
}

/** The number of a gathered light moves with the map, beneath what stands before it and beyond the picture. */
static bool is_of_the_map(const struct draw_list *list, const char *text)
{
    bool map = false;
    for (size_t i = 0; i < list->hit_count && !map; i++) {
        map = target_kind(list->hits[i].target) == TARGET_MAP_GROUND;
    }
    return map && text[0] && strspn(text, "0123456789") == strlen(text);
}

static void complain(struct judge *judge, const char *what, const struct placed *a, const struct placed *b)
{
    judge->faults++;
    fprintf(judge->out, "%s: %s: '%.60s' at %.0f,%.0f %.0fx%.0f", judge->where, what, a->text->text, a->bounds.x,
            a->bounds.y, a->bounds.w, a->bounds.h);
    fprintf(judge->out, b ? " and '%.60s'\n" : "\n", b ? b->text->text : "");
}

/** What stands on a card stays on it: the topmost ground that a text touches holds it. */
static void judge_ground(struct judge *judge, const struct placed *placed)
{
    for (size_t i = judge->ground_count; i-- > 0 && !placed->clipped;) {
        const struct ground *ground = &judge->grounds[i];
        if (rect_holds(ground->area, placed->letters)) {
            return;
        }
        if (ground->light && rect_overlaps(ground->area, placed->letters)) {
            complain(judge, "stands over the edge of its card", placed, NULL);
            return;
        }
    }
}

static void note_ground(struct judge *judge, const struct draw_path *path, struct rect area)
{
    bool light = color_contrast(path->brush.stops[0].color, color_rgb(0)) > 10 && path->brush.kind != BRUSH_RADIAL;
    /* Small light things are lights and lamps; a dark plate as low as one line hides what passes beneath it. */
    if (area.w > 40 && area.h > (light ? 40 : 24)) {
        judge->grounds[judge->ground_count++] = (struct ground){area, light};
    }
}

static void place_text(struct judge *judge, const struct draw_text *text, struct affine way, struct rect clip)
{
    struct rect bounds = affine_bounds(way, text->bounds), seen = rect_cut(bounds, clip);
    struct rect letters = rect_cut(affine_bounds(way, letters_of(text)), clip);
    if (text->color.a < 8 || seen.w <= 0 || seen.h <= 0) {
        return;
    }
    judge->texts[judge->text_count++] = (struct placed){
        text, bounds, letters, !rect_holds(rect_inset(clip, -1), bounds) || is_of_the_map(judge->list, text->text),
        fabs(way.xy) > 1e-3};
    judge_ground(judge, &judge->texts[judge->text_count - 1]);
}

/** What a filled shape hides of what was drawn before it: an opaque one what lies wholly behind it, a shade over the
 * whole picture everything (it stays to be seen, but nobody reads it). */
static void hide(struct judge *judge, const struct draw_command *command, struct affine way, struct rect clip)
{
    const struct draw_path *path = &command->path;
    if (path->stroke > 0 || path->blend != BLEND_OVER) {
        return;
    }
    struct rect all = rect_make(0, 0, judge->list->width, judge->list->height);
    struct rect area = rect_cut(affine_bounds(way, draw_bounds(command)), clip);
    uint8_t alpha = 255;
    for (int i = 0; i < path->brush.stop_count || i == 0; i++) {
        alpha = path->brush.stops[i].color.a < alpha ? path->brush.stops[i].color.a : alpha;
    }
    if (area.w < 5 || area.h < 5) {
        return; /* nothing of it is seen, or only a hairline */
    }
    if (alpha > 120 && rect_holds(rect_inset(area, -1), all)) {
        judge->text_count = judge->ground_count = 0;
    }
    if (alpha == 255) {
        note_ground(judge, path, area);
    }
    for (size_t i = judge->text_count; alpha == 255 && i-- > 0;) {
        if (rect_holds(area, judge->texts[i].letters)) {
            judge->texts[i] = judge->texts[--judge->text_count];
        } else if (judge->texts[i].clipped && rect_overlaps(area, judge->texts[i].letters)) {
            judge->texts[i] = judge->texts[--judge->text_count]; /* only a part of it is seen */
        } else if (!judge->texts[i].text->vertical && rect_overlaps(rect_inset(area, 2), judge->texts[i].letters)) {
            char what[96];
            snprintf(what, sizeof what, "half hidden by what stands at %.0f,%.0f %.0fx%.0f", area.x, area.y, area.w,
                     area.h);
            complain(judge, what, &judge->texts[i], NULL);
        }
    }
}

static void place_texts(struct judge *judge)
{
    struct affine ways[DEPTH_MAX] = {affine_identity()};
    struct rect clips[DEPTH_MAX] = {{-1e6, -1e6, 2e6, 2e6}};
    size_t way = 0, clip = 0;
    for (size_t i = 0; i < judge->list->count; i++) {
        const struct draw_command *command = &judge->list->commands[i];
        switch (command->kind) {
        case DRAW_LAYER_BEGIN:
            REQUIRE(way + 1 < DEPTH_MAX);
            ways[way + 1] = affine_then(command->layer.transform, ways[way]);
            way++;
            break;
        case DRAW_LAYER_END:
            way--;
            break;
        case DRAW_CLIP_BEGIN:
            REQUIRE(clip + 1 < DEPTH_MAX);
            clips[clip + 1] = rect_cut(affine_bounds(ways[way], command->clip), clips[clip]);
            clip++;
            break;
        case DRAW_CLIP_END:
            clip--;
            break;
        case DRAW_TEXT:
            place_text(judge, &command->text, ways[way], clips[clip]);
            break;
        case DRAW_PATH:
            hide(judge, command, ways[way], clips[clip]);
            break;
        case DRAW_SHADOW:
        case DRAW_GLOW:
        case DRAW_MOTES:
        case DRAW_PICTURE:
        case DRAW_KIND_COUNT:
            break;
        }
    }
}

static void judge_edges(struct judge *judge)
{
    struct rect all = rect_make(-1, -1, judge->list->width + 2, judge->list->height + 2);
    for (size_t i = 0; i < judge->text_count; i++) {
        if (!judge->texts[i].clipped && !rect_holds(all, judge->texts[i].bounds)) {
            complain(judge, "text beyond the edge", &judge->texts[i], NULL);
        }
    }
}

/** Columns stand close together, a slip in front hides those behind it, and the bounds of two texts on one slip that
 * leans overlap where the texts do not: only upright lines are compared. */
static void judge_apart(struct judge *judge)
{
    for (size_t i = 0; i < judge->text_count; i++) {
        for (size_t j = i + 1; j < judge->text_count; j++) {
            const struct placed *a = &judge->texts[i], *b = &judge->texts[j];
            if (!a->text->vertical && !b->text->vertical && !(a->turned && b->turned) &&
                rect_overlaps(a->letters, b->letters)) {
                complain(judge, "text upon text", b, a);
            }
        }
    }
}

/** What takes drags or taps of a whole sheet, or lies open and is cut by its frame. */
static bool is_large(const struct hit *hit)
{
    return (hit->gestures & (HIT_DRAG_X | HIT_DRAG_Y)) != 0 || target_kind(hit->target) == TARGET_BLOCK ||
           target_kind(hit->target) == TARGET_PANEL_CLOSE || target_kind(hit->target) == TARGET_CONTINUE;
}

static void complain_hit(struct judge *judge, const char *what, const struct hit *hit)
{
    judge->faults++;
    fprintf(judge->out, "%s: %s: target %d, number %d, at %.0f,%.0f %.0fx%.0f\n", judge->where, what,
            (int)target_kind(hit->target), target_number(hit->target), hit->area.x, hit->area.y, hit->area.w,
            hit->area.h);
}

/** The lights of attract and of the map stand where their places are: these may be close together. */
static bool is_light(const struct hit *hit)
{
    enum target_kind kind = target_kind(hit->target);
    return kind == TARGET_ATTRACT_LIGHT || kind == TARGET_MAP_LIGHT || kind == TARGET_MAP_CLUSTER ||
           kind == TARGET_MAP_PART;
}

/** An overlay takes all touches: what lies beneath it cannot be reached. */
static size_t first_reachable(const struct draw_list *list)
{
    size_t first = 0;
    for (size_t i = 0; i < list->hit_count; i++) {
        if (list->hits[i].area.w >= list->width - 1 && list->hits[i].area.h >= list->height - 1) {
            first = i;
        }
    }
    return first;
}

static void judge_targets(struct judge *judge)
{
    for (size_t i = first_reachable(judge->list); i < judge->list->hit_count; i++) {
        const struct hit *hit = &judge->list->hits[i];
        if (is_large(hit) || is_light(hit)) {
            continue;
        }
        if (hit->area.w < THEME_TARGET - 0.1 || hit->area.h < THEME_TARGET - 0.1) {
            complain_hit(judge, "too small to touch", hit);
        }
        for (size_t j = i + 1; j < judge->list->hit_count; j++) {
            const struct hit *other = &judge->list->hits[j];
            bool apart = is_large(other) || is_light(other) ||
                         !rect_overlaps(rect_inset(hit->area, 0.1), rect_inset(other->area, 0.1));
            if (!apart) {
                complain_hit(judge, "stands upon another target", other);
            }
        }
    }
}

static bool leads_on(const struct hit *hit)
{
    switch ((int)target_kind(hit->target)) {
    case TARGET_GO:
        return target_number(hit->target) == SCREEN_HOME;
    case TARGET_PANEL_CLOSE:
    case TARGET_CONTINUE:
    case TARGET_WAKE:
    case TARGET_STAFF_CLOSE:
        return true;
    default:
        return false;
    }
}

static void judge_way(struct judge *judge)
{
    for (size_t i = 0; i < judge->list->hit_count; i++) {
        if (leads_on(&judge->list->hits[i])) {
            return;
        }
    }
    judge->faults++;
    fprintf(judge->out, "%s: no way home\n", judge->where);
}

size_t judge_list(const struct draw_list *list, unsigned flags, const char *where, FILE *out)
{
    struct judge judge = {.list = list, .where = where, .out = out};
    judge.texts = calloc(list->count + 1, sizeof *judge.texts);
    judge.grounds = calloc(list->count + 1, sizeof *judge.grounds);
    REQUIRE(judge.texts && judge.grounds);
    place_texts(&judge);
    if (!(flags & JUDGE_LEAVES)) {
        judge_edges(&judge);
    }
    judge_apart(&judge);
    judge_targets(&judge);
    if (!(flags & JUDGE_NO_WAY)) {
        judge_way(&judge);
    }
    free(judge.texts);
    free(judge.grounds);
    return judge.faults;
}
