#ifndef X11_TOOL_H
#define X11_TOOL_H

#include <stdbool.h>

/**
 * Run a program of the PATH to its end. True when it exits with 0. `arguments` ends with NULL. What it says of its
 * problems is heard only when it is `loud`.
 */
bool tool_run(const char *const *arguments, bool loud);

#endif
