/* What is wrong in a spreadsheet is told with sheet, row, column and what to do, in both languages. */
#include "check.h"
#include "pack/documents.h"
#include "table/gather.h"
#include "table/spread.h"

enum { ALONE_MAX = 3 };

/** One change to the spreadsheet of a good pack, and everything that is said of it. */
struct wrong {
    const char *sheet; /* NULL: add one of the name `text` */
    const char *cell;  /* "B5"; NULL: the sheet is taken away */
    enum cell_kind kind;
    const char *text; /* NULL: the cell becomes empty */
    const char *english[ALONE_MAX], *japanese;
};

static const struct wrong cases[] = {
    {"展示",
     NULL,
     0,
     NULL,
     {"b.xlsx: error: this has no sheet \"展示\", so it is no spreadsheet of a pack; make one with: machiakari export"},
     "b.xlsx: error: 「展示」のシートがないので、パックの表ではありません。machiakari export "
     "で作った表を使ってください。"},
    {NULL,
     "A1",
     CELL_TEXT,
     "めも",
     {"b.xlsx:1:1: warning: めも!A1: a pack has no sheet \"めも\", so it is ignored; correct its name or remove it"},
     "b.xlsx:1:1: warning: めも!A1: "
     "「めも」というシートはパックにないので、使いません。名前を直すか、消してください。"},
    {NULL,
     "A1",
     CELL_TEXT,
     "声",
     {"b.xlsx:1:1: error: 声!A1: there are two sheets \"声\"; remove one"},
     "b.xlsx:1:1: error: 声!A1: 「声」というシートが二つあります。どちらかを消してください。"},
    {NULL,
     "A1",
     CELL_TEXT,
     "声 のコピー",
     {"b.xlsx:1:1: warning: 声 のコピー!A1: \"声 のコピー\" is ignored, since there is the sheet \"声\"; remove the "
      "one "
      "that is not needed"},
     "b.xlsx:1:1: warning: 声 のコピー!A1: 「声 "
     "のコピー」は使いません（「声」のシートを使います）。いらないほうを消して"
     "ください。"},
    {"プロジェクト", /* with what stood in it */
     "H1",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:2:8: warning: プロジェクト!H2: this column has no heading, so it is ignored; write one above it, or "
      "remove "
      "it",
      "b.xlsx:1:1: warning: プロジェクト!A1: there is no column \"副題（ja）\", so nothing of it is in the pack any "
      "more; "
      "if it should be, put the column back",
      "b.xlsx:2:1: error: プロジェクト!A2: \"副題（ja）\" is empty, but there are translations of it; write it"},
     NULL},
    {"プロジェクト",
     "B3",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:3:2: error: プロジェクト!B3: \"部門\" is empty; write it"},
     "b.xlsx:3:2: error: プロジェクト!B3: 「部門」が空です。書いてください。"},
    {"プロジェクト",
     "J3",
     CELL_TEXT,
     "11と13",
     {"b.xlsx:3:10: error: プロジェクト!J3: whole numbers such as 11、3 are expected here, not \"11と13\""},
     "b.xlsx:3:10: error: プロジェクト!J3: ここには 11、3 のように整数を書きます（「11と13」と書かれています）。"},
    {"プロジェクト",
     "D2",
     CELL_TEXT,
     "隊",
     {"b.xlsx:2:3: error: プロジェクト!C2: there is a text for all languages and one for a single language; remove one "
      "of them"},
     "b.xlsx:2:3: error: プロジェクト!C2: "
     "（共通）の文と、言語ごとの文の、両方が書かれています。どちらかを消してください。"},
    {"プロジェクト",
     "F2",
     CELL_DAY,
     "46354",
     {"b.xlsx:2:6: error: プロジェクト!F2: the spreadsheet has made a date of this (2026-11-28); set the cell's "
      "format "
      "to text and write it again"},
     "b.xlsx:2:6: error: プロジェクト!F2: "
     "表計算ソフトがここを日付や時刻（2026-11-28）に変えています。セルの書式を「文字列」にして、書きなおしてください。"},
    {"プロジェクト",
     "F2",
     CELL_BROKEN,
     "#REF!",
     {"b.xlsx:2:6: error: プロジェクト!F2: the formula in this cell failed (#REF!); write its result"},
     "b.xlsx:2:6: error: プロジェクト!F2: このセルの計算式はエラーです（#REF!）。結果の文字を書いてください。"},
    {"プロジェクト",
     "G1",
     CELL_TEXT,
     "題（fr）",
     {"b.xlsx:1:7: warning: プロジェクト!G1: \"題（fr）\" is no heading of this sheet, so its column is ignored; "
      "correct it or remove the column",
      "b.xlsx:1:1: error: プロジェクト!A1: the column \"題（en）\" is missing; has its heading been changed? Put it "
      "back, "
      "with empty cells if there is nothing to say"},
     "b.xlsx:1:7: warning: プロジェクト!G1: "
     "「題（fr）」という見出しはこのシートにないので、この列は使いません。直すか、列を消してください。"},
    {"プロジェクト",
     "G1",
     CELL_TEXT,
     "題 (ＪＡ)",
     {"b.xlsx:1:7: error: プロジェクト!G1: the heading \"題 (ＪＡ)\" is there twice; remove one of the columns",
      "b.xlsx:1:1: warning: プロジェクト!A1: there is no column \"題（en）\", so nothing of it is in the pack any "
      "more; if "
      "it should be, put the column back"},
     "b.xlsx:1:7: error: プロジェクト!G1: 「題 (ＪＡ)」という見出しの列が二つあります。どちらかを消してください。"},
    {"場所",
     "D2",
     CELL_TEXT,
     "東",
     {"b.xlsx:2:4: error: 場所!D2: a number is expected here, not \"東\""},
     "b.xlsx:2:4: error: 場所!D2: ここには数を書きます（「東」と書かれています）。"},
    {"場所",
     "F2",
     CELL_TEXT,
     "たぶん",
     {"b.xlsx:2:6: error: 場所!F2: はい (yes) or いいえ (no) is expected here, not \"たぶん\""},
     "b.xlsx:2:6: error: 場所!F2: ここには「はい」か「いいえ」を書きます（「たぶん」と書かれています）。"},
    {"連絡先",
     "H2",
     CELL_NUMBER,
     "762202026",
     {"b.xlsx:2:8: error: 連絡先!H2: the spreadsheet has made a number of this telephone number (762202026), so its "
      "first 0 is lost; write it with hyphens"},
     "b.xlsx:2:8: error: 連絡先!H2: "
     "表計算ソフトが電話番号を数に変えたので、はじめの 0 "
     "が消えています（762202026）。ハイフンを入れて書いてください。"},
    {"声の話し手",
     "A3",
     CELL_TEXT,
     "second-star",
     {"b.xlsx:3:1: error: 声の話し手!A3: there is no \"second-star\" on the sheet \"声\"; correct it, add the row "
      "there, or remove this one, too"},
     "b.xlsx:3:1: error: 声の話し手!A3: "
     "「second-"
     "star」は「声」のシートにありません。直すか、そのシートに行を加えてください。消したのなら、この行も消してください"
     "。"},
    {"声の話し手",
     "A3",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:3:1: error: 声の話し手!A3: \"声（id）\" is empty; write which row of the sheet \"声\" this belongs to"},
     "b.xlsx:3:1: error: 声の話し手!A3: 「声（id）」が空です。「声」のシートのどの行のものか、書いてください。"},
    {"出典の行",
     "A2",
     CELL_TEXT,
     "2",
     {"b.xlsx:2:1: error: 出典の行!A2: there is no \"2\" on the sheet \"出典\"; correct it, add the row there, or "
      "remove this one, too"},
     "b.xlsx:2:1: error: 出典の行!A2: "
     "「2」は「出典」のシートにありません。直すか、そのシートに行を加えてください。消したのなら、この行も消してください"
     "。"},
    {"展示",
     "A3",
     CELL_TEXT,
     "なまえ",
     {"b.xlsx:3:1: warning: 展示!A3: \"なまえ\" means nothing on this sheet, so the row is ignored; correct it or "
      "remove "
      "the row",
      "b.xlsx:1:1: error: 展示!A1: the row \"id\" is missing; has its name been changed? Put it back"},
     "b.xlsx:3:1: warning: 展示!A3: "
     "「なまえ」という項目はこのシートにないので、この行は使いません。直すか、行を消してください。"},
    {"展示",
     "A4",
     CELL_TEXT,
     "ＩＤ",
     {"b.xlsx:4:1: error: 展示!A4: \"ＩＤ\" is there twice; remove one of the rows",
      "b.xlsx:1:1: error: 展示!A1: the row \"版\" is missing; has its name been changed? Put it back"},
     "b.xlsx:4:1: error: 展示!A4: 「ＩＤ」の行が二つあります。どちらかを消してください。"},
    {"展示",
     "B24",
     CELL_TEXT,
     "map.json",
     {"b.xlsx: error: two files of the pack are called \"map.json\"; give each a name of its own"},
     "b.xlsx: error: パックの二つのファイルが、どちらも「map.json」という名前です。別の名前にしてください。"},
    {"展示",
     "B29",
     CELL_EMPTY,
     NULL,
     {"b.xlsx: warning: there are sheets for a file that the pack does not list; it is listed as voices.json now"},
     "b.xlsx: warning: パックの一覧にないファイルのシートがあるので、voices.json として一覧に加えます。"},
    {"地図の図形",
     "E3",
     CELL_TEXT,
     "{\"type\":",
     {"b.xlsx（地図の図形!E3）:1:9: error: /type: the file ends before it is complete; is a bracket missing, or was it "
      "cut while copying?",
      "b.xlsx:3:5: error: 地図の図形!E3: \"形（JSON）\" is empty, so the shape is none; copy the cell, or remove the "
      "row"},
     NULL},
    {"地図の図形",
     "E3",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:3:5: error: 地図の図形!E3: \"形（JSON）\" is empty, so the shape is none; copy the cell, or remove the "
      "row"},
     "b.xlsx:3:5: error: 地図の図形!E3: "
     "「形（JSON）」が空なので、図形になりません。セルを写すか、行を消してください。"},
    {"学生が入った理由",
     "A1",
     CELL_TEXT,
     "理由",
     {"b.xlsx:1:1: warning: 学生が入った理由!A1: \"理由\" is no heading of this sheet, so its column is ignored; "
      "correct it or remove the column",
      "b.xlsx:1:1: error: 学生が入った理由!A1: the column \"文（ja）\" is missing; has its heading been changed? Put "
      "it "
      "back, with empty cells if there is nothing to say"},
     "b.xlsx:1:1: warning: 学生が入った理由!A1: "
     "「理由」という見出しはこのシートにないので、この列は使いません。直すか、列を消してください。"},
    {"募集の要点",
     NULL,
     0,
     NULL,
     {"b.xlsx: error: the sheet \"募集の要点\" is missing; has its name been changed? If there is nothing on it, leave "
      "its "
      "headings"},
     "b.xlsx: error: "
     "「募集の要点」のシートがありません。名前を変えたか、消していませんか。中身をなくすときは、見出しの行だけを残して"
     "くださ"
     "い。"},
    {"プロジェクト",
     "B1",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:2:2: warning: プロジェクト!B2: this column has no heading, so it is ignored; write one above it, or "
      "remove "
      "it",
      "b.xlsx:1:1: error: プロジェクト!A1: the column \"部門\" is missing; has its heading been changed? Put it back, "
      "with "
      "empty cells if there is nothing to say"},
     "b.xlsx:2:2: warning: プロジェクト!B2: "
     "この列には見出しがないので、使いません。見出しを書くか、列を消してください。"},
    {"めざすこと",
     "A0",
     CELL_TEXT,
     "めざすことの一覧",
     {"b.xlsx:1:1: error: めざすこと!A1: these are no headings (such as \"題（ja）\"); put them back into the first "
      "row"},
     "b.xlsx:1:1: error: めざすこと!A1: "
     "1行目が見出し（「題（ja）」など）ではありません。見出しを1行目にもどしてください。"},
    {"プロジェクト",
     "F2",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:2:6: error: プロジェクト!F2: \"題（ja）\" is empty, but there are translations of it; write it"},
     "b.xlsx:2:6: error: プロジェクト!F2: 「題（ja）」が空なのに、訳が書かれています。書いてください。"},
    {"声",
     "A4",
     CELL_TEXT,
     "third",
     {"b.xlsx:4:4: error: 声!D4: \"文\" is empty; write it",
      "b.xlsx:4:1: error: 声!A4: the sheet \"声の話し手\" has too few rows for this (0, at least 1); add what is "
      "missing"},
     "b.xlsx:4:4: error: 声!D4: 「文」が空です。書いてください。"},
    {"場所",
     "A3",
     CELL_TEXT,
     "ｈｉｌｌ",
     {"b.xlsx:3:1: error: 場所!A3: \"hill\" is used at 場所!A2, too; give each a name of its own"},
     "b.xlsx:3:1: error: 場所!A3: 「hill」は 場所!A2 でも使われています。それぞれ別のものにしてください。"},
    {"出典",
     "A2",
     CELL_TEXT,
     "７",
     {"b.xlsx:2:1: error: 出典の行!A2: there is no \"1\" on the sheet \"出典\"; correct it, add the row there, or "
      "remove "
      "this one, too"},
     NULL},
    {"展示",
     "C6",
     CELL_EMPTY,
     NULL,
     {"b.xlsx:6:3: error: 展示!C6: \"題（ja）\" is empty, but there are translations of it; write it"},
     "b.xlsx:6:3: error: 展示!C6: 「題（ja）」が空なのに、訳が書かれています。書いてください。"},
};

