/* Cells, names and charsets: the small parts of spreadsheets. */
#include "check.h"
#include "table/charset.h"
#include "table/csv.h"
#include "table/sheet_names.h"
#include "table/value.h"
#include "table/number_format.h"
#include "table/xlsx_parts.h"
#include "table/xml.h"

static void check_columns(void)
{
    static const struct {
        size_t column;
        const char *name;
    } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}, {2047, "BZT"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char name[8];
        CHECK_TEXT(book_column_name(cases[i].column, name), cases[i].name);
    }
}

static void check_names(void)
{
    struct arena arena = {0};
    CHECK_TEXT(names_fold("題 ［ＪＡ］　", &arena), "題(ja)");
    CHECK_TEXT(names_fold("ﾌﾟﾛｼﾞｪｸﾄ", &arena), names_fold("フ\xE3\x82\x9Aロシ\xE3\x82\x99ェクト", &arena));
    CHECK_TEXT(names_fold(" \n", &arena), "");
    arena_finish(&arena);
    CHECK(names_same("題（ja）", "題(ja)"));
    CHECK(names_same("題［JA］", "題 (ｊａ)"));
    CHECK(names_same("プロジェクト", "フ\xE3\x82\x9Aロシ\xE3\x82\x99ェクト")); /* as a Mac writes it */
    CHECK(names_same("プロジェクト（ja）", "ﾌﾟﾛｼﾞｪｸﾄ(JA)") && !names_same("ハ", "パ"));
    CHECK(names_same("ＩＤ", "id") && names_same("　id ", "i d"));
    CHECK(!names_same("題（ja）", "題（en）") && !names_same("題", "題名") && !names_same("", "題"));
}

/** Programs and people put more around the name of a sheet. */
static void check_sheet_names(void)
{
    static const struct {
        const char *name;
        enum sheet_likeness likeness;
    } cases[] = {
        {"声", SHEET_SAME},
        {" 声", SHEET_SAME},
        {"展示の表 - 声", SHEET_AROUND},
        {"a - b - 声", SHEET_AROUND},
        {"声-表1", SHEET_AROUND},
        {"声 - 表１", SHEET_AROUND},
        {"声-Table 1", SHEET_AROUND},
        {"表–声", SHEET_AROUND},
        {"展示_2026_声", SHEET_AROUND},
        {"声 のコピー", SHEET_COPY},
        {"声 (1)", SHEET_COPY},
        {"声 - コピー (2)", SHEET_COPY},
        {"声のコピー2", SHEET_COPY},
        {"声 copy", SHEET_COPY},
        {"Copy of 声", SHEET_COPY},
        {"展示の表 - 声 (1)", SHEET_COPY},
        {"声-表1 (1)", SHEET_COPY},
        {"声の表", SHEET_OTHER},
        {"声の話し手", SHEET_OTHER},
        {"うた声", SHEET_OTHER},
        {"-声", SHEET_OTHER},
        {"(1)", SHEET_OTHER},
        {"コピー", SHEET_OTHER},
        {"", SHEET_OTHER},
        {"声1", SHEET_OTHER},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool same = sheet_names_compare(cases[i].name, "声", &arena) == cases[i].likeness;
        if (!same) {
            fprintf(stderr, "%s\n", cases[i].name);
        }
        CHECK(same);
    }
    arena_finish(&arena);
}

/** What a cell says as JSON; NULL: it is refused. */
static void check_value(enum leaf_kind kind, enum cell_kind cell, const char *text, const char *wanted)
{
    const struct value_problem *problem = NULL;
    struct strbuf got = {0};
    cJSON *json = value_read(kind, (struct cell){.kind = cell, .text = text}, &problem);
    CHECK((json == NULL) == (problem != NULL));
    if (json) {
        print_compact(&got, json);
    }
    CHECK_TEXT(json ? got.text : "refused", wanted ? wanted : "refused");
    strbuf_finish(&got);
    cJSON_Delete(json);
}

