#include "run/clock.h"

#include <errno.h>
#include <time.h>

#include "base/bug.h"
#include "base/day.h"

static tick monotonic_now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) {
        BUG("no monotonic clock");
    }
    return TICK_S(t.tv_sec) + t.tv_nsec / 1000;
}

struct clock clock_start(void)
{
    return (struct clock){.start = monotonic_now()};
}

tick clock_now(const struct clock *clock)
{
    return monotonic_now() - clock->start;
}

void clock_sleep_until(const struct clock *clock, tick until)
{
    tick at = clock->start + until;
    struct timespec t = {.tv_sec = at / TICK_S(1), .tv_nsec = at % TICK_S(1) * 1000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
    }
}

int clock_today(void)
{
    return clock_day_of((int64_t)time(NULL));
}

int clock_day_of(int64_t moment)
{
    time_t when = (time_t)moment;
    struct tm local;
    return localtime_r(&when, &local) ? day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) : DAY_NONE;
}
