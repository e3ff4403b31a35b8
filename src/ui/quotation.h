#ifndef UI_QUOTATION_H
#define UI_QUOTATION_H

#include "ui/view.h"

/** What a person said: the original stands for everybody, and our translation on a block of its own beside it. */

/** The style for the original, whatever the visitor's language. */
struct text_style quotation_style(const struct view *view, enum type_role role, struct color color);

/** True when a visitor gets a translation beside the original. */
bool quotation_translated(const struct view *view, const struct pack_text *text);

/** The part of a common area that the translation is best given, so that both are set about as large as their kind is
 * usually. */
double quotation_share(struct view *view, const struct pack_text *text);

/**
 * The block of the translation, marked as ours, as visible as `shown`; `page` of a long one (beyond its end: the last).
 * Returns its number of pages; nobody is told to shorten it, since it must say all that was said.
 */
int quotation_block(struct view *view, const struct pack_text *text, struct rect box, int page, double shown);

#endif
