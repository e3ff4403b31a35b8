/* The ground of the map: what stays the same while it is panned, so that frames need only move its picture. */
#include "ui/map_paper.h"
#include "ui/state.h"
#include "ui_show.h"

/** One frame, and on to the next. */
static void advance(struct show *show, const struct touch *touches, int count)
{
    step(show, touches, count, NULL, 0);
    show->signals.count = 0;
    show->now += TICK_MS(20);
}

static void open_map(struct show *show, double width, double height)
{
    open_show(show, FIRST_PACK, width, height);
    advance(show, NULL, 0);
    CHECK(app_jump(show->app, SCREEN_MAP, NULL, show->now));
    advance(show, NULL, 0);
}

static void touch(struct show *show, enum touch_kind kind, int64_t finger, double x, double y)
{
    struct touch touch = {.kind = kind, .finger = finger, .at = {x, y}, .when = show->now};
    advance(show, &touch, 1);
}

/** A late layer of the last frame, and a hash of what is in it. */
struct found {
    bool there;
    struct draw_layer layer;
    uint64_t content;
};

static struct found find(const struct show *show, bool fine)
{
    struct found found = {.there = false};
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        if (command->kind != DRAW_LAYER_BEGIN || !(command->layer.flags & LAYER_LATE)) {
            continue;
        }
        found.there = true;
        found.layer = command->layer;
        found.content = 0;
        for (i++; show->list.commands[i].kind != DRAW_LAYER_END; i++) {
            found.content = found.content * 31 + draw_hash(&show->list.commands[i]);
        }
        if (!fine) {
            return found;
        }
    }
    return found;
}

static bool same_box(struct rect a, struct rect b)
{
    return rect_holds(a, b) && rect_holds(b, a);
}

/** The stage is within what is printed. */
static bool is_covered(const struct show *show, const struct found *found)
{
    return rect_holds(affine_bounds(found->layer.transform, found->layer.box),
                      rect_make(0, 0, show->width, show->height));
}

static void panning_moves_a_picture(void)
{
    struct show show;
    open_map(&show, 1920, 1080);
    struct found first = find(&show, true), whole = find(&show, false);
    CHECK(first.there && is_covered(&show, &first) && is_covered(&show, &whole));
    CHECK(first.layer.scale == first.layer.transform.xx);
    int boxes = 0;
    struct rect box = first.layer.box;
    touch(&show, TOUCH_DOWN, 1, 900, 400);
    for (int i = 1; i <= 60; i++) {
        touch(&show, TOUCH_MOVE, 1, 900 - i * 8, 400 + i * 3);
        struct found now = find(&show, true), beneath = find(&show, false);
        CHECK(is_covered(&show, &now));
        CHECK(now.layer.scale == first.layer.scale && now.layer.transform.xx == first.layer.scale);
        CHECK(beneath.content == whole.content && same_box(beneath.layer.box, whole.layer.box));
        CHECK(i < 5 || now.layer.transform.x0 < first.layer.transform.x0);
        if (!same_box(now.layer.box, box)) {
            boxes++;
            box = now.layer.box;
        } else if (same_box(now.layer.box, first.layer.box)) {
            CHECK(now.content == first.content);
        }
    }
    CHECK(boxes >= 1 && boxes <= 6);
    close_show(&show);
}

static void pinching_steps(void)
{
    struct show show;
    open_map(&show, 1920, 1080);
    int steps = 0;
    double scale = find(&show, true).layer.scale;
    touch(&show, TOUCH_DOWN, 1, 960, 620);
    touch(&show, TOUCH_DOWN, 2, 1020, 620);
    for (int i = 1; i <= 60; i++) {
        touch(&show, TOUCH_MOVE, 2, 1020 + i * 2, 620);
        struct found now = find(&show, true);
        CHECK(is_covered(&show, &now));
        double off = now.layer.transform.xx / now.layer.scale;
        CHECK(off < 1.2 && off > 1 / 1.2);
        steps += now.layer.scale != scale;
        scale = now.layer.scale;
    }
    CHECK(steps >= 2 && steps <= 4);
    touch(&show, TOUCH_UP, 1, 960, 620);
    touch(&show, TOUCH_UP, 2, 1140, 620);
    show.now += TICK_S(3);
    advance(&show, NULL, 0);
    struct found rest = find(&show, true);
    CHECK(rest.layer.scale == rest.layer.transform.xx && rest.layer.scale > 1);
    close_show(&show);
}

static void a_zoom_is_printed_as_it_ends(void)
{
    struct show show;
    open_map(&show, 1920, 1080);
    show.app->map.look_from = show.app->map.look;
    show.app->map.look = (struct map_look){1.8, {1, 1}};
    show.app->map.look_way = (struct map_way){show.now, TICK_MS(300), false};
    double first = find(&show, true).layer.scale;
    int scales = 1;
    for (double before = first; show.app->map.look_way.start + TICK_MS(340) > show.now;) {
        advance(&show, NULL, 0);
        struct found now = find(&show, true);
        CHECK(is_covered(&show, &now));
        scales += now.layer.scale != before;
        before = now.layer.scale;
    }
    struct found rest = find(&show, true);
    CHECK(scales == 2);
    CHECK_NEAR(rest.layer.scale, first * 1.8, 1e-9);
    CHECK(rest.layer.scale == rest.layer.transform.xx);
    close_show(&show);
}

static void paper_is_made_once(void)
{
    struct show show;
    open_map(&show, 1920, 1080);
    const struct map_paper *paper = show.app->paper;
    CHECK(paper && paper->city && paper->city->sealed && paper->shore);
    uint64_t name = paper->name;
    advance(&show, NULL, 0);
    CHECK(show.app->paper == paper && paper->name == name);
    show.width = 1080;
    show.height = 1920;
    advance(&show, NULL, 0); /* north is up there */
    CHECK(show.app->paper && show.app->paper->name != name);
    show.width = 1920;
    show.height = 1080;
    advance(&show, NULL, 0);
    CHECK(show.app->paper->name == name);
    close_show(&show);
}

int main(void)
{
    panning_moves_a_picture();
    pinching_steps();
    a_zoom_is_printed_as_it_ends();
    paper_is_made_once();
    return check_result();
}
