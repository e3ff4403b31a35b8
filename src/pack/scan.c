#include "pack/scan.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "pack/scan_string.h"
#include "pack/scanner.h"

static bool scan_value(struct scanner *s, int depth);

static void skip_space(struct scanner *s)
{
    while (s->at < s->size && strchr(" \t\r\n", s->text[s->at]) && s->text[s->at] != '\0') {
        s->at++;
    }
}

static int peek(const struct scanner *s)
{
    return s->at < s->size ? (unsigned char)s->text[s->at] : SCAN_NONE;
}

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

/** Note a value that begins here; SCAN_NONE (and a diagnostic) when there are too many. */
static int32_t add_value(struct scanner *s, int32_t parent, int32_t index)
{
    struct scan *scan = s->scan;
    if (scan->count == SCAN_VALUES_MAX) {
        scanner_fail(s, "the file holds more than 1000000 values; divide it",
                     "値が多すぎます（1000000個まで）。ファイルを分けてください。", "");
        return SCAN_NONE;
    }
    if (scan->count == scan->room) {
        scan->room = scan->room ? scan->room * 2 : 64;
        scan->values = realloc(scan->values, scan->room * sizeof *scan->values);
        if (!scan->values) {
            BUG("out of memory");
        }
    }
    struct scanner_spot here = scanner_here(s);
    scan->values[scan->count] = (struct scan_value){
        .line = here.line, .column = here.column, .parent = parent, .index = index, .from = here.at};
    return (int32_t)scan->count++;
}

/** `text` as a number; cut short of the point in a locale without it, so the point is exchanged. */
static double number_value(const char *text, size_t size)
{
    char copy[SCAN_NUMBER_BYTES_MAX + 1];
    memcpy(copy, text, size);
    copy[size] = '\0';
    char *point = strchr(copy, '.');
    if (point) {
        *point = localeconv()->decimal_point[0];
    }
    return strtod(copy, NULL);
}

static bool scan_digits(struct scanner *s)
{
    if (!is_digit(peek(s))) {
        return scanner_unexpected(s, "a digit is expected here, not %s",
                                  "ここには数字を書きます（%s が書かれています）。");
    }
    while (is_digit(peek(s))) {
        s->at++;
    }
    return true;
}

static bool scan_number_grammar(struct scanner *s)
{
    if (peek(s) == '-') {
        s->at++;
    }
    if (peek(s) == '0' && s->at + 1 < s->size && is_digit((unsigned char)s->text[s->at + 1])) {
        return scanner_fail(s, "a number does not begin with 0; write 1, not 01 (or put it in double quotes)",
                            "数の先頭に余分な 0 があります。01 ではなく 1 と書いてください（番号なら \" で囲みます）。",
                            "");
    }
    if (!scan_digits(s)) {
        return false;
    }
    if (peek(s) == '.') {
        s->at++;
        if (!scan_digits(s)) {
            return false;
        }
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-') {
            s->at++;
        }
        return scan_digits(s);
    }
    return true;
}

static bool scan_number(struct scanner *s)
{
    struct scanner_spot start = scanner_here(s);
    if (!scan_number_grammar(s)) {
        return false;
    }
    if (s->at - start.at > SCAN_NUMBER_BYTES_MAX) {
        return scanner_fail_at(s, start, "this number has too many digits; shorten it",
                               "この数は桁が多すぎます。短くしてください。", "");
    }
    if (isinf(number_value(s->text + start.at, s->at - start.at))) {
        scanner_fail_at(s, start, "this number is too large; correct it",
                        "この数は大きすぎて扱えません。正しい数に直してください。", "");
    }
    return true;
}

static bool scan_word(struct scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t size = 0;
    while (s->at + size < s->size &&
           strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", s->text[s->at + size]) &&
           s->text[s->at + size] != '\0') {
        size++;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i]) == size && strncmp(words[i], s->text + s->at, size) == 0) {
            s->at += size;
            return true;
        }
    }
    char word[24];
    snprintf(word, sizeof word, "%.*s", (int)size, s->text + s->at);
    return scanner_fail(
        s, "%s has no meaning here; write true, false or a number, or put a text in double quotes",
        "%s はここでは意味を持ちません。true、false、数のどれか、または \" で囲んだ文を書いてください。", word);
}

