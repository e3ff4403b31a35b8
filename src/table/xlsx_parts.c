#include "table/xlsx_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "table/xml.h"

/* Texts. */

void xlsx_text_begin(struct xlsx_text *text, const char *element)
{
    text->in_reading += strcmp(element, "rPh") == 0;
    text->in_text = strcmp(element, "t") == 0 && text->in_reading == 0;
}

void xlsx_text_end(struct xlsx_text *text, const char *element)
{
    text->in_reading -= strcmp(element, "rPh") == 0;
    text->in_text = false;
}

void xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t size)
{
    if (text->in_text) {
        strbuf_add(&text->text, bytes, size);
    }
}

/** The code of an _xHHHH_ at `text`; 0: there is none, or one that is no sign. */
static uint32_t escaped(const char *text)
{
    char digits[5] = "";
    if (strncmp(text, "_x", 2) != 0 || strnlen(text, 7) < 7 || text[6] != '_') {
        return 0;
    }
    memcpy(digits, text + 2, 4);
    if (strspn(digits, "0123456789abcdefABCDEF") != 4) {
        return 0;
    }
    uint32_t code = (uint32_t)strtoul(digits, NULL, 16);
    return code >= 0xD800 && code <= 0xDFFF ? 0 : code;
}

void xlsx_text_unescape(struct strbuf *text)
{
    size_t to = 0;
    for (size_t from = 0; from < text->size;) {
        uint32_t code = escaped(text->text + from);
        if (code) {
            to += utf8_put(code, text->text + to);
            from += 7;
        } else {
            text->text[to++] = text->text[from++];
        }
    }
    text->size = to;
    if (text->text) {
        text->text[to] = '\0';
    }
}

/* Shared strings. */

static void begin_strings(void *user, const char *element, const char *const *attributes)
{
    struct xlsx_strings *strings = user;
    (void)attributes;
    if (strcmp(element, "si") == 0) {
        strbuf_clear(&strings->text.text);
    }
    xlsx_text_begin(&strings->text, element);
}

static void end_strings(void *user, const char *element)
{
    struct xlsx_strings *strings = user;
    xlsx_text_end(&strings->text, element);
    if (strcmp(element, "si") != 0) {
        return;
    }
    xlsx_text_unescape(&strings->text.text);
    strings->items = array_grow(strings->items, strings->count, &strings->room, sizeof *strings->items);
    strings->items[strings->count++] = arena_strdup(&strings->arena, strbuf_text(&strings->text.text));
}

static void add_strings(void *user, const char *bytes, size_t size)
{
    struct xlsx_strings *strings = user;
    xlsx_text_add(&strings->text, bytes, size);
}

bool xlsx_strings_read(struct xlsx_strings *strings, const struct parts *parts)
{
    const struct part *part = parts_find(parts, "xl/sharedStrings.xml");
    struct xml_reader reader = {strings, begin_strings, end_strings, add_strings, NULL};
    return !part || xml_read(&reader, part->bytes, part->size);
}

void xlsx_strings_finish(struct xlsx_strings *strings)
{
    strbuf_finish(&strings->text.text);
    free(strings->items);
    arena_finish(&strings->arena);
}

/* Styles. */

bool xlsx_is_date_format(const char *code)
{
    if (strncmp(code, "General", 7) == 0) {
        return false;
    }
    for (const char *c = code; *c; c++) {
        if (*c == '"' || *c == '[') {
            /* A text to print; a colour, a language, hours beyond 24. */
            const char *end = strchr(c + 1, *c == '"' ? '"' : ']');
            if (!end) {
                return false;
            }
            if (*c == '[' && end - c == 2 && strchr("hmsHMS", c[1])) {
                return true;
            }
            c = end;
        } else if ((*c == '\\' || *c == '_' || *c == '*') && c[1]) {
            c++;
        } else if (strchr("ymdhsYMDHS", *c)) {
            return true;
        }
    }
    return false;
}

/** The formats that every spreadsheet knows (ECMA-376 part 1, 18.8.30), those of East Asia with them. */
static bool is_known_date(int format)
{
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

static bool shows_date(const struct xlsx_styles *styles, int format)
{
    for (size_t i = 0; i < styles->format_count; i++) {
        if (styles->formats[i] == format) {
            return true;
        }
    }
    return is_known_date(format);
}

static void begin_styles(void *user, const char *element, const char *const *attributes)
{
    struct xlsx_styles *styles = user;
    const char *number = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
    int format = number ? (int)strtol(number, NULL, 10) : 0;
    styles->in_cells = styles->in_cells || strcmp(element, "cellXfs") == 0;
    if (strcmp(element, "numFmt") == 0 && code && xlsx_is_date_format(code)) {
        styles->formats =
            array_grow(styles->formats, styles->format_count, &styles->format_room, sizeof *styles->formats);
        styles->formats[styles->format_count++] = format;
    } else if (strcmp(element, "xf") == 0 && styles->in_cells) {
        styles->dates = array_grow(styles->dates, styles->count, &styles->room, sizeof *styles->dates);
        styles->dates[styles->count++] = shows_date(styles, format);
    }
}

static void end_styles(void *user, const char *element)
{
    struct xlsx_styles *styles = user;
    styles->in_cells = styles->in_cells && strcmp(element, "cellXfs") != 0;
}

bool xlsx_styles_read(struct xlsx_styles *styles, const struct parts *parts)
{
    const struct part *part = parts_find(parts, "xl/styles.xml");
    struct xml_reader reader = {styles, begin_styles, end_styles, NULL, NULL};
    return !part || xml_read(&reader, part->bytes, part->size);
}

void xlsx_styles_finish(struct xlsx_styles *styles)
{
    free(styles->dates);
    free(styles->formats);
}
