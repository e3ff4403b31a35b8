/*
 * budget PROGRAM PACK OUT MEGABYTES: a large pack comes while fingers drag the map without a pause. No frame takes
 * longer than the budget: not while it is copied, hashed, tried and written, and not when it is taken.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/rng.h"
#include "link/tree.h"
#include "run/loop.h"
#include "run/opening.h"
#include "run/install.h"
#include "run/paths.h"

enum { WIDTH = 1280, HEIGHT = 720, FRAMES_MAX = 200000 };
static const double budget_ms = 50; /* three frames of 60 a second */
static const tick patience = TICK_S(240), drag_length = TICK_MS(1200);

enum phase { PHASE_DRAG, PHASE_COMING, PHASE_ATTRACT, PHASE_TAKEN, PHASE_COUNT };
static const char *const phase_names[] = {"dragging", "the same while it comes", "at attract",
                                          "the same when it is taken"};
/* What comes first is painted for the first time, and no measure of anything. */
static const tick warm_ups[] = {TICK_S(2), 0, TICK_S(1), 0};

struct costs {
    tick *items; /* owned */
    size_t count;
};

struct budget {
    const char *program;
    const char *folder; /* of the pack, which is edited */
    const char *store;
    enum phase phase;
    tick since; /* the phase began */
    bool down;
    tick drag; /* this drag began */
    int version;
    struct renew *renew; /* kept from the loop until it shall take the new pack */
    struct costs costs[PHASE_COUNT];
    bool late; /* it did not come in time */
};

