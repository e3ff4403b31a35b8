#include "base/ruby.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { BAR = 0xFF5C, OPEN = 0x300A, CLOSE = 0x300B, SIGN_BYTES = 3 }; /* each of the signs takes three bytes */

/* The signs' first bytes, for a quick look. */
static const char bar_sign[] = "\xEF\xBD\x9C", open_sign[] = "\xE3\x80\x8A";

static bool is_selector(uint32_t code)
{
    return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

/** Ideographs and the signs that are written like one. */
static bool is_kanji(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3005 && code <= 0x3007) || code == 0x303B ||
           code == 0x30F6 || (code >= 0x3400 && code <= 0x4DBF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFD);
}

static bool is_blank(uint32_t code)
{
    return code <= 0x20 || code == 0xA0 || code == 0x3000 || code == 0x200B || code == 0x2060 || code == 0xFEFF;
}

static uint32_t code_at(const char *source, size_t size, size_t at)
{
    return at < size ? utf8_next(source, size, &at) : 0;
}

/** Where the code point that ends at `at` begins; bad bytes count one by one. */
static size_t step_back(const char *source, size_t at, size_t least)
{
    for (size_t from = at - 1; from + 4 >= at && from >= least; from--) {
        size_t next = from;
        if (((unsigned char)source[from] & 0xC0) != 0x80) {
            utf8_next(source, at, &next);
            return next == at ? from : at - 1;
        }
        if (from == 0) {
            break;
        }
    }
    return at - 1;
}

/** Where the kanji right before `at` begin, but not before `least`; `at` when there is none. */
static size_t kanji_from(const char *source, size_t least, size_t at)
{
    size_t from = at;
    bool selected = false; /* a selector belongs to a kanji before it, and to nothing else */
    for (size_t look = at; look > least;) {
        look = step_back(source, look, least);
        uint32_t code = code_at(source, at, look);
        if (is_kanji(code)) {
            from = look;
            selected = false;
        } else if (is_selector(code) && !selected) {
            selected = true;
        } else {
            break;
        }
    }
    return from;
}

/** The end of the stretch from `at` on that holds no bar, bracket or line end, and how long it is. */
struct stretch {
    size_t to, count;
    uint32_t end; /* the code point there, 0 at the end of the text */
    bool blank;
};

static struct stretch stretch_from(const char *source, size_t size, size_t at)
{
    struct stretch s = {.to = at, .blank = true};
    while (s.to < size) {
        size_t next = s.to;
        uint32_t code = utf8_next(source, size, &next);
        if (code == BAR || code == OPEN || code == CLOSE || code == '\n') {
            s.end = code;
            break;
        }
        s.blank = s.blank && is_blank(code);
        s.count++;
        s.to = next;
    }
    return s;
}

/** The reading that opens at `open`, behind the mark's base. */
static void read_reading(const char *source, size_t size, size_t open, struct ruby_mark *mark)
{
    mark->base_to = open;
    mark->reading_from = open + SIGN_BYTES;
    struct stretch reading = stretch_from(source, size, mark->reading_from);
    mark->reading_to = reading.to;
    if (reading.end != CLOSE) {
        mark->kind = RUBY_OPEN;
        mark->to = mark->reading_from;
        return;
    }
    mark->to = reading.to + SIGN_BYTES;
    mark->kind = reading.blank                      ? RUBY_EMPTY_READING
                 : reading.count > RUBY_READING_MAX ? RUBY_LONG_READING
                                                    : RUBY_READING;
}

static void read_bar(const char *source, size_t size, size_t at, struct ruby_mark *mark)
{
    mark->from = at;
    mark->base_from = at + SIGN_BYTES;
    uint32_t next = code_at(source, size, mark->base_from);
    if (next == BAR || next == OPEN) {
        mark->kind = RUBY_ESCAPE;
        mark->base_to = mark->to = mark->base_from + SIGN_BYTES;
        return;
    }
    struct stretch base = stretch_from(source, size, mark->base_from);
    if (base.end != OPEN || base.count > RUBY_BASE_MAX) {
        mark->kind = RUBY_LONE_BAR;
        mark->base_to = mark->to = mark->base_from;
        return;
    }
    read_reading(source, size, base.to, mark);
    if (base.blank) {
        mark->kind = RUBY_EMPTY_BASE;
        mark->to = mark->reading_from;
    }
}

