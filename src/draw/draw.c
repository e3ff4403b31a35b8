#include "draw/draw.h"

#include <math.h>
#include <string.h>

#include "base/bug.h"

enum { FIRST_ROOM = 64 };

void draw_begin(struct draw_list *list, double width, double height)
{
    struct draw_list fresh = {.arena = list->arena, .width = width, .height = height};
    /* The arrays lie in the arena and go with it; the next frame is probably as long as the last. */
    fresh.room = list->room;
    fresh.hit_room = list->hit_room;
    fresh.layer_room = list->layer_room;
    fresh.clip_room = list->clip_room;
    *list = fresh;
    arena_reset(&list->arena);
}

void draw_finish(struct draw_list *list)
{
    arena_finish(&list->arena);
    *list = (struct draw_list){0};
}

/** `items` with room for one more after `count`; a NULL array is made with the room it had last frame. */
static void *grown(struct draw_list *list, void *items, size_t count, size_t *room, size_t size)
{
    if (items && count < *room) {
        return items;
    }
    size_t wanted = items ? *room * 2 : *room;
    *room = wanted > FIRST_ROOM ? wanted : FIRST_ROOM;
    void *moved = arena_array(&list->arena, *room, size);
    if (items) {
        memcpy(moved, items, count * size);
    }
    return moved;
}

static struct draw_command *add(struct draw_list *list, enum draw_kind kind)
{
    list->commands = grown(list, list->commands, list->count, &list->room, sizeof *list->commands);
    struct draw_command *command = &list->commands[list->count++];
    command->kind = kind;
    return command;
}

struct draw_brush brush_solid(struct color color)
{
    return (struct draw_brush){.kind = BRUSH_SOLID, .stop_count = 1, .stops = {{0, color}}};
}

struct draw_brush brush_linear(struct point from, struct point to, struct color first, struct color last)
{
    return (struct draw_brush){
        .kind = BRUSH_LINEAR, .from = from, .to = to, .stop_count = 2, .stops = {{0, first}, {1, last}}};
}

void brush_stop(struct draw_brush *brush, double at, struct color color)
{
    REQUIRE(brush->stop_count < BRUSH_STOPS_MAX);
    brush->stops[brush->stop_count++] = (struct draw_stop){at, color};
}

void draw_path(struct draw_list *list, struct draw_path path)
{
    if (path.path->verb_count > 0) {
        add(list, DRAW_PATH)->path = path;
    }
}

void draw_fill(struct draw_list *list, const struct path *path, struct draw_brush brush)
{
    draw_path(list, (struct draw_path){.path = path, .brush = brush});
}

void draw_stroke(struct draw_list *list, const struct path *path, double width, struct draw_brush brush)
{
    if (width > 0) {
        draw_path(list, (struct draw_path){.path = path, .stroke = width, .brush = brush});
    }
}

static struct path *box_path(struct draw_list *list, struct rect box, double radius)
{
    struct path *path = path_create(&list->arena);
    if (radius > 0) {
        path_round_rect(path, box, radius);
    } else {
        path_rect(path, box);
    }
    return path;
}

void draw_box(struct draw_list *list, struct rect box, double radius, struct draw_brush brush)
{
    draw_fill(list, box_path(list, box, radius), brush);
}

void draw_box_line(struct draw_list *list, struct rect box, double radius, double width, struct color color)
{
    draw_stroke(list, box_path(list, box, radius), width, brush_solid(color));
}

void draw_disc(struct draw_list *list, struct point center, double radius, struct color color)
{
    if (radius <= 0) {
        return;
    }
    struct path *path = path_create(&list->arena);
    path_circle(path, center, radius);
    draw_fill(list, path, brush_solid(color));
}

void draw_line(struct draw_list *list, struct point a, struct point b, double width, struct color color)
{
    struct path *path = path_create(&list->arena);
    path_move(path, a.x, a.y);
    path_line(path, b.x, b.y);
    draw_stroke(list, path, width, brush_solid(color));
}

void draw_shadow(struct draw_list *list, struct rect box, double radius, double blur, struct color color)
{
    add(list, DRAW_SHADOW)->shadow = (struct draw_shadow){box, radius, blur, color};
}

void draw_glow(struct draw_list *list, struct point center, double radius, struct color color, enum draw_blend blend)
{
    add(list, DRAW_GLOW)->glow = (struct draw_glow){center, radius, color, blend};
}

void draw_motes(struct draw_list *list, const struct draw_mote *items, size_t count)
{
    if (count == 0) {
        return;
    }
    struct draw_mote *copy = arena_array(&list->arena, count, sizeof *copy);
    memcpy(copy, items, count * sizeof *copy);
    add(list, DRAW_MOTES)->motes = (struct draw_motes){copy, count};
}

const struct draw_words *draw_words_make(struct draw_list *list, const char *text, const void *source)
{
    struct draw_words *words = arena_alloc(&list->arena, sizeof *words);
    *words = (struct draw_words){arena_strdup(&list->arena, text), source};
    return words;
}

void draw_text(struct draw_list *list, struct draw_text text)
{
    if (text.text[0] == '\0') {
        return;
    }
    text.text = arena_strdup(&list->arena, text.text);
    text.language = arena_strdup(&list->arena, text.language ? text.language : "ja");
    add(list, DRAW_TEXT)->text = text;
}