static const char *path_of(struct arena *arena, const char *folder, const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

/** Replace the pack's version. */
static void set_version(const char *folder, int version)
{
    struct arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    const char *path = path_of(&arena, folder, "pack.json");
    REQUIRE(file_read(path, 1 << 20, &text, &size) == FILE_OK);
    char *at = strstr(text, "\"version\":");
    REQUIRE(at);
    at += strlen("\"version\":");
    size_t digits = strspn(at, " 0123456789");
    const char *now = arena_printf(&arena, "%.*s %d%s", (int)(at - text), text, version, at + digits);
    REQUIRE(file_write_atomic(path, now, strlen(now)));
    free(text);
    arena_finish(&arena);
}

/** Pictures that no file could make smaller. */
static void add_bulk(const char *folder, long megabytes)
{
    enum { MEGABYTE = 1 << 20 };
    struct arena arena = {0};
    struct rng rng = rng_seed(7);
    uint64_t *bytes = malloc(MEGABYTE);
    REQUIRE(bytes && file_make_folder(path_of(&arena, folder, "bulk")));
    for (long i = 0; i < megabytes; i++) {
        for (size_t k = 0; k < MEGABYTE / sizeof *bytes; k++) {
            bytes[k] = rng_next(&rng);
        }
        FILE *file = fopen(arena_printf(&arena, "%s/bulk/%ld.bin", folder, i), "wb");
        REQUIRE(file && fwrite(bytes, 1, MEGABYTE, file) == MEGABYTE && fclose(file) == 0);
    }
    free(bytes);
    arena_finish(&arena);
}

static void enter(struct budget *budget, enum phase phase, tick now)
{
    budget->phase = phase;
    budget->since = now;
}

/** One finger goes round on the map, up and down again; it never rests for long. */
static int drag(struct budget *budget, struct loop *loop, tick now, struct touch *touches)
{
    double t = (double)(now - budget->drag) / (double)drag_length;
    struct point at = point_make(loop->show->stage_w * (0.5 + 0.2 * t), loop->show->stage_h * (0.45 + 0.1 * t));
    enum touch_kind kind = !budget->down ? TOUCH_DOWN : t >= 1 ? TOUCH_UP : TOUCH_MOVE;
    if (kind == TOUCH_DOWN) {
        budget->drag = now;
        at = point_make(loop->show->stage_w * 0.5, loop->show->stage_h * 0.45);
    }
    budget->down = kind != TOUCH_UP;
    touches[0] = (struct touch){.kind = kind, .finger = 1, .at = at, .when = now};
    return 1;
}

static int fly(void *self, struct loop *loop, tick now, struct touch *touches, int room, tick *next)
{
    struct budget *budget = self;
    REQUIRE(room > 0);
    *next = now + SHOW_FRAME;
    tick passed = now - budget->since;
    switch (budget->phase) {
    case PHASE_DRAG:
        if (passed > TICK_S(6)) {
            set_version(budget->folder, budget->version); /* from here on the folder is another pack */
            enter(budget, PHASE_COMING, now);
        }
        return drag(budget, loop, now, touches);
    case PHASE_COMING:
        loop->done = budget->late = passed > patience;
        if (renew_waits(loop->renew)) {
            budget->renew = loop->renew;
            loop->renew = NULL;
            REQUIRE(app_jump(loop->show->app, SCREEN_ATTRACT, NULL, now));
            loop->show->wanted = now;
            enter(budget, PHASE_ATTRACT, now);
            return 0;
        }
        return drag(budget, loop, now, touches);
    case PHASE_ATTRACT:
        if (passed > TICK_S(4)) {
            loop->renew = budget->renew;
            enter(budget, PHASE_TAKEN, now);
        }
        return 0;
    case PHASE_TAKEN:
        loop->done = passed > TICK_S(3);
        budget->late = loop->show->pack->version != budget->version;
        return 0;
    case PHASE_COUNT:
        break;
    }
    return 0;
}

static void look(void *self, const struct loop *loop)
{
    struct budget *budget = self;
    struct costs *costs = &budget->costs[budget->phase];
    if (costs->count < FRAMES_MAX && loop->frame - budget->since >= warm_ups[budget->phase]) {
        costs->items[costs->count++] = loop->work;
    }
}

static int by_cost(const void *a, const void *b)
{
    tick x = *(const tick *)a, y = *(const tick *)b;
    return (x > y) - (x < y);
}

static double part_of(const struct costs *costs, double part)
{
    return costs->count ? (double)costs->items[(size_t)(part * (double)(costs->count - 1))] / 1000 : 0;
}

/** True when no frame took longer than the longest of those of the same screen when nothing came, and the budget. */
static bool judge(struct budget *budget)
{
    double most[PHASE_COUNT];
    bool good = true;
    for (int i = 0; i < PHASE_COUNT; i++) {
        struct costs *costs = &budget->costs[i];
        qsort(costs->items, costs->count, sizeof *costs->items, by_cost);
        most[i] = part_of(costs, 1);
        good = good && costs->count > 30;
        printf("%s: %zu frames, half within %.1f ms, 99 of 100 within %.1f ms, all within %.1f ms\n", phase_names[i],
               costs->count, part_of(costs, 0.5), part_of(costs, 0.99), most[i]);
    }
    return good && most[PHASE_COMING] <= most[PHASE_DRAG] + budget_ms &&
           most[PHASE_TAKEN] <= most[PHASE_ATTRACT] + budget_ms;
}

/** The display has shown this pack before. */
static void install_first(const struct budget *budget)
{
    struct arena arena = {0};
    struct store store;
    struct diags diags = {0};
    const char *source = paths_absolute(budget->folder, &arena);
    REQUIRE(store_open(&store, budget->store));
    struct install_order order = {.source = source, .size = {WIDTH, HEIGHT}};
    REQUIRE(install_pack(&store, &order, NULL, &diags) == INSTALL_TAKEN);
    store_close(&store);
    diag_finish(&diags);
    arena_finish(&arena);
}

/** False when the new pack did not come in time. */
static bool run(struct budget *budget)
{
    struct opening opening;
    struct show show;
    install_first(budget);
    struct type *type = show_open_type(DIAG_ENGLISH);
    REQUIRE(type);
    opening_choose(&opening, budget->folder, budget->store, type);
    struct pack *pack = opening.pack;
    opening.pack = NULL;
    REQUIRE(pack && opening.shown);
    show_open_pack(&show, type, pack, DIAG_ENGLISH);
    show_resize(&show, WIDTH, HEIGHT);
    struct renew_options options = {.program = budget->program,
                                    .store = budget->store,
                                    .pack = opening.folder,
                                    .size = {WIDTH, HEIGHT},
                                    .shown = opening.shown,
                                    .stamp = opening.stamp};
    struct pilot pilot = {fly, look, budget};
    struct loop loop = {.show = &show, .pilot = &pilot, .clock = clock_start()};
    REQUIRE(app_jump(show.app, SCREEN_MAP, NULL, 0));
    loop.renew = renew_start(&options);
    loop_begin(&loop);
    loop_run(&loop);
    renew_stop(loop.renew);
    show_close(&show);
    opening_finish(&opening);
    return !budget->late;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct tree tree = {.count = 0};
    if (argc != 5) {
        fputs("budget PROGRAM PACK OUT MEGABYTES\n", stderr);
        return 2;
    }
    const char *out = argv[3];
    struct budget budget = {.program = argv[1],
                            .folder = path_of(&arena, out, "work"),
                            .store = path_of(&arena, out, "store"),
                            .version = 4711};
    REQUIRE(tree_remove(out) && file_make_folder(budget.folder));
    REQUIRE(tree_list(&tree, argv[2]) == TREE_OK && tree_copy(&tree, argv[2], budget.folder) == TREE_OK);
    tree_finish(&tree);
    add_bulk(budget.folder, strtol(argv[4], NULL, 10));
    for (int i = 0; i < PHASE_COUNT; i++) {
        budget.costs[i].items = calloc(FRAMES_MAX, sizeof *budget.costs[i].items);
        REQUIRE(budget.costs[i].items);
    }
    bool good = run(&budget) && judge(&budget);
    puts(budget.late ? "the new pack did not come in time" : good ? "within the budget" : "beyond the budget");
    for (int i = 0; i < PHASE_COUNT; i++) {
        free(budget.costs[i].items);
    }
    tree_remove(out);
    arena_finish(&arena);
    return good ? 0 : 1;
}
