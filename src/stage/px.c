#include "stage/px.h"

#include <math.h>

struct px_rect px_between(int left, int top, int right, int bottom)
{
    if (right <= left || bottom <= top) {
        return (struct px_rect){left, top, 0, 0};
    }
    return (struct px_rect){left, top, right - left, bottom - top};
}

bool px_is_empty(struct px_rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

struct px_rect px_cut(struct px_rect a, struct px_rect b)
{
    return px_between(most(a.x, b.x), most(a.y, b.y), least(a.x + a.w, b.x + b.w), least(a.y + a.h, b.y + b.h));
}

struct px_rect px_join(struct px_rect a, struct px_rect b)
{
    if (px_is_empty(a)) {
        return b;
    }
    if (px_is_empty(b)) {
        return a;
    }
    return px_between(least(a.x, b.x), least(a.y, b.y), most(a.x + a.w, b.x + b.w), most(a.y + a.h, b.y + b.h));
}

struct px_rect px_move(struct px_rect r, int dx, int dy)
{
    r.x += dx;
    r.y += dy;
    return r;
}

struct px_rect px_grow(struct px_rect r, int by)
{
    return px_is_empty(r) ? r : px_between(r.x - by, r.y - by, r.x + r.w + by, r.y + r.h + by);
}

bool px_holds(struct px_rect outer, struct px_rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

int64_t px_area(struct px_rect r)
{
    return (int64_t)r.w * r.h;
}

int px_floor(double v)
{
    return v > PX_FAR ? PX_FAR : v < -PX_FAR ? -PX_FAR : v == v ? (int)floor(v) : 0;
}

int px_round(double v)
{
    return px_floor(v + 0.5);
}

struct px_rect px_around(struct rect r, double scale)
{
    return px_between(px_floor(r.x * scale), px_floor(r.y * scale), -px_floor(-(r.x + r.w) * scale),
                      -px_floor(-(r.y + r.h) * scale));
}

struct px_rect px_nearest(struct rect r, double scale)
{
    return px_between(px_round(r.x * scale), px_round(r.y * scale), px_round((r.x + r.w) * scale),
                      px_round((r.y + r.h) * scale));
}

struct rect px_to_rect(struct px_rect r)
{
    return rect_make(r.x, r.y, r.w, r.h);
}