void draw_picture(struct draw_list *list, const char *file, struct rect box, double radius, struct color ground)
{
    const char *copy = arena_strdup(&list->arena, file);
    add(list, DRAW_PICTURE)->picture = (struct draw_picture){copy, box, radius, ground};
}

/** From the coordinates commands are given in now to the stage. */
static struct affine to_stage(const struct draw_list *list)
{
    return list->layer_count ? list->layers[list->layer_count - 1] : affine_identity();
}

static void begin_layer(struct draw_list *list, struct draw_layer layer)
{
    struct affine whole = affine_then(layer.transform, to_stage(list));
    list->layers = grown(list, list->layers, list->layer_count, &list->layer_room, sizeof *list->layers);
    list->layers[list->layer_count++] = whole;
    add(list, DRAW_LAYER_BEGIN)->layer = layer;
}

void draw_layer_begin(struct draw_list *list, struct rect box, struct affine transform, double opacity, unsigned flags)
{
    REQUIRE(!(flags & LAYER_LATE));
    begin_layer(list, (struct draw_layer){.box = box, .transform = transform, .opacity = opacity, .flags = flags});
}

void draw_late_begin(struct draw_list *list, uint64_t name, struct rect box, struct affine transform, double scale,
                     bool shown)
{
    REQUIRE(name && scale > 0 && transform.xx > 0 && transform.xx == transform.yy && transform.xy == 0 &&
            transform.yx == 0);
    begin_layer(list, (struct draw_layer){.box = box,
                                          .transform = transform,
                                          .opacity = shown ? 1 : 0,
                                          .flags = LAYER_LATE,
                                          .name = name,
                                          .scale = scale});
}

void draw_layer_end(struct draw_list *list)
{
    REQUIRE(list->layer_count > 0);
    list->layer_count--;
    add(list, DRAW_LAYER_END);
}

void draw_clip_begin(struct draw_list *list, struct rect clip)
{
    struct rect area = affine_bounds(to_stage(list), clip);
    if (list->clip_count) {
        area = rect_cut(area, list->clips[list->clip_count - 1]);
    }
    list->clips = grown(list, list->clips, list->clip_count, &list->clip_room, sizeof *list->clips);
    list->clips[list->clip_count++] = area;
    add(list, DRAW_CLIP_BEGIN)->clip = clip;
}

void draw_clip_end(struct draw_list *list)
{
    REQUIRE(list->clip_count > 0);
    list->clip_count--;
    add(list, DRAW_CLIP_END);
}

/** The copy of a path that one of the commands before `at` shares with it, or a new one. */
static const struct path *copied_path(struct draw_list *list, const struct draw_command *commands, size_t at,
                                      size_t copies)
{
    for (size_t i = 0; i < at; i++) {
        if (commands[i].kind == DRAW_PATH && commands[i].path.path == commands[at].path.path) {
            return list->commands[copies + i].path.path;
        }
    }
    return path_copy(&list->arena, commands[at].path.path);
}

void draw_copy(struct draw_list *list, const struct draw_command *commands, size_t count)
{
    size_t copies = list->count;
    for (size_t i = 0; i < count; i++) {
        struct draw_command *copy = add(list, commands[i].kind);
        *copy = commands[i];
        if (copy->kind == DRAW_PATH) {
            copy->path.path = copied_path(list, commands, i, copies);
        } else if (copy->kind == DRAW_MOTES) {
            struct draw_mote *items = arena_array(&list->arena, copy->motes.count, sizeof *items);
            memcpy(items, copy->motes.items, copy->motes.count * sizeof *items);
            copy->motes.items = items;
        } else if (copy->kind == DRAW_TEXT) {
            copy->text.text = arena_strdup(&list->arena, copy->text.text);
            copy->text.language = arena_strdup(&list->arena, copy->text.language);
            copy->text.words = NULL;
        } else if (copy->kind == DRAW_PICTURE) {
            copy->picture.file = arena_strdup(&list->arena, copy->picture.file);
        }
    }
}

void draw_hit(struct draw_list *list, struct rect area, uint64_t target, unsigned gestures)
{
    area = affine_bounds(to_stage(list), area);
    area = rect_cut(area, rect_make(0, 0, list->width, list->height));
    if (list->clip_count) {
        area = rect_cut(area, list->clips[list->clip_count - 1]);
    }
    if (area.w <= 0 || area.h <= 0) {
        return;
    }
    list->hits = grown(list, list->hits, list->hit_count, &list->hit_room, sizeof *list->hits);
    list->hits[list->hit_count++] = (struct hit){area, target, gestures};
}

static double distance_to(struct rect r, struct point p)
{
    double dx = fmax(fmax(r.x - p.x, p.x - (r.x + r.w)), 0);
    double dy = fmax(fmax(r.y - p.y, p.y - (r.y + r.h)), 0);
    return hypot(dx, dy);
}

const struct hit *draw_hit_at(const struct draw_list *list, struct point p, double slack)
{
    const struct hit *nearest = NULL;
    double least = slack;
    for (size_t i = list->hit_count; i-- > 0;) {
        const struct hit *hit = &list->hits[i];
        if (rect_contains(hit->area, p)) {
            return hit;
        }
        double distance = distance_to(hit->area, p);
        if (nearest ? distance < least : distance <= least) {
            nearest = hit;
            least = distance;
        }
    }
    return nearest;
}
