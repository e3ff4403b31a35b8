#include "text/atoms.h"

#include <math.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/chars.h"
#include "text/readings.h"
#include "text/shape.h"
#include "text/type_parts.h"
#include "text/vertical.h"

/* Between Japanese and Latin letters or digits. */
static const double script_space = 0.25;
/* Full-width brackets and stops are half blank, where they fill a whole square. */
static const double half_blank = 0.5;
static const double full_square = 0.9;
/* A comma or stop hangs by its inked half at the most. */
static const double hang_most = 0.5;

struct builder {
    struct type *type;
    const struct atoms_request *request;
    const char *text; /* plain */
    size_t size;
    struct atoms *atoms;
    char *shown;
    size_t shown_size;
};

/** Move past one atom that begins at `*at`. */
static void next_atom(const struct builder *b, size_t *at, bool *square)
{
    size_t length = b->request->vertical ? vertical_square_at(b->text, b->size, *at) : 0;
    *square = length > 0;
    if (length > 0) {
        *at += length;
    } else {
        char_cluster_next(b->text, b->size, at);
    }
}

static size_t count_atoms(const struct builder *b)
{
    size_t count = 0;
    bool square;
    for (size_t at = 0; at < b->size; count++) {
        next_atom(b, &at, &square);
    }
    return count;
}

static void show(struct builder *b, struct atom *atom)
{
    atom->shown_from = (uint32_t)b->shown_size;
    uint32_t code = char_at(b->text, b->size, atom->from);
    uint32_t shown = b->request->vertical && !atom->square ? vertical_shown(b->text, b->size, atom->from) : code;
    if (shown != code) {
        b->shown_size += utf8_put(shown, b->shown + b->shown_size);
    } else {
        memcpy(b->shown + b->shown_size, b->text + atom->from, atom->size);
        b->shown_size += atom->size;
    }
    atom->shown_size = (uint32_t)b->shown_size - atom->shown_from;
}

static void cut(struct builder *b)
{
    struct atoms *atoms = b->atoms;
    for (size_t at = 0; at < b->size;) {
        struct atom *atom = &atoms->items[atoms->count++];
        atom->from = (uint32_t)at;
        next_atom(b, &at, &atom->square);
        atom->size = (uint32_t)(at - atom->from);
        enum char_class class = char_classify(char_at(b->text, b->size, atom->from));
        atom->blank = class == CHAR_SPACE || class == CHAR_NEWLINE || class == CHAR_IGNORED;
        show(b, atom);
    }
}

/** Hand every glyph's advance to the atom it belongs to. */
static void measure(struct builder *b)
{
    struct shape_request request = {b->request->face, b->request->vertical, b->request->language, b->shown,
                                    b->shown_size};
    b->type->shaped++;
    struct shape_run run = shape_text(&b->type->fonts, b->type->buffer, &b->type->scratch, &request);
    struct atom *atom = b->atoms->items;
    for (size_t i = 0; i < run.count; i++) {
        while (run.glyphs[i].at >= (size_t)atom->shown_from + atom->shown_size) {
            atom++;
        }
        atom->letters += i == 0 || run.glyphs[i].at != run.glyphs[i - 1].at ? 1 : 0;
        atom->advance += run.glyphs[i].advance;
        atom->bare += run.glyphs[i].bare;
    }
    for (size_t i = 0; i < b->atoms->count; i++) {
        atom = &b->atoms->items[i];
        if (atom->square) {
            atom->advance = atom->bare = 1;
            atom->letters = 1;
        }
    }
}

static void find_breaks(struct builder *b)
{
    uint8_t *levels = arena_array(&b->type->scratch, b->size + 1, sizeof *levels);
    breaks_find(&b->type->breaks, b->request->language, b->request->phrases, b->text, b->size, levels);
    for (size_t i = 0; i < b->atoms->count; i++) {
        b->atoms->items[i].level = levels[b->atoms->items[i].from];
    }
}

static bool is_latin(enum char_class class)
{
    return class == CHAR_LATIN || class == CHAR_DIGIT;
}

/** The space between two neighbours: a quarter em between scripts, less where two blanks meet. */
static double space_between(const struct atom *left, uint32_t left_code, const struct atom *right, uint32_t right_code)
{
    enum char_class from = char_classify(left_code), to = char_classify(right_code);
    if (left->square || right->square) {
        return 0;
    }
    if ((char_is_japanese(from) && is_latin(to)) || (is_latin(from) && char_is_japanese(to))) {
        return script_space;
    }
    bool closed = left->trail > 0 && char_is_wide_close(left_code);
    bool opens = right->lead > 0;
    if (closed && (opens || char_is_wide_close(right_code))) {
        return -half_blank;
    }
    return opens && char_is_wide_open(left_code) ? -half_blank : 0;
}

