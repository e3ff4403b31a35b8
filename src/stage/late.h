#ifndef STAGE_LATE_H
#define STAGE_LATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/draw.h"
#include "stage/cost.h"
#include "stage/px.h"

/** pixman's pixman_image_t. */
union pixman_image;

/** Layers of different names in one draw list. */
enum { LATE_NAMES = 2 };

/** The picture of a late layer: its pixels are the layer's units times `density`. */
struct late_picture {
    union pixman_image *image; /* NULL: none */
    size_t room;               /* pixels that its memory holds, which is handed on to later ones (late_memory) */
    struct px_rect area;
    double density;
    uint64_t look;  /* what is in it, and how dense */
    uint64_t stamp; /* that, and its area */
};

/** Memory of pictures that nobody shows any more, for the next one. */
struct late_memory {
    uint32_t *pixels; /* owned; NULL: none */
    size_t room;
};

/** What a frame wants of a late layer. */
struct late_wish {
    const struct draw_layer *layer;
    const struct draw_command *commands; /* its content */
    size_t count;
    uint64_t content; /* a hash of the commands */
    double scale;     /* of the pixels of what is around the layer */
};

/**
 * The pictures of late layers (draw_late_begin), and the thread that paints them.
 *
 * A frame asks for a picture; a job, with a copy of the commands of its own, goes to the thread, and the frame shows
 * the last picture of that name. One job at a time; of each name the latest waits, and what runs is given up when it
 * would be of no use any more. Pixels of the last picture that look the same are copied, so a map that is panned costs
 * its new edge. A picture belongs to the frames from the moment that they take it: only then is the one before freed,
 * and only frames free pictures, so neither side waits for the other.
 */
struct late;

struct late *late_create(void);
/** Gives up what is being painted. */
void late_destroy(struct late *late);

/**
 * Whether frames wait for their pictures (as at first, `wake` NULL), or show what is there: then `wake` is called when
 * a picture has come, from the thread, until this is called again. A layer that has no picture at all is waited for.
 */
void late_set_live(struct late *late, void (*wake)(void *self), void *self);

/** Forget every picture. */
void late_clear(struct late *late);

/** What painting all pictures so far has cost. */
struct cost late_cost(struct late *late);

/** A frame begins. */
void late_begin_frame(struct late *late);
/** True when a picture has come since the frame began. */
bool late_has_news(struct late *late);
/** Ask for a picture. Returns the stamp of the one this frame shows, 0: none. */
uint64_t late_ask(struct late *late, const struct late_wish *wish);
/** The picture this frame shows, or NULL. Valid until the next frame. */
const struct late_picture *late_find(const struct late *late, uint64_t name);

#endif
