#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/ruby.h"
#include "run/commands.h"
#include "run/html.h"
#include "run/offscreen.h"
#include "run/place.h"
#include "run/say.h"
#include "run/stops.h"
#include "run/targets.h"
#include "ui/target.h"

/** A picture of the tour: which screen, and how long after it came. */
struct tour_stop {
    enum screen screen;
    bool interview; /* of the first project that has one, its first page */
    tick after;
};

static const struct tour_stop stops[] = {
    {SCREEN_ATTRACT, false, TICK_MS(6000)}, {SCREEN_HOME, false, PLACE_REST},     {SCREEN_VISION, false, PLACE_REST},
    {SCREEN_MAP, false, PLACE_REST},        {SCREEN_CARD, false, PLACE_REST},     {SCREEN_CARD, true, PLACE_REST},
    {SCREEN_VOICES, false, PLACE_REST},     {SCREEN_STUDENTS, false, PLACE_REST}, {SCREEN_JOIN, false, PLACE_REST},
    {SCREEN_PROGRAMME, false, PLACE_REST},  {SCREEN_CREDITS, false, PLACE_REST},  {SCREEN_FAULT, false, PLACE_REST},
};
enum { STOP_COUNT = sizeof stops / sizeof *stops };

/** A tour that is being taken. */
struct tour {
    const struct options *options;
    struct arena arena;
    struct strbuf page;
    int pictures;
    bool failed;
};

static const char *title_of(size_t stop, enum diag_language language)
{
    static const char *const interview[] = {[DIAG_ENGLISH] = "Interview", [DIAG_JAPANESE] = "インタビュー"};
    return stops[stop].interview ? interview[language] : stops_title(stops[stop].screen, language);
}

static void report_write(struct tour *tour, const char *path, bool saved)
{
    if (!saved) {
        say(tour->options->messages, "cannot write %s: %s", "%s に書けません: %s", path, strerror(errno));
        tour->failed = true;
    }
}

/** The project that a stop shows: its id, or NULL for the first of all. `*none` when the pack has no such project. */
static const char *stop_id(const struct pack *pack, const struct tour_stop *stop, bool *none)
{
    *none = false;
    if (!stop->interview) {
        return NULL;
    }
    for (size_t i = 0; i < pack->project_count; i++) {
        if (pack->projects[i].interview != PACK_INDEX_NONE) {
            return pack->projects[i].id;
        }
    }
    *none = true;
    return NULL;
}

static const char *picture_name(struct tour *tour, size_t stop, struct px_size size, const char *language)
{
    return arena_printf(&tour->arena, "%02zu-%s%s-%dx%d-%s.png", stop + 1, screen_name(stops[stop].screen),
                        stops[stop].interview ? "-interview" : "", size.width, size.height, language);
}

/** Touch the button that a card has for its interview. */
static void open_interview(struct offscreen *off)
{
    struct point at;
    if (targets_find_kind(&off->show.list, TARGET_CARD_PAGE, -1, &at)) {
        offscreen_tap(off, at);
        offscreen_run(off, off->now + PLACE_REST);
    }
}

/** Take the picture of one stop; nothing when the pack has nothing to show there. */
static void take_picture(struct tour *tour, struct offscreen *off, size_t stop, struct px_size size,
                         const char *language)
{
    bool none = false;
    const char *id = stop_id(off->show.pack, &stops[stop], &none);
    if (none || !offscreen_jump(off, stops[stop].screen, id)) {
        return;
    }
    offscreen_run(off, off->now + stops[stop].after);
    if (stops[stop].interview) {
        open_interview(off);
    }
    const char *name = picture_name(tour, stop, size, language);
    const char *path = arena_printf(&tour->arena, "%s/%s", tour->options->out, name);
    report_write(tour, path, offscreen_save_picture(off, path));
    tour->pictures++;
}

static void take_pictures(struct tour *tour, struct offscreen *off, struct px_size size)
{
    const struct pack *pack = off->show.pack;
    offscreen_resize(off, size.width, size.height);
    for (int language = 0; language < pack->language_count; language++) {
        offscreen_language(off, pack->languages[language]);
        for (size_t stop = 0; stop < STOP_COUNT; stop++) {
            take_picture(tour, off, stop, size, pack->languages[language]);
        }
    }
}

