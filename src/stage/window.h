#ifndef STAGE_WINDOW_H
#define STAGE_WINDOW_H

#include <stdbool.h>

#include "base/input.h"
#include "stage/paint.h"

/**
 * The window on the display, its frames and its fingers. All of SDL's window and event world is in here.
 *
 * A display may get another size or place, be switched off and on, or be exchanged for another while the show runs: the
 * window goes along (stage/outputs on an X server, stage/connectors on a console; a Wayland compositor sees to it).
 * While there is none, what is presented goes nowhere.
 */
struct window;

struct window_options {
    int width, height; /* of the picture; 0: the display's own size */
    bool windowed;
    int rotate; /* 0, 90, 180 or 270 degrees clockwise: how the picture is turned on the glass */
};

/** NULL when there is no display; `*problem` is then a static or SDL-owned sentence. */
struct window *window_create(const struct window_options *options, const char **problem);
void window_destroy(struct window *window);

/**
 * The picture's size in pixels, before the turning on the glass. It is the display's, which may become another at any
 * time, see window_news.resized; 0 while there is no display.
 */
void window_size(const struct window *window, int *width, int *height);

/** Turn the picture on the glass from now on: 0, 90, 180 or 270 degrees clockwise. Its size may be another then. */
void window_turn(struct window *window, int degrees);

/** Show the damaged rectangles of the painter's picture. */
void window_present(struct window *window, const struct painter *painter, const struct px_rect *damage, size_t count);

/** What happened since the last call, beside touches and keys. */
struct window_news {
    bool closed;  /* the window was to be closed; it stays open. Among the keys there is KEY_CLOSE, too */
    bool exposed; /* the content of the glass was lost: show the whole picture again */
    bool resized;
    bool moved;   /* the displays have changed; `resized` follows where that changes the size */
    bool dropped; /* more touches or keys came than there was room for; the rest is lost */
};

/** Sleep until something happens, at most so long; it stays to be collected. A signal to end wakes it within a second.
 */
void window_wait(struct window *window, tick length);

/** True when a finger came down or went, and waits to be collected. */
bool window_is_pressed(const struct window *window);

/** End such a sleep. May be called from any thread while the window lives. */
void window_wake(struct window *window);

/**
 * Hand over what happened since the last call. `input` points into the window and is valid until the next call.
 * Touches are placed on a stage of `stage_w` x `stage_h` units, and stamped with `now`.
 */
void window_collect(struct window *window, double stage_w, double stage_h, tick now, struct input *input,
                    struct window_news *news);

#endif
