#ifndef RUN_WALK_H
#define RUN_WALK_H

#include "draw/draw.h"
#include "pack/pack.h"
#include "run/options.h"
#include "text/type.h"
#include "ui/screen.h"
#include "ui/view.h"

/**
 * A walk through the screens of a pack, as a visitor's but for nobody: each is drawn at rest, without a display and
 * with the switches of the panel off, in every language and at every size, and leafed through. Of very many cards as
 * many are looked at as a few seconds allow.
 */

/** One frame of it. */
struct walk_stop {
    const struct draw_list *list;
    const struct view_pages *pages; /* texts that found no room on one page in this frame */
    enum screen screen;
    const char *id; /* of the project or voice; NULL: the screen has none */
    int page;
    struct px_size size;
    const char *language;
    bool left; /* this is where the way home leads that `screen` offered; list is of that */
    enum screen reached;
};

struct walk_companion {
    void *user;
    void (*see)(void *user, const struct walk_stop *stop);
};

/** `companion` sees every stop. On the first card, the first voice and every other screen, the way home is taken at the
 * end: then the last stop is where it leads. */
void walk_take(const struct pack *pack, struct type *type, const struct px_size *sizes, size_t size_count,
               const struct walk_companion *companion);

#endif
