/*
 * latency SOCKET WxH COUNT STEPS: how long it takes from a finger on the panel (see panel.h) to the first changed pixel
 * on the glass, whatever program shows there. STEPS are words:
 *
 *     tap X Y     COUNT times, at random moments: a finger comes down on something that lights up, and leaves it again
 *     step X Y    COUNT times, at random moments: a finger that has begun to drag moves on by a few pixels
 *     stream X Y  a finger moves on every 8 ms, so that something is always under way: each of its moves; and, as
 *                 `tail`, COUNT times: it stands still after a while - how long until the glass does, too
 *     check       fails when even the quickest were as late as if a frame had stood in a queue before them
 *
 * The time of a touch is that before it is handed to the panel, the time of a change that of the first XDamage event
 * behind it. So the X server's own work is in all figures. A line for each step: its name, the number of touches, those
 * that changed nothing within a second, the median and the 99th percentile, in milliseconds.
 *
 * Exit 0, 1 when something was not to be had or the check fails, 77 when other work leaves nothing to check, 2 for
 * wrong arguments.
 */
/* ppoll */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "panel.h"

enum { SKIPPED = 77 }; /* by ctest */
/* So long a millisecond's work may take half of the time; twice as long, and somebody else has half of the machine. */
static const double busy_ms = 1.6;
enum { SAMPLES_MAX = 20000, CALM_MS = 150, PATIENCE_MS = 1000, RUN_MOVES = 40, MOVE_MS = 8, FINGER = 1 };
static const double frame_ms = 1000.0 / 60;

/** What was measured in one way. */
struct series {
    double ms[SAMPLES_MAX];
    size_t count;
    int missed; /* touches that changed nothing */
};

struct probe {
    struct panel panel;
    Display *display;
    int damage_event;
    int count;       /* of touches for each step */
    double x, y;     /* of the finger */
    double changed;  /* when the glass changed last */
    uint32_t random; /* its state: the same moments in each run */
    struct series tap, step, move, tail;
    struct series share; /* how long a millisecond of work took just before a touch */
};

static double read_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static double now_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

/** xorshift32. */
static double random_ms(struct probe *probe, double most)
{
    probe->random ^= probe->random << 13;
    probe->random ^= probe->random >> 17;
    probe->random ^= probe->random << 5;
    return most * (probe->random / 4294967296.0);
}

/** Listen until the moment, or, with `first`, until the glass changes. True when it did. */
static bool listen_until(struct probe *probe, double until, bool first)
{
    bool any = false;
    for (double now = now_ms(); now < until && !(any && first); now = now_ms()) {
        struct timespec left = {.tv_sec = (time_t)((until - now) / 1000), .tv_nsec = 0};
        left.tv_nsec = (long)((until - now - (double)left.tv_sec * 1000) * 1e6);
        struct pollfd wait = {.fd = ConnectionNumber(probe->display), .events = POLLIN};
        if (!XPending(probe->display)) {
            ppoll(&wait, 1, &left, NULL);
        }
        while (XPending(probe->display)) {
            XEvent event;
            XNextEvent(probe->display, &event);
            if (event.type == probe->damage_event) {
                probe->changed = any && first ? probe->changed : now_ms();
                any = true;
            }
        }
    }
    return any;
}

/** Until the glass has stood still for a moment, and a random time longer. */
static void wait_calm(struct probe *probe)
{
    while (listen_until(probe, now_ms() + CALM_MS, true)) {
    }
    listen_until(probe, now_ms() + random_ms(probe, 2 * frame_ms), false);
}

static bool touch(struct probe *probe, enum panel_kind kind, double x, double y)
{
    probe->x = x;
    probe->y = y;
    return panel_touch(&probe->panel, kind, FINGER, x, y);
}

static void add(struct series *series, double ms)
{
    if (series->count < SAMPLES_MAX) {
        series->ms[series->count++] = ms;
    }
}

