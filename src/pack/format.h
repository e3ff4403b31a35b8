#ifndef PACK_FORMAT_H
#define PACK_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/**
 * Write every JSON file of the pack in folder `dir` anew in the one canonical layout: keys in the order of the format,
 * languages in that of the pack, what fits on a line of FORMAT_COLUMNS on one line, two spaces a level. What is said
 * stays the same; to do it twice changes nothing more.
 *
 * False when one of them is no JSON, or is not there (see `diags`): then nothing is written. `*changed` is how many
 * files were another before.
 */
enum { FORMAT_COLUMNS = 120 };
bool pack_format(const char *dir, struct diags *diags, size_t *changed);

#endif
