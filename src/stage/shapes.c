#include "stage/shapes.h"

#include <math.h>
#include <string.h>

#include "stage/brush.h"
#include "stage/emoji.h"
#include "stage/key.h"
#include "stage/soft.h"

/** Larger ones than these, in pixels, nobody tells apart; they bound the work. Glows smaller than SMALL_GLOW stand
 * finely. */
enum { BLUR_MAX = 512, CORNER_MAX = 1024, GLOW_MAX = 8192, SMALL_GLOW = 24 };

/** From 0 to `most`; NaN is 0. */
static double size_up_to(double v, double most)
{
    return v > 0 ? v < most ? v : most : 0;
}

struct px_rect shape_bounds(const struct draw_command *command, double scale)
{
    return px_grow(px_around(draw_bounds(command), scale), 1);
}

struct px_rect shape_mote_bounds(const struct draw_mote *mote, double scale)
{
    return soft_disc_area(point_make(mote->at.x * scale, mote->at.y * scale), mote->radius * scale);
}

/** A mask that is in the cache, or was just made for it, or lies in the scratch memory for this once. */
struct found {
    pixman_image_t *image;
    struct px_rect at;
    bool ours; /* to be unreffed */
};

static void found_finish(struct found *found)
{
    if (found->ours) {
        pixman_image_unref(found->image);
    }
}

static bool find_mask(struct pen *pen, uint64_t key, struct found *found)
{
    const struct cached *cached = shelf_find(&pen->tools->shelf, key);
    if (cached) {
        *found = (struct found){cached->image, cached->area, false};
    }
    return cached != NULL;
}

/**
 * Begin a mask that covers `area`: all of it when it goes into the cache, else what is `seen` of it.
 * Fill `*mask`, then end it. `seen` is not empty.
 */
static void begin_mask(struct pen *pen, struct px_rect area, struct px_rect seen, struct mask *mask,
                       struct found *found)
{
    *found = (struct found){.at = area, .ours = true};
    if (tools_may_keep(pen->tools, area) && mask_create(mask, &found->image, area)) {
        pen->tools->cost.masked += px_area(area);
        return;
    }
    found->image = NULL;
    found->at = seen;
    *mask = tools_mask(pen->tools, seen);
}

static void end_mask(struct pen *pen, uint64_t key, const struct mask *mask, struct found *found)
{
    if (found->image) {
        found->ours = !shelf_keep(&pen->tools->shelf, key, found->image, found->at);
    } else {
        found->image = mask_image(mask);
    }
}

/* Paths. */

static uint64_t path_key(const struct draw_path *path, double scale)
{
    uint64_t key = key_number(key_number(key_start(KEYED_PATH), scale), path->stroke);
    key = key_word(key, path->stroke > 0 ? 0 : path->even_odd);
    key = key_bytes(key, path->path->verbs, path->path->verb_count);
    return key_bytes(key, path->path->points, path->path->point_count * sizeof *path->path->points);
}

/** True when the path is an upright rectangle. */
static bool is_rect(const struct path *path, struct rect *out)
{
    static const uint8_t verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    const struct point *p = path->points;
    if (path->verb_count != sizeof verbs || path->point_count != 4 || memcmp(path->verbs, verbs, sizeof verbs) != 0) {
        return false;
    }
    bool across_first = p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
    bool down_first = p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y;
    double x = fmin(p[0].x, p[2].x), y = fmin(p[0].y, p[2].y);
    *out = rect_make(x, y, fmax(p[0].x, p[2].x) - x, fmax(p[0].y, p[2].y) - y);
    return across_first || down_first;
}

/** The whole pixels that the path fills, when it is an upright rectangle on their edges (or a hair off them). */
static bool whole_pixels(const struct draw_path *path, double scale, struct px_rect *out)
{
    struct rect box;
    if (path->stroke > 0 || !is_rect(path->path, &box)) {
        return false;
    }
    const double edges[] = {box.x, box.y, box.x + box.w, box.y + box.h};
    int whole[4];
    for (int i = 0; i < 4; i++) {
        whole[i] = px_round(edges[i] * scale);
        if (fabs(edges[i] * scale - whole[i]) > 1.0 / 16) {
            return false;
        }
    }
    *out = px_between(whole[0], whole[1], whole[2], whole[3]);
    return true;
}

static bool is_opaque(const struct draw_path *path)
{
    bool opaque = path->blend == BLEND_OVER && path->brush.stop_count > 0;
    for (int i = 0; i < path->brush.stop_count; i++) {
        opaque = opaque && path->brush.stops[i].color.a == 255;
    }
    return opaque;
}

