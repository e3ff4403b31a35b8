#include "table/value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/day.h"
#include "base/narrow.h"
#include "pack/goal_words.h"
#include "table/day_text.h"

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
     "表計算ソフトがここを日付や時刻（%s）に変えています。セルの書式を「文字列」にして、書きなおしてください。"},
    {"the spreadsheet has made a number of this telephone number (%s), so its first 0 is lost; write it with hyphens",
     "表計算ソフトが電話番号を数に変えたので、はじめの 0 が消えています（%s）。ハイフンを入れて書いてください。"},
    {"the formula in this cell failed (%s); write its result",
     "このセルの計算式はエラーです（%s）。結果の文字を書いてください。"},
    {"whole numbers such as 11、3 are expected here, not \"%s\"",
     "ここには 11、3 のように整数を書きます（「%s」と書かれています）。"},
    {"the formula in this cell (%s) has no result yet; open the table in a spreadsheet program, save it and import it "
     "again, or write the result itself",
     "このセルの計算式（%s）は、まだ計算されていません。表計算ソフトで開いて保存してから、もう一度取りこんでください"
     "（または、結果の文字を書いてください）。"},
    {"there is no text in this cell, but a picture or the like (%s); remove it. A picture's file belongs into the "
     "pack's folder, and its name into the table",
     "このセルには、文字ではなく画像などが入っています（%s）。消してください。画像は、ファイルをパックのフォルダーに入"
     "れて、その名前を表に書きます。"},
    {"the cells %s are merged, and it cannot be told which of them their text is for; unmerge them and write the text "
     "into each cell that it is for",
     "%s のセルが結合されているので、どのセルの文か分かりません。結合を解除して、必要なセルのそれぞれに書いてくださ"
     "い。"},
    {"what this cell shows (a number in the format \"%s\") cannot be read as it stands there; set the cell's format to "
     "text and write what it should show",
     "このセルは、表示形式（%s）のために、見えているとおりには読めません。セルの書式を「文字列」にして、見せたいとおり"
     "に書きなおしてください。"},
};
enum {
    NO_INTEGER,
    NO_NUMBER,
    NO_TRUTH,
    A_DATE,
    A_PHONE,
    A_FAILURE,
    NO_GOALS,
    A_FORMULA,
    AN_OBJECT,
    A_MERGE,
    A_FORMAT,
};

/** What is wrong with a cell wherever it stands; NULL: nothing. */
static const struct value_problem *find_useless(struct cell cell)
{
    switch (cell.kind) {
    case CELL_BROKEN:
        return &problems[A_FAILURE];
    case CELL_UNCALCULATED:
        return &problems[A_FORMULA];
    case CELL_OBJECT:
        return &problems[AN_OBJECT];
    case CELL_MERGED:
        return &problems[A_MERGE];
    case CELL_EMPTY:
    case CELL_TEXT:
    case CELL_NUMBER:
    case CELL_DAY:
    case CELL_TRUTH:
    case CELL_UNSHOWN:
    case CELL_KIND_COUNT:
        break;
    }
    return NULL;
}

const struct value_problem *value_merged(struct cell cell)
{
    return cell.kind == CELL_MERGED || (cell.note && cell.note->range) ? &problems[A_MERGE] : NULL;
}

const char *value_text(struct cell cell, const struct value_problem **problem)
{
    *problem = find_useless(cell);
    if (cell.kind == CELL_DAY || cell.kind == CELL_UNSHOWN) {
        *problem = &problems[cell.kind == CELL_DAY ? A_DATE : A_FORMAT];
    }
    if (*problem) {
        return NULL;
    }
    if (cell.kind == CELL_TRUTH) {
        return strcmp(cell.text, "0") == 0 ? "FALSE" : "TRUE";
    }
    return cell.note && cell.note->shown ? cell.note->shown : cell.text;
}

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

/** The goals in a word: a number, perhaps behind 目標, or one or more of ①. False when it says something else. */
static bool add_goals(cJSON *list, const char *word)
{
    double number;
    if (parse_number(word, &number)) {
        cJSON_AddItemToArray(list, cJSON_CreateNumber(number));
        return floor(number) == number;
    }
    int goal;
    while (goal_words_take(&word, &goal)) {
        cJSON_AddItemToArray(list, cJSON_CreateNumber(goal));
    }
    return *word == '\0';
}

static bool add_part(cJSON *list, const char *word, bool goals)
{
    if (goals) {
        return add_goals(list, word);
    }
    cJSON_AddItemToArray(list, cJSON_CreateString(word));
    return true;
}

