#include "run/tries_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "ui/pin.h"

enum { BYTES_MAX = 128, LEFT_MOST = (int)(PIN_WAIT_MOST / TICK_S(1)) };

static const char *path_of(const struct settings_file *file, struct arena *arena)
{
    return file->path ? arena_printf(arena, "%s.tries", file->path) : NULL;
}

static void print(struct strbuf *out, struct tries tries)
{
    strbuf_printf(out, "%d wrong, %d s left\n", tries.wrong, tries.left);
}

/** Exactly what `print` makes: anything else was damaged. */
static bool parse(const char *text, struct tries *tries)
{
    struct strbuf same = {0};
    char *rest = NULL;
    long wrong = strtol(text, &rest, 10);
    long left = strtol(rest + strcspn(rest, "0123456789"), NULL, 10);
    bool sane = wrong >= 0 && wrong <= PIN_COUNTED && left >= 0 && left <= LEFT_MOST;
    *tries = (struct tries){sane ? (int)wrong : 0, sane ? (int)left : 0};
    print(&same, *tries);
    sane = sane && strcmp(strbuf_text(&same), text) == 0;
    strbuf_finish(&same);
    return sane;
}

/** False when nobody can say. */
static bool read_tries(const char *path, struct tries *tries)
{
    char *text = NULL;
    size_t size = 0;
    enum file_result result = file_read(path, BYTES_MAX, &text, &size);
    bool known = result == FILE_MISSING || (result == FILE_OK && strlen(text) == size && parse(text, tries));
    free(text);
    return known;
}

bool tries_file_save(const struct settings_file *file, struct tries tries)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    const char *path = path_of(file, &arena);
    print(&text, tries);
    bool saved = path && file_make_parent(path) && file_write_private(path, text.text, text.size);
    strbuf_finish(&text);
    arena_finish(&arena);
    return saved;
}

struct tries tries_file_open(const struct settings_file *file)
{
    static const struct tries first = {PIN_TRIES, (int)(PIN_WAIT / TICK_S(1))};
    struct arena arena = {0};
    struct tries tries = {0};
    const char *path = file->settings.pin ? path_of(file, &arena) : NULL;
    if (path && !read_tries(path, &tries)) {
        tries = first;
    }
    /* What could not be kept now could not be kept before. */
    if (path && !tries_file_save(file, tries) && tries.wrong < PIN_TRIES) {
        tries = first;
    }
    arena_finish(&arena);
    return tries;
}
