/*
 * What type costs a running show: nothing is shaped in a frame in which nothing changed, and no font is opened before a
 * text needs it.
 */
#include "check.h"
#include "run/offscreen.h"

#define FIRST_PACK SOURCE_DIR "/content/kanazawa-2021"

static void open_at(struct offscreen *off, enum screen screen, const char *id)
{
    CHECK(offscreen_open(off, FIRST_PACK, DAY_NONE, 960, 540, DIAG_ENGLISH));
    CHECK(offscreen_jump(off, screen, id));
    offscreen_run(off, TICK_S(5));
}

static void paint(struct offscreen *off)
{
    const struct px_rect *damage;
    show_paint(&off->show, &damage);
}

static void test_still(enum screen screen, const char *id)
{
    struct offscreen off;
    open_at(&off, screen, id);
    paint(&off);
    size_t before = type_shaped(off.show.type);
    CHECK(before > 0);
    for (int i = 0; i < 10; i++) {
        off.now += TICK_S(1);
        show_step(&off.show, &(struct input){.touch_count = 0}, off.now);
        paint(&off);
    }
    CHECK(type_shaped(off.show.type) == before);
    offscreen_close(&off);
}

/** A card that was seen before is shaped no more, either. */
static void test_warm(void)
{
    struct offscreen off;
    open_at(&off, SCREEN_CARD, "makkiyama");
    paint(&off);
    CHECK(offscreen_jump(&off, SCREEN_MAP, NULL));
    offscreen_run(&off, off.now + TICK_S(2));
    paint(&off);
    size_t before = type_shaped(off.show.type);
    CHECK(offscreen_jump(&off, SCREEN_CARD, "makkiyama"));
    paint(&off);
    CHECK(type_shaped(off.show.type) == before);
    offscreen_close(&off);
}

static void test_fonts(void)
{
    struct type *type = type_create(NULL);
    size_t own = type_fonts_open(type);
    CHECK(own == 3); /* gothic, its bold, mincho */
    type_shape(type, FACE_GOTHIC, false, "ja", "灯りをともす", strlen("灯りをともす"));
    CHECK(type_fonts_open(type) == own);
    type_shape(type, FACE_GOTHIC, false, "ko", "별", strlen("별"));
    CHECK(type_fonts_open(type) == own + 1);
    type_destroy(type);
}

int main(int argc, char **argv)
{
    (void)argv;
    test_fonts();
    static const enum screen screens[] = {SCREEN_HOME, SCREEN_VISION, SCREEN_MAP, SCREEN_VOICES, SCREEN_JOIN};
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        test_still(screens[i], NULL);
    }
    test_still(SCREEN_CARD, "makkiyama");
    test_warm();
    if (argc > 1) {
        struct offscreen off;
        offscreen_open(&off, FIRST_PACK, DAY_NONE, 960, 540, DIAG_ENGLISH);
        printf("%zu\n", type_fonts_open(off.show.type));
        offscreen_close(&off);
    }
    return check_result();
}
