#include "base/diag_group.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"

/** What the words of a problem are, as one number: a list is long, and its texts begin alike. */
static uint64_t words_of(const struct diag *diag)
{
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < DIAG_LANGUAGE_COUNT; i++) {
        hash = hash_bytes(hash, diag->message[i], strlen(diag->message[i]) + 1);
    }
    return hash;
}

static bool has_same_words(const struct diag *a, const struct diag *b)
{
    return strcmp(a->message[DIAG_ENGLISH], b->message[DIAG_ENGLISH]) == 0 &&
           strcmp(a->message[DIAG_JAPANESE], b->message[DIAG_JAPANESE]) == 0;
}

/** For each problem the first that is told in the same words, itself at the latest. */
static size_t *find_firsts(const struct diags *diags, struct arena *arena)
{
    uint64_t *words = arena_array(arena, diags->count, sizeof *words);
    size_t *firsts = arena_array(arena, diags->count, sizeof *firsts);
    for (size_t i = 0; i < diags->count; i++) {
        words[i] = words_of(&diags->items[i]);
        size_t at = diags->items[i].severity == DIAG_WARNING ? 0 : i;
        while (at < i && !(words[at] == words[i] && diags->items[at].severity == DIAG_WARNING &&
                           has_same_words(&diags->items[at], &diags->items[i]))) {
            at++;
        }
        firsts[i] = at;
    }
    return firsts;
}

static void add_place(struct diag_group *group, const struct diag *diag)
{
    if (group->count < DIAG_GROUP_PLACES) {
        group->places[group->count] = diag;
    }
    group->count++;
}

const struct diag_group *diag_group(const struct diags *diags, struct arena *arena, size_t *count)
{
    *count = 0;
    if (diags->count == 0) {
        return NULL;
    }
    const size_t *firsts = find_firsts(diags, arena);
    size_t *told = arena_array(arena, diags->count, sizeof *told); /* how often the words of this first are */
    for (size_t i = 0; i < diags->count; i++) {
        told[firsts[i]]++;
    }
    struct diag_group *groups = arena_array(arena, diags->count, sizeof *groups);
    struct diag_group **of = arena_array(arena, diags->count, sizeof(struct diag_group *));
    for (size_t i = 0; i < diags->count; i++) {
        bool joins = firsts[i] < i && told[firsts[i]] > DIAG_GROUP_PLACES;
        of[i] = joins ? of[firsts[i]] : &groups[(*count)++];
        add_place(of[i], &diags->items[i]);
    }
    return groups;
}

static const char *name_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

/** As short as it can be found: a cell says all, a JSON path wants its file and line. */
static void put_place(struct strbuf *buf, const struct diag_place *place)
{
    bool cell = place->path && place->path[0] && place->path[0] != '/';
    if (!cell && place->file) {
        strbuf_puts(buf, name_of(place->file));
        if (place->line > 0) {
            strbuf_printf(buf, ":%d", place->line);
        }
        strbuf_puts(buf, place->path && place->path[0] ? " " : "");
    }
    strbuf_puts(buf, place->path ? place->path : "");
}

const char *diag_group_line(const struct diag_group *group, enum diag_language language, struct arena *arena)
{
    const char *line = diag_line(group->places[0], language, arena);
    if (group->count == 1) {
        return line;
    }
    bool japanese = language == DIAG_JAPANESE;
    struct strbuf buf = {0};
    strbuf_printf(&buf, japanese ? "%s（同じことが%zuか所：ここのほか、" : "%s (the same at %zu places: here, ", line,
                  group->count);
    for (size_t i = 1; i < DIAG_GROUP_PLACES; i++) {
        strbuf_puts(&buf, i == 1 ? "" : japanese ? "、" : ", ");
        put_place(&buf, &group->places[i]->place);
    }
    strbuf_puts(&buf, japanese ? " など）" : " and so on)");
    const char *all = arena_strdup(arena, strbuf_text(&buf));
    strbuf_finish(&buf);
    return all;
}
