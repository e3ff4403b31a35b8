/*
 * stick_pages FOLDER [WIDTHxHEIGHT]: the section of the staff page about USB sticks, in every state that it can be in, each
 * as a picture in the folder: by turns in Japanese on a wide stage and in English on a tall one. The golden ones are in
 * tests/golden/sticks. With a size: the whole page, for people to look at, in both languages.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "run/options.h"
#include "stage/paint.h"
#include "stage/picture.h"
#include "ui/staff.h"
#include "ui/staff_stick.h"
#include "ui/state.h"

/** An offer as a table has it. */
struct sample {
    enum offer_state state;
    const char *name, *title;
    int version;
    int errors, warnings;
    bool gone;
};

#define LONG_TITLE                                                                                                     \
    "まちの人と市とで、いっしょに考え、いっしょに作り、いっしょに育てていく、これからの協働のあかりの展示"

static const struct {
    const char *name;
    bool watched;
    size_t more;
    struct sample samples[OFFERS_MAX];
} pages[] = {
    {"empty", true, 0, {{.version = -1}}},
    {"off", false, 0, {{.version = -1}}},
    {"looking", true, 0, {{OFFER_LOOKING, "", "", 0, 0, 0, false}, {.version = -1}}},
    {"nothing", true, 0, {{OFFER_NOTHING, "", "", 0, 0, 0, false}, {.version = -1}}},
    {"good", true, 0, {{OFFER_GOOD, "秋の展示.zip", "金沢市の協働のあかり", 12, 0, 2, false}, {.version = -1}}},
    {"bad", true, 0, {{OFFER_BAD, "", "", 0, 3, 1, false}, {.version = -1}}},
    {"several",
     true,
     14,
     {{OFFER_GOOD, "2026-autumn", "秋のあかり", 12, 0, 0, false},
      {OFFER_BAD, "a very long name of a folder that somebody made by copying a copy of a copy (2).zip", "", 0, 12, 0,
       false},
      {OFFER_CHECKING, "winter.zip", "", 0, 0, 0, false},
      {.version = -1}}},
    {"crowd",
     true,
     0,
     {{OFFER_GOOD, "1.zip", LONG_TITLE, 12, 0, 1, false},
      {OFFER_GOOD, "2.zip", LONG_TITLE, 12, 0, 0, false},
      {OFFER_GOOD, "3.zip", LONG_TITLE, 12, 0, 0, false},
      {OFFER_GOOD, "4.zip", LONG_TITLE, 12, 0, 0, false}}},
    {"copying",
     true,
     0,
     {{OFFER_COPYING, "秋の展示.zip", "金沢市の協働のあかり", 12, 0, 0, false},
      {OFFER_GOOD, "冬.zip", "冬のあかり", 13, 0, 0, false},
      {.version = -1}}},
    {"done",
     true,
     0,
     {{OFFER_DONE, "秋の展示.zip", "金沢市の協働のあかり", 12, 0, 0, false},
      {OFFER_SAME, "いま.zip", "", 11, 0, 0, false},
      {.version = -1}}},
    {"failed", true, 0, {{OFFER_FAILED, "秋の展示.zip", "金沢市の協働のあかり", 12, 1, 0, false}, {.version = -1}}},
    {"pulled", true, 0, {{OFFER_PULLED, "", "金沢市の協働のあかり", 12, 0, 0, true}, {.version = -1}}},
    {"mended",
     true,
     0,
     {{OFFER_BAD, "", "", 0, 3, 0, true}, {OFFER_UNREADABLE, "", "", 0, 0, 0, false}, {.version = -1}}},
};

static void add_problems(struct offer *offer, const struct sample *sample)
{
    for (int i = 0; i < sample->errors + sample->warnings; i++) {
        bool error = i < sample->errors;
        diag_add(&offer->diags, error ? DIAG_ERROR : DIAG_WARNING,
                 (struct diag_place){"USB/projects.json", 14 + 20 * i, 7, "/projects/3/sdgs/0"},
                 "%d is no number of a goal; write one from 1 to 17",
                 "%d という番号の目標はありません。1から17の番号を書いてください。", 18 + i);
    }
}

