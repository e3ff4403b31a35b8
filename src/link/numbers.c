#include "link/numbers.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

enum { DIGITS = 6 };
static const char digits[] = "0123456789";

static bool read_name(const char *name, struct numbered *out)
{
    size_t size = strlen(name);
    if (size < DIGITS || strspn(name, digits) != DIGITS) {
        return false;
    }
    const char *more = name + DIGITS;
    bool again = *more == '-' && more[1] != '\0' && strspn(more + 1, digits) == strlen(more + 1);
    *out = (struct numbered){(unsigned)strtoul(name, NULL, 10), again ? (unsigned)strtoul(more + 1, NULL, 10) : 0};
    return out->number > 0 && (*more == '\0' || out->more > 0);
}

static void add(struct numbers *numbers, const char *name)
{
    struct numbered one;
    if (read_name(name, &one)) {
        struct numbered *items = realloc(numbers->items, (numbers->count + 1) * sizeof *items);
        REQUIRE(items);
        numbers->items = items;
        items[numbers->count++] = one;
    }
}

static int largest_first(const void *a, const void *b)
{
    const struct numbered *left = a, *right = b;
    if (left->number != right->number) {
        return left->number < right->number ? 1 : -1;
    }
    return left->more < right->more ? 1 : left->more > right->more ? -1 : 0;
}

/** Zero at its end, else what kept it from getting there. */
static int read_all(struct numbers *numbers, DIR *folder)
{
    struct dirent *entry;
    while ((errno = 0, entry = readdir(folder))) {
        add(numbers, entry->d_name);
    }
    return errno;
}

bool numbers_list(struct numbers *numbers, const char *folder)
{
    *numbers = (struct numbers){.items = NULL};
    DIR *opened = opendir(folder);
    if (!opened) {
        return errno == ENOENT || errno == ENOTDIR;
    }
    int error = read_all(numbers, opened);
    closedir(opened);
    if (numbers->count > 0) {
        qsort(numbers->items, numbers->count, sizeof *numbers->items, largest_first);
    }
    errno = error;
    return error == 0;
}

void numbers_finish(struct numbers *numbers)
{
    free(numbers->items);
    *numbers = (struct numbers){.items = NULL};
}
