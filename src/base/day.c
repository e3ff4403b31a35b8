#include "base/day.h"

#include <stdio.h>
#include <string.h>

#include "base/bug.h"

/* A year that begins on 1 March ends with its leap day, and its months have 31, 30, 31, 30, 31 days over and over. */
enum { YEAR_DAYS = 365, CYCLE_YEARS = 400, CYCLE_DAYS = 146097, FIVE_MONTHS = 153, YEAR_MAX = 9999 };

/** The days before the first of a month (0 is March) of such a year. */
static int days_before_month(int month)
{
    return (FIVE_MONTHS * month + 2) / 5;
}

/** The days before a year of the 400 after which the calendar repeats. */
static int days_before_year(int year)
{
    return year * YEAR_DAYS + year / 4 - year / 100;
}

/** The number of a day; of one that does not exist, that of another day. */
static int number_of(int year, int month, int day)
{
    int from_march = (month + 9) % 12;
    int begun = month > 2 ? year : year - 1;
    return begun / CYCLE_YEARS * CYCLE_DAYS + days_before_year(begun % CYCLE_YEARS) + days_before_month(from_march) +
           day;
}

/** The inverse of number_of. */
static void split(int number, int *year, int *month, int *day)
{
    int left = number - 1;
    int cycle = left / CYCLE_DAYS;
    left %= CYCLE_DAYS;
    int in_cycle = left / YEAR_DAYS;
    while (days_before_year(in_cycle) > left || in_cycle == CYCLE_YEARS) {
        in_cycle--;
    }
    left -= days_before_year(in_cycle);
    int from_march = (5 * left + 2) / FIVE_MONTHS;
    *day = left - days_before_month(from_march) + 1;
    *month = (from_march + 2) % 12 + 1;
    *year = cycle * CYCLE_YEARS + in_cycle + (*month <= 2);
}

int day_make(int year, int month, int day)
{
    int same_year, same_month, same_day;
    if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31) {
        return DAY_NONE;
    }
    int number = number_of(year, month, day);
    split(number, &same_year, &same_month, &same_day);
    return same_month == month && same_day == day ? number : DAY_NONE;
}

int day_parse(const char *text)
{
    static const char form[] = "0000-00-00";
    int numbers[3] = {0}, at = 0;
    if (strlen(text) != strlen(form)) {
        return DAY_NONE;
    }
    for (size_t i = 0; form[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (digit != (form[i] == '0') || (!digit && text[i] != '-')) {
            return DAY_NONE;
        }
        if (digit) {
            numbers[at] = numbers[at] * 10 + (text[i] - '0');
        } else {
            at++;
        }
    }
    return day_make(numbers[0], numbers[1], numbers[2]);
}

const char *day_text(int day, char text[DAY_TEXT_BYTES])
{
    int year, month, in_month;
    REQUIRE(day != DAY_NONE);
    split(day, &year, &month, &in_month);
    snprintf(text, DAY_TEXT_BYTES, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)in_month % 100);
    return text;
}

bool day_span_has(struct day_span span, int day)
{
    return (!span.first || day >= span.first) && (!span.last || day <= span.last);
}

struct day_span day_span_meet(struct day_span a, struct day_span b)
{
    return (struct day_span){.first = a.first > b.first ? a.first : b.first,
                             .last = !a.last || (b.last && b.last < a.last) ? b.last : a.last};
}

struct day_span day_span_around(struct day_span span, int day)
{
    if (day_span_has(span, day)) {
        return span;
    }
    if (span.first && span.last && span.first > span.last) {
        return (struct day_span){.first = DAY_NONE}; /* nothing is ever in it */
    }
    if (span.first && day < span.first) {
        return (struct day_span){.last = span.first - 1};
    }
    return (struct day_span){.first = span.last + 1};
}