static struct sheet *find_sheet(struct book *book, const char *name)
{
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->sheets[i].name, name) == 0) {
            return &book->sheets[i];
        }
    }
    return NULL;
}

/** A row above all others. */
static void insert_above(struct book *book, struct sheet *sheet, const char *text)
{
    CHECK(book_add_row(book, sheet, 1, 0) != NULL);
    struct row last = sheet->rows[sheet->count - 1];
    memmove(sheet->rows + 1, sheet->rows, (sheet->count - 1) * sizeof *sheet->rows);
    sheet->rows[0] = last;
    sheet->rows[0].cells[0] = (struct cell){.kind = CELL_TEXT, .text = text};
    for (size_t i = 0; i < sheet->count; i++) {
        sheet->rows[i].number = (int)i + 1;
    }
}

/** The sheet with its cells in rows that are wide enough. */
static void change(struct book *book, const struct wrong *wrong)
{
    struct sheet *sheet = wrong->sheet ? find_sheet(book, wrong->sheet) : book_add_sheet(book, wrong->text);
    CHECK(sheet != NULL);
    if (!wrong->cell) {
        sheet->name = NAMES_GUIDE;
        return;
    }
    size_t column = (size_t)(wrong->cell[0] - 'A'), index = strtoul(wrong->cell + 1, NULL, 10);
    if (index-- == 0) {
        insert_above(book, sheet, wrong->text);
        return;
    }
    if (index >= sheet->count) {
        CHECK(book_add_row(book, sheet, column + 1, (int)index + 1) != NULL);
    }
    struct row *row = &sheet->rows[index];
    if (column >= row->count) {
        struct cell *cells = arena_array(&book->arena, column + 1, sizeof *cells);
        memcpy(cells, row->cells, row->count * sizeof *cells);
        *row = (struct row){cells, column + 1, row->number};
    }
    row->cells[column] = (struct cell){.kind = wrong->kind, .text = wrong->text};
}