bool ruby_next(const char *source, size_t size, size_t at, struct ruby_mark *mark)
{
    *mark = (struct ruby_mark){0};
    for (size_t look = at; look + SIGN_BYTES <= size; look++) {
        if (memcmp(source + look, bar_sign, SIGN_BYTES) == 0) {
            read_bar(source, size, look, mark);
            return true;
        }
        if (memcmp(source + look, open_sign, SIGN_BYTES) != 0) {
            continue;
        }
        size_t from = kanji_from(source, at, look);
        if (from < look) {
            mark->from = mark->base_from = from;
            read_reading(source, size, look, mark);
            return true;
        }
    }
    return false;
}

static bool is_span(const struct ruby_mark *mark)
{
    return mark->kind == RUBY_READING || mark->kind == RUBY_ESCAPE;
}

static size_t count_spans(const char *source, size_t size)
{
    size_t count = 0;
    struct ruby_mark mark;
    for (size_t at = 0; ruby_next(source, size, at, &mark); at = mark.to) {
        count += is_span(&mark) ? 1 : 0;
    }
    return count;
}

/** Take one notation out: what stands before it, from `at` on, and its base go to the plain text. */
static void take_out(struct ruby_text *text, char *plain, const char *source, size_t at, const struct ruby_mark *mark)
{
    size_t before = mark->from - at, base = mark->base_to - mark->base_from;
    memcpy(plain + text->size, source + at, before);
    text->size += before;
    struct ruby_span *span = &text->spans[text->span_count++];
    *span = (struct ruby_span){.from = text->size,
                               .size = base,
                               .reading = source + mark->reading_from,
                               .reading_size = mark->reading_to - mark->reading_from,
                               .source_from = mark->from,
                               .source_base = mark->base_from,
                               .source_to = mark->to};
    memcpy(plain + text->size, source + mark->base_from, base);
    text->size += base;
    text->readings = text->readings || span->reading_size > 0;
}

struct ruby_text ruby_parse(const char *source, size_t size, struct arena *arena)
{
    struct ruby_text text = {.plain = source, .size = size};
    size_t count = count_spans(source, size);
    if (count == 0) {
        return text;
    }
    char *plain = arena_alloc(arena, size + 1);
    text.plain = plain;
    text.size = 0;
    text.spans = arena_array(arena, count, sizeof *text.spans);
    size_t taken = 0;
    struct ruby_mark mark;
    for (size_t at = 0; ruby_next(source, size, at, &mark); at = mark.to) {
        if (is_span(&mark)) {
            take_out(&text, plain, source, taken, &mark);
            taken = mark.to;
        }
    }
    memcpy(plain + text.size, source + taken, size - taken);
    text.size += size - taken;
    return text;
}

const char *ruby_plain(const char *source, struct arena *arena)
{
    return ruby_parse(source, strlen(source), arena).plain;
}

bool ruby_has_readings(const char *source)
{
    size_t size = strstr(source, open_sign) ? strlen(source) : 0; /* most texts have none */
    struct ruby_mark mark;
    for (size_t at = 0; ruby_next(source, size, at, &mark); at = mark.to) {
        if (mark.kind == RUBY_READING) {
            return true;
        }
    }
    return false;
}

/** The last span that begins before `at`; NULL when there is none. */
static const struct ruby_span *span_before(const struct ruby_text *text, size_t at)
{
    size_t low = 0, high = text->span_count;
    while (low < high) { /* the first span that does not begin before `at` */
        size_t middle = low + (high - low) / 2;
        if (text->spans[middle].from < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? &text->spans[low - 1] : NULL;
}

size_t ruby_whole_before(const struct ruby_text *text, size_t at)
{
    const struct ruby_span *span = span_before(text, at);
    return span && at < span->from + span->size ? span->from : at;
}

size_t ruby_source_at(const struct ruby_text *text, size_t at)
{
    const struct ruby_span *span = span_before(text, at);
    if (!span) {
        return at;
    }
    size_t into = at - span->from;
    return into < span->size ? span->source_base + into : span->source_to + into - span->size;
}
