#include "stage/sheet.h"

#include <math.h>
#include <string.h>

#include "base/bug.h"
#include "stage/key.h"
#include "stage/papers.h"
#include "stage/photo.h"
#include "stage/resample.h"
#include "stage/shapes.h"
#include "stage/turned.h"

/** Clear pixels around a sheet, so that its edges stay soft when it is turned. */
enum { SHEET_BORDER = 2 };

static void paint_clip(struct pen *pen, const struct survey *survey, size_t at)
{
    struct px_rect clip = px_nearest(survey->list->commands[at].clip, pen->scale);
    struct pen inside;
    pen_init_within(&inside, pen, clip, 0, 0);
    sheet_paint(&inside, survey, at + 1, survey->ends[at]);
    pen_finish(&inside);
}

/** The layer's content on a clear sheet of its own that covers `area`; only `box` of it can be painted on. A ground is
 * black where nothing is. */
static void paint_alone(const struct pen *pen, pixman_image_t *image, const struct survey *survey, size_t at,
                        struct px_rect area, struct px_rect box, double scale, bool kept, bool ground)
{
    pen->tools->cost.sheeted += px_area(area);
    struct px_rect inner = px_move(px_cut(area, box), -area.x, -area.y);
    pixman_region32_t region;
    pixman_region32_init_rect(&region, inner.x, inner.y, (unsigned)inner.w, (unsigned)inner.h);
    struct pen alone;
    pen_init(&alone, pen->tools, image, &region, scale);
    alone.kept = kept || pen->kept;
    alone.sheet = true;
    alone.dx = -area.x;
    alone.dy = -area.y;
    if (ground) {
        pen_wash(&alone, pen_color(color_rgb(0), BLEND_OVER), area);
    }
    sheet_paint(&alone, survey, at + 1, survey->ends[at]);
    pen_finish(&alone);
    pixman_region32_fini(&region);
}

/** A sheet and where it lies. */
struct sheet {
    pixman_image_t *image;
    struct px_rect area;
    bool ours; /* to be unreffed; else it is on the shelf */
};

static void release_sheet(const struct sheet *sheet)
{
    if (sheet->ours) {
        pixman_image_unref(sheet->image);
    }
}

static bool find_sheet(struct pen *pen, uint64_t key, struct sheet *sheet)
{
    const struct cached *cached = shelf_find(&pen->tools->shelf, key);
    if (cached) {
        *sheet = (struct sheet){.image = cached->image, .area = cached->area};
    }
    return cached != NULL;
}

/** A content that comes again is worth a sheet in the cache; one that changes is painted only where it is needed. */
static bool worth_keeping(struct pen *pen, uint64_t key, struct px_rect area)
{
    return tools_may_keep(pen->tools, area) && shelf_is_wanted_again(&pen->tools->shelf, key);
}

static void get_sheet(struct pen *pen, const struct survey *survey, size_t at, struct px_rect box, double scale,
                      struct px_rect needed, struct sheet *sheet)
{
    uint64_t key =
        key_bytes(key_number(key_word(key_start(KEYED_SHEET), survey->contents[at]), scale), &box, sizeof box);
    if (find_sheet(pen, key, sheet)) {
        return;
    }
    struct px_rect whole = px_grow(box, SHEET_BORDER);
    bool keep = worth_keeping(pen, key, whole);
    sheet->area = keep ? whole : px_cut(needed, whole);
    sheet->image = tools_sheet(pen->tools, sheet->area.w, sheet->area.h);
    paint_alone(pen, sheet->image, survey, at, sheet->area, box, scale, keep, false);
    sheet->ours = !keep || !shelf_keep(&pen->tools->shelf, key, sheet->image, whole);
}

static struct texture texture_of(pixman_image_t *image, struct px_rect area)
{
    return (struct texture){pixman_image_get_data(image), pixman_image_get_stride(image) / (int)sizeof(uint32_t), area};
}

static void put_sheet(struct pen *pen, const struct draw_layer *layer, const struct sheet *sheet, struct affine from_px,
                      struct px_rect visible)
{
    int opacity = (int)lrint(fmin(layer->opacity, 1) * 255);
    if (affine_is_move(from_px)) {
        struct px_rect at = px_move(sheet->area, -px_round(from_px.x0), -px_round(from_px.y0));
        pen_over(pen, sheet->image, at, opacity, visible);
        return;
    }
    struct texture texture = texture_of(sheet->image, sheet->area);
    turned_put(pen, &texture, from_px, opacity, visible);
}

