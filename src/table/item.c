#include "table/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/origin.h"
#include "table/value.h"

enum { KEY_BYTES_MAX = 200 };

struct diag_place item_place(const struct item_reader *reader, const struct row *row, size_t column)
{
    return origin_cell(reader->gathered->book, reader->sheet->sheet->name, row->number,
                       column == GATHER_NOWHERE ? 0 : column, reader->arena);
}

/* Paths. */

/** Cut the next key off a path into `key`. */
static const char *next_key(const char *path, char key[KEY_BYTES_MAX])
{
    size_t size = strcspn(path, "/");
    REQUIRE(size < KEY_BYTES_MAX);
    memcpy(key, path, size);
    key[size] = '\0';
    return path + size + (path[size] == '/' ? 1 : 0);
}

void item_set(cJSON *object, const char *path, cJSON *value)
{
    char key[KEY_BYTES_MAX];
    for (path = next_key(path, key); *path; path = next_key(path, key)) {
        cJSON *inner = cJSON_GetObjectItemCaseSensitive(object, key);
        object = inner ? inner : cJSON_AddObjectToObject(object, key);
    }
    cJSON_AddItemToObject(object, key, value);
}

const cJSON *item_get(const cJSON *object, const char *path)
{
    char key[KEY_BYTES_MAX];
    while (*path && object) {
        path = next_key(path, key);
        object = cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
    }
    return object;
}

void item_merge(cJSON *object, cJSON *more)
{
    while (more->child) {
        cJSON *member = cJSON_DetachItemViaPointer(more, more->child);
        cJSON *there = cJSON_GetObjectItemCaseSensitive(object, member->string);
        if (there && cJSON_IsObject(there) && cJSON_IsObject(member)) {
            item_merge(there, member);
        } else if (there) {
            cJSON_Delete(member);
        } else {
            char *key = strdup(member->string);
            REQUIRE(key);
            cJSON_AddItemToObject(object, key, member);
            free(key);
        }
    }
    cJSON_Delete(more);
}

/* Values. */

/** People end a line in a cell in whatever way their system does. */
static void unify_lines(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from == '\r') {
            *to++ = '\n';
            from += from[1] == '\n' ? 1 : 0;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

/** A cell; an empty one where there is no such column. */
static struct cell cell_at(const struct row *row, size_t column)
{
    return column == GATHER_NOWHERE ? (struct cell){CELL_EMPTY, NULL} : row_cell(row, column);
}

static cJSON *read_cell(const struct item_reader *reader, const struct row *row, size_t column, enum leaf_kind kind)
{
    struct cell cell = cell_at(row, column);
    if (cell.kind == CELL_EMPTY) {
        return NULL;
    }
    const struct value_problem *problem = NULL;
    cJSON *value = value_read(kind, cell, &problem);
    if (!value) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, column), problem->english, problem->japanese,
                 value_shown(cell, reader->arena));
    } else if (cJSON_IsString(value)) {
        unify_lines(value->valuestring);
    }
    return value;
}

static cJSON *read_languages(const struct item_reader *reader, const struct row *row, const size_t *columns)
{
    const struct print *print = &reader->gathered->print;
    cJSON *text = NULL;
    for (size_t i = 0; i < print->language_count; i++) {
        cJSON *words = read_cell(reader, row, columns[1 + i], LEAF_TEXT);
        if (words) {
            text = text ? text : cJSON_CreateObject();
            cJSON_AddItemToObject(text, print->languages[i], words);
        }
    }
    return text;
}

/** The column where people would write it. */
static size_t first_column(const struct gathered_sheet *sheet, size_t leaf)
{
    const size_t *columns = sheet->values[sheet->plan->kind == PLAN_OBJECT ? 0 : leaf];
    bool text = sheet->plan->leaves[leaf].kind == LEAF_TEXT;
    return text && columns[1] != GATHER_NOWHERE ? columns[1] : columns[0];
}