static void check_wrong(const struct documents *documents, const struct plan *plan, const struct wrong *wrong)
{
    struct book book = {.path = "b.xlsx"};
    struct gathered *gathered = calloc(1, sizeof *gathered);
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    CHECK(spread_pack(documents, plan, &book));
    change(&book, wrong);
    bool good = gather_book(gathered, plan, &book, &diags);
    CHECK(good == (diags.errors == 0));
    for (size_t i = 0; i < ALONE_MAX; i++) {
        const char *got = i < diags.count ? diag_line(&diags.items[i], DIAG_ENGLISH, &arena) : "nothing";
        CHECK_TEXT(got, wrong->english[i] ? wrong->english[i] : "nothing");
    }
    CHECK(diags.count >= 1);
    if (diags.count >= 1 && wrong->japanese) {
        CHECK_TEXT(diag_line(&diags.items[0], DIAG_JAPANESE, &arena), wrong->japanese);
    }
    gathered_finish(gathered);
    free(gathered);
    diag_finish(&diags);
    arena_finish(&arena);
    book_finish(&book);
}

/** Ids, and what names them, may be typed in wide letters. */
static void check_wide(const struct documents *documents, const struct plan *plan)
{
    static const struct wrong wide[] = {{"場所", "A2", CELL_TEXT, "ｈｉｌｌ", {NULL}, NULL},
                                        {"プロジェクト", "K2", CELL_TEXT, " ｈｉｌｌ", {NULL}, NULL},
                                        {"連絡先", "H2", CELL_TEXT, "０００－０００－００００", {NULL}, NULL}};
    struct book book = {.path = "b.xlsx"};
    struct gathered *gathered = calloc(1, sizeof *gathered);
    struct diags diags = {.count = 0};
    CHECK(spread_pack(documents, plan, &book));
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        change(&book, &wide[i]);
    }
    CHECK(gather_book(gathered, plan, &book, &diags) && diags.count == 0);
    for (size_t i = 0; i < documents->count && i < gathered->count; i++) {
        struct strbuf before = {0}, after = {0};
        print_document(&before, &documents->print, documents->items[i].source.tree, documents->items[i].shape);
        gathered_print(gathered, &gathered->documents[i], &after);
        CHECK_TEXT(after.text, before.text);
        strbuf_finish(&before);
        strbuf_finish(&after);
    }
    gathered_finish(gathered);
    free(gathered);
    diag_finish(&diags);
    book_finish(&book);
}

