#include "text/paragraph.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "text/atoms.h"
#include "text/kept.h"
#include "text/lines.h"
#include "text/setter.h"
#include "text/type_parts.h"
#include "text/vertical.h"

static const double default_leading = 1.6;
/* Readings need half an em between the lines, and a little air. */
static const double reading_leading = 1.6;
/* Ink may reach this far out of the boxes of a face, in ems. */
static const double ink_margin = 0.1;
/* Marks on capitals and letters on their side reach beyond a Japanese face's em box. */
static const double least_rise = 1.0, least_descent = 0.25, column_half = 0.7;
static const double fit_step = 2;

static double leading_of(const struct text_style *style, const struct atoms *atoms)
{
    double leading = style->leading > 0 ? style->leading : default_leading;
    return setter_has_room(style, atoms) ? fmax(leading, reading_leading) : leading;
}

static double pitch_of(const struct text_style *style, const struct atoms *atoms)
{
    return style->size * leading_of(style, atoms);
}

static double align_share(enum paragraph_align align)
{
    switch (align) {
    case ALIGN_CENTER:
        return 0.5;
    case ALIGN_END:
        return 1;
    case ALIGN_START:
    case ALIGN_COUNT:
        break;
    }
    return 0;
}

static struct atoms_request request_for(const struct text_style *style, bool vertical, const char *text)
{
    return (struct atoms_request){.face = style->face,
                                  .vertical = vertical,
                                  .phrases = style->phrases,
                                  .furigana = style->furigana,
                                  .language = style->language ? style->language : "ja",
                                  .source = text};
}

static const struct atoms *atoms_for(struct type *type, const struct text_style *style, bool vertical, const char *text)
{
    struct atoms_request request = request_for(style, vertical, text);
    return atoms_of(type, &request);
}

/** What decides where lines end, as bytes to look it up by. */
struct cut_key {
    uint64_t serial;
    double width, tracking;
    uint64_t from, balance, hang;
};

static const struct line_cuts *keep_cuts(struct type *type, const struct cache_key *key, struct line_cuts cuts)
{
    size_t bytes = cuts.count * sizeof *cuts.items;
    struct line_cuts *kept = cache_add(&type->cuts, key, sizeof *kept + bytes);
    *kept = cuts;
    kept->items = (struct line_cut *)(kept + 1);
    if (bytes) {
        memcpy(kept->items, cuts.items, bytes);
    }
    return kept;
}

/** A screen sets the same texts at the same widths frame after frame: where their lines end is worked out once. */
static struct line_cuts cut(struct type *type, const struct text_style *style, const struct atoms *atoms, double limit)
{
    struct line_rules rules = {
        .width = limit / style->size,
        .tracking = style->tracking,
        .from = style->phrases ? BREAK_PHRASE : BREAK_KATAKANA,
        .hang = style->align == ALIGN_START && !style->phrases && !style->balance,
        .balance = style->balance,
    };
    struct cut_key bytes = {atoms->serial, rules.width, rules.tracking, rules.from, rules.balance, rules.hang};
    struct cache_key key = {0, "", (const char *)&bytes, sizeof bytes};
    const struct line_cuts *known = cache_find(&type->cuts, &key);
    if (!known) {
        arena_reset(&type->scratch);
        known = keep_cuts(type, &key, lines_cut(&type->scratch, atoms, &rules));
    }
    return *known;
}

static double longest(const struct line_cuts *cuts)
{
    double length = 0;
    for (size_t i = 0; i < cuts->count; i++) {
        length = fmax(length, cuts->items[i].length);
    }
    return length;
}

/** Set the lines into the arena. */
static void set(struct setter *s, double limit)
{
    const struct text_style *style = s->style;
    struct line_cuts cuts = cut(s->type, style, s->atoms, limit);
    struct paragraph *paragraph = s->paragraph;
    paragraph->line_count = cuts.count;
    paragraph->lines = arena_array(s->arena, cuts.count, sizeof *paragraph->lines);
    paragraph->pieces = arena_array(s->arena, setter_count_pieces(s, &cuts), sizeof *paragraph->pieces);
    double length = s->length = longest(&cuts) * style->size, breadth = (double)cuts.count * style->size * s->leading;
    paragraph->width = s->vertical ? breadth : length;
    paragraph->height = s->vertical ? length : breadth;
    for (size_t i = 0; i < cuts.count; i++) {
        double room = length - cuts.items[i].length * style->size;
        setter_line(s, &cuts.items[i], i, room * align_share(style->align));
    }
}

static const struct paragraph *layout(struct type *type, struct arena *arena, const struct text_style *style,
                                      const char *text, double limit, bool vertical)
{
    struct setter s = {.type = type, .style = style, .arena = arena, .vertical = vertical};
    s.request = request_for(style, vertical, text);
    s.atoms = atoms_of(type, &s.request);
    s.leading = leading_of(style, s.atoms);
    struct paragraph *paragraph = s.paragraph = arena_alloc(arena, sizeof *paragraph);
    paragraph->style = *style;
    paragraph->style.leading = s.leading;
    paragraph->text = arena_strdup(arena, text);
    paragraph->source = text;
    paragraph->style.language = arena_strdup(arena, style->language ? style->language : "ja");
    struct kept_key key = kept_key(style, s.atoms, limit);
    if (!kept_find(type, &key, paragraph)) {
        set(&s, limit);
        kept_add(type, &key, paragraph);
    }
    return paragraph;
}

const struct paragraph *paragraph_layout(struct type *type, struct arena *arena, const struct text_style *style,
                                         const char *text, double width)
{
    return layout(type, arena, style, text, width, false);
}

