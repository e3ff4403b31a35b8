#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/ease.h"
#include "run/bench_card.h"
#include "run/commands.h"
#include "run/loop.h"
#include "run/say.h"
#include "run/targets.h"
#include "run/usage.h"

/*
 * The fixed tour that every rival program is measured with, in real time. The fingers aim at what
 * the frame offers, so that the tour does not depend on where a screen puts things.
 */

static const tick warm_up = TICK_S(5);

enum { ACT_COUNT = 32 };

/** Fingers on their way. */
struct glide {
    bool on;
    int fingers;
    struct point from[2], to[2];
    tick start, length;
};

/** What frames cost, in the order they were made. */
struct costs {
    tick *items; /* owned */
    size_t count, room;
};

struct bench {
    enum diag_language messages;
    bool counts;  /* in virtual time */
    bool started; /* the first frame has been seen */
    tick zero;    /* when the tour starts */
    size_t act;   /* the next of the acts */
    struct glide glide;
    struct costs costs;
    bool recording;
    const char *phase; /* NULL: none */
    tick phase_start;
    long phase_frames;  /* presented when it began */
    size_t phase_costs; /* recorded before it */
    double phase_cpu_s; /* used when it began */
    struct cost phase_cost;
    struct usage before;
    long frames_before;
    long seen; /* frames presented when we last looked */
    bool failed;
};

static void print_event(const char *event)
{
    printf("{\"event\":\"%s\"}\n", event);
    fflush(stdout);
}

static void begin_measure(struct bench *bench, const struct loop *loop)
{
    bench->before = usage_read();
    bench->frames_before = loop->presented;
    bench->costs.count = 0;
    bench->recording = true;
}

static int compare_ticks(const void *a, const void *b)
{
    tick x = *(const tick *)a;
    tick y = *(const tick *)b;
    return (x > y) - (x < y);
}

/** The cost in milliseconds that this part of the frames stays within; the costs are sorted. */
static double percentile(const struct costs *costs, double part)
{
    if (costs->count == 0) {
        return 0;
    }
    size_t rank = (size_t)ceil(part * (double)costs->count);
    return (double)costs->items[rank ? rank - 1 : 0] / 1000;
}

/** One thing that the tour does. */
struct act {
    int ms;     /* since the start of the tour */
    int number; /* a screen, or the number of a card */
    void (*run)(struct bench *bench, struct loop *loop, tick now, const struct act *act);
    const char *name; /* of a phase */
    double from, to;  /* of a gesture: places relative to its middle, or distances of two fingers */
};

static void tour_start(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    (void)now;
    (void)act;
    print_event("tour_start");
    begin_measure(bench, loop);
}

/** What the frames since the first `from` cost, in order of size. The items are owned by the caller. */
static struct costs sorted_costs(const struct costs *costs, size_t from)
{
    struct costs part = {.count = costs->count > from ? costs->count - from : 0};
    part.items = calloc(part.count + 1, sizeof *part.items);
    REQUIRE(part.items);
    if (part.count) {
        memcpy(part.items, costs->items + from, part.count * sizeof *part.items);
    }
    qsort(part.items, part.count, sizeof *part.items, compare_ticks);
    return part;
}

/** What painting has cost since the phase began, in thousands of pixels, and what it keeps, in thousands of bytes. */
static void print_count(const struct bench *bench, const struct loop *loop)
{
    size_t kept;
    struct cost now = painter_cost(loop->show->painter, &kept);
    const struct cost *before = &bench->phase_cost;
    const struct {
        const char *name;
        int64_t pixels;
    } counts[] = {
        {"filled", now.filled - before->filled},
        {"copied", now.copied - before->copied},
        {"blended", now.blended - before->blended},
        {"tinted", now.tinted - before->tinted},
        {"turned", now.turned - before->turned},
        {"shaded", now.shaded - before->shaded},
        {"masked", now.masked - before->masked},
        {"sheeted", now.sheeted - before->sheeted},
        {"kept", (int64_t)kept},
    };
    printf("{\"event\":\"phase_count\",\"name\":\"%s\",\"frames\":%ld", bench->phase,
           loop->presented - bench->phase_frames);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        printf(",\"%s\":%" PRId64, counts[i].name, counts[i].pixels / 1000);
    }
    printf("}\n");
    fflush(stdout);
}

