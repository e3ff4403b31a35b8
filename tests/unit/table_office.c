/* Spreadsheets as offices make them: what people see in an .xlsx is what is read, or they are told at its cell. */
#include "check.h"
#include "pack/documents.h"
#include "table/gather.h"
#include "table/spread.h"
#include "table/xlsx.h"
#include "table/parts.h"

enum { EDITS_MAX = 6, TOLD_MAX = 3 };

/** A cell as XML, from its attributes on: ` t="str"><v>x</v>`. */
struct edit {
    const char *cell, *xml;
};

/** Changes to one sheet of a good pack, what is said of them, and what comes out. */
struct office {
    const char *sheet;
    struct edit edits[EDITS_MAX];
    const char *tail;             /* behind its rows */
    const char *told[TOLD_MAX];   /* all of it, in English */
    const char *japanese;         /* the first */
    const char *document, *holds; /* what its JSON holds then; NULL: nothing is looked at */
};

#define TEXT(text) " t=\"inlineStr\"><is><t>" text "</t></is>"
#define MERGED(range) "<mergeCells count=\"1\"><mergeCell ref=\"" range "\"/></mergeCells>"
#define EMPTY "><v></v>"
#define NO_FORMULA_EN(cell, formula)                                                                                   \
    "b.xlsx:" cell ": the formula in this cell (" formula ") has no result yet; open the table in a spreadsheet "      \
    "program, save it and import it again, or write the result itself"
#define NO_MERGE_EN(cell, range)                                                                                       \
    "b.xlsx:" cell ": the cells " range " are merged, and it cannot be told which of them their text is for; unmerge " \
    "them and write the text into each cell that it is for"
#define NO_FORMAT_EN(cell, format)                                                                                     \
    "b.xlsx:" cell ": what this cell shows (a number in the format \"" format                                          \
    "\") cannot be read as it stands there; "                                                                          \
    "set the cell's format to text and write what it should show"
#define STRUCK_EN(cell, text)                                                                                          \
    "b.xlsx:" cell ": \"" text "\" is struck through here, so it is not read; remove it, or the line through it"

/* By their index: those of our own writer first. */
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0&quot;年度&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"&quot;¥&quot;#,##0\"/><numFmt numFmtId=\"166\" formatCode=\"000\"/>"
    "<numFmt numFmtId=\"167\" formatCode=\"@&quot;様&quot;\"/><numFmt numFmtId=\"168\" formatCode=\"[DBNum1]0\"/>"
    "<numFmt numFmtId=\"169\" formatCode=\"000-000-0000\"/><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts>"
    "<fonts><font><sz val=\"11\"/></font><font><strike/></font></fonts>"
    "<dxfs><dxf><font><strike/></font></dxf></dxfs>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"49\"/><xf numFmtId=\"49\"/><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"            /* 4 to 7 */
    "<xf numFmtId=\"14\"/><xf numFmtId=\"12\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"167\"/>" /* 8 to 11 */
    "<xf numFmtId=\"168\"/><xf numFmtId=\"42\"/><xf numFmtId=\"20\"/><xf numFmtId=\"169\"/>"            /* 12 to 15 */
    "<xf numFmtId=\"170\"/></cellXfs></styleSheet>";

