#include "table/remarks.h"

#include <assert.h>

#include "base/bug.h"
#include "table/item.h"
#include "table/origin.h"

struct telling {
    const struct gathered *gathered;
    const struct gathered_sheet *sheet;
    bool used[BOOK_COLUMNS_MAX]; /* columns that say something to us */
    struct arena *arena;
    struct diags *diags;
};

static void use(struct telling *telling, size_t column)
{
    if (column < BOOK_COLUMNS_MAX) {
        telling->used[column] = true;
    }
}

static void find_used(struct telling *telling)
{
    const struct gathered_sheet *sheet = telling->sheet;
    use(telling, sheet->owner_column);
    use(telling, sheet->number_column);
    use(telling, sheet->key_column);
    for (size_t i = 0; i < PLAN_LEAVES_MAX; i++) {
        for (size_t k = 0; k < 1 + PACK_LANGUAGES_MAX; k++) {
            use(telling, sheet->values[i][k]);
        }
    }
    for (size_t kind = 0; kind < 2; kind++) {
        for (size_t i = 0; i < sheet->piece_count[kind]; i++) {
            use(telling, sheet->pieces[kind][i]);
        }
    }
}

static struct diag_place place_at(const struct telling *telling, int row, size_t column)
{
    return origin_cell(telling->gathered->book, telling->sheet->sheet->name, row, column, telling->arena);
}

/* What is struck through. */

static const char *struck_at(const struct telling *telling, const struct row *row, size_t column)
{
    const struct cell_note *note = telling->used[column] ? row_cell(row, column).note : NULL;
    return note ? note->struck : NULL;
}

/** Everything that the row says is struck through; `*first` is where that begins. */
static bool is_struck_row(const struct telling *telling, const struct row *row, size_t *first)
{
    size_t struck = 0;
    for (size_t i = row->count; i > 0; i--) {
        if (telling->used[i - 1] && row_value(row, i - 1).kind != CELL_EMPTY) {
            return false;
        }
        if (struck_at(telling, row, i - 1)) {
            *first = i - 1;
            struck++;
        }
    }
    return struck > 1;
}

static void tell_struck(const struct telling *telling, const struct row *row)
{
    size_t first;
    if (is_struck_row(telling, row, &first)) {
        diag_add(
            telling->diags, DIAG_WARNING, place_at(telling, row->number, first),
            "all of this row is struck through, so it is not read; remove the row, or the line through it",
            "この行は全部に取り消し線が引かれているので、読みません。いらない行なら消し、いる行なら取り消し線をはず"
            "してください。");
        return;
    }
    for (size_t i = 0; i < row->count; i++) {
        const char *struck = struck_at(telling, row, i);
        if (struck) {
            diag_add(
                telling->diags, DIAG_WARNING, place_at(telling, row->number, i),
                "\"%s\" is struck through here, so it is not read; remove it, or the line through it",
                "「%s」には取り消し線が引かれているので、読みません。いらない文字なら消し、いる文字なら取り消し線を"
                "はずしてください。",
                value_clip(struck, telling->arena));
        }
    }
}

/* What is hidden, and what lies over the cells. */

static const struct {
    const char *english, *japanese;
} lying[] = {
    [SHEET_PICTURE] =
        {"a picture is pasted here, which is not read; put its file into the pack's folder, and its name "
         "into the column for files",
         "ここに貼りつけた画像は、取りこみません。画像のファイルをパックのフォルダー（pictures など）に入れ"
         "て、その名前を「ファイル」の列に書いてください。"},
    [SHEET_DRAWING] = {"a shape or a text box lies here, which is not read; write its words into a cell, or remove it",
                       "ここにある図形やテキストボックスは、読みません。文はセルに書き、いらなければ消してください。"},
};
static_assert(sizeof lying / sizeof lying[0] == SHEET_NOTE_KIND_COUNT, "these are the last ones");

