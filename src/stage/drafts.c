#include "stage/drafts.h"

#include <pixman.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/pages.h"

static void forget(struct draft *draft)
{
    if (draft->image) {
        pixman_image_unref(draft->image);
    }
    draft->image = NULL;
}

void drafts_finish(struct drafts *drafts)
{
    for (size_t i = 0; i < DRAFTS; i++) {
        forget(&drafts->items[i]);
        free(drafts->items[i].bits);
    }
    *drafts = (struct drafts){.uses = 0};
}

pixman_image_t *drafts_find(struct drafts *drafts, uint64_t key, struct px_rect *area)
{
    for (size_t i = 0; i < DRAFTS; i++) {
        struct draft *draft = &drafts->items[i];
        if (draft->image && draft->key == key) {
            draft->used = ++drafts->uses;
            *area = draft->area;
            return draft->image;
        }
    }
    return NULL;
}

static struct draft *oldest(struct drafts *drafts)
{
    struct draft *draft = &drafts->items[0];
    for (size_t i = 1; i < DRAFTS; i++) {
        draft = drafts->items[i].used < draft->used ? &drafts->items[i] : draft;
    }
    return draft;
}

static void make_room(struct draft *draft, size_t size)
{
    if (size > draft->room) {
        free(draft->bits);
        draft->bits = pages_create(size);
        draft->room = size;
    }
    if (!draft->bits) {
        BUG("out of memory");
    }
    memset(draft->bits, 0, size);
}

pixman_image_t *drafts_begin(struct drafts *drafts, uint64_t key, struct px_rect area, struct mask *mask)
{
    struct draft *draft = oldest(drafts);
    int stride = raster_stride(area.w);
    forget(draft);
    make_room(draft, (size_t)stride * (size_t)area.h);
    *mask = (struct mask){area, stride, draft->bits};
    draft->key = key;
    draft->area = area;
    draft->used = ++drafts->uses;
    draft->image =
        pixman_image_create_bits_no_clear(PIXMAN_a8, area.w, area.h, (uint32_t *)(void *)draft->bits, stride);
    if (!draft->image) {
        BUG("out of memory");
    }
    return draft->image;
}
