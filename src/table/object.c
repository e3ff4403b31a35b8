#include "table/object.h"

static size_t leaf_named(const struct plan_sheet *plan, const char *heading)
{
    size_t i = 0;
    while (i < plan->leaf_count && !names_same(plan->leaves[i].heading, heading)) {
        i++;
    }
    return i;
}

/** The next piece of a JSON that stands in rows of its own. */
struct pieces {
    const char *name;
    struct strbuf text;
    const struct row *first;
    int count;
};

static bool take_piece(const struct item_reader *reader, struct pieces *pieces, const struct row *row, const char *key,
                       size_t column)
{
    if (!names_same(key, plan_piece(pieces->name, pieces->count, reader->arena))) {
        return false;
    }
    pieces->first = pieces->first ? pieces->first : row;
    pieces->count++;
    strbuf_puts(&pieces->text, item_piece(reader, row, column));
    return true;
}

/** False when the row is none of the sheet's. */
static bool meet_row(const struct item_reader *reader, struct gathered_sheet *sheet, size_t index, const char *key)
{
    const struct row *row = &sheet->sheet->rows[index];
    size_t leaf = leaf_named(sheet->plan, key);
    if (leaf == sheet->plan->leaf_count) {
        diag_add(reader->diags, DIAG_WARNING, item_place(reader, row, sheet->key_column),
                 "\"%s\" means nothing on this sheet, so the row is ignored; correct it or remove the row",
                 "「%s」という項目はこのシートにないので、この行は使いません。直すか、行を消してください。", key);
    } else if (sheet->items[leaf].row) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, sheet->key_column),
                 "\"%s\" is there twice; remove one of the rows",
                 "「%s」の行が二つあります。どちらかを消してください。", key);
    } else {
        sheet->items[leaf].row = index;
    }
    return leaf < sheet->plan->leaf_count;
}

static void miss_row(const struct item_reader *reader, const struct gathered_sheet *sheet, size_t leaf)
{
    diag_add(reader->diags, DIAG_ERROR, item_place(reader, &sheet->sheet->rows[0], sheet->key_column),
             "the row \"%s\" is missing; has its name been changed? Put it back",
             "「%s」の行がありません。項目の名前を変えていませんか。もとの名前にもどしてください。",
             sheet->plan->leaves[leaf].heading);
}

/** Where some row says nothing to us, one that is missing may have been given another name. */
static void miss_rows(const struct item_reader *reader, const struct gathered_sheet *sheet)
{
    for (size_t i = 0; i < sheet->plan->leaf_count; i++) {
        if (!sheet->items[i].row) {
            miss_row(reader, sheet, i);
        }
    }
}

/** Which row is which; what is none of the values is JSON in pieces. False when some row means nothing to us. */
static bool meet_rows(const struct item_reader *reader, struct gathered_sheet *sheet, struct pieces pieces[2],
                      struct arena *arena)
{
    bool known = true;
    sheet->item_count = sheet->plan->leaf_count;
    sheet->items = arena_array(arena, sheet->item_count + 1, sizeof *sheet->items);
    for (size_t i = 1; i < sheet->sheet->count && sheet->key_column != GATHER_NOWHERE; i++) {
        const struct row *row = &sheet->sheet->rows[i];
        const char *key = item_text(reader, row, sheet->key_column);
        size_t column = sheet->values[0][0];
        if (key && !take_piece(reader, &pieces[0], row, key, column) &&
            !take_piece(reader, &pieces[1], row, key, column)) {
            known &= meet_row(reader, sheet, i, key);
        }
    }
    if (!known) {
        miss_rows(reader, sheet);
    }
    return known;
}

static cJSON *parse_pieces(const struct item_reader *reader, const struct gathered_sheet *sheet, struct pieces *pieces)
{
    cJSON *json = NULL;
    if (pieces->text.size) {
        json = item_parse(reader, pieces->first, sheet->values[0][0], &pieces->text);
    }
    strbuf_finish(&pieces->text);
    return json;
}

/** The leaves that are there, as an object. */
static cJSON *read_leaves(const struct item_reader *reader, const struct gathered_sheet *sheet)
{
    cJSON *object = cJSON_CreateObject();
    for (size_t i = 0; i < sheet->plan->leaf_count; i++) {
        size_t row = sheet->items[i].row;
        cJSON *value = row ? item_read_leaf(reader, &sheet->sheet->rows[row], i) : NULL;
        if (value) {
            item_set(object, sheet->plan->leaves[i].path, value);
        }
    }
    return object;
}

/** `known`: of a row that is not there, too; else it was told. */
static void miss_leaves(const struct item_reader *reader, const struct gathered_sheet *sheet, const cJSON *object,
                        bool known)
{
    for (size_t i = 0; i < sheet->plan->leaf_count; i++) {
        size_t row = sheet->items[i].row;
        bool missing = sheet->plan->leaves[i].required && !item_get(object, sheet->plan->leaves[i].path);
        if (missing && row > 0) {
            item_missing(reader, &sheet->sheet->rows[row], i);
        } else if (missing && known) {
            miss_row(reader, sheet, i);
        }
    }
}

cJSON *object_read(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON **more, struct arena *arena)
{
    struct pieces pieces[2] = {{.name = NAMES_REST}, {.name = NAMES_MORE_REST}};
    *more = NULL;
    if (!sheet->sheet || sheet->sheet->count == 0 || sheet->broken) {
        return cJSON_CreateObject();
    }
    bool known = meet_rows(reader, sheet, pieces, arena);
    cJSON *object = read_leaves(reader, sheet);
    cJSON *rest = parse_pieces(reader, sheet, &pieces[0]);
    *more = parse_pieces(reader, sheet, &pieces[1]);
    if (cJSON_IsObject(rest)) {
        item_merge(object, rest);
    } else {
        cJSON_Delete(rest);
    }
    miss_leaves(reader, sheet, object, known);
    return object;
}
