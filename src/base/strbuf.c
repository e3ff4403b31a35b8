#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

static void reserve(struct strbuf *buf, size_t more)
{
    if (more >= SIZE_MAX / 2 - buf->size) {
        BUG("string too long");
    }
    size_t wanted = buf->size + more + 1;
    if (wanted <= buf->room) {
        return;
    }
    size_t room = buf->room ? buf->room : 128;
    while (room < wanted) {
        room *= 2;
    }
    char *text = realloc(buf->text, room);
    if (!text) {
        BUG("out of memory");
    }
    buf->text = text;
    buf->room = room;
}

void strbuf_add(struct strbuf *buf, const char *text, size_t size)
{
    reserve(buf, size);
    memcpy(buf->text + buf->size, text, size);
    buf->size += size;
    buf->text[buf->size] = '\0';
}

void strbuf_puts(struct strbuf *buf, const char *text)
{
    strbuf_add(buf, text, strlen(text));
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    strbuf_vprintf(buf, format, args);
    va_end(args);
}

void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0) {
        BUG("bad format");
    }
    reserve(buf, (size_t)size);
    vsnprintf(buf->text + buf->size, (size_t)size + 1, format, args);
    buf->size += (size_t)size;
}

const char *strbuf_text(const struct strbuf *buf)
{
    return buf->text ? buf->text : "";
}

void strbuf_clear(struct strbuf *buf)
{
    buf->size = 0;
    if (buf->text) {
        buf->text[0] = '\0';
    }
}

void strbuf_finish(struct strbuf *buf)
{
    free(buf->text);
    *buf = (struct strbuf){0};
}
