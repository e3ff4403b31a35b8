#include "run/walk.h"

#include "run/targets.h"
#include "ui/app.h"

enum { PAGES_MAX = 64, CARDS_MAX = 2000 };

struct walk {
    const struct pack *pack;
    struct type *type;
    struct app *app;
    const struct walk_companion *companion;
    struct draw_list list;
    struct signals signals;
    struct view_pages pages;
    double width, height; /* of the stage */
    tick now;
    struct walk_stop stop;
};

static void step(struct walk *walk, const struct touch *touch)
{
    struct input input = {.touches = touch, .touch_count = touch ? 1 : 0};
    walk->signals.count = 0;
    walk->pages.count = 0;
    app_step(walk->app, &input, walk->now, walk->width, walk->height, &walk->list, &walk->signals);
}

static void tap(struct walk *walk, struct point at)
{
    step(walk, &(struct touch){.kind = TOUCH_DOWN, .finger = 1, .at = at, .when = walk->now});
    walk->now += TICK_MS(60);
    step(walk, &(struct touch){.kind = TOUCH_UP, .finger = 1, .at = at, .when = walk->now});
}

/** The frame at rest, a while later. */
static void rest(struct walk *walk)
{
    walk->now += TICK_S(2);
    step(walk, NULL);
    type_trim(walk->type); /* as after a frame that is painted */
    walk->stop.list = &walk->list;
    walk->stop.pages = &walk->pages;
    walk->stop.reached = app_screen(walk->app);
    walk->companion->see(walk->companion->user, &walk->stop);
}

/** A screen, every page of it, and the way home. */
static void look(struct walk *walk, enum screen screen, const char *id, bool leave)
{
    struct walk_stop *stop = &walk->stop;
    struct point at;
    if (!app_jump(walk->app, screen, id, walk->now)) {
        return;
    }
    stop->screen = screen;
    stop->id = id;
    stop->left = false;
    stop->page = 0;
    rest(walk);
    for (; stop->page < PAGES_MAX && targets_find_page(&walk->list, stop->page + 1, &at); stop->page++) {
        tap(walk, at);
        rest(walk);
    }
    if (leave && targets_find_kind(&walk->list, TARGET_GO, SCREEN_HOME, &at)) {
        stop->left = true;
        tap(walk, at);
        rest(walk);
    }
}

static void look_at_all(struct walk *walk)
{
    static const enum screen single[] = {SCREEN_VISION, SCREEN_MAP,       SCREEN_STUDENTS,
                                         SCREEN_JOIN,   SCREEN_PROGRAMME, SCREEN_CREDITS};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
        look(walk, single[i], NULL, true);
    }
    for (size_t i = 0; i < walk->pack->voice_count; i++) {
        look(walk, SCREEN_VOICES, walk->pack->voices[i].id, i == 0);
    }
    for (size_t i = 0; i < walk->pack->project_count && i < CARDS_MAX; i++) {
        look(walk, SCREEN_CARD, walk->pack->projects[i].id, i == 0);
    }
}

void walk_take(const struct pack *pack, struct type *type, const struct px_size *sizes, size_t size_count,
               const struct walk_companion *companion)
{
    struct walk walk = {.pack = pack, .type = type, .app = app_create(pack, NULL, type), .companion = companion};
    app_note_pages(walk.app, &walk.pages);
    for (size_t s = 0; s < size_count; s++) {
        double scale = 1080.0 / (sizes[s].width < sizes[s].height ? sizes[s].width : sizes[s].height);
        walk.stop.size = sizes[s];
        walk.width = sizes[s].width * scale;
        walk.height = sizes[s].height * scale;
        for (int language = 0; language < pack->language_count; language++) {
            walk.stop.language = pack->languages[language];
            app_set_language(walk.app, walk.stop.language);
            look_at_all(&walk);
        }
    }
    draw_finish(&walk.list);
    app_destroy(walk.app);
}