/** A sheet of a 256th of its size is not worth the numbers it takes. NaN counts as nothing, too. */
static bool shrinks_to_nothing(struct affine from_px)
{
    double most = fmax(fmax(fabs(from_px.xx), fabs(from_px.xy)), fmax(fabs(from_px.yx), fabs(from_px.yy)));
    return !(most <= 256);
}

static void paint_sheet(struct pen *pen, const struct survey *survey, size_t at)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    double scale = layer_sheet_scale(layer, pen->scale);
    struct px_rect box = survey->sheets[at];
    struct px_rect visible = pen_visible(pen, layer_reach(layer, pen->scale, box));
    struct affine from_px;
    if (px_is_empty(visible) || !(layer->opacity > 0) || !affine_invert(layer_to_px(layer, pen->scale), &from_px) ||
        shrinks_to_nothing(from_px)) {
        return;
    }
    struct px_rect needed = px_grow(px_around(affine_bounds(from_px, px_to_rect(visible)), 1), SHEET_BORDER);
    struct sheet sheet;
    if (px_is_empty(px_cut(needed, box))) {
        return;
    }
    get_sheet(pen, survey, at, box, scale, needed, &sheet);
    put_sheet(pen, layer, &sheet, from_px, visible);
    release_sheet(&sheet);
}

/** The ground under an opaque layer: black where it fails to cover, kept or painted in place alike. */
static bool paint_kept_ground(struct pen *pen, const struct survey *survey, size_t at, struct px_rect box)
{
    uint64_t key =
        key_bytes(key_number(key_word(key_start(KEYED_GROUND), survey->contents[at]), pen->scale), &box, sizeof box);
    struct sheet sheet;
    if (!find_sheet(pen, key, &sheet)) {
        if (!worth_keeping(pen, key, box)) {
            return false;
        }
        sheet = (struct sheet){.image = tools_sheet(pen->tools, box.w, box.h), .area = box};
        paint_alone(pen, sheet.image, survey, at, box, box, pen->scale, true, true);
        sheet.ours = !shelf_keep(&pen->tools->shelf, key, sheet.image, box);
    }
    pen_copy(pen, sheet.image, sheet.area, box);
    release_sheet(&sheet);
    return true;
}

/** Where the picture of a late layer stands in the content pixels around it. */
struct stand {
    const struct late_picture *picture;
    double enlarge, x, y;  /* pixels of the picture times `enlarge`, plus x, y */
    struct px_rect covers; /* wholly */
};

/** False when there is no picture, or none that can be made out of it. */
static bool find_stand(const struct pen *pen, const struct draw_layer *layer, struct stand *stand)
{
    enum { ENLARGE_MAX = 64 };
    REQUIRE(pen->tools->late);
    const struct late_picture *picture = late_find(pen->tools->late, layer->name);
    if (!picture || !(layer->opacity > 0)) {
        return false;
    }
    struct px_rect area = picture->area, bounds = layer_late_bounds(layer, pen->scale);
    double x = layer->transform.x0 * pen->scale, y = layer->transform.y0 * pen->scale;
    double k = layer->transform.xx * pen->scale / picture->density;
    *stand = (struct stand){.picture = picture, .enlarge = k, .x = x, .y = y};
    if (fabs(k - 1) * (fabs(x) + fabs(y) + area.w + area.h) < 1.0 / 16) {
        stand->enlarge = 1;
        stand->x = px_round(x);
        stand->y = px_round(y);
        stand->covers = px_cut(px_move(area, px_round(x), px_round(y)), bounds);
        return true;
    }
    /* Pixels at the edge would be blended with what is not there. */
    stand->covers = px_cut(px_between(px_floor((area.x + 1) * k + x) + 1, px_floor((area.y + 1) * k + y) + 1,
                                      px_floor((area.x + area.w - 1) * k + x), px_floor((area.y + area.h - 1) * k + y)),
                           bounds);
    return k < ENLARGE_MAX && k > 1.0 / ENLARGE_MAX;
}

/** A picture of another size. */
struct scaled {
    const struct kernels *kernels;
    struct texture texture;
    struct affine from_px;
    uint32_t *row; /* scratch */
    struct cost *cost;
};

static void scaled_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct scaled *scaled = self;
    struct resampled part = resample_row(scaled->kernels, &scaled->texture, scaled->from_px, x, y, count, scaled->row);
    scaled->cost->turned += part.count;
    memcpy(to + part.first, scaled->row, (size_t)part.count * sizeof *to);
}

