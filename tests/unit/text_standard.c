/*
 * Unicode's own LineBreakTest (UAX #14), from Debian's package unicode-data: the library's part agrees with it wherever
 * its version is the library's, and our rules on top forbid breaks, but never allow one that it forbids. Without the
 * file, or with one of another version, there is nothing to compare (exit 77: skipped).
 */
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "check.h"
#include "text/breaks.h"
#include "text/chars.h"

#define TEST_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"

enum { TEXT_MAX = 256, SKIPPED = 77, CASES_LEAST = 7000 };

/** A line of the file: its text, and where it says that a line may begin. */
struct sample {
    char text[TEXT_MAX];
    size_t size;
    bool breaks[TEXT_MAX + 1];
};

static bool starts(const char *line, const char *sign)
{
    return strncmp(line, sign, strlen(sign)) == 0;
}

/** False for a line without a sample. */
static bool read_sample(const char *line, struct sample *sample)
{
    memset(sample, 0, sizeof *sample);
    for (const char *at = line; *at && *at != '#' && sample->size + 4 < TEXT_MAX;) {
        if (starts(at, "÷")) {
            sample->breaks[sample->size] = true;
            at += strlen("÷");
        } else if (starts(at, "×") || *at == ' ' || *at == '\t' || *at == '\n') {
            at += starts(at, "×") ? strlen("×") : 1;
        } else {
            char *end = NULL;
            sample->size += utf8_put((uint32_t)strtoul(at, &end, 16), sample->text + sample->size);
            at = end > at ? end : at + 1;
        }
    }
    return sample->size > 0;
}

/** Rules of ICU's own, as its line.txt says: a hyphen stays with its word, and a point or comma with its digits... */
static bool is_stricter(const struct sample *sample, size_t at)
{
    uint32_t before = char_before(sample->text, at);
    bool hyphen = before == 0x2D || before == 0x2010, point = before == 0x2C || before == 0x2E;
    return hyphen || (point && char_classify(char_at(sample->text, sample->size, at)) == CHAR_DIGIT);
}

/** ...which may thus begin a line, as in ".35". */
static bool is_fraction(const struct sample *sample, size_t at)
{
    return char_before(sample->text, at) == ' ' && char_at(sample->text, sample->size, at) == '.' &&
           char_classify(char_at(sample->text, sample->size, at + 1)) == CHAR_DIGIT;
}

static bool library_agrees(UBreakIterator *iterator, const struct sample *sample)
{
    UErrorCode error = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    bool found[TEXT_MAX + 1] = {false};
    utext_openUTF8(&text, sample->text, (int64_t)sample->size, &error);
    ubrk_setUText(iterator, &text, &error);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        found[at] = true;
    }
    utext_close(&text);
    bool agrees = U_SUCCESS(error);
    for (size_t at = 1; at <= sample->size; at++) {
        bool stricter = sample->breaks[at] && !found[at] && is_stricter(sample, at);
        bool freer = !sample->breaks[at] && found[at] && is_fraction(sample, at);
        agrees = agrees && (found[at] == sample->breaks[at] || stricter || freer);
    }
    return agrees;
}

/** What ours allow as a good place is one that the standard allows. */
static bool ours_agree(struct breaks *breaks, const struct sample *sample)
{
    uint8_t levels[TEXT_MAX + 1];
    breaks_find(breaks, "en", false, sample->text, sample->size, levels);
    for (size_t at = 1; at < sample->size; at++) {
        bool wave = char_is_wave(char_at(sample->text, sample->size, at)); /* one that frames a subtitle */
        if (levels[at] >= BREAK_KATAKANA && !sample->breaks[at] && !wave) {
            return false;
        }
    }
    return true;
}

static bool same_version(FILE *file)
{
    char line[256] = "", wanted[64];
    snprintf(wanted, sizeof wanted, "# LineBreakTest-%s", U_UNICODE_VERSION);
    return fgets(line, sizeof line, file) && starts(line, wanted);
}

int main(void)
{
    FILE *file = fopen(TEST_FILE, "r");
    if (!file || !same_version(file)) {
        puts("no " TEST_FILE " of Unicode " U_UNICODE_VERSION " here");
        return SKIPPED;
    }
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "en-u-lb-strict", NULL, 0, &error);
    struct breaks breaks = {0};
    char line[4096];
    int cases = 0, library = 0, ours = 0;
    while (U_SUCCESS(error) && fgets(line, sizeof line, file)) {
        struct sample sample;
        if (!read_sample(line, &sample)) {
            continue;
        }
        cases++;
        if (!library_agrees(iterator, &sample)) {
            library++;
            fprintf(stderr, "the library: %s", line);
        }
        if (!ours_agree(&breaks, &sample)) {
            ours++;
            fprintf(stderr, "ours: %s", line);
        }
    }
    CHECK(cases >= CASES_LEAST);
    CHECK(library == 0);
    CHECK(ours == 0);
    ubrk_close(iterator);
    breaks_finish(&breaks);
    fclose(file);
    return check_result();
}
