#include "pack/refs.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bug.h"
#include "base/ruby.h"
#include "pack/nearest.h"

struct ref_definition {
    enum ref_kind kind;
    const char *id;
    size_t index;
    const cJSON *item;
    struct value value;
};

struct ref_use {
    enum ref_kind kind;
    int *slot;
    struct value value;
};

/** To look for a likely name among more than these, or for more than these, would take longer than it helps. */
enum { SUGGESTIONS_MAX = 1000, SUGGESTED_MAX = 50 };

void refs_define(struct refs *refs, enum ref_kind kind, const char *id, size_t index, const cJSON *item,
                 struct value value)
{
    refs->definitions =
        array_grow(refs->definitions, refs->definition_count, &refs->definition_room, sizeof *refs->definitions);
    refs->definitions[refs->definition_count++] = (struct ref_definition){kind, id, index, item, value};
}

void refs_use(struct refs *refs, enum ref_kind kind, int *slot, struct value value)
{
    refs->uses = array_grow(refs->uses, refs->use_count, &refs->use_room, sizeof *refs->uses);
    struct ref_use *use = &refs->uses[refs->use_count++];
    use->kind = kind;
    use->slot = slot;
    use->value = value;
}

static int compare_names(const struct ref_definition *a, const struct ref_definition *b)
{
    return a->kind != b->kind ? (a->kind > b->kind) - (a->kind < b->kind) : strcmp(a->id, b->id);
}

