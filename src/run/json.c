#include "run/json.h"

#include <string.h>

#include "base/utf8.h"

static void put_code(struct strbuf *out, uint32_t code)
{
    char bytes[4];
    if (code == UTF8_BAD) {
        strbuf_puts(out, "\\ufffd");
    } else if (code == '"' || code == '\\') {
        strbuf_printf(out, "\\%c", (char)code);
    } else if (code < 0x20 || code == 0x7f) {
        strbuf_printf(out, "\\u%04x", (unsigned)code);
    } else {
        strbuf_add(out, bytes, utf8_put(code, bytes));
    }
}

void json_text(struct strbuf *out, const char *before, const char *text)
{
    strbuf_puts(out, before);
    if (!text) {
        strbuf_puts(out, "null");
        return;
    }
    strbuf_puts(out, "\"");
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        put_code(out, utf8_next(text, size, &at));
    }
    strbuf_puts(out, "\"");
}
