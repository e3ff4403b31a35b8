/*
 * What is said of screens: from frames that are made up, where each warning comes and where it does not, and from a
 * walk through real ones, from all of which a way leads home.
 */
#include "check.h"
#include "pack/pack.h"
#include "run/audit.h"
#include "run/exits.h"
#include "ui/target.h"

#define FIRST_PACK SOURCE_DIR "/content/kanazawa-2021"
#define TINY SOURCE_DIR "/tests/packs/good/tiny"

static void check_line(const struct diags *diags, size_t at, const char *english, const char *japanese)
{
    struct arena arena = {0};
    CHECK(at < diags->count);
    if (at < diags->count) {
        CHECK_TEXT(diag_line(&diags->items[at], DIAG_ENGLISH, &arena), english);
        CHECK_TEXT(diag_line(&diags->items[at], DIAG_JAPANESE, &arena), japanese);
    }
    arena_finish(&arena);
}

/* Ways home. */

static void test_exits(void)
{
    struct draw_list list = {.count = 0};
    struct diags diags = {0};
    struct walk_stop stop = {
        .list = &list, .screen = SCREEN_CARD, .id = "a", .page = 1, .size = {1920, 1080}, .language = "ja"};
    draw_begin(&list, 1920, 1080);
    draw_hit(&list, rect_make(0, 0, 300, 300), target_make(TARGET_GO, SCREEN_HOME), HIT_TAP);
    exits_see(&stop, "pack", &diags);
    CHECK(diags.count == 0);
    draw_hit(&list, rect_make(0, 0, 400, 400), target_make(TARGET_BLOCK, 0), HIT_TAP); /* lies over it */
    exits_see(&stop, "pack", &diags);
    check_line(
        &diags, 0,
        "pack: warning: at 1920x1080 (ja) nothing leads home from page 2 of the screen card:a; shorten its texts, "
        "and report this as a mistake of the program",
        "pack: warning: 1920x1080（ja）で、2ページ目の画面 card:a "
        "から入口にもどれません。文を短くし、プログラムの不具合"
        "として知らせてください。");
    stop = (struct walk_stop){.list = &list,
                              .screen = SCREEN_JOIN,
                              .size = {1080, 1920},
                              .language = "en",
                              .left = true,
                              .reached = SCREEN_HOME};
    exits_see(&stop, "pack", &diags);
    CHECK(diags.count == 1);
    stop.reached = SCREEN_MAP;
    exits_see(&stop, "pack", &diags);
    check_line(
        &diags, 1,
        "pack: warning: at 1080x1920 (en) the way home from the screen join leads to the screen map; report this as "
        "a mistake of the program",
        "pack: warning: 1080x1920（en）で、画面 join の「入口にもどる」が画面 map に行きます。プログラムの不具合として"
        "知らせてください。");
    draw_finish(&list);
    diag_finish(&diags);
}

/* Pictures. */

/** A pack's listener that hears only its first picture. */
struct ear {
    struct pictures pictures;
    int width, height; /* that it is said to have */
};

static bool hear(void *user, const struct pack_picture *picture, const struct pack_spot *spot)
{
    struct ear *ear = user;
    struct pack_picture said = *picture;
    said.width = ear->width;
    said.height = ear->height;
    if (ear->pictures.count == 0) {
        pictures_hear(&ear->pictures, &said, spot);
    }
    return true;
}

