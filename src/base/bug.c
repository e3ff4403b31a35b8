#include "base/bug.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void bug_abort(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: bug: %s\n", file, line, what);
    abort();
}