static void check_values(void)
{
    check_value(LEAF_STRING, CELL_TEXT, " 　hill\n", "\"hill\"");
    check_value(LEAF_STRING, CELL_NUMBER, "15", "\"15\"");
    check_value(LEAF_STRING, CELL_DAY, "46354", NULL);
    check_value(LEAF_TEXT, CELL_TEXT, " 前後 ", "\" 前後 \"");
    check_value(LEAF_TEXT, CELL_NUMBER, "2021", "\"2021\"");
    check_value(LEAF_TEXT, CELL_DAY, "46354", NULL);
    check_value(LEAF_TEXT, CELL_BROKEN, "#REF!", NULL);
    check_value(LEAF_DAY, CELL_TEXT, "2026-04-01", "\"2026-04-01\"");
    check_value(LEAF_DAY, CELL_TEXT, " ２０２６／４／１", "\"2026-04-01\"");
    check_value(LEAF_DAY, CELL_TEXT, "2026年4月1日", "\"2026-04-01\"");
    check_value(LEAF_DAY, CELL_TEXT, "令和9年3月31日", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "Ｒ９．３．３１", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "r9/3/31", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "令和 元年 5月 1日", "\"2019-05-01\"");
    check_value(LEAF_DAY, CELL_TEXT, "H31.4.30", "\"2019-04-30\"");
    check_value(LEAF_DAY, CELL_TEXT, "㍼64年1月7日", "\"1989-01-07\"");
    check_value(LEAF_DAY, CELL_TEXT, "2027.3.31", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "２０２７年３月３１日（水）", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "2027/3/31（水曜日）", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_TEXT, "2027/3/31 0:00:00", "\"2027-03-31\"");
    check_value(LEAF_DAY, CELL_NUMBER, "20270331", "\"2027-03-31\"");
    /* No such day, or not in that era, or not on that day of the week. */
    check_value(LEAF_DAY, CELL_TEXT, "令和9年2月29日", "\"令和9年2月29日\"");
    check_value(LEAF_DAY, CELL_TEXT, "平成31年5月1日", "\"平成31年5月1日\"");
    check_value(LEAF_DAY, CELL_TEXT, "R1.4.30", "\"R1.4.30\"");
    check_value(LEAF_DAY, CELL_TEXT, "R0.5.1", "\"R0.5.1\"");
    check_value(LEAF_DAY, CELL_TEXT, "2027年3月31日（木）", "\"2027年3月31日(木)\"");
    check_value(LEAF_DAY, CELL_TEXT, "2027/3/31 9:30", "\"2027/3/31 9:30\"");
    check_value(LEAF_DAY, CELL_TEXT, "9.3.31", "\"9.3.31\"");
    check_value(LEAF_DAY, CELL_DAY, "46113", "\"2026-04-01\"");
    check_value(LEAF_DAY, CELL_DAY, "46081", "\"2026-02-28\"");
    check_value(LEAF_DAY, CELL_DAY, "46113.5", NULL);
    check_value(LEAF_DAY, CELL_DAY, "9999999", NULL);
    check_value(LEAF_DAY, CELL_TEXT, "2026-02-29", "\"2026-02-29\""); /* the loader says what is wrong */
    check_value(LEAF_DAY, CELL_TEXT, "2026-04", "\"2026-04\"");
    check_value(LEAF_DAY, CELL_TEXT, "26/4/1", "\"26/4/1\""); /* nor is this the year 26 */
    check_value(LEAF_DAY, CELL_TEXT, "8年4月1日", "\"8年4月1日\"");
    check_value(LEAF_DAY, CELL_TEXT, "2026-04-01T00:00", "\"2026-04-01T00:00\"");
    check_value(LEAF_PHONE, CELL_TEXT, "076-220-2026", "\"076-220-2026\"");
    check_value(LEAF_PHONE, CELL_NUMBER, "762202026", NULL);
    check_value(LEAF_INTEGER, CELL_NUMBER, "3", "3");
    check_value(LEAF_INTEGER, CELL_TEXT, "１２", "12");
    check_value(LEAF_INTEGER, CELL_NUMBER, "3.5", NULL);
    check_value(LEAF_INTEGER, CELL_TEXT, "三", NULL);
    check_value(LEAF_NUMBER, CELL_TEXT, "−１．５", "-1.5");
    check_value(LEAF_NUMBER, CELL_NUMBER, "136.65", "136.65");
    check_value(LEAF_NUMBER, CELL_TEXT, "1e999", NULL);
    check_value(LEAF_NUMBER, CELL_TEXT, "nan", NULL);
    check_value(LEAF_NUMBER, CELL_TEXT, "0x10", NULL);
    check_value(LEAF_TRUTH, CELL_TEXT, "はい", "true");
    check_value(LEAF_TRUTH, CELL_TEXT, "○", "true");
    check_value(LEAF_TRUTH, CELL_TEXT, "ＦＡＬＳＥ", "false");
    check_value(LEAF_TRUTH, CELL_TRUTH, "0", "false");
    check_value(LEAF_TRUTH, CELL_TEXT, "たぶん", NULL);
    check_value(LEAF_GOALS, CELL_TEXT, "11、3", "[11,3]");
    check_value(LEAF_GOALS, CELL_TEXT, "１１， ３・17 ;4", "[11,3,17,4]");
    check_value(LEAF_GOALS, CELL_NUMBER, "11", "[11]");
    check_value(LEAF_GOALS, CELL_TEXT, "11と3", NULL);
    check_value(LEAF_GOALS, CELL_TEXT, "目標14", "[14]");
    check_value(LEAF_GOALS, CELL_TEXT, "目標１４・ゴール 3", "[14,3]");
    check_value(LEAF_GOALS, CELL_TEXT, "⑭、①③", "[14,1,3]");
    check_value(LEAF_GOALS, CELL_TEXT, "SDG14, SDGsの目標17、11番", "[14,17,11]");
    check_value(LEAF_GOALS, CELL_TEXT, "Goal 14", "[14]");
    check_value(LEAF_GOALS, CELL_TEXT, "目標", NULL);
    check_value(LEAF_GOALS, CELL_TEXT, "目標14海", NULL);
    check_value(LEAF_GOALS, CELL_TEXT, "14.5", NULL);
    check_value(LEAF_TEXT, CELL_TRUTH, "1", "\"TRUE\"");
    check_value(LEAF_NUMBER, CELL_TRUTH, "1", NULL);
    check_value(LEAF_WORDS, CELL_TEXT, "ja、ja-easy,en　ko", "[\"ja\",\"ja-easy\",\"en\",\"ko\"]");
}