static void test_pictures(void)
{
    static const struct {
        int width, height;
        double w, h; /* of its box */
        struct px_size size;
        const char *english, *japanese; /* NULL: nothing is said */
    } rows[] = {
        {600, 400, 600, 400, {1920, 1080}, NULL, NULL},
        {480, 320, 600, 400, {1920, 1080}, NULL, NULL}, /* a quarter larger */
        {479,
         320,
         600,
         400,
         {1920, 1080},
         "the picture has 479 x 320 pixels and is enlarged on a display of 1920x1080, so it looks soft; use one of at "
         "least "
         "600 x 401",
         "画像が小さく（479×320）、1920x1080の画面では引きのばされてぼやけます。600×401以上の画像に替えてください。"},
        {600,
         400,
         600,
         400,
         {3840, 2160},
         "the picture has 600 x 400 pixels and is enlarged on a display of 3840x2160, so it looks soft; use one of at "
         "least "
         "1200 x 800",
         "画像が小さく（600×400）、3840x2160の画面では引きのばされてぼやけます。1200×800以上の画像に替えてください。"},
        {2400, 1600, 600, 400, {1920, 1080}, NULL, NULL},
        {2401,
         1601,
         600,
         400,
         {1920, 1080},
         "the picture has 2401 x 1601 pixels, and even a 4K display shows only 1200 x 801 of them; make it smaller, it "
         "costs "
         "time and room",
         "画像が大きすぎます（2401×1601）。4Kの画面でも1200×801しか使いません。縮小すると、表示が速くなり場所もとりませ"
         "ん。"},
        {4000, 1000, 600, 400, {1920, 1080}, NULL, NULL}, /* its sides are cut, and its height is needed */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ear ear = {.width = rows[i].width, .height = rows[i].height};
        const struct pack_listener listener = {.user = &ear, .picture = hear};
        const struct pack_wish wish = {.listener = &listener};
        struct draw_list list = {.count = 0};
        struct diags diags = {0};
        struct pack *pack = pack_load_as(TINY, &wish, &diags);
        struct walk_stop stop = {.list = &list, .size = rows[i].size};
        draw_begin(&list, 1920, 1080);
        draw_picture(&list, "another.png", rect_make(0, 0, 1920, 1080), 0, color_fade(color_rgb(0), 0));
        draw_picture(&list, TINY "/pictures/star.png", rect_make(10, 10, rows[i].w / 2, rows[i].h / 2), 0,
                     color_fade(color_rgb(0), 0));
        draw_picture(&list, TINY "/pictures/star.png", rect_make(0, 0, rows[i].w, rows[i].h), 0,
                     color_fade(color_rgb(0), 0));
        pictures_see(&ear.pictures, &stop);
        pictures_judge(&ear.pictures, &diags);
        CHECK(diags.count == (rows[i].english ? 1 : 0));
        if (rows[i].english) {
            const char *place = TINY "/projects.json:25:17: warning: /projects/0/picture/file: ";
            struct arena arena = {0};
            check_line(&diags, 0, arena_printf(&arena, "%s%s", place, rows[i].english),
                       arena_printf(&arena, "%s%s", place, rows[i].japanese));
            arena_finish(&arena);
        }
        CHECK(pictures_seem_large(&ear.pictures) == (rows[i].width == 2401));
        draw_finish(&list);
        pictures_finish(&ear.pictures);
        pack_destroy(pack);
        diag_finish(&diags);
    }
}

/** A picture that is never seen is neither too small nor too large. */
static void test_unseen(void)
{
    struct ear ear = {.width = 8000, .height = 8000};
    const struct pack_listener listener = {.user = &ear, .picture = hear};
    struct diags diags = {0};
    struct pack *pack = pack_load_as(TINY, &(struct pack_wish){.listener = &listener}, &diags);
    pictures_judge(&ear.pictures, &diags);
    CHECK(ear.pictures.count == 1 && diags.count == 0 && !pictures_seem_large(&ear.pictures));
    pictures_finish(&ear.pictures);
    pack_destroy(pack);
    diag_finish(&diags);
}

/* Real screens. */

/** Which screens were seen, and from which the way home was taken. */
struct walked {
    int seen[SCREEN_COUNT], left[SCREEN_COUNT];
    struct diags diags;
};

static void see(void *user, const struct walk_stop *stop)
{
    struct walked *walked = user;
    walked->seen[stop->screen]++;
    walked->left[stop->screen] += stop->left && stop->reached == SCREEN_HOME;
    exits_see(stop, "pack", &walked->diags);
}

static void test_walk(void)
{
    static const struct px_size sizes[] = {{1920, 1080}, {1080, 1920}};
    static const enum screen screens[] = {SCREEN_VISION,    SCREEN_MAP,     SCREEN_STUDENTS, SCREEN_JOIN,
                                          SCREEN_PROGRAMME, SCREEN_CREDITS, SCREEN_VOICES,   SCREEN_CARD};
    struct walked walked = {.seen = {0}};
    struct diags diags = {0};
    const char *problem = NULL;
    struct type *type = type_create(&problem);
    struct pack *pack = pack_load(FIRST_PACK, &diags);
    CHECK(type && pack);
    walk_take(pack, type, sizes, 2, &(struct walk_companion){&walked, see});
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        CHECK(walked.left[screens[i]] == 2 * pack->language_count);
        CHECK(walked.seen[screens[i]] > walked.left[screens[i]]);
    }
    CHECK(walked.diags.count == 0);
    pack_destroy(pack);
    type_destroy(type);
    diag_finish(&diags);
    diag_finish(&walked.diags);
}

int main(void)
{
    test_exits();
    test_pictures();
    test_unseen();
    test_walk();
    return check_result();
}
