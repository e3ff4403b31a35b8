/* The calendar: which days there are, how they are written, and spans of them. */
#include <time.h>

#include "base/day.h"
#include "check.h"

static void test_parse(void)
{
    static const char *const good[] = {"2026-04-01", "2026-12-31", "2024-02-29", "2000-02-29", "0001-01-01",
                                       "9999-12-31", "1999-02-28", "2096-02-29", "0004-02-29"};
    static const char *const bad[] = {"",
                                      "2026",
                                      "2026-4-1",
                                      "2026-04-1",
                                      "2026-02-29",
                                      "2100-02-29",
                                      "1900-02-29",
                                      "2026-02-30",
                                      "2026-04-31",
                                      "2026-13-01",
                                      "2026-00-01",
                                      "2026-01-00",
                                      "2026-01-32",
                                      "0000-01-01",
                                      "2026/04/01",
                                      "2026-04-01 ",
                                      " 2026-4-01",
                                      "-026-04-01",
                                      "2026-+4-01",
                                      "20260401",
                                      "2026-04-0a",
                                      "02026-04-01",
                                      "2026-04--1",
                                      "2026-0401-",
                                      "２０２６-04",
                                      "2026－04－01"};
    char text[DAY_TEXT_BYTES];
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        CHECK(day_parse(good[i]) != DAY_NONE);
        CHECK_TEXT(day_text(day_parse(good[i]), text), good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (day_parse(bad[i]) != DAY_NONE) {
            fprintf(stderr, "%s is taken for a day\n", bad[i]);
            CHECK(!"no day is none");
        }
    }
}

/** All days there are, each one more than the day before, as the C library has them, too. */
static void test_numbers(void)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int epoch = day_make(1970, 1, 1);
    int expected = day_make(1, 1, 1);
    CHECK(expected > DAY_NONE);
    for (int year = 1; year <= 9999; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (leap && month == 2);
            CHECK(day_make(year, month, 1) == expected && day_make(year, month, length) == expected + length - 1);
            CHECK(day_make(year, month, length + 1) == DAY_NONE && day_make(year, month, 0) == DAY_NONE);
            time_t moment = (time_t)(expected - epoch) * 86400;
            struct tm there;
            CHECK(gmtime_r(&moment, &there) && there.tm_year + 1900 == year && there.tm_mon + 1 == month &&
                  there.tm_mday == 1);
            expected += length;
        }
    }
    CHECK(day_make(0, 1, 1) == DAY_NONE && day_make(10000, 1, 1) == DAY_NONE && day_make(2026, 0, 1) == DAY_NONE);
    CHECK(day_make(2026, 13, 1) == DAY_NONE && day_make(-1, 1, 1) == DAY_NONE);
}

static void test_text(void)
{
    char text[DAY_TEXT_BYTES];
    for (int day = day_make(1, 1, 1); day <= day_make(9999, 12, 31); day += 13) {
        CHECK(day_parse(day_text(day, text)) == day);
    }
}

static void test_spans(void)
{
    static const struct {
        struct day_span span;
        int day;
        bool has;
        struct day_span around;
    } rows[] = {
        {{0, 0}, 7, true, {0, 0}},    {{5, 9}, 4, false, {0, 4}}, {{5, 9}, 5, true, {5, 9}},  {{5, 9}, 9, true, {5, 9}},
        {{5, 9}, 10, false, {10, 0}}, {{5, 0}, 4, false, {0, 4}}, {{5, 0}, 99, true, {5, 0}}, {{0, 9}, 1, true, {0, 9}},
        {{0, 9}, 10, false, {10, 0}}, {{5, 5}, 5, true, {5, 5}},  {{9, 5}, 7, false, {0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct day_span around = day_span_around(rows[i].span, rows[i].day);
        CHECK(day_span_has(rows[i].span, rows[i].day) == rows[i].has);
        CHECK(around.first == rows[i].around.first && around.last == rows[i].around.last);
    }
    struct day_span open = {0, 0}, spring = {5, 9}, summer = {8, 12}, winter = {20, 0};
    struct day_span both = day_span_meet(spring, summer), none = day_span_meet(spring, winter);
    CHECK(both.first == 8 && both.last == 9);
    CHECK(day_span_meet(open, spring).first == 5 && day_span_meet(winter, open).last == 0);
    for (int day = 1; day < 30; day++) {
        CHECK(!day_span_has(none, day));
        CHECK(day_span_has(both, day) == (day_span_has(spring, day) && day_span_has(summer, day)));
    }
}

int main(void)
{
    test_parse();
    test_numbers();
    test_text();
    test_spans();
    return check_result();
}
