/* The cache of texts: finds what was put in, tells keys apart, and forgets the longest unused first. */
#include "check.h"
#include "text/cache.h"

static struct cache cache;

static int *find(uint32_t setting, const char *language, const char *text)
{
    return cache_find(&cache, &(struct cache_key){setting, language, text, strlen(text)});
}

static void put(uint32_t setting, const char *language, const char *text, int value)
{
    int *place = cache_add(&cache, &(struct cache_key){setting, language, text, strlen(text)}, sizeof *place);
    CHECK(*place == 0);
    *place = value;
}

static void keys(void)
{
    CHECK(find(0, "ja", "灯") == NULL);
    put(0, "ja", "灯", 1);
    put(1, "ja", "灯", 2);
    put(0, "en", "灯", 3);
    put(0, "ja", "", 4);
    CHECK(*find(0, "ja", "灯") == 1);
    CHECK(*find(1, "ja", "灯") == 2);
    CHECK(*find(0, "en", "灯") == 3);
    CHECK(*find(0, "ja", "") == 4);
    CHECK(find(0, "ja", "灯り") == NULL);
    char text[] = "写し";
    put(9, "ja", text, 5);
    text[0] = 'x'; /* the key was copied */
    CHECK(*find(9, "ja", "写し") == 5);
    cache_finish(&cache);
    CHECK(find(0, "ja", "灯") == NULL);
}

static void forgets_the_oldest(void)
{
    char text[24];
    for (int i = 0; i < 1000; i++) {
        snprintf(text, sizeof text, "text %d", i);
        put(0, "ja", text, i + 1);
    }
    CHECK(cache.count == 1000);
    int *first = find(0, "ja", "text 0");
    CHECK(first && *first == 1);
    cache_trim(&cache, cache.bytes); /* within its budget: nothing goes */
    CHECK(cache.count == 1000 && first == find(0, "ja", "text 0"));
    cache_trim(&cache, cache.bytes / 2);
    CHECK(cache.count < 510 && cache.count > 490);
    CHECK(find(0, "ja", "text 0") == first); /* used last, so kept, and where it was */
    CHECK(find(0, "ja", "text 1") == NULL);
    CHECK(find(0, "ja", "text 999") != NULL);
    cache_trim(&cache, 0);
    CHECK(cache.count == 0 && cache.bytes == 0 && find(0, "ja", "text 0") == NULL);
    put(0, "ja", "again", 7);
    CHECK(*find(0, "ja", "again") == 7);
    cache_finish(&cache);
}

int main(void)
{
    keys();
    forgets_the_oldest();
    return check_result();
}
