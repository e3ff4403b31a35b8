#include "text/breaks.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/language.h"
#include "text/chars.h"
#include "text/phrases.h"

/* ICU looks for phrases in a time that grows with the square of a stretch without spaces; a title is far shorter. */
enum { PHRASES_BYTES_MAX = 6000 };

/** A tag that is safe to hand to ICU; Japanese rules for anything else. */
static const char *safe_tag(const char *language)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    size_t length = strlen(language);
    bool safe = length >= 2 && length < BREAK_LANGUAGE_SIZE && strspn(language, letters) == length;
    return safe && !strstr(language, "-u-") ? language : "ja";
}

static void close_language(struct break_language *language)
{
    ubrk_close(language->lines);
    ubrk_close(language->phrases);
    *language = (struct break_language){0};
}

static struct break_language *language_of(struct breaks *breaks, const char *tag)
{
    tag = safe_tag(tag);
    for (size_t i = 0; i < breaks->count; i++) {
        if (strcmp(breaks->languages[i].tag, tag) == 0) {
            return &breaks->languages[i];
        }
    }
    if (breaks->count == BREAK_LANGUAGES_MAX) {
        close_language(&breaks->languages[--breaks->count]);
    }
    struct break_language *language = &breaks->languages[breaks->count++];
    snprintf(language->tag, sizeof language->tag, "%s", tag);
    return language;
}

static void *open_iterator(UBreakIteratorType type, const char *tag, const char *extension)
{
    char locale[BREAK_LANGUAGE_SIZE + 32];
    snprintf(locale, sizeof locale, "%s%s", tag, extension);
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, &error);
    return U_SUCCESS(error) ? iterator : NULL;
}

static void *lines_of(struct break_language *language)
{
    if (!language->lines_tried) {
        language->lines_tried = true;
        language->lines = open_iterator(UBRK_LINE, language->tag, "-u-lb-strict");
    }
    return language->lines;
}

/** Phrases in Japanese, words in Chinese, which writes neither with spaces; NULL for languages that do. */
static void *phrases_of(struct break_language *language)
{
    if (!language->phrases_tried) {
        language->phrases_tried = true;
        if (language_akin(language->tag, "ja")) {
            language->phrases = open_iterator(UBRK_LINE, language->tag, "-u-lb-strict-lw-phrase");
        } else if (language_akin(language->tag, "zh")) {
            language->phrases = open_iterator(UBRK_WORD, language->tag, "");
        }
    }
    return language->phrases;
}

static bool against_kinsoku(uint32_t before, uint32_t after)
{
    return char_never_starts(after) || char_never_ends(before) || char_is_glue(before) || char_is_glue(after);
}

/** Every cluster could begin a line at the worst. */
static void mark_clusters(const char *text, size_t size, uint8_t *levels)
{
    uint32_t before = 0;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t code = char_cluster_next(text, size, &at);
        levels[from] = against_kinsoku(before, code) ? BREAK_TORN : BREAK_ANYWHERE;
        before = code;
    }
}

static bool is_japanese(uint32_t code)
{
    return char_is_japanese(char_classify(code));
}

/** Korean words have spaces between them, and none before their particles. */
static bool in_korean_word(enum char_class from, enum char_class to)
{
    bool before = from == CHAR_HANGUL || from == CHAR_LATIN || from == CHAR_DIGIT;
    return (before && to == CHAR_HANGUL) || (from == CHAR_HANGUL && (to == CHAR_LATIN || to == CHAR_DIGIT));
}

static enum break_level line_level(uint32_t before, uint32_t after)
{
    enum char_class from = char_classify(before), to = char_classify(after);
    if (against_kinsoku(before, after)) {
        return BREAK_TORN;
    }
    bool counted = from == CHAR_DIGIT && is_japanese(after);
    if (counted || in_korean_word(from, to)) {
        return BREAK_ANYWHERE;
    }
    return from == CHAR_KATAKANA && to == CHAR_KATAKANA ? BREAK_KATAKANA : BREAK_LINE;
}

/** Call `mark` at every boundary of the iterator. */
static void walk(UBreakIterator *iterator, const char *text, size_t size, uint8_t *levels,
                 void (*mark)(UBreakIterator *, const char *, size_t, size_t, uint8_t *))
{
    UErrorCode error = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text, (int64_t)size, &error);
    ubrk_setUText(iterator, &source, &error);
    if (U_SUCCESS(error)) {
        for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
            if (at > 0 && (size_t)at < size && levels[at] != BREAK_NEVER) {
                mark(iterator, text, size, (size_t)at, levels);
            }
        }
    }
    utext_close(&source);
}

static void mark_line(UBreakIterator *iterator, const char *text, size_t size, size_t at, uint8_t *levels)
{
    bool forced = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
    levels[at] = forced ? BREAK_FORCED : (uint8_t)line_level(char_before(text, at), char_at(text, size, at));
}

