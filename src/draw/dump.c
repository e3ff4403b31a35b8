#include "draw/dump.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/hash.h"

/* A path of lines with no more points than this is written out. */
enum { SHORT_PATH_POINTS = 5 };

static const char *const face_names[] = {"gothic", "gothic-bold", "mincho", "mincho-bold"};
static_assert(sizeof face_names / sizeof face_names[0] == FACE_COUNT, "a name for every face");

/** To one decimal, and never "-0.0". */
static void put_number(struct strbuf *out, double number)
{
    strbuf_printf(out, "%.1f", round(number * 10) / 10 + 0.0);
}

static void put_point(struct strbuf *out, struct point p)
{
    strbuf_puts(out, " ");
    put_number(out, p.x);
    strbuf_puts(out, ",");
    put_number(out, p.y);
}

static void put_rect(struct strbuf *out, struct rect r)
{
    put_point(out, point_make(r.x, r.y));
    strbuf_puts(out, ",");
    put_number(out, r.w);
    strbuf_puts(out, ",");
    put_number(out, r.h);
}

static void put_named(struct strbuf *out, const char *name, double number)
{
    strbuf_printf(out, " %s=", name);
    put_number(out, number);
}

static void put_color(struct strbuf *out, struct color c)
{
    strbuf_printf(out, " #%02X%02X%02X", c.r, c.g, c.b);
    if (c.a != 255) {
        strbuf_printf(out, "%02X", c.a);
    }
}

static void put_string(struct strbuf *out, const char *text)
{
    strbuf_puts(out, " \"");
    for (const char *p = text; *p; p++) {
        unsigned char byte = (unsigned char)*p;
        if (byte == '"' || byte == '\\') {
            strbuf_printf(out, "\\%c", byte);
        } else if (byte < 0x20 || byte == 0x7F) {
            strbuf_printf(out, "\\x%02X", byte);
        } else {
            strbuf_add(out, p, 1);
        }
    }
    strbuf_puts(out, "\"");
}

static void put_stops(struct strbuf *out, const struct draw_brush *brush)
{
    for (int i = 0; i < brush->stop_count; i++) {
        put_color(out, brush->stops[i].color);
        strbuf_printf(out, "@%.2f", brush->stops[i].at);
    }
}

static void put_brush(struct strbuf *out, const struct draw_brush *brush)
{
    switch (brush->kind) {
    case BRUSH_SOLID:
        put_color(out, brush->stops[0].color);
        break;
    case BRUSH_LINEAR:
        strbuf_puts(out, " linear");
        put_point(out, brush->from);
        put_point(out, brush->to);
        put_stops(out, brush);
        break;
    case BRUSH_RADIAL:
        strbuf_puts(out, " radial");
        put_point(out, brush->from);
        put_named(out, "r", brush->radius);
        put_stops(out, brush);
        break;
    case BRUSH_KIND_COUNT:
        break;
    }
}

/* Rounded as the text is, so that the last bits of a sine on another machine change no golden file. */
static uint64_t hash_number(uint64_t hash, double number)
{
    int64_t tenths = (int64_t)llround(number * 10);
    return hash_bytes(hash, &tenths, sizeof tenths);
}

static uint64_t hash_point(uint64_t hash, struct point p)
{
    return hash_number(hash_number(hash, p.x), p.y);
}

static uint64_t hash_outline(const struct path *path)
{
    uint64_t hash = hash_bytes(HASH_START, path->verbs, path->verb_count);
    for (size_t i = 0; i < path->point_count; i++) {
        hash = hash_point(hash, path->points[i]);
    }
    return hash;
}

static bool is_short(const struct path *path)
{
    for (size_t i = 0; i < path->verb_count; i++) {
        if (path->verbs[i] == PATH_QUAD || path->verbs[i] == PATH_CUBIC || (path->verbs[i] == PATH_MOVE && i > 0)) {
            return false;
        }
    }
    return path->point_count <= SHORT_PATH_POINTS;
}

