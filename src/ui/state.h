#ifndef UI_STATE_H
#define UI_STATE_H

#include <stdint.h>

#include "ui/app.h"
#include "ui/card.h"
#include "ui/corners.h"
#include "ui/ghosts.h"
#include "ui/map.h"
#include "ui/map_atlas.h"
#include "ui/map_paper.h"
#include "ui/ropes.h"
#include "ui/voices.h"

/** The inside of `struct app`, for the screens. Indexes into the pack, never pointers, so that a pack can be swapped.
 */

struct vision_state {
    int page; /* of a long text; 0: the vision itself */
    int year; /* the year that was touched, or PACK_INDEX_NONE */
    tick touched;
};

struct students_state {
    int page;
};

struct join_state {
    int page;
};

struct programme_state {
    int page;
};

struct credits_state {
    int page;
};

/** What became of the last change of a setting. */
enum staff_saved { STAFF_SAVED_UNKNOWN, STAFF_SAVED, STAFF_SAVED_NOT };

struct staff_state {
    int section;     /* which of the page's sections shows */
    int page;        /* of its problems */
    tick quit_asked; /* when "end the program" was touched once; the second touch ends it */
    tick back_asked; /* the same of "show this pack again" */
    unsigned back;   /* the number of that pack */
    char word[16];   /* the number for the world, as a text */
    enum staff_saved saved;
};

enum pin_step { PIN_ASK, PIN_NEW, PIN_AGAIN, PIN_SHUT, PIN_STEP_COUNT };
enum pin_note {
    PIN_NOTE_NONE,
    PIN_NOTE_CHOOSE,
    PIN_NOTE_WRONG,
    PIN_NOTE_DIFFER,
    PIN_NOTE_SHORT,
    PIN_NOTE_SHUT,
    PIN_NOTE_COUNT
};

struct pin_state {
    enum pin_step step;
    enum pin_note note;
    char typed[PIN_DIGITS_MAX + 1], first[PIN_DIGITS_MAX + 1]; /* `first`: a new one, typed for the first time */
    int size;
    int wrong;       /* tries since the last right one; stays when the pad is left */
    tick shut_until; /* nobody may try before this */
    tick tell;       /* until then, when the world hears of it next */
    char word[16];   /* `wrong`, for the world, as a text */
};

/** How the screen that was left for attract stood there, for as long as it is seen to go. */
struct left {
    bool asked; /* beneath the idle question, which nobody answered */
    int language;
    tick asked_at;
    bool comfort[COMFORT_COUNT];
};

struct app {
    const struct pack *pack;     /* borrowed; NULL: the fault screen */
    const struct diags *diags;   /* borrowed, may be NULL */
    struct type *type;           /* borrowed */
    const struct kept *kept;     /* borrowed, may be NULL */
    const struct offers *offers; /* borrowed, may be NULL */
    const struct dial *dial;     /* borrowed, may be NULL */
    enum diag_language staff_language;
    struct settings *settings;            /* borrowed, or `usual`; staff change it on their page */
    struct settings usual;                /* where nobody has set any; owned */
    const struct diags *settings_unsaved; /* borrowed, may be NULL: why the last change was not written */
    const struct diags *settings_wrong;   /* borrowed, may be NULL: what is wrong with their file */

    enum screen screen, leaving; /* equal when no transition runs */
    enum screen beneath;         /* what a card, the credits or the staff page closes onto */
    tick changed;                /* when `screen` came */
    struct left left;
    struct rope_pose pose_from;  /* the ropes when the transition began */
    double width, height;        /* of the stage at the last step */

    int language;
    bool comfort[COMFORT_COUNT]; /* what the visitor has switched on */
    bool panel;                  /* the panel is open */
    bool warned;                 /* the idle question stands */
    bool focus_on;               /* the keyboard is in use: its focus shows */
    int glint_rope;
    tick glint; /* when a touch last sent a glint along a rope; 0: never */
    tick panel_changed;
    tick touched; /* the last touch or key, for the idle question */

    struct draw_list seen; /* the hits of the frame that the visitor sees; nothing else of it */
    struct ghosts ghosts;
    struct gesture_state gesture;
    struct corners corners;
    uint64_t focus; /* the target with the focus */
    uint64_t key_pressed;
    tick key_until;

    struct view_pages *pages; /* borrowed, may be NULL: where frames note what takes several pages */
    struct signals *signals;  /* of the step that runs; NULL between steps */
    uint32_t *lights;         /* owned: how often each project was lit tonight */

    struct vision_state vision;
    struct map_state map;
    struct map_atlas *atlas; /* owned; NULL without a pack */
    struct map_paper *paper; /* owned: what the map's ground is printed from; NULL until it is needed */
    struct card_state card;
    struct voices_state voices;
    struct students_state students;
    struct join_state join;
    struct programme_state programme;
    struct credits_state credits;
    struct staff_state staff;
    struct pin_state pin;
};

/** Go to a screen with a transition. Entering the screen that already shows does nothing. */
void app_go(struct app *app, enum screen screen, tick now);
/** Open a project's card from a light at `origin` (stage units). On a card already: turn to the other project. */
void app_open_card(struct app *app, int project, struct point origin, tick now);
/** Close a card, the credits or the staff page onto what lay beneath; else go home; from home to attract. */
void app_back(struct app *app, tick now);
/** Count one light for a project, and send a glint along a rope. */
void app_light(struct app *app, int project, tick now);
/** Screens that lie over another and close onto it. */
bool app_is_sheet(enum screen screen);
/** True when readings are to be set: a Japanese visitor asked for them; in plain Japanese always. */
bool app_furigana(const struct app *app);
/** True when the pack has something to show there. */
bool app_has(const struct app *app, enum screen screen);
/** Tell the world. */
void app_tell(struct app *app, enum signal_kind kind, const char *text);

/** How long a change of screens takes. */
#define APP_CHANGE TICK_MS(420)

#endif
