#ifndef PACK_SCAN_STRING_H
#define PACK_SCAN_STRING_H

#include "pack/scanner.h"

/** Move from the opening quote at `at` to behind the closing one; false after a diagnostic. */
bool scan_string(struct scanner *s);

/** What a string that scan_string accepted means, without its quotes, allocated in `arena`. */
const char *scan_string_decode(struct arena *arena, const char *raw, size_t size);

#endif