/** The picture of a late layer: a copy when it has the right size, else blended from its nearest pixels. */
static void paint_late(struct pen *pen, const struct draw_layer *layer)
{
    struct stand stand;
    if (!find_stand(pen, layer, &stand)) {
        return;
    }
    struct px_rect area = stand.picture->area, visible = pen_visible(pen, stand.covers);
    pixman_image_t *image = stand.picture->image;
    if (px_is_empty(visible)) {
        return;
    }
    if (stand.enlarge == 1) {
        pen_copy(pen, image, px_move(area, (int)stand.x, (int)stand.y), visible);
        return;
    }
    double shrink = 1 / stand.enlarge;
    struct scaled scaled = {pen->kernels,
                            texture_of(image, area),
                            {shrink, 0, -stand.x * shrink, 0, shrink, -stand.y * shrink},
                            tools_colors(pen->tools, (size_t)visible.w),
                            &pen->tools->cost};
    pen->tools->cost.copied += pen_each_row(pen, visible, scaled_row, &scaled);
}

/** The last late layer among commands from..to-1 that hides all that is seen here: what lies beneath need not be
 * painted. `from` when there is none. */
static size_t hidden_until(const struct pen *pen, const struct survey *survey, size_t from, size_t to)
{
    size_t first = from;
    for (size_t at = from; at < to; at = survey->ends[at] + 1) {
        const struct draw_command *command = &survey->list->commands[at];
        struct stand stand;
        if (command->kind == DRAW_LAYER_BEGIN && command->layer.flags & LAYER_LATE &&
            find_stand(pen, &command->layer, &stand)) {
            struct px_rect seen = pen_visible(pen, (struct px_rect){-PX_FAR, -PX_FAR, 2 * PX_FAR, 2 * PX_FAR});
            first = px_holds(stand.covers, seen) ? at : first;
        }
    }
    return first;
}

/** True when commands from..to-1 begin with something that hides all of `area` (content pixels). */
static bool begins_opaque(const struct pen *pen, const struct survey *survey, size_t from, size_t to,
                          struct px_rect area)
{
    const struct draw_command *first = &survey->list->commands[from];
    if (from == to || px_is_empty(area)) {
        return false;
    }
    if (first->kind == DRAW_PATH) {
        return shape_hides(&first->path, pen->scale, area);
    }
    if (first->kind == DRAW_LAYER_BEGIN && first->layer.flags & LAYER_LATE) {
        struct stand stand;
        return find_stand(pen, &first->layer, &stand) && px_holds(stand.covers, area);
    }
    if (first->kind != DRAW_LAYER_BEGIN || !layer_is_in_place(&first->layer)) {
        return false;
    }
    struct px_rect box = px_around(first->layer.box, pen->scale);
    area = px_move(area, -layer_move_x(&first->layer, pen->scale), -layer_move_y(&first->layer, pen->scale));
    return px_holds(box, area) &&
           ((first->layer.flags & LAYER_OPAQUE) || begins_opaque(pen, survey, from + 1, survey->ends[from], area));
}

void sheet_paint_ground(struct pen *pen, const struct survey *survey, size_t from, size_t to, struct px_rect area)
{
    struct px_rect seen = pen_visible(pen, area);
    if (!px_is_empty(seen) && !begins_opaque(pen, survey, hidden_until(pen, survey, from, to), to, seen)) {
        pen_wash(pen, pen_color(color_rgb(0), BLEND_OVER), seen);
    }
    sheet_paint(pen, survey, from, to);
}

/** A ground is several coats over the whole picture: band by band they find it in the processor's cache. */
static void paint_ground_bands(const struct pen *pen, const struct survey *survey, size_t at, struct px_rect box)
{
    enum { PIXELS = 256 * 1024 };
    struct px_rect seen = pen_visible(pen, box);
    int rows = PIXELS / seen.w + 1;
    for (int y = 0; y < seen.h; y += rows) {
        struct px_rect band = {seen.x, seen.y + y, seen.w, rows < seen.h - y ? rows : seen.h - y};
        struct pen inside;
        pen_init_within(&inside, pen, band, 0, 0);
        sheet_paint_ground(&inside, survey, at + 1, survey->ends[at], box);
        pen_finish(&inside);
    }
}

/** A card on a sheet - it begins with its shadow - may move there while nothing on it does. */
static bool is_card_on_sheet(const struct pen *pen, const struct survey *survey, size_t at)
{
    const struct draw_command *commands = survey->list->commands;
    bool card = !(commands[at].layer.flags & LAYER_OPAQUE) && commands[at + 1].kind == DRAW_SHADOW;
    return pen->sheet && card;
}

static void paint_card(struct pen *pen, const struct survey *survey, size_t at)
{
    struct sheet sheet;
    struct px_rect box = survey->sheets[at], seen = pen_visible(pen, box);
    if (!px_is_empty(seen)) {
        get_sheet(pen, survey, at, box, pen->scale, px_grow(seen, SHEET_BORDER), &sheet);
        pen_over(pen, sheet.image, sheet.area, 255, seen);
        release_sheet(&sheet);
    }
}