/** Cut at separators; empty parts do not count. */
static cJSON *read_parts(const char *text, bool goals, const struct value_problem **problem)
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
        good = part.size == 0 || add_part(list, part.text, goals);
        strbuf_clear(&part);
        if (!*c) {
            break;
        }
        c += gap;
    }
    strbuf_finish(&part);
    if (!good || (goals && !list->child)) {
        cJSON_Delete(list);
        return fail(NO_GOALS, problem);
    }
    return list;
}

/* Days, as people and spreadsheets write them: as a text, or as their number. */

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

/** A number format in words that people know. */
static const char *format_name(const char *code)
{
    return *code == '\0' ? "通貨, currency" : strcasecmp(code, "General") == 0 ? "標準, General" : code;
}

/** A time, "10:30" or "36:00", behind its day where there is one, "2026-04-01 10:30"; NULL: the number is none. */
static const char *time_of(const char *text, struct arena *arena)
{
    double number;
    const int first = day_make(1899, 12, 30);
    char day[DAY_TEXT_BYTES];
    if (!parse_number(text, &number) || number < 0 || number > day_make(9999, 12, 30) - first) {
        return NULL;
    }
    /* Nobody writes of the days before; a small number is how long something takes. */
    bool long_ago = number < day_make(1901, 1, 1) - first;
    double whole = long_ago ? 0 : floor(number);
    int minutes = (int)((number - whole) * 24 * 60 + 0.5);
    const char *before = long_ago ? "" : arena_printf(arena, "%s ", day_text(first + (int)whole, day));
    return arena_printf(arena, "%s%d:%02d", before, minutes / 60, minutes % 60);
}

const char *value_shown(struct cell cell, struct arena *arena)
{
    const struct value_problem *problem;
    cJSON *day = cell.kind == CELL_DAY ? read_day_number(cell.text, &problem) : NULL;
    const char *time = cell.kind == CELL_DAY && !day ? time_of(cell.text, arena) : NULL;
    const char *shown = day ? day->valuestring : time ? time : cell.text;
    if (cell.note && cell.note->shown) {
        shown = cell.kind == CELL_UNSHOWN ? format_name(cell.note->shown) : cell.note->shown;
    } else if (cell.kind != CELL_MERGED && cell.note && cell.note->range) {
        shown = cell.note->range;
    }
    shown = value_clip(shown, arena);
    cJSON_Delete(day);
    return shown;
}

/** What is no day stays as it is: the loader tells what is wrong with it. */
static cJSON *read_day(const char *text)
{
    int day = day_text_read(text);
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

/** A number that the spreadsheet shows as another: 80 % for 0.8. */
static bool is_shown_scaled(struct cell cell)
{
    const char *shown = cell.note && cell.note->shown ? cell.note->shown : "";
    return strchr(shown, '%') != NULL;
}

/** A telephone number that became a number, without the format that gives its first 0 back. */
static bool is_lost_phone(struct cell cell)
{
    const char *shown = cell.note && cell.note->shown ? cell.note->shown : "";
    return cell.kind == CELL_NUMBER && *shown != '0' && *shown != '+';
}

/** What a value of this kind is read from; NULL, and what is wrong. */
static const char *find_text(enum leaf_kind kind, struct cell cell, const struct value_problem **problem)
{
    bool number = kind == LEAF_INTEGER || kind == LEAF_NUMBER || kind == LEAF_GOALS;
    bool amount = cell.kind == CELL_NUMBER || cell.kind == CELL_UNSHOWN;
    if (kind == LEAF_PHONE && is_lost_phone(cell)) {
        *problem = &problems[A_PHONE];
        return NULL;
    }
    if (kind == LEAF_TRUTH && (cell.kind == CELL_TRUTH || amount)) {
        return cell.text;
    }
    if (number && amount && !is_shown_scaled(cell)) {
        return cell.text; /* however many of its digits are shown */
    }
    return value_text(cell, problem);
}

cJSON *value_read(enum leaf_kind kind, struct cell cell, const struct value_problem **problem)
{
    if (kind == LEAF_DAY && cell.kind == CELL_DAY) {
        return read_day_number(cell.text, problem);
    }
    const char *text = find_text(kind, cell, problem);
    if (!text || kind == LEAF_TEXT) {
        return text ? cJSON_CreateString(text) : NULL;
    }
    struct strbuf trimmed = {0};
    struct arena arena = {0};
    trim(&trimmed, text);
    bool ascii = kind != LEAF_STRING;
    cJSON *json = read_trimmed(kind, ascii ? narrow(trimmed.text, &arena) : trimmed.text, problem);
    strbuf_finish(&trimmed);
    arena_finish(&arena);
    return json;
}
