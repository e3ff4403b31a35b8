/* Which clocks are believed. */
#include <stdlib.h>

#include "base/day.h"
#include "check.h"
#include "run/clock.h"
#include "run/today.h"

enum { CAME = 3 };

static void test_judge(void)
{
    static const struct {
        const char *day, *came[CAME];
        enum dial_trust trust;
        const char *witness;
    } rows[] = {
        {"2026-01-01", {NULL}, DIAL_BELIEVED, NULL},
        {"2025-12-31", {NULL}, DIAL_TOO_EARLY, NULL},
        {"1970-01-01", {NULL}, DIAL_TOO_EARLY, NULL},
        {"1970-01-01", {"1970-01-01"}, DIAL_TOO_EARLY, NULL},
        {"1970-01-01", {"2027-05-05"}, DIAL_TOO_EARLY, NULL},
        {"2099-12-31", {NULL}, DIAL_BELIEVED, NULL},
        {"2100-01-01", {"2027-05-05"}, DIAL_TOO_LATE, NULL},
        {"2027-05-05", {"2027-05-05"}, DIAL_BELIEVED, NULL},
        {"2027-05-04", {"2027-05-05"}, DIAL_BELIEVED, NULL},
        {"2027-05-03", {"2027-05-05"}, DIAL_BEFORE_PACK, "2027-05-05"},
        {"2027-02-28", {"2027-03-01"}, DIAL_BELIEVED, NULL},
        {"2028-02-28", {"2028-03-01"}, DIAL_BEFORE_PACK, "2028-03-01"},
        {"2027-12-31", {"2028-01-01"}, DIAL_BELIEVED, NULL},
        {"2030-01-01", {"2027-05-05"}, DIAL_BELIEVED, NULL},
        /* From the future: that clock was wrong itself. */
        {"2026-01-01", {"2150-01-01"}, DIAL_BELIEVED, NULL},
        {"2026-01-01", {"1970-01-01"}, DIAL_BELIEVED, NULL},
        {"2026-11-29", {"2037-06-01"}, DIAL_BELIEVED, NULL},
        {"2026-11-29", {"2037-06-01", "2037-05-01", "2037-04-01"}, DIAL_BELIEVED, NULL},
        {"2026-11-29", {"2027-11-30"}, DIAL_BEFORE_PACK, "2027-11-30"},
        {"2026-11-29", {"2027-12-01"}, DIAL_BELIEVED, NULL},
        /* Some came earlier than today: so it is the others that are wrong. */
        {"2026-11-29", {"2027-03-01", "2026-08-01"}, DIAL_BELIEVED, NULL},
        {"2026-11-29", {"2026-08-01", "2027-03-01"}, DIAL_BELIEVED, NULL},
        {"2026-11-29", {"2027-03-01", "2026-12-24", "2027-02-01"}, DIAL_BEFORE_PACK, "2026-12-24"},
        {"2026-11-29", {"2027-03-01", "1970-01-01", "2037-02-01"}, DIAL_BEFORE_PACK, "2027-03-01"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int came[CAME] = {0}, witness = DAY_NONE;
        for (int k = 0; k < CAME; k++) {
            came[k] = rows[i].came[k] ? day_parse(rows[i].came[k]) : DAY_NONE;
        }
        CHECK(day_parse(rows[i].day) != DAY_NONE);
        CHECK(today_judge(day_parse(rows[i].day), came, CAME, &witness) == rows[i].trust);
        CHECK(!rows[i].witness || witness == day_parse(rows[i].witness));
    }
    CHECK(today_judge(DAY_NONE, NULL, 0, &(int){0}) == DIAL_TOO_EARLY);
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
        CHECK(setenv("TZ", rows[i].zone, 1) == 0); /* the zone that holds now: nobody has to be told */
        CHECK_TEXT(day_text(clock_day_of(rows[i].moment), text), rows[i].day);
    }
    CHECK(clock_day_of(INT64_MAX) == DAY_NONE);
    CHECK(unsetenv("TZ") == 0);
}

static void test_read(void)
{
    static const struct {
        const char *zone;
        int64_t moment;
        int hour, minute, second, east;
        const char *name;
    } rows[] = {
        {"JST-9", 1782831599, 23, 59, 59, 540, "JST"},
        {"UTC", 1782831599, 14, 59, 59, 0, "UTC"},
        {"<-0330>3:30", 1782831600, 11, 30, 0, -210, "-0330"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1782831600, 17, 0, 0, 120, "CEST"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1799971200, 1, 0, 0, 60, "CET"},
        {":no/such/zone", 0, 0, 0, 0, 0, "UTC"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct clock_local local;
        CHECK(setenv("TZ", rows[i].zone, 1) == 0);
        clock_read(rows[i].moment, &local);
        CHECK(local.hour == rows[i].hour && local.minute == rows[i].minute && local.second == rows[i].second);
        CHECK(local.east == rows[i].east);
        CHECK_TEXT(local.zone, rows[i].name);
    }
    struct clock_local none;
    clock_read(INT64_MAX, &none);
    CHECK(none.day == DAY_NONE && none.hour == 0 && none.zone[0] == '\0');
    /* Only a TZ that is the machine's own zone is taken away. */
    static const struct {
        const char *zone;
        bool stays;
    } own[] = {{":/etc/localtime", false}, {"/etc/localtime", false}, {"JST-9", true}, {"", true}};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        CHECK(setenv("TZ", own[i].zone, 1) == 0);
        clock_follow_zone();
        CHECK((getenv("TZ") != NULL) == own[i].stays);
    }
    CHECK(unsetenv("TZ") == 0);
    clock_follow_zone();
}

static void test_dial(void)
{
    struct kept kept = {.count = 1};
    kept.packs[0].installed = clock_wall() + 40L * 86400;
    CHECK(setenv("TZ", "JST-9", 1) == 0);
    struct dial dial = today_dial(&kept, TICK_S(100));
    CHECK(dial.trust == DIAL_BEFORE_PACK && dial.day > DAY_NONE && dial.pack_day > dial.day && dial.east == 540);
    CHECK(dial.until > TICK_S(100) && dial.until <= TICK_S(110));
    CHECK_TEXT(dial.zone, "JST");
    kept.packs[0].installed = clock_wall() + 400L * 86400;
    CHECK(today_dial(&kept, 0).trust == DIAL_BELIEVED);
    CHECK(unsetenv("TZ") == 0);
}

int main(void)
{
    test_judge();
    test_places();
    test_read();
    test_dial();
    CHECK(today_find(NULL) == clock_today());
    return check_result();
}
