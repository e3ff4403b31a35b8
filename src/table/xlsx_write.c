#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "table/parts.h"
#include "table/xlsx.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CONTENT "application/vnd.openxmlformats-officedocument.spreadsheetml"

/* Columns of a width in characters; the height of a line, and how many lines a row may show: 409 points is the limit.
 */
enum { WIDTH_LEAST = 10, WIDTH_MOST = 60, LINE_POINTS = 16, LINES_MOST = 25 };

/* The cellXfs of the styles below, by index. */
enum { STYLE_PLAIN, STYLE_HEADING, STYLE_TEXT, STYLE_NUMBER };

static const char styles[] =
    HEAD "<styleSheet xmlns=\"" MAIN "\">"
         "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"BIZ UDGothic\"/></font>"
         "<font><b/><sz val=\"11\"/><name val=\"BIZ UDGothic\"/></font></fonts>"
         "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
         "<fill><patternFill patternType=\"gray125\"/></fill>"
         "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8EDF5\"/></patternFill></fill></fills>"
         "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
         "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
         "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
         "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
         "applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
         "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
         "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
         "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
         "<alignment vertical=\"top\"/></xf></cellXfs>"
         "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/** `_xHHHH_` stands for a code that XML cannot say (ECMA-376 part 1, 22.4.2.4). */
static bool is_escape(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && isxdigit((unsigned char)text[2]) && isxdigit((unsigned char)text[3]) &&
           isxdigit((unsigned char)text[4]) && isxdigit((unsigned char)text[5]) && text[6] == '_';
}

static void put_text(struct strbuf *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (code == '&' || code == '<' || code == '>' || code == '"') {
            strbuf_puts(out, code == '&' ? "&amp;" : code == '<' ? "&lt;" : code == '>' ? "&gt;" : "&quot;");
        } else if ((code < 0x20 && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF ||
                   is_escape(text + start)) {
            strbuf_printf(out, "_x%04X_", (unsigned)code);
        } else {
            strbuf_add(out, text + start, at - start);
        }
    }
}

static void put_cell(struct strbuf *out, const struct row *row, size_t column, int style)
{
    struct cell cell = row->cells[column];
    REQUIRE(cell.text);
    char letters[8];
    strbuf_printf(out, "<c r=\"%s%d\" s=\"%d\"", book_column_name(column, letters), row->number, style);
    if (cell.kind == CELL_NUMBER) {
        strbuf_printf(out, "><v>%s</v></c>", cell.text);
        return;
    }
    strbuf_puts(out, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    put_text(out, cell.text);
    strbuf_puts(out, "</t></is></c>");
}

/** The width of a text's lines, in columns; kana and kanji take two. With `wrap`, how many lines it becomes. */
static size_t measure(const char *text, size_t wrap)
{
    size_t size = strlen(text), width = 0, widest = 0, lines = 1;
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        size_t sign = code >= 0x1100 ? 2 : 1;
        bool full = wrap && width + sign > wrap;
        lines += code == '\n' || full;
        width = code == '\n' ? 0 : full ? sign : width + sign;
        widest = width > widest ? width : widest;
    }
    return wrap ? lines : widest;
}

/** High enough for all its lines; spreadsheets make it so only where somebody types. */
static void put_row(struct strbuf *out, const struct row *row, const size_t *widths)
{
    size_t lines = 1;
    for (size_t i = 0; i < row->count; i++) {
        size_t more = row->cells[i].text ? measure(row->cells[i].text, widths[i] - 2) : 1;
        lines = more > lines ? more : lines;
    }
    lines = lines < LINES_MOST ? lines : LINES_MOST;
    strbuf_printf(out, "<row r=\"%d\" ht=\"%zu\">", row->number, lines * LINE_POINTS + 2);
    for (size_t i = 0; i < row->count; i++) {
        int style = row->number == 1 ? STYLE_HEADING : row->cells[i].kind == CELL_NUMBER ? STYLE_NUMBER : STYLE_TEXT;
        if (row->cells[i].kind != CELL_EMPTY) {
            put_cell(out, row, i, style);
        }
    }
    strbuf_puts(out, "</row>\n");
}

