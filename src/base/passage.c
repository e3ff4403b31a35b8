#include "base/passage.h"

#include <string.h>

#include "base/arena.h"
#include "base/form.h"

/** The text with `instead` for each line end, or with nothing (0). */
static char *in_one_line(const char *text, char instead, struct arena *arena)
{
    char *line = arena_strdup(arena, text), *end = line;
    for (const char *at = text; *at; at++) {
        if (*at != '\n') {
            *end++ = *at;
        } else if (instead) {
            *end++ = instead;
        }
    }
    *end = '\0';
    return line;
}

/** Where a byte of the text without its line ends stands in the text: behind a line end rather than before it. */
static size_t place_in(const char *text, size_t at)
{
    size_t place = 0;
    for (;; place++) {
        if (text[place] == '\n') {
            continue;
        }
        if (at == 0 || !text[place]) {
            return place;
        }
        at--;
    }
}

/** Look for words with line ends that count for `instead`. */
static bool find_with(const char *text, const char *words, char instead, struct passage *out)
{
    struct arena arena = {0};
    size_t length;
    const char *line = in_one_line(text, instead, &arena), *wanted = in_one_line(words, instead, &arena);
    const char *found = *wanted ? form_find(line, wanted, &length) : NULL;
    if (found && length > 0) {
        size_t from = (size_t)(found - line);
        *out = instead ? (struct passage){from, from + length}
                       : (struct passage){place_in(text, from), place_in(text, from + length - 1) + 1};
    }
    arena_finish(&arena);
    return found != NULL;
}

bool passage_find(const char *text, const char *words, struct passage *out)
{
    words += strspn(words, "\n");
    *out = (struct passage){0, 0};
    return find_with(text, words, 0, out) || find_with(text, words, ' ', out);
}

struct passage passage_within(struct passage passage, size_t from, size_t size)
{
    size_t first = passage.from > from ? passage.from - from : 0, last = passage.to > from ? passage.to - from : 0;
    first = first < size ? first : size;
    last = last < size ? last : size;
    return (struct passage){first, last};
}
