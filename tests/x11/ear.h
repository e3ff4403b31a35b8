#ifndef X11_EAR_H
#define X11_EAR_H

#include <stdbool.h>

#include "base/strbuf.h"

/** What a running program says on its status lines, and what it last said of each thing. */
struct ear {
    int file;           /* where the lines come from */
    struct strbuf said; /* every line so far */
    size_t taken;       /* of `said`, by the fields below */
    size_t heard;       /* of `said`, by ear_hear */
    struct strbuf screen, card;
    long fingers, downs; /* down now, and come down so far */
    long wakes;          /* how often it has begun to move */
    bool resting;
};

/** Seconds for each thing to be heard: a program under a sanitizer on a busy machine is slow. */
enum { EAR_LIMIT = 45 };

/** `screen` is where the program starts. */
void ear_init(struct ear *ear, int file, const char *screen);
void ear_finish(struct ear *ear);

/** Take what has been said already, without waiting. False when nothing more can come. */
bool ear_catch_up(struct ear *ear);
/** Listen until `met` is true of what was heard. False at the limit, or when nothing more can come. */
bool ear_wait(struct ear *ear, bool (*met)(const struct ear *ear, const void *self), const void *self);
/** Listen for a whole line that says `line`, behind the last one that was heard so. False at the limit. */
bool ear_hear(struct ear *ear, const char *line);

#endif
