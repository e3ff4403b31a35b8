#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

/** A growing, always zero-terminated string. Start from zero; out of memory aborts. */
struct strbuf {
    char *text; /* owned; NULL while nothing was added */
    size_t size, room;
};

void strbuf_add(struct strbuf *buf, const char *text, size_t size);
void strbuf_puts(struct strbuf *buf, const char *text);
void strbuf_printf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/** The text so far, "" when empty; valid until the next change. */
const char *strbuf_text(const struct strbuf *buf);
/** Empty it, keeping the memory. */
void strbuf_clear(struct strbuf *buf);
void strbuf_finish(struct strbuf *buf);

#endif
