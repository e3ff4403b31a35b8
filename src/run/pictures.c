#include "run/pictures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "run/spoilt.h"

/* Enlarged by a quarter, edges become soft; with twice the pixels of the finest display, nothing is gained. */
static const double enlarged_most = 1.25, spare_most = 2;
enum { FINEST_SIDE = 2160, STAGE_SIDE = 1080 };

struct pictures_item {
    const char *file;
    struct diag_place place;
    int width, height;
    double units;        /* of the stage that a pixel takes, at most; 0: it was not seen */
    double enlarged;     /* pixels of a display that one of its own takes, at most */
    struct px_size size; /* of the display on which it is enlarged most */
};

void pictures_hear(struct pictures *pictures, const struct pack_picture *picture, const struct pack_spot *spot)
{
    pictures->items = array_grow(pictures->items, pictures->count, &pictures->room, sizeof *pictures->items);
    struct diag_place place = pack_spot_place(spot);
    place.file = place.file ? arena_strdup(&pictures->arena, place.file) : NULL;
    place.path = place.path ? arena_strdup(&pictures->arena, place.path) : NULL;
    pictures->items[pictures->count++] = (struct pictures_item){.file = arena_strdup(&pictures->arena, picture->file),
                                                                .place = place,
                                                                .width = picture->width,
                                                                .height = picture->height};
}

/** The picture covers its box, and is cut where its shape differs. */
static void note(struct pictures_item *item, struct rect box, struct px_size size)
{
    int side = size.width < size.height ? size.width : size.height;
    double units = fmax(box.w / item->width, box.h / item->height);
    double enlarged = units * side / STAGE_SIDE;
    item->units = fmax(item->units, units);
    if (enlarged > item->enlarged) {
        item->enlarged = enlarged;
        item->size = size;
    }
}

void pictures_see(struct pictures *pictures, const struct walk_stop *stop)
{
    for (size_t i = 0; i < stop->list->count; i++) {
        const struct draw_command *drawn = &stop->list->commands[i];
        for (size_t k = 0; drawn->kind == DRAW_PICTURE && k < pictures->count; k++) {
            if (strcmp(pictures->items[k].file, drawn->picture.file) == 0) {
                note(&pictures->items[k], drawn->picture.box, stop->size);
            }
        }
    }
}

static bool is_large(const struct pictures_item *item)
{
    return item->units > 0 && item->units * FINEST_SIDE / STAGE_SIDE * spare_most < 1;
}

/** The pixels of a side, of which each of `side` is to become `times` as many. */
static int pixels(int side, double times)
{
    return (int)ceil(side * times - 0.01);
}

void pictures_judge(const struct pictures *pictures, struct diags *diags)
{
    for (size_t i = 0; i < pictures->count; i++) {
        const struct pictures_item *item = &pictures->items[i];
        double finest = item->units * FINEST_SIDE / STAGE_SIDE;
        if (item->enlarged > enlarged_most) {
            diag_add(
                diags, DIAG_WARNING, item->place,
                "the picture has %d x %d pixels and is enlarged on a display of %dx%d, so it looks soft; use one of at "
                "least %d x %d",
                "画像が小さく（%d×%d）、%dx%dの画面では引きのばされてぼやけます。%d×%d以上の画像に替えてください。",
                item->width, item->height, item->size.width, item->size.height, pixels(item->width, item->enlarged),
                pixels(item->height, item->enlarged));
        } else if (is_large(item) && (int64_t)item->width * item->height <= SPOILT_LARGE) { /* else it is told */
            diag_add(
                diags, DIAG_WARNING, item->place,
                "the picture has %d x %d pixels, and even a 4K display shows only %d x %d of them; make it smaller, it "
                "costs time and room",
                "画像が大きすぎます（%d×%d）。4Kの画面でも%d×%"
                "dしか使いません。縮小すると、表示が速くなり場所もとりません。",
                item->width, item->height, pixels(item->width, finest), pixels(item->height, finest));
        }
    }
}

bool pictures_seem_large(const struct pictures *pictures)
{
    for (size_t i = 0; i < pictures->count; i++) {
        if (is_large(&pictures->items[i])) {
            return true;
        }
    }
    return false;
}

void pictures_finish(struct pictures *pictures)
{
    arena_finish(&pictures->arena);
    free(pictures->items);
    *pictures = (struct pictures){.count = 0};
}