static const struct office cases[] = {
    /* Formulas. */
    {"プロジェクト",
     {{"G2", "><f>A2&amp;\"x\"</f><v></v>"}},
     NULL,
     {NO_FORMULA_EN("2:7: error: プロジェクト!G2", "=A2&\"x\"")},
     "b.xlsx:2:7: error: プロジェクト!G2: "
     "このセルの計算式（=A2&\"x\"）は、まだ計算されていません。表計算ソフトで開いて保存してから、もう一度取りこんでくだ"
     "さい（または、結果の文字を書いてください）。",
     NULL,
     NULL},
    {"プロジェクト",
     {{"H3", "><f t=\"shared\" si=\"0\"/>"}},
     NULL,
     {NO_FORMULA_EN("3:8: error: プロジェクト!H3", "=…")},
     NULL,
     NULL,
     NULL},
    {"プロジェクト", /* an array: its other cells say nothing of it */
     {{"H3", "><f t=\"array\" ref=\"H3:H4\">B1:B2</f>"}},
     NULL,
     {NO_FORMULA_EN("3:8: error: プロジェクト!H3", "=B1:B2"), NO_FORMULA_EN("4:8: error: プロジェクト!H4", "=…")},
     NULL,
     NULL,
     NULL},
    {"声の話し手", /* where it names an owner */
     {{"A3", "><f>A2</f>"}},
     NULL,
     {NO_FORMULA_EN("3:1: error: 声の話し手!A3", "=A2")},
     NULL,
     NULL,
     NULL},
    {"プロジェクト", /* a text without signs is a result; a heading that nobody knows is none of ours */
     {{"H2", " t=\"str\"><f>IF(A2=\"\",\"a\",\"\")</f><v></v>"},
      {"I2", " t=\"str\"><f>\"\"</f><v></v>"},
      {"G2", " t=\"str\"><f t=\"shared\" si=\"1\"/><v>Polish &amp; shine</v>"}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"title\": {\"ja\": \"大きな望遠鏡をみがこう\", \"en\": \"Polish & shine\"}"},
    {"プロジェクト",
     {{"G2", " t=\"e\" vm=\"1\"><v>#VALUE!</v>"}},
     NULL,
     {"b.xlsx:2:7: error: プロジェクト!G2: there is no text in this cell, but a picture or the like (#VALUE!); remove "
      "it. A picture's file belongs into the pack's folder, and its name into the table"},
     NULL,
     NULL,
     NULL},
    /* Merged cells. */
    {"プロジェクト",
     {{"K3", " s=\"2\">"}},
     MERGED("K2:K4"),
     {NULL},
     NULL,
     "projects",
     "\"goals\": [],\n      \"place\": \"hill\""},
    {"プロジェクト", /* below the last row, and over what a cell still holds */
     {{"B3", TEXT("nothing")}, {"B4", ">"}},
     MERGED("B2:B40"),
     {NULL},
     NULL,
     "projects",
     "\"id\": \"silence\",\n      \"section\": \"sky\""},
    {"声の話し手", {{"A3", ">"}}, MERGED("A2:A3"), {NULL}, NULL, "voices", "\"name\": \"空野 あおい\""},
    {"プロジェクト", /* nothing is said, so nothing is lost */
     {{"H3", ">"}},
     MERGED("H3:I4"),
     {NULL},
     NULL,
     "projects",
     "\"place\": \"harbour\""},
    {"プロジェクト",
     {{"A3", ">"}},
     MERGED("A2:A3"),
     {NO_MERGE_EN("2:1: error: プロジェクト!A2", "A2:A3")},
     "b.xlsx:2:1: error: プロジェクト!A2: A2:A3 "
     "のセルが結合されているので、どのセルの文か分かりません。結合を解除して、必要なセルのそれぞれに書いてください。",
     NULL,
     NULL},
    {"プロジェクト",
     {{"G2", ">"}},
     MERGED("F2:G2"),
     {NO_MERGE_EN("2:6: error: プロジェクト!F2", "F2:G2")},
     NULL,
     NULL,
     NULL},
    {"プロジェクト",
     {{"G1", ">"}},
     MERGED("F1:G1"),
     {NO_MERGE_EN("1:6: error: プロジェクト!F1", "F1:G1")},
     NULL,
     NULL,
     NULL},
    {"展示", {{"C12", ">"}}, MERGED("C11:C12"), {NO_MERGE_EN("11:3: error: 展示!C11", "C11:C12")}, NULL, NULL, NULL},
    {"出典",
     {{"A3", ">"}, {"B3", TEXT("二つめ")}},
     MERGED("A2:A3"),
     {NO_MERGE_EN("2:1: error: 出典!A2", "A2:A3")},
     NULL,
     NULL,
     NULL},
    /* Numbers as they look. */
    {"プロジェクト",
     {{"H2", " s=\"4\"><v>0.8</v>"}, {"H3", " s=\"5\"><v>2026</v>"}, {"H4", " s=\"6\"><v>1234567</v>"}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"subtitle\": {\"ja\": \"80%\", \"en\": \"until we see the moon\"}"},
    {"プロジェクト",
     {{"H3", " s=\"5\"><v>2026</v>"}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"subtitle\": {\"ja\": \"2026年度\"}"},
    {"プロジェクト",
     {{"H3", " s=\"6\"><v>1234567</v>"}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"subtitle\": {\"ja\": \"¥1,234,567\"}"},
    {"プロジェクト", {{"A4", " s=\"7\"><v>1</v>"}}, NULL, {NULL}, NULL, "projects", "\"id\": \"001\""},
    {"プロジェクト",
     {{"H3", " s=\"11\" t=\"inlineStr\"><is><t>市長</t></is>"}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"subtitle\": {\"ja\": \"市長様\"}"},
    {"プロジェクト", {{"H3", " t=\"b\"><v>1</v>"}}, NULL, {NULL}, NULL, "projects", "\"subtitle\": {\"ja\": \"TRUE\"}"},
    {"連絡先", {{"H2", " s=\"15\"><v>762202026</v>"}}, NULL, {NULL}, NULL, "join", "\"tel\": \"076-220-2026\""},
    {"場所",
     {{"D2", " s=\"7\"><v>-159.65</v>"}, {"E2", " s=\"9\"><v>10.5</v>"}},
     NULL,
     {NULL},
     NULL,
     "places",
     "\"lat\": 10.5"},
    {"場所",
     {{"E2", " s=\"4\"><v>0.5</v>"}},
     NULL,
     {"b.xlsx:2:5: error: 場所!E2: a number is expected here, not \"50%\""},
     NULL,
     NULL,
     NULL},
    {"プロジェクト",
     {{"H2", " s=\"9\"><v>0.5</v>"}, {"H3", " s=\"12\"><v>12</v>"}, {"H4", " s=\"13\"><v>12</v>"}},
     NULL,
     {NO_FORMAT_EN("2:8: error: プロジェクト!H2", "# ?/?"), NO_FORMAT_EN("3:8: error: プロジェクト!H3", "[DBNum1]0"),
      NO_FORMAT_EN("4:8: error: プロジェクト!H4", "通貨, currency")},
     "b.xlsx:2:8: error: プロジェクト!H2: このセルは、表示形式（# "
     "?/?）のために、見えているとおりには読めません。セルの書式を「文字列」にして、見せたいとおりに書きなおしてください"
     "。",
     NULL,
     NULL},
    {"プロジェクト",
     {{"H2", "><v>123456789012</v>"}, {"H3", " s=\"16\"><v>5</v>"}},
     NULL,
     {NO_FORMAT_EN("2:8: error: プロジェクト!H2", "標準, General"), NO_FORMAT_EN("3:8: error: プロジェクト!H3", ";;;")},
     NULL,
     NULL,
     NULL},
    {"プロジェクト",
     {{"H2", " s=\"8\"><v>46354</v>"}, {"H3", " s=\"14\"><v>0.4375</v>"}},
     NULL,
     {"b.xlsx:2:8: error: プロジェクト!H2: the spreadsheet has made a date of this (2026-11-28); set the cell's format "
      "to text and write it again",
      "b.xlsx:3:8: error: プロジェクト!H3: the spreadsheet has made a date of this (10:30); set the cell's format to "
      "text and write it again"},
     NULL,
     NULL,
     NULL},
    {"プロジェクト", /* a day and a time, and how long something took */
     {{"H2", " s=\"8\"><v>46354.4375</v>"}, {"H3", " s=\"14\"><v>1.5</v>"}},
     NULL,
     {"b.xlsx:2:8: error: プロジェクト!H2: the spreadsheet has made a date of this (2026-11-28 10:30); set the cell's "
      "format to text and write it again",
      "b.xlsx:3:8: error: プロジェクト!H3: the spreadsheet has made a date of this (36:00); set the cell's format to "
      "text and write it again"},
     NULL,
     NULL,
     NULL},
    {"募集", {{"I2", " t=\"d\"><v>2026-04-02T00:00:00Z</v>"}}, NULL, {NULL}, NULL, "join", "\"from\": \"2026-04-02\""},
    /* What is struck through. */
    {"プロジェクト",
     {{"F3", " t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>川の</t></r><r><rPr><b/></rPr><t>港の</t></r>"
             "<r><rPr><strike val=\"0\"/></rPr><t>ちょうちん</t></r></is>"}},
     NULL,
     {STRUCK_EN("3:6: warning: プロジェクト!F3", "川の")},
     "b.xlsx:3:6: warning: プロジェクト!F3: "
     "「川の」には取り消し線が引かれているので、読みません。いらない文字なら消し、いる文字なら取り消し線をはずしてくだ"
     "さい。",
     "projects",
     "\"ja\": \"港のちょうちん\""},
    {"プロジェクト", /* the cell's own line, and a piece that has none */
     {{"H2", " s=\"10\" t=\"inlineStr\"><is><t>〜月まで〜</t></is>"},
      {"F3", " s=\"10\" t=\"inlineStr\"><is><r><t>古い</t></r><r><rPr><b/></rPr><t>新しい</t></r></is>"}},
     NULL,
     {STRUCK_EN("2:8: warning: プロジェクト!H2", "〜月まで〜"),
      "b.xlsx:3:6: warning: プロジェクト!F3: \"古い新しい\" is struck through here, so it is not read; remove it, or "
      "the "
      "line through it",
      "b.xlsx:2:8: error: プロジェクト!H2: \"副題（ja）\" is empty, but there are translations of it; write it"},
     NULL,
     NULL,
     NULL},
    {"声の話し手",
     {{"A3", " s=\"10\" t=\"inlineStr\"><is><t>first-star</t></is>"},
      {"B3", " s=\"10\" t=\"inlineStr\"><is><t>空野 あおい</t></is>"}},
     NULL,
     {"b.xlsx:3:1: warning: 声の話し手!A3: all of this row is struck through, so it is not read; remove the row, or "
      "the "
      "line through it"},
     "b.xlsx:3:1: warning: 声の話し手!A3: "
     "この行は全部に取り消し線が引かれているので、読みません。いらない行なら消し、いる行なら取り消し線をはずしてくださ"
     "い。",
     "voices",
     "\"speakers\": [{\"name\": \"星野 みつけ\""},
    /* Blanks are nothing. */
    {"プロジェクト",
     {{"H3", TEXT("　 \xC2\xA0")}, {"I3", TEXT("\n")}, {"A9", TEXT(" ")}},
     NULL,
     {NULL},
     NULL,
     "projects",
     "\"title\": {\"ja\": \"港のちょうちん\", \"en\": \"Lanterns of the harbour\"},\n      \"goals\""},
    {"プロジェクト",
     {{"B3", TEXT("　")}},
     NULL,
     {"b.xlsx:3:2: error: プロジェクト!B3: \"部門\" is empty; write it"},
     NULL,
     NULL,
     NULL},
};

/* The parts of a file. */

static struct part *part_named(struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (strcmp(parts->items[i].name, name) == 0) {
            return &parts->items[i];
        }
    }
    CHECK(!"there is such a part");
    return &parts->items[0];
}

/** Put `text` in the place of the bytes from `from` to `to`. */
static void splice(struct part *part, const char *from, const char *to, const char *text)
{
    struct strbuf out = {0};
    strbuf_add(&out, part->bytes, (size_t)(from - part->bytes));
    strbuf_puts(&out, text);
    strbuf_puts(&out, to);
    free(part->bytes);
    part->bytes = out.text;
    part->size = out.size;
}

static void replace(struct part *part, const char *from, const char *to)
{
    char *found = strstr(part->bytes, from);
    CHECK(found != NULL);
    if (found) {
        splice(part, found, found + strlen(from), to);
    }
}

static void edit(struct part *part, const struct edit *edit, struct arena *arena)
{
    const char *cell = arena_printf(arena, "<c r=\"%s\"%s</c>", edit->cell, edit->xml);
    char *old = strstr(part->bytes, arena_printf(arena, "<c r=\"%s\"", edit->cell));
    char *row = strstr(part->bytes, arena_printf(arena, "<row r=\"%s\"", edit->cell + 1));
    if (old) {
        splice(part, old, strstr(old, "</c>") + strlen("</c>"), cell);
    } else if (row) {
        char *end = strstr(row, "</row>");
        splice(part, end, end, cell);
    } else {
        char *end = strstr(part->bytes, "</sheetData>");
        splice(part, end, end, arena_printf(arena, "<row r=\"%s\">%s</row>", edit->cell + 1, cell));
    }
}

static struct part *sheet_part(struct parts *parts, const struct book *book, const char *sheet, struct arena *arena)
{
    size_t i = 0;
    while (i + 1 < book->count && strcmp(book->sheets[i].name, sheet) != 0) {
        i++;
    }
    return part_named(parts, arena_printf(arena, "xl/worksheets/sheet%zu.xml", i + 1));
}

/* What is said of them. */

/** A good pack, and the file that it becomes. */
struct ground {
    struct documents *documents;
    struct plan *plan;
    struct book book;
    struct strbuf bytes;
};

static struct parts *open_parts(const struct ground *ground)
{
    struct parts *parts = calloc(1, sizeof *parts);
    struct diags diags = {.count = 0};
    CHECK(parts_read(parts, "b.xlsx", ground->bytes.text, ground->bytes.size, &diags));
    diag_finish(&diags);
    return parts;
}

static void check_document(const struct gathered *gathered, const struct office *office)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < gathered->count; i++) {
        if (strcmp(gathered->documents[i].key, office->document) == 0) {
            gathered_print(gathered, &gathered->documents[i], &text);
        }
    }
    CHECK(strstr(strbuf_text(&text), office->holds) != NULL);
    if (!strstr(strbuf_text(&text), office->holds)) {
        fprintf(stderr, "no %s in %s\n", office->holds, strbuf_text(&text));
    }
    strbuf_finish(&text);
}

/** Read the parts, which are finished then, and hold what is said and what comes out against the case. */
static void check_parts(const struct ground *ground, struct parts *parts, const struct office *office)
{
    struct strbuf bytes = {0};
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    struct book book = {.path = "b.xlsx"};
    struct gathered *gathered = calloc(1, sizeof *gathered);
    parts_write(parts, &bytes);
    CHECK(xlsx_read(&book, bytes.text, bytes.size, &diags));
    CHECK(gather_book(gathered, ground->plan, &book, &diags) == (diags.errors == 0));
    for (size_t i = 0; i < TOLD_MAX || i < diags.count; i++) {
        const char *got = i < diags.count ? diag_line(&diags.items[i], DIAG_ENGLISH, &arena) : "nothing";
        CHECK_TEXT(got, i < TOLD_MAX && office->told[i] ? office->told[i] : "nothing");
    }
    if (diags.count > 0 && office->japanese) {
        CHECK_TEXT(diag_line(&diags.items[0], DIAG_JAPANESE, &arena), office->japanese);
    }
    if (office->document) {
        check_document(gathered, office);
    }
    gathered_finish(gathered);
    free(gathered);
    book_finish(&book);
    diag_finish(&diags);
    strbuf_finish(&bytes);
    arena_finish(&arena);
    parts_finish(parts);
    free(parts);
}

static void check_office(const struct ground *ground, const struct office *office)
{
    struct arena arena = {0};
    struct parts *parts = open_parts(ground);
    struct part *sheet = sheet_part(parts, &ground->book, office->sheet, &arena);
    struct part *style = part_named(parts, "xl/styles.xml");
    splice(style, style->bytes, style->bytes + style->size, styles);
    for (size_t i = 0; i < EDITS_MAX && office->edits[i].cell; i++) {
        edit(sheet, &office->edits[i], &arena);
    }
    if (office->tail) {
        replace(sheet, "</sheetData>", arena_printf(&arena, "</sheetData>%s", office->tail));
    }
    check_parts(ground, parts, office);
    arena_finish(&arena);
}

/** Sheets, rows and columns that are hidden hold something all the same. */
static void check_hidden(const struct ground *ground)
{
    static const struct office told = {
        .told =
            {"b.xlsx:1:1: warning: プロジェクト!A1: this sheet is hidden; it is read, too. If what it says should be "
             "gone, show it and remove the rows",
             "b.xlsx:1:3: warning: プロジェクト!C1: the column \"団体（共通）\" is hidden; it is read, too. If what it "
             "says should be gone, show it and empty it",
             "b.xlsx:2:1: warning: プロジェクト!A2: from row 2 to row 4, 2 rows are hidden (by a filter, perhaps); "
             "they are read, too. If they should be gone, show them and remove them"},
        .japanese =
            "b.xlsx:1:1: warning: プロジェクト!A1: "
            "このシートは非表示になっています。非表示のシートも取りこみます。なくしたい中身なら、シートを再表示し"
            "てから行を消してください。",
        .document = "projects",
        .holds = "\"id\": \"silence\""};
    struct arena arena = {0};
    struct parts *parts = open_parts(ground);
    struct part *sheet = sheet_part(parts, &ground->book, "プロジェクト", &arena);
    replace(part_named(parts, "xl/workbook.xml"), "<sheet name=\"プロジェクト\"",
            "<sheet state=\"veryHidden\" name=\"プロジェクト\"");
    replace(sheet, "<row r=\"2\"", "<row hidden=\"1\" r=\"2\"");
    replace(sheet, "<row r=\"4\"", "<row hidden=\"true\" r=\"4\"");
    replace(sheet, "<cols>", "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/>");
    check_parts(ground, parts, &told);
    arena_finish(&arena);
}

/** One row that is hidden. */
static void check_hidden_row(const struct ground *ground)
{
    static const struct office told = {
        .told =
            {"b.xlsx:3:1: warning: プロジェクト!A3: row 3 is hidden; it is read, too. If it should be gone, show it "
             "and remove it"},
        .document = "projects",
        .holds = "\"id\": \"lantern\""};
    struct arena arena = {0};
    struct parts *parts = open_parts(ground);
    replace(sheet_part(parts, &ground->book, "プロジェクト", &arena), "<row r=\"3\"", "<row hidden=\"1\" r=\"3\"");
    check_parts(ground, parts, &told);
    arena_finish(&arena);
}

static void add_part(struct parts *parts, const char *name, const char *text)
{
    struct strbuf copy = {0};
    strbuf_puts(&copy, text);
    parts_add(parts, name, &copy);
}

/** What lies over the cells is found by relations from the sheet, and by way of a folder. */
static void check_drawing(const struct ground *ground)
{
    static const struct office told = {
        .told =
            {"b.xlsx:5:4: warning: 場所!D5: a picture is pasted here, which is not read; put its file into the pack's "
             "folder, and its name into the column for files",
             "b.xlsx:2:2: warning: 場所!B2: a shape or a text box lies here, which is not read; write its words into "
             "a cell, or remove it"},
        .japanese = "b.xlsx:5:4: warning: 場所!D5: "
                    "ここに貼りつけた画像は、取りこみません。画像のファイルをパックのフォルダー（pictures "
                    "など）に入れて、その名前を「ファイル」の列に書いてください。"};
    struct arena arena = {0};
    struct parts *parts = open_parts(ground);
    struct part *sheet = sheet_part(parts, &ground->book, "場所", &arena);
    const char *own = strrchr(sheet->name, '/') + 1;
    add_part(
        parts, arena_printf(&arena, "xl/worksheets/_rels/%s.rels", own),
        "<Relationships><Relationship Id=\"d\" Type=\"a/drawing\" Target=\"../Drawings/./one.xml\"/></Relationships>");
    add_part(
        parts, "xl/drawings/one.xml",
        "<d:wsDr xmlns:d=\"d\"><d:twoCellAnchor><d:from><d:col>3</d:col><d:colOff>9</d:colOff><d:row>4</d:row></d:from>"
        "<d:to><d:col>9</d:col><d:row>9</d:row></d:to><d:pic><d:sp/></d:pic></d:twoCellAnchor>"
        "<d:oneCellAnchor><d:from><d:col>1</d:col><d:row>1</d:row></d:from><d:sp/></d:oneCellAnchor>"
        "<d:absoluteAnchor><d:clientData/></d:absoluteAnchor></d:wsDr>");
    sheet = sheet_part(parts, &ground->book, "場所", &arena);
    replace(sheet, "</worksheet>", "<drawing xmlns:r=\"r\" r:id=\"d\"/></worksheet>");
    check_parts(ground, parts, &told);
    arena_finish(&arena);
}

/** Parts lie wherever relations say, in whatever capitals. */
static void check_elsewhere(const struct ground *ground)
{
    static const struct office told = {.document = "projects", .holds = "\"id\": \"silence\""};
    struct parts *parts = open_parts(ground);
    replace(part_named(parts, "_rels/.rels"), "xl/workbook.xml", "/Book/main.XML");
    part_named(parts, "xl/workbook.xml")->name = "book\\Main.xml";
    part_named(parts, "xl/_rels/workbook.xml.rels")->name = "book/_rels/main.xml.rels";
    for (size_t i = 0; i < parts->count; i++) {
        if (strncmp(parts->items[i].name, "xl/worksheets/sheet", 19) == 0) {
            parts->items[i].name = arena_printf(&parts->arena, "book/Worksheets/Sheet%s", parts->items[i].name + 19);
        }
    }
    replace(part_named(parts, "book/_rels/main.xml.rels"), "Target=\"styles.xml\"", "Target=\"../xl/Styles.xml\"");
    check_parts(ground, parts, &told);
}

int main(void)
{
    struct ground ground = {.documents = calloc(1, sizeof *ground.documents), .plan = calloc(1, sizeof *ground.plan)};
    struct diags diags = {.count = 0};
    plan_make(ground.plan);
    CHECK(documents_open(ground.documents, SOURCE_DIR "/tests/packs/good/tiny", &diags));
    CHECK(spread_pack(ground.documents, ground.plan, &ground.book));
    xlsx_write(&ground.book, &ground.bytes);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_office(&ground, &cases[i]);
    }
    check_hidden(&ground);
    check_hidden_row(&ground);
    check_drawing(&ground);
    check_elsewhere(&ground);
    strbuf_finish(&ground.bytes);
    book_finish(&ground.book);
    documents_finish(ground.documents);
    plan_finish(ground.plan);
    diag_finish(&diags);
    free(ground.documents);
    free(ground.plan);
    return check_result();
}