/** Traditional Chinese sets commas and stops in the middle of their square: none of it is blank at the ends. */
static bool is_centred(const struct builder *b, uint32_t code)
{
    return char_hangs(code) && language_han(b->request->language) == HAN_TRADITIONAL;
}

/** The blanks at both ends of an atom, and what of it may hang out of a line. */
static void find_blanks(const struct builder *b, struct atom *atom, uint32_t code)
{
    bool full = atom->advance >= full_square && !is_centred(b, code);
    atom->lead = full && char_is_wide_open(code) ? half_blank : 0;
    atom->trail = full && char_is_wide_close(code) ? half_blank : 0;
    atom->hang = char_hangs(code) && !is_centred(b, code) ? fmin(atom->advance - atom->trail, hang_most) : 0;
    atom->closes = char_never_starts(code) || char_classify(code) == CHAR_CLOSE;
}

static void space(struct builder *b)
{
    uint32_t before = 0;
    for (size_t i = 0; i < b->atoms->count; i++) {
        struct atom *atom = &b->atoms->items[i];
        uint32_t code = char_at(b->text, b->size, atom->from);
        find_blanks(b, atom, code);
        atom->before = i > 0 ? space_between(atom - 1, before, atom, code) : 0;
        /* An ignored character hides nothing: the letters around it still meet. */
        before = char_classify(code) == CHAR_IGNORED ? before : code;
    }
}

/** Where each part of a measured text lies in its one block. */
struct plan {
    size_t atoms, spans, readings; /* how many */
    size_t reading_bytes, shown_bytes;
};

static size_t block_size(const struct plan *plan, size_t size)
{
    return sizeof(struct atoms) + plan->atoms * sizeof(struct atom) + plan->spans * sizeof(struct ruby_span) +
           plan->readings * sizeof(struct reading) + size + 1 + plan->reading_bytes + plan->shown_bytes;
}

static struct plan plan_block(const struct builder *b, const struct ruby_text *parsed)
{
    /* An ASCII sign of one byte becomes a full-width one of three. */
    struct plan plan = {.atoms = count_atoms(b),
                        .spans = parsed->span_count,
                        .shown_bytes = (b->request->vertical ? b->size * 3 : b->size) + 1};
    for (size_t i = 0; b->request->furigana && i < parsed->span_count; i++) {
        plan.readings += parsed->spans[i].reading_size > 0 ? 1 : 0;
        plan.reading_bytes += parsed->spans[i].reading_size + 1;
    }
    return plan;
}

/** One block: the atoms, their array, the spans, the readings, then all texts. */
static void allocate(struct builder *b, const struct cache_key *key, const struct ruby_text *parsed)
{
    struct plan plan = plan_block(b, parsed);
    struct atoms *atoms = b->atoms = cache_add(&b->type->texts, key, block_size(&plan, b->size));
    atoms->serial = ++b->type->serials;
    atoms->items = (struct atom *)(atoms + 1);
    struct ruby_span *spans = (struct ruby_span *)(atoms->items + plan.atoms);
    atoms->readings = (struct reading *)(spans + plan.spans);
    char *text = (char *)(atoms->readings + plan.readings), *readings = text + b->size + 1;
    b->shown = readings + plan.reading_bytes;
    atoms->shown = b->shown;
    atoms->text = (struct ruby_text){text, b->size, spans, plan.spans, parsed->readings};
    memcpy(text, parsed->plain, b->size);
    b->text = text;
    for (size_t i = 0; i < plan.spans; i++) {
        spans[i] = parsed->spans[i];
        spans[i].reading = NULL; /* the source is the caller's */
        if (b->request->furigana && spans[i].reading_size > 0) {
            struct reading *reading = &atoms->readings[atoms->reading_count++];
            memcpy(readings, parsed->spans[i].reading, spans[i].reading_size);
            *reading = (struct reading){.text = readings};
            readings += spans[i].reading_size + 1;
        }
    }
}

const struct atoms *atoms_of(struct type *type, const struct atoms_request *request)
{
    struct atoms_request asked = *request;
    asked.language = asked.language ? asked.language : "ja";
    asked.furigana = asked.furigana && ruby_has_readings(asked.source);
    uint32_t setting =
        (uint32_t)asked.face << 3 | (uint32_t)asked.furigana << 2 | (uint32_t)asked.vertical << 1 | asked.phrases;
    struct cache_key key = {setting, asked.language, asked.source, strlen(asked.source)};
    const struct atoms *known = cache_find(&type->texts, &key);
    if (known) {
        return known;
    }
    arena_reset(&type->scratch);
    struct ruby_text parsed = ruby_parse(asked.source, key.size, &type->scratch);
    struct builder b = {.type = type, .request = &asked, .text = parsed.plain, .size = parsed.size};
    allocate(&b, &key, &parsed);
    arena_reset(&type->scratch);
    cut(&b);
    measure(&b);
    find_breaks(&b);
    space(&b);
    readings_place(type, &asked, b.atoms);
    return b.atoms;
}
