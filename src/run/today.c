#include "run/today.h"

#include "base/day.h"
#include "run/clock.h"

enum { YEAR_FIRST = 2026, YEAR_LAST = 2099 };

/** A clock that is wrong stands where it begins, or nowhere. */
static bool is_plausible(int day)
{
    return day >= day_make(YEAR_FIRST, 1, 1) && day <= day_make(YEAR_LAST, 12, 31);
}

int today_believe(int day, int written)
{
    /* A pack may have come under another clock, or in another time zone: those differ by a day at most. */
    bool earlier = is_plausible(written) && day < written - 1;
    return is_plausible(day) && !earlier ? day : DAY_NONE;
}

int today_find(const struct store *store)
{
    struct arena arena = {0};
    struct store_entry newest;
    bool there = store && store_list(store, &newest, 1, &arena) == 1;
    int written = there ? clock_day_of(newest.installed) : DAY_NONE;
    arena_finish(&arena);
    return today_believe(clock_today(), written);
}
