#ifndef RUN_STOPS_H
#define RUN_STOPS_H

#include "run/offscreen.h"

/** A visitor's whole way through a show: every screen and every state of one in which something is to be read. */

enum stop_kind {
    STOP_SCREEN,  /* the screen as it comes */
    STOP_PAGE,    /* a further page of it, or of its list */
    STOP_YEAR,    /* vision: a year was touched */
    STOP_SECTION, /* map: one section's lights only */
    STOP_CLUSTER, /* map: lights that stand together are opened */
    STOP_CLOSER,  /* map: nearer */
    STOP_PANEL,   /* home: the panel with languages and switches */
    STOP_IDLE,    /* home: the question to whoever has not touched it for long */
    STOP_KIND_COUNT
};

struct stop {
    enum screen screen;
    enum stop_kind kind;
    const char *id; /* of the project, voice or section; NULL without one */
    int number;     /* of the page (from 0; 0 is the screen as it comes), of the year, of the steps nearer */
    bool extra;     /* worth a look only for a text that no other stop shows */
};

/** Is shown a stop with everything at rest. False ends the way. */
typedef bool stop_look(void *user, const struct stop *stop);

/** Take the show along the way, in the language it is in. False when it was ended. */
bool stops_walk(struct offscreen *off, stop_look *look, void *user);

/** How many stops of the pack there are at least in each language: no page is turned for it. */
size_t stops_least(const struct pack *pack);

/** What staff calls a screen. */
const char *stops_title(enum screen screen, enum diag_language language);

/** What staff calls a stop: its screen, what of the pack it shows, and in which state. In the arena. */
const char *stops_name(const struct stop *stop, const struct pack *pack, enum diag_language language,
                       struct arena *arena);

#endif