static void check_csv(const char *text, const char *const *cells, size_t rows, size_t columns)
{
    struct book book = {.path = "t", .folder = true};
    struct diags diags = {.count = 0};
    CHECK(csv_read(&book, "声", text, strlen(text), &diags));
    const struct sheet *sheet = &book.sheets[0];
    CHECK(sheet->count == rows);
    for (size_t i = 0; i < sheet->count && i < rows; i++) {
        for (size_t k = 0; k < columns; k++) {
            struct cell cell = row_cell(&sheet->rows[i], k);
            CHECK_TEXT(cell.text ? cell.text : "", cells[i * columns + k]);
        }
    }
    book_finish(&book);
    diag_finish(&diags);
}

static void check_bad_csv(const char *text, size_t size, const char *wanted)
{
    struct book book = {.path = "t", .folder = true};
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    CHECK(!csv_read(&book, "声", text, size, &diags) && diags.count == 1);
    CHECK_TEXT(diag_line(&diags.items[0], DIAG_JAPANESE, &arena), wanted);
    arena_finish(&arena);
    book_finish(&book);
    diag_finish(&diags);
}

static void check_csvs(void)
{
    check_csv("a,b\r\n1,\"x\r\ny\"\r\n", (const char *[]){"a", "b", "1", "x\r\ny"}, 2, 2);
    check_csv("a,\"say \"\"hi\"\"\"", (const char *[]){"a", "say \"hi\""}, 1, 2);
    check_csv("a\tb\n1\t2,5\n", (const char *[]){"a", "b", "1", "2,5"}, 2, 2);
    check_csv("a;b\r1;2\r", (const char *[]){"a", "b", "1", "2"}, 2, 2);
    check_csv("\n\n,,\na,b\n", (const char *[]){"a", "b"}, 1, 2);
    check_csv("'=1,'',''x,'y,-3\n", (const char *[]){"=1", "'", "'x", "'y", "-3"}, 1, 5);
    check_csv("sep=;\r\na,x;b\r\n1;2\r\n", (const char *[]){"a,x", "b", "1", "2"}, 2, 2);
    check_csv("\"SEP=|\"\na|b\n", (const char *[]){"a", "b"}, 1, 2);
    check_csv("\xEF\xBB\xBF\xEF\xBB\xBFsep=\t\na\tb\n", (const char *[]){"a", "b"}, 1, 2);
    check_csv("sep=;x,b\n", (const char *[]){"sep=;x", "b"}, 1, 2);
    check_csv("sep=", (const char *[]){"sep="}, 1, 1);
    check_csv("", NULL, 0, 0);
    check_bad_csv(
        "a,b\n1,\"2", 8,
        "t/声.csv:2:2: error: 声!B2: このセルの \" が閉じていません。ファイルが途中で切れているかもしれません。");
    check_bad_csv("a,\"b\"c\n", 7,
                  "t/声.csv:1:2: error: 声!B1: セルを閉じる \" "
                  "のあとに、コンマがありません。表計算ソフトで保存しなおしてください。");
    check_bad_csv("a\0b", 3, "t/声.csv:1:1: error: 声!A1: 文字の表ではありません（0 のバイトがあります）。");
}

