#include "table/value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/day.h"
#include "base/narrow.h"

/* Signs that separate the parts of a list: what people type for "and". */
static const char *const separators[] = {"、", "，", ",", "・", "；", ";", "／", "/", " ", "　", "\n", "\t"};
enum { SEPARATORS = sizeof separators / sizeof separators[0], NUMBER_BYTES = 64 };
#define BETWEEN "、"

/** The bytes of the separator that `text` begins with; 0: of none. */
static size_t separator_size(const char *text)
{
    for (size_t i = 0; i < SEPARATORS; i++) {
        size_t size = strlen(separators[i]);
        if (strncmp(text, separators[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

/** The bytes of the blank that `text` begins with. */
static size_t blank_size(const char *text)
{
    static const char wide[] = "　", fixed[] = "\xC2\xA0";
    if (*text && strchr(" \t\r\n", *text)) {
        return 1;
    }
    return strncmp(text, wide, 3) == 0 ? 3 : strncmp(text, fixed, 2) == 0 ? 2 : 0;
}

static size_t blanks_size(const char *text)
{
    size_t size = 0;
    for (size_t more = blank_size(text); more > 0; more = blank_size(text + size)) {
        size += more;
    }
    return size;
}

/** Without blanks around it. */
static void trim(struct strbuf *out, const char *text)
{
    size_t end = 0;
    text += blanks_size(text);
    for (size_t at = 0; text[at];) {
        size_t blanks = blanks_size(text + at);
        at += blanks ? blanks : 1;
        end = blanks ? end : at;
    }
    strbuf_puts(out, "");
    strbuf_add(out, text, end);
}

bool value_is_plain(const cJSON *text)
{
    return cJSON_IsString(text) && *text->valuestring && !strchr(text->valuestring, '\r') &&
           strlen(text->valuestring) <= BOOK_CELL_BYTES;
}

/** A name without blanks around it. */
static bool write_string(const cJSON *json, struct strbuf *out)
{
    if (!value_is_plain(json)) {
        return false;
    }
    trim(out, json->valuestring);
    return strcmp(strbuf_text(out), json->valuestring) == 0;
}

/** Without the wide forms of ASCII, which would come back as the narrow ones. */
static bool is_narrow(const char *text)
{
    struct arena arena = {0};
    bool same = strcmp(narrow(text, &arena), text) == 0;
    arena_finish(&arena);
    return same;
}

static bool write_words(const cJSON *json, struct strbuf *out)
{
    if (!cJSON_IsArray(json) || !json->child) {
        return false;
    }
    for (const cJSON *word = json->child; word; word = word->next) {
        if (!value_is_plain(word) || !is_narrow(word->valuestring)) {
            return false;
        }
        for (const char *c = word->valuestring; *c; c++) {
            if (separator_size(c) > 0 || blank_size(c) > 0) {
                return false;
            }
        }
        strbuf_printf(out, "%s%s", word == json->child ? "" : BETWEEN, word->valuestring);
    }
    return true;
}

static bool is_whole(const cJSON *json)
{
    return cJSON_IsNumber(json) && floor(json->valuedouble) == json->valuedouble && fabs(json->valuedouble) < 1e15;
}

static bool write_goals(const cJSON *json, struct strbuf *out)
{
    if (!cJSON_IsArray(json)) {
        return false;
    }
    for (const cJSON *goal = json->child; goal; goal = goal->next) {
        if (!is_whole(goal)) {
            return false;
        }
        strbuf_puts(out, goal == json->child ? "" : BETWEEN);
        print_number(out, goal->valuedouble);
    }
    return true;
}

bool value_write(enum leaf_kind kind, const cJSON *json, struct strbuf *out, enum cell_kind *cell)
{
    *cell = CELL_TEXT;
    switch (kind) {
    case LEAF_STRING:
        return write_string(json, out);
    case LEAF_NAME:
    case LEAF_PHONE:
        return write_string(json, out) && is_narrow(json->valuestring);
    case LEAF_DAY:
        return cJSON_IsString(json) && day_parse(json->valuestring) != DAY_NONE && write_string(json, out);
    case LEAF_INTEGER:
    case LEAF_NUMBER:
        *cell = CELL_NUMBER;
        if (cJSON_IsNumber(json)) {
            print_number(out, json->valuedouble);
        }
        return kind == LEAF_NUMBER ? cJSON_IsNumber(json) : is_whole(json);
    case LEAF_TRUTH:
        strbuf_puts(out, cJSON_IsTrue(json) ? "はい" : "いいえ");
        return cJSON_IsBool(json);
    case LEAF_GOALS:
        return write_goals(json, out);
    case LEAF_WORDS:
        return write_words(json, out);
    case LEAF_TEXT:
    case LEAF_KIND_COUNT:
        break;
    }
    BUG("no value of one cell");
}

/* Reading. */

static const struct value_problem problems[] = {
    {"a whole number is expected here, not \"%s\"", "ここには整数を書きます（「%s」と書かれています）。"},
    {"a number is expected here, not \"%s\"", "ここには数を書きます（「%s」と書かれています）。"},
    {"はい (yes) or いいえ (no) is expected here, not \"%s\"",
     "ここには「はい」か「いいえ」を書きます（「%s」と書かれています）。"},
    {"the spreadsheet has made a date of this (%s); set the cell's format to text and write it again",
     "表計算ソフトがここを日付（%s）に変えています。セルの書式を「文字列」にして、書きなおしてください。"},
    {"the spreadsheet has made a number of this telephone number (%s), so its first 0 is lost; write it with hyphens",
     "表計算ソフトが電話番号を数に変えたので、はじめの 0 が消えています（%s）。ハイフンを入れて書いてください。"},
    {"the formula in this cell failed (%s); write its result",
     "このセルの計算式はエラーです（%s）。結果の文字を書いてください。"},
    {"whole numbers such as 11、3 are expected here, not \"%s\"",
     "ここには 11、3 のように整数を書きます（「%s」と書かれています）。"},
};
enum { NO_INTEGER, NO_NUMBER, NO_TRUTH, A_DATE, A_PHONE, A_FAILURE, NO_GOALS };

static cJSON *fail(int which, const struct value_problem **problem)
{
    *problem = &problems[which];
    return NULL;
}

/** A finite decimal number and nothing else. */
static bool parse_number(const char *text, double *number)
{
    char *end;
    if (strlen(text) > NUMBER_BYTES || strspn(text, "+-.0123456789eE") != strlen(text)) {
        return false;
    }
    *number = strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*number);
}

static cJSON *read_number(const char *text, bool whole, const struct value_problem **problem)
{
    double number;
    if (!parse_number(text, &number) || (whole && floor(number) != number)) {
        return fail(whole ? NO_INTEGER : NO_NUMBER, problem);
    }
    return cJSON_CreateNumber(number);
}

static cJSON *read_truth(const char *text, const struct value_problem **problem)
{
    static const char *const yes[] = {"はい", "○", "〇", "true", "1", "yes"};
    static const char *const no[] = {"いいえ", "×", "✕", "false", "0", "no"};
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (names_same(text, yes[i]) || names_same(text, no[i])) {
            return cJSON_CreateBool(names_same(text, yes[i]));
        }
    }
    return fail(NO_TRUTH, problem);
}

/** Cut at separators; empty parts do not count. */
static cJSON *read_parts(const char *text, bool numbers, const struct value_problem **problem)
{
    cJSON *list = cJSON_CreateArray();
    struct strbuf part = {0};
    bool good = true;
    for (const char *c = text; good;) {
        size_t gap = separator_size(c);
        if (*c && gap == 0) {
            strbuf_add(&part, c++, 1);
            continue;
        }
        double number = 0;
        if (part.size > 0) {
            good = !numbers || (parse_number(part.text, &number) && floor(number) == number);
            cJSON_AddItemToArray(list, numbers ? cJSON_CreateNumber(number) : cJSON_CreateString(part.text));
        }
        strbuf_clear(&part);
        if (!*c) {
            break;
        }
        c += gap;
    }
    strbuf_finish(&part);
    if (!good) {
        cJSON_Delete(list);
        return fail(NO_GOALS, problem);
    }
    return list;
}

/* Days, as people and spreadsheets write them: 2026-04-01, 2026/4/1, 2026年4月1日, or their number. */

static cJSON *make_day(int day)
{
    char text[DAY_TEXT_BYTES];
    return cJSON_CreateString(day_text(day, text));
}

/** A cell that the spreadsheet shows as a date; one with a time of day is none. */
static cJSON *read_day_number(const char *text, const struct value_problem **problem)
{
    const int first = day_make(1899, 12, 30), last = day_make(9999, 12, 31);
    double number;
    bool good = parse_number(text, &number) && floor(number) == number && number > 0 && number <= last - first;
    return good ? make_day(first + (int)number) : fail(A_DATE, problem);
}

const char *value_shown(struct cell cell, struct arena *arena)
{
    const struct value_problem *problem;
    cJSON *day = cell.kind == CELL_DAY ? read_day_number(cell.text, &problem) : NULL;
    const char *shown = value_clip(day ? day->valuestring : cell.text, arena);
    cJSON_Delete(day);
    return shown;
}

/** Digits, so many at least and at most, and the sign behind them. */
static bool take_number(const char **at, size_t least, size_t most, const char *sign, int *number)
{
    size_t digits = strspn(*at, "0123456789");
    *number = 0;
    for (size_t i = 0; i < digits && i < most; i++) {
        *number = *number * 10 + ((*at)[i] - '0');
    }
    *at += digits;
    bool good = digits >= least && digits <= most && strncmp(*at, sign, strlen(sign)) == 0;
    *at += good ? strlen(sign) : 0;
    return good;
}

/** What is no day stays as it is: the loader tells what is wrong with it. A year of two digits is none: nobody can say
 * whether 26 is 2026, or a year of an era. */
static cJSON *read_day(const char *text)
{
    static const char *const signs[][3] = {{"-", "-", ""}, {"/", "/", ""}, {"年", "月", "日"}};
    int day = DAY_NONE;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0] && day == DAY_NONE; i++) {
        int year, month, in_month;
        const char *at = text;
        bool read = take_number(&at, 4, 4, signs[i][0], &year) && take_number(&at, 1, 2, signs[i][1], &month) &&
                    take_number(&at, 1, 2, signs[i][2], &in_month) && !*at;
        day = read ? day_make(year, month, in_month) : DAY_NONE;
    }
    return day == DAY_NONE ? cJSON_CreateString(text) : make_day(day);
}

static cJSON *read_trimmed(enum leaf_kind kind, const char *text, const struct value_problem **problem)
{
    switch (kind) {
    case LEAF_STRING:
    case LEAF_NAME:
    case LEAF_PHONE:
        return cJSON_CreateString(text);
    case LEAF_DAY:
        return read_day(text);
    case LEAF_INTEGER:
    case LEAF_NUMBER:
        return read_number(text, kind == LEAF_INTEGER, problem);
    case LEAF_TRUTH:
        return read_truth(text, problem);
    case LEAF_GOALS:
    case LEAF_WORDS:
        return read_parts(text, kind == LEAF_GOALS, problem);
    case LEAF_TEXT:
    case LEAF_KIND_COUNT:
        break;
    }
    BUG("no value of one cell");
}

cJSON *value_read(enum leaf_kind kind, struct cell cell, const struct value_problem **problem)
{
    if (cell.kind == CELL_BROKEN) {
        return fail(A_FAILURE, problem);
    }
    if (cell.kind == CELL_DAY) {
        return kind == LEAF_DAY ? read_day_number(cell.text, problem) : fail(A_DATE, problem);
    }
    if (kind == LEAF_TEXT) {
        return cJSON_CreateString(cell.text);
    }
    if (kind == LEAF_PHONE && cell.kind == CELL_NUMBER) {
        return fail(A_PHONE, problem);
    }
    struct strbuf trimmed = {0};
    struct arena arena = {0};
    trim(&trimmed, cell.text);
    bool ascii = kind != LEAF_STRING;
    cJSON *json = read_trimmed(kind, ascii ? narrow(trimmed.text, &arena) : trimmed.text, problem);
    strbuf_finish(&trimmed);
    arena_finish(&arena);
    return json;
}
