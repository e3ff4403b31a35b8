#include "stage/window.h"

#include <SDL.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/connectors.h"
#include "stage/glass.h"
#include "stage/outputs.h"
#include "stage/touch.h"
#include "stage/turn.h"

enum { KEYS_MAX = 16, WINDOWED_LONG = 1280, WINDOWED_SHORT = 720 };

struct window {
    struct window_options options;
    bool started;              /* SDL is to be shut down */
    bool shown;                /* there is a display to show something on */
    pthread_mutex_t waking;    /* held while SDL's displays are opened or closed: it cannot be woken then */
    SDL_Window *window;        /* NULL while there is no display */
    struct outputs *outputs;   /* owned; of an X server */
    struct connectors sockets; /* of a bare console */
    struct glass glass;
    struct touch_table fingers;
    struct touch_batch touches;
    enum key keys[KEYS_MAX];
    int key_count;
};

/**
 * The drivers that reach a glass. Left to itself, SDL ends at drivers that show nothing to nobody, and an exhibition
 * without a display would seem to run. Whoever wants one of those names it (SDL_VIDEODRIVER).
 */
static const char *drivers(void)
{
    /* Where it cannot be, libwayland complains in words of its own. */
    bool wayland = getenv("XDG_RUNTIME_DIR") || getenv("WAYLAND_DISPLAY");
    return wayland ? "x11,wayland,KMSDRM" : "x11,KMSDRM";
}

static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers());
    /* Everything arrives as a finger, and nothing twice. */
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    /* The touch that brings the window forward counts, too. */
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "machiakari");
}

/** X11's plain surface must not go through OpenGL, where it costs twenty times as much; elsewhere there is no other. */
static void choose_surface(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver && strcmp(driver, "x11") == 0) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
}

static bool is_sideways(int degrees)
{
    return degrees == 90 || degrees == 270;
}

/** Where the window goes on the display, in the display's own units. */
static SDL_Rect place_window(const struct window_options *options)
{
    SDL_Rect display = {0, 0, WINDOWED_LONG, WINDOWED_SHORT};
    SDL_GetDisplayBounds(0, &display);
    int width = options->width;
    int height = options->height;
    if (!width && options->windowed) {
        width = WINDOWED_LONG;
        height = WINDOWED_SHORT;
    } else if (!width) {
        return display;
    }
    if (is_sideways(options->rotate)) {
        return (SDL_Rect){display.x, display.y, height, width};
    }
    return (SDL_Rect){display.x, display.y, width, height};
}

static Uint32 window_flags(const struct window_options *options)
{
    if (options->windowed) {
        return SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    }
    /*
     * Without a window manager nobody makes an X11 window large, so it is created at its size, without borders;
     * where there is one, it is also asked to be above everything.
     */
    Uint32 flags = SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALLOW_HIGHDPI;
    return options->width ? flags : flags | SDL_WINDOW_FULLSCREEN_DESKTOP;
}

/** Whether this is the driver of SDL that draws. */
static bool is_driver(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, name) == 0;
}

/** A window that is as large as the display stays so. */
static void watch_display(struct window *window, SDL_Rect place)
{
    if (!window->options.windowed && is_driver("x11")) {
        window->outputs = outputs_watch(window->window, place);
        outputs_follow(window->outputs, window->options.width ? place.w : 0, window->options.height ? place.h : 0);
    }
}

/** Open what there is of displays, and the window on it. False when there is none, see SDL_GetError. */
static bool open_display(struct window *window)
{
    const struct window_options *options = &window->options;
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return false;
    }
    window->shown = true;
    choose_surface();
    SDL_DisableScreenSaver();
    SDL_StopTextInput();
    SDL_Rect place = place_window(options);
    window->window = SDL_CreateWindow("machiakari", place.x, place.y, place.w, place.h, window_flags(options));
    if (!window->window || !glass_init(&window->glass, window->window, options->rotate)) {
        return false;
    }
    if (!options->windowed) {
        SDL_ShowCursor(SDL_DISABLE);
    }
    watch_display(window, place);
    return true;
}

static void close_display(struct window *window)
{
    outputs_destroy(window->outputs);
    window->outputs = NULL;
    glass_finish(&window->glass);
    if (window->window) {
        SDL_DestroyWindow(window->window);
        window->window = NULL;
    }
    if (window->shown) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        window->shown = false;
    }
}