/** In a folder, files are called as programs call them; two of one sheet are told. */
static void check_files(const struct documents *documents, const struct plan *plan)
{
    struct book book = {.path = "b", .folder = true};
    struct gathered *gathered = calloc(1, sizeof *gathered);
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    CHECK(spread_pack(documents, plan, &book));
    for (size_t i = 0; i < book.count; i++) {
        book.sheets[i].name = arena_printf(&book.arena, i % 2 ? "ほしの表 - %s" : "%s-表1", book.sheets[i].name);
    }
    CHECK(gather_book(gathered, plan, &book, &diags) && diags.count == 0 && gathered->count == documents->count);
    gathered_finish(gathered);
    *gathered = (struct gathered){.count = 0};
    struct sheet *sheet = book_add_sheet(&book, "声 (1)");
    CHECK(sheet != NULL && !gather_book(gathered, plan, &book, &diags) && diags.count == 1);
    const char *line = diags.count ? diag_line(&diags.items[0], DIAG_JAPANESE, &arena) : "nothing";
    CHECK(strstr(line, "どちらも「声」のシートです。古いほうを消してください。") != NULL);
    gathered_finish(gathered);
    free(gathered);
    book_finish(&book);
    diag_finish(&diags);
    arena_finish(&arena);
}

int main(void)
{
    struct documents *documents = calloc(1, sizeof *documents);
    struct plan *plan = calloc(1, sizeof *plan);
    struct diags diags = {.count = 0};
    plan_make(plan);
    CHECK(documents_open(documents, SOURCE_DIR "/tests/packs/good/tiny", &diags));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_wrong(documents, plan, &cases[i]);
    }
    check_wide(documents, plan);
    check_files(documents, plan);
    documents_finish(documents);
    plan_finish(plan);
    diag_finish(&diags);
    free(documents);
    free(plan);
    return check_result();
}
