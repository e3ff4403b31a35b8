#ifndef BASE_RUBY_H
#define BASE_RUBY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/**
 * Readings (furigana) as they stand in a text, in the notation of Aozora Bunko, which Japanese authors know:
 * `｜base《reading》`, or `kanji《reading》` for the kanji right before it (々 〆 〇 ヶ count as kanji, and the
 * variation selectors behind one). A bar before a bar or before 《 means that sign itself.
 *
 * A base and a reading lie within one line. What looks like a notation and is none stays in the text as it stands,
 * and so do 《 and 》 behind anything but a kanji.
 */
enum { RUBY_BASE_MAX = 40, RUBY_READING_MAX = 40 }; /* in code points */

enum ruby_kind {
    RUBY_READING,
    RUBY_ESCAPE, /* the base is the sign itself */
    /* What is none, and stays as it is: */
    RUBY_LONE_BAR,      /* no 《 follows in the line, or not near */
    RUBY_OPEN,          /* no 》 follows in the line */
    RUBY_EMPTY_BASE,    /* nothing but blanks between the bar and 《 */
    RUBY_EMPTY_READING, /* nothing but blanks between 《 and 》 */
    RUBY_LONG_READING,
    RUBY_KIND_COUNT
};

/** One notation; bytes of the source. */
struct ruby_mark {
    enum ruby_kind kind;
    size_t from, to; /* all of it */
    size_t base_from, base_to;
    size_t reading_from, reading_to;
};

/** The first notation from `at` on, which is where the one before ended (or 0); false when there is none. */
bool ruby_next(const char *source, size_t size, size_t at, struct ruby_mark *mark);

/** A base with its reading, or a sign that was escaped (then reading_size is 0). */
struct ruby_span {
    size_t from, size;   /* the base, in bytes of the plain text */
    const char *reading; /* in the source */
    size_t reading_size; /* in bytes */
    size_t source_from;  /* where its notation begins and ends in the source, and where its base does */
    size_t source_base;
    size_t source_to;
};

/** A text without its notation, and where what was taken out belongs. */
struct ruby_text {
    const char *plain; /* zero-terminated; the source itself when it has no notation */
    size_t size;
    struct ruby_span *spans; /* in the order of the text */
    size_t span_count;
    bool readings; /* one of the spans has one */
};

/** Borrows the source; the rest lives in the arena. */
struct ruby_text ruby_parse(const char *source, size_t size, struct arena *arena);

/** The text as it reads without its readings: the source itself, or a copy in the arena. */
const char *ruby_plain(const char *source, struct arena *arena);

/** True when the text has a reading. */
bool ruby_has_readings(const char *source);

/** `at`, or where the base begins that it lies inside of: a text may be cut there without tearing its notation. */
size_t ruby_whole_before(const struct ruby_text *text, size_t at);

/** Where in the source a cut before byte `at` of the plain text falls: never between a base's end and its reading. */
size_t ruby_source_at(const struct ruby_text *text, size_t at);

#endif
