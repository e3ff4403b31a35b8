#ifndef TEXT_CACHE_H
#define TEXT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What was computed for a text: its setting as bits, its language, its bytes. Borrowed while looking up. */
struct cache_key {
    uint32_t setting;
    const char *language;
    const char *text;
    size_t size;
};

struct cache_entry;

/**
 * Values by text, the least recently used forgotten first. Start from zero.
 * A value stays where it is until cache_trim or cache_finish.
 */
struct cache {
    struct cache_entry **buckets; /* owned */
    size_t bucket_count;
    size_t count;
    size_t bytes;                        /* of all entries */
    struct cache_entry *newest, *oldest; /* by last use */
};

/** The value, or NULL. Counts as a use. */
void *cache_find(struct cache *cache, const struct cache_key *key);

/** A new zeroed value of `size` bytes for a key that is not there; the key is copied. */
void *cache_add(struct cache *cache, const struct cache_key *key, size_t size);

/** Forget the least recently used until at most `budget` bytes remain. */
void cache_trim(struct cache *cache, size_t budget);
void cache_finish(struct cache *cache);

#endif