bool shape_hides(const struct draw_path *path, double scale, struct px_rect area)
{
    struct px_rect whole;
    return is_opaque(path) && whole_pixels(path, scale, &whole) && px_holds(whole, area);
}

/** Such a rectangle as path_round_rect makes it: rows from y to y + h run straight from side to side. */
static bool is_round_rect(const struct path *path, struct rect *middle)
{
    static const uint8_t verbs[] = {PATH_MOVE, PATH_LINE,  PATH_CUBIC, PATH_LINE,  PATH_CUBIC,
                                    PATH_LINE, PATH_CUBIC, PATH_LINE,  PATH_CUBIC, PATH_CLOSE};
    enum { RIGHT_TOP = 4, RIGHT_BOTTOM = 5, LEFT_BOTTOM = 12, LEFT_TOP = 13, POINTS = 17 };
    const struct point *p = path->points;
    if (path->verb_count != sizeof verbs || path->point_count != POINTS ||
        memcmp(path->verbs, verbs, sizeof verbs) != 0 || p[RIGHT_TOP].x != p[RIGHT_BOTTOM].x ||
        p[LEFT_TOP].x != p[LEFT_BOTTOM].x) {
        return false;
    }
    double top = fmax(p[RIGHT_TOP].y, p[LEFT_TOP].y), bottom = fmin(p[RIGHT_BOTTOM].y, p[LEFT_BOTTOM].y);
    struct rect all = path_bounds(path);
    *middle = rect_make(p[LEFT_TOP].x, top, p[RIGHT_TOP].x - p[LEFT_TOP].x, bottom - top);
    return all.x == middle->x && all.w == middle->w && middle->h > 0;
}

/** The pixels in the middle of an upright rectangle, its corners round or not, that are wholly inside; empty where it
 * is something else, or small. */
static struct px_rect middle_of(const struct draw_path *path, double scale)
{
    enum { WORTH = 64 * 64 };
    struct rect middle;
    if (path->stroke > 0 || !(is_round_rect(path->path, &middle) || is_rect(path->path, &middle))) {
        return (struct px_rect){0};
    }
    struct px_rect core = px_between(-px_floor(-middle.x * scale), -px_floor(-middle.y * scale),
                                     px_floor((middle.x + middle.w) * scale), px_floor((middle.y + middle.h) * scale));
    if (px_area(core) < WORTH) {
        return (struct px_rect){0};
    }
    return core;
}

struct px_rect shape_hidden(const struct draw_path *path, double scale)
{
    return is_opaque(path) ? middle_of(path, scale) : (struct px_rect){0};
}

static void trace_path(struct pen *pen, const struct draw_path *path)
{
    outline_clear(&pen->tools->outline);
    if (path->stroke > 0) {
        outline_stroke(&pen->tools->outline, path->path, pen->scale, path->stroke * pen->scale);
    } else {
        outline_fill(&pen->tools->outline, path->path, pen->scale);
    }
}

static bool is_even_odd(const struct draw_path *path)
{
    return path->even_odd && path->stroke <= 0;
}

static struct shade shade_of(const struct draw_path *path, double scale)
{
    const double thin = 4; /* pixels */
    return (struct shade){&path->brush, path->blend, path->stroke > 0 && path->stroke * scale <= thin};
}

/** What of `area` the traced path covers, run by run. */
static void paint_runs(struct pen *pen, const struct draw_path *path, struct px_rect area)
{
    struct tools *tools = pen->tools;
    const struct outline *outline = &tools->outline;
    struct px_rect seen = pen_visible(pen, px_cut(outline_bounds(outline, 0, outline->contour_count), area));
    struct shade shade = shade_of(path, pen->scale);
    struct brush_runs runs;
    if (shade.thin) { /* by whole tiles */
        int left = seen.x & ~(GRADIENT_TILE - 1);
        seen.w += seen.x - left;
        seen.x = left;
    }
    if (!px_is_empty(seen) && brush_begin(&runs, pen, &shade, seen.w)) {
        raster_each_run(&tools->raster, outline, 0, outline->contour_count, is_even_odd(path), seen, brush_run, &runs);
    }
}

