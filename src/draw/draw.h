#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/color.h"
#include "base/geom.h"
#include "draw/path.h"

/**
 * The draw list: a frame as data, in stage units (1080 on the display's short side).
 *
 * Screens fill it, the painter (stage/) plays it, tests print it. Commands are painted
 * in order. Two equal lists look equal, so the second needs no painting.
 */

enum draw_kind {
    DRAW_PATH,        /* filled or stroked */
    DRAW_SHADOW,      /* a soft rounded box */
    DRAW_GLOW,        /* a soft round light */
    DRAW_MOTES,       /* many small discs: stars, gold dust */
    DRAW_TEXT,        /* one run of text in one style */
    DRAW_PICTURE,     /* a picture file of the pack */
    DRAW_LAYER_BEGIN, /* what follows is painted as one sheet, then placed */
    DRAW_LAYER_END,
    DRAW_CLIP_BEGIN, /* what follows shows only inside a rectangle */
    DRAW_CLIP_END,
    DRAW_KIND_COUNT
};

enum draw_blend { BLEND_OVER, BLEND_ADD, BLEND_COUNT };

enum draw_brush_kind { BRUSH_SOLID, BRUSH_LINEAR, BRUSH_RADIAL, BRUSH_KIND_COUNT };

enum { BRUSH_STOPS_MAX = 6 };

struct draw_stop {
    double at; /* 0..1, rising */
    struct color color;
};

/** What a shape is filled with. SOLID uses stops[0]; LINEAR runs from..to; RADIAL runs from the centre `from` to
 * `radius`. */
struct draw_brush {
    enum draw_brush_kind kind;
    struct point from, to;
    double radius;
    int stop_count;
    struct draw_stop stops[BRUSH_STOPS_MAX];
};

/**
 * The faces every painter knows (text/ finds their files); missing glyphs fall back by themselves.
 * There is no bold cut of the mincho: text/ gives FACE_MINCHO_BOLD the glyphs and measures of FACE_MINCHO,
 * and the painter makes their outlines heavier by DRAW_EMBOLDEN em.
 */
enum draw_face { FACE_GOTHIC, FACE_GOTHIC_BOLD, FACE_MINCHO, FACE_MINCHO_BOLD, FACE_COUNT };

#define DRAW_EMBOLDEN 0.022

struct draw_path {
    const struct path *path;
    double stroke; /* width in stage units with round caps and joins; 0 fills (non-zero winding) */
    bool even_odd; /* fill rule, when filled */
    struct draw_brush brush;
    enum draw_blend blend;
};

struct draw_shadow {
    struct rect box;
    double radius; /* of the corners */
    double blur;   /* the edge fades over about this distance to both sides */
    struct color color;
};

struct draw_glow {
    struct point center;
    double radius; /* where it has faded to nothing; quadratic fall-off */
    struct color color;
    enum draw_blend blend;
};

struct draw_mote {
    struct point at;
    double radius;
    struct color color;
};

struct draw_motes {
    const struct draw_mote *items;
    size_t count;
};

/** A text as it was written, for whoever reads a frame instead of painting it. */
struct draw_words {
    const char *text;   /* with the notation of its readings (base/ruby.h) */
    const void *source; /* where the text stood that this is a copy of: to be compared, never to be read */
};

/**
 * One run: one face, size, colour and direction, no line break inside.
 *
 * `origin` is the start of the baseline; of a vertical run, the top of the column's
 * centre line. `language` is a BCP 47 tag and picks the regional glyph forms.
 */
struct draw_text {
    struct point origin;
    enum draw_face face;
    double size; /* em, in stage units */
    struct color color;
    bool vertical;
    bool reading;    /* stands beside the words that it tells how to read; looks like any other text */
    double tracking; /* added after every glyph */
    const char *language;
    const char *text;   /* UTF-8 */
    struct rect bounds; /* ink and advance box: nothing is painted outside */
    /* What the run is a part of, and which bytes of it its line takes; looks like nothing. NULL: nobody said. */
    const struct draw_words *words;
    size_t words_from, words_to;
};

struct draw_picture {
    const char *file;    /* full path */
    struct rect box;     /* the picture fills it, cut where its shape differs (cover) */
    double radius;       /* of the corners */
    struct color ground; /* fills it until the picture has come */
};

enum {
    LAYER_OPAQUE = 1, /* the content covers its whole box: no need to clear or blend */
    LAYER_LATE = 2,   /* see draw_late_begin */
};

struct draw_layer {
    struct rect box;         /* of the content, before the transform */
    struct affine transform; /* of the finished sheet */
    double opacity;          /* 0..1 */
    unsigned flags;
    uint64_t name; /* LATE only */
    double scale;  /* LATE only */
};

struct draw_command {
    enum draw_kind kind;
    union {
        struct draw_path path;
        struct draw_shadow shadow;
        struct draw_glow glow;
        struct draw_motes motes;
        struct draw_text text;
        struct draw_picture picture;
        struct draw_layer layer;
        struct rect clip;
    };
};

