#ifndef STAGE_GLASS_H
#define STAGE_GLASS_H

#include <SDL.h>

#include <stdbool.h>
#include <stddef.h>

#include "stage/paint.h"

/**
 * The way of a finished picture to the glass.
 *
 * On X11 the window's own surface in shared memory: there, and only there, SDL has one without OpenGL behind it.
 * Elsewhere a streaming texture. Either way only the damaged rectangles travel, turned if the display is.
 */
struct glass {
    SDL_Window *window; /* borrowed */
    bool by_surface;
    SDL_Renderer *renderer; /* owned; when not by surface */
    SDL_Texture *texture;   /* owned; as large as the glass */
    int degrees;
    int width, height; /* of the glass in pixels; what is larger than PAINTER_SIDE_MAX stays black beyond */
    uint32_t *turned;  /* owned; room for one turned rectangle as large as the glass; NULL when not turned */
};

/** False when the display gives no way, see SDL_GetError. */
bool glass_init(struct glass *glass, SDL_Window *window, int degrees);
void glass_finish(struct glass *glass);

/** Look at the window's size again. True when it has changed. */
bool glass_measure(struct glass *glass);
/** Turn what is shown from now on. */
void glass_turn(struct glass *glass, int degrees);
/** The driver lost its memory: build everything anew. */
bool glass_restore(struct glass *glass);

/** A painted picture, see painter_pixels. */
struct glass_picture {
    const uint32_t *pixels;
    int width, height, stride;
};

/** Put rectangles of a picture on the glass. A picture that does not fit it (it was just resized) is not shown. */
void glass_present(struct glass *glass, const struct glass_picture *picture, const struct px_rect *damage,
                   size_t count);

#endif
