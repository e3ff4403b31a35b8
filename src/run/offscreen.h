#ifndef RUN_OFFSCREEN_H
#define RUN_OFFSCREEN_H

#include "base/strbuf.h"
#include "run/show.h"

enum { OFFSCREEN_FINGERS_MAX = 16 };

/**
 * The show without a display, in virtual time.
 *
 * Steps as the loop does: 60 times a second while something moves, else straight to the next moment the show
 * wants. So a minute of waiting takes no time, and the same script gives the same pictures.
 */
struct offscreen {
    struct show show;
    tick now;
    bool every_frame; /* paint every frame, as a display would see it, not only when a picture is taken */
    struct offscreen_finger {
        int64_t finger;
        struct point at;
    } fingers[OFFSCREEN_FINGERS_MAX]; /* where each was last */
    size_t finger_count;
    struct strbuf status; /* every status line so far */
    struct strbuf card;   /* the id of the card opened last */
};

/** As show_open, with a picture of this size; the first step is done at time 0. */
bool offscreen_open(struct offscreen *off, const char *folder, int day, int width, int height,
                    enum diag_language messages);
/** The same with fonts and a pack that are there already, and taken over, see show_open_pack. */
void offscreen_open_pack(struct offscreen *off, struct type *type, struct pack *pack, int width, int height,
                         enum diag_language messages);
void offscreen_close(struct offscreen *off);

/** Go to a screen at rest, see app_jump. False when there is no such thing. */
bool offscreen_jump(struct offscreen *off, enum screen screen, const char *id);
/** Change the visitor's language. False when the pack has none such. */
bool offscreen_language(struct offscreen *off, const char *tag);
/** Switch on what is true in `comfort`, and off what is not. */
void offscreen_comfort(struct offscreen *off, const bool comfort[COMFORT_COUNT]);
void offscreen_resize(struct offscreen *off, int width, int height);

/** Let the show run until a moment; the last step is exactly then. */
void offscreen_run(struct offscreen *off, tick until);
/** Make one step a while later, and none between: for a picture at rest, where nobody looks at how it got there. */
void offscreen_skip(struct offscreen *off, tick by);
/** One finger does something, now. */
void offscreen_touch(struct offscreen *off, enum touch_kind kind, int64_t finger, struct point at);
/** A finger goes up where it was last, now. */
void offscreen_lift(struct offscreen *off, int64_t finger);
/** A finger touches this place, now. */
void offscreen_tap(struct offscreen *off, struct point at);
/** A key is pressed, now. */
void offscreen_key(struct offscreen *off, enum key key);

/** Save the picture of now. False on failure, see errno. */
bool offscreen_save_picture(struct offscreen *off, const char *path);
/** Save the draw list of now as text. False on failure, see errno. */
bool offscreen_save_dump(const struct offscreen *off, const char *path);

#endif
