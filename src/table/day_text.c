#include "table/day_text.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/day.h"

enum { TEXT_BYTES = 64 };

/** A run of years that are counted anew; from its first to its last day, DAY_NONE while it lasts. */
struct era {
    const char *names[4];
    int before; /* the year before its first one */
    int first[3], last[3];
};

static const struct era eras[] = {
    {{"令和", "令", "R", "㋿"}, 2018, {2019, 5, 1}, {9999, 12, 31}},
    {{"平成", "平", "H", "㍻"}, 1988, {1989, 1, 8}, {2019, 4, 30}},
    {{"昭和", "昭", "S", "㍼"}, 1925, {1926, 12, 25}, {1989, 1, 7}},
};

/** Without blanks, and without a time that says only that the day begins. */
static bool pack_text(const char *text, char packed[TEXT_BYTES])
{
    static const char *const midnights[] = {" 0:00", " 0:00:00", " 00:00", " 00:00:00"};
    size_t size = strlen(text), to = 0;
    for (size_t i = 0; i < sizeof midnights / sizeof midnights[0]; i++) {
        size_t end = strlen(midnights[i]);
        size -= size > end && strncmp(text + size - end, midnights[i], end) == 0 ? end : 0;
    }
    for (size_t i = 0; i < size && to < TEXT_BYTES - 1; i++) {
        if (text[i] != ' ') {
            packed[to++] = text[i];
        }
    }
    packed[to] = '\0';
    return to < TEXT_BYTES - 1;
}

/** Digits, so many at least and at most, and the sign behind them. */
static bool take_number(const char **at, size_t least, size_t most, const char *sign, int *number)
{
    size_t digits = strspn(*at, "0123456789");
    *number = 0;
    for (size_t i = 0; i < digits && i < most; i++) {
        *number = *number * 10 + ((*at)[i] - '0');
    }
    *at += digits;
    bool good = digits >= least && digits <= most && strncmp(*at, sign, strlen(sign)) == 0;
    *at += good ? strlen(sign) : 0;
    return good;
}

/** The era whose name stands at `*at`, which moves on; NULL: none does. */
static const struct era *take_era(const char **at)
{
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++) {
        for (size_t k = 0; k < sizeof eras[i].names / sizeof eras[i].names[0]; k++) {
            size_t size = strlen(eras[i].names[k]);
            if (strncasecmp(*at, eras[i].names[k], size) == 0) {
                *at += size;
                return &eras[i];
            }
        }
    }
    return NULL;
}

static bool take_year(const char **at, const struct era *era, const char *sign, int *year)
{
    static const char first[] = "元";
    if (!era) {
        return take_number(at, 4, 4, sign, year);
    }
    if (strncmp(*at, first, strlen(first)) == 0 && strncmp(*at + strlen(first), sign, strlen(sign)) == 0) {
        *at += strlen(first) + strlen(sign);
        *year = era->before + 1;
        return true;
    }
    bool good = take_number(at, 1, 2, sign, year) && *year > 0;
    *year += era->before;
    return good;
}

/** What follows a day is nothing, or its day of the week. */
static bool ends(const char *at, int day)
{
    static const char *const names[] = {"月", "火", "水", "木", "金", "土", "日"};
    const int monday = day_make(2024, 1, 1);
    const char *name = names[((day - monday) % 7 + 7) % 7];
    if (*at != '(' || strncmp(at + 1, name, strlen(name)) != 0) {
        return *at == '\0';
    }
    at += 1 + strlen(name);
    at += strncmp(at, "曜日", strlen("曜日")) == 0 ? strlen("曜日")
          : strncmp(at, "曜", strlen("曜")) == 0   ? strlen("曜")
                                                   : 0;
    return strcmp(at, ")") == 0;
}

static bool is_in(const struct era *era, int day)
{
    return !era || (day >= day_make(era->first[0], era->first[1], era->first[2]) &&
                    day <= day_make(era->last[0], era->last[1], era->last[2]));
}

/** A day without anything between its numbers: 20260401. */
static int read_eight(const char *at)
{
    int number;
    bool good = take_number(&at, 8, 8, "", &number) && number >= 19000101;
    int day = good ? day_make(number / 10000, number / 100 % 100, number % 100) : DAY_NONE;
    return day != DAY_NONE && ends(at, day) ? day : DAY_NONE;
}

int day_text_read(const char *text)
{
    static const char *const signs[][3] = {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    char packed[TEXT_BYTES];
    const char *from = packed;
    if (!pack_text(text, packed)) {
        return DAY_NONE;
    }
    const struct era *era = take_era(&from);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        int year, month, in_month;
        const char *at = from;
        bool read = take_year(&at, era, signs[i][0], &year) && take_number(&at, 1, 2, signs[i][1], &month) &&
                    take_number(&at, 1, 2, signs[i][2], &in_month);
        int day = read ? day_make(year, month, in_month) : DAY_NONE;
        if (day != DAY_NONE && is_in(era, day) && ends(at, day)) {
            return day;
        }
    }
    return era ? DAY_NONE : read_eight(from);
}
