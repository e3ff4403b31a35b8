#ifndef PACK_FORMAT_H
#define PACK_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/**
 * Write every JSON file of the pack in folder `dir` anew in the one canonical layout (print.h).
 *
 * False when one of them is no JSON, or is not there (see `diags`): then nothing is written. `*changed` is how many
 * files were another before.
 */
bool pack_format(const char *dir, struct diags *diags, size_t *changed);

#endif
