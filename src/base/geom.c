#include "base/geom.h"

#include <math.h>

struct point point_make(double x, double y)
{
    return (struct point){x, y};
}

double point_distance(struct point a, struct point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

struct point point_mix(struct point a, struct point b, double t)
{
    return point_make(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
}

struct rect rect_make(double x, double y, double w, double h)
{
    return (struct rect){x, y, w, h};
}

struct rect rect_around(struct point center, double w, double h)
{
    return rect_make(center.x - w / 2, center.y - h / 2, w, h);
}

bool rect_contains(struct rect r, struct point p)
{
    return p.x >= r.x && p.y >= r.y && p.x < r.x + r.w && p.y < r.y + r.h;
}

bool rect_overlaps(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool rect_holds(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

struct rect rect_cut(struct rect a, struct rect b)
{
    double x = fmax(a.x, b.x), y = fmax(a.y, b.y);
    double right = fmin(a.x + a.w, b.x + b.w), bottom = fmin(a.y + a.h, b.y + b.h);
    return rect_make(x, y, fmax(0, right - x), fmax(0, bottom - y));
}

struct rect rect_join(struct rect a, struct rect b)
{
    if (a.w <= 0 || a.h <= 0) {
        return b;
    }
    if (b.w <= 0 || b.h <= 0) {
        return a;
    }
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return rect_make(x, y, fmax(a.x + a.w, b.x + b.w) - x, fmax(a.y + a.h, b.y + b.h) - y);
}

struct rect rect_inset(struct rect r, double by)
{
    double w = fmax(0, r.w - 2 * by), h = fmax(0, r.h - 2 * by);
    return rect_around(rect_center(r), w, h);
}

struct point rect_center(struct rect r)
{
    return point_make(r.x + r.w / 2, r.y + r.h / 2);
}

struct affine affine_identity(void)
{
    return affine_scale(1, 1);
}

struct affine affine_move(double x, double y)
{
    return (struct affine){1, 0, x, 0, 1, y};
}

struct affine affine_scale(double x, double y)
{
    return (struct affine){x, 0, 0, 0, y, 0};
}

struct affine affine_turn(double radians)
{
    double c = cos(radians), s = sin(radians);
    return (struct affine){c, -s, 0, s, c, 0};
}

struct affine affine_then(struct affine first, struct affine then)
{
    return (struct affine){
        .xx = then.xx * first.xx + then.xy * first.yx,
        .xy = then.xx * first.xy + then.xy * first.yy,
        .x0 = then.xx * first.x0 + then.xy * first.y0 + then.x0,
        .yx = then.yx * first.xx + then.yy * first.yx,
        .yy = then.yx * first.xy + then.yy * first.yy,
        .y0 = then.yx * first.x0 + then.yy * first.y0 + then.y0,
    };
}

struct affine affine_about(struct point pivot, double scale, double radians)
{
    struct affine m = affine_then(affine_move(-pivot.x, -pivot.y), affine_scale(scale, scale));
    return affine_then(affine_then(m, affine_turn(radians)), affine_move(pivot.x, pivot.y));
}

struct point affine_apply(struct affine m, struct point p)
{
    return point_make(m.xx * p.x + m.xy * p.y + m.x0, m.yx * p.x + m.yy * p.y + m.y0);
}

struct rect affine_bounds(struct affine m, struct rect r)
{
    struct point a = affine_apply(m, point_make(r.x, r.y));
    struct point b = affine_apply(m, point_make(r.x + r.w, r.y));
    struct point c = affine_apply(m, point_make(r.x, r.y + r.h));
    struct point d = affine_apply(m, point_make(r.x + r.w, r.y + r.h));
    double x = fmin(fmin(a.x, b.x), fmin(c.x, d.x)), right = fmax(fmax(a.x, b.x), fmax(c.x, d.x));
    double y = fmin(fmin(a.y, b.y), fmin(c.y, d.y)), bottom = fmax(fmax(a.y, b.y), fmax(c.y, d.y));
    return rect_make(x, y, right - x, bottom - y);
}

bool affine_invert(struct affine m, struct affine *out)
{
    double det = m.xx * m.yy - m.xy * m.yx;
    if (fabs(det) < 1e-12) {
        return false;
    }
    struct affine inverse = {.xx = m.yy / det, .xy = -m.xy / det, .yx = -m.yx / det, .yy = m.xx / det};
    inverse.x0 = -(inverse.xx * m.x0 + inverse.xy * m.y0);
    inverse.y0 = -(inverse.yx * m.x0 + inverse.yy * m.y0);
    *out = inverse;
    return true;
}

bool affine_is_move(struct affine m)
{
    return m.xx == 1 && m.xy == 0 && m.yx == 0 && m.yy == 1;
}
