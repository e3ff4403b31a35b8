#ifndef UI_MADE_H
#define UI_MADE_H

#include "ui/view.h"

/**
 * Texts that a screen puts together from several, or cuts out of one. Only those that are made here are still known as
 * the pack's by whoever reads the frame (draw/made.h), so no screen makes them in another way. They live as long as
 * the frame.
 */

/** Every %s of `format`, which holds at most four and no other directive, is replaced by its text. */
const char *made_text(struct view *view, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** `size` bytes of `text`, from the byte `from` on. A byte may be replaced by another in it. */
char *made_cut(struct view *view, const char *text, size_t from, size_t size);
/** The same, as far as the text goes. */
char *made_rest(struct view *view, const char *text, size_t from);

/** The whole text on one line: a blank for each line break of its own. */
const char *made_line(struct view *view, const char *text);

#endif
