/*
 * The show stands in a dark square: on the way from one screen to another no frame is brighter than both of them, and
 * nothing that has become darker becomes brighter again.
 */
#include <math.h>

#include "check.h"
#include "run/offscreen.h"
#include "ui/target.h"

#define FIRST_PACK SOURCE_DIR "/content/kanazawa-2021"

/** So much is no flash: what moves, and the town's lamps, which are still coming when a page has gone. */
static const double living = 0.008;

static double linear(unsigned channel)
{
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/** The mean relative luminance of the frame (WCAG 2.2). */
static double luminance(struct offscreen *off)
{
    const struct px_rect *damage;
    int width, height, stride;
    show_paint(&off->show, &damage);
    const uint32_t *pixels = painter_pixels(off->show.painter, &width, &height, &stride);
    double table[256], sum = 0;
    for (unsigned i = 0; i < 256; i++) {
        table[i] = linear(i);
    }
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t p = pixels[(ptrdiff_t)y * (stride / 4) + x];
            sum += 0.2126 * table[p >> 16 & 0xFF] + 0.7152 * table[p >> 8 & 0xFF] + 0.0722 * table[p & 0xFF];
        }
    }
    return sum / ((double)width * height);
}

/** Look at every frame of the next while: it goes steadily from the luminance of now to that at the end. */
static void watch(struct offscreen *off, tick length, const char *what)
{
    enum { FRAMES_MAX = 128 };
    double frames[FRAMES_MAX];
    int count = 0;
    for (tick end = off->now + length; off->now < end && count < FRAMES_MAX; off->now += TICK_MS(16)) {
        show_step(&off->show, &(struct input){.touch_count = 0}, off->now);
        frames[count++] = luminance(off);
    }
    double first = frames[0], last = frames[count - 1], way = last < first ? -1 : 1, most = first;
    for (int i = 1; i < count; i++) {
        double back = (most - frames[i]) * way, beyond = fmax(frames[i] - fmax(first, last), 0);
        if (back > living || beyond > living) {
            fprintf(stderr, "%s: %.4f to %.4f, but frame %d is %.4f\n", what, first, last, i, frames[i]);
        }
        CHECK(back <= living && beyond <= living);
        most = way > 0 ? fmax(most, frames[i]) : fmin(most, frames[i]);
    }
}

static void open_at(struct offscreen *off, enum screen screen, const char *language, int comfort)
{
    bool switches[COMFORT_COUNT] = {false};
    CHECK(offscreen_open(off, FIRST_PACK, DAY_NONE, 480, 270, DIAG_ENGLISH));
    CHECK(offscreen_jump(off, screen, NULL) && offscreen_language(off, language));
    if (comfort < COMFORT_COUNT) {
        switches[comfort] = true;
    }
    offscreen_comfort(off, switches);
    offscreen_run(off, TICK_S(2));
}

/** Nobody answers the idle question. */
static void test_unanswered(enum screen screen, const char *language, int comfort)
{
    struct offscreen off;
    open_at(&off, screen, language, comfort);
    bool slow = comfort == COMFORT_LARGE;
    offscreen_skip(&off, TICK_S(53));
    watch(&off, TICK_MS(600), "the question comes");
    offscreen_skip(&off, TICK_S(slow ? 85 : 75) - TICK_MS(50) - off.now);
    watch(&off, TICK_MS(1200), screen_name(screen));
    CHECK(app_screen(off.show.app) == SCREEN_ATTRACT);
    offscreen_close(&off);
}

/** A finger wakes the show, and goes from screen to screen and back to attract. */
static void test_touched(void)
{
    struct offscreen off;
    open_at(&off, SCREEN_ATTRACT, "ja", COMFORT_COUNT);
    offscreen_tap(&off, point_make(300, 400));
    watch(&off, TICK_MS(700), "woken");
    CHECK(app_screen(off.show.app) == SCREEN_HOME);
    offscreen_key(&off, KEY_ESCAPE);
    watch(&off, TICK_MS(700), "left by hand");
    CHECK(app_screen(off.show.app) == SCREEN_ATTRACT);
    offscreen_close(&off);
}

int main(void)
{
    test_unanswered(SCREEN_JOIN, "ja", COMFORT_COUNT);
    test_unanswered(SCREEN_VOICES, "en", COMFORT_QUIET);
    test_unanswered(SCREEN_HOME, "ja", COMFORT_CONTRAST);
    test_unanswered(SCREEN_MAP, "en", COMFORT_LARGE);
    test_unanswered(SCREEN_CREDITS, "ko", COMFORT_COUNT);
    test_touched();
    return check_result();
}
