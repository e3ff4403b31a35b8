#include "text/atoms.h"

#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/chars.h"
#include "text/shape.h"
#include "text/type_parts.h"
#include "text/vertical.h"

/* Between Japanese and Latin letters or digits. */
static const double script_space = 0.25;
/* Full-width brackets and stops are half blank, where they fill a whole square. */
static const double half_blank = 0.5;
static const double full_square = 0.9;

struct builder {
    struct type *type;
    enum draw_face face;
    bool vertical, phrases;
    const char *language, *text;
    size_t size;
    struct atoms *atoms;
    char *shown;
    size_t shown_size;
};

/** Move past one atom that begins at `*at`. */
static void next_atom(const struct builder *b, size_t *at, bool *square)
{
    size_t length = b->vertical ? vertical_square_at(b->text, b->size, *at) : 0;
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
    uint32_t shown = b->vertical && !atom->square ? vertical_shown(b->text, b->size, atom->from) : code;
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
    struct shape_request request = {b->face, b->vertical, b->language, b->shown, b->shown_size};
    struct shape_run run = shape_text(&b->type->fonts, b->type->buffer, &b->type->scratch, &request);
    struct atom *atom = b->atoms->items;
    for (size_t i = 0; i < run.count; i++) {
        while (run.glyphs[i].at >= (size_t)atom->shown_from + atom->shown_size) {
            atom++;
        }
        atom->glyphs++;
        atom->advance += run.glyphs[i].advance;
        atom->bare += run.glyphs[i].bare;
    }
    for (size_t i = 0; i < b->atoms->count; i++) {
        atom = &b->atoms->items[i];
        if (atom->square) {
            atom->advance = atom->bare = 1;
            atom->glyphs = 1;
        }
    }
}

static void find_breaks(struct builder *b)
{
    uint8_t *levels = arena_array(&b->type->scratch, b->size + 1, sizeof *levels);
    breaks_find(&b->type->breaks, b->language, b->phrases, b->text, b->size, levels);
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
    bool closed = char_is_wide_close(left_code) && left->advance >= full_square;
    bool opens = char_is_wide_open(right_code) && right->advance >= full_square;
    if (closed && (opens || char_is_wide_close(right_code))) {
        return -half_blank;
    }
    return opens && char_is_wide_open(left_code) ? -half_blank : 0;
}

static void space(struct builder *b)
{
    uint32_t before = 0;
    for (size_t i = 0; i < b->atoms->count; i++) {
        struct atom *atom = &b->atoms->items[i];
        uint32_t code = char_at(b->text, b->size, atom->from);
        bool full = atom->advance >= full_square;
        atom->before = i > 0 ? space_between(atom - 1, before, atom, code) : 0;
        atom->lead = full && char_is_wide_open(code) ? half_blank : 0;
        atom->trail = full && char_is_wide_close(code) ? half_blank : 0;
        atom->closes = char_never_starts(code) || char_classify(code) == CHAR_CLOSE;
        /* An ignored character hides nothing: the letters around it still meet. */
        before = char_classify(code) == CHAR_IGNORED ? before : code;
    }
}

/** One block: the atoms, then their array, then the text shown. */
static struct atoms *allocate(struct builder *b, const struct cache_key *key)
{
    size_t count = count_atoms(b);
    size_t shown_max = b->size * 3; /* an ASCII sign of one byte becomes a full-width one of three */
    struct atoms *atoms = cache_add(
        &b->type->texts, key, sizeof *atoms + count * sizeof(struct atom) + (b->vertical ? shown_max : b->size) + 1);
    atoms->serial = ++b->type->serials;
    atoms->items = (struct atom *)(atoms + 1);
    b->atoms = atoms;
    b->shown = (char *)(atoms->items + count);
    atoms->shown = b->shown;
    return atoms;
}

const struct atoms *atoms_of(struct type *type, enum draw_face face, bool vertical, bool phrases, const char *language,
                             const char *text)
{
    struct builder b = {type, face, vertical, phrases, language ? language : "ja", text, strlen(text), NULL, NULL, 0};
    uint32_t setting = (uint32_t)face << 2 | (uint32_t)vertical << 1 | phrases;
    struct cache_key key = {setting, b.language, text, b.size};
    const struct atoms *known = cache_find(&type->texts, &key);
    if (known) {
        return known;
    }
    allocate(&b, &key);
    arena_reset(&type->scratch);
    cut(&b);
    measure(&b);
    find_breaks(&b);
    space(&b);
    return b.atoms;
}