/** The same, and a mask of it is kept. */
static void paint_and_keep(struct pen *pen, const struct draw_path *path, uint64_t key, struct px_rect bounds)
{
    struct tools *tools = pen->tools;
    const struct outline *outline = &tools->outline;
    struct px_rect area = px_cut(outline_bounds(outline, 0, outline->contour_count), bounds);
    struct px_rect seen = pen_visible(pen, area);
    if (px_is_empty(seen)) {
        return;
    }
    struct shade shade = shade_of(path, pen->scale);
    struct mask mask;
    struct found found;
    begin_mask(pen, area, seen, &mask, &found);
    raster_render(&tools->raster, outline, 0, outline->contour_count, is_even_odd(path), &mask);
    end_mask(pen, key, &mask, &found);
    brush_put(pen, &shade, found.image, found.at, px_cut(found.at, bounds));
    found_finish(&found);
}

/** A mask of few lines and much emptiness takes longer to be looked through, and more memory, than its lines to be
 * painted. */
static bool worth_a_mask(const struct draw_path *path, struct px_rect area)
{
    enum { SMALL = 128 * 128, POINT_PIXELS = 8192 };
    return px_area(area) <= SMALL || px_area(area) / POINT_PIXELS < (int64_t)path->path->point_count;
}

/** Worth a draft: of so many lines that each of them costs more as a run than as a part of a mask. */
static bool is_net(const struct draw_path *path, struct px_rect area)
{
    enum { POINTS = 48, LARGE = 256 * 256 };
    return path->stroke > 0 && path->path->point_count >= POINTS && px_area(area) >= LARGE;
}

static void paint_net(struct pen *pen, const struct draw_path *path, uint64_t key, struct px_rect bounds)
{
    struct tools *tools = pen->tools;
    const struct outline *outline = &tools->outline;
    struct shade shade = shade_of(path, pen->scale);
    struct px_rect area;
    pixman_image_t *image = drafts_find(&tools->drafts, key, &area);
    if (!image) {
        struct mask mask;
        trace_path(pen, path);
        area = px_cut(outline_bounds(outline, 0, outline->contour_count), bounds);
        if (px_is_empty(area)) {
            return;
        }
        image = drafts_begin(&tools->drafts, key, area, &mask);
        raster_render(&tools->raster, outline, 0, outline->contour_count, false, &mask);
        tools->cost.masked += px_area(area);
    }
    brush_put(pen, &shade, image, area, area);
}

static void paint_masked(struct pen *pen, const struct draw_path *path, struct px_rect bounds)
{
    bounds = px_cut(bounds, pen_reach(pen)); /* of a net that hangs far beyond the picture only that much is kept */
    uint64_t key = key_bytes(path_key(path, pen->scale), &bounds, sizeof bounds);
    struct shade shade = shade_of(path, pen->scale);
    struct found mask;
    if (is_net(path, bounds) && tools_may_keep(pen->tools, bounds)) {
        paint_net(pen, path, key, bounds);
    } else if (find_mask(pen, key, &mask)) {
        brush_put(pen, &shade, mask.image, mask.at, px_cut(mask.at, bounds));
        found_finish(&mask);
    } else {
        bool keep = worth_a_mask(path, bounds) && !pen->kept && tools_may_keep(pen->tools, bounds) &&
                    shelf_is_wanted(&pen->tools->shelf, key);
        trace_path(pen, path);
        if (keep) {
            paint_and_keep(pen, path, key, bounds);
        } else {
            paint_runs(pen, path, bounds);
        }
    }
}

/** A sheet of paper: its middle is a rectangle, what is around that a frame of four. */
static void paint_paper(struct pen *pen, const struct draw_path *path, struct px_rect core, struct px_rect bounds)
{
    int right = core.x + core.w, bottom = core.y + core.h, far = bounds.x + bounds.w;
    const struct px_rect frame[] = {
        px_between(bounds.x, bounds.y, far, core.y), px_between(bounds.x, core.y, core.x, bottom),
        px_between(right, core.y, far, bottom), px_between(bounds.x, bottom, far, bounds.y + bounds.h)};
    struct shade shade = shade_of(path, pen->scale);
    brush_put(pen, &shade, NULL, core, core);
    trace_path(pen, path);
    for (size_t i = 0; i < sizeof frame / sizeof *frame; i++) {
        paint_runs(pen, path, frame[i]);
    }
}

void shape_paint_path(struct pen *pen, const struct draw_path *path, struct px_rect bounds)
{
    enum { LARGE = 128 * 128 }; /* a smaller one is a mask that is quickly looked through */
    struct px_rect whole, core = px_cut(middle_of(path, pen->scale), bounds);
    if (whole_pixels(path, pen->scale, &whole)) {
        struct shade shade = shade_of(path, pen->scale);
        brush_put(pen, &shade, NULL, whole, px_cut(whole, bounds));
    } else if (px_area(core) < LARGE) {
        paint_masked(pen, path, bounds);
    } else {
        paint_paper(pen, path, core, bounds);
    }
}