static bool fail_comma(struct scanner *s, char close)
{
    if (peek(s) == ']') {
        return scanner_fail(s, "an object is closed with '}', not ']'; is a '}' missing before it?",
                            "{ は } で閉じます（']' が書かれています）。直前の } を忘れていませんか。", "");
    }
    if (peek(s) == '}') {
        return scanner_fail(s, "a list is closed with ']', not '}'; is a ']' missing before it?",
                            "[ は ] で閉じます（'}' が書かれています）。直前の ] を忘れていませんか。", "");
    }
    return close == '}'
               ? scanner_unexpected(s, "',' or '}' is expected here, not %s; is a comma missing before it?",
                                    "ここには , か } を書きます（%s が書かれています）。直前の , を忘れていませんか。")
               : scanner_unexpected(s, "',' or ']' is expected here, not %s; is a comma missing before it?",
                                    "ここには , か ] を書きます（%s が書かれています）。直前の , を忘れていませんか。");
}

/** After an item: a comma and on (`*more`), or the end. */
static bool scan_comma(struct scanner *s, char close, bool *more)
{
    skip_space(s);
    if (peek(s) == close) {
        s->at++;
        *more = false;
        return true;
    }
    if (peek(s) != ',') {
        return fail_comma(s, close);
    }
    struct scanner_spot comma = scanner_here(s);
    s->at++;
    skip_space(s);
    *more = true;
    return peek(s) == close ? scanner_fail_at(s, comma, "a comma is left over after the last item; remove it",
                                              "最後の項目のあとに余分な , があります。消してください。", "")
                            : true;
}

static bool scan_items(struct scanner *s, int32_t self, int depth)
{
    bool more = peek(s) != ']';
    if (!more) {
        s->at++;
    }
    for (int32_t index = 0; more; index++) {
        s->parent = self;
        s->index = index;
        s->key = NULL;
        if (!scan_value(s, depth) || !scan_comma(s, ']', &more)) {
            return false;
        }
    }
    return true;
}

static bool scan_key(struct scanner *s)
{
    if (peek(s) != '"') {
        return scanner_unexpected(s, "a key in double quotes is expected here, not %s",
                                  "ここには \" で囲んだキー（項目名）を書きます（%s が書かれています）。");
    }
    s->key_spot = scanner_here(s);
    size_t from = s->at + 1;
    if (!scan_string(s)) {
        return false;
    }
    s->key = scan_string_decode(&s->scan->arena, s->text + from, s->at - 1 - from);
    skip_space(s);
    if (peek(s) != ':') {
        return scanner_unexpected(s, "':' is expected here after the key, not %s",
                                  "キー（項目名）のあとには : を書きます（%s が書かれています）。");
    }
    s->at++;
    return true;
}

struct member {
    const char *key;
    int32_t at;
};

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->at > right->at) - (left->at < right->at);
}

/** Sorted, not compared pair by pair: an object may have as many members as a hostile file cares to write. */
static void check_duplicates(struct scanner *s, int32_t self, size_t count)
{
    struct member *members = calloc(count ? count : 1, sizeof *members);
    if (!members) {
        BUG("out of memory");
    }
    const struct scan_value *values = s->scan->values;
    int32_t at = self + 1;
    for (size_t i = 0; i < count; i++, at = values[at].next) {
        members[i] = (struct member){values[at].key, at};
    }
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(members[i - 1].key, members[i].key) == 0) {
            scanner_duplicate(s, (size_t)members[i].at, values[members[i - 1].at].key_line);
        }
    }
    free(members);
}

static bool scan_members(struct scanner *s, int32_t self, int depth)
{
    bool more = peek(s) != '}';
    int32_t count = 0;
    if (!more) {
        s->at++;
    }
    for (; more; count++) {
        if (!scan_key(s)) {
            return false;
        }
        s->parent = self;
        s->index = count;
        if (!scan_value(s, depth) || !scan_comma(s, '}', &more)) {
            return false;
        }
    }
    check_duplicates(s, self, (size_t)count);
    return true;
}

