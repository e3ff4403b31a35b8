#include "table/languages.h"

#include <string.h>

#include "base/language.h"
#include "table/headings.h"
#include "table/object.h"

static bool has(const struct print *print, const char *tag)
{
    for (size_t i = 0; i < print->language_count; i++) {
        if (language_same(print->languages[i], tag)) {
            return true;
        }
    }
    return false;
}

/** False when there is no room for it. */
static bool add(struct gathered *gathered, const char *tag)
{
    struct print *print = &gathered->print;
    if (print->language_count == PACK_LANGUAGES_MAX) {
        return false;
    }
    print->languages[print->language_count++] = arena_strdup(&gathered->arena, tag);
    return true;
}

/** The language that a heading such as "題（en）" names, as it is folded; NULL: it is no such heading. */
static const char *heading_language(const struct plan_sheet *plan, const char *heading, struct arena *arena)
{
    const char *folded = names_fold(heading, arena), *open = strrchr(folded, '(');
    size_t size = strlen(folded);
    if (!open || folded[size - 1] != ')') {
        return NULL;
    }
    const char *name = arena_copy(arena, folded, (size_t)(open - folded));
    const char *tag = arena_copy(arena, open + 1, size - (size_t)(open - folded) - 2);
    for (size_t i = 0; i < plan->leaf_count && language_is_well_formed(tag); i++) {
        if (plan->leaves[i].kind == LEAF_TEXT && names_same(plan->leaves[i].heading, name)) {
            return tag;
        }
    }
    return NULL;
}

/** The columns of one language; one alone may be another's heading that somebody mistyped. */
struct found {
    const char *tag;
    size_t columns;
};
enum { FOUND_MAX = 2 * PACK_LANGUAGES_MAX, COLUMNS_LEAST = 2 };

static void count_column(struct found found[FOUND_MAX], const char *tag)
{
    for (size_t i = 0; i < FOUND_MAX; i++) {
        if (!found[i].tag || language_same(found[i].tag, tag)) {
            found[i].tag = tag;
            found[i].columns++;
            return;
        }
    }
}

static void count_columns(const struct gathered_sheet *sheet, struct found found[FOUND_MAX], struct arena *arena)
{
    bool list = sheet->plan->kind != PLAN_OBJECT && sheet->sheet && sheet->sheet->count > 0;
    for (size_t i = 0; list && i < sheet->sheet->rows[0].count; i++) {
        struct cell cell = row_value(&sheet->sheet->rows[0], i);
        const char *tag = cell.kind == CELL_TEXT ? heading_language(sheet->plan, cell.text, arena) : NULL;
        if (tag) {
            count_column(found, tag);
        }
    }
}

/** Languages of the columns that are not in the list are added to it. Returns the first of them, or NULL. */
static const char *add_from_headings(struct gathered *gathered, struct arena *arena)
{
    struct found found[FOUND_MAX] = {{NULL, 0}};
    const char *first = NULL;
    for (size_t i = 0; i < gathered->plan->count; i++) {
        count_columns(&gathered->sheets[i], found, arena);
    }
    for (size_t i = 0; i < FOUND_MAX && found[i].tag; i++) {
        bool other = found[i].columns >= COLUMNS_LEAST && !has(&gathered->print, found[i].tag);
        if (other && add(gathered, found[i].tag)) {
            first = first ? first : found[i].tag;
        }
    }
    return first;
}

/** The row of the pack's sheet that holds the languages; its first one where there is none. */
static const struct row *languages_row(const struct gathered_sheet *pack, size_t *leaf)
{
    *leaf = 0;
    while (*leaf + 1 < pack->plan->leaf_count && strcmp(pack->plan->leaves[*leaf].path, "languages") != 0) {
        ++*leaf;
    }
    return &pack->sheet->rows[pack->items && pack->items[*leaf].row ? pack->items[*leaf].row : 0];
}

/** Take what is written there; `*bad` is what is no language, or NULL. False when there is nothing. */
static bool take(struct gathered *gathered, const cJSON *languages, const char **bad, struct arena *arena)
{
    *bad = NULL;
    for (const cJSON *tag = languages ? languages->child : NULL; tag; tag = tag->next) {
        if (cJSON_IsString(tag) && !language_is_well_formed(tag->valuestring)) {
            *bad = *bad ? *bad : value_clip(tag->valuestring, arena);
        } else if (cJSON_IsString(tag)) {
            add(gathered, tag->valuestring);
        }
    }
    return languages && cJSON_IsArray(languages) && languages->child;
}

static void complain(const struct item_reader *reader, const struct row *row, size_t leaf, const char *bad,
                     const char *more)
{
    struct diag_place place = item_place(reader, row, reader->sheet->values[0][0]);
    if (bad) {
        diag_add(
            reader->diags, DIAG_ERROR, place,
            "\"%s\" is no language; write tags such as ja、en: ja Japanese, ja-easy plain Japanese, en English, "
            "zh-Hans and zh-Hant Chinese, ko Korean",
            "「%s」は言語として読めません。ja、en のように記号で書いてください（ja 日本語、ja-easy やさしい日本語、"
            "en 英語、zh-Hans 中国語・簡体字、zh-Hant 中国語・繁体字、ko 韓国語）。",
            bad);
    } else if (more) {
        diag_add(reader->diags, DIAG_ERROR, place,
                 "there are columns for the language \"%s\", but no %s is listed here; add it, or remove all columns "
                 "of that language",
                 "「%s」の列があるのに、ここに %s がありません。書き加えるか、その言語の列をすべて消してください。",
                 more, more);
    } else {
        item_missing(reader, row, leaf);
    }
}

void languages_read(const struct item_reader *reader, struct gathered *gathered, struct gathered_sheet *pack)
{
    struct diags unheard = {.count = 0};
    const struct item_reader quiet = {reader->gathered, reader->sheet, reader->arena, &unheard};
    cJSON *more;
    headings_read(gathered, pack, reader->arena, &unheard);
    cJSON *object = object_read(&quiet, pack, &more, &gathered->arena);
    const cJSON *languages = cJSON_GetObjectItemCaseSensitive(object, "languages");
    const char *bad;
    bool there = take(gathered, languages, &bad, reader->arena);
    const char *other = add_from_headings(gathered, reader->arena);
    size_t leaf;
    const struct row *row = languages_row(pack, &leaf);
    bool read = pack->values[0][0] != GATHER_NOWHERE && row != &pack->sheet->rows[0];
    /* What makes the cell unreadable, or hides it, is told with the sheet. */
    if (read && !cJSON_IsNull(languages) && (!there || bad || other)) {
        complain(reader, row, leaf, bad, other);
    }
    cJSON_Delete(more);
    cJSON_Delete(object);
    diag_finish(&unheard);
}
