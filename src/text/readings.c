#include "text/readings.h"

#include <math.h>
#include <string.h>

#include "text/breaks.h"
#include "text/chars.h"

static const double reading_size = 0.5;
/* A reading hangs over a kana by at most this; over one that stands between two of them each by half as much. */
static const double overhang_most = 0.5;
/* Blank before and behind a short reading, in ems of the base. */
static const double end_most = 0.5;
/* A reading longer than this many times its words is set smaller. */
static const double length_most = 4;
static const double slack = 1e-6;

static uint32_t code_of(const struct atoms *atoms, size_t atom)
{
    return char_at(atoms->text.plain, atoms->text.size, atoms->items[atom].from);
}

static const struct type_run *shape(struct type *type, const struct atoms_request *request, const char *text)
{
    return type_shape(type, request->face, request->vertical, request->language, text, strlen(text));
}

/** Kana may be spaced out; letters of an alphabet would fall apart. */
static bool is_even(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        enum char_class class = char_classify(char_cluster_next(text, size, &at));
        if (class == CHAR_LATIN || class == CHAR_DIGIT || class == CHAR_HANGUL || class == CHAR_SPACE) {
            return false;
        }
    }
    return true;
}

static bool has_letters(const struct atoms *atoms, const struct reading *reading)
{
    for (size_t i = reading->first; i < reading->last; i++) {
        enum char_class class = char_classify(code_of(atoms, i));
        if (class == CHAR_LATIN || class == CHAR_DIGIT) {
            return true;
        }
    }
    return false;
}

static double length_of(const struct atoms *atoms, const struct reading *reading)
{
    double length = 0;
    for (size_t i = reading->first; i < reading->last; i++) {
        length += atoms->items[i].advance + (i > reading->first ? atoms->items[i].before : 0);
    }
    return length;
}

/** How far a reading may hang over the atom beside it, which stands before another one that bears a reading if
 * `shared`. */
static double room_over(const struct atoms *atoms, size_t atom, bool shared)
{
    enum char_class class = char_classify(code_of(atoms, atom));
    const struct atom *item = &atoms->items[atom];
    if (item->reading || (class != CHAR_HIRAGANA && class != CHAR_KATAKANA)) {
        return 0;
    }
    double most = shared ? overhang_most / 2 : overhang_most;
    return fmin(most, item->advance * (shared ? 0.5 : 1));
}

static double room_before(const struct atoms *atoms, const struct reading *reading)
{
    size_t first = reading->first;
    return first == 0 ? 0 : room_over(atoms, first - 1, first > 1 && atoms->items[first - 2].reading);
}

static double room_behind(const struct atoms *atoms, const struct reading *reading)
{
    size_t last = reading->last;
    return last >= atoms->count ? 0 : room_over(atoms, last, last + 1 < atoms->count && atoms->items[last + 1].reading);
}

/** Set the words of a longer reading apart by `more` in all: half as much at both ends as between two of them. */
static void spread(struct atoms *atoms, struct reading *reading, double more)
{
    size_t count = reading->last - reading->first;
    bool whole = has_letters(atoms, reading); /* a Latin word keeps its shape */
    double between = whole ? 0 : more / (double)count, end = whole ? more / 2 : between / 2;
    struct atom *first = &atoms->items[reading->first], *last = &atoms->items[reading->last - 1];
    for (struct atom *atom = first + 1; atom <= last; atom++) {
        atom->before += between;
    }
    first->before += end;
    if (reading->last < atoms->count) {
        (last + 1)->before += end;
    }
    reading->head += end;
    reading->tail += end;
    first->lead = -reading->head;
    last->trail = -reading->tail;
}

static void make_room(struct type *type, const struct atoms_request *request, struct atoms *atoms,
                      struct reading *reading)
{
    double natural = shape(type, request, reading->text)->advance, words = length_of(atoms, reading);
    double longest = length_most * fmax(words, 1);
    reading->size = fmin(reading_size, natural > 0 ? longest / natural : reading_size);
    reading->even = is_even(reading->text);
    double excess = natural * reading->size - words;
    if (excess <= slack) {
        return;
    }
    reading->head = fmin(excess / 2, room_before(atoms, reading));
    reading->tail = fmin(excess / 2, room_behind(atoms, reading));
    spread(atoms, reading, excess - reading->head - reading->tail);
}

