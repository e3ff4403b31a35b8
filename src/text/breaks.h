#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How good a place is to begin a new line, the worst first. A style allows breaks from some level up. */
enum break_level {
    BREAK_NEVER,    /* inside a cluster */
    BREAK_TORN,     /* against kinsoku: only when a line holds not even two characters */
    BREAK_READING,  /* inside words under one reading */
    BREAK_ANYWHERE, /* inside a Latin or Korean word, between a number and its counter */
    BREAK_KATAKANA, /* inside a katakana word */
    BREAK_LINE,     /* wherever kinsoku allows */
    BREAK_WORD,     /* between the words of a compound */
    BREAK_PHRASE,   /* between phrases */
    BREAK_CLAUSE,   /* behind a comma */
    BREAK_PART,     /* behind a full stop or a wide space, before a subtitle */
    BREAK_FORCED,   /* behind a line end in the text */
    BREAK_LEVEL_COUNT
};

enum { BREAK_LANGUAGES_MAX = 8, BREAK_LANGUAGE_SIZE = 24 };

/** ICU's iterators of one language, opened when first needed. */
struct break_language {
    char tag[BREAK_LANGUAGE_SIZE];
    void *lines;   /* UBreakIterator, owned; NULL when ICU has no data for it */
    void *phrases; /* likewise; of words in Chinese */
    bool lines_tried, phrases_tried;
};

struct breaks {
    struct break_language languages[BREAK_LANGUAGES_MAX];
    size_t count;
};

/**
 * The level of every place in `text` where a line may begin, by byte: `levels` has room for size + 1;
 * bytes that no cluster begins with are BREAK_NEVER, levels[0] and levels[size] are BREAK_FORCED.
 *
 * The rules are ICU's (`lb=strict`, `lw=phrase`) with ours on top: no head or end of a line
 * against JIS X 4051, wave dashes that frame a subtitle, numbers with their counters, and phrases that
 * ICU cuts before an ending. Phrase levels appear only when `phrases` is asked for, in
 * texts of at most 6000 bytes.
 */
void breaks_find(struct breaks *breaks, const char *language, bool phrases, const char *text, size_t size,
                 uint8_t *levels);

void breaks_finish(struct breaks *breaks);

#endif
