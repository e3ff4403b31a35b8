#ifndef STAGE_ALBUM_H
#define STAGE_ALBUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/draw.h"

/** pixman's pixman_image_t. */
union pixman_image;

/**
 * The pictures that frames show, each at the size it is shown in, and the thread that decodes them.
 *
 * A frame asks for a picture; one that is not there is left to the thread, and the frame shows what stands in for it
 * until a later frame finds it. What the last frame did not ask for is given up, half done as it may be. Frames touch
 * no file, and wait for nothing; only they drop pictures, and they own the bytes: those of one budget, what was asked
 * for longest ago going first, but nothing that the frame at hand shows.
 */
struct album;

struct album *album_create(void);
/** Waits until what is being decoded has been given up. */
void album_destroy(struct album *album);

/** As many bytes are kept, and no picture of more pixels is taken. */
void album_set_room(struct album *album, size_t bytes, int64_t pixels_max);

/**
 * Whether frames wait for their pictures (as at first, `wake` NULL: they are decoded as they are asked for), or show
 * what is there: then `wake` is called when a picture has come, from the thread, until this is called again.
 */
void album_set_live(struct album *album, void (*wake)(void *self), void *self);

/** Forget every picture: the files may be others now. */
void album_clear(struct album *album);

/** A frame begins. */
void album_begin_frame(struct album *album);
/** True when a picture has come, or turned out to be none, since the frame began. */
bool album_has_news(struct album *album);
/** True when the frame asked for a picture that is still to come. */
bool album_is_awaited(struct album *album);
/** Tell the files of pictures that turned out to be none since this was last called; `file` is there for the call. */
void album_tell_failed(struct album *album, void (*tell)(void *self, const char *file), void *self);

/**
 * Ask for a picture at `scale` pixels a stage unit. Returns a number for what the frame shows of it: 0 while there is
 * nothing, and never the same for two that were decoded.
 */
uint64_t album_ask(struct album *album, const struct draw_picture *picture, double scale);
/** What the frame shows of it; NULL: nothing, or it was not asked for. Valid until the next frame. */
union pixman_image *album_find(struct album *album, const struct draw_picture *picture, double scale);

#endif
