#include "run/clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

struct clock clock_imagine(void)
{
    return (struct clock){.imagined = true};
}

tick clock_now(const struct clock *clock)
{
    return clock->imagined ? clock->at : monotonic_now() - clock->start;
}

void clock_sleep_until(struct clock *clock, tick until)
{
    if (clock->imagined) {
        clock->at = until > clock->at ? until : clock->at;
        return;
    }
    tick at = clock->start + until;
    struct timespec t = {.tv_sec = at / TICK_S(1), .tv_nsec = at % TICK_S(1) * 1000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
    }
}

int64_t clock_wall(void)
{
    return (int64_t)time(NULL);
}

void clock_read(int64_t moment, struct clock_local *out)
{
    time_t when = (time_t)moment;
    struct tm local;
    *out = (struct clock_local){.day = DAY_NONE};
    tzset(); /* localtime_r alone looks for the zone once in the life of a program */
    if (localtime_r(&when, &local)) {
        out->day = day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
        out->hour = local.tm_hour;
        out->minute = local.tm_min;
        out->second = local.tm_sec < 60 ? local.tm_sec : 59;
        out->east = (int)(local.tm_gmtoff / 60);
        snprintf(out->zone, sizeof out->zone, "%s", local.tm_zone && *local.tm_zone ? local.tm_zone : "UTC");
    }
}

int clock_today(void)
{
    return clock_day_of(clock_wall());
}

int clock_day_of(int64_t moment)
{
    struct clock_local local;
    clock_read(moment, &local);
    return local.day;
}

void clock_follow_zone(void)
{
    const char *zone = getenv("TZ");
    if (zone && strcmp(zone + (zone[0] == ':'), "/etc/localtime") == 0) {
        unsetenv("TZ");
    }
}
