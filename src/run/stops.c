#include "run/stops.h"

#include <assert.h>

#include "base/ruby.h"
#include "run/place.h"
#include "run/targets.h"

enum { PAGES_MAX = 64, LIST_PAGES_MAX = 10000, CLOSER_MAX = 8 };

/** When attract has come, and is between two of its lights. */
#define ATTRACT_REST TICK_MS(6000)
/** When the question stands that an idle show asks. */
#define IDLE_REST TICK_S(65)

static const char *const titles[][DIAG_LANGUAGE_COUNT] = {
    [SCREEN_ATTRACT] = {"Attract", "待ち受け"},
    [SCREEN_HOME] = {"Home", "入口"},
    [SCREEN_VISION] = {"Vision", "めざす姿"},
    [SCREEN_MAP] = {"Map", "地図"},
    [SCREEN_CARD] = {"Project card", "プロジェクトのカード"},
    [SCREEN_VOICES] = {"Voices", "声"},
    [SCREEN_STUDENTS] = {"Students", "学生"},
    [SCREEN_JOIN] = {"Join", "参加する"},
    [SCREEN_PROGRAMME] = {"Programme", "事業について"},
    [SCREEN_CREDITS] = {"Credits", "出典"},
    [SCREEN_STAFF] = {"Staff", "スタッフ"},
    [SCREEN_FAULT] = {"Fault", "準備中"},
};
static_assert(sizeof titles / sizeof titles[0] == SCREEN_COUNT, "a title for each screen");

static const char *const kind_names[][DIAG_LANGUAGE_COUNT] = {
    [STOP_SCREEN] = {"", ""},
    [STOP_PAGE] = {", page %d", "、%dページ"},
    [STOP_YEAR] = {", year %d touched", "、%d番めの年度にふれたとき"},
    [STOP_SECTION] = {", one section", "、部門をえらんだとき"},
    [STOP_CLUSTER] = {", lights that stand together", "、かさなった灯りを開いたとき"},
    [STOP_CLOSER] = {", nearer (%d)", "、拡大したとき（%d）"},
    [STOP_PANEL] = {", languages and switches", "、言語と見やすさの設定"},
    [STOP_IDLE] = {", when nobody touches it", "、しばらく誰もふれないとき"},
};
static_assert(sizeof kind_names / sizeof kind_names[0] == STOP_KIND_COUNT, "a name for each kind");

/** The way that is being gone. */
struct way {
    struct offscreen *off;
    stop_look *look;
    void *user;
    bool ended;
};

static void show(struct way *way, struct stop stop)
{
    if (!way->ended) {
        way->ended = !way->look(way->user, &stop);
    }
}

static bool jump(struct way *way, enum screen screen, const char *id)
{
    if (way->ended || !offscreen_jump(way->off, screen, id)) {
        return false;
    }
    offscreen_skip(way->off, screen == SCREEN_ATTRACT ? ATTRACT_REST : PLACE_REST);
    return true;
}

/** Touch a target of the frame, and wait until all is at rest. False when there is none. */
static bool touch(struct way *way, enum target_kind kind, int number)
{
    struct point at;
    if (way->ended || !targets_find_kind(&way->off->show.list, kind, number, &at)) {
        return false;
    }
    offscreen_tap(way->off, at);
    offscreen_skip(way->off, PLACE_REST);
    return true;
}

static bool turn_page(struct way *way, int page)
{
    struct point at;
    if (way->ended || !targets_find_page(&way->off->show.list, page, &at)) {
        return false;
    }
    offscreen_tap(way->off, at);
    offscreen_skip(way->off, PLACE_REST);
    return true;
}

/** A screen and its further pages. */
static void show_pages(struct way *way, enum screen screen, const char *id)
{
    if (!jump(way, screen, id)) {
        return;
    }
    show(way, (struct stop){.screen = screen, .id = id});
    for (int page = 1; page < PAGES_MAX && turn_page(way, page); page++) {
        show(way, (struct stop){.screen = screen, .kind = STOP_PAGE, .id = id, .number = page});
    }
}

/** A state of a screen that one touch leads to. */
static void show_touched(struct way *way, struct stop stop, enum target_kind kind, int number)
{
    if (jump(way, stop.screen, NULL) && touch(way, kind, number)) {
        show(way, stop);
    }
}

static void show_home(struct way *way)
{
    show_pages(way, SCREEN_HOME, NULL);
    show_touched(way, (struct stop){.screen = SCREEN_HOME, .kind = STOP_PANEL}, TARGET_PANEL, -1);
}

