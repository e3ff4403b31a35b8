/*
 * Whatever changes between two frames, painting only the damage gives the bytes of painting everything:
 * random lists are changed step by step and every picture is compared with that of a painter that knows nothing.
 */
#include "base/rng.h"
#include "stage/picture.h"
#include "stage_canvas.h"

enum { THINGS_MAX = 40, STEPS = 60, SIDE = 220 };

/** One command, or a group of the things behind it, as plain data that can be changed and drawn again. */
struct thing {
    int kind;
    double x, y, w, h, turn, opacity;
    struct color color;
    bool even_odd, add;
    int holds; /* how many of the things behind it a group holds */
};

enum {
    THING_BOX,
    THING_ROUND,
    THING_LINE,
    THING_RING,
    THING_SHADOW,
    THING_GLOW,
    THING_MOTES,
    THING_TEXT,
    THING_SKY,
    THING_RADIAL,
    THING_PICTURE,
    THING_CLIP,
    THING_LAYER,
    THING_GROUND,
    THING_KINDS
};

struct scene {
    struct thing things[THINGS_MAX];
    int count;
};

static const char *const words[] = {"灯り", "まち", "Kanazawa", "声、つながる", "2030"};

static struct thing any_thing(struct rng *rng)
{
    struct thing t = {.kind = rng_below(rng, THING_KINDS), .holds = 1 + rng_below(rng, 4)};
    t.x = rng_range(rng, -40, SIDE);
    t.y = rng_range(rng, -40, SIDE);
    t.w = rng_range(rng, 3, 120);
    t.h = rng_range(rng, 3, 120);
    if (rng_below(rng, 3) == 0) { /* whole numbers take other paths */
        t.x = floor(t.x);
        t.y = floor(t.y);
        t.w = ceil(t.w);
        t.h = ceil(t.h);
    }
    t.turn = rng_below(rng, 2) ? rng_range(rng, -3, 3) : 0;
    t.opacity = rng_below(rng, 2) ? 1 : rng_range(rng, 0, 1);
    t.color = (struct color){(uint8_t)rng_below(rng, 256), (uint8_t)rng_below(rng, 256), (uint8_t)rng_below(rng, 256),
                             rng_below(rng, 2) ? 255 : (uint8_t)rng_below(rng, 256)};
    t.even_odd = rng_below(rng, 2);
    t.add = rng_below(rng, 3) == 0;
    return t;
}

static void draw_motes_of(struct draw_list *list, const struct thing *t)
{
    struct draw_mote motes[20];
    struct rng rng = rng_seed((uint64_t)(t->w * 1000));
    for (size_t i = 0; i < 20; i++) {
        motes[i] = (struct draw_mote){{t->x + rng_range(&rng, 0, t->w), t->y + rng_range(&rng, 0, t->h)},
                                      rng_range(&rng, 0.2, 4),
                                      color_fade(t->color, rng_range(&rng, 0, 1))};
    }
    draw_motes(list, motes, 20);
}

static void draw_shape(struct draw_list *list, const struct thing *t)
{
    struct rect box = rect_make(t->x, t->y, t->w, t->h);
    struct point center = rect_center(box);
    struct path *path = path_create(&list->arena);
    struct draw_brush brush = brush_solid(t->color);
    struct draw_path drawn = {.path = path, .even_odd = t->even_odd, .blend = t->add ? BLEND_ADD : BLEND_OVER};
    switch (t->kind) {
    case THING_BOX:
        path_rect(path, box);
        break;
    case THING_ROUND:
        path_round_rect(path, box, t->h / 4);
        break;
    case THING_LINE:
        path_move(path, t->x, t->y);
        path_quad(path, t->x + t->w, t->y, t->x + t->w, t->y + t->h);
        drawn.stroke = 1 + t->w / 30;
        break;
    case THING_RING:
        path_circle(path, center, t->w);
        path_circle(path, center, t->w / 2);
        break;
    case THING_SKY:
        path_rect(path, box);
        brush = brush_linear(point_make(0, t->y), point_make(t->turn * 20, t->y + t->h), t->color, color_rgb(0x112233));
        break;
    default:
        path_circle(path, center, t->w);
        brush = (struct draw_brush){.kind = BRUSH_RADIAL, .from = center, .radius = t->w};
        brush_stop(&brush, 0.2, t->color);
        brush_stop(&brush, 1, color_fade(t->color, 0));
        break;
    }
    drawn.brush = brush;
    draw_path(list, drawn);
}