/** Every text is there in the pack's own language. */
static void miss_first(const struct item_reader *reader, const struct row *row, size_t leaf)
{
    const struct plan_sheet *plan = reader->sheet->plan;
    struct column column = {.kind = COLUMN_VALUE, .leaf = leaf, .language = 0};
    const char *heading = plan_heading(plan, column, &reader->gathered->print, reader->arena);
    if (plan->kind == PLAN_OBJECT) {
        heading = arena_printf(reader->arena, "%s（%s）", plan->leaves[leaf].heading, heading);
    }
    diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, first_column(reader->sheet, leaf)),
             "\"%s\" is empty, but there are translations of it; write it",
             "「%s」が空なのに、訳が書かれています。書いてください。", heading);
}

static cJSON *read_text(const struct item_reader *reader, const struct row *row, size_t leaf, const size_t *columns)
{
    cJSON *common = read_cell(reader, row, columns[0], LEAF_TEXT);
    cJSON *text = read_languages(reader, row, columns);
    if (!common && text && cell_at(row, columns[1]).kind == CELL_EMPTY) {
        miss_first(reader, row, leaf);
    }
    if (common && text) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, columns[0]),
                 "there is a text for all languages and one for a single language; remove one of them",
                 "（共通）の文と、言語ごとの文の、両方が書かれています。どちらかを消してください。");
        cJSON_Delete(text);
    }
    return common ? common : text;
}

cJSON *item_read_leaf(const struct item_reader *reader, const struct row *row, size_t leaf)
{
    const struct leaf *what = &reader->sheet->plan->leaves[leaf];
    const size_t *columns = reader->sheet->values[reader->sheet->plan->kind == PLAN_OBJECT ? 0 : leaf];
    if (what->kind == LEAF_TEXT) {
        return read_text(reader, row, leaf, columns);
    }
    return read_cell(reader, row, columns[0], what->kind);
}

void item_missing(const struct item_reader *reader, const struct row *row, size_t leaf)
{
    diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, first_column(reader->sheet, leaf)),
             "\"%s\" is empty; write it", "「%s」が空です。書いてください。",
             reader->sheet->plan->leaves[leaf].heading);
}

/* JSON in cells. */

cJSON *item_parse(const struct item_reader *reader, const struct row *row, size_t column, const struct strbuf *text)
{
    struct diag_place place = item_place(reader, row, column);
    const char *name = arena_printf(reader->arena, "%s（%s）", place.file, place.path);
    struct source source;
    cJSON *json = NULL;
    if (source_parse(&source, name, text->text, text->size, reader->diags)) {
        json = source.tree;
        source.tree = NULL;
    }
    source_finish(&source);
    return json;
}

cJSON *item_read_pieces(const struct item_reader *reader, const struct row *row, enum column_kind kind)
{
    const size_t *columns = reader->sheet->pieces[kind == COLUMN_REST];
    size_t count = reader->sheet->piece_count[kind == COLUMN_REST], first = GATHER_NOWHERE;
    struct strbuf text = {0};
    for (size_t i = 0; i < count; i++) {
        struct cell cell = cell_at(row, columns[i]);
        if (cell.text) {
            first = first == GATHER_NOWHERE ? columns[i] : first;
            strbuf_puts(&text, cell.text);
        }
    }
    cJSON *json = text.size ? item_parse(reader, row, first, &text) : NULL;
    strbuf_finish(&text);
    return json;
}

cJSON *item_read(const struct item_reader *reader, const struct row *row)
{
    const struct plan_sheet *plan = reader->sheet->plan;
    size_t errors = reader->diags->errors;
    cJSON *item = cJSON_CreateObject();
    for (size_t i = 0; i < plan->leaf_count; i++) {
        cJSON *value = item_read_leaf(reader, row, i);
        if (value) {
            item_set(item, plan->leaves[i].path, value);
        }
    }
    cJSON *rest = item_read_pieces(reader, row, COLUMN_REST);
    if (cJSON_IsObject(rest)) {
        item_merge(item, rest);
    } else {
        cJSON_Delete(rest);
    }
    for (size_t i = 0; i < plan->leaf_count && reader->diags->errors == errors; i++) {
        bool missing = plan->leaves[i].required && !item_get(item, plan->leaves[i].path);
        if (missing && plan->leaves[i].kind == LEAF_GOALS) {
            item_set(item, plan->leaves[i].path, cJSON_CreateArray()); /* no goals are a list, too */
        } else if (missing) {
            item_missing(reader, row, i);
        }
    }
    return item;
}
