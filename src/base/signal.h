#ifndef BASE_SIGNAL_H
#define BASE_SIGNAL_H

#include <stdbool.h>

/** What a step of the show tells the world: status lines, later lamps, fleet and statistics. */
enum signal_kind {
    SIGNAL_SCREEN,    /* text: the screen's name */
    SIGNAL_CARD,      /* text: the project's id */
    SIGNAL_LANGUAGE,  /* text: BCP 47 tag */
    SIGNAL_LIGHT,     /* text: the project's id; a visitor lit it */
    SIGNAL_IDLE_WARN, /* the visitor is asked whether to go on */
    SIGNAL_ATTRACT,   /* the show went back to attract by itself */
    SIGNAL_BACK,      /* text: the number of a kept pack; staff asked for it to be shown again */
    SIGNAL_SETTING,   /* text: the key of a setting that staff have changed; its value is with the settings */
    SIGNAL_TRIES,     /* text: how often the PIN was wrong; what is to be kept of that has changed */
    SIGNAL_STICK,     /* text: the number of a stick's offer; staff asked for it to be installed */
    SIGNAL_QUIT,      /* staff asked to leave the program */
    SIGNAL_COUNT
};

struct signal {
    enum signal_kind kind;
    const char *text; /* borrowed from the pack or static; "" when there is none */
};

/* More than all the touches and keys of one step (run/loop) can cause. */
enum { SIGNALS_MAX = 512 };

/** The signals of one step; cleared by whoever reads them. */
struct signals {
    struct signal items[SIGNALS_MAX];
    int count;
    bool dropped; /* there were more, which nobody hears of */
};

/** Add one; where there is no room any more it is dropped. */
void signal_emit(struct signals *signals, enum signal_kind kind, const char *text);

#endif
