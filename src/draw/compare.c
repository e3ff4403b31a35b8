/*
 * What a command paints, as bounds, as a hash and as an equality. Only fields that matter to the
 * painter count: an unused gradient stop or padding never makes two equal frames different.
 */
#include <string.h>

#include "base/hash.h"
#include "draw/draw.h"

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

static uint64_t mix_number(uint64_t hash, double number)
{
    double positive_zero = number + 0.0; /* -0 and 0 are equal and must hash alike */
    uint64_t bits;
    memcpy(&bits, &positive_zero, sizeof bits);
    return mix(hash, bits);
}

static uint64_t mix_point(uint64_t hash, struct point p)
{
    return mix_number(mix_number(hash, p.x), p.y);
}

static uint64_t mix_rect(uint64_t hash, struct rect r)
{
    return mix_number(mix_number(mix_number(mix_number(hash, r.x), r.y), r.w), r.h);
}

static uint64_t mix_color(uint64_t hash, struct color c)
{
    return mix(hash, (uint64_t)c.r << 24 | (uint64_t)c.g << 16 | (uint64_t)c.b << 8 | c.a);
}

static uint64_t mix_string(uint64_t hash, const char *text)
{
    return mix(hash, hash_bytes(HASH_START, text, strlen(text)));
}

static uint64_t mix_affine(uint64_t hash, struct affine m)
{
    hash = mix_number(mix_number(mix_number(hash, m.xx), m.xy), m.x0);
    return mix_number(mix_number(mix_number(hash, m.yx), m.yy), m.y0);
}

static uint64_t mix_stops(uint64_t hash, const struct draw_brush *brush)
{
    hash = mix(hash, (uint64_t)brush->stop_count);
    for (int i = 0; i < brush->stop_count; i++) {
        hash = mix_color(mix_number(hash, brush->stops[i].at), brush->stops[i].color);
    }
    return hash;
}

static uint64_t mix_brush(uint64_t hash, const struct draw_brush *brush)
{
    hash = mix(hash, (uint64_t)brush->kind);
    switch (brush->kind) {
    case BRUSH_SOLID:
        return mix_color(hash, brush->stops[0].color);
    case BRUSH_LINEAR:
        return mix_stops(mix_point(mix_point(hash, brush->from), brush->to), brush);
    case BRUSH_RADIAL:
        return mix_stops(mix_number(mix_point(hash, brush->from), brush->radius), brush);
    case BRUSH_KIND_COUNT:
        break;
    }
    return hash;
}

static uint64_t mix_path(uint64_t hash, const struct draw_path *p)
{
    hash = mix(mix_number(mix(hash, path_hash(p->path)), p->stroke), p->even_odd);
    return mix(mix_brush(hash, &p->brush), (uint64_t)p->blend);
}

static uint64_t mix_motes(uint64_t hash, const struct draw_motes *motes)
{
    hash = mix(hash, motes->count);
    for (size_t i = 0; i < motes->count; i++) {
        const struct draw_mote *mote = &motes->items[i];
        hash = mix_color(mix_number(mix_point(hash, mote->at), mote->radius), mote->color);
    }
    return hash;
}

static uint64_t mix_text(uint64_t hash, const struct draw_text *t)
{
    hash = mix_number(mix(mix_point(hash, t->origin), (uint64_t)t->face), t->size);
    hash = mix_number(mix(mix_color(hash, t->color), t->vertical), t->tracking);
    return mix_rect(mix_string(mix_string(hash, t->language), t->text), t->bounds);
}

uint64_t draw_hash(const struct draw_command *command)
{
    uint64_t hash = mix(HASH_START, (uint64_t)command->kind);
    switch (command->kind) {
    case DRAW_PATH:
        return mix_path(hash, &command->path);
    case DRAW_SHADOW:
        hash = mix_number(mix_rect(hash, command->shadow.box), command->shadow.radius);
        return mix_color(mix_number(hash, command->shadow.blur), command->shadow.color);
    case DRAW_GLOW:
        hash = mix_number(mix_point(hash, command->glow.center), command->glow.radius);
        return mix(mix_color(hash, command->glow.color), (uint64_t)command->glow.blend);
    case DRAW_MOTES:
        return mix_motes(hash, &command->motes);
    case DRAW_TEXT:
        return mix_text(hash, &command->text);
    case DRAW_PICTURE:
        hash = mix_rect(mix_string(hash, command->picture.file), command->picture.box);
        return mix_color(mix_number(hash, command->picture.radius), command->picture.ground);
    case DRAW_LAYER_BEGIN:
        hash = mix_affine(mix_rect(hash, command->layer.box), command->layer.transform);
        hash = mix(mix_number(hash, command->layer.opacity), command->layer.flags);
        return mix_number(mix(hash, command->layer.name), command->layer.scale);
    case DRAW_CLIP_BEGIN:
        return mix_rect(hash, command->clip);
    case DRAW_LAYER_END:
    case DRAW_CLIP_END:
    case DRAW_KIND_COUNT:
        break;
    }
    return hash;
}

static bool same_point(struct point a, struct point b)
{
    return a.x == b.x && a.y == b.y;
}