static bool scan_container(struct scanner *s, int32_t self, int depth)
{
    if (depth == PACK_DEPTH_MAX) {
        return scanner_fail(s, "brackets are nested deeper than 64 levels; is something missing?",
                            "かっこの入れ子が深すぎます（64段まで）。閉じ忘れがないか確認してください。", "");
    }
    bool object = peek(s) == '{';
    s->at++;
    skip_space(s);
    return object ? scan_members(s, self, depth + 1) : scan_items(s, self, depth + 1);
}

static bool scan_plain(struct scanner *s)
{
    int byte = peek(s);
    if (byte == '"') {
        return scan_string(s);
    }
    if (byte == '-' || is_digit(byte)) {
        return scan_number(s);
    }
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
        return scan_word(s);
    }
    return scanner_unexpected(s, "a value is expected here, not %s; a text goes in double quotes",
                              "ここには値を書きます（%s が書かれています）。文は \" で囲んでください。");
}

static bool scan_value(struct scanner *s, int depth)
{
    skip_space(s);
    int32_t self = add_value(s, s->parent, s->index);
    if (self == SCAN_NONE) {
        return false;
    }
    struct scan_value *value = &s->scan->values[self];
    if (s->key) {
        value->key = s->key;
        value->key_line = s->key_spot.line;
        value->key_column = s->key_spot.column;
    }
    s->current = self;
    bool container = peek(s) == '{' || peek(s) == '[';
    bool ok = container ? scan_container(s, self, depth) : scan_plain(s);
    s->scan->values[self].next = (int32_t)s->scan->count;
    s->scan->values[self].to = s->at;
    s->current = ok ? s->scan->values[self].parent : s->current;
    return ok;
}

bool scan_json(struct scan *scan, const char *file, const char *text, size_t size, struct diags *diags)
{
    struct scanner s = scanner_begin(scan, file, text, size, diags);
    size_t errors = diags->errors;
    skip_space(&s);
    if (s.at == s.size) {
        return scanner_fail(&s, "the file is empty; write at least { }",
                            "ファイルが空です。少なくとも { } を書いてください。", "");
    }
    if (!scan_value(&s, 0)) {
        return false;
    }
    skip_space(&s);
    if (s.at < s.size) {
        return scanner_unexpected(
            &s, "the file should have ended before this, but goes on with %s; is a bracket closed too early?",
            "ここでファイルは終わるはずですが、%s が続いています。かっこを早く閉じすぎていませんか。");
    }
    return diags->errors == errors;
}

/** A key as a path shows it. Nobody reads a path whose keys are novels, so a very long one is cut. */
static void add_key(struct strbuf *path, const char *key)
{
    size_t size = strlen(key), at = 0;
    for (int shown = 0; at < size && shown < 60; shown++) {
        size_t from = at;
        uint32_t code = utf8_next(key, size, &at);
        if (code == '~' || code == '/') {
            strbuf_puts(path, code == '~' ? "~0" : "~1");
        } else {
            strbuf_add(path, key + from, at - from);
        }
    }
    strbuf_puts(path, at < size ? "..." : "");
}

const char *scan_path(const struct scan *scan, size_t at, struct arena *arena)
{
    int32_t chain[PACK_DEPTH_MAX + 2];
    size_t count = 0;
    for (int32_t i = (int32_t)at; i != SCAN_NONE && scan->values[i].parent != SCAN_NONE; i = scan->values[i].parent) {
        REQUIRE(count < sizeof chain / sizeof chain[0]);
        chain[count++] = i;
    }
    struct strbuf path = {0};
    while (count > 0) {
        const struct scan_value *value = &scan->values[chain[--count]];
        strbuf_puts(&path, "/");
        if (value->key) {
            add_key(&path, value->key);
        } else {
            strbuf_printf(&path, "%d", (int)value->index);
        }
    }
    const char *text = arena_strdup(arena, strbuf_text(&path));
    strbuf_finish(&path);
    return text;
}

void scan_finish(struct scan *scan)
{
    free(scan->values);
    arena_finish(&scan->arena);
    *scan = (struct scan){0};
}
