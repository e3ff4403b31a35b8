#ifndef BASE_PASSAGE_H
#define BASE_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

/** Bytes from..to-1 of a text; empty when nothing of it is meant. Start from zero. */
struct passage {
    size_t from, to;
};

/**
 * Find the first place where `words` stand in `text`, or what looks the same (form.h), also where they run on over the
 * ends of its lines: a line end of either counts as nothing, or as the space that would stand there. False (and an
 * empty passage) when they are not there, or there are no words.
 */
bool passage_find(const char *text, const char *words, struct passage *out);

/** What of it lies in a part of the text, counted from where that part begins. */
struct passage passage_within(struct passage passage, size_t from, size_t size);

#endif