/** The same on other displays. What was on the glass is gone, and so are the fingers. */
static void reopen_display(struct window *window, tick now)
{
    pthread_mutex_lock(&window->waking);
    close_display(window);
    if (!open_display(window)) {
        close_display(window);
    }
    pthread_mutex_unlock(&window->waking);
    touch_cancel(&window->fingers, now, &window->touches);
}

/** End what was begun, but for SDL's memory of what went wrong. */
static void give_up(struct window *window)
{
    close_display(window);
    if (window->started) {
        SDL_QuitSubSystem(SDL_INIT_EVENTS);
        window->started = false;
    }
    window_destroy(window);
}

struct window *window_create(const struct window_options *options, const char **problem)
{
    struct window *window = calloc(1, sizeof *window);
    REQUIRE(window && pthread_mutex_init(&window->waking, NULL) == 0);
    window->options = *options;
    set_hints();
    window->started = SDL_Init(SDL_INIT_EVENTS) == 0;
    if (!window->started || !open_display(window)) {
        *problem = SDL_GetError();
        give_up(window);
        return NULL;
    }
    if (is_driver("kmsdrm")) {
        connectors_watch(&window->sockets, CONNECTORS_FOLDER, 0);
    }
    return window;
}

void window_destroy(struct window *window)
{
    if (!window) {
        return;
    }
    close_display(window);
    if (window->started) {
        SDL_Quit();
    }
    pthread_mutex_destroy(&window->waking);
    free(window);
}

void window_size(const struct window *window, int *width, int *height)
{
    const struct glass *glass = &window->glass;
    bool sideways = is_sideways(glass->degrees);
    *width = sideways ? glass->height : glass->width;
    *height = sideways ? glass->width : glass->height;
}

void window_turn(struct window *window, int degrees)
{
    window->options.rotate = degrees;
    glass_turn(&window->glass, degrees);
}

void window_present(struct window *window, const struct painter *painter, const struct px_rect *damage, size_t count)
{
    struct glass_picture picture;
    if (!window->window) {
        return;
    }
    picture.pixels = painter_pixels(painter, &picture.width, &picture.height, &picture.stride);
    glass_present(&window->glass, &picture, damage, count);
}

void window_wait(struct window *window, tick length)
{
    (void)window;
    /* Signals that wait are looked at between two sleeps, so a sleep must not be endless. */
    tick most = length < TICK_S(1) ? length : TICK_S(1);
    SDL_WaitEventTimeout(NULL, most > 0 ? (int)((most + 999) / 1000) : 0);
}

bool window_is_pressed(const struct window *window)
{
    (void)window;
    return SDL_HasEvent(SDL_FINGERDOWN) || SDL_HasEvent(SDL_FINGERUP);
}

void window_wake(struct window *window)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    pthread_mutex_lock(&window->waking);
    SDL_PushEvent(&event);
    pthread_mutex_unlock(&window->waking);
}

static double clamp01(double v)
{
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

/** What is being collected, and for what. */
struct collect {
    struct window *window;
    double stage_w, stage_h;
    tick now;
    struct window_news *news;
};

static void collect_finger(struct collect *collect, const SDL_TouchFingerEvent *event, enum touch_kind kind)
{
    struct window *window = collect->window;
    struct point glass = point_make(clamp01((double)event->x), clamp01((double)event->y));
    struct point at = turn_back(glass, window->glass.degrees);
    struct touch_report report = {.kind = kind,
                                  .mouse = event->touchId == SDL_MOUSE_TOUCHID,
                                  .device = event->touchId,
                                  .finger = event->fingerId,
                                  .at = point_make(at.x * collect->stage_w, at.y * collect->stage_h),
                                  .when = collect->now};
    touch_feed(&window->fingers, &report, &window->touches);
}

static const struct key_row {
    SDL_Keycode code;
    enum key key;
} key_table[] = {
    {SDLK_LEFT, KEY_LEFT},    {SDLK_RIGHT, KEY_RIGHT},    {SDLK_UP, KEY_UP},         {SDLK_DOWN, KEY_DOWN},
    {SDLK_RETURN, KEY_ENTER}, {SDLK_KP_ENTER, KEY_ENTER}, {SDLK_ESCAPE, KEY_ESCAPE}, {SDLK_BACKSPACE, KEY_ERASE},
};

static void add_key(struct collect *collect, enum key key)
{
    struct window *window = collect->window;
    if (window->key_count < KEYS_MAX) {
        window->keys[window->key_count++] = key;
    } else {
        collect->news->dropped = true;
    }
}

/** The digit of a key of either block; -1 for another key. SDL counts the number pad from 1 to 9 and then 0. */
static int digit_of(SDL_Keycode code)
{
    if (code >= SDLK_0 && code <= SDLK_9) {
        return code - SDLK_0;
    }
    return code >= SDLK_KP_1 && code <= SDLK_KP_0 ? (code - SDLK_KP_1 + 1) % 10 : -1;
}

static void collect_key(struct collect *collect, const SDL_KeyboardEvent *event)
{
    if (event->repeat) {
        return;
    }
    if (event->keysym.sym == SDLK_q && (event->keysym.mod & KMOD_CTRL)) {
        add_key(collect, KEY_STAFF);
        return;
    }
    int digit = digit_of(event->keysym.sym);
    if (digit >= 0) {
        add_key(collect, (enum key)(KEY_0 + digit));
    }
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        if (key_table[i].code == event->keysym.sym) {
            add_key(collect, key_table[i].key);
        }
    }
}