/** Wide enough to be read; what is typed into a column of texts stays text. Returns the width. */
static size_t put_column(struct strbuf *out, const struct sheet *sheet, size_t column)
{
    size_t width = WIDTH_LEAST;
    bool numbers = false, texts = false;
    for (size_t i = 0; i < sheet->count; i++) {
        struct cell cell = row_cell(&sheet->rows[i], column);
        size_t wide = cell.text && width < WIDTH_MOST ? measure(cell.text, 0) + 2 : 0;
        width = wide > width ? wide : width;
        numbers = numbers || (i > 0 && cell.kind == CELL_NUMBER);
        texts = texts || (i > 0 && cell.kind == CELL_TEXT);
    }
    width = width < WIDTH_MOST ? width : WIDTH_MOST;
    strbuf_printf(out, "<col min=\"%zu\" max=\"%zu\" width=\"%zu\" style=\"%d\" customWidth=\"1\"/>", column + 1,
                  column + 1, width, numbers && !texts ? STYLE_NUMBER : STYLE_TEXT);
    return width;
}

static void add_sheet(struct parts *parts, const struct sheet *sheet, size_t number)
{
    struct strbuf out = {0};
    size_t columns = 0, widths[BOOK_COLUMNS_MAX] = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        columns = sheet->rows[i].count > columns ? sheet->rows[i].count : columns;
    }
    /* The headings stay in sight, and so does what a row is. */
    strbuf_puts(&out, HEAD "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">");
    strbuf_puts(&out, columns > 1 ? "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" "
                                  : "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" ");
    strbuf_puts(&out, "state=\"frozen\"/></sheetView></sheetViews>");
    strbuf_puts(&out, columns ? "<cols>" : "");
    for (size_t i = 0; i < columns; i++) {
        widths[i] = put_column(&out, sheet, i);
    }
    strbuf_puts(&out, columns ? "</cols><sheetData>\n" : "<sheetData>\n");
    for (size_t i = 0; i < sheet->count; i++) {
        put_row(&out, &sheet->rows[i], widths);
    }
    strbuf_puts(&out, "</sheetData></worksheet>");
    parts_add(parts, arena_printf(&parts->arena, "xl/worksheets/sheet%zu.xml", number), &out);
}

static void add_types(struct parts *parts, const struct book *book)
{
    struct strbuf out = {0};
    strbuf_puts(&out, HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                           "<Default Extension=\"rels\" "
                           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                           "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT ".sheet.main+xml\"/>"
                           "<Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT ".styles+xml\"/>");
    for (size_t i = 1; i <= book->count; i++) {
        strbuf_printf(
            &out, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" CONTENT ".worksheet+xml\"/>", i);
    }
    strbuf_puts(&out, "</Types>");
    parts_add(parts, "[Content_Types].xml", &out);
}

static void add_relations(struct parts *parts, const struct book *book)
{
    struct strbuf out = {0};
    strbuf_puts(&out, HEAD "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts_add(parts, "_rels/.rels", &out);
    strbuf_puts(&out, HEAD "<Relationships xmlns=\"" RELATIONS "\">");
    for (size_t i = 1; i <= book->count; i++) {
        strbuf_printf(&out,
                      "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                      i, i);
    }
    strbuf_printf(&out,
                  "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>",
                  book->count + 1);
    parts_add(parts, "xl/_rels/workbook.xml.rels", &out);
}

static void add_workbook(struct parts *parts, const struct book *book)
{
    struct strbuf out = {0};
    strbuf_puts(&out, HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
    for (size_t i = 0; i < book->count; i++) {
        strbuf_puts(&out, "<sheet name=\"");
        put_text(&out, book->sheets[i].name);
        strbuf_puts(&out, book->sheets[i].hidden ? "\" state=\"veryHidden" : "");
        strbuf_printf(&out, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
    }
    strbuf_puts(&out, "</sheets></workbook>");
    parts_add(parts, "xl/workbook.xml", &out);
    strbuf_puts(&out, styles);
    parts_add(parts, "xl/styles.xml", &out);
}

void xlsx_write(const struct book *book, struct strbuf *out)
{
    struct parts *parts = calloc(1, sizeof *parts);
    if (!parts) {
        BUG("out of memory");
    }
    add_types(parts, book);
    add_relations(parts, book);
    add_workbook(parts, book);
    for (size_t i = 0; i < book->count; i++) {
        add_sheet(parts, &book->sheets[i], i + 1);
    }
    parts_write(parts, out);
    parts_finish(parts);
    free(parts);
}
