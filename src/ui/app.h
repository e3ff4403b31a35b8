#ifndef UI_APP_H
#define UI_APP_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/input.h"
#include "base/signal.h"
#include "base/tick.h"
#include "draw/draw.h"
#include "pack/pack.h"
#include "pack/settings.h"
#include "text/type.h"
#include "ui/comfort.h"
#include "ui/dial.h"
#include "ui/kept.h"
#include "ui/offers.h"
#include "ui/screen.h"

/**
 * The show: which screen, in which state, for whom.
 *
 * Input goes in, a draw list comes out, signals go sideways; time is a
 * parameter. The same pack, steps and times give the same lists.
 */
struct app;

/**
 * `pack` is borrowed and may be NULL: then the calm fault screen shows. `diags` (borrowed, may be NULL) are what
 * the staff page lists. The show starts at attract at time 0.
 */
struct app *app_create(const struct pack *pack, const struct diags *diags, struct type *type);
void app_destroy(struct app *app);

/**
 * One step: take the input, then draw the frame for `now` into `list` (for a stage of this size in stage units).
 *
 * Returns the moment of the next step the show wants without input: `now` or earlier
 * means "the next frame" (something moves), TICK_NEVER means "only when touched".
 */
tick app_step(struct app *app, const struct input *input, tick now, double width, double height, struct draw_list *list,
              struct signals *signals);

/** Go to a screen at once, at rest, as a picture of it is wanted (`id`: a project, voice or section id, or NULL). False
 * when the pack has no such thing. */
bool app_jump(struct app *app, enum screen screen, const char *id, tick now);

/** Show in a language of the pack (BCP 47 tag). False when the pack has none such. */
bool app_set_language(struct app *app, const char *tag);

/** Switch something of the panel on or off. */
void app_set_comfort(struct app *app, enum comfort comfort, bool on);

/** Frames drawn from now on note in `pages` (borrowed; NULL: nowhere) which texts found no room on one page. */
struct view_pages;
void app_note_pages(struct app *app, struct view_pages *pages);

/** The screen that shows now (the one arriving during a transition). */
enum screen app_screen(const struct app *app);

/** How the program speaks to staff. */
void app_set_staff_language(struct app *app, enum diag_language language);

/** What the staff page tells of other packs (borrowed, may change at any time between steps; NULL: nothing). */
void app_set_kept(struct app *app, const struct kept *kept);

/** The same of USB sticks. */
void app_set_offers(struct app *app, const struct offers *offers);

/** The same of the clock. The page wants a step when it is to be read anew. */
void app_set_dial(struct app *app, const struct dial *dial);

/**
 * By which settings to show, and what is wrong with their file: `wrong` from the start, `unsaved` of the last change
 * (all borrowed; the lists may be NULL, and may change between steps). Staff change them on their page, which is told
 * by SIGNAL_SETTING; whoever writes them then says whether that went well. Without, the usual ones hold.
 */
void app_set_settings(struct app *app, struct settings *settings, const struct diags *unsaved,
                      const struct diags *wrong);
void app_setting_saved(struct app *app, bool saved);

/** How often the PIN was wrong since it was last right, and for how long nobody can try, in seconds. */
struct tries {
    int wrong, left;
};

/**
 * What stands between a PIN and whoever tries them all, so that a restart does not begin it anew: SIGNAL_TRIES says
 * when it is to be kept, and the next show is given it before its first step.
 */
struct tries app_tries(const struct app *app, tick now);
void app_set_tries(struct app *app, struct tries tries);

#endif
