#ifndef TESTS_UNIT_TEXT_LINES_OF_H
#define TESTS_UNIT_TEXT_LINES_OF_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "text/paragraph.h"

/** The lines of the source with | between them; lives in the arena. */
static inline const char *lines_of(struct arena *arena, const struct paragraph *p, const char *text)
{
    struct strbuf out = {0};
    for (size_t i = 0; i < p->line_count; i++) {
        strbuf_puts(&out, i ? "|" : "");
        strbuf_add(&out, text + p->lines[i].text_from, p->lines[i].text_to - p->lines[i].text_from);
    }
    const char *lines = arena_strdup(arena, strbuf_text(&out));
    strbuf_finish(&out);
    return lines;
}

#endif
