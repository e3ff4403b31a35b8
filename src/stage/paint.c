#include "stage/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/album.h"
#include "stage/damage.h"
#include "stage/pen.h"
#include "stage/roomy.h"
#include "stage/sheet.h"
#include "stage/survey.h"

/** The caches together may take so many bytes a pixel of the picture: 33 MB at 1080p, 133 MB at 4K. */
enum { BUDGET_PER_PIXEL = 16, ALBUM_PART = 4 }; /* a quarter of it is for pictures of files */
static const size_t budget_least = (size_t)16 << 20, budget_most = (size_t)192 << 20;

struct painter {
    struct tools tools;
    struct late *late;       /* owned */
    struct album *album;     /* owned */
    pixman_image_t *picture; /* owned; NULL before the first painter_resize */
    int width, height;
    bool all; /* paint everything next time */
    double scale;
    struct survey survey;
    struct survey_item *before; /* owned; what is on the picture */
    size_t before_count, before_room;
    struct damage damage;
};

struct painter *painter_create(struct type *type)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (!painter) {
        BUG("out of memory");
    }
    painter->tools.type = type;
    painter->tools.late = painter->late = late_create();
    painter->tools.album = painter->album = album_create();
    painter->all = true;
    return painter;
}

void painter_destroy(struct painter *painter)
{
    if (!painter) {
        return;
    }
    tools_finish(&painter->tools);
    late_destroy(painter->late);
    album_destroy(painter->album);
    survey_finish(&painter->survey);
    if (painter->picture) {
        pixman_image_unref(painter->picture);
    }
    free(painter->before);
    free(painter);
}

static size_t budget_for(int64_t pixels)
{
    size_t budget = (size_t)pixels * BUDGET_PER_PIXEL;
    return budget < budget_least ? budget_least : budget > budget_most ? budget_most : budget;
}

void painter_resize(struct painter *painter, int width, int height)
{
    REQUIRE(width > 0 && height > 0 && width <= PAINTER_SIDE_MAX && height <= PAINTER_SIDE_MAX);
    if (painter->picture) {
        pixman_image_unref(painter->picture);
    }
    painter->picture = roomy_image(PIXMAN_x8r8g8b8, width, height);
    if (!painter->picture) {
        BUG("out of memory");
    }
    painter->width = width;
    painter->height = height;
    painter->all = true;
    int64_t pixels = (int64_t)width * height;
    painter->tools.area_max = pixels + pixels / 2;
    late_clear(painter->late);
    album_clear(painter->album);
    album_set_room(painter->album, budget_for(pixels) / ALBUM_PART, painter->tools.area_max);
    shelf_clear(&painter->tools.shelf);
    drafts_finish(&painter->tools.drafts);
    shelf_set_budget(&painter->tools.shelf, budget_for(pixels) / ALBUM_PART * (ALBUM_PART - 1));
}

void painter_set_live(struct painter *painter, void (*wake)(void *self), void *self)
{
    late_set_live(painter->late, wake, self);
    album_set_live(painter->album, wake, self);
}

bool painter_has_news(const struct painter *painter)
{
    return late_has_news(painter->late) || album_has_news(painter->album);
}

bool painter_is_awaiting(const struct painter *painter)
{
    return album_is_awaited(painter->album);
}

void painter_tell_failed(struct painter *painter, void (*tell)(void *self, const char *file), void *self)
{
    album_tell_failed(painter->album, tell, self);
}

void painter_forget_pictures(struct painter *painter)
{
    album_clear(painter->album);
}

struct cost painter_cost(const struct painter *painter, size_t *kept)
{
    struct cost cost = late_cost(painter->late);
    cost_add(&cost, &painter->tools.cost);
    *kept = painter->tools.shelf.bytes;
    return cost;
}

void painter_invalidate(struct painter *painter)
{
    painter->all = true;
}

static struct px_rect whole_picture(const struct painter *painter)
{
    return (struct px_rect){0, 0, painter->width, painter->height};
}

/** The surveyed items become what is on the picture. */
static void remember(struct painter *painter)
{
    struct survey_item *items = painter->survey.items;
    size_t room = painter->survey.item_room;
    painter->survey.items = painter->before;
    painter->survey.item_room = painter->before_room;
    painter->before = items;
    painter->before_room = room;
    painter->before_count = painter->survey.item_count;
}

static void find_damage(struct painter *painter)
{
    painter->damage.count = 0;
    if (painter->all) {
        damage_add(&painter->damage, whole_picture(painter));
    } else {
        damage_compare(&painter->damage, painter->before, painter->before_count, painter->survey.items,
                       painter->survey.item_count);
    }
}

static void paint_damage(struct painter *painter)
{
    pixman_region32_t region;
    pixman_region32_init(&region);
    for (size_t i = 0; i < painter->damage.count; i++) {
        struct px_rect r = painter->damage.rects[i];
        pixman_region32_union_rect(&region, &region, r.x, r.y, (unsigned)r.w, (unsigned)r.h);
    }
    struct pen pen;
    pen_init(&pen, &painter->tools, painter->picture, &region, painter->scale);
    sheet_paint_picture(&pen, &painter->survey, whole_picture(painter));
    pen_finish(&pen);
    pixman_region32_fini(&region);
}

size_t painter_paint(struct painter *painter, const struct draw_list *list, const struct px_rect **damage)
{
    REQUIRE(painter->picture && list->width > 0);
    double scale = painter->width / list->width;
    painter->all = painter->all || scale != painter->scale;
    painter->scale = scale;
    late_begin_frame(painter->late);
    album_begin_frame(painter->album);
    survey_take(&painter->survey, list, scale, whole_picture(painter), painter->late, painter->album);
    find_damage(painter);
    if (painter->damage.count > 0) {
        shelf_begin_frame(&painter->tools.shelf);
        tools_begin_frame(&painter->tools);
        paint_damage(painter);
    }
    painter->all = false;
    remember(painter);
    *damage = painter->damage.rects;
    return painter->damage.count;
}

const uint32_t *painter_pixels(const struct painter *painter, int *width, int *height, int *stride)
{
    *width = painter->width;
    *height = painter->height;
    *stride = painter->picture ? pixman_image_get_stride(painter->picture) : 0;
    return painter->picture ? pixman_image_get_data(painter->picture) : NULL;
}