static void paint_in_place(struct pen *pen, const struct survey *survey, size_t at)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    int dx = layer_move_x(layer, pen->scale), dy = layer_move_y(layer, pen->scale);
    struct px_rect box = px_around(layer->box, pen->scale);
    struct pen inside;
    pen_init_within(&inside, pen, px_move(box, dx, dy), dx, dy);
    if (!px_is_empty(pen_visible(&inside, box))) {
        if (is_card_on_sheet(pen, survey, at)) {
            paint_card(&inside, survey, at);
        } else if (!(layer->flags & LAYER_OPAQUE)) {
            sheet_paint(&inside, survey, at + 1, survey->ends[at]);
        } else if (!paint_kept_ground(&inside, survey, at, box)) {
            paint_ground_bands(&inside, survey, at, box);
        }
    }
    pen_finish(&inside);
}

/** What lies right above a shadow - the sheet that casts it - hides its middle: that need not be painted. */
static void paint_shadow(struct pen *pen, const struct survey *survey, size_t at, struct px_rect bounds)
{
    const struct draw_list *list = survey->list;
    bool path = at + 1 < list->count && list->commands[at + 1].kind == DRAW_PATH;
    struct px_rect hidden = path ? shape_hidden(&list->commands[at + 1].path, pen->scale) : (struct px_rect){0};
    struct pen around;
    pen_init_without(&around, pen, hidden);
    shape_paint_shadow(&around, &list->commands[at].shadow, bounds);
    pen_finish(&around);
}

static void paint_shape(struct pen *pen, const struct survey *survey, size_t at)
{
    const struct draw_command *command = &survey->list->commands[at];
    struct px_rect bounds = shape_bounds(command, pen->scale);
    if (px_is_empty(pen_visible(pen, bounds))) {
        return;
    }
    switch (command->kind) {
    case DRAW_PATH:
        shape_paint_path(pen, &command->path, bounds);
        break;
    case DRAW_SHADOW:
        paint_shadow(pen, survey, at, bounds);
        break;
    case DRAW_GLOW:
        shape_paint_glow(pen, &command->glow, bounds);
        break;
    case DRAW_MOTES:
        shape_paint_motes(pen, &command->motes, bounds);
        break;
    case DRAW_TEXT:
        shape_paint_text(pen, &command->text, bounds);
        break;
    case DRAW_PICTURE:
        photo_paint(pen, &command->picture, bounds);
        break;
    case DRAW_LAYER_BEGIN:
    case DRAW_LAYER_END:
    case DRAW_CLIP_BEGIN:
    case DRAW_CLIP_END:
    case DRAW_KIND_COUNT:
        BUG("not a shape");
    }
}

void sheet_paint(struct pen *pen, const struct survey *survey, size_t from, size_t to)
{
    for (size_t at = hidden_until(pen, survey, from, to); at < to; at++) {
        const struct draw_command *command = &survey->list->commands[at];
        if (command->kind == DRAW_CLIP_BEGIN) {
            paint_clip(pen, survey, at);
        } else if (command->kind != DRAW_LAYER_BEGIN) {
            paint_shape(pen, survey, at);
        } else if (command->layer.flags & LAYER_LATE) {
            paint_late(pen, &command->layer);
        } else if (layer_is_in_place(&command->layer)) {
            paint_in_place(pen, survey, at);
        } else {
            paint_sheet(pen, survey, at);
        }
        at = survey->ends[at];
    }
}

/** As `parent`, but not where any of these papers will lie. */
static void init_around(struct pen *pen, const struct pen *parent, const struct paper *papers, size_t count)
{
    pen_init_within(pen, parent, pen_reach(parent), 0, 0);
    for (size_t i = 0; i < count; i++) {
        struct pen less;
        pen_init_without(&less, pen, papers[i].core);
        pen_finish(pen);
        *pen = less;
    }
}

void sheet_paint_picture(struct pen *pen, const struct survey *survey, struct px_rect area)
{
    struct paper papers[PAPERS_MAX];
    size_t count = papers_find(survey, pen->scale, papers), from = 0;
    for (size_t i = 0; i <= count; i++) {
        size_t to = i < count ? papers[i].at : survey->list->count;
        struct pen around;
        init_around(&around, pen, papers + i, count - i);
        if (from == 0) {
            sheet_paint_ground(&around, survey, 0, to, area);
        } else {
            sheet_paint(&around, survey, from, to);
        }
        pen_finish(&around);
        from = to;
    }
}
