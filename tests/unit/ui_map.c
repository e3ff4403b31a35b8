#include <math.h>

#include "base/rng.h"
#include "ui/map_atlas.h"
#include "ui/map_ring.h"
#include "ui/state.h"
#include "ui_show.h"

/** The map's properties: what holds for every place, look, finger and project. */

/** Let every movement come to its end. */
static void settle(struct show *show)
{
    show->now += TICK_S(2);
    step(show, NULL, 0, NULL, 0);
    show->signals.count = 0;
}

static void open_map(struct show *show, const char *pack, double width, double height)
{
    open_show(show, pack, width, height);
    CHECK(app_jump(show->app, SCREEN_MAP, NULL, show->now));
    settle(show);
}

static struct map_look random_look(struct rng *rng, const struct map_atlas *atlas)
{
    double zoom = exp(rng_range(rng, 0, log(map_zoom_max(&atlas->home))));
    struct rect content = atlas->home.content;
    struct point at = {rng_range(rng, -0.5, 0.5) * content.w, rng_range(rng, -0.5, 0.5) * content.h};
    return map_look_inside(&atlas->home, &atlas->layout, (struct map_look){zoom, at});
}

/** From the earth to the stage and back, in every look: to a hundredth of a millimetre on the earth. */
static void test_round_trip(const char *pack, double width, double height)
{
    struct show show;
    open_map(&show, pack, width, height);
    struct rng rng = rng_seed(1);
    for (int i = 0; i < 2000; i++) {
        struct map_sight sight = map_sight_look(&show.app->atlas->home, random_look(&rng, show.app->atlas));
        struct point stage = {rng_range(&rng, 0, width), rng_range(&rng, 0, height)};
        struct point degrees = map_unproject(&sight, stage), again = map_project(&sight, degrees);
        CHECK_NEAR(again.x, stage.x, 1e-6);
        CHECK_NEAR(again.y, stage.y, 1e-6);
        struct point turned = map_turned(&sight, degrees);
        CHECK_NEAR(map_stage(&sight, turned).x, stage.x, 1e-6);
        CHECK_NEAR(map_stage(&sight, turned).y, stage.y, 1e-6);
    }
    close_show(&show);
}

static struct point under(const struct show *show, struct point stage)
{
    struct map_sight sight = map_sight_now(show->app, show->now);
    return map_turned(&sight, map_unproject(&sight, stage));
}

/** Some place that is nothing but ground, where the map may still be moved in every direction. */
static struct point bare_ground(const struct show *show, struct rng *rng)
{
    struct rect frame = rect_inset(show->app->atlas->layout.clear, 40);
    for (int i = 0; i < 500; i++) {
        struct point p = {rng_range(rng, frame.x, frame.x + frame.w), rng_range(rng, frame.y, frame.y + frame.h)};
        const struct hit *hit = draw_hit_at(&show->list, p, 40);
        if (hit && target_kind(hit->target) == TARGET_MAP_GROUND) {
            return p;
        }
    }
    CHECK(false);
    return rect_center(frame);
}

static void touch(struct show *show, enum touch_kind kind, int finger, struct point at)
{
    struct touch touch = {kind, finger, at, show->now};
    show->now += TICK_MS(16);
    step(show, &touch, 1, NULL, 0);
}

static void look_closer(struct show *show, int times)
{
    for (int i = 0; i < times; i++) {
        struct point plus = middle_of(show, TARGET_MAP_ZOOM_IN, -1);
        tap(show, plus.x, plus.y);
        settle(show);
    }
}

/** Beyond its ends the map follows a finger only in part. */
static bool is_inside(const struct show *show)
{
    struct map_look look = show->app->map.look;
    struct map_look in = map_look_inside(&show->app->atlas->home, &show->app->atlas->layout, look);
    return fabs(in.offset.x - look.offset.x) + fabs(in.offset.y - look.offset.y) < 1e-9;
}