static int compare_definitions(const void *a, const void *b)
{
    const struct ref_definition *left = a, *right = b;
    int order = compare_names(left, right);
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

/** The first definition of this name among those sorted, or NULL. */
static const struct ref_definition *find(const struct ref_definition *sorted, size_t count, enum ref_kind kind,
                                         const char *id)
{
    struct ref_definition wanted = {.kind = kind, .id = id};
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(&sorted[middle], &wanted) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && compare_names(&sorted[low], &wanted) == 0 ? &sorted[low] : NULL;
}

struct sentence {
    const char *english, *japanese;
};

/** What is said of a name that leads nowhere: without and with a likely other name, or where people wrote what the
 * thing is called. */
#define NOWHERE(english, japanese)                                                                                        \
    {                                                                                                                     \
        {"there is no " english " \"%s\"; add it, or name one that is there",                                             \
         "「%s」という" japanese "はありません。書き加えるか、あるものの id を書いてください。"},                         \
            {"there is no " english " \"%s\"; did you mean \"%s\"?",                                                      \
             "「%s」という" japanese "はありません。「%s」の書きまちがいではありませんか。"},                             \
        {                                                                                                                 \
            "\"%s\" is what the " english " is called, not its id; write its id \"%s\"",                                  \
                "「%s」は" japanese "の名前で、id ではありません。id の「%s」を書いてください。" \
        }                                                                                                                 \
    }

enum { NO_SUCH, NEARLY, BY_NAME, SENTENCES };

static const struct sentence no_such[REF_KIND_COUNT][SENTENCES] = {
    [REF_SECTION] = NOWHERE("section", "部門（sections）"),
    [REF_PLACE] = NOWHERE("place", "場所（places）"),
    [REF_PROJECT] = NOWHERE("project", "プロジェクト（projects）"),
    [REF_INTERVIEW] = NOWHERE("interview", "インタビュー（interviews）"),
    [REF_VOICE] = NOWHERE("voice", "声（voices）"),
    [REF_CONTACT] = NOWHERE("contact", "連絡先（contacts）"),
    [REF_CALL] = NOWHERE("call", "募集（calls）"),
};

static const char *suggest(const struct ref_definition *sorted, size_t count, enum ref_kind kind, const char *id,
                           struct arena *arena)
{
    const char **known = arena_array(arena, SUGGESTIONS_MAX, sizeof *known);
    size_t found = 0;
    for (size_t i = 0; i < count && found < SUGGESTIONS_MAX; i++) {
        if (sorted[i].kind == kind) {
            known[found++] = sorted[i].id;
        }
    }
    return nearest_find(id, known, found);
}

/** A text, or one of its languages, says this; readings aside. */
static bool says(const cJSON *text, const char *name, struct arena *arena)
{
    if (cJSON_IsString(text)) {
        return strcmp(ruby_plain(text->valuestring, arena), name) == 0;
    }
    bool said = false;
    for (const cJSON *language = cJSON_IsObject(text) ? text->child : NULL; language && !said;
         language = language->next) {
        said = cJSON_IsString(language) && strcmp(ruby_plain(language->valuestring, arena), name) == 0;
    }
    return said;
}

/** The id of the one thing that is called so; NULL: there is none, or there are more. */
static const char *find_called(const struct ref_definition *sorted, size_t count, enum ref_kind kind, const char *name,
                               struct arena *arena)
{
    static const char *const keys[] = {"name", "title", "label", "role"};
    const char *id = NULL, *plain = ruby_plain(name, arena);
    for (size_t i = 0; i < count; i++) {
        bool called = false;
        for (size_t k = 0; k < sizeof keys / sizeof keys[0] && sorted[i].kind == kind && *plain; k++) {
            called = called || says(cJSON_GetObjectItemCaseSensitive(sorted[i].item, keys[k]), plain, arena);
        }
        if (called && id) {
            return NULL;
        }
        id = called ? sorted[i].id : id;
    }
    return id;
}

static void report_dangling(const struct ref_use *use, const struct ref_definition *sorted, size_t count,
                            struct diags *diags)
{
    const char *id = use->value.json->valuestring;
    struct arena arena = {0};
    bool help = diags->errors < SUGGESTED_MAX;
    const char *called = help ? find_called(sorted, count, use->kind, id, &arena) : NULL;
    const char *near = called || !help ? called : suggest(sorted, count, use->kind, id, &arena);
    const struct sentence *sentence = &no_such[use->kind][called ? BY_NAME : near ? NEARLY : NO_SUCH];
    struct diag_place place = value_place(use->value, &arena);
    diag_add(diags, DIAG_ERROR, place, sentence->english, sentence->japanese, value_clip(id, &arena), near);
    arena_finish(&arena);
}

static void report_duplicate(const struct ref_definition *again, const struct ref_definition *first,
                             struct diags *diags)
{
    struct arena arena = {0};
    diag_add(diags, DIAG_ERROR, value_place(again->value, &arena),
             "the id \"%s\" is already used on line %d; choose another",
             "「%s」という id は%d行目で使われています。別の id にしてください。", again->id,
             value_place(first->value, &arena).line);
    arena_finish(&arena);
}

void refs_resolve(struct refs *refs, struct diags *diags)
{
    size_t count = refs->definition_count;
    struct ref_definition *sorted = calloc(count ? count : 1, sizeof *sorted);
    if (!sorted) {
        BUG("out of memory");
    }
    if (count) {
        memcpy(sorted, refs->definitions, count * sizeof *sorted);
    }
    qsort(sorted, count, sizeof *sorted, compare_definitions);
    for (size_t i = 0; i < count; i++) {
        const struct ref_definition *again = &refs->definitions[i];
        const struct ref_definition *first = find(sorted, count, again->kind, again->id);
        if (first->index != again->index) {
            report_duplicate(again, first, diags);
        }
    }
    for (size_t i = 0; i < refs->use_count; i++) {
        const struct ref_use *use = &refs->uses[i];
        const struct ref_definition *found = find(sorted, count, use->kind, use->value.json->valuestring);
        if (found) {
            *use->slot = (int)found->index;
        } else if (!refs->unread[use->kind]) {
            report_dangling(use, sorted, count, diags);
        }
    }
    free(sorted);
}

void refs_each_idle(const struct refs *refs,
                    void (*found)(void *user, enum ref_kind kind, size_t index, struct value id), void *user)
{
    struct ref_definition *named = calloc(refs->use_count ? refs->use_count : 1, sizeof *named);
    if (!named) {
        BUG("out of memory");
    }
    for (size_t i = 0; i < refs->use_count; i++) {
        const struct ref_use *use = &refs->uses[i];
        named[i] = (struct ref_definition){.kind = use->kind, .id = use->value.json->valuestring};
    }
    qsort(named, refs->use_count, sizeof *named, compare_definitions);
    for (size_t i = 0; i < refs->definition_count; i++) {
        const struct ref_definition *definition = &refs->definitions[i];
        if (!find(named, refs->use_count, definition->kind, definition->id)) {
            found(user, definition->kind, definition->index, definition->value);
        }
    }
    free(named);
}

void refs_finish(struct refs *refs)
{
    free(refs->definitions);
    free(refs->uses);
    *refs = (struct refs){0};
}