static void fill(struct offers *offers, size_t page)
{
    offers->watched = pages[page].watched;
    offers->more = pages[page].more;
    while (offers->count < OFFERS_MAX && pages[page].samples[offers->count].version >= 0) {
        const struct sample *sample = &pages[page].samples[offers->count];
        struct offer *offer = &offers->items[offers->count++];
        *offer = (struct offer){.number = (unsigned)offers->count,
                                .state = sample->state,
                                .gone = sample->gone,
                                .version = sample->version};
        snprintf(offer->name, sizeof offer->name, "%s", sample->name);
        snprintf(offer->title, sizeof offer->title, "%s", sample->title);
        add_problems(offer, sample);
    }
}

/** A page on its way to a picture. */
struct making {
    struct type *type;
    struct painter *painter;
    struct draw_list list;
    struct app app;
};

static struct view view_of(struct making *making, double width, double height)
{
    making->app.width = width;
    making->app.height = height;
    return (struct view){.app = &making->app,
                         .type = making->type,
                         .list = &making->list,
                         .arena = &making->list.arena,
                         .width = width,
                         .height = height,
                         .tall = height > width,
                         .tag = "ja",
                         .wake = TICK_NEVER};
}

static bool save(struct making *making, int width, int height, const char *path)
{
    const struct px_rect *damage;
    int stride;
    painter_resize(making->painter, width, height);
    painter_paint(making->painter, &making->list, &damage);
    const uint32_t *pixels = painter_pixels(making->painter, &width, &height, &stride);
    bool saved = picture_save_png(path, pixels, width, height, stride);
    if (!saved) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
    }
    return saved;
}

/** The section alone, or all of the page. */
static bool draw(struct making *making, struct px_size size, bool whole, const char *path)
{
    double scale = 1080.0 / (size.width < size.height ? size.width : size.height);
    double width = size.width * scale, height = size.height * scale;
    draw_begin(&making->list, width, height);
    struct view view = view_of(making, width, height);
    if (whole) {
        staff_enter(&making->app, 0);
        staff_draw(&view);
    } else {
        draw_box(view.list, rect_make(0, 0, width, height), 0, brush_solid(color_rgb(0x0B0F1E)));
        staff_stick_draw(&view, rect_make(40, 40, width - 80, height - 80));
    }
    return save(making, size.width, size.height, path);
}

static bool make(struct making *making, const char *folder, const struct px_size *size, size_t page)
{
    static const char *const tags[] = {[DIAG_ENGLISH] = "en", [DIAG_JAPANESE] = "ja"};
    static const struct px_size sizes[] = {[DIAG_ENGLISH] = {300, 400}, [DIAG_JAPANESE] = {480, 270}};
    struct offers offers = {.count = 0};
    bool made = true;
    fill(&offers, page);
    making->app.offers = &offers;
    for (int language = 0; language < DIAG_LANGUAGE_COUNT; language++) {
        char path[4096];
        if (!size && language != (int)(page % DIAG_LANGUAGE_COUNT)) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s-%s.png", folder, pages[page].name, tags[language]);
        making->app.staff_language = (enum diag_language)language;
        made = draw(making, size ? *size : sizes[language], size != NULL, path) && made;
    }
    offers_finish(&offers);
    return made;
}

int main(int argc, char **argv)
{
    struct px_size size;
    struct making making = {.type = type_create(NULL)};
    if (argc < 2 || argc > 3 || (argc == 3 && !options_size(argv[2], &size)) || !making.type) {
        fputs("usage: stick_pages FOLDER [WIDTHxHEIGHT]\n", stderr);
        return EXIT_FAILURE;
    }
    making.painter = painter_create(making.type);
    bool made = true;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        made = make(&making, argv[1], argc == 3 ? &size : NULL, i) && made;
    }
    painter_destroy(making.painter);
    draw_finish(&making.list);
    type_destroy(making.type);
    return made ? EXIT_SUCCESS : EXIT_FAILURE;
}
