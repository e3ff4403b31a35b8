#ifndef PACK_CHECK_H
#define PACK_CHECK_H

#include "pack/reader.h"

/** What a table cannot say: how values of one file fit each other. */

/** vision.json, once read: the words to set in gold must be part of the statement; else a warning. */
void check_vision(struct loading *loading, struct value root);

/** projects.json, once read: the sections are counted. */
void check_sections(struct loading *loading, struct value root);

#endif