static void put_outline(struct strbuf *out, const struct path *path)
{
    if (is_short(path)) {
        for (size_t i = 0; i < path->point_count; i++) {
            put_point(out, path->points[i]);
        }
        strbuf_puts(out, path->verbs[path->verb_count - 1] == PATH_CLOSE ? " closed" : "");
        return;
    }
    strbuf_printf(out, " n=%zu box", path->point_count);
    put_rect(out, path_bounds(path));
    strbuf_printf(out, " %016" PRIx64, hash_outline(path));
}

static void put_path(struct strbuf *out, const struct draw_path *path)
{
    if (path->stroke > 0) {
        strbuf_puts(out, "path stroke");
        put_named(out, "w", path->stroke);
    } else {
        strbuf_puts(out, path->even_odd ? "path fill even-odd" : "path fill");
    }
    put_brush(out, &path->brush);
    strbuf_puts(out, path->blend == BLEND_ADD ? " add" : "");
    put_outline(out, path->path);
}

static void put_motes(struct strbuf *out, const struct draw_command *command)
{
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < command->motes.count; i++) {
        const struct draw_mote *mote = &command->motes.items[i];
        hash = hash_number(hash_point(hash, mote->at), mote->radius);
        hash = hash_bytes(hash, (uint8_t[]){mote->color.r, mote->color.g, mote->color.b, mote->color.a}, 4);
    }
    strbuf_printf(out, "motes n=%zu box", command->motes.count);
    put_rect(out, draw_bounds(command));
    strbuf_printf(out, " %016" PRIx64, hash);
}

static void put_text(struct strbuf *out, const struct draw_text *text)
{
    strbuf_printf(out, "text %s %g", face_names[text->face], round(text->size * 10) / 10);
    put_color(out, text->color);
    put_point(out, text->origin);
    strbuf_puts(out, text->vertical ? " vertical" : "");
    strbuf_puts(out, text->reading ? " reading" : "");
    if (text->tracking != 0) {
        put_named(out, "tracking", text->tracking);
    }
    if (strcmp(text->language, "ja") != 0) {
        strbuf_printf(out, " %s", text->language);
    }
    put_string(out, text->text);
}

/** Only the file's own name: where a pack lies differs from machine to machine. */
static void put_picture(struct strbuf *out, const struct draw_picture *picture)
{
    const char *slash = strrchr(picture->file, '/');
    strbuf_puts(out, "picture");
    put_string(out, slash ? slash + 1 : picture->file);
    put_rect(out, picture->box);
    put_named(out, "r", picture->radius);
}

static void put_layer(struct strbuf *out, const struct draw_layer *layer)
{
    struct affine m = layer->transform;
    strbuf_puts(out, "layer");
    double scale = layer->flags & LAYER_LATE ? layer->scale : 1;
    put_rect(out, rect_make(layer->box.x * scale, layer->box.y * scale, layer->box.w * scale, layer->box.h * scale));
    if (affine_is_move(m)) {
        strbuf_puts(out, " move");
    } else {
        strbuf_printf(out, " matrix %.3f,%.3f,%.3f,%.3f", m.xx + 0.0, m.xy + 0.0, m.yx + 0.0, m.yy + 0.0);
    }
    put_point(out, point_make(m.x0, m.y0));
    strbuf_printf(out, " opacity=%.2f%s", layer->opacity, layer->flags & LAYER_OPAQUE ? " opaque" : "");
    if (layer->flags & LAYER_LATE) {
        strbuf_printf(out, " late scale=%.3f", layer->scale);
    }
}

static void put_command(struct strbuf *out, const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_PATH:
        put_path(out, &command->path);
        break;
    case DRAW_SHADOW:
        strbuf_puts(out, "shadow");
        put_color(out, command->shadow.color);
        put_rect(out, command->shadow.box);
        put_named(out, "r", command->shadow.radius);
        put_named(out, "blur", command->shadow.blur);
        break;
    case DRAW_GLOW:
        strbuf_puts(out, "glow");
        put_color(out, command->glow.color);
        put_point(out, command->glow.center);
        put_named(out, "r", command->glow.radius);
        strbuf_puts(out, command->glow.blend == BLEND_ADD ? " add" : "");
        break;
    case DRAW_MOTES:
        put_motes(out, command);
        break;
    case DRAW_TEXT:
        put_text(out, &command->text);
        break;
    case DRAW_PICTURE:
        put_picture(out, &command->picture);
        break;
    case DRAW_LAYER_BEGIN:
        put_layer(out, &command->layer);
        break;
    case DRAW_CLIP_BEGIN:
        strbuf_puts(out, "clip");
        put_rect(out, command->clip);
        break;
    case DRAW_LAYER_END:
    case DRAW_CLIP_END:
        strbuf_puts(out, "end");
        break;
    case DRAW_KIND_COUNT:
        break;
    }
}

