#include "check.h"

#include <SDL.h>

#include "stage/window.h"

/*
 * The window without a display: SDL's dummy driver, whose renderer keeps what it is given. (X11's way to the glass is
 * tested in tests/x11.)
 */

enum { WIDTH = 320, HEIGHT = 180 };

/** Four colours in the corners, so that a wrong turn is seen. */
static void fill(struct draw_list *list, uint32_t first)
{
    draw_begin(list, 1920, 1080);
    draw_box(list, rect_make(0, 0, 1920, 1080), 0, brush_solid(color_rgb(0x102030)));
    draw_box(list, rect_make(0, 0, 480, 270), 0, brush_solid(color_rgb(first)));
    draw_box(list, rect_make(1440, 0, 480, 270), 0, brush_solid(color_rgb(0x00FF00)));
    draw_box(list, rect_make(0, 810, 480, 270), 0, brush_solid(color_rgb(0x0000FF)));
}

/** The colour on the glass. */
static uint32_t glass_at(int x, int y)
{
    uint32_t pixel = 0;
    SDL_Renderer *renderer = SDL_GetRenderer(SDL_GetWindowFromID(1));
    CHECK(SDL_RenderReadPixels(renderer, &(SDL_Rect){x, y, 1, 1}, SDL_PIXELFORMAT_RGB888, &pixel, 4) == 0);
    return pixel & 0xFFFFFF;
}

static void present(struct window *window, struct painter *painter, struct draw_list *list, uint32_t first)
{
    const struct px_rect *damage = NULL;
    fill(list, first);
    size_t count = painter_paint(painter, list, &damage);
    CHECK(count > 0);
    window_present(window, painter, damage, count);
}

static void test_turn(struct type *type, int degrees)
{
    /* Where the picture's top left and top right lie on the glass, as parts of its sides. */
    static const struct {
        double first_x, first_y, second_x, second_y;
    } corners[] = {{0, 0, 1, 0}, {1, 0, 1, 1}, {1, 1, 0, 1}, {0, 1, 0, 0}};
    int turn = degrees / 90;
    int glass_w = turn % 2 ? HEIGHT : WIDTH;
    int glass_h = turn % 2 ? WIDTH : HEIGHT;
    const char *problem = "";
    struct window_options options = {.width = WIDTH, .height = HEIGHT, .rotate = degrees};
    struct window *window = window_create(&options, &problem);
    CHECK(window != NULL);
    if (!window) {
        fprintf(stderr, "%s\n", problem);
        return;
    }
    int width = 0;
    int height = 0;
    window_size(window, &width, &height);
    CHECK(width == WIDTH && height == HEIGHT);

    struct draw_list list = {.count = 0};
    struct painter *painter = painter_create(type);
    painter_resize(painter, WIDTH, HEIGHT);
    int first_x = 4 + (int)(corners[turn].first_x * (glass_w - 9));
    int first_y = 4 + (int)(corners[turn].first_y * (glass_h - 9));
    int second_x = 4 + (int)(corners[turn].second_x * (glass_w - 9));
    int second_y = 4 + (int)(corners[turn].second_y * (glass_h - 9));
    present(window, painter, &list, 0xFF0000);
    CHECK(glass_at(first_x, first_y) == 0xFF0000);
    CHECK(glass_at(second_x, second_y) == 0x00FF00);
    CHECK(glass_at(glass_w / 2, glass_h / 2) == 0x102030);
    /* Only a part changes; the rest stays. */
    present(window, painter, &list, 0xFFFF00);
    CHECK(glass_at(first_x, first_y) == 0xFFFF00);
    CHECK(glass_at(second_x, second_y) == 0x00FF00);

    painter_destroy(painter);
    draw_finish(&list);
    window_destroy(window);
}

static void push_finger(Uint32 type, SDL_TouchID device, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .touchId = device, .fingerId = 5, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void push_key(SDL_Keycode code, Uint16 mod, Uint8 repeat)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = repeat, .keysym = {.sym = code, .mod = mod}}};
    SDL_PushEvent(&event);
}