/* A row of the book for what a spreadsheet would call a formula. */
static void check_guard(void)
{
    struct book book = {.path = "t"};
    struct strbuf out = {0};
    struct sheet *sheet = book_add_sheet(&book, "声");
    static const char *const texts[] = {"=1+1", "+81", "-", "@x", "'", "a,b", " x", "plain"};
    struct row *row = book_add_row(&book, sheet, sizeof texts / sizeof texts[0] + 1, 1);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CHECK(book_put(&book, &row->cells[i], CELL_TEXT, texts[i], strlen(texts[i])));
    }
    CHECK(book_put(&book, &row->cells[8], CELL_NUMBER, "-1.5", 4));
    csv_write(sheet, &out);
    CHECK_TEXT(out.text, "'=1+1,'+81,'-,'@x,'',\"a,b\",\" x\",plain,-1.5\r\n");
    strbuf_finish(&out);
    book_finish(&book);
}

static void check_charset(const char *bytes, size_t size, const char *wanted)
{
    struct strbuf out = {0};
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    bool good = charset_decode("t.csv", bytes, size, &out, &diags);
    CHECK(good == (diags.errors == 0));
    CHECK_TEXT(good ? out.text : diag_line(&diags.items[0], DIAG_ENGLISH, &arena), wanted);
    arena_finish(&arena);
    diag_finish(&diags);
    strbuf_finish(&out);
}

static void check_charsets(void)
{
    check_charset("\xEF\xBB\xBF灯り", 9, "灯り");
    check_charset("灯り", 6, "灯り");
    check_charset("\x93\x94\x82\xE8", 4, "灯り"); /* CP932 */
    check_charset("\x87\x40\xFA\xB1", 4, "①﨑");  /* its signs beyond Shift_JIS */
    check_charset("", 0, "");
    check_charset("a\nb\n\x93", 5,
                  "t.csv:3: error: this is neither UTF-8 nor CP932 (Shift_JIS); save it as \"CSV UTF-8\"");
    check_charset("\xFF\xFE\x6F\x70", 4, "t.csv: error: this is UTF-16; save it as \"CSV UTF-8\"");
    CHECK(charset_named("cp932") == CHARSET_CP932 && charset_named("utf-8") == CHARSET_UTF8);
    CHECK(charset_named("latin-1") == CHARSET_COUNT);
}