/** What the phase that ends now has shown. */
static void end_phase(struct bench *bench, const struct loop *loop, tick now)
{
    if (!bench->phase) {
        return;
    }
    if (bench->counts) {
        print_count(bench, loop);
        bench->phase = NULL;
        return;
    }
    long frames = loop->presented - bench->phase_frames;
    double seconds = (double)(now - bench->phase_start) / TICK_S(1);
    struct costs part = sorted_costs(&bench->costs, bench->phase_costs);
    printf("{\"event\":\"phase_end\",\"name\":\"%s\",\"frames\":%ld,\"fps\":%.1f,\"p50_ms\":%.2f,\"p95_ms\":%.2f,"
           "\"cpu_s\":%.3f}\n",
           bench->phase, frames, seconds > 0 ? (double)frames / seconds : 0.0, percentile(&part, 0.50),
           percentile(&part, 0.95), usage_read().cpu_s - bench->phase_cpu_s);
    fflush(stdout);
    free(part.items);
    bench->phase = NULL;
}

static void phase(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    end_phase(bench, loop, now);
    bench->phase = act->name;
    bench->phase_start = now;
    bench->phase_frames = loop->presented;
    bench->phase_costs = bench->costs.count;
    bench->phase_cpu_s = usage_read().cpu_s;
    size_t kept;
    bench->phase_cost = painter_cost(loop->show->painter, &kept);
    printf("{\"event\":\"phase\",\"name\":\"%s\"}\n", act->name);
    fflush(stdout);
}

static void jump(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    if (!app_jump(loop->show->app, (enum screen)act->number, NULL, now)) {
        say(bench->messages, "the tour needs a %s, and the pack has none",
            "計測には %s が必要ですが、パックにありません", screen_name((enum screen)act->number));
        bench->failed = true;
    }
    loop->show->wanted = now;
}

static void start_glide(struct bench *bench, tick now, tick length, int fingers)
{
    bench->glide.on = true;
    bench->glide.fingers = fingers;
    bench->glide.start = now;
    bench->glide.length = length;
}

static void missed(struct bench *bench, const char *what)
{
    say(bench->messages, "the tour found no %s to touch", "計測で触れる %s が見つかりません", what);
    bench->failed = true;
}

static void tap_at(struct bench *bench, tick now, struct point at)
{
    bench->glide.from[0] = bench->glide.to[0] = at;
    start_glide(bench, now, TICK_MS(60), 1);
}

static void pan(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct point at, way = point_make(act->from, 0);
    if (!targets_find_fingers(&loop->show->list, TARGET_MAP_GROUND, &way, 1, &at)) {
        missed(bench, "map");
        return;
    }
    bench->glide.from[0] = point_make(at.x + act->from, at.y);
    bench->glide.to[0] = point_make(at.x + act->to, at.y + act->to / 2);
    start_glide(bench, now, TICK_MS(1200), 1);
}

static void pinch(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct point at, ways[2] = {{act->from * -0.5, 0}, {act->from * 0.5, 0}};
    if (!targets_find_fingers(&loop->show->list, TARGET_MAP_GROUND, ways, 2, &at)) {
        missed(bench, "map");
        return;
    }
    for (int i = 0; i < 2; i++) {
        double side = i ? 0.5 : -0.5;
        bench->glide.from[i] = point_make(at.x + act->from * side, at.y);
        bench->glide.to[i] = point_make(at.x + act->to * side, at.y);
    }
    start_glide(bench, now, TICK_MS(1200), 2);
}

/** Open the card of a row in the map's list: the one with this number, or the next that shows. */
static void open_card(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    const struct pack *pack = loop->show->pack;
    struct point at;
    for (size_t i = 0; i < pack->project_count; i++) {
        int project = (int)(((size_t)act->number + i) % pack->project_count);
        if (targets_find_kind(&loop->show->list, TARGET_MAP_ROW, project, &at)) {
            tap_at(bench, now, at);
            return;
        }
    }
    missed(bench, "row");
}

