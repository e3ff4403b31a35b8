#ifndef RUN_SHOW_H
#define RUN_SHOW_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/input.h"
#include "base/signal.h"
#include "pack/pack.h"
#include "run/scratch.h"
#include "run/settings_file.h"
#include "stage/paint.h"
#include "text/type.h"
#include "ui/app.h"
#include "ui/dial.h"
#include "ui/kept.h"
#include "ui/offers.h"

/** One step in this time is 60 a second. */
#define SHOW_FRAME ((tick)16667)

/**
 * A running exhibition: everything but a clock and a display. The loop drives it in real time before a
 * window, offscreen drives it in virtual time.
 */
struct show {
    struct diags diags;
    struct pack *pack; /* owned; NULL when it could not be used: the fault screen shows */
    struct type *type;
    struct painter *painter;
    struct app *app;
    struct draw_list list;         /* of the last step */
    struct signals signals;        /* of the last step */
    struct scratch scratch;        /* where the pack lies, if it came as an archive */
    struct kept kept;              /* what the staff page tells of other packs; owned */
    struct offers offers;          /* and of USB sticks; owned */
    struct dial dial;              /* and of the clock, by whoever has one */
    struct settings_file settings; /* of this display; owned */
    tick wanted;                   /* when the show wants its next step, see app_step */
    int width, height;             /* of the picture, in pixels */
    double stage_w, stage_h;
};

/**
 * Load the pack (`folder` NULL: the default one) as it is on `day` and create the show; a pack that cannot be used
 * leaves `pack` NULL and its problems in `diags`. False when there can be no show at all (no fonts), after saying so.
 * Starts from any memory; close it in either case.
 */
bool show_open(struct show *show, const char *folder, int day, enum diag_language messages);
/** The fonts; NULL when there are none, after saying so. */
struct type *show_open_type(enum diag_language messages);
/** Say that there are none, and why (type_create's words). */
void show_say_fontless(enum diag_language messages, const char *problem);
/** The same as show_open with fonts and a pack (NULL: none can be used) that are there already, and taken over. */
void show_open_pack(struct show *show, struct type *type, struct pack *pack, enum diag_language messages);
void show_close(struct show *show);

/** Show by these settings from now on, and write what staff change into their file. They are taken over. */
void show_take_settings(struct show *show, struct settings_file settings);

/**
 * coverage_load of a folder or an archive; the latter lies in `scratch` (zeroed) then, for as long as it is used.
 * `also`: as there.
 */
struct pack *show_load_pack(const char *path, const struct pack_wish *wish, struct type *type, struct scratch *scratch,
                            struct diags *diags);

/**
 * Show another pack from now on, see swap_pack; both are taken over. A step is made, so that the draw list speaks of
 * the new one.
 */
void show_swap(struct show *show, struct pack *pack, struct diags diags, tick now);

/** The picture's size in pixels; its short side is 1080 stage units. */
void show_resize(struct show *show, int width, int height);

/** One step: take the input, make the frame for `now`. */
void show_step(struct show *show, const struct input *input, tick now);

/** Paint the frame; see painter_paint. A picture that could not be opened is a warning among `diags`, once. */
size_t show_paint(struct show *show, const struct px_rect **damage);

/** Save the painted picture as a PNG. False on failure, see errno. */
bool show_save(const struct show *show, const char *path);

#endif
