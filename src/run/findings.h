#ifndef RUN_FINDINGS_H
#define RUN_FINDINGS_H

#include "run/spoilt.h"

/**
 * What was found of a pack's pictures when it was installed, kept beside it in the store: so a show that starts can
 * tell it without decoding them. A line for each picture that is damaged, large or untried; what is not whole says
 * nothing.
 */

/** Write what there is to say of the pictures in `folder`. False on failure, see errno. */
bool findings_write(const struct spoilt *spoilt, const char *folder, const char *path);
/** From now on `spoilt` knows it, and decodes nothing. */
void findings_recall(struct spoilt *spoilt, const char *folder, const char *path);

#endif