static void draw_words(struct draw_list *list, const struct thing *t)
{
    struct draw_text text = {.origin = {t->x, t->y},
                             .face = FACE_MINCHO,
                             .size = 8 + t->w / 4,
                             .color = t->color,
                             .vertical = t->even_odd,
                             .language = "ja",
                             .text = words[(int)t->h % 5],
                             .bounds = rect_make(t->x - 40, t->y - 40, 180, 120)};
    draw_text(list, text);
}

static int draw_thing(struct draw_list *list, const struct scene *scene, int at);

static int draw_held(struct draw_list *list, const struct scene *scene, int at, int holds)
{
    for (int i = 0; i < holds && at < scene->count; i++) {
        at = draw_thing(list, scene, at);
    }
    return at;
}

/** Draw the thing and what it holds; the index of the next. */
static int draw_thing(struct draw_list *list, const struct scene *scene, int at)
{
    const struct thing *t = &scene->things[at++];
    struct rect box = rect_make(t->x, t->y, t->w, t->h);
    switch (t->kind) {
    case THING_SHADOW:
        draw_shadow(list, box, t->w / 8, t->h / 8, t->color);
        break;
    case THING_GLOW:
        draw_glow(list, point_make(t->x, t->y), t->w / 2, t->color, t->add ? BLEND_ADD : BLEND_OVER);
        break;
    case THING_MOTES:
        draw_motes_of(list, t);
        break;
    case THING_TEXT:
        draw_words(list, t);
        break;
    case THING_PICTURE:
        draw_picture(list, BINARY_DIR "/stage_repaint.png", box, t->even_odd ? t->w / 8 : 0, color_rgb(0x402010));
        break;
    case THING_CLIP:
        draw_clip_begin(list, box);
        at = draw_held(list, scene, at, t->holds);
        draw_clip_end(list);
        break;
    case THING_LAYER:
    case THING_GROUND:
        draw_layer_begin(list, rect_inset(box, -20),
                         t->turn != 0 ? affine_about(rect_center(box), 0.08 + 1.6 * t->opacity, t->turn)
                                      : affine_move(t->w / 9, 7),
                         t->opacity, t->kind == THING_GROUND ? LAYER_OPAQUE : 0);
        at = draw_held(list, scene, at, t->holds);
        draw_layer_end(list);
        break;
    default:
        draw_shape(list, t);
        break;
    }
    return at;
}

static void draw_scene(struct draw_list *list, const struct scene *scene)
{
    draw_begin(list, SIDE, SIDE);
    for (int at = 0; at < scene->count;) {
        at = draw_thing(list, scene, at);
    }
}

static void insert_thing(struct scene *scene, int at, struct thing thing)
{
    if (scene->count < THINGS_MAX) {
        memmove(&scene->things[at + 1], &scene->things[at], (size_t)(scene->count - at) * sizeof thing);
        scene->things[at] = thing;
        scene->count++;
    }
}

static void remove_thing(struct scene *scene, int at)
{
    scene->count--;
    memmove(&scene->things[at], &scene->things[at + 1], (size_t)(scene->count - at) * sizeof scene->things[0]);
}