static void collect_window(struct collect *collect, const SDL_WindowEvent *event)
{
    if (event->event == SDL_WINDOWEVENT_EXPOSED) {
        collect->news->exposed = true;
    } else if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED && glass_measure(&collect->window->glass)) {
        collect->news->resized = true;
        collect->news->exposed = true;
    }
}

/** The outputs have changed: the window goes along, and what it shows is shown anew. */
static void follow_outputs(struct collect *collect)
{
    const struct window *window = collect->window;
    const struct glass *glass = &window->glass;
    bool fixed = window->options.width > 0;
    outputs_follow(window->outputs, fixed ? glass->width : 0, fixed ? glass->height : 0);
    collect->news->moved = collect->news->exposed = true;
}

static void collect_event(struct collect *collect, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT: /* by the last window; SIGTERM and SIGINT do not come this far where run/quit has them wait */
        collect->news->closed = true;
        add_key(collect, KEY_CLOSE);
        break;
    case SDL_WINDOWEVENT:
        collect_window(collect, &event->window);
        break;
    case SDL_FINGERDOWN:
        collect_finger(collect, &event->tfinger, TOUCH_DOWN);
        break;
    case SDL_FINGERMOTION:
        collect_finger(collect, &event->tfinger, TOUCH_MOVE);
        break;
    case SDL_FINGERUP:
        collect_finger(collect, &event->tfinger, TOUCH_UP);
        break;
    case SDL_KEYDOWN:
        collect_key(collect, &event->key);
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        glass_restore(&collect->window->glass);
        collect->news->exposed = true;
        break;
    case SDL_SYSWMEVENT:
        if (outputs_hear(collect->window->outputs, event)) {
            follow_outputs(collect);
        }
        break;
    default: /* SDL's many others are not an enum of ours, and mean nothing here */
        break;
    }
}

/** On a bare console: something else is plugged in, or again. Where nothing could be opened, it is tried again. */
static void look_at_sockets(struct collect *collect)
{
    struct window *window = collect->window;
    tick looked = window->sockets.next;
    bool changed = connectors_changed(&window->sockets, collect->now);
    if (changed || (!window->window && looked != window->sockets.next)) {
        reopen_display(window, collect->now);
        collect->news->resized = collect->news->exposed = window->window != NULL;
    }
}

void window_collect(struct window *window, double stage_w, double stage_h, tick now, struct input *input,
                    struct window_news *news)
{
    struct collect collect = {window, stage_w, stage_h, now, news};
    SDL_Event event;
    *news = (struct window_news){.closed = false};
    window->touches.count = 0;
    window->touches.dropped = false;
    window->key_count = 0;
    touch_expire(&window->fingers, now, &window->touches);
    look_at_sockets(&collect);
    /* All of it: what waits here would wait in SDL's memory and in Xlib's, and neither ever gives it back. */
    while (SDL_PollEvent(&event)) {
        collect_event(&collect, &event);
    }
    news->dropped = news->dropped || window->touches.dropped;
    *input = (struct input){.touches = window->touches.items,
                            .touch_count = window->touches.count,
                            .keys = window->keys,
                            .key_count = window->key_count};
}
