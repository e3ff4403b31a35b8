#include "base/pages.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 2 * 1024 * 1024 };

void *pages_create(size_t bytes)
{
    void *memory = NULL;
    if (bytes < LARGE_PAGE / 2) {
        return malloc(bytes);
    }
    size_t whole = (bytes + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (posix_memalign(&memory, LARGE_PAGE, whole) != 0) {
        return NULL;
    }
    madvise(memory, whole, MADV_HUGEPAGE); /* a wish; without it all is as slow as ever */
    return memory;
}
