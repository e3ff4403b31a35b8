#include "check.h"

#include "run/clock.h"
#include "run/json.h"
#include "run/place.h"
#include "run/say.h"
#include "run/status.h"
#include "run/usage.h"

static void test_language(void)
{
    static const struct {
        const char *lc_all, *lc_messages, *lang;
        enum diag_language wanted;
    } cases[] = {
        {NULL, NULL, NULL, DIAG_ENGLISH},          {NULL, NULL, "ja_JP.UTF-8", DIAG_JAPANESE},
        {NULL, "C", "ja_JP.UTF-8", DIAG_ENGLISH},  {"ja", "C", "C", DIAG_JAPANESE},
        {"", "", "ja_JP", DIAG_JAPANESE},          {"C.UTF-8", "ja_JP", "ja_JP", DIAG_ENGLISH},
        {NULL, NULL, "de_DE.UTF-8", DIAG_ENGLISH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(say_language_of(cases[i].lc_all, cases[i].lc_messages, cases[i].lang) == cases[i].wanted);
    }
}

static void test_json(void)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {NULL, "x:null"},
        {"", "x:\"\""},
        {"灯り", "x:\"灯り\""},
        {"a\"b\\c", "x:\"a\\\"b\\\\c\""},
        {"a\nb\x01\x7f", "x:\"a\\u000ab\\u0001\\u007f\""},
        {"a\xff"
         "b",
         "x:\"a\\ufffdb\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf out = {0};
        json_text(&out, "x:", cases[i].text);
        CHECK_TEXT(strbuf_text(&out), cases[i].wanted);
        strbuf_finish(&out);
    }
}

static void test_place(void)
{
    struct place place;
    CHECK(place_parse("map", &place) && place.screen == SCREEN_MAP && !place.id);
    CHECK(place_parse("card:a-b", &place) && place.screen == SCREEN_CARD);
    CHECK_TEXT(place.id, "a-b");
    CHECK(place_parse("card:", &place) && !place.id);
    CHECK(!place_parse("", &place));
    CHECK(!place_parse("maps", &place));
    CHECK(!place_parse("mapmapmapmapmapmapmapmapmapmapmapmapmap", &place));
}

static void test_status(void)
{
    struct signals signals = {.count = 0};
    struct strbuf out = {0};
    signal_emit(&signals, SIGNAL_SCREEN, "map");
    signal_emit(&signals, SIGNAL_CARD, "one");
    signal_emit(&signals, SIGNAL_LANGUAGE, "en");
    signal_emit(&signals, SIGNAL_LIGHT, "one");
    signal_emit(&signals, SIGNAL_IDLE_WARN, "");
    signal_emit(&signals, SIGNAL_ATTRACT, "");
    status_add(&out, &signals);
    CHECK_TEXT(strbuf_text(&out), "screen map\ncard one\nlang en\nlight one\nidle warn\nattract\n");
    strbuf_finish(&out);
}

static void test_clock(void)
{
    struct clock clock = clock_start();
    tick first = clock_now(&clock);
    CHECK(first >= 0 && first < TICK_S(10));
    clock_sleep_until(&clock, first + TICK_MS(20));
    CHECK(clock_now(&clock) >= first + TICK_MS(20));
    tick late = clock_now(&clock);
    clock_sleep_until(&clock, 0);
    CHECK(clock_now(&clock) - late < TICK_S(10));
}

static void test_usage(void)
{
    struct usage usage = usage_read();
    CHECK(usage.cpu_s >= 0);
    CHECK(usage.pss_mb > 0.1); /* Linux tells, and no process is smaller */
}

int main(void)
{
    test_language();
    test_json();
    test_place();
    test_status();
    test_clock();
    test_usage();
    return check_result();
}
