#include "ui/ropes.h"

#include <math.h>

#include "base/ease.h"

struct rope_pose rope_pose_mix(struct rope_pose a, struct rope_pose b, double t)
{
    return (struct rope_pose){
        .apex = point_mix(a.apex, b.apex, t),
        .center = point_mix(a.center, b.center, t),
        .rx = ease_mix(a.rx, b.rx, t),
        .ry = ease_mix(a.ry, b.ry, t),
        .opacity = ease_mix(a.opacity, b.opacity, t),
        .pole = ease_mix(a.pole, b.pole, t),
        .lights = ease_mix(a.lights, b.lights, t),
    };
}

/** The angle of an end on its ellipse: -90 degrees (left) .. 90 degrees (right). */
static double end_angle(int index, int count)
{
    double s = 2.0 * index / (count - 1) - 1;
    return s * M_PI / 2 * 0.98;
}

struct point rope_end(const struct rope_pose *pose, int index, double sway)
{
    double angle = end_angle(index, ROPES_FRONT);
    return point_make(pose->center.x + pose->rx * sin(angle) + sway,
                      pose->center.y + pose->ry * cos(angle) + fabs(sway) * 0.12);
}

double ropes_wind(tick now, int index, double wind)
{
    /* A rope's end sways by a few units a second: in a twentieth of one by less than a third of a unit. */
    const tick step = TICK_MS(50);
    double s = (double)(now - now % step) / 1e6;
    return wind * (sin(2 * M_PI * s / 9.0 + index * 0.31) * 0.7 + sin(2 * M_PI * s / 5.3 + index * 0.83) * 0.3);
}

/** A rope hangs almost straight: its middle sags by this part of its length. */
static void add_rope(struct path *path, struct point from, struct point to, double sag)
{
    struct point middle = point_mix(from, to, 0.55);
    path_move(path, from.x, from.y);
    path_quad(path, middle.x, middle.y + sag, to.x, to.y);
}

static void draw_back_ropes(struct view *view, const struct rope_pose *pose, double wind)
{
    struct path *path = path_create(view->arena);
    for (int i = 0; i < ROPES_BACK; i++) {
        double angle = end_angle(i, ROPES_BACK);
        double sway = ropes_wind(view->now, i + 50, wind * 0.6);
        struct point end = point_make(pose->center.x + pose->rx * 0.93 * sin(angle) + sway,
                                      pose->center.y - pose->ry * 0.55 * cos(angle));
        add_rope(path, pose->apex, end, 4);
    }
    draw_stroke(view->list, path, 1.3, brush_solid(color_fade(view_tint(view, TINT_GOLD), pose->opacity * 0.35)));
}

static void draw_front_ropes(struct view *view, const struct rope_pose *pose, double wind)
{
    struct path *path = path_create(view->arena);
    for (int i = 0; i < ROPES_FRONT; i++) {
        add_rope(path, pose->apex, rope_end(pose, i, ropes_wind(view->now, i, wind)), 7);
    }
    double reach = fmax(point_distance(pose->apex, rope_end(pose, 0, 0)), 1);
    struct draw_brush gold = {.kind = BRUSH_RADIAL, .from = pose->apex, .radius = reach};
    brush_stop(&gold, 0, color_fade(view_tint(view, TINT_GOLD_BRIGHT), pose->opacity));
    brush_stop(&gold, 0.3, color_fade(view_tint(view, TINT_GOLD), pose->opacity * 0.95));
    brush_stop(&gold, 1, color_fade(view_tint(view, TINT_GOLD), pose->opacity * 0.72));
    draw_stroke(view->list, path, 2.3, gold);
}

static void draw_pole(struct view *view, const struct rope_pose *pose)
{
    if (pose->pole <= 0) {
        return;
    }
    double foot = pose->center.y + pose->ry;
    struct rect pole = rect_make(pose->apex.x - 4, pose->apex.y - 40, 8, foot - pose->apex.y + 40);
    draw_box(view->list, pole, 3, brush_solid(color_fade(color_rgb(0x2A1F26), pose->pole * 0.9)));
    draw_glow(view->list, pose->apex, 90, color_fade(view_tint(view, TINT_WARM), 0.35 * pose->pole), BLEND_ADD);
    draw_disc(view->list, pose->apex, 15, color_fade(view_tint(view, TINT_GOLD), pose->pole));
    draw_disc(view->list, point_make(pose->apex.x, pose->apex.y - 34), 7,
              color_fade(view_tint(view, TINT_GOLD_BRIGHT), pose->pole));
}

/** Every eighth rope of a ceiling carries a lamp. */
static void draw_lamps(struct view *view, const struct rope_pose *pose)
{
    for (int i = 2; i < ROPES_FRONT && pose->lights > 0; i += 8) {
        struct point end = rope_end(pose, i, 0);
        draw_glow(view->list, end, 36, color_fade(view_tint(view, TINT_WARM), 0.6 * pose->lights), BLEND_ADD);
        draw_disc(view->list, end, 6, color_fade(view_tint(view, TINT_GOLD_BRIGHT), pose->lights));
    }
}

void ropes_draw(struct view *view, const struct rope_pose *pose, double wind)
{
    if (pose->opacity <= 0) {
        return;
    }
    draw_back_ropes(view, pose, wind);
    draw_pole(view, pose);
    draw_front_ropes(view, pose, wind);
    draw_lamps(view, pose);
}

void ropes_glint(struct view *view, const struct rope_pose *pose, int index, double t)
{
    if (t <= 0 || t >= 1) {
        return;
    }
    struct point at = point_mix(pose->apex, rope_end(pose, index, 0), ease_in_out(t));
    double shine = sin(M_PI * t);
    draw_glow(view->list, at, 60, color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.8 * shine), BLEND_ADD);
    draw_disc(view->list, at, 5, color_fade(view_tint(view, TINT_GOLD_BRIGHT), shine));
}

struct rope_pose rope_pose_fan(double width, double height)
{
    bool tall = height > width;
    double rx = fmin(width * (tall ? 0.46 : 0.375), height * 0.68);
    return (struct rope_pose){
        .apex = point_make(width / 2, height * (tall ? 0.11 : 0.105)),
        .center = point_make(width / 2, height * (tall ? 0.60 : 0.635)),
        .rx = rx,
        .ry = height * (tall ? 0.085 : 0.145),
        .opacity = 0.85,
        .pole = 1,
    };
}

struct rope_pose rope_pose_vision(double width, double height)
{
    struct rope_pose pose = rope_pose_fan(width, height);
    bool tall = height > width;
    pose.apex.y = height * (tall ? 0.012 : 0.03);
    pose.center.y = height * (tall ? 0.6 : 0.58);
    pose.rx = width * (tall ? 0.5 : 0.425);
    pose.opacity = 0.6;
    pose.pole = 0;
    return pose;
}

struct rope_pose rope_pose_ceiling(double width, double height)
{
    bool tall = height > width;
    return (struct rope_pose){
        .apex = point_make(width / 2, tall ? -220 : -190),
        .center = point_make(width / 2, tall ? 40 : 0),
        .rx = width * (tall ? 0.95 : 0.72),
        .ry = tall ? 330 : 190,
        .opacity = 0.62,
        .lights = 1,
    };
}

struct rope_pose rope_pose_away(double width, double height)
{
    struct rope_pose pose = rope_pose_ceiling(width, height);
    pose.apex.y -= 320;
    pose.center.y -= 320;
    pose.opacity = 0;
    pose.lights = 0;
    return pose;
}