static void test_input(void)
{
    const char *problem = "";
    struct window *window = window_create(&(struct window_options){.width = WIDTH, .height = HEIGHT}, &problem);
    struct input input;
    struct window_news news;
    if (!window) {
        CHECK(window != NULL);
        return;
    }
    window_collect(window, 1920, 1080, 0, &input, &news);
    /* SDL on X11 may say 1 and more: the finger stays on the stage. */
    push_finger(SDL_FINGERDOWN, 3, 0.25F, 1.01F);
    push_finger(SDL_FINGERDOWN, 3, 0.25F, 1.01F);
    push_finger(SDL_FINGERDOWN, SDL_MOUSE_TOUCHID, 0.25F, 1.0F);
    push_finger(SDL_FINGERUP, 3, 0.5F, -1);
    push_finger(SDL_FINGERUP, 3, 0.5F, -1);
    push_key(SDLK_LEFT, 0, 0);
    push_key(SDLK_RETURN, 0, 1);
    push_key(SDLK_q, 0, 0);
    push_key(SDLK_q, KMOD_LCTRL, 0);
    push_key(SDLK_9, 0, 0);
    push_key(SDLK_KP_0, KMOD_NUM, 0);
    push_key(SDLK_BACKSPACE, 0, 0);
    window_collect(window, 1920, 1080, TICK_S(7), &input, &news);
    CHECK(!news.closed);
    CHECK(input.touch_count == 3);
    if (input.touch_count == 3) {
        CHECK(input.touches[0].kind == TOUCH_DOWN && input.touches[1].kind == TOUCH_MOVE);
        CHECK(input.touches[2].kind == TOUCH_UP && input.touches[2].when == TICK_S(7));
        CHECK_NEAR(input.touches[0].at.x, 480, 0.01);
        CHECK_NEAR(input.touches[0].at.y, 1080, 0.01);
        CHECK_NEAR(input.touches[2].at.y, 0, 0.01);
    }
    CHECK(input.key_count == 5);
    CHECK(input.key_count == 5 && input.keys[0] == KEY_LEFT && input.keys[1] == KEY_STAFF && input.keys[2] == KEY_9 &&
          input.keys[3] == KEY_0 && input.keys[4] == KEY_ERASE);

    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    SDL_PushEvent(&(SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}});
    window_wait(window, TICK_S(60)); /* comes back at once: there is something to collect */
    window_collect(window, 1920, 1080, TICK_S(8), &input, &news);
    CHECK(news.closed && news.exposed && !news.resized);
    CHECK(input.touch_count == 0 && input.key_count == 1 && input.keys[0] == KEY_CLOSE);
    window_destroy(window);
}

/** Whatever is queued is taken out at once, and what people cannot have done is left out. */
static void test_flood(void)
{
    const char *problem = "";
    struct window *window = window_create(&(struct window_options){.width = WIDTH, .height = HEIGHT}, &problem);
    struct input input;
    struct window_news news;
    CHECK(window != NULL);
    if (!window) {
        return;
    }
    window_collect(window, 1920, 1080, 0, &input, &news);
    for (int i = 0; i < 1000; i++) {
        push_finger(SDL_FINGERDOWN, 3, 0.25F, 0.5F);
        push_finger(SDL_FINGERUP, 3, 0.25F, 0.5F);
        push_key(SDLK_LEFT, 0, 0);
    }
    window_collect(window, 1920, 1080, 0, &input, &news);
    CHECK(news.dropped && input.touch_count > 0 && input.touch_count % 2 == 0 && input.key_count > 0);
    window_collect(window, 1920, 1080, 0, &input, &news);
    CHECK(!news.dropped && input.touch_count == 0 && input.key_count == 0);
    window_destroy(window);
}

/** A finger whose end got lost is gone after a while, though no event says so. */
static void test_lost_end(void)
{
    const char *problem = "";
    struct window *window = window_create(&(struct window_options){.width = WIDTH, .height = HEIGHT}, &problem);
    struct input input;
    struct window_news news;
    CHECK(window != NULL);
    if (!window) {
        return;
    }
    push_finger(SDL_FINGERDOWN, 3, 0.25F, 0.5F);
    window_collect(window, 1920, 1080, 0, &input, &news);
    CHECK(input.touch_count == 1);
    window_collect(window, 1920, 1080, TOUCH_STUCK, &input, &news);
    CHECK(input.touch_count == 1 && input.touches[0].kind == TOUCH_CANCEL);
    window_destroy(window);
}

static void test_no_display(void)
{
    const char *problem = NULL;
    CHECK(SDL_setenv("SDL_VIDEODRIVER", "no-such-driver", 1) == 0);
    CHECK(window_create(&(struct window_options){.windowed = true}, &problem) == NULL);
    CHECK(problem && *problem);
}

int main(void)
{
    struct type *type = type_create(NULL);
    CHECK(type != NULL);
    CHECK(SDL_setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    for (int degrees = 0; type && degrees < 360; degrees += 90) {
        test_turn(type, degrees);
    }
    test_input();
    test_flood();
    test_lost_end();
    test_no_display();
    type_destroy(type);
    return check_result();
}