/** Add, remove, swap, move, recolour: one small change, as a screen would make it. */
static void change(struct scene *scene, struct rng *rng)
{
    int at = scene->count ? rng_below(rng, scene->count) : 0;
    struct thing *t = &scene->things[at];
    int what = scene->count ? rng_below(rng, 8) : 0;
    if (what == 0) {
        insert_thing(scene, at, any_thing(rng));
    } else if (what == 1) {
        remove_thing(scene, at);
    } else if (what == 2) {
        struct thing kept = *t;
        remove_thing(scene, at);
        insert_thing(scene, rng_below(rng, scene->count + 1), kept);
    } else if (what == 3) {
        t->x += rng_range(rng, -9, 9);
        t->w += rng_range(rng, 0, 5);
        t->y += rng_below(rng, 5) - 2;
    } else if (what == 4) {
        t->color.r = (uint8_t)rng_below(rng, 256);
    } else if (what == 5) {
        t->opacity = rng_below(rng, 2) ? 1 : rng_range(rng, 0, 1);
    } else if (what == 6) {
        t->turn = rng_below(rng, 3) ? rng_range(rng, -1, 1) : 0;
    } /* 7: the same once more, which lets the caches fill */
}

static bool same_pixels(const struct painter *a, const struct painter *b)
{
    int width, height, stride;
    const uint32_t *p = painter_pixels(a, &width, &height, &stride), *q = painter_pixels(b, &width, &height, &stride);
    for (int i = 0; i < height * (stride / 4); i++) {
        if ((p[i] & 0xFFFFFF) != (q[i] & 0xFFFFFF)) {
            fprintf(stderr, "first difference at %d, %d: %06x %06x\n", i % (stride / 4), i / (stride / 4),
                    p[i] & 0xFFFFFF, q[i] & 0xFFFFFF);
            return false;
        }
    }
    return true;
}

static void write_picture(void)
{
    uint32_t pixels[30 * 20];
    for (uint32_t i = 0; i < 30 * 20; i++) {
        pixels[i] = i * 2654435761u >> 8;
    }
    CHECK(picture_save_png(BINARY_DIR "/stage_repaint.png", pixels, 30, 20, 30 * 4));
}

static void play(struct type *type, uint64_t seed, double scale)
{
    struct rng rng = rng_seed(seed);
    struct scene scene = {.count = 0};
    for (int i = 0; i < 12; i++) {
        scene.things[scene.count++] = any_thing(&rng);
    }
    struct draw_list list = {0};
    struct painter *steady = painter_create(type);
    painter_resize(steady, (int)(SIDE * scale), (int)(SIDE * scale));
    for (int step = 0; step < STEPS; step++) {
        const struct px_rect *damage;
        change(&scene, &rng);
        draw_scene(&list, &scene);
        painter_paint(steady, &list, &damage);
        CHECK(painter_paint(steady, &list, &damage) == 0);
        for (int again = rng_below(&rng, 3); again > 0;
             again--) { /* what comes again is kept, and must look the same */
            painter_invalidate(steady);
            CHECK(painter_paint(steady, &list, &damage) == 1);
        }
        struct painter *fresh = painter_create(type);
        painter_resize(fresh, (int)(SIDE * scale), (int)(SIDE * scale));
        painter_paint(fresh, &list, &damage);
        bool same = same_pixels(steady, fresh);
        CHECK(same);
        painter_destroy(fresh);
        if (!same) {
            fprintf(stderr, "seed %llu, step %d\n", (unsigned long long)seed, step);
            break;
        }
    }
    painter_destroy(steady);
    draw_finish(&list);
}

int main(int argc, char **argv)
{
    const char *problem = NULL;
    struct type *type = type_create(&problem);
    CHECK(type != NULL);
    if (!type) {
        return check_result();
    }
    write_picture();
    uint64_t rounds = argc > 1 ? strtoull(argv[1], NULL, 10) : 12;
    for (uint64_t seed = 0; seed < rounds; seed++) {
        static const double scales[] = {1, 0.75, 1.3};
        play(type, seed, scales[seed % 3]);
    }
    type_destroy(type);
    return check_result();
}
