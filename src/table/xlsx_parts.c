#include "table/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "table/xml.h"

/* Texts. */

bool xlsx_is_on(const char *const *attributes)
{
    const char *value = xml_attribute(attributes, "val");
    return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

void xlsx_text_begin(struct xlsx_text *text, const char *element, const char *const *attributes)
{
    text->in_reading += strcmp(element, "rPh") == 0;
    text->in_text = strcmp(element, "t") == 0 && text->in_reading == 0;
    if (strcmp(element, "r") == 0) {
        text->styled = text->strikes = false;
    } else if (strcmp(element, "rPr") == 0) {
        text->styled = text->in_run_style = true;
    } else if (strcmp(element, "strike") == 0 && text->in_run_style) {
        text->strikes = xlsx_is_on(attributes);
    }
}

void xlsx_text_end(struct xlsx_text *text, const char *element)
{
    text->in_reading -= strcmp(element, "rPh") == 0;
    text->in_text = false;
    text->in_run_style = text->in_run_style && strcmp(element, "rPr") != 0;
    if (strcmp(element, "r") == 0) {
        text->styled = text->strikes = false;
    }
}

void xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t size)
{
    if (!text->in_text) {
        return;
    }
    strbuf_add(text->strikes ? &text->struck : &text->text, bytes, size);
    if (text->styled && !text->strikes) {
        strbuf_add(&text->own, bytes, size);
    }
}

void xlsx_text_clear(struct xlsx_text *text)
{
    strbuf_clear(&text->text);
    strbuf_clear(&text->own);
    strbuf_clear(&text->struck);
    text->styled = text->strikes = text->in_run_style = false;
}

void xlsx_text_finish(struct xlsx_text *text)
{
    strbuf_finish(&text->text);
    strbuf_finish(&text->own);
    strbuf_finish(&text->struck);
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

static const char *unescaped(struct strbuf *text, struct arena *arena)
{
    xlsx_text_unescape(text);
    return text->size > 0 ? arena_copy(arena, text->text, text->size) : "";
}

struct xlsx_string xlsx_text_string(struct xlsx_text *text, struct arena *arena)
{
    return (struct xlsx_string){unescaped(&text->text, arena), unescaped(&text->own, arena),
                                unescaped(&text->struck, arena)};
}

/* Shared strings. */

static void begin_strings(void *user, const char *element, const char *const *attributes)
{
    struct xlsx_strings *strings = user;
    if (strcmp(element, "si") == 0) {
        xlsx_text_clear(&strings->text);
    }
    xlsx_text_begin(&strings->text, element, attributes);
}

static void end_strings(void *user, const char *element)
{
    struct xlsx_strings *strings = user;
    xlsx_text_end(&strings->text, element);
    if (strcmp(element, "si") != 0) {
        return;
    }
    strings->items = array_grow(strings->items, strings->count, &strings->room, sizeof *strings->items);
    strings->items[strings->count++] = xlsx_text_string(&strings->text, &strings->arena);
}

static void add_strings(void *user, const char *bytes, size_t size)
{
    struct xlsx_strings *strings = user;
    xlsx_text_add(&strings->text, bytes, size);
}

bool xlsx_strings_read(struct xlsx_strings *strings, const struct part *part)
{
    struct xml_reader reader = {strings, begin_strings, end_strings, add_strings, NULL};
    return !part || xml_read(&reader, part->bytes, part->size);
}

void xlsx_strings_finish(struct xlsx_strings *strings)
{
    xlsx_text_finish(&strings->text);
    free(strings->items);
    arena_finish(&strings->arena);
}
