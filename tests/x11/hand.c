#include "hand.h"

#include <stdio.h>

#include "stage/turn.h"
#include "tool.h"

bool hand_open(struct hand *hand, const char *socket, struct px_size picture, int degrees)
{
    bool sideways = degrees % 180 != 0;
    int shorter = picture.width < picture.height ? picture.width : picture.height;
    struct px_size glass = sideways ? (struct px_size){picture.height, picture.width} : picture;
    *hand = (struct hand){.mouse = !socket,
                          .panel = {.socket = -1},
                          .degrees = degrees,
                          .glass = glass,
                          .stage_w = picture.width * 1080.0 / shorter,
                          .stage_h = picture.height * 1080.0 / shorter};
    return !socket || panel_open(&hand->panel, socket, glass.width, glass.height);
}

void hand_close(struct hand *hand)
{
    if (!hand->mouse) {
        panel_close(&hand->panel);
    }
}

/** The place in pixels: SDL on X11 calls the last pixel 1. */
static struct point on_glass(const struct hand *hand, struct point at)
{
    struct point part = point_make(at.x / hand->stage_w, at.y / hand->stage_h);
    struct point turned = turn_back(part, (360 - hand->degrees) % 360);
    return point_make(turned.x * (hand->glass.width - 1), turned.y * (hand->glass.height - 1));
}

static bool move_mouse(struct point px, const char *button)
{
    char x[16];
    char y[16];
    snprintf(x, sizeof x, "%.0f", px.x);
    snprintf(y, sizeof y, "%.0f", px.y);
    return tool_run((const char *const[]){"xdotool", "mousemove", x, y, button, button ? "1" : NULL, NULL}, true);
}

static bool act(struct hand *hand, enum panel_kind kind, int finger, struct point at)
{
    static const char *const buttons[] = {"mousedown", NULL, "mouseup"};
    struct point px = on_glass(hand, at);
    hand->fingers[finger].at = at;
    if (hand->mouse) {
        return finger == 1 && move_mouse(px, buttons[kind]);
    }
    return panel_touch(&hand->panel, kind, finger, px.x, px.y);
}

bool hand_down(struct hand *hand, int finger, struct point at)
{
    struct hand_finger *f = &hand->fingers[finger];
    if (!f->down) {
        f->down = f->counted = true;
        hand->down++;
        hand->downs++;
    }
    return act(hand, PANEL_BEGIN, finger, at);
}

bool hand_move(struct hand *hand, int finger, struct point at)
{
    return act(hand, PANEL_UPDATE, finger, at);
}

bool hand_up(struct hand *hand, int finger)
{
    struct hand_finger *f = &hand->fingers[finger];
    hand->down -= f->counted;
    f->down = f->counted = false;
    return act(hand, PANEL_END, finger, f->at);
}

void hand_forget(struct hand *hand)
{
    for (int i = 1; i <= HAND_FINGERS_MAX; i++) {
        hand->down -= hand->fingers[i].counted;
        hand->fingers[i].counted = false;
    }
}
