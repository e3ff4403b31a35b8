#ifndef RUN_PLAY_H
#define RUN_PLAY_H

#include "run/offscreen.h"
#include "run/scene.h"

/**
 * Play a scene; pictures and dumps go to folder `out`. What fails - an expectation, a target that is not
 * there, a file that cannot be written - is an error in `diags`, and the scene goes on.
 */
void play_scene(struct offscreen *off, const struct scene *scene, const char *file, const char *out,
                struct diags *diags);

#endif
