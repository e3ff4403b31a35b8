#include "run/today.h"

#include <stdio.h>

#include "base/day.h"
#include "run/clock.h"

enum { YEAR_FIRST = 2026, YEAR_LAST = 2099 };

/** Whoever has set the clock is to see it soon. */
#define DIAL_LASTS TICK_S(10)

static enum dial_trust judge_alone(int day)
{
    return day < day_make(YEAR_FIRST, 1, 1)    ? DIAL_TOO_EARLY
           : day > day_make(YEAR_LAST, 12, 31) ? DIAL_TOO_LATE
                                               : DIAL_BELIEVED;
}

enum dial_trust today_judge(int day, const int *came, size_t count, int *witness)
{
    enum dial_trust trust = judge_alone(day);
    int first = DAY_NONE;
    for (size_t i = 0; trust == DIAL_BELIEVED && i < count; i++) {
        bool speaks = judge_alone(came[i]) == DIAL_BELIEVED && came[i] <= day + TODAY_FAR;
        first = speaks && (first == DAY_NONE || came[i] < first) ? came[i] : first;
    }
    *witness = first;
    /* A pack may have come in another time zone: those differ by a day at most. */
    return first != DAY_NONE && day < first - 1 ? DIAL_BEFORE_PACK : trust;
}

int today_find(const struct store *store)
{
    struct arena arena = {0};
    struct store_entry entries[KEPT_MAX];
    int came[KEPT_MAX], witness, day = clock_today();
    size_t count = store ? store_list(store, entries, KEPT_MAX, &arena) : 0;
    for (size_t i = 0; i < count; i++) {
        came[i] = clock_day_of(entries[i].installed);
    }
    arena_finish(&arena);
    return today_judge(day, came, count, &witness) == DIAL_BELIEVED ? day : DAY_NONE;
}

struct dial today_dial(const struct kept *kept, tick now)
{
    struct clock_local local;
    int came[KEPT_MAX];
    for (size_t i = 0; i < kept->count; i++) {
        came[i] = clock_day_of(kept->packs[i].installed);
    }
    clock_read(clock_wall(), &local);
    tick minute = TICK_S(60 - local.second);
    struct dial dial = {.day = local.day,
                        .hour = local.hour,
                        .minute = local.minute,
                        .east = local.east,
                        .until = now + (minute < DIAL_LASTS ? minute : DIAL_LASTS)};
    snprintf(dial.zone, sizeof dial.zone, "%s", local.zone);
    dial.trust = today_judge(local.day, came, kept->count, &dial.pack_day);
    return dial;
}