static void put_hit(struct strbuf *out, const struct hit *hit)
{
    static const struct {
        unsigned bit;
        const char *name;
    } gestures[] = {{HIT_TAP, "tap"}, {HIT_DRAG_X, "drag-x"}, {HIT_DRAG_Y, "drag-y"}, {HIT_PINCH, "pinch"}};
    const char *between = " ";
    strbuf_puts(out, "hit");
    put_rect(out, hit->area);
    for (size_t i = 0; i < sizeof gestures / sizeof gestures[0]; i++) {
        if (hit->gestures & gestures[i].bit) {
            strbuf_printf(out, "%s%s", between, gestures[i].name);
            between = "|";
        }
    }
    strbuf_printf(out, " target=0x%" PRIx64 "\n", hit->target);
}

static struct point scaled_point(struct point p, double scale)
{
    return point_make(p.x * scale, p.y * scale);
}

static const struct path *scaled_path(struct arena *arena, const struct path *path, double scale)
{
    struct path *copy = path_copy(arena, path);
    copy->sealed = false;
    for (size_t i = 0; i < copy->point_count; i++) {
        copy->points[i] = scaled_point(copy->points[i], scale);
    }
    return copy;
}

/** A command of a late layer in units of what is around it: the layer's own may be kilometres. */
static struct draw_command scaled(struct arena *arena, struct draw_command command, double scale)
{
    if (command.kind == DRAW_PATH) {
        command.path.path = scaled_path(arena, command.path.path, scale);
        command.path.stroke *= scale;
        command.path.brush.from = scaled_point(command.path.brush.from, scale);
        command.path.brush.to = scaled_point(command.path.brush.to, scale);
        command.path.brush.radius *= scale;
    } else if (command.kind == DRAW_GLOW) {
        command.glow.center = scaled_point(command.glow.center, scale);
        command.glow.radius *= scale;
    }
    return command;
}

/** A late layer with its content, in units of what is around it; returns where it ends. */
static size_t put_late(struct strbuf *out, const struct draw_list *list, size_t at, int depth)
{
    struct arena arena = {0};
    double scale = list->commands[at].layer.scale;
    put_command(out, &list->commands[at]);
    strbuf_puts(out, "\n");
    for (at++; list->commands[at].kind != DRAW_LAYER_END; at++) {
        struct draw_command command = scaled(&arena, list->commands[at], scale);
        strbuf_printf(out, "%*s", (depth + 1) * 2, "");
        put_command(out, &command);
        strbuf_puts(out, "\n");
    }
    arena_finish(&arena);
    return at;
}

void dump_list(const struct draw_list *list, struct strbuf *out)
{
    int depth = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *command = &list->commands[i];
        if (command->kind == DRAW_LAYER_BEGIN && command->layer.flags & LAYER_LATE) {
            strbuf_printf(out, "%*s", depth * 2, "");
            i = put_late(out, list, i, depth);
            command = &list->commands[i];
            depth++;
        }
        bool opens = command->kind == DRAW_LAYER_BEGIN || command->kind == DRAW_CLIP_BEGIN;
        bool closes = command->kind == DRAW_LAYER_END || command->kind == DRAW_CLIP_END;
        depth -= closes ? 1 : 0;
        strbuf_printf(out, "%*s", depth * 2, "");
        put_command(out, command);
        strbuf_puts(out, "\n");
        depth += opens ? 1 : 0;
    }
    for (size_t i = 0; i < list->hit_count; i++) {
        put_hit(out, &list->hits[i]);
    }
}