static bool same_rect(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool same_affine(struct affine a, struct affine b)
{
    return a.xx == b.xx && a.xy == b.xy && a.x0 == b.x0 && a.yx == b.yx && a.yy == b.yy && a.y0 == b.y0;
}

static bool same_stops(const struct draw_brush *a, const struct draw_brush *b)
{
    if (a->stop_count != b->stop_count) {
        return false;
    }
    for (int i = 0; i < a->stop_count; i++) {
        if (a->stops[i].at != b->stops[i].at || !color_equal(a->stops[i].color, b->stops[i].color)) {
            return false;
        }
    }
    return true;
}

static bool same_brush(const struct draw_brush *a, const struct draw_brush *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case BRUSH_SOLID:
        return color_equal(a->stops[0].color, b->stops[0].color);
    case BRUSH_LINEAR:
        return same_point(a->from, b->from) && same_point(a->to, b->to) && same_stops(a, b);
    case BRUSH_RADIAL:
        return same_point(a->from, b->from) && a->radius == b->radius && same_stops(a, b);
    case BRUSH_KIND_COUNT:
        break;
    }
    return false;
}

static bool same_outline(const struct path *a, const struct path *b)
{
    if (a == b) {
        return true;
    }
    if (a->verb_count != b->verb_count || a->point_count != b->point_count ||
        memcmp(a->verbs, b->verbs, a->verb_count) != 0) {
        return false;
    }
    for (size_t i = 0; i < a->point_count; i++) {
        if (!same_point(a->points[i], b->points[i])) {
            return false;
        }
    }
    return true;
}

static bool same_path(const struct draw_path *a, const struct draw_path *b)
{
    return a->stroke == b->stroke && a->even_odd == b->even_odd && a->blend == b->blend &&
           same_brush(&a->brush, &b->brush) && same_outline(a->path, b->path);
}

static bool same_motes(const struct draw_motes *a, const struct draw_motes *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        const struct draw_mote *m = &a->items[i], *n = &b->items[i];
        if (!same_point(m->at, n->at) || m->radius != n->radius || !color_equal(m->color, n->color)) {
            return false;
        }
    }
    return true;
}

static bool same_text(const struct draw_text *a, const struct draw_text *b)
{
    return same_point(a->origin, b->origin) && a->face == b->face && a->size == b->size &&
           color_equal(a->color, b->color) && a->vertical == b->vertical && a->tracking == b->tracking &&
           same_rect(a->bounds, b->bounds) && strcmp(a->text, b->text) == 0 && strcmp(a->language, b->language) == 0;
}

static bool same_layer(const struct draw_layer *a, const struct draw_layer *b)
{
    return same_rect(a->box, b->box) && same_affine(a->transform, b->transform) && a->opacity == b->opacity &&
           a->flags == b->flags && a->name == b->name && a->scale == b->scale;
}

static bool same_command(const struct draw_command *a, const struct draw_command *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case DRAW_PATH:
        return same_path(&a->path, &b->path);
    case DRAW_SHADOW:
        return same_rect(a->shadow.box, b->shadow.box) && a->shadow.radius == b->shadow.radius &&
               a->shadow.blur == b->shadow.blur && color_equal(a->shadow.color, b->shadow.color);
    case DRAW_GLOW:
        return same_point(a->glow.center, b->glow.center) && a->glow.radius == b->glow.radius &&
               a->glow.blend == b->glow.blend && color_equal(a->glow.color, b->glow.color);
    case DRAW_MOTES:
        return same_motes(&a->motes, &b->motes);
    case DRAW_TEXT:
        return same_text(&a->text, &b->text);
    case DRAW_PICTURE:
        return same_rect(a->picture.box, b->picture.box) && a->picture.radius == b->picture.radius &&
               color_equal(a->picture.ground, b->picture.ground) && strcmp(a->picture.file, b->picture.file) == 0;
    case DRAW_LAYER_BEGIN:
        return same_layer(&a->layer, &b->layer);
    case DRAW_CLIP_BEGIN:
        return same_rect(a->clip, b->clip);
    case DRAW_LAYER_END:
    case DRAW_CLIP_END:
    case DRAW_KIND_COUNT:
        break;
    }
    return true;
}

bool draw_equal(const struct draw_list *a, const struct draw_list *b)
{
    if (a->width != b->width || a->height != b->height || a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (!same_command(&a->commands[i], &b->commands[i])) {
            return false;
        }
    }
    return true;
}

static struct rect motes_bounds(const struct draw_motes *motes)
{
    struct rect bounds = {0};
    for (size_t i = 0; i < motes->count; i++) {
        double side = motes->items[i].radius * 2;
        bounds = rect_join(bounds, rect_around(motes->items[i].at, side, side));
    }
    return bounds;
}

struct rect draw_bounds(const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_PATH:
        return rect_inset(path_bounds(command->path.path), -command->path.stroke / 2);
    case DRAW_SHADOW:
        return rect_inset(command->shadow.box, -command->shadow.blur);
    case DRAW_GLOW:
        return rect_around(command->glow.center, command->glow.radius * 2, command->glow.radius * 2);
    case DRAW_MOTES:
        return motes_bounds(&command->motes);
    case DRAW_TEXT:
        return command->text.bounds;
    case DRAW_PICTURE:
        return command->picture.box;
    case DRAW_LAYER_BEGIN: /* its own transform places the sheet in what is around it */
        return affine_bounds(command->layer.transform, command->layer.box);
    case DRAW_CLIP_BEGIN:
        return command->clip;
    case DRAW_LAYER_END:
    case DRAW_CLIP_END:
    case DRAW_KIND_COUNT:
        break;
    }
    return (struct rect){0};
}
