#ifndef STAGE_DAMAGE_H
#define STAGE_DAMAGE_H

#include <stddef.h>

#include "stage/px.h"
#include "stage/survey.h"

enum { DAMAGE_MAX = 128 };

/** A few rectangles that hold everything that changed. Start from zero. */
struct damage {
    struct px_rect rects[DAMAGE_MAX];
    size_t count;
};

/** Add a rectangle; near ones become one where that costs few pixels more. */
void damage_add(struct damage *damage, struct px_rect rect);

/**
 * Add the bounds of every item that was removed, added or moved in the order of painting.
 * Where no rectangle lies, both lists paint the same.
 */
void damage_compare(struct damage *damage, const struct survey_item *before, size_t before_count,
                    const struct survey_item *after, size_t after_count);

#endif