static void show_vision(struct way *way)
{
    show_pages(way, SCREEN_VISION, NULL);
    size_t count = way->off->show.pack->vision.year_count;
    for (size_t i = 0; i < count && !way->ended; i++) {
        struct stop stop = {.screen = SCREEN_VISION, .kind = STOP_YEAR, .number = (int)i, .extra = true};
        show_touched(way, stop, TARGET_YEAR, (int)i);
    }
}

static void show_map(struct way *way)
{
    const struct pack *pack = way->off->show.pack;
    if (!jump(way, SCREEN_MAP, NULL)) {
        return;
    }
    show(way, (struct stop){.screen = SCREEN_MAP});
    for (int page = 1; page < LIST_PAGES_MAX && touch(way, TARGET_MAP_PAGE, 1); page++) {
        show(way, (struct stop){.screen = SCREEN_MAP, .kind = STOP_PAGE, .number = page});
    }
    for (size_t i = 0; i < pack->section_count && jump(way, SCREEN_MAP, pack->sections[i].id); i++) {
        show(way, (struct stop){SCREEN_MAP, STOP_SECTION, pack->sections[i].id, 0, true});
    }
    show_touched(way, (struct stop){.screen = SCREEN_MAP, .kind = STOP_CLUSTER, .extra = true}, TARGET_MAP_CLUSTER, -1);
    bool there = jump(way, SCREEN_MAP, NULL);
    for (int step = 1; there && step <= CLOSER_MAX && touch(way, TARGET_MAP_ZOOM_IN, -1); step++) {
        show(way, (struct stop){.screen = SCREEN_MAP, .kind = STOP_CLOSER, .number = step, .extra = true});
    }
}

static void show_idle(struct way *way)
{
    if (jump(way, SCREEN_HOME, NULL)) {
        offscreen_skip(way->off, IDLE_REST);
        show(way, (struct stop){.screen = SCREEN_HOME, .kind = STOP_IDLE});
    }
}

bool stops_walk(struct offscreen *off, stop_look *look, void *user)
{
    static const enum screen last[] = {SCREEN_STUDENTS, SCREEN_JOIN, SCREEN_PROGRAMME, SCREEN_CREDITS};
    struct way way = {.off = off, .look = look, .user = user};
    const struct pack *pack = off->show.pack;
    show_pages(&way, SCREEN_ATTRACT, NULL);
    show_home(&way);
    show_vision(&way);
    show_map(&way);
    for (size_t i = 0; i < pack->project_count && !way.ended; i++) {
        show_pages(&way, SCREEN_CARD, pack->projects[i].id);
    }
    for (size_t i = 0; i < pack->voice_count && !way.ended; i++) {
        show_pages(&way, SCREEN_VOICES, pack->voices[i].id);
    }
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        show_pages(&way, last[i], NULL);
    }
    show_idle(&way);
    return !way.ended;
}

size_t stops_least(const struct pack *pack)
{
    enum { ALWAYS = 4 }; /* attract, home, its panel, the idle question */
    return ALWAYS + pack->project_count + pack->voice_count;
}

const char *stops_title(enum screen screen, enum diag_language language)
{
    return titles[screen][language];
}

/** What of the pack the stop is about, in its own language; "" for nothing in particular. */
static const char *subject(const struct stop *stop, const struct pack *pack)
{
    if (stop->id && stop->screen == SCREEN_CARD) {
        return pack_text_get(&pack->projects[pack_project_find(pack, stop->id)].title, 0);
    }
    if (stop->id && stop->screen == SCREEN_MAP) {
        return pack_text_get(&pack->sections[pack_section_find(pack, stop->id)].name, 0);
    }
    if (stop->id && stop->screen == SCREEN_VOICES) {
        const struct pack_voice *voice = &pack->voices[pack_voice_find(pack, stop->id)];
        return voice->speaker_count ? pack_text_get(&voice->speakers[0].name, 0) : voice->id;
    }
    return "";
}

const char *stops_name(const struct stop *stop, const struct pack *pack, enum diag_language language,
                       struct arena *arena)
{
    static const char *const quoted[] = {[DIAG_ENGLISH] = " \"%s\"", [DIAG_JAPANESE] = "「%s」"};
    const char *what = ruby_plain(subject(stop, pack), arena);
    const char *named = *what ? arena_printf(arena, quoted[language], what) : "";
    const char *state = arena_printf(arena, kind_names[stop->kind][language],
                                     stop->kind == STOP_CLOSER ? stop->number : stop->number + 1);
    return arena_printf(arena, "%s%s%s", titles[stop->screen][language], named, state);
}
