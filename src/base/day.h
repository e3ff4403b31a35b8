#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>

/**
 * Calendar days, without a time of day and without a time zone: a day is a whole number, the next day is one more, and
 * DAY_NONE is no day. Only days of the years 1 to 9999 (Gregorian, also before 1582) have a number.
 */
enum { DAY_NONE = 0, DAY_TEXT_BYTES = 11 };

/** DAY_NONE when there is no such day: a 30 February, a month 13. */
int day_make(int year, int month, int day);

/** Read `YYYY-MM-DD`, in these very ten ASCII letters. DAY_NONE when it is written otherwise, or no such day exists. */
int day_parse(const char *text);

/** Write a day (not DAY_NONE) so. Returns `text`. */
const char *day_text(int day, char text[DAY_TEXT_BYTES]);

/** From the first to the last day, both included; DAY_NONE where there is no limit. All zero: always. */
struct day_span {
    int first, last;
};

/** False for every day when the first comes after the last. `day` is not DAY_NONE. */
bool day_span_has(struct day_span span, int day);

/** The days that are in both; when there are none, a span that has no day. */
struct day_span day_span_meet(struct day_span a, struct day_span b);

/**
 * The days around `day` (not DAY_NONE) on which the same is true as on that day: all of them are in the span, or none
 * is.
 */
struct day_span day_span_around(struct day_span span, int day);

#endif