/** Each sign that is lost is told once, where it is first, with how often. */
static void check_losses(void)
{
    struct book book = {.path = "t", .folder = true};
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    struct strbuf out = {0};
    static const char text[] = "灯り 한국 한 😀〜~";
    struct row *row = book_add_row(&book, book_add_sheet(&book, "声"), 2, 1);
    CHECK(book_put(&book, &row->cells[1], CELL_TEXT, text, strlen(text)));
    CHECK(!charset_check_cp932(&book, false, &diags));
    CHECK(diags.errors == 4);
    CHECK_TEXT(
        diag_line(&diags.items[0], DIAG_ENGLISH, &arena),
        "t/声.csv:1:2: error: 声!B1: CP932 has no \"한\" (U+D55C, 2 times); write UTF-8, or accept the loss with "
        "--lossy");
    /* A WAVE DASH would come back as another sign. */
    CHECK_TEXT(diag_line(&diags.items[3], DIAG_JAPANESE, &arena),
               "t/声.csv:1:2: error: 声!B1: CP932 に「〜」（U+301C、1回）はありません。UTF-8 "
               "で書き出すか、失われてよければ --lossy を付けます。");
    charset_encode(CHARSET_CP932, text, strlen(text), &out);
    CHECK_TEXT(out.text, "\x93\x94\x82\xE8 \x81\xAC\x81\xAC \x81\xAC \x81\xAC\x81\x60~");
    strbuf_finish(&out);
    arena_finish(&arena);
    diag_finish(&diags);
    book_finish(&book);
}