static void close_card(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct point at;
    (void)act;
    if (targets_find_kind(&loop->show->list, TARGET_CARD_CLOSE, -1, &at)) {
        tap_at(bench, now, at);
    } else {
        missed(bench, "card");
    }
}

static void swipe(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct point at;
    if (!targets_find_kind(&loop->show->list, TARGET_VOICE_SHEET, -1, &at)) {
        missed(bench, "voice");
        return;
    }
    bench->glide.from[0] = point_make(at.x + act->from, at.y);
    bench->glide.to[0] = point_make(at.x + act->to, at.y);
    start_glide(bench, now, TICK_MS(200), 1);
}

static void tour_end(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct usage usage = usage_read();
    (void)act;
    end_phase(bench, loop, now);
    if (bench->counts) {
        loop->done = true;
        bench->act = ACT_COUNT;
        return;
    }
    struct costs all = sorted_costs(&bench->costs, 0);
    printf("{\"event\":\"tour_end\",\"frames\":%ld,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p99_ms\":%.2f,"
           "\"cpu_s\":%.3f,\"pss_mb\":%.1f}\n",
           loop->presented - bench->frames_before, percentile(&all, 0.50), percentile(&all, 0.95),
           percentile(&all, 0.99), usage.cpu_s - bench->before.cpu_s, usage.pss_mb);
    fflush(stdout);
    free(all.items);
    bench->recording = false;
}

static void idle_start(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    (void)now;
    (void)act;
    print_event("idle_start");
    begin_measure(bench, loop);
}

static void idle_end(struct bench *bench, struct loop *loop, tick now, const struct act *act)
{
    struct usage usage = usage_read();
    (void)now;
    (void)act;
    printf("{\"event\":\"idle_end\",\"cpu_s\":%.3f,\"frames\":%ld}\n", usage.cpu_s - bench->before.cpu_s,
           loop->presented - bench->frames_before);
    fflush(stdout);
    loop->done = true;
}

static const struct act acts[] = {
    {.ms = 0, .run = tour_start},
    {.ms = 0, .run = phase, .name = "attract"},
    {.ms = 4000, .run = phase, .name = "map"},
    {.ms = 4000, .run = jump, .number = SCREEN_MAP},
    {.ms = 4500, .run = pan, .from = 120, .to = -120},
    {.ms = 5900, .run = pan, .from = -120, .to = 120},
    {.ms = 7300, .run = pinch, .from = 120, .to = 360},
    {.ms = 8700, .run = pinch, .from = 360, .to = 120},
    {.ms = 10000, .run = phase, .name = "cards"},
    {.ms = 10000, .run = open_card, .number = 0},
    {.ms = 10600, .run = close_card},
    {.ms = 11000, .run = open_card, .number = 1},
    {.ms = 11600, .run = close_card},
    {.ms = 12000, .run = open_card, .number = 2},
    {.ms = 12600, .run = close_card},
    {.ms = 13000, .run = open_card, .number = 3},
    {.ms = 13600, .run = close_card},
    {.ms = 14000, .run = open_card, .number = 4},
    {.ms = 14600, .run = close_card},
    {.ms = 15000, .run = phase, .name = "voices"},
    {.ms = 15000, .run = jump, .number = SCREEN_VOICES},
    {.ms = 15500, .run = swipe, .from = 180, .to = -180},
    {.ms = 16100, .run = swipe, .from = 180, .to = -180},
    {.ms = 16700, .run = swipe, .from = 180, .to = -180},
    {.ms = 17300, .run = swipe, .from = 180, .to = -180},
    {.ms = 17900, .run = swipe, .from = -180, .to = 180},
    {.ms = 18500, .run = swipe, .from = -180, .to = 180},
    {.ms = 19100, .run = swipe, .from = -180, .to = 180},
    {.ms = 20000, .run = tour_end},
    {.ms = 20000, .run = jump, .number = SCREEN_MAP},
    {.ms = 22000, .run = idle_start}, /* the map has settled */
    {.ms = 32000, .run = idle_end},
};
static_assert(sizeof acts / sizeof *acts == ACT_COUNT, "all acts");