/** One finger: what it went down on stays under it, wherever it goes within the map's ends. */
static void test_under_one_finger(double width, double height)
{
    struct show show;
    open_map(&show, FIRST_PACK, width, height);
    look_closer(&show, 3);
    struct rng rng = rng_seed(2);
    for (int i = 0; i < 40; i++) {
        struct point at = bare_ground(&show, &rng);
        touch(&show, TOUCH_DOWN, 1, at);
        struct point place = under(&show, at);
        for (int k = 0; k < 6; k++) {
            at = point_make(at.x + rng_range(&rng, -30, 30), at.y + rng_range(&rng, -30, 30));
            touch(&show, TOUCH_MOVE, 1, at);
            if (is_inside(&show) && show.app->gesture.fingers[0].dragging) {
                CHECK_NEAR(under(&show, at).x, place.x, 1e-6);
                CHECK_NEAR(under(&show, at).y, place.y, 1e-6);
            }
        }
        touch(&show, TOUCH_UP, 1, at);
        struct point whole = middle_of(&show, TARGET_MAP_WHOLE, -1);
        tap(&show, whole.x, whole.y);
        settle(&show);
        look_closer(&show, 3);
    }
    close_show(&show);
}

/** Two fingers that move along the line between them: both keep what they are on. A third that comes and goes changes
 * nothing, and the one that stays goes on dragging from where the map is. */
static void test_under_two_fingers(double width, double height)
{
    struct show show;
    open_map(&show, FIRST_PACK, width, height);
    look_closer(&show, 2);
    struct rng rng = rng_seed(3);
    struct point a = bare_ground(&show, &rng), b = bare_ground(&show, &rng);
    for (int i = 0; i < 200 && (point_distance(a, b) < 150 || point_distance(a, b) > 400); i++) {
        b = bare_ground(&show, &rng);
    }
    touch(&show, TOUCH_DOWN, 1, a);
    touch(&show, TOUCH_DOWN, 2, b);
    struct point on_a = under(&show, a), on_b = under(&show, b);
    for (int i = 0; i < 12; i++) {
        double apart = i < 6 ? 1.1 : 0.9;
        struct point middle = point_mix(a, b, 0.5);
        a = point_mix(middle, a, apart);
        touch(&show, TOUCH_MOVE, 1, a);
        b = point_mix(middle, b, apart);
        touch(&show, TOUCH_MOVE, 2, b);
        CHECK_NEAR(under(&show, a).x, on_a.x, 1e-6);
        CHECK_NEAR(under(&show, a).y, on_a.y, 1e-6);
        CHECK_NEAR(under(&show, b).x, on_b.x, 1e-6);
        CHECK_NEAR(under(&show, b).y, on_b.y, 1e-6);
    }
    struct point third = bare_ground(&show, &rng);
    touch(&show, TOUCH_DOWN, 3, third);
    touch(&show, TOUCH_UP, 3, third);
    CHECK_NEAR(under(&show, a).x, on_a.x, 1e-6);
    touch(&show, TOUCH_UP, 2, b);
    CHECK_NEAR(under(&show, a).x, on_a.x, 1e-6); /* nothing jumps when one lifts */
    a = point_make(a.x + 9, a.y + 5);
    bool inside = is_inside(&show);
    touch(&show, TOUCH_MOVE, 1, a);
    if (inside && is_inside(&show)) {
        CHECK_NEAR(under(&show, a).x, on_a.x, 1e-6);
        CHECK_NEAR(under(&show, a).y, on_a.y, 1e-6);
    }
    close_show(&show);
}

/** A finger on a light or a control takes no part in a pinch, and the other does what one finger does. */
static void test_no_pinch_with_a_light(void)
{
    static const enum target_kind kinds[] = {TARGET_MAP_CLUSTER, TARGET_MAP_LIGHT, TARGET_MAP_ZOOM_IN, TARGET_MAP_GOAL};
    struct rng rng = rng_seed(4);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct show show;
        open_map(&show, FIRST_PACK, 1920, 1080);
        struct point on = middle_of(&show, kinds[i], -1), at = bare_ground(&show, &rng);
        double zoom = show.app->map.look.zoom;
        touch(&show, TOUCH_DOWN, 1, on);
        touch(&show, TOUCH_DOWN, 2, at);
        for (int k = 1; k <= 8; k++) {
            touch(&show, TOUCH_MOVE, 2, point_make(at.x + 12 * k, at.y));
            touch(&show, TOUCH_MOVE, 1, point_make(on.x - 4 * k, on.y));
        }
        CHECK(show.app->map.look.zoom == zoom);
        close_show(&show);
    }
}