static void check_formats(void)
{
    static const struct {
        const char *code;
        bool date;
    } cases[] = {
        {"General", false},
        {"0.00", false},
        {"@", false},
        {"#,##0", false},
        {"0.00E+00", false},
        {"yyyy/mm/dd", true},
        {"yyyy\"年\"m\"月\"d\"日\"", true},
        {"[$-411]ggge\"年\"m\"月\"d\"日\"", true},
        {"[h]:mm", true},
        {"0\"days\"", false},
        {"[Red]0", false},
        {"\\d0", false},
        {"h:mm AM/PM", true},
        {"\"x", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (number_format_is_date(cases[i].code) != cases[i].date) {
            fprintf(stderr, "%s\n", cases[i].code);
        }
        CHECK(number_format_is_date(cases[i].code) == cases[i].date);
    }
}

/** How a number looks; NULL: that cannot be said. */
static void check_shown(const char *code, double number, const char *wanted)
{
    struct strbuf shown = {0};
    bool good = number_format_show(code, number, &shown);
    CHECK_TEXT(good ? strbuf_text(&shown) : "refused", wanted ? wanted : "refused");
    CHECK(good || shown.size == 0);
    strbuf_finish(&shown);
}

static void check_looks(void)
{
    check_shown("General", 0.1 + 0.2, "0.3");
    check_shown("General", 136.65, "136.65");
    check_shown("General", -12345678901, "-12345678901");
    check_shown("General", 123456789012, NULL); /* in narrow columns 1.23457E+11 */
    check_shown("General", 1.0 / 3, NULL);
    check_shown("0%", 0.8, "80%");
    check_shown("0.0%", 0.1255, "12.6%");
    check_shown("0.00", 1.005, "1.01"); /* as people count, not as the machine does */
    check_shown("0.00", 9.995, "10.00");
    check_shown("0.00", -0.001, NULL);
    check_shown("0.0#", 1.5, "1.5");
    check_shown("#,##0", 1234567, "1,234,567");
    check_shown("#,##0", 999.5, "1,000");
    check_shown("#,##0", 0, "0");
    check_shown("#", 0, NULL); /* nothing */
    check_shown("#,##0,", 1234567, "1,235");
    check_shown("000", 1, "001");
    check_shown("\"¥\"#,##0;[Red]\"¥\"\\-#,##0", -1234, "¥-1,234");
    check_shown("¥#,##0", -1234, "-¥1,234");
    check_shown("#,##0_);(#,##0)", -1234, "(1,234)");
    check_shown("_ ¥* #,##0_ ;_ ¥* \\-#,##0_ ;_ ¥* \"-\"_ ;_ @_ ", 1234567, "¥1,234,567");
    check_shown("[$€-407] #,##0.00", 12, "€ 12.00");
    check_shown("[$-411]0年", 5, "5年");
    check_shown("[<=999]000;[<=9999]000-00;000-0000", 9200000, "920-0000");
    check_shown("[<=999]000;[<=9999]000-00;000-0000", 920, "920");
    check_shown("\"〇\";;\"×\"", 0, "×");
    check_shown("General\"人\"", 12, "12人");
    check_shown("0.00E+00", 123456, "1.23E+05");
    check_shown("0.00E+00", 9.999e-7, "1.00E-06");
    check_shown("##0.0E+0", 12345, NULL);
    check_shown("# ?/?", 0.5, NULL);
    check_shown("[DBNum1]0", 12, NULL);
    check_shown("0;;", -1, NULL);
    check_shown("\"", 1, NULL);
    check_shown("[", 1, NULL);
    check_shown("\\", 1, NULL);
    CHECK_TEXT(number_format_known(9), "0%");
    CHECK(number_format_known(42) == NULL);
}

static void check_escapes(void)
{
    static const char *const cases[][2] = {
        {"a_x000D_b", "a\rb"}, {"_x005F_x0041_", "_x0041_"}, {"_x00_", "_x00_"}, {"_xD800_", "_xD800_"},
        {"_x3042_", "あ"},     {"_x0000_", "_x0000_"},       {"_", "_"},         {"_x00zz_", "_x00zz_"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct strbuf text = {0};
        strbuf_puts(&text, cases[i][0]);
        xlsx_text_unescape(&text);
        CHECK_TEXT(text.text, cases[i][1]);
        strbuf_finish(&text);
    }
}

static void ignore_begin(void *user, const char *element, const char *const *attributes)
{
    (void)element;
    (void)attributes;
    ++*(int *)user;
}

static void ignore_end(void *user, const char *element)
{
    (void)user;
    (void)element;
}

/** How many elements begin; -1: the text is refused. */
static int count_elements(const char *text)
{
    int count = 0;
    struct xml_reader reader = {&count, ignore_begin, ignore_end, NULL, NULL};
    return xml_read(&reader, text, strlen(text)) ? count : -1;
}

static void check_xml(void)
{
    struct strbuf deep = {0};
    CHECK(count_elements("<a><x:b c='1'/></a>") == 2);
    CHECK(count_elements("<a>") == -1 && count_elements("") == -1);
    /* A billion laughs begin with a document type. */
    CHECK(count_elements("<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>") == -1);
    CHECK(count_elements("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == -1);
    for (int i = 0; i <= XML_DEPTH_MAX; i++) {
        strbuf_puts(&deep, "<a>");
    }
    for (int i = 0; i <= XML_DEPTH_MAX; i++) {
        strbuf_puts(&deep, "</a>");
    }
    CHECK(count_elements(deep.text) == -1);
    strbuf_finish(&deep);
}

int main(void)
{
    check_columns();
    check_names();
    check_sheet_names();
    check_values();
    check_csvs();
    check_guard();
    check_charsets();
    check_losses();
    check_formats();
    check_looks();
    check_escapes();
    check_xml();
    return check_result();
}
