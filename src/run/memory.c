#include "run/memory.h"

#include <malloc.h>

/** A mapping costs a microsecond or two for each of its pages, anew each time. */
enum { LARGE = 1024 * 1024 };

void memory_begin(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE); /* set, it does not move any more */
    mallopt(M_TRIM_THRESHOLD, LARGE);
}