/* Soft shapes. */

static void put_color(struct pen *pen, struct color color, enum draw_blend blend, const struct found *mask,
                      struct px_rect at, struct px_rect bounds)
{
    pen_tint(pen, pen_color(color, blend), mask->image, at, px_cut(at, bounds));
}

/** What is seen of a thing that covers `area` around a place x, y; told around that place, too. */
static struct px_rect seen_around(const struct pen *pen, struct px_rect area, int x, int y, struct px_rect bounds)
{
    return px_move(pen_visible(pen, px_cut(px_move(area, x, y), bounds)), -x, -y);
}

/** A shadow as large as its box, of the mask of a smaller one: its rim is the same, its middle repeats. */
struct cast {
    const struct kernels *kernels;
    uint32_t color;
    pixman_image_t *mask;
    struct px_rect small, whole; /* where the mask lies, and what it stands for; in pixels around the box */
    int x, y;                    /* of the box, content pixels */
};

/** The mask's column or row for one of the whole shadow. */
static int fold(int at, int whole, int small)
{
    int half = small / 2;
    return at < half ? at : at >= whole - (small - half) ? at - (whole - small) : half;
}

/** Pixels from..to-1 of the shadow's row, which stand side by side in the mask's, too; x..x + count - 1 are wanted. */
static void cast_part(const struct cast *cast, const uint8_t *row, uint32_t *to, int x, int count, int from, int end)
{
    int first = from > x ? from : x, last = end < x + count ? end : x + count;
    if (first < last) {
        cast->kernels->tint(to + (first - x), cast->color, row + fold(first, cast->whole.w, cast->small.w),
                            last - first);
    }
}

static void cast_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct cast *cast = self;
    int left = x - cast->x - cast->whole.x, half = cast->small.w / 2, right = cast->whole.w - (cast->small.w - half);
    int down = fold(y - cast->y - cast->whole.y, cast->whole.h, cast->small.h);
    const uint8_t *row = mask_row(cast->mask, cast->small, cast->small.x, cast->small.y + down);
    cast_part(cast, row, to, left, count, 0, half);
    int first = half > left ? half : left, last = right < left + count ? right : left + count;
    if (first < last) {
        uint32_t clear = 0;
        cast->kernels->tint(&clear, cast->color, row + half, 1);
        cast->kernels->wash(to + (first - left), clear, last - first);
    }
    cast_part(cast, row, to, left, count, right, cast->whole.w);
}

static bool find_cast(struct pen *pen, const struct soft_box *box, struct found *found)
{
    uint64_t key = key_word(key_word(key_start(KEYED_BOX), (uint64_t)box->w), (uint64_t)box->h);
    key = key_number(key_word(key, (uint64_t)box->blur), box->radius);
    if (find_mask(pen, key, found)) {
        return true;
    }
    struct mask mask;
    struct px_rect area = soft_box_area(box);
    begin_mask(pen, area, area, &mask, found);
    soft_box(&mask, box);
    end_mask(pen, key, &mask, found);
    return found->image != NULL;
}

/** The same mask serves at every place and for every size, so it is kept around 0, 0, and small. */
void shape_paint_shadow(struct pen *pen, const struct draw_shadow *shadow, struct px_rect bounds)
{
    struct px_rect at = px_nearest(shadow->box, pen->scale);
    struct soft_box box = {at.w, at.h, (int)ceil(size_up_to(shadow->blur * pen->scale, BLUR_MAX)),
                           size_up_to(shadow->radius * pen->scale, CORNER_MAX)};
    struct px_rect area = soft_box_area(&box), seen = pen_visible(pen, px_cut(px_move(area, at.x, at.y), bounds));
    struct soft_box small = soft_box_small(&box);
    struct found found;
    if (!px_is_empty(at) && !px_is_empty(seen) && find_cast(pen, &small, &found)) {
        struct cast cast = {.kernels = pen->kernels,
                            .color = pen_color(shadow->color, BLEND_OVER),
                            .mask = found.image,
                            .small = soft_box_area(&small),
                            .whole = area,
                            .x = at.x,
                            .y = at.y};
        pen->tools->cost.tinted += pen_each_row(pen, seen, cast_row, &cast);
        found_finish(&found);
    }
}

