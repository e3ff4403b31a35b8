#include "run/bench_card.h"

#include <stdio.h>

#include "run/clock.h"
#include "run/offscreen.h"

/** Lay out and paint the frame of now. */
static void make_frame(struct offscreen *off)
{
    const struct px_rect *damage;
    show_step(&off->show, &(struct input){.touch_count = 0}, off->now);
    show_paint(&off->show, &damage);
}

/** How long the card takes, at rest, and what is shaped for it. */
static double card_ms(struct offscreen *off, const char *id, size_t *shaped)
{
    struct clock clock = clock_start();
    size_t before = type_shaped(off->show.type);
    app_jump(off->show.app, SCREEN_CARD, id, off->now);
    off->now += TICK_S(5);
    make_frame(off);
    *shaped = type_shaped(off->show.type) - before;
    return (double)clock_now(&clock) / 1000;
}

void bench_card(const struct options *options)
{
    struct offscreen off;
    struct px_size size = options_size_or(options, (struct px_size){1920, 1080});
    bool open = offscreen_open(&off, options->pack, options->day, size.width, size.height, options->messages);
    const struct pack *pack = off.show.pack;
    if (open && pack && pack->project_count > 0) {
        size_t cold_shaped, warm_shaped;
        double cold = card_ms(&off, pack->projects[0].id, &cold_shaped);
        app_jump(off.show.app, SCREEN_HOME, NULL, off.now);
        off.now += TICK_S(5);
        make_frame(&off);
        double warm = card_ms(&off, pack->projects[0].id, &warm_shaped);
        printf("{\"event\":\"card\",\"cold_ms\":%.2f,\"warm_ms\":%.2f,\"shaped_cold\":%zu,\"shaped_warm\":%zu}\n", cold,
               warm, cold_shaped, warm_shaped);
        fflush(stdout);
    }
    offscreen_close(&off);
}
