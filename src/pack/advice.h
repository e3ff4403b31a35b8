#ifndef PACK_ADVICE_H
#define PACK_ADVICE_H

#include "pack/reader.h"

/**
 * What a pack could be shown with, but should not: warnings that only whoever asks for advice gets (`check`). A running
 * show needs none of them.
 */

/** A text in a language was read, with its readings' notation. */
void advice_text(struct loading *loading, struct value value, const char *words, const char *language_tag);

/** A telephone or fax number was read, and is well-formed. */
void advice_phone(struct loading *loading, struct value value);

/** All was read, without an error, and its references are resolved: what nobody can reach, and what is left of the
 * texts. */
void advice_give(struct loading *loading);

#endif
