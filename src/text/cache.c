#include "text/cache.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/hash.h"

enum { FIRST_BUCKETS = 256 };

struct cache_entry {
    struct cache_entry *next;          /* in its bucket */
    struct cache_entry *newer, *older; /* by last use */
    uint64_t hash;
    struct cache_key key; /* its texts lie behind the value */
    size_t bytes;
    alignas(max_align_t) unsigned char value[];
};

static uint64_t hash_key(const struct cache_key *key)
{
    uint64_t hash = hash_bytes(HASH_START, &key->setting, sizeof key->setting);
    hash = hash_bytes(hash, key->language, strlen(key->language) + 1);
    return hash_bytes(hash, key->text, key->size);
}

static bool same_key(const struct cache_key *a, const struct cache_key *b)
{
    return a->setting == b->setting && a->size == b->size && strcmp(a->language, b->language) == 0 &&
           memcmp(a->text, b->text, a->size) == 0;
}

static void unlink_use(struct cache *cache, struct cache_entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct cache *cache, struct cache_entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

void *cache_find(struct cache *cache, const struct cache_key *key)
{
    if (cache->count == 0) {
        return NULL;
    }
    uint64_t hash = hash_key(key);
    struct cache_entry *entry = cache->buckets[hash % cache->bucket_count];
    while (entry && !(entry->hash == hash && same_key(&entry->key, key))) {
        entry = entry->next;
    }
    if (!entry) {
        return NULL;
    }
    unlink_use(cache, entry);
    link_newest(cache, entry);
    return entry->value;
}

static void link_bucket(struct cache *cache, struct cache_entry *entry)
{
    struct cache_entry **bucket = &cache->buckets[entry->hash % cache->bucket_count];
    entry->next = *bucket;
    *bucket = entry;
}

static void grow(struct cache *cache)
{
    if (cache->count < cache->bucket_count) {
        return;
    }
    free(cache->buckets);
    cache->bucket_count = cache->bucket_count ? cache->bucket_count * 2 : FIRST_BUCKETS;
    cache->buckets = calloc(cache->bucket_count, sizeof(struct cache_entry *));
    if (!cache->buckets) {
        BUG("out of memory");
    }
    for (struct cache_entry *entry = cache->newest; entry; entry = entry->older) {
        link_bucket(cache, entry);
    }
}

void *cache_add(struct cache *cache, const struct cache_key *key, size_t size)
{
    grow(cache);
    size_t language_size = strlen(key->language) + 1;
    size_t bytes = sizeof(struct cache_entry) + size + language_size + key->size;
    struct cache_entry *entry = calloc(1, bytes);
    if (!entry) {
        BUG("out of memory");
    }
    char *language = (char *)entry->value + size, *text = language + language_size;
    memcpy(language, key->language, language_size);
    memcpy(text, key->text, key->size);
    entry->key = (struct cache_key){key->setting, language, text, key->size};
    entry->hash = hash_key(key);
    entry->bytes = bytes;
    cache->count++;
    cache->bytes += bytes;
    link_bucket(cache, entry);
    link_newest(cache, entry);
    return entry->value;
}

static void forget(struct cache *cache, struct cache_entry *entry)
{
    struct cache_entry **link = &cache->buckets[entry->hash % cache->bucket_count];
    while (*link != entry) {
        link = &(*link)->next;
    }
    *link = entry->next;
    unlink_use(cache, entry);
    cache->count--;
    cache->bytes -= entry->bytes;
    free(entry);
}

void cache_trim(struct cache *cache, size_t budget)
{
    for (struct cache_entry *entry = cache->oldest; entry && cache->bytes > budget;) {
        struct cache_entry *newer = entry->newer;
        forget(cache, entry);
        entry = newer;
    }
}

void cache_finish(struct cache *cache)
{
    cache_trim(cache, 0);
    free(cache->buckets);
    *cache = (struct cache){0};
}