/** Something so soft may stand on whole pixels, unless it is small. */
static double glow_place(double v, double radius)
{
    return radius < SMALL_GLOW ? round(v * 4) / 4 : round(v);
}

void shape_paint_glow(struct pen *pen, const struct draw_glow *glow, struct px_rect bounds)
{
    /* Quarter pixels are fine enough for a size; so a light that breathes has a few masks, and not one a frame. */
    double radius = size_up_to(round(glow->radius * pen->scale * 4) / 4, GLOW_MAX);
    struct point place =
        point_make(glow_place(glow->center.x * pen->scale, radius), glow_place(glow->center.y * pen->scale, radius));
    int x = px_floor(place.x), y = px_floor(place.y);
    struct point part = point_make(place.x - x, place.y - y);
    struct px_rect area = soft_glow_area(part, radius), seen = seen_around(pen, area, x, y, bounds);
    if (!(radius > 0) || px_is_empty(seen)) {
        return;
    }
    uint64_t key = key_number(key_number(key_number(key_start(KEYED_GLOW), radius), part.x), part.y);
    struct found found;
    if (!find_mask(pen, key, &found)) {
        struct mask mask;
        begin_mask(pen, area, seen, &mask, &found);
        soft_glow(&mask, part, radius);
        end_mask(pen, key, &mask, &found);
    }
    put_color(pen, glow->color, glow->blend, &found, px_move(found.at, x, y), bounds);
    found_finish(&found);
}

void shape_paint_motes(struct pen *pen, const struct draw_motes *motes, struct px_rect bounds)
{
    for (size_t i = 0; i < motes->count; i++) {
        const struct draw_mote *mote = &motes->items[i];
        struct point center = point_make(mote->at.x * pen->scale, mote->at.y * pen->scale);
        double radius = mote->radius * pen->scale;
        struct px_rect area = px_cut(shape_mote_bounds(mote, pen->scale), bounds);
        struct px_rect seen = pen_visible(pen, area);
        if (px_is_empty(seen) || mote->color.a == 0 || !(radius > 0)) {
            continue;
        }
        struct mask mask = tools_mask(pen->tools, seen);
        soft_disc(&mask, center, radius);
        struct found found = {mask_image(&mask), seen, true};
        put_color(pen, mote->color, BLEND_OVER, &found, seen, bounds);
        found_finish(&found);
    }
}

/* Text. */

/** Along the line a run stands on quarter pixels, across it on whole ones: evenly spaced, and crisp. */
static struct point run_place(const struct draw_text *text, double scale)
{
    double x = text->origin.x * scale, y = text->origin.y * scale;
    return text->vertical ? point_make(round(x), round(y * 4) / 4) : point_make(round(x * 4) / 4, round(y));
}

static uint64_t run_key(const struct draw_text *text, double px, struct point part)
{
    uint64_t key = key_word(key_start(KEYED_RUN), (uint64_t)text->face << 1 | text->vertical);
    key = key_number(key_number(key, px), text->tracking);
    key = key_number(key_number(key, part.x), part.y);
    return key_text(key_text(key, text->language ? text->language : ""), text->text);
}

static void paint_letters(struct pen *pen, const struct draw_text *text, double px, struct point place,
                          struct px_rect bounds)
{
    struct tools *tools = pen->tools;
    int x = px_floor(place.x), y = px_floor(place.y);
    struct point part = point_make(place.x - x, place.y - y);
    uint64_t key = run_key(text, px, part);
    struct found found;
    if (!find_mask(pen, key, &found)) {
        glyphs_outline(&tools->glyphs, tools->type, text, px, part);
        struct px_rect area = glyphs_bounds(&tools->glyphs), seen = seen_around(pen, area, x, y, bounds);
        struct mask mask;
        if (px_is_empty(seen)) {
            return; /* nothing but spaces, or not here */
        }
        begin_mask(pen, area, seen, &mask, &found);
        glyphs_render(&tools->glyphs, &tools->raster, &mask);
        end_mask(pen, key, &mask, &found);
    }
    put_color(pen, text->color, BLEND_OVER, &found, px_move(found.at, x, y), bounds);
    found_finish(&found);
}

void shape_paint_text(struct pen *pen, const struct draw_text *text, struct px_rect bounds)
{
    double px = text->size * pen->scale;
    struct point place = run_place(text, pen->scale);
    if (px > 0 && text->color.a > 0) {
        paint_letters(pen, text, px, place, bounds);
        emoji_paint(pen, text, px, place, bounds);
    }
}