static void put_picture(struct tour *tour, size_t stop, struct px_size size, const char *language)
{
    const char *name = picture_name(tour, stop, size, language);
    const char *path = arena_printf(&tour->arena, "%s/%s", tour->options->out, name);
    FILE *file = fopen(path, "rbe");
    if (!file) {
        return;
    }
    fclose(file);
    strbuf_printf(&tour->page,
                  "<a href=\"%s\"><img src=\"%s\" alt=\"%s, %s\" width=\"%d\" height=\"%d\" loading=\"lazy\"></a>\n",
                  name, name, title_of(stop, DIAG_ENGLISH), language, size.width, size.height);
}

static void put_head(struct tour *tour, const struct pack *pack)
{
    struct strbuf *page = &tour->page;
    struct arena arena = {0};
    const char *title = ruby_plain(pack_text_get(&pack->title, 0), &arena);
    strbuf_puts(page, "<!DOCTYPE html>\n<html lang=\"");
    html_text(page, pack->languages[0]);
    strbuf_puts(page,
                "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html_text(page, title);
    strbuf_puts(page, "</title>\n<style>\n"
                      "body { margin: 2em; background: #050818; color: #f7f2e6; font-family: sans-serif; }\n"
                      "h1, h2 { color: #f7e2a0; font-weight: normal; }\n"
                      "section { display: flex; flex-wrap: wrap; gap: 1em; align-items: flex-start; }\n"
                      "img { height: 20em; width: auto; border: 1px solid #2a2257; }\n"
                      "</style>\n<h1>");
    html_text(page, title);
    strbuf_printf(page, "</h1>\n");
    arena_finish(&arena);
}

static void write_page(struct tour *tour, const struct pack *pack, const struct px_size *sizes, size_t size_count)
{
    put_head(tour, pack);
    for (size_t stop = 0; stop < STOP_COUNT; stop++) {
        strbuf_printf(&tour->page, "<h2>%zu. %s / %s</h2>\n<section>\n", stop + 1, title_of(stop, DIAG_JAPANESE),
                      title_of(stop, DIAG_ENGLISH));
        for (size_t i = 0; i < size_count; i++) {
            for (int language = 0; language < pack->language_count; language++) {
                put_picture(tour, stop, sizes[i], pack->languages[language]);
            }
        }
        strbuf_puts(&tour->page, "</section>\n");
    }
    strbuf_puts(&tour->page, "</html>\n");
    const char *path = arena_printf(&tour->arena, "%s/index.html", tour->options->out);
    report_write(tour, path, file_write_atomic(path, strbuf_text(&tour->page), tour->page.size));
}

static void take_tour(struct tour *tour, struct offscreen *off)
{
    static const struct px_size both[] = {{COMMANDS_WIDTH, COMMANDS_HEIGHT}, {COMMANDS_HEIGHT, COMMANDS_WIDTH}};
    const struct options *options = tour->options;
    const struct px_size *sizes = options->size_count ? options->sizes : both;
    size_t size_count = options->size_count ? options->size_count : 2;
    for (size_t i = 0; i < size_count && !tour->failed; i++) {
        take_pictures(tour, off, sizes[i]);
    }
    if (!tour->failed) {
        write_page(tour, off->show.pack, sizes, size_count);
        say(options->messages, "%d pictures, see %s/index.html", "画像%d枚。一覧は %s/index.html", tour->pictures,
            options->out);
    }
}

int command_tour(const struct options *options)
{
    struct tour tour = {.options = options};
    struct offscreen off;
    if (!file_make_folder(options->out)) {
        say(options->messages, "cannot make the folder %s: %s", "フォルダ %s を作れません: %s", options->out,
            strerror(errno));
        return 1;
    }
    if (offscreen_open(&off, options->pack, options->day, COMMANDS_WIDTH, COMMANDS_HEIGHT, options->messages)) {
        say_diags(options->messages, &off.show.diags);
        if (off.show.pack) {
            take_tour(&tour, &off);
        }
    }
    offscreen_close(&off);
    strbuf_finish(&tour.page);
    arena_finish(&tour.arena);
    return tour.pictures && !tour.failed ? 0 : 1;
}
