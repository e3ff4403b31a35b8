/* Which clocks are believed. */
#include <time.h>

#include "base/day.h"
#include "check.h"
#include "run/clock.h"
#include "run/today.h"

static void test_believe(void)
{
    static const struct {
        const char *day, *written;
        bool believed;
    } rows[] = {
        {"2026-01-01", NULL, true},          {"2025-12-31", NULL, false},         {"1970-01-01", NULL, false},
        {"1970-01-01", "1970-01-01", false}, {"2099-12-31", NULL, true},          {"2100-01-01", NULL, false},
        {"2027-05-05", "2027-05-05", true},  {"2027-05-04", "2027-05-05", true},  {"2027-05-03", "2027-05-05", false},
        {"2027-02-28", "2027-03-01", true},  {"2028-02-28", "2028-03-01", false}, {"2027-12-31", "2028-01-01", true},
        {"2030-01-01", "2027-05-05", true},  {"2026-01-01", "2150-01-01", true}, /* that clock was wrong itself */
        {"2026-01-01", "1970-01-01", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int day = day_parse(rows[i].day), written = rows[i].written ? day_parse(rows[i].written) : DAY_NONE;
        CHECK(day != DAY_NONE && today_believe(day, written) == (rows[i].believed ? day : DAY_NONE));
    }
    CHECK(today_believe(DAY_NONE, DAY_NONE) == DAY_NONE);
}

/** Calendar days of the place: midnight there, whatever UTC says, and a day of 23 or 25 hours is one day. */
static void test_places(void)
{
    static const struct {
        const char *zone;
        int64_t moment;
        const char *day;
    } rows[] = {
        {"UTC", 0, "1970-01-01"},
        {"UTC", 86399, "1970-01-01"},
        {"UTC", -1, "1969-12-31"},
        {"JST-9", 1782831599, "2026-06-30"}, /* 23:59:59 */
        {"JST-9", 1782831600, "2026-07-01"}, /* 00:00:00 */
        {"UTC", 1782831600, "2026-06-30"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1774738799, "2026-03-28"}, /* the day before that of 23 hours */
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1774738800, "2026-03-29"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1774821599, "2026-03-29"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1774821600, "2026-03-30"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1792879200, "2026-10-25"}, /* of 25 */
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1792969199, "2026-10-25"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1792969200, "2026-10-26"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[DAY_TEXT_BYTES];
        CHECK(setenv("TZ", rows[i].zone, 1) == 0);
        tzset();
        CHECK_TEXT(day_text(clock_day_of(rows[i].moment), text), rows[i].day);
    }
    CHECK(clock_day_of(INT64_MAX) == DAY_NONE);
    CHECK(unsetenv("TZ") == 0);
    tzset();
}

int main(void)
{
    test_believe();
    test_places();
    CHECK(today_find(NULL) == today_believe(clock_today(), DAY_NONE));
    return check_result();
}