static tick act_time(const struct bench *bench)
{
    return bench->act < ACT_COUNT ? bench->zero + TICK_MS(acts[bench->act].ms) : TICK_NEVER;
}

/** Where the gliding fingers are at `now`: down at first, up at last. */
static int fly_glide(struct bench *bench, tick now, struct touch *touches, bool first)
{
    struct glide *glide = &bench->glide;
    double t = ease_progress(now, glide->start, glide->length);
    enum touch_kind kind = first ? TOUCH_DOWN : t >= 1 ? TOUCH_UP : TOUCH_MOVE;
    for (int i = 0; i < glide->fingers; i++) {
        touches[i] = (struct touch){
            .kind = kind, .finger = -1 - i, .at = point_mix(glide->from[i], glide->to[i], t), .when = now};
    }
    glide->on = kind != TOUCH_UP;
    return glide->fingers;
}

static int fly(void *self, struct loop *loop, tick now, struct touch *touches, int room, tick *next)
{
    struct bench *bench = self;
    int count = 0;
    REQUIRE(room >= 2);
    if (bench->glide.on) {
        count = fly_glide(bench, now, touches, false);
    }
    while (!bench->glide.on && count == 0 && act_time(bench) <= now) {
        const struct act *act = &acts[bench->act++];
        act->run(bench, loop, now, act);
        if (bench->glide.on) {
            count = fly_glide(bench, now, touches, true);
        }
    }
    *next = bench->glide.on ? now : act_time(bench);
    loop->done = loop->done || bench->failed;
    return count;
}

static void record(struct costs *costs, tick cost)
{
    if (costs->count == costs->room) {
        size_t room = costs->room ? costs->room * 2 : 2048;
        tick *items = realloc(costs->items, room * sizeof *items);
        REQUIRE(items);
        costs->items = items;
        costs->room = room;
    }
    costs->items[costs->count++] = cost;
}

static void look(void *self, const struct loop *loop)
{
    struct bench *bench = self;
    if (!bench->started) {
        print_event("first_frame");
        bench->started = true;
        bench->zero = loop->frame + warm_up;
    } else if (bench->recording && loop->presented > bench->seen) {
        record(&bench->costs, loop->work);
    }
    bench->seen = loop->presented;
}

static int run(struct show *show, struct window *window, const struct options *options)
{
    struct bench bench = {.messages = options->messages, .counts = options->count_cost};
    struct pilot pilot = {.fly = fly, .look = look, .self = &bench};
    struct loop loop = {.show = show,
                        .window = window,
                        .pilot = &pilot,
                        .windowed = true,
                        .clock = options->count_cost ? clock_imagine() : clock_start()};
    loop_begin(&loop);
    loop_run(&loop);
    free(bench.costs.items);
    return bench.failed || bench.act < ACT_COUNT ? 1 : 0;
}

static struct window *open_window(struct show *show, const struct options *options)
{
    struct px_size size = options_size_or(options, (struct px_size){COMMANDS_WIDTH, COMMANDS_HEIGHT});
    struct window_options wanted = {.width = size.width, .height = size.height, .windowed = true};
    const char *problem = "";
    struct window *window = NULL;
    if (options->windowed && !options->count_cost) {
        window = window_create(&wanted, &problem);
        if (!window) {
            say(options->messages, "there is no display (%s)", "ディスプレイがありません（%s）", problem);
            return NULL;
        }
        window_size(window, &size.width, &size.height);
    }
    show_resize(show, size.width, size.height);
    return window;
}

int command_bench(const struct options *options)
{
    struct show show;
    struct window *window = NULL;
    int status = 1;
    if (show_open(&show, options->pack, options->day, options->messages)) {
        say_diags(options->messages, &show.diags);
        window = show.pack ? open_window(&show, options) : NULL;
        if (show.pack && (window || !options->windowed)) {
            status = run(&show, window, options);
        }
    }
    window_destroy(window);
    show_close(&show);
    if (status == 0 && !options->count_cost) {
        bench_card(options);
    }
    return status;
}
