#ifndef RUN_SCENE_H
#define RUN_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/input.h"
#include "run/options.h"

/**
 * A scene: a script of touches and shots in virtual time, one step a line.
 *
 *     # a visitor opens the map
 *     size 960x540
 *     start home
 *     at 400ms touch go:map
 *     after 2s expect screen map
 *     shot map-open
 *
 * `at T` is a moment of the scene, `after T` a time behind the end of the step before; without
 * either, a step follows at once. T is `400ms` or `1.5s`. Coordinates are stage units.
 */

enum scene_verb {
    SCENE_TAP,    /* x y */
    SCENE_TOUCH,  /* target: tap what the frame offers under this name, see targets.h */
    SCENE_PRESS,  /* words: tap the text that contains them */
    SCENE_DRAG,   /* x y x y time */
    SCENE_PINCH,  /* center x y, distance of the fingers from, to, time */
    SCENE_DOWN,   /* finger x y */
    SCENE_HOLD,   /* finger, target: down on what the frame offers under this name */
    SCENE_MOVE,   /* finger x y */
    SCENE_UP,     /* finger */
    SCENE_KEY,    /* left, right, up, down, enter, escape, staff, close, erase, 0 to 9 */
    SCENE_LANG,   /* language */
    SCENE_SIZE,   /* WxH */
    SCENE_START,  /* screen[:id]: at rest, as if it had always been there */
    SCENE_SHOT,   /* name: NAME.png */
    SCENE_DUMP,   /* name: NAME.txt, the draw list */
    SCENE_EXPECT, /* screen NAME, card ID, target NAME, or status LINE */
    SCENE_WHERE,  /* target: print `where TARGET X Y`, for tests that have real fingers */
    SCENE_VERB_COUNT
};

struct scene_step {
    enum scene_verb verb;
    int line;          /* of the file, from 1 */
    tick at;           /* since the start of the scene */
    tick length;       /* how long the step itself takes */
    double numbers[4]; /* as the verb says */
    int64_t finger;
    struct px_size size;
    const char *word; /* the verb's first word; NULL when it has none */
    const char *rest; /* SCENE_EXPECT: what is expected */
    enum key key;
};

struct scene {
    struct arena arena; /* owns everything below */
    struct scene_step *steps;
    size_t count;
};

/** Read a scene. False when there were problems; all are in `diags`. Start from zero. */
bool scene_load(struct scene *scene, const char *file, struct diags *diags);
/** The same from memory; `file` is only named in messages. */
bool scene_parse(struct scene *scene, const char *file, const char *text, struct diags *diags);
void scene_finish(struct scene *scene);

/** The verb as it is written. */
const char *scene_verb_name(enum scene_verb verb);

#endif
