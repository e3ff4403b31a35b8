/*
 * No frame waits for a picture: a card with a photo of 49 megapixels is opened while another finger drags the map, and
 * whoever opens the photo is held up until all of that has been painted. A frame that waited would never end.
 */
#include "run/show.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <unistd.h>

#include "check.h"
#include "link_place.h"
#include "run/targets.h"
#include "stage_files.h"

enum { WIDTH = 640, HEIGHT = 360, FRAMES = 40, SECONDS_MAX = 60 };

static int gate[2], rung[2];
static atomic_bool held, by_frame;
static pthread_t frames;

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

/** Who opens the photo waits at the gate, unless it is who paints the frames: that is told. */
int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    if (atomic_load(&held) && strstr(path, "moon.jpg")) {
        char byte;
        bool frame = pthread_equal(pthread_self(), frames);
        atomic_store(&by_frame, atomic_load(&by_frame) || frame);
        CHECK(frame || read(gate[0], &byte, 1) == 1);
    }
    return __real_open(path, flags, mode);
}

static void ring(void *self)
{
    (void)self;
    CHECK(write(rung[1], "", 1) == 1);
}

/** The small pack, with that photo for its first project. */
static struct place begin(struct show *show)
{
    struct place place = {.folder = BINARY_DIR "/unit-frames-XXXXXX"};
    struct tree tree = {.count = 0};
    const char *from = SOURCE_DIR "/tests/packs/good/tiny";
    CHECK(mkdtemp(place.folder) != NULL && tree_list(&tree, from) == TREE_OK);
    CHECK(file_make_folder(path_of(&place, "pack")) && tree_copy(&tree, from, path_of(&place, "pack")) == TREE_OK);
    tree_finish(&tree);
    char *text = NULL;
    size_t size = 0;
    CHECK(file_read(path_of(&place, "pack/projects.json"), 1 << 20, &text, &size) == FILE_OK);
    memcpy(strstr(text, "star.png"), "moon.jpg", strlen("moon.jpg"));
    put(&place, "pack/projects.json", text);
    free(text);
    struct sample photo = sample_quarters(8064, 2);
    photo.height = 6048;
    photo.one_row = 1;
    sample_jpeg(&photo, JPEG_PLAIN, path_of(&place, "pack/pictures/moon.jpg"));
    free(photo.pixels);
    CHECK(show_open(show, path_of(&place, "pack"), DAY_NONE, DIAG_ENGLISH) && show->pack);
    show_resize(show, WIDTH, HEIGHT);
    return place;
}

/** A frame with a touch. True when something was painted. */
static bool frame(struct show *show, tick *now, enum touch_kind kind, int64_t finger, struct point at)
{
    const struct px_rect *damage;
    struct touch touch = {.kind = kind, .finger = finger, .at = at, .when = *now};
    show_step(show, &(struct input){.touches = &touch, .touch_count = 1}, *now);
    *now += SHOW_FRAME;
    return show_paint(show, &damage) > 0;
}

static void tap(struct show *show, tick *now, const char *target)
{
    struct point at = {0, 0};
    CHECK(targets_find(&show->list, show->pack, target, &at));
    frame(show, now, TOUCH_DOWN, 1, at);
    frame(show, now, TOUCH_UP, 1, at);
}

/** Frames in which a finger drags; how many of them painted something. */
static int drag(struct show *show, tick *now)
{
    struct point from = point_make(show->stage_w * 0.3, show->stage_h * 0.5);
    int painted = 0;
    frame(show, now, TOUCH_DOWN, 2, from);
    for (int i = 1; i <= FRAMES; i++) {
        painted += frame(show, now, TOUCH_MOVE, 2, point_make(from.x + i * 4, from.y + i));
    }
    frame(show, now, TOUCH_UP, 2, from);
    return painted;
}

int main(void)
{
    struct show show;
    struct place place = begin(&show);
    const struct px_rect *damage;
    tick now = 0;
    char byte;
    CHECK(pipe(gate) == 0 && pipe(rung) == 0);
    frames = pthread_self();
    alarm(SECONDS_MAX);
    painter_set_live(show.painter, ring, NULL);
    CHECK(app_jump(show.app, SCREEN_MAP, NULL, now));
    show_step(&show, &(struct input){.touch_count = 0}, now);
    show_paint(&show, &damage);
    atomic_store(&held, true);
    tap(&show, &now, "map-light:telescope");
    int painted = drag(&show, &now);
    CHECK(app_screen(show.app) == SCREEN_CARD);
    CHECK(painted > FRAMES / 4);
    CHECK(painter_is_awaiting(show.painter)); /* the photo is still at the gate */
    CHECK(!atomic_load(&by_frame));
    atomic_store(&held, false);
    CHECK(write(gate[1], "", 1) == 1);
    for (int i = 0; i < 20 && painter_is_awaiting(show.painter); i++) {
        CHECK(read(rung[0], &byte, 1) == 1); /* the map's ground rings, too */
        show_step(&show, &(struct input){.touch_count = 0}, now);
        show_paint(&show, &damage);
    }
    CHECK(!painter_is_awaiting(show.painter));
    show_close(&show);
    end(&place);
    return check_result();
}
