#include "stage/shelf.h"

#include <pixman.h>

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

static size_t bucket_of(uint64_t key)
{
    return (size_t)((key * 0x9E3779B97F4A7C15u) >> 53) % SHELF_BUCKETS;
}

static void unlink_slot(struct shelf *shelf, size_t slot)
{
    struct cached *slots = shelf->slots;
    slots[slots[slot].newer].older = slots[slot].older;
    slots[slots[slot].older].newer = slots[slot].newer;
}

static void link_newest(struct shelf *shelf, size_t slot)
{
    struct cached *slots = shelf->slots;
    slots[slot].newer = 0;
    slots[slot].older = slots[0].older;
    slots[slots[0].older].newer = slot;
    slots[0].older = slot;
}

/** The anchor's `older` is the newest, its `newer` the oldest. */
static void drop_slot(struct shelf *shelf, size_t slot)
{
    struct cached *dropped = &shelf->slots[slot];
    size_t *link = &shelf->buckets[bucket_of(dropped->key)];
    while (*link != slot) {
        link = &shelf->slots[*link].next;
    }
    *link = dropped->next;
    unlink_slot(shelf, slot);
    if (dropped->image) {
        pixman_image_unref(dropped->image);
    }
    shelf->bytes -= dropped->bytes;
    dropped->next = shelf->free_slot;
    shelf->free_slot = slot;
}

static void drop_oldest_until(struct shelf *shelf, size_t room)
{
    while (shelf->slots && shelf->slots[0].newer && shelf->bytes + room > shelf->budget) {
        size_t oldest = shelf->slots[0].newer;
        if (shelf->slots[oldest].used == shelf->frame) {
            return;
        }
        drop_slot(shelf, oldest);
    }
}

void shelf_set_budget(struct shelf *shelf, size_t bytes)
{
    shelf->budget = bytes;
}

void shelf_clear(struct shelf *shelf)
{
    while (shelf->slots && shelf->slots[0].newer) {
        drop_slot(shelf, shelf->slots[0].newer);
    }
    memset(shelf->asked, 0, sizeof shelf->asked);
}

void shelf_finish(struct shelf *shelf)
{
    shelf_clear(shelf);
    free(shelf->slots);
    *shelf = (struct shelf){0};
}

void shelf_begin_frame(struct shelf *shelf)
{
    shelf->frame++;
    drop_oldest_until(shelf, 0);
}

const struct cached *shelf_find(struct shelf *shelf, uint64_t key)
{
    size_t slot = shelf->slots ? shelf->buckets[bucket_of(key)] : 0;
    while (slot && shelf->slots[slot].key != key) {
        slot = shelf->slots[slot].next;
    }
    if (!slot) {
        return NULL;
    }
    unlink_slot(shelf, slot);
    link_newest(shelf, slot);
    shelf->slots[slot].used = shelf->frame;
    return &shelf->slots[slot];
}

/** When the key was asked for before this frame, 0: never; remembered from now on. */
static uint64_t ask(struct shelf *shelf, uint64_t key)
{
    size_t at = (size_t)(key ^ key >> 32) % SHELF_MEMORY;
    uint64_t before = shelf->asked[at].key == key ? shelf->asked[at].frame : 0;
    shelf->asked[at].key = key;
    shelf->asked[at].frame = shelf->frame;
    return before != shelf->frame ? before : 0;
}

bool shelf_is_wanted(struct shelf *shelf, uint64_t key)
{
    return ask(shelf, key) != 0;
}

bool shelf_is_wanted_again(struct shelf *shelf, uint64_t key)
{
    uint64_t before = ask(shelf, key);
    return before != 0 && before + 1 == shelf->frame;
}

static size_t take_slot(struct shelf *shelf)
{
    if (shelf->free_slot) {
        size_t slot = shelf->free_slot;
        shelf->free_slot = shelf->slots[slot].next;
        return slot;
    }
    if (shelf->slot_count == shelf->slot_room) {
        size_t room = shelf->slot_room ? shelf->slot_room * 2 : 256;
        struct cached *slots = realloc(shelf->slots, room * sizeof *slots);
        if (!slots) {
            BUG("out of memory");
        }
        if (shelf->slot_count == 0) {
            slots[0] = (struct cached){0};
            shelf->slot_count = 1;
        }
        shelf->slots = slots;
        shelf->slot_room = room;
    }
    return shelf->slot_count++;
}

/** What an entry costs: its pixels and about as much again as the allocator and pixman need for a small one. */
static size_t cost(pixman_image_t *image)
{
    size_t pixels = image ? (size_t)pixman_image_get_stride(image) * (size_t)pixman_image_get_height(image) : 0;
    return pixels + 512;
}

bool shelf_keep(struct shelf *shelf, uint64_t key, pixman_image_t *image, struct px_rect area)
{
    size_t bytes = cost(image);
    drop_oldest_until(shelf, bytes);
    if (shelf->bytes + bytes > shelf->budget) {
        return false;
    }
    size_t slot = take_slot(shelf);
    size_t bucket = bucket_of(key);
    shelf->slots[slot] = (struct cached){
        .key = key, .area = area, .image = image, .bytes = bytes, .used = shelf->frame, .next = shelf->buckets[bucket]};
    shelf->buckets[bucket] = slot;
    link_newest(shelf, slot);
    shelf->bytes += bytes;
    return true;
}