/** Two taps at one place look closer there; two that are far apart, or long after each other, do not. */
static void test_double_tap(void)
{
    static const struct {
        double aside;
        tick later;
        bool closer;
    } cases[] = {{0, TICK_MS(150), true}, {30, TICK_MS(250), true}, {200, TICK_MS(150), false}, {0, TICK_S(1), false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct show show;
        open_map(&show, FIRST_PACK, 1920, 1080);
        struct rng rng = rng_seed(5);
        struct point at = bare_ground(&show, &rng);
        for (int k = 0; k < 100 && cases[i].aside > 0; k++) {
            const struct hit *hit = draw_hit_at(&show.list, point_make(at.x + cases[i].aside, at.y), 20);
            if (hit && target_kind(hit->target) == TARGET_MAP_GROUND) {
                break;
            }
            at = bare_ground(&show, &rng);
        }
        tap(&show, at.x, at.y);
        run_for(&show, cases[i].later);
        at.x += cases[i].aside;
        struct point place = under(&show, at);
        tap(&show, at.x, at.y);
        settle(&show);
        CHECK((show.app->map.look.zoom > 1.5) == cases[i].closer);
        if (cases[i].closer) {
            CHECK_NEAR(under(&show, at).x, place.x, 1e-6);
            CHECK_NEAR(under(&show, at).y, place.y, 1e-6);
        }
        close_show(&show);
    }
}

/** Every project that answers is in one group, groups stand apart, and where the map looks makes no difference. */
static void test_gather(const char *pack)
{
    struct show show;
    open_map(&show, pack, 1920, 1080);
    struct map_atlas *atlas = show.app->atlas;
    for (double zoom = 1; zoom < map_zoom_max(&atlas->home); zoom *= 1.3) {
        double scale = atlas->home.fit * zoom;
        const struct map_lights *lights = &map_atlas_ask(atlas, &show.app->map, scale)->lights;
        size_t members = 0, lit = 0;
        double nearest = HUGE_VAL;
        for (size_t g = 0; g < lights->group_count; g++) {
            members += lights->groups[g].count;
            for (size_t k = 0; k < g; k++) {
                nearest = fmin(nearest, point_distance(lights->groups[g].at, lights->groups[k].at) * scale);
            }
        }
        for (size_t i = 0; i < show.pack->project_count; i++) {
            lit += show.pack->projects[i].place != PACK_INDEX_NONE;
            CHECK((map_group_of(lights, (int)i) != NULL) == (show.pack->projects[i].place != PACK_INDEX_NONE));
        }
        CHECK(members == lit);
        CHECK(nearest >= MAP_GATHER - 1e-6);
    }
    close_show(&show);
}

/** One touch more on the way to a project's light. False when nothing on the stage leads there. */
static bool tap_towards(struct show *show, int project)
{
    struct point at;
    struct app *app = show->app;
    double scale = app->atlas->home.fit * app->map.look.zoom;
    const struct map_lights *lights = &map_atlas_ask(app->atlas, &app->map, scale)->lights;
    const struct map_group *group = map_group_of(lights, project);
    struct map_ring ring = map_ring_of(lights, &app->map, &app->atlas->layout);
    bool found = find_target(show, TARGET_MAP_LIGHT, project, &at);
    for (size_t i = 0; !found && i < ring.slots; i++) {
        struct map_slot slot = map_ring_slot(&ring, i);
        for (size_t m = 0; !found && m < slot.count; m++) {
            found = ring.members[slot.first + m] == project && find_target(show, TARGET_MAP_PART, (int)i, &at);
        }
    }
    found = found || (group && find_target(show, TARGET_MAP_CLUSTER, group->first, &at));
    const struct hit *hit = found ? draw_hit_at(&show->list, at, 0) : NULL;
    if (!hit || target_kind(hit->target) < TARGET_MAP_LIGHT || target_kind(hit->target) > TARGET_MAP_PART) {
        return false; /* not on the stage, or beneath something */
    }
    tap(show, at.x, at.y);
    settle(show);
    return true;
}

/** From the whole map four touches lead to the card of every project. */
static void test_four_taps(const char *pack, double width, double height, int every)
{
    struct show show;
    open_map(&show, pack, width, height);
    int most = 0, tried = 0;
    for (int project = 0; project < (int)show.pack->project_count; project += every) {
        if (show.pack->projects[project].place == PACK_INDEX_NONE) {
            continue;
        }
        CHECK(app_jump(show.app, SCREEN_MAP, NULL, show.now));
        settle(&show);
        int taps = 0;
        while (taps < 5 && app_screen(show.app) == SCREEN_MAP && tap_towards(&show, project)) {
            taps++;
        }
        bool there = app_screen(show.app) == SCREEN_CARD && show.app->card.project == project;
        CHECK(there && taps <= 4);
        if (!there || taps > 4) {
            printf("%s: project %d on %.0fx%.0f after %d taps: %s\n", pack, project, width, height, taps,
                   there ? "there" : "not there");
        }
        most = taps > most ? taps : most;
        tried++;
    }
    printf("%s: %d projects on %.0fx%.0f, at most %d taps\n", pack, tried, width, height, most);
    CHECK(tried > 0);
    close_show(&show);
}

/** Touch a row: the map flies to its light, and the card opens from where that will be. */
static void test_fly(void)
{
    struct show show;
    open_map(&show, FIRST_PACK, 1920, 1080);
    look_closer(&show, 4);
    struct point row = middle_of(&show, TARGET_MAP_ROW, 0);
    tap(&show, row.x, row.y);
    CHECK(app_screen(show.app) == SCREEN_CARD);
    struct point at;
    CHECK(map_light_at(show.app, 0, &at));
    CHECK(rect_contains(rect_inset(show.app->atlas->layout.clear, -1), at));
    CHECK_NEAR(show.app->card.origin.x, at.x, 1e-6);
    CHECK_NEAR(show.app->card.origin.y, at.y, 1e-6);
    close_show(&show);
}

/** Touch a light: its row comes into the list's view. */
static void test_list_follows(void)
{
    struct show show;
    open_map(&show, FIRST_PACK, 1920, 1080);
    int last = (int)show.pack->project_count - 1;
    struct point at;
    CHECK(!find_target(&show, TARGET_MAP_ROW, last, &at));
    for (int i = 0; i < 4 && app_screen(show.app) == SCREEN_MAP; i++) {
        CHECK(tap_towards(&show, last));
    }
    CHECK(app_screen(show.app) == SCREEN_CARD && show.app->card.project == last);
    struct point close = middle_of(&show, TARGET_CARD_CLOSE, -1);
    tap(&show, close.x, close.y);
    settle(&show);
    CHECK(find_target(&show, TARGET_MAP_ROW, last, &at));
    close_show(&show);
}

int main(void)
{
    test_round_trip(FIRST_PACK, 1920, 1080);
    test_round_trip(FIRST_PACK, 1080, 1920);
    test_round_trip(TOWN_PACK("huge"), 1440, 1080);
    test_under_one_finger(1920, 1080);
    test_under_one_finger(1080, 1920);
    test_under_two_fingers(1920, 1080);
    test_under_two_fingers(1080, 1920);
    test_no_pinch_with_a_light();
    test_double_tap();
    test_gather(FIRST_PACK);
    test_gather(TOWN_PACK("many"));
    test_four_taps(FIRST_PACK, 1920, 1080, 1);
    test_four_taps(FIRST_PACK, 1080, 1920, 1);
    test_four_taps(TOWN_PACK("crowd"), 1920, 1080, 1);
    test_four_taps(TOWN_PACK("crowd"), 1080, 1440, 3);
    test_four_taps(TOWN_PACK("many"), 1080, 1920, 23);
    test_four_taps(TOWN_PACK("huge"), 1920, 1080, 211);
    test_fly();
    test_list_follows();
    return check_result();
}
