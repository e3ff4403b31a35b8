#ifndef RUN_PROGRAM_H
#define RUN_PROGRAM_H

#include <stdint.h>

/** A number for a program, another one for each that is built: whose verdict on a pack holds (link/verdict.h). `path`
 * NULL: the one that runs. 0 when there is none. */
uint64_t program_number(const char *path);

#endif
