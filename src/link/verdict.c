#include "link/verdict.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/strbuf.h"

/* As many sources as a drop folder is looked at for, and the pack's own folder (link/drop.h). */
enum { LINES_MAX = 2001, BYTES_MAX = 16 * 1024 * 1024 };

static const char *const words[] = {
    [VERDICT_NONE] = "none",       [VERDICT_REFUSED] = "refused", [VERDICT_CRASHED] = "crashed",
    [VERDICT_STALLED] = "stalled", [VERDICT_FLOODED] = "flooded", [VERDICT_ENDED] = "ended",
};
static_assert(sizeof words / sizeof *words == VERDICT_KIND_COUNT, "a word for each kind");

/** One line: a stamp, a judge, a word, how often, a path. */
struct line {
    uint64_t stamp, judge;
    struct verdict verdict;
    const char *source; /* borrowed */
};

static enum verdict_kind find_kind(const char *word, size_t size)
{
    for (int i = 0; i < VERDICT_KIND_COUNT; i++) {
        if (strlen(words[i]) == size && strncmp(words[i], word, size) == 0) {
            return (enum verdict_kind)i;
        }
    }
    return VERDICT_NONE;
}

static bool read_line(const char *text, struct line *out)
{
    char *at = NULL;
    out->stamp = strtoull(text, &at, 16);
    out->judge = strtoull(at, &at, 16);
    if (*at != ' ') {
        return false;
    }
    const char *word = at + 1;
    size_t size = strcspn(word, " ");
    out->verdict.kind = find_kind(word, size);
    out->verdict.times = (unsigned)strtoul(word + size, &at, 10);
    out->source = at + 1;
    return out->verdict.kind != VERDICT_NONE && *at == ' ';
}

/** The lines cut where they end; `*text` owns them. What cannot be read says nothing. */
static size_t read_lines(const struct store *store, char **text, struct line *lines)
{
    struct arena arena = {0};
    size_t size = 0, count = 0;
    *text = NULL;
    if (file_read(arena_printf(&arena, "%s/verdicts", store->path), BYTES_MAX, text, &size) == FILE_OK) {
        for (char *line = *text, *end; (end = strchr(line, '\n')) && count < LINES_MAX; line = end + 1) {
            *end = '\0';
            count += read_line(line, &lines[count]);
        }
    }
    arena_finish(&arena);
    return count;
}

struct verdict verdict_find(const struct store *store, const char *source, uint64_t stamp, uint64_t judge)
{
    struct arena arena = {0};
    struct line *lines = arena_array(&arena, LINES_MAX, sizeof *lines);
    struct verdict found = {.kind = VERDICT_NONE};
    char *text = NULL;
    size_t count = read_lines(store, &text, lines);
    for (size_t i = 0; i < count && found.kind == VERDICT_NONE; i++) {
        bool same = lines[i].stamp == stamp && lines[i].judge == judge && strcmp(lines[i].source, source) == 0;
        found = same ? lines[i].verdict : found;
    }
    free(text);
    arena_finish(&arena);
    return found;
}

static void print_line(struct strbuf *out, const struct line *line)
{
    strbuf_printf(out, "%016" PRIx64 " %016" PRIx64 " %s %u %s\n", line->stamp, line->judge, words[line->verdict.kind],
                  line->verdict.times, line->source);
}

/** The new one first, so that the oldest falls out. True when there was one of this source before. */
static bool print_all(struct strbuf *out, const struct line *first, const struct line *lines, size_t count)
{
    bool there = false;
    size_t printed = first->verdict.kind != VERDICT_NONE;
    if (printed) {
        print_line(out, first);
    }
    for (size_t i = 0; i < count && printed < LINES_MAX; i++) {
        bool same = strcmp(lines[i].source, first->source) == 0;
        there = there || same;
        if (!same && (access(lines[i].source, F_OK) == 0 || errno != ENOENT)) {
            print_line(out, &lines[i]);
            printed++;
        }
    }
    return there;
}

bool verdict_note(struct store *store, const char *source, uint64_t stamp, uint64_t judge, struct verdict verdict)
{
    struct arena arena = {0};
    struct strbuf out = {0};
    struct line *lines = arena_array(&arena, LINES_MAX, sizeof *lines);
    const struct line first = {stamp, judge, verdict, source};
    char *text = NULL;
    REQUIRE(store->lock >= 0);
    size_t count = read_lines(store, &text, lines);
    bool there = print_all(&out, &first, lines, count);
    bool nothing = verdict.kind == VERDICT_NONE && !there; /* as on most days */
    bool written =
        nothing || file_write_atomic(arena_printf(&arena, "%s/verdicts", store->path), strbuf_text(&out), out.size);
    int saved = errno;
    free(text);
    strbuf_finish(&out);
    arena_finish(&arena);
    errno = saved;
    return written;
}
