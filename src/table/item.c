#include "table/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/origin.h"

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
    return row_value(row, column); /* no row is so long */
}

/** The very same was said before. */
static bool is_told(const struct diags *diags, struct diag_place place, const char *message)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->place.path && strcmp(diag->place.path, place.path) == 0 &&
            strcmp(diag->place.file, place.file) == 0 && strcmp(diag->message[DIAG_ENGLISH], message) == 0) {
            return true;
        }
    }
    return false;
}

static void complain_merged(const struct item_reader *reader, const char *text, const struct value_problem *problem)
{
    struct range range;
    REQUIRE(book_range_read(text, &range));
    struct diag_place place = origin_cell(reader->gathered->book, reader->sheet->sheet->name, range.first_row,
                                          range.first_column, reader->arena);
    struct strbuf message = {0};
    strbuf_printf(&message, problem->english, text);
    if (!is_told(reader->diags, place, strbuf_text(&message))) {
        diag_add(reader->diags, DIAG_ERROR, place, problem->english, problem->japanese, text);
    }
    strbuf_finish(&message);
}

void item_complain(const struct item_reader *reader, const struct row *row, size_t column,
                   const struct value_problem *problem)
{
    struct cell cell = cell_at(row, column);
    if (problem == value_merged(cell)) {
        complain_merged(reader, cell.kind == CELL_MERGED ? cell.text : cell.note->range, problem);
        return;
    }
    diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, column), problem->english, problem->japanese,
             value_shown(cell, reader->arena));
}

const char *item_text(const struct item_reader *reader, const struct row *row, size_t column)
{
    struct cell cell = cell_at(row, column);
    const struct value_problem *problem = value_merged(cell);
    const char *text = cell.kind == CELL_EMPTY || problem ? NULL : value_text(cell, &problem);
    if (problem && cell.kind != CELL_EMPTY) {
        item_complain(reader, row, column, problem);
    }
    return text;
}

const char *item_piece(const struct item_reader *reader, const struct row *row, size_t column)
{
    struct cell cell = row_cell(row, column);
    if (cell.kind == CELL_TEXT && !value_merged(cell)) {
        return cell.text;
    }
    const char *text = item_text(reader, row, column);
    return text ? text : "";
}

/** `alone`: no two rows may have the same. */
static cJSON *read_cell(const struct item_reader *reader, const struct row *row, size_t column, enum leaf_kind kind,
                        bool alone)
{
    struct cell cell = cell_at(row, column);
    if (cell.kind == CELL_EMPTY) {
        return NULL;
    }
    const struct value_problem *problem = alone ? value_merged(cell) : NULL;
    cJSON *value = problem ? NULL : value_read(kind, cell, &problem);
    if (!value) {
        item_complain(reader, row, column, problem);
        return cJSON_CreateNull();
    }
    if (cJSON_IsString(value)) {
        unify_lines(value->valuestring);
    }
    return value;
}

/** Each row says something else: of a value that stands in a row of its own, and of what names an item. */
static bool is_alone(const struct plan_sheet *plan, size_t leaf)
{
    return plan->kind == PLAN_OBJECT || strcmp(plan->leaves[leaf].path, "id") == 0;
}

static cJSON *read_languages(const struct item_reader *reader, const struct row *row, const size_t *columns, bool alone)
{
    const struct print *print = &reader->gathered->print;
    cJSON *text = NULL;
    for (size_t i = 0; i < print->language_count; i++) {
        cJSON *words = read_cell(reader, row, columns[1 + i], LEAF_TEXT, alone);
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
    bool alone = is_alone(reader->sheet->plan, leaf);
    cJSON *common = read_cell(reader, row, columns[0], LEAF_TEXT, alone);
    cJSON *text = read_languages(reader, row, columns, alone);
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
    return read_cell(reader, row, columns[0], what->kind, is_alone(reader->sheet->plan, leaf));
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
        const char *piece = item_piece(reader, row, columns[i]);
        first = *piece && first == GATHER_NOWHERE ? columns[i] : first;
        strbuf_puts(&text, piece);
    }
    cJSON *json = text.size ? item_parse(reader, row, first, &text) : NULL;
    strbuf_finish(&text);
    return json;
}

cJSON *item_read(const struct item_reader *reader, const struct row *row)
{
    const struct plan_sheet *plan = reader->sheet->plan;
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
    for (size_t i = 0; i < plan->leaf_count; i++) {
        bool missing = plan->leaves[i].required && !item_get(item, plan->leaves[i].path);
        if (missing && plan->leaves[i].kind == LEAF_GOALS) {
            item_set(item, plan->leaves[i].path, cJSON_CreateArray()); /* no goals are a list, too */
        } else if (missing) {
            item_missing(reader, row, i);
        }
    }
    return item;
}
