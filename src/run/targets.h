#ifndef RUN_TARGETS_H
#define RUN_TARGETS_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/draw.h"
#include "pack/pack.h"
#include "ui/target.h"

/** What a frame offers to a finger, by name: for scene scripts and for tours the program plays itself. */

/**
 * Where to tap for the target named `KIND[:WHICH]`: `go:map`, `map-row:3`, `map-row:some-project-id`, `language:en`,
 * `card-next`. Without WHICH, the first of its kind. False when the frame offers no such thing.
 */
bool targets_find(const struct draw_list *list, const struct pack *pack, const char *name, struct point *out);

/** The same for a kind and number; a number below 0 means any. */
bool targets_find_kind(const struct draw_list *list, enum target_kind kind, int number, struct point *out);

/** Where to tap for page `page` (from 0) of a card or of a long text. */
bool targets_find_page(const struct draw_list *list, int page, struct point *out);

/** Where several fingers can go down on one target of a kind: the place nearest to the middle of the stage from which
 * each of the `count` ways leads onto it. False when there is none. */
bool targets_find_fingers(const struct draw_list *list, enum target_kind kind, const struct point *ways, size_t count,
                          struct point *out);

/** The middle of the topmost run of text that contains `words`. False when there is none. */
bool targets_find_text(const struct draw_list *list, const char *words, struct point *out);

#endif
