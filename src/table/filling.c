#include "table/filling.h"

#include <string.h>

#include "base/bug.h"
#include "table/value.h"

enum { PATH_MAX_BYTES = 200 };

void filling_put(struct filler *filler, struct filling *filling, size_t column, enum cell_kind kind, const char *text,
                 size_t size)
{
    filler->full = filler->full || !book_put(filler->book, &filling->cells[column], kind, text, size);
}

size_t filling_column(const struct filling *filling, enum column_kind kind, size_t leaf)
{
    size_t i = 0;
    while (i < filling->column_count && (filling->columns[i].kind != kind || filling->columns[i].leaf != leaf)) {
        i++;
    }
    REQUIRE(i < filling->column_count);
    return i;
}

size_t filling_piece(const char *text, size_t size)
{
    size_t end = size < BOOK_CELL_BYTES ? size : BOOK_CELL_BYTES;
    while (end < size && end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80) {
        end--;
    }
    return end;
}

void filling_put_json(struct filler *filler, struct filling *filling, enum column_kind kind, const cJSON *json)
{
    struct strbuf text = {0};
    print_compact(&text, json);
    size_t first = filling_column(filling, kind, 0);
    int piece = 0;
    for (size_t at = 0; at < text.size; piece++) {
        size_t part = filling_piece(text.text + at, text.size - at);
        if (piece < filler->pieces) {
            filling_put(filler, filling, first + (size_t)piece, CELL_TEXT, text.text + at, part);
        }
        at += part;
    }
    filler->needed = piece > filler->needed ? piece : filler->needed;
    strbuf_finish(&text);
}

void filling_end_row(struct filler *filler, struct filling *filling)
{
    size_t count = filling->column_count;
    while (count > 0 && filling->cells[count - 1].kind == CELL_EMPTY) {
        count--;
    }
    struct row *row = book_add_row(filler->book, filling->sheet, count, (int)filling->sheet->count + 1);
    if (row && count > 0) {
        memcpy(row->cells, filling->cells, count * sizeof *row->cells);
    }
    memset(filling->cells, 0, filling->column_count * sizeof *filling->cells);
    filler->full = filler->full || !row;
}

/* Values. */

/** Where a leaf stands in an item: the objects on the way, and the value; NULL: it is not there. */
struct found {
    cJSON *on_the_way[4];
    size_t depth;
    cJSON *value;
};

static struct found find_leaf(cJSON *item, const char *path)
{
    struct found found = {.value = item};
    for (const char *key = path; *key && found.value;) {
        char name[PATH_MAX_BYTES];
        size_t size = strcspn(key, "/");
        REQUIRE(size < sizeof name && found.depth < sizeof found.on_the_way / sizeof found.on_the_way[0]);
        memcpy(name, key, size);
        name[size] = '\0';
        key += size + (key[size] == '/' ? 1 : 0);
        found.on_the_way[found.depth++] = found.value;
        found.value = cJSON_IsObject(found.value) ? cJSON_GetObjectItemCaseSensitive(found.value, name) : NULL;
    }
    return found;
}

/** Take a value out, and every object on the way that is empty then. */
static void remove_leaf(struct found found)
{
    cJSON *gone = found.value;
    while (found.depth > 0) {
        cJSON *holder = found.on_the_way[--found.depth];
        cJSON_Delete(cJSON_DetachItemViaPointer(holder, gone));
        if (holder->child) {
            return;
        }
        gone = holder;
        if (found.depth == 0) {
            return;
        }
    }
}

/** The language of a text's member, or PLAN_COMMON: it is none of the pack's. */
static int language_of(const struct print *print, const char *key)
{
    for (size_t i = 0; i < print->language_count; i++) {
        if (strcmp(print->languages[i], key) == 0) {
            return (int)i;
        }
    }
    return PLAN_COMMON;
}

bool filling_is_text(const struct print *print, const cJSON *text)
{
    if (!cJSON_IsObject(text) || !text->child) {
        return value_is_plain(text);
    }
    for (const cJSON *member = text->child; member; member = member->next) {
        if (language_of(print, member->string) == PLAN_COMMON || !value_is_plain(member)) {
            return false;
        }
    }
    return true;
}

void filling_put_text(struct filler *filler, struct filling *filling, size_t first, const cJSON *text)
{
    if (cJSON_IsString(text)) {
        filling_put(filler, filling, first, CELL_TEXT, text->valuestring, strlen(text->valuestring));
        return;
    }
    for (const cJSON *member = text->child; member; member = member->next) {
        size_t column = first + 1 + (size_t)language_of(filler->print, member->string);
        filling_put(filler, filling, column, CELL_TEXT, member->valuestring, strlen(member->valuestring));
    }
}

/** Put a value into the columns from `first` on; false when it has to stay JSON. */
static bool put_leaf(struct filler *filler, struct filling *filling, size_t first, const struct leaf *leaf,
                     const cJSON *json)
{
    if (leaf->kind == LEAF_TEXT) {
        bool text = filling_is_text(filler->print, json);
        if (text) {
            filling_put_text(filler, filling, first, json);
        }
        return text;
    }
    enum cell_kind kind;
    strbuf_clear(&filler->text);
    if (!value_write(leaf->kind, json, &filler->text, &kind)) {
        return false;
    }
    if (filler->text.size > 0) {
        filling_put(filler, filling, first, kind, filler->text.text, filler->text.size);
    }
    return true;
}

void filling_move_leaf(struct filler *filler, struct filling *filling, size_t first, const struct leaf *leaf,
                       cJSON *item)
{
    struct found found = find_leaf(item, leaf->path);
    if (found.value && put_leaf(filler, filling, first, leaf, found.value)) {
        remove_leaf(found);
    }
}
