#include "ui/made.h"

#include <stdarg.h>
#include <string.h>

#include "base/bug.h"
#include "draw/made.h"

enum { PARTS_MAX = 4 };

/** A view that only measures has no frame, and nobody reads it. */
static void note(struct view *view, const char *made, const struct draw_part *parts, size_t count)
{
    if (view->list) {
        draw_made(view->list, made, parts, count);
    }
}

/** How long the text becomes; each part knows then where it stands in it. */
static size_t measure(const char *format, struct draw_part *parts, size_t count)
{
    size_t size = 0, part = 0;
    for (const char *c = format; *c; c++) {
        if (*c == '%') {
            REQUIRE(c[1] == 's' && part < count);
            parts[part].at = size;
            size += parts[part++].size;
            c++;
        } else {
            size++;
        }
    }
    return size;
}

/** The texts for the directives of `format`. */
static size_t take_parts(const char *format, va_list list, struct draw_part *parts)
{
    size_t count = 0;
    for (const char *c = strchr(format, '%'); c; c = strchr(c + 1, '%')) {
        REQUIRE(count < PARTS_MAX);
        const char *text = va_arg(list, const char *);
        parts[count++] = (struct draw_part){.source = text, .size = strlen(text)};
    }
    return count;
}

const char *made_text(struct view *view, const char *format, ...)
{
    struct draw_part parts[PARTS_MAX];
    va_list list;
    va_start(list, format);
    size_t count = take_parts(format, list, parts), part = 0;
    va_end(list);
    char *made = arena_alloc(view->arena, measure(format, parts, count) + 1), *end = made;
    for (const char *c = format; *c; c++) {
        if (*c == '%') {
            memcpy(end, parts[part].source, parts[part].size);
            end += parts[part++].size;
            c++;
        } else {
            *end++ = *c;
        }
    }
    note(view, made, parts, count);
    return made;
}

char *made_cut(struct view *view, const char *text, size_t from, size_t size)
{
    char *made = arena_copy(view->arena, text + from, size);
    note(view, made, &(struct draw_part){text, from, 0, size}, 1);
    return made;
}

char *made_rest(struct view *view, const char *text, size_t from)
{
    return made_cut(view, text, from, strlen(text + from));
}

const char *made_line(struct view *view, const char *text)
{
    char *line = made_rest(view, text, 0);
    for (char *c = strchr(line, '\n'); c; c = strchr(c + 1, '\n')) {
        *c = ' ';
    }
    return line;
}