/** A line that begins inside would tear the words from their reading, but where the author allows it. */
static void keep_together(struct atoms *atoms, const struct reading *reading)
{
    for (size_t i = (size_t)reading->first + 1; i < reading->last; i++) {
        struct atom *atom = &atoms->items[i];
        bool allowed = code_of(atoms, i - 1) == 0x200B;
        if (!allowed && atom->level > BREAK_READING && atom->level != BREAK_FORCED) {
            atom->level = BREAK_READING;
        }
    }
}

/** The atoms of each base; a base that is part of a larger atom gets none. */
static void find_bases(struct atoms *atoms)
{
    size_t atom = 0, reading = 0;
    for (size_t i = 0; i < atoms->text.span_count; i++) {
        const struct ruby_span *span = &atoms->text.spans[i];
        if (span->reading_size == 0) {
            continue;
        }
        struct reading *r = &atoms->readings[reading++];
        while (atom < atoms->count && atoms->items[atom].from < span->from) {
            atom++;
        }
        r->first = (uint32_t)atom;
        while (atom < atoms->count && atoms->items[atom].from < span->from + span->size) {
            atoms->items[atom++].reading = (uint32_t)reading;
        }
        r->last = (uint32_t)atom;
    }
}

void readings_place(struct type *type, const struct atoms_request *request, struct atoms *atoms)
{
    if (atoms->reading_count == 0) {
        return;
    }
    find_bases(atoms);
    for (size_t i = 0; i < atoms->reading_count; i++) {
        struct reading *reading = &atoms->readings[i];
        if (reading->first < reading->last) {
            make_room(type, request, atoms, reading);
            keep_together(atoms, reading);
        }
    }
}

/** The share of a reading for the words from..to of `count`, by clusters. */
static const char *share_of(struct arena *arena, const char *text, size_t from, size_t to, size_t count)
{
    size_t size = strlen(text), clusters = 0, start = 0, end = size, seen = 0;
    for (size_t at = 0; at < size; clusters++) {
        char_cluster_next(text, size, &at);
    }
    size_t first = (clusters * from + count / 2) / count, last = (clusters * to + count / 2) / count;
    for (size_t at = 0; at < size; seen++) {
        start = seen == first ? at : start;
        end = seen == last ? at : end;
        char_cluster_next(text, size, &at);
    }
    return first < last ? arena_copy(arena, text + start, end - start) : NULL;
}

/** Space `part` out over `room`, or centre it. */
static void fill(struct reading_part *part, double room, size_t letters, bool even)
{
    double left = room - part->length;
    if (left <= slack || !even || letters == 0) {
        part->start += left / 2;
        return;
    }
    double end = left / (2 * (double)letters);
    if (letters > 1) {
        end = fmin(end, end_most);
        part->tracking = (left - 2 * end) / (double)(letters - 1);
    }
    part->start += end;
    part->length = room - 2 * end;
}

struct reading_part reading_part(struct type *type, struct arena *arena, const struct atoms_request *request,
                                 const struct reading *reading, size_t first, size_t last, double span)
{
    struct reading_part part = {.text = reading->text, .size = reading->size};
    bool whole = first == reading->first && last == reading->last;
    if (!whole) {
        part.text = share_of(arena, reading->text, first - reading->first, last - reading->first,
                             reading->last - reading->first);
    }
    if (!part.text) {
        return part;
    }
    const struct type_run *run = shape(type, request, part.text);
    double head = whole ? reading->head : 0, tail = whole ? reading->tail : 0;
    part.start = -head;
    part.length = run->advance * part.size;
    fill(&part, head + span + tail, run->count ? run->glyphs[run->count - 1].letter + 1 : 0, reading->even);
    return part;
}
