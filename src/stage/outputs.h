#ifndef STAGE_OUTPUTS_H
#define STAGE_OUTPUTS_H

#include <SDL.h>

#include <stdbool.h>

/**
 * The outputs of an X server, as they come, go and change under a window.
 *
 * SDL asks once, when it starts, where they are and how large; a display that is switched to another size, moved,
 * turned or exchanged for another would leave the window where it was. So we hear what RandR tells, and lay the window
 * over the output that it belongs to: the one that it came up on, for as long as that is there; else the primary one,
 * else the first. With a window manager that is a wish, and it usually has seen to it already.
 */
struct outputs;

/** Watch for the window, which lies at `place` now. NULL where there is nothing to watch: not X11, or without RandR. */
struct outputs *outputs_watch(SDL_Window *window, SDL_Rect place);
/** While the window still lives. */
void outputs_destroy(struct outputs *outputs);

/** True when an event of SDL says that an output has changed. */
bool outputs_hear(const struct outputs *outputs, const SDL_Event *event);

/** Lay the window where it belongs now; `width` and `height` 0: as large as the output. Without any output it stays. */
void outputs_follow(const struct outputs *outputs, int width, int height);

#endif