static void tell_hidden_rows(const struct telling *telling, const struct sheet_note *note)
{
    if (note->count == 1) {
        diag_add(telling->diags, DIAG_WARNING, place_at(telling, note->range.first_row, 0),
                 "row %d is hidden; it is read, too. If it should be gone, show it and remove it",
                 "%d行目が隠れています。隠れた行も取りこみます。なくしたい行なら、表示してから行を消してください。",
                 note->range.first_row);
        return;
    }
    diag_add(
        telling->diags, DIAG_WARNING, place_at(telling, note->range.first_row, 0),
        "from row %d to row %d, %d rows are hidden (by a filter, perhaps); they are read, too. If they should be "
        "gone, show them and remove them",
        "%d行目から%d行目までの間で、%d行が隠れています（フィルターなど）。隠れた行も取りこみます。なくしたい行なら、"
        "表示してから行を消してください。",
        note->range.first_row, note->range.last_row, note->count);
}

static void tell_hidden_sheet(const struct telling *telling)
{
    const struct sheet *sheet = telling->sheet->sheet;
    if (sheet->hidden && sheet->count > 1) {
        diag_add_ready(
            telling->diags, DIAG_WARNING, place_at(telling, sheet->rows[0].number, 0),
            "this sheet is hidden; it is read, too. If what it says should be gone, show it and remove the "
            "rows",
            "このシートは非表示になっています。非表示のシートも取りこみます。なくしたい中身なら、シートを再表"
            "示してから行を消してください。");
    }
}

/** Something stands in this column below its heading. */
static bool holds_something(const struct sheet *sheet, size_t column)
{
    for (size_t i = 1; i < sheet->count; i++) {
        if (row_value(&sheet->rows[i], column).kind != CELL_EMPTY) {
            return true;
        }
    }
    return false;
}

static void tell_hidden_columns(const struct telling *telling, const struct sheet_note *note)
{
    const struct sheet *sheet = telling->sheet->sheet;
    for (size_t i = note->range.first_column; i <= note->range.last_column; i++) {
        if (telling->used[i] && holds_something(sheet, i)) {
            struct cell heading = row_value(&sheet->rows[0], i);
            diag_add(
                telling->diags, DIAG_WARNING, place_at(telling, sheet->rows[0].number, i),
                "the column \"%s\" is hidden; it is read, too. If what it says should be gone, show it and empty "
                "it",
                "「%s」の列が隠れています。隠れた列も取りこみます。なくしたい文なら、表示してから空にしてください。",
                heading.text ? value_clip(heading.text, telling->arena) : "");
        }
    }
}

static void tell_note(const struct telling *telling, const struct sheet_note *note)
{
    switch (note->kind) {
    case SHEET_HIDDEN_ROWS:
        tell_hidden_rows(telling, note);
        return;
    case SHEET_HIDDEN_COLUMNS:
        tell_hidden_columns(telling, note);
        return;
    case SHEET_PICTURE:
    case SHEET_DRAWING:
        diag_add_ready(telling->diags, DIAG_WARNING, place_at(telling, note->range.first_row, note->range.first_column),
                       lying[note->kind].english, lying[note->kind].japanese);
        return;
    case SHEET_NOTE_KIND_COUNT:
        break;
    }
    BUG("no such note of a sheet");
}

void remarks_tell(const struct gathered *gathered, const struct gathered_sheet *sheet, struct arena *arena,
                  struct diags *diags)
{
    struct telling telling = {.gathered = gathered, .sheet = sheet, .arena = arena, .diags = diags};
    find_used(&telling);
    tell_hidden_sheet(&telling);
    for (size_t i = 1; i < sheet->sheet->count; i++) {
        tell_struck(&telling, &sheet->sheet->rows[i]);
    }
    for (size_t i = 0; i < sheet->sheet->note_count; i++) {
        tell_note(&telling, &sheet->sheet->notes[i]);
    }
}