/** What a finger on this area may do. */
enum {
    HIT_TAP = 1,
    HIT_DRAG_X = 2,
    HIT_DRAG_Y = 4,
    HIT_PINCH = 8,
};

/** A touchable area; later ones lie above earlier ones. `target` is the screens' business. */
struct hit {
    struct rect area;
    uint64_t target;
    unsigned gestures;
};

struct draw_made;

struct draw_list {
    struct arena arena;   /* owns everything the list points to, unless it is const data that outlives the frame */
    double width, height; /* of the stage */
    struct draw_command *commands;
    size_t count, room;
    struct hit *hits;
    size_t hit_count, hit_room;
    struct affine *layers; /* open layers, innermost last: hits are mapped through them */
    size_t layer_count, layer_room;
    struct rect *clips; /* open clips, in stage coordinates: hits are cut to them */
    size_t clip_count, clip_room;
    const struct draw_made *made; /* what is known of texts that were made of others, see draw/made.h */
};

/** Start a frame: forget the last one. Start from zero for the first. */
void draw_begin(struct draw_list *list, double width, double height);
void draw_finish(struct draw_list *list);

struct draw_brush brush_solid(struct color color);
struct draw_brush brush_linear(struct point from, struct point to, struct color first, struct color last);
/** Add a stop to a LINEAR or RADIAL brush that starts with stop_count 0. */
void brush_stop(struct draw_brush *brush, double at, struct color color);

void draw_fill(struct draw_list *list, const struct path *path, struct draw_brush brush);
void draw_stroke(struct draw_list *list, const struct path *path, double width, struct draw_brush brush);
void draw_path(struct draw_list *list, struct draw_path path);
/* Short ways for the commonest shapes. */
void draw_box(struct draw_list *list, struct rect box, double radius, struct draw_brush brush);
void draw_box_line(struct draw_list *list, struct rect box, double radius, double width, struct color color);
void draw_disc(struct draw_list *list, struct point center, double radius, struct color color);
void draw_line(struct draw_list *list, struct point a, struct point b, double width, struct color color);

void draw_shadow(struct draw_list *list, struct rect box, double radius, double blur, struct color color);
void draw_glow(struct draw_list *list, struct point center, double radius, struct color color, enum draw_blend blend);
/** Copies the items. */
void draw_motes(struct draw_list *list, const struct draw_mote *items, size_t count);
/** A copy of a text that stands at `source`, for the runs that are parts of it; lives as long as the frame. */
const struct draw_words *draw_words_make(struct draw_list *list, const char *text, const void *source);
/** Copies the text. */
void draw_text(struct draw_list *list, struct draw_text text);
/** A picture file. Until it has come, its place is filled with `ground` (see color.h: clear ones show nothing). */
void draw_picture(struct draw_list *list, const char *file, struct rect box, double radius, struct color ground);

void draw_layer_begin(struct draw_list *list, struct rect box, struct affine transform, double opacity, unsigned flags);
void draw_layer_end(struct draw_list *list);
/**
 * Begin a layer whose picture may come late: what takes longer to paint than a frame lasts is painted beside the
 * frames. Until the picture of this content is there, the last picture of the layer with this `name` (not 0) is shown,
 * moved and scaled to where it belongs; where it does not reach, what lies beneath shows. A painter that has time
 * waits.
 *
 * The content hides all of `box`, in units of its own, and holds neither text nor pictures nor late layers; `transform`
 * only moves and scales (alike both ways). The picture is painted with `scale` units of what is around for one of the
 * content's, which should be the transform's when it is to look its best; where it is, it is moved by whole pixels.
 * `shown` false: not yet, but soon; let it be made ready. At most two names in a list. Ends with draw_layer_end.
 */
void draw_late_begin(struct draw_list *list, uint64_t name, struct rect box, struct affine transform, double scale,
                     bool shown);
void draw_clip_begin(struct draw_list *list, struct rect clip);
void draw_clip_end(struct draw_list *list);

/** Add copies of commands and of all they point to, so that they outlive the list they are from. No hits, and nobody
 * says what texts are parts of. */
void draw_copy(struct draw_list *list, const struct draw_command *commands, size_t count);

/** A touchable area, mapped through the open layers, cut to the stage and the open clips; dropped when nothing of it is
 * left. */
void draw_hit(struct draw_list *list, struct rect area, uint64_t target, unsigned gestures);

/** The hit that `p` falls on, or the nearest within `slack` units, topmost first; NULL when there is none. */
const struct hit *draw_hit_at(const struct draw_list *list, struct point p, double slack);

/** True when both would paint the same picture (hits are not compared). */
bool draw_equal(const struct draw_list *a, const struct draw_list *b);

/** Where a command can paint, before any layer transform. */
struct rect draw_bounds(const struct draw_command *command);

/** A hash of everything the command would paint. */
uint64_t draw_hash(const struct draw_command *command);

#endif
