#include "pack/nearest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LETTERS_MAX = 64 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/** The first letters of a text as code points: how many there are. */
static size_t letters_of(const char *text, uint32_t *letters)
{
    size_t size = strlen(text), count = 0;
    for (size_t at = 0; at < size && count < LETTERS_MAX; count++) {
        letters[count] = utf8_next(text, size, &at);
    }
    return count;
}

/** Optimal string alignment, row by row. */
static size_t distance_of(const uint32_t *a, size_t a_size, const uint32_t *b, size_t b_size)
{
    size_t rows[3][LETTERS_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_size; j++) {
        before[j] = 0;
        last[j] = j;
    }
    for (size_t i = 1; i <= a_size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            row[j] = smaller(smaller(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = smaller(row[j], before[j - 2] + 1);
            }
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b_size];
}

size_t nearest_distance(const char *text, const char *other)
{
    uint32_t a[LETTERS_MAX], b[LETTERS_MAX];
    size_t a_size = letters_of(text, a), b_size = letters_of(other, b);
    return distance_of(a, a_size, b, b_size);
}

const char *nearest_find(const char *word, const char *const *known, size_t count)
{
    const char *best = NULL;
    size_t best_distance = 0;
    for (size_t i = 0; i < count; i++) {
        size_t word_size = utf8_count(word, strlen(word)), known_size = utf8_count(known[i], strlen(known[i]));
        size_t longest = word_size > known_size ? word_size : known_size, longer = smaller(longest, LETTERS_MAX);
        size_t distance = nearest_distance(word, known[i]);
        bool like = distance * 2 <= longer && distance < longer;
        if (like && (!best || distance < best_distance)) {
            best = known[i];
            best_distance = distance;
        }
    }
    return best;
}