static void mark_phrase(UBreakIterator *iterator, const char *text, size_t size, size_t at, uint8_t *levels)
{
    (void)iterator;
    if (levels[at] == BREAK_LINE) {
        levels[at] = (uint8_t)phrase_level(text, size, at);
    }
}

/** The same in plain Japanese, full of words in kana, between which the dictionary guesses. */
static void mark_easy_phrase(UBreakIterator *iterator, const char *text, size_t size, size_t at, uint8_t *levels)
{
    mark_phrase(iterator, text, size, at, levels);
    enum char_class from = char_classify(char_before(text, at)), to = char_classify(char_at(text, size, at));
    if (from == CHAR_HIRAGANA && to == CHAR_HIRAGANA && levels[at] >= BREAK_WORD && levels[at] <= BREAK_PHRASE &&
        !phrase_ends_plainly(text, at)) {
        levels[at] = BREAK_LINE;
    }
}

/** The same where the author has set off the phrases: what else the dictionary finds is worth less. */
static void mark_spaced_phrase(UBreakIterator *iterator, const char *text, size_t size, size_t at, uint8_t *levels)
{
    mark_easy_phrase(iterator, text, size, at, levels);
    if (levels[at] == BREAK_PHRASE && char_classify(char_before(text, at)) != CHAR_SPACE) {
        levels[at] = BREAK_WORD;
    }
}

/** What is left within a phrase tears a word or its ending: as bad as within a katakana word. */
static void mark_insides(const char *text, size_t size, uint8_t *levels)
{
    for (size_t at = 1; at < size; at++) {
        if (levels[at] == BREAK_LINE && phrase_is_inside(text, size, at)) {
            levels[at] = BREAK_KATAKANA;
        }
    }
}

/** Without a dictionary a phrase ends where a space does, or where the author allowed a break. */
static void mark_spaces(const char *text, size_t size, uint8_t *levels)
{
    for (size_t at = 1; at < size; at++) {
        if (levels[at] == BREAK_LINE) {
            uint32_t before = char_before(text, at);
            bool joined = before == 0x200B || before == '-';
            levels[at] = char_classify(before) == CHAR_SPACE ? (uint8_t)phrase_level_at_space(text, size, at)
                         : joined                            ? BREAK_PHRASE
                                                             : BREAK_LINE;
        }
    }
}

/** Between digits or dates it is a range, else it frames a subtitle. */
static bool is_frame(const char *text, size_t size, size_t at, size_t end)
{
    return char_is_wave(char_at(text, size, at)) && char_classify(char_before(text, at)) != CHAR_DIGIT &&
           char_classify(char_at(text, size, end)) != CHAR_DIGIT;
}

static size_t count_frames(const char *text, size_t size, size_t from)
{
    size_t count = 0;
    for (size_t at = from; at < size && text[at] != '\n';) {
        size_t start = at;
        char_cluster_next(text, size, &at);
        count += is_frame(text, size, start, at) ? 1 : 0;
    }
    return count;
}

/** A wave that opens stays with what follows, and is the best place for a new line; one that closes stays behind. */
static void mark_waves(const char *text, size_t size, uint8_t *levels)
{
    size_t total = count_frames(text, size, 0), seen = 0;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        char_cluster_next(text, size, &at);
        if (text[start] == '\n') {
            total = count_frames(text, size, at);
            seen = 0;
        }
        if (!is_frame(text, size, start, at)) {
            continue;
        }
        bool opens = seen++ % 2 == 0 && total > 1;
        if (opens && start > 0 && levels[start] != BREAK_FORCED && !char_never_ends(char_before(text, start))) {
            levels[start] = BREAK_PART;
        }
        if (opens && at < size && levels[at] != BREAK_FORCED) {
            levels[at] = BREAK_TORN;
        }
    }
}

void breaks_find(struct breaks *breaks, const char *language, bool phrases, const char *text, size_t size,
                 uint8_t *levels)
{
    memset(levels, BREAK_NEVER, size + 1);
    mark_clusters(text, size, levels);
    struct break_language *rules = language_of(breaks, language);
    if (lines_of(rules)) {
        walk(lines_of(rules), text, size, levels, mark_line);
    }
    if (phrases && size <= PHRASES_BYTES_MAX && phrases_of(rules)) {
        bool easy = language_is_spaced(language);
        walk(phrases_of(rules), text, size, levels,
             !easy                     ? mark_phrase
             : memchr(text, ' ', size) ? mark_spaced_phrase
                                       : mark_easy_phrase);
        if (language_akin(language, "ja")) {
            mark_insides(text, size, levels);
        }
    } else if (phrases) {
        mark_spaces(text, size, levels);
    }
    mark_waves(text, size, levels);
    levels[0] = levels[size] = BREAK_FORCED;
}

void breaks_finish(struct breaks *breaks)
{
    while (breaks->count > 0) {
        close_language(&breaks->languages[--breaks->count]);
    }
}
