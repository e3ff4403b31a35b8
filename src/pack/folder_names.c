#include "pack/folder_names.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/form.h"

static int by_same(const void *a, const void *b)
{
    const struct folder_name *left = a, *right = b;
    return strcmp(left->same, right->same);
}

static void add(struct folder_names *names, size_t *room, const char *name)
{
    if (names->count == *room) {
        size_t more = *room ? *room * 2 : 64;
        struct folder_name *moved = arena_array(&names->arena, more, sizeof *moved);
        if (names->count) {
            memcpy(moved, names->items, names->count * sizeof *moved);
        }
        names->items = moved;
        *room = more;
    }
    name = arena_strdup(&names->arena, name);
    names->items[names->count++] = (struct folder_name){name, form_same(name, &names->arena)};
}

/** List the folder; nothing when it cannot be read, which whoever opens the file will say. */
static void list(struct folder_names *names, const char *path)
{
    folder_names_finish(names);
    names->path = arena_strdup(&names->arena, path);
    DIR *entries = opendir(path);
    struct dirent *entry = entries ? readdir(entries) : NULL;
    for (size_t room = 0; entry && names->count < FOLDER_NAMES_MAX; entry = readdir(entries)) {
        if (!form_is_plain(entry->d_name)) {
            add(names, &room, entry->d_name);
        }
    }
    if (entries) {
        closedir(entries);
    }
    if (names->count) {
        qsort(names->items, names->count, sizeof *names->items, by_same);
    }
}

size_t folder_names_like(struct folder_names *names, const char *path, const char *name, const char **found)
{
    if (form_is_plain(name)) {
        return 0;
    }
    if (!names->path || strcmp(names->path, path) != 0) {
        list(names, path);
    }
    struct arena arena = {0};
    struct folder_name wanted = {name, form_same(name, &arena)};
    struct folder_name *first =
        names->count ? bsearch(&wanted, names->items, names->count, sizeof *names->items, by_same) : NULL;
    size_t count = first ? 1 : 0;
    if (first) {
        *found = first->name;
        count += first > names->items && by_same(first - 1, &wanted) == 0 ? 1 : 0;
        count += first + 1 < names->items + names->count && by_same(first + 1, &wanted) == 0 ? 1 : 0;
    }
    arena_finish(&arena);
    return count;
}

void folder_names_finish(struct folder_names *names)
{
    arena_finish(&names->arena);
    *names = (struct folder_names){.count = 0};
}
