#include "run/findings.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"

/*
 * machiakari pictures 1
 * damaged 0 pictures/star.png
 * whole 1250000 pictures/square.jpg
 * end 0123456789abcdef
 */

static const char head[] = "machiakari pictures 1\n";
enum { FINDINGS_BYTES_MAX = 16 * 1024 * 1024 };

/** What cannot be read now is not kept: another time it can be. */
static const char *const words[] = {
    [SPOILT_NOT] = "whole",
    [SPOILT_DAMAGED] = "damaged",
    [SPOILT_UNREAD] = NULL,
    [SPOILT_UNTRIED] = "untried",
};
static_assert(sizeof words / sizeof *words == SPOILT_STATE_COUNT, "a word for each state");

/** The name in the folder; NULL when it is elsewhere. */
static const char *within(const char *file, const char *folder)
{
    size_t size = strlen(folder);
    return strncmp(file, folder, size) == 0 && file[size] == '/' ? file + size + 1 : NULL;
}

bool findings_write(const struct spoilt *spoilt, const char *folder, const char *path)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "%s", head);
    for (size_t i = 0; i < spoilt->count; i++) {
        const struct spoilt_item *item = &spoilt->items[i];
        const char *name = within(item->file, folder);
        if (name && words[item->state] && (item->state != SPOILT_NOT || item->taken > 0)) {
            strbuf_printf(&text, "%s %" PRId64 " %s\n", words[item->state], (int64_t)item->taken, name);
        }
    }
    strbuf_printf(&text, "end %016" PRIx64 "\n", hash_bytes(HASH_START, text.text, text.size));
    bool written = file_write_atomic(path, text.text, text.size);
    strbuf_finish(&text);
    return written;
}

/** Cut the last line off. True when it says that all the others are what they were. */
static bool is_whole(char *text)
{
    char *end = strstr(text, "\nend ");
    if (!end || strncmp(text, head, strlen(head)) != 0) {
        return false;
    }
    end++;
    uint64_t hash = hash_bytes(HASH_START, text, (size_t)(end - text));
    bool whole = strtoull(end + strlen("end "), NULL, 16) == hash;
    *end = '\0';
    return whole;
}

static void recall_line(struct spoilt *spoilt, const char *folder, const char *line)
{
    for (int state = 0; state < SPOILT_STATE_COUNT; state++) {
        size_t size = words[state] ? strlen(words[state]) : 0;
        if (size > 0 && strncmp(line, words[state], size) == 0 && line[size] == ' ') {
            char *name = NULL;
            tick taken = strtoll(line + size + 1, &name, 10);
            if (*name == ' ') {
                struct arena arena = {0};
                spoilt_add(spoilt, arena_printf(&arena, "%s/%s", folder, name + 1), (enum spoilt_state)state, taken);
                arena_finish(&arena);
            }
        }
    }
}

void findings_recall(struct spoilt *spoilt, const char *folder, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    spoilt->recalled = true;
    if (file_read(path, FINDINGS_BYTES_MAX, &text, &size) != FILE_OK) {
        return;
    }
    bool whole = strlen(text) == size && is_whole(text);
    for (char *line = whole ? text : NULL, *end; line && (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        recall_line(spoilt, folder, line);
    }
    free(text);
}
