#include "run/spoilt.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "stage/picture.h"

/** A pack of very many pictures is not looked at for longer than this. */
#define SPENT_MAX TICK_S(200)

struct spoilt_item {
    const char *file;
    bool good;
};

static void warn_damaged(const struct spoilt *spoilt, const struct pack_spot *spot)
{
    diag_add(spoilt->diags, DIAG_WARNING, pack_spot_place(spot),
             "the picture is damaged or cut off; no picture is shown, copy or export it anew",
             "画像が壊れているか、途中で切れています。画像なしで表示します。コピーか書き出しをやり直してください。");
}

static void warn_large(const struct spoilt *spoilt, const struct pack_picture *picture, tick taken,
                       const struct pack_spot *spot)
{
    double pixels = (double)picture->width * picture->height / 1e6;
    diag_add(
        spoilt->diags, DIAG_WARNING, pack_spot_place(spot),
        "the picture has %.0f megapixels (%d x %d), and opening it took %.1f seconds here; make it smaller, a "
        "display shows at most 8",
        "画像が%.0fメガピクセル（%d×%d）あり、開くのに%.1f秒かかりました。画面に出せるのは8メガピクセルまでなので、"
        "縮小してください。",
        pixels, picture->width, picture->height, (double)taken / (double)TICK_S(1));
}

static const struct spoilt_item *find(const struct spoilt *spoilt, const char *file)
{
    for (size_t i = 0; i < spoilt->count; i++) {
        if (strcmp(spoilt->items[i].file, file) == 0) {
            return &spoilt->items[i];
        }
    }
    return NULL;
}

/** Decode it, small: all of it is read, but little of it kept. */
static bool is_good(struct spoilt *spoilt, const struct pack_picture *picture, const struct pack_spot *spot)
{
    static const struct picture_limits limits = {PACK_PICTURE_BYTES_MAX, PACK_PICTURE_SIDE_MAX, NULL};
    const struct clock clock = clock_start();
    bool good = picture_test(picture->file, &limits);
    tick taken = clock_now(&clock);
    spoilt->spent += taken;
    if (good && (int64_t)picture->width * picture->height > SPOILT_LARGE) {
        warn_large(spoilt, picture, taken, spot);
    }
    return good;
}

static bool look(struct spoilt *spoilt, const struct pack_picture *picture, const struct pack_spot *spot)
{
    const struct spoilt_item *known = find(spoilt, picture->file);
    bool good = known ? known->good : spoilt->spent > SPENT_MAX ? true : is_good(spoilt, picture, spot);
    if (!known) {
        spoilt->items = array_grow(spoilt->items, spoilt->count, &spoilt->room, sizeof *spoilt->items);
        spoilt->items[spoilt->count++] = (struct spoilt_item){arena_strdup(&spoilt->arena, picture->file), good};
    }
    if (!good) {
        warn_damaged(spoilt, spot);
    }
    return good;
}

static void hear(void *user, const char *text, const struct pack_spot *spot)
{
    const struct spoilt *spoilt = user;
    if (spoilt->also && spoilt->also->text) {
        spoilt->also->text(spoilt->also->user, text, spot);
    }
}

static bool see(void *user, const struct pack_picture *picture, const struct pack_spot *spot)
{
    struct spoilt *spoilt = user;
    return look(spoilt, picture, spot) &&
           (!spoilt->also || !spoilt->also->picture || spoilt->also->picture(spoilt->also->user, picture, spot));
}

struct pack_listener spoilt_listener(struct spoilt *spoilt)
{
    return (struct pack_listener){spoilt, hear, see};
}

void spoilt_finish(struct spoilt *spoilt)
{
    free(spoilt->items);
    arena_finish(&spoilt->arena);
    *spoilt = (struct spoilt){.diags = NULL};
}