/** Work for a millisecond, to see how much of the machine there is for us. */
static void try_machine(struct probe *probe)
{
    double before = now_ms(), end = read_ms(CLOCK_THREAD_CPUTIME_ID) + 1;
    while (read_ms(CLOCK_THREAD_CPUTIME_ID) < end) {
    }
    add(&probe->share, now_ms() - before);
}

/** One touch on a glass that stands still. */
static bool measure(struct probe *probe, struct series *series, enum panel_kind kind, double x, double y)
{
    try_machine(probe);
    wait_calm(probe);
    double before = now_ms();
    bool sent = touch(probe, kind, x, y);
    if (listen_until(probe, before + PATIENCE_MS, true)) {
        add(series, probe->changed - before);
    } else {
        series->missed++;
    }
    return sent;
}

static bool do_tap(struct probe *probe, double x, double y)
{
    bool sent = true;
    for (int i = 0; i < probe->count && sent; i++) {
        sent = measure(probe, &probe->tap, PANEL_BEGIN, x, y) &&
               touch(probe, PANEL_UPDATE, probe->panel.width / 2.0, probe->panel.height - 4) &&
               touch(probe, PANEL_END, probe->x, probe->y);
    }
    return sent;
}

/** Put the finger down and move it so far that it drags. */
static bool begin_drag(struct probe *probe, double x, double y)
{
    bool sent = touch(probe, PANEL_BEGIN, x, y);
    for (int i = 0; i < 10 && sent; i++) {
        listen_until(probe, now_ms() + 20, false);
        sent = touch(probe, PANEL_UPDATE, probe->x - 8, probe->y);
    }
    return sent;
}

/** Back and forth, so that it stays where the map is. */
static double next_x(const struct probe *probe, int i)
{
    return probe->x + (i / 20 % 2 ? 6 : -6);
}

static bool do_step(struct probe *probe, double x, double y)
{
    bool sent = begin_drag(probe, x, y);
    for (int i = 0; i < probe->count && sent; i++) {
        sent = measure(probe, &probe->step, PANEL_UPDATE, next_x(probe, i), probe->y);
    }
    return sent && touch(probe, PANEL_END, probe->x, probe->y);
}

/** The moves that wait for the glass to change. */
struct waiting {
    double since[RUN_MOVES];
    int count;
};

static void take_change(struct probe *probe, struct waiting *waiting)
{
    for (int i = 0; i < waiting->count; i++) {
        add(&probe->move, probe->changed - waiting->since[i]);
    }
    waiting->count = 0;
}

/** One run of moves without a pause; then the glass comes to rest. */
static bool run_on(struct probe *probe, int *moves)
{
    struct waiting waiting = {.count = 0};
    double begin = now_ms() + random_ms(probe, frame_ms), last = begin;
    bool sent = true;
    for (int i = 0; i < RUN_MOVES && sent; i++) {
        double due = begin + i * MOVE_MS;
        while (listen_until(probe, due, true)) {
            take_change(probe, &waiting);
        }
        last = now_ms();
        waiting.since[waiting.count++] = last;
        sent = touch(probe, PANEL_UPDATE, next_x(probe, (*moves)++), probe->y);
    }
    /* What changes more than a frame's time after everything else is the ground that came late, or such. */
    double end = last;
    while (sent && listen_until(probe, now_ms() + (end == last ? PATIENCE_MS : 1.5 * frame_ms), true)) {
        take_change(probe, &waiting);
        end = probe->changed;
    }
    add(&probe->tail, end - last);
    probe->move.missed += waiting.count;
    return sent;
}

static bool do_stream(struct probe *probe, double x, double y)
{
    int moves = 0;
    bool sent = begin_drag(probe, x, y);
    for (int i = 0; i < probe->count && sent; i++) {
        wait_calm(probe);
        sent = run_on(probe, &moves);
    }
    return sent && touch(probe, PANEL_END, probe->x, probe->y);
}

