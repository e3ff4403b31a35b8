#include "ui/swap.h"

#include <stdlib.h>

#include "base/bug.h"
#include "ui/rest.h"

bool swap_is_welcome(const struct app *app, tick now)
{
    bool changing = app->leaving != app->screen;
    switch (app->screen) {
    case SCREEN_ATTRACT:
    case SCREEN_FAULT:
        return !changing;
    case SCREEN_STAFF:
    case SCREEN_PIN:
        return true;
    case SCREEN_HOME:
    case SCREEN_VISION:
    case SCREEN_MAP:
    case SCREEN_CARD:
    case SCREEN_VOICES:
    case SCREEN_STUDENTS:
    case SCREEN_JOIN:
    case SCREEN_PROGRAMME:
    case SCREEN_CREDITS:
        return !changing && now - app->touched >= SWAP_UNTOUCHED;
    case SCREEN_COUNT:
        break;
    }
    return false;
}

static void move_language(struct app *app, const struct pack *from, const struct pack *to)
{
    int language = pack_language_find(to, from->languages[app->language]);
    app->language = language == PACK_INDEX_NONE ? rest_language(app->settings, to) : language;
}

/** Tonight's lights belong to projects, not to a pack. Few of ten thousand are lit, so only those are looked for. */
static void move_lights(struct app *app, const struct pack *from, const struct pack *to)
{
    uint32_t *lights = calloc(to->project_count + 1, sizeof *lights);
    REQUIRE(lights);
    for (size_t i = 0; from && i < from->project_count; i++) {
        int project = app->lights[i] > 0 ? pack_project_find(to, from->projects[i].id) : PACK_INDEX_NONE;
        if (project != PACK_INDEX_NONE) {
            lights[project] = app->lights[i];
        }
    }
    free(app->lights);
    app->lights = lights;
}

static void move_map(struct app *app, const struct pack *from, const struct pack *to)
{
    struct map_state *map = &app->map;
    if (map->section != PACK_INDEX_NONE) {
        map->section = pack_section_find(to, from->sections[map->section].id);
    }
    /* What gathers into one light may be others now. */
    map->open = PACK_INDEX_NONE;
    map->open_from = map->open_count = 0;
    if (from->project_count != to->project_count) {
        map->scroll = map->scroll_from = 0;
    }
}

/** False when the card's project is gone. */
static bool move_card(struct app *app, const struct pack *from, const struct pack *to)
{
    struct card_state *card = &app->card;
    bool shown = from->project_count > 0;
    int project = shown ? pack_project_find(to, from->projects[card->project].id) : PACK_INDEX_NONE;
    bool found = project != PACK_INDEX_NONE;
    /* Nothing is turning at such a moment, so what it was turned from is forgotten. */
    *card = (struct card_state){
        .project = found ? project : 0, .page = found ? card->page : 0, .origin = card->origin, .lit = card->lit};
    return found;
}

static void move_voices(struct app *app, const struct pack *from, const struct pack *to, tick now)
{
    int page = app->voices.page;
    int front = from->voice_count > 0 ? pack_voice_find(to, from->voices[app->voices.front].id) : PACK_INDEX_NONE;
    voices_enter(app, now - TICK_S(60)); /* hanging still */
    if (front != PACK_INDEX_NONE) {
        app->voices.front = front;
        app->voices.page = page;
    }
}

static void move_vision(struct app *app, const struct pack *to)
{
    if (app->vision.year >= (int)to->vision.year_count) {
        app->vision.year = PACK_INDEX_NONE;
    }
}

/** Where somebody stands whose screen the new pack does not have. */
static void move_screen(struct app *app, bool card_is_there, tick now)
{
    enum screen screen = app->screen;
    if (!app_has(app, app->beneath) || app->beneath == SCREEN_FAULT) {
        app->beneath = SCREEN_HOME;
    }
    bool there = app_has(app, screen) && (screen != SCREEN_CARD || card_is_there);
    if (screen == SCREEN_FAULT) {
        app->screen = SCREEN_ATTRACT;
    } else if (!there) {
        app->screen = app_is_sheet(screen) ? app->beneath : SCREEN_HOME;
    }
    if (app->screen != screen) {
        app->changed = now - APP_CHANGE; /* it stands there at once, and nothing of the old one fades */
    }
    app->leaving = app->screen;
}

/** What fingers and keys were on was drawn for the old pack. */
static void let_go(struct app *app)
{
    gesture_release_all(&app->gesture);
    app->focus_on = false;
    app->focus = app->key_pressed = 0;
    app->seen.hit_count = 0;
}

void swap_pack(struct app *app, const struct pack *pack, const struct diags *diags, tick now)
{
    const struct pack *from = app->pack;
    bool card_is_there = false;
    REQUIRE(pack);
    move_lights(app, from, pack);
    if (from) {
        move_language(app, from, pack);
        move_map(app, from, pack);
        move_voices(app, from, pack, now);
        move_vision(app, pack);
        card_is_there = move_card(app, from, pack);
    }
    map_atlas_destroy(app->atlas);
    map_paper_destroy(app->paper);
    app->paper = NULL; /* the ground makes it when it is next drawn */
    app->atlas = map_atlas_create(pack);
    if (app->width > 0 && app->height > 0) {
        map_atlas_fit(app->atlas, app->width, app->height);
    }
    app->pack = pack;
    app->diags = diags;
    if (!from) {
        map_enter(app, now);
    }
    move_screen(app, card_is_there, now);
    if (app->screen == SCREEN_ATTRACT) {
        rest_restore(app); /* the new one may have the language that visitors are to find */
    }
    let_go(app);
}