const struct paragraph *paragraph_layout_vertical(struct type *type, struct arena *arena,
                                                  const struct text_style *style, const char *text, double height)
{
    return layout(type, arena, style, text, height, true);
}

/** A box by the direction of the lines: how long they may be, and how far they may stack up. */
struct fit_box {
    double length, breadth;
};

enum fit_result { FIT_NOT, FIT_TORN, FIT_WELL };

/** FIT_TORN: it fits, but only with a word cut where the style asks for whole phrases. */
static enum fit_result fit_at(struct type *type, const struct text_style *style, const struct atoms *atoms,
                              struct fit_box box)
{
    struct line_cuts cuts = cut(type, style, atoms, box.length);
    if ((double)cuts.count * pitch_of(style, atoms) > box.breadth ||
        longest(&cuts) * style->size > box.length * (1 + 1e-9)) {
        return FIT_NOT;
    }
    return style->phrases && cuts.worst < BREAK_WORD ? FIT_TORN : FIT_WELL;
}

bool paragraph_tears(struct type *type, const struct text_style *style, const char *text, double width)
{
    return fit_at(type, style, atoms_for(type, style, false, text), (struct fit_box){width, DBL_MAX}) == FIT_TORN;
}

static const struct paragraph *fit(struct type *type, struct arena *arena, const struct text_style *style,
                                   const char *text, struct fit_box box, double floor_size, bool vertical)
{
    struct text_style tried = *style;
    const struct atoms *atoms = atoms_for(type, style, vertical, text);
    double torn = 0;
    bool last = false;
    for (int step = 0; !last; step++) {
        double size = style->size - step * fit_step;
        last = size <= floor_size;
        tried.size = last ? fmin(floor_size, style->size) : size;
        enum fit_result result = fit_at(type, &tried, atoms, box);
        if (result == FIT_WELL) {
            return layout(type, arena, &tried, text, box.length, vertical);
        }
        torn = result == FIT_TORN && torn == 0 ? tried.size : torn;
    }
    tried.size = torn > 0 ? torn : tried.size;
    return layout(type, arena, &tried, text, box.length, vertical);
}

const struct paragraph *paragraph_fit(struct type *type, struct arena *arena, const struct text_style *style,
                                      const char *text, double width, double height, double floor)
{
    return fit(type, arena, style, text, (struct fit_box){width, height}, floor, false);
}

const struct paragraph *paragraph_fit_vertical(struct type *type, struct arena *arena, const struct text_style *style,
                                               const char *text, double width, double height, double floor)
{
    return fit(type, arena, style, text, (struct fit_box){height, width}, floor, true);
}

static struct rect piece_bounds(const struct paragraph_piece *piece, struct point origin, double rise, double descent)
{
    double size = piece->size, margin = ink_margin * size;
    if (piece->vertical) {
        double half = column_half * size;
        return rect_make(origin.x - half, origin.y - margin, 2 * half, piece->advance + 2 * margin);
    }
    double above = fmax(rise, least_rise) * size + margin, below = fmax(descent, least_descent) * size + margin;
    return rect_make(origin.x - margin, origin.y - above, piece->advance + 2 * margin, above + below);
}

static void draw_piece(const struct paragraph *paragraph, struct draw_list *list, struct type *type,
                       const struct paragraph_line *line, const struct paragraph_piece *piece, struct point origin,
                       const struct draw_words *words)
{
    const struct text_style *style = &paragraph->style;
    /* The digits of a square stand side by side: what is added behind them is added behind the square. */
    bool square = piece->vertical && vertical_is_square(piece->text, strlen(piece->text));
    double rise = type_ascent(type, style->face), descent = type_descent(type, style->face);
    draw_text(list, (struct draw_text){
                        .origin = origin,
                        .face = style->face,
                        .size = piece->size,
                        .color = piece->color,
                        .vertical = piece->vertical,
                        .reading = piece->reading,
                        .tracking = square ? 0 : piece->tracking,
                        .language = style->language,
                        .text = piece->text,
                        .bounds = piece_bounds(piece, origin, rise, descent),
                        .words = words,
                        .words_from = line->text_from,
                        .words_to = line->text_to,
                    });
}

void paragraph_draw_lines(const struct paragraph *paragraph, struct draw_list *list, struct type *type, struct point at,
                          double width, size_t first, size_t last)
{
    if (first >= paragraph->line_count || first >= last) {
        return;
    }
    const struct draw_words *words = draw_words_make(list, paragraph->text, paragraph->source);
    for (size_t i = first; i < last && i < paragraph->line_count; i++) {
        const struct paragraph_line *line = &paragraph->lines[i];
        for (size_t p = line->first_piece; p < line->first_piece + line->piece_count; p++) {
            const struct paragraph_piece *piece = &paragraph->pieces[p];
            double shift = piece->vertical ? 0 : (width - paragraph->width) * align_share(paragraph->style.align);
            draw_piece(paragraph, list, type, line, piece, point_make(at.x + shift + piece->x, at.y + piece->y), words);
        }
    }
}

void paragraph_draw(const struct paragraph *paragraph, struct draw_list *list, struct type *type, struct point at,
                    double width)
{
    paragraph_draw_lines(paragraph, list, type, at, width, 0, paragraph->line_count);
}

double paragraph_pitch(const struct paragraph *paragraph)
{
    return paragraph->style.size * paragraph->style.leading;
}

double paragraph_line_width(struct type *type, const struct text_style *style, const char *text)
{
    const struct atoms *atoms = atoms_for(type, style, false, text);
    struct line_cuts cuts = cut(type, style, atoms, DBL_MAX);
    return longest(&cuts) * style->size;
}