static int compare(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static double quantile(struct series *series, double part)
{
    qsort(series->ms, series->count, sizeof *series->ms, compare);
    return series->count ? series->ms[(size_t)((double)(series->count - 1) * part + 0.5)] : 0;
}

static void say(const char *name, struct series *series)
{
    printf("%s %zu touches, %d without a change: median %.1f ms, p99 %.1f ms\n", name, series->count, series->missed,
           quantile(series, 0.5), quantile(series, 0.99));
    fflush(stdout);
}

/**
 * A machine that is busy with other work makes most of them late, but not every one: the quickest of many tells what
 * the program itself does. A press on a glass at rest is answered within a frame's time, or one was waited for or stood
 * in a queue. The last move of a stream comes anywhere in a frame that is
 * under way: a frame longer than a single move at the most. Where the machine is never ours there is nothing to tell.
 */
static bool check(struct probe *probe)
{
    if (quantile(&probe->share, 0.5) > busy_ms) {
        printf("other work takes this machine: a millisecond takes %.1f\n", quantile(&probe->share, 0.5));
        exit(SKIPPED);
    }
    double tap = quantile(&probe->tap, 0), step = quantile(&probe->step, 0), tail = quantile(&probe->tail, 0);
    bool whole = probe->tap.count && probe->step.count && probe->tail.count && !probe->tap.missed;
    printf("the quickest: tap %.1f ms (at most %.1f), tail %.1f ms (at most %.1f)\n", tap, frame_ms, tail,
           step + frame_ms * 1.5);
    return whole && tap <= frame_ms && tail <= step + frame_ms * 1.5;
}

static bool obey(struct probe *probe, char **words, int count)
{
    for (int i = 0; i < count; i += strcmp(words[i], "check") == 0 ? 1 : 3) {
        double x = i + 2 < count ? strtod(words[i + 1], NULL) : 0, y = i + 2 < count ? strtod(words[i + 2], NULL) : 0;
        bool good = false;
        if (strcmp(words[i], "tap") == 0) {
            good = do_tap(probe, x, y);
            say("tap", &probe->tap);
        } else if (strcmp(words[i], "step") == 0) {
            good = do_step(probe, x, y);
            say("step", &probe->step);
        } else if (strcmp(words[i], "stream") == 0) {
            good = do_stream(probe, x, y);
            say("move", &probe->move);
            say("tail", &probe->tail);
        } else if (strcmp(words[i], "check") == 0) {
            good = check(probe);
        }
        if (!good) {
            fprintf(stderr, "latency: %s failed\n", words[i]);
            return false;
        }
    }
    return true;
}

static bool open_glass(struct probe *probe)
{
    int error;
    probe->display = XOpenDisplay(NULL);
    if (!probe->display || !XDamageQueryExtension(probe->display, &probe->damage_event, &error)) {
        return false;
    }
    probe->damage_event += XDamageNotify;
    XDamageCreate(probe->display, DefaultRootWindow(probe->display), XDamageReportRawRectangles);
    XSync(probe->display, False);
    return true;
}

int main(int argc, char **argv)
{
    int width = 0;
    int height = 0;
    if (argc < 5 || sscanf(argv[2], "%dx%d", &width, &height) != 2) {
        fprintf(stderr, "usage: latency SOCKET WxH COUNT STEPS\n");
        return 2;
    }
    struct probe *probe = calloc(1, sizeof *probe);
    if (!probe || !open_glass(probe) || !panel_open(&probe->panel, argv[1], width, height)) {
        fprintf(stderr, "latency: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    probe->count = (int)strtol(argv[3], NULL, 10);
    probe->random = 2463534242U;
    bool good = obey(probe, argv + 4, argc - 4);
    panel_close(&probe->panel);
    XCloseDisplay(probe->display);
    free(probe);
    return good ? 0 : 1;
}
