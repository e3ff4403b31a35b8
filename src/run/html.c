#include "run/html.h"

#include <string.h>

#include "base/arena.h"
#include "base/ruby.h"

static void put(struct strbuf *out, const char *text, size_t size)
{
    for (const char *p = text; p < text + size; p++) {
        if (strchr("<>&\"'", *p)) {
            strbuf_printf(out, "&#%d;", *p);
        } else if (*p == '\n') {
            strbuf_puts(out, "<br>");
        } else {
            strbuf_add(out, p, 1);
        }
    }
}

void html_text(struct strbuf *out, const char *text)
{
    for (const char *line = text; *line;) {
        size_t size = strcspn(line, "\n");
        put(out, line, size);
        strbuf_puts(out, line[size] ? " " : "");
        line += size + (line[size] ? 1 : 0);
    }
}

void html_ruby(struct strbuf *out, const char *text, size_t size)
{
    struct arena arena = {0};
    struct ruby_text parsed = ruby_parse(arena_copy(&arena, text, size), size, &arena);
    size_t at = 0;
    for (size_t i = 0; i < parsed.span_count; i++) {
        const struct ruby_span *span = &parsed.spans[i];
        put(out, parsed.plain + at, span->from - at);
        at = span->from + span->size;
        if (span->reading_size) {
            strbuf_puts(out, "<ruby>");
            put(out, parsed.plain + span->from, span->size);
            strbuf_puts(out, "<rp>(</rp><rt>");
            put(out, span->reading, span->reading_size);
            strbuf_puts(out, "</rt><rp>)</rp></ruby>");
        } else {
            put(out, parsed.plain + span->from, span->size);
        }
    }
    put(out, parsed.plain + at, parsed.size - at);
    arena_finish(&arena);
}
