#include "table/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/form.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "table/plan.h"

/* An entry is so many hexadecimal digits; a cell holds so many entries. */
enum { DIGITS = 16, ENTRIES_IN_CELL = BOOK_CELL_BYTES / DIGITS, ENTRIES_MAX = BOOK_CELLS_MAX };

static const char notice[] = "この表を書き出したときの控えです。取りこみのときに使うので、消さないでください。";

static uint32_t fold(uint64_t hash)
{
    return (uint32_t)(hash ^ (hash >> 32));
}

static uint32_t key_of(const char *sheet, const char *row, const char *heading)
{
    uint64_t hash = hash_bytes(HASH_START, sheet, strlen(sheet) + 1);
    hash = hash_bytes(hash, row, strlen(row) + 1);
    return fold(hash_bytes(hash, heading, strlen(heading) + 1));
}

/** However its letters are stored. */
static uint32_t value_of(const char *text)
{
    struct arena arena = {0};
    const char *composed = form_composed(text, &arena);
    uint32_t value = fold(hash_bytes(HASH_START, composed, strlen(composed)));
    arena_finish(&arena);
    return value;
}

/* Writing. */

struct writing {
    struct book *book;
    struct sheet *sheet; /* of the record */
    struct strbuf cell;
};

static void put_cell(struct writing *w)
{
    struct row *row = book_add_row(w->book, w->sheet, 1, (int)w->sheet->count + 1);
    if (row && w->cell.size > 0) {
        book_put(w->book, &row->cells[0], CELL_TEXT, w->cell.text, w->cell.size);
    }
    strbuf_clear(&w->cell);
}

static void put_entry(struct writing *w, uint32_t key, uint32_t value)
{
    strbuf_printf(&w->cell, "%08lx%08lx", (unsigned long)key, (unsigned long)value);
    if (w->cell.size >= (size_t)ENTRIES_IN_CELL * DIGITS) {
        put_cell(w);
    }
}

static void put_sheet(struct writing *w, const struct plan_sheet *plan, const struct sheet *sheet)
{
    struct arena arena = {0};
    for (size_t i = 1; i < sheet->count; i++) {
        const char *row = changes_row(plan, sheet, i, &arena);
        put_entry(w, key_of(plan->name, row, ""), 0);
        for (size_t k = 0; k < sheet->rows[i].count; k++) {
            struct cell cell = row_cell(&sheet->rows[i], k), heading = row_cell(&sheet->rows[0], k);
            if (cell.text && *cell.text && heading.text) {
                put_entry(w, key_of(plan->name, row, heading.text), value_of(cell.text));
            }
        }
    }
    arena_finish(&arena);
}

void record_add(struct book *book, const struct plan *plan)
{
    size_t count = book->count;
    struct writing w = {.book = book, .sheet = book_add_sheet(book, NAMES_RECORD)};
    if (!w.sheet) {
        return;
    }
    w.sheet->hidden = true;
    strbuf_puts(&w.cell, notice);
    put_cell(&w);
    for (size_t i = 0; i < plan->count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (strcmp(book->sheets[k].name, plan->sheets[i].name) == 0) {
                put_sheet(&w, &plan->sheets[i], &book->sheets[k]);
            }
        }
    }
    if (w.cell.size > 0) {
        put_cell(&w);
    }
    strbuf_finish(&w.cell);
}

/* Reading. */

static int by_key(const void *a, const void *b)
{
    const struct record_entry *left = a, *right = b;
    return left->key < right->key ? -1 : left->key > right->key;
}

static bool read_number(const char *digits, uint32_t *number)
{
    char text[DIGITS / 2 + 1] = "";
    memcpy(text, digits, DIGITS / 2);
    *number = (uint32_t)strtoul(text, NULL, 16);
    return strspn(text, "0123456789abcdefABCDEF") == DIGITS / 2;
}

static void read_cell(struct record *record, const char *text, size_t room)
{
    for (size_t left = strlen(text); left >= DIGITS && record->count < room; left -= DIGITS, text += DIGITS) {
        struct record_entry entry;
        if (!read_number(text, &entry.key) || !read_number(text + DIGITS / 2, &entry.value)) {
            return;
        }
        record->items[record->count++] = entry;
    }
}

static const char *text_of(const struct row *row)
{
    struct cell cell = row_cell(row, 0);
    return cell.kind == CELL_TEXT ? cell.text : "";
}

bool record_read(struct record *record, const struct book *book, struct arena *arena)
{
    const struct sheet *sheet = NULL;
    size_t room = 0;
    for (size_t i = 0; i < book->count && !book->folder; i++) {
        sheet = names_same(book->sheets[i].name, NAMES_RECORD) ? &book->sheets[i] : sheet;
    }
    for (size_t i = 1; sheet && i < sheet->count; i++) {
        room += strlen(text_of(&sheet->rows[i])) / DIGITS;
    }
    *record = (struct record){.count = 0};
    if (room == 0 || room > ENTRIES_MAX) {
        return false;
    }
    record->items = arena_array(arena, room, sizeof *record->items);
    for (size_t i = 1; i < sheet->count; i++) {
        read_cell(record, text_of(&sheet->rows[i]), room);
    }
    qsort(record->items, record->count, sizeof *record->items, by_key);
    return record->count > 0;
}

static const struct record_entry *find(const struct record *record, const struct change *change, const char *heading)
{
    struct record_entry wanted = {key_of(change->sheet, change->row, heading), 0};
    return bsearch(&wanted, record->items, record->count, sizeof wanted, by_key);
}

bool record_is_undoing(const struct record *record, const struct change *change)
{
    const struct record_entry *row = change->row ? find(record, change, "") : NULL;
    const struct record_entry *cell = row && change->heading ? find(record, change, change->heading) : NULL;
    uint32_t said = cell ? cell->value : value_of("");
    switch (change->kind) {
    case CHANGE_CELL:
        return row && said == value_of(change->now);
    case CHANGE_ADDED:
        return row != NULL;
    case CHANGE_REMOVED:
        return change->row && !row;
    case CHANGE_SORTED:
    case CHANGE_KIND_COUNT:
        break;
    }
    return false;
}
