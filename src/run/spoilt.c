#include "run/spoilt.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "stage/picture.h"

/** A pack of very many pictures is not looked at for longer than this. */
#define BUDGET TICK_S(200)

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

static void warn_unread(const struct spoilt *spoilt, const struct pack_spot *spot)
{
    diag_add(
        spoilt->diags, DIAG_WARNING, pack_spot_place(spot),
        "the picture's file cannot be read just now, so nobody knows whether it is whole; try again, and where that "
        "does not help, check the disk",
        "画像のファイルをいま読めないため、壊れていないか分かりません。もう一度試し、続くときはディスク（SDカードなど）"
        "を確かめてください。");
    spoilt->diags->unread++;
}

static uint64_t key_of(const char *file)
{
    return hash_bytes(HASH_START, file, strlen(file));
}

/** NULL: none. The keys are compared first, as there may be thousands. */
static struct spoilt_item *find(const struct spoilt *spoilt, const char *file)
{
    uint64_t key = key_of(file);
    for (size_t i = 0; i < spoilt->count; i++) {
        if (spoilt->items[i].key == key && strcmp(spoilt->items[i].file, file) == 0) {
            return &spoilt->items[i];
        }
    }
    return NULL;
}

void spoilt_add(struct spoilt *spoilt, const char *file, enum spoilt_state state, tick taken)
{
    spoilt->items = array_grow(spoilt->items, spoilt->count, &spoilt->room, sizeof *spoilt->items);
    spoilt->items[spoilt->count++] =
        (struct spoilt_item){arena_strdup(&spoilt->arena, file), key_of(file), state, taken, false};
}

/** Decode it, small: all of it is read, but little of it kept. */
static enum spoilt_state decode(struct spoilt *spoilt, const struct pack_picture *picture, tick *taken)
{
    static const struct picture_limits limits = {PACK_PICTURE_BYTES_MAX, PACK_PICTURE_SIDE_MAX, NULL};
    bool large = (int64_t)picture->width * picture->height > SPOILT_LARGE;
    const struct clock clock = clock_start();
    pulse_beat(spoilt->pulse, 1);
    enum picture_state state = picture_test(picture->file, &limits);
    tick spent = clock_now(&clock);
    spoilt->spent += spent;
    *taken = !large ? 0 : spent > 0 ? spent : 1;
    return state == PICTURE_WHOLE ? SPOILT_NOT : state == PICTURE_UNREAD ? SPOILT_UNREAD : SPOILT_DAMAGED;
}

/** NULL: nothing is known of it, and nothing is to be found out. */
static struct spoilt_item *find_out(struct spoilt *spoilt, const struct pack_picture *picture)
{
    struct spoilt_item *known = find(spoilt, picture->file);
    if (known || spoilt->recalled) {
        return known;
    }
    tick taken = 0;
    bool late = spoilt->spent > (spoilt->budget ? spoilt->budget : BUDGET);
    enum spoilt_state state = late ? SPOILT_UNTRIED : decode(spoilt, picture, &taken);
    spoilt_add(spoilt, picture->file, state, taken);
    return &spoilt->items[spoilt->count - 1];
}

/** What is said of a picture once, however often it is named. */
static void tell_once(struct spoilt *spoilt, const struct spoilt_item *item, const struct pack_picture *picture,
                      const struct pack_spot *spot)
{
    if (item->state == SPOILT_UNTRIED && spoilt->untried++ == 0) {
        spoilt->first = pack_spot_place(spot);
        spoilt->first.file = spoilt->first.file ? arena_strdup(&spoilt->arena, spoilt->first.file) : NULL;
        spoilt->first.path = spoilt->first.path ? arena_strdup(&spoilt->arena, spoilt->first.path) : NULL;
    }
    if (item->state == SPOILT_NOT && item->taken > 0) {
        warn_large(spoilt, picture, item->taken, spot);
    }
}

static bool look(struct spoilt *spoilt, const struct pack_picture *picture, const struct pack_spot *spot)
{
    struct spoilt_item *item = find_out(spoilt, picture);
    if (!item) {
        return true;
    }
    if (!item->told) {
        tell_once(spoilt, item, picture, spot);
        item->told = true;
    }
    if (item->state == SPOILT_DAMAGED) {
        warn_damaged(spoilt, spot);
    } else if (item->state == SPOILT_UNREAD) {
        warn_unread(spoilt, spot);
    }
    return item->state != SPOILT_DAMAGED;
}

void spoilt_tell_untried(struct spoilt *spoilt)
{
    if (spoilt->untried > 0) {
        diag_add(
            spoilt->diags, DIAG_WARNING, spoilt->first,
            "the pictures took so long to open that %zu of them, from this one on, were not tried: whether they are "
            "damaged is not known; make the large pictures smaller, and check again",
            "画像を開くのに時間がかかりすぎたため、ここから先の%zu枚は、壊れていないか調べていません。大きな画像を縮小"
            "して、もう一度検査してください。",
            spoilt->untried);
    }
    spoilt->untried = 0;
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
