#include "run/paging.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "run/targets.h"
#include "ui/app.h"
#include "ui/view.h"

enum { PAGES_MAX = 64, CARDS_MAX = 2000 };

struct paging_text {
    const char *text;
    struct diag_place place;
};

static void hear(void *user, const char *text, const struct pack_spot *spot)
{
    struct paging *paging = user;
    if (paging->count == paging->room) {
        paging->room = paging->room ? paging->room * 2 : 256;
        paging->texts = realloc(paging->texts, paging->room * sizeof *paging->texts);
        REQUIRE(paging->texts);
    }
    struct diag_place place = pack_spot_place(spot);
    place.file = place.file ? arena_strdup(&paging->arena, place.file) : NULL;
    place.path = place.path ? arena_strdup(&paging->arena, place.path) : NULL;
    paging->texts[paging->count++] = (struct paging_text){text, place};
}

struct pack_listener paging_listener(struct paging *paging)
{
    return (struct pack_listener){.user = paging, .text = hear};
}

void paging_finish(struct paging *paging)
{
    arena_finish(&paging->arena);
    free(paging->texts);
    *paging = (struct paging){.count = 0};
}

/** The walk through the screens. */
struct walk {
    const struct paging *paging;
    const struct pack *pack;
    struct type *type;
    struct app *app;
    struct draw_list list;
    struct signals signals;
    struct view_pages pages;
    struct px_size size;
    double width, height; /* of the stage */
    const char *language;
    tick now;
    bool *told; /* of each text */
    struct diags *diags;
};

static void step(struct walk *walk, const struct touch *touch)
{
    struct input input = {.touches = touch, .touch_count = touch ? 1 : 0};
    walk->signals.count = 0;
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
}

static void warn(struct walk *walk, const struct paging_text *text, int count)
{
    diag_add(walk->diags, DIAG_WARNING, text->place,
             "at %dx%d (%s) this text does not fit on one page, it takes %d; shorten it, or leave it to visitors to "
             "turn the pages",
             "%dx%d（%s）では1ページに収まらず、%dページになります。短くするか、来場者にページをめくってもらいます。",
             walk->size.width, walk->size.height, walk->language, count);
}

/** A text is found by its address; one that a screen has copied by what it says. */
static const struct paging_text *find(const struct paging *paging, const char *text)
{
    for (size_t i = 0; i < paging->count; i++) {
        if (paging->texts[i].text == text) {
            return &paging->texts[i];
        }
    }
    for (size_t i = 0; i < paging->count; i++) {
        if (strcmp(paging->texts[i].text, text) == 0) {
            return &paging->texts[i];
        }
    }
    return NULL;
}

static void tell(struct walk *walk)
{
    for (size_t i = 0; i < walk->pages.count; i++) {
        const struct paging_text *text = find(walk->paging, walk->pages.items[i].text);
        if (text && !walk->told[text - walk->paging->texts]) {
            walk->told[text - walk->paging->texts] = true;
            warn(walk, text, walk->pages.items[i].count);
        }
    }
    walk->pages.count = 0;
}

/** The button that leads to the page after `page`, of a card or of another screen. */
static bool find_next(const struct walk *walk, int page, struct point *at)
{
    return targets_find_kind(&walk->list, TARGET_PAGE, page + 1, at) ||
           targets_find_kind(&walk->list, TARGET_CARD_PAGE, page + 1, at);
}

/** A screen, and every page of it. */
static void look(struct walk *walk, enum screen screen, const char *id)
{
    if (!app_jump(walk->app, screen, id, walk->now)) {
        return;
    }
    rest(walk);
    struct point next;
    for (int page = 0; page < PAGES_MAX && find_next(walk, page, &next); page++) {
        tap(walk, next);
        rest(walk);
    }
    tell(walk);
}

static void look_at_all(struct walk *walk)
{
    static const enum screen single[] = {SCREEN_VISION, SCREEN_STUDENTS, SCREEN_JOIN, SCREEN_PROGRAMME, SCREEN_CREDITS};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
        look(walk, single[i], NULL);
    }
    for (size_t i = 0; i < walk->pack->voice_count; i++) {
        look(walk, SCREEN_VOICES, walk->pack->voices[i].id);
    }
    for (size_t i = 0; i < walk->pack->project_count && i < CARDS_MAX; i++) {
        look(walk, SCREEN_CARD, walk->pack->projects[i].id);
    }
}

void paging_check(const struct paging *paging, const struct pack *pack, struct type *type, const struct px_size *sizes,
                  size_t size_count, struct diags *diags)
{
    struct walk walk = {
        .paging = paging, .pack = pack, .type = type, .app = app_create(pack, NULL, type), .diags = diags};
    walk.told = calloc(paging->count + 1, sizeof *walk.told);
    REQUIRE(walk.told);
    app_note_pages(walk.app, &walk.pages);
    for (size_t s = 0; s < size_count; s++) {
        double scale = 1080.0 / (sizes[s].width < sizes[s].height ? sizes[s].width : sizes[s].height);
        walk.size = sizes[s];
        walk.width = sizes[s].width * scale;
        walk.height = sizes[s].height * scale;
        for (int language = 0; language < pack->language_count; language++) {
            walk.language = pack->languages[language];
            app_set_language(walk.app, walk.language);
            look_at_all(&walk);
        }
    }
    free(walk.told);
    draw_finish(&walk.list);
    app_destroy(walk.app);
}
