#include "text/paragraph.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "text/atoms.h"
#include "text/lines.h"
#include "text/readings.h"
#include "text/type_parts.h"
#include "text/vertical.h"

static const double default_leading = 1.6;
/* Readings need half an em between the lines, and a little air. */
static const double reading_leading = 1.6, reading_room = 0.5;
/* Ink may reach this far out of the boxes of a face, in ems. */
static const double ink_margin = 0.1;
/* Marks on capitals and letters on their side reach beyond a Japanese face's em box. */
static const double least_rise = 1.0, least_descent = 0.25, column_half = 0.7;
static const double fit_step = 2;

/** One text on its way from atoms to pieces. */
struct setter {
    struct type *type;
    const struct text_style *style;
    struct atoms_request request;
    const struct atoms *atoms;
    struct arena *arena;
    bool vertical;
    double leading;
    size_t accent_from, accent_to; /* bytes of the plain text */
    struct paragraph *paragraph;
};

static double leading_of(const struct text_style *style, const struct atoms *atoms)
{
    double leading = style->leading > 0 ? style->leading : default_leading;
    return atoms->reading_count > 0 ? fmax(leading, reading_leading) : leading;
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

static bool accented(const struct setter *s, size_t atom)
{
    size_t from = s->atoms->items[atom].from;
    return from >= s->accent_from && from < s->accent_to;
}

/** A piece is as long as one draw_text can make it: no inner space of ours, one colour, no square. */
static bool begins_piece(const struct setter *s, const struct line_cut *line, size_t atom)
{
    const struct atom *items = s->atoms->items;
    return atom == line->first || items[atom].before != 0 || items[atom].square || items[atom - 1].square ||
           accented(s, atom) != accented(s, atom - 1);
}

/** At most: a reading has a piece on each of the lines that its words stand on. */
static size_t count_pieces(const struct setter *s, const struct line_cuts *cuts)
{
    size_t count = s->atoms->reading_count > 0 ? s->atoms->reading_count + cuts->count : 0;
    for (size_t i = 0; i < cuts->count; i++) {
        for (size_t atom = cuts->items[i].first; atom < cuts->items[i].last; atom++) {
            count += begins_piece(s, &cuts->items[i], atom) ? 1 : 0;
        }
    }
    return count;
}

static double advance_of(const struct setter *s, size_t atom)
{
    const struct atom *item = &s->atoms->items[atom];
    return (item->advance + s->style->tracking * item->glyphs) * s->style->size;
}

/** Where the baseline (or the centre line of the column) of line `index` runs, across the lines' direction. */
static double baseline_of(const struct setter *s, size_t index)
{
    double size = s->style->size, pitch = size * s->leading;
    double reading = s->atoms->reading_count > 0 ? reading_room * size : 0;
    if (s->vertical) {
        return -(double)index * pitch - (pitch - size - reading) / 2 - reading - size / 2;
    }
    double rise = type_ascent(s->type, s->style->face) * size, descent = type_descent(s->type, s->style->face) * size;
    reading *= (rise + descent) / size;
    return (double)index * pitch + (pitch - rise - descent - reading) / 2 + reading + rise;
}

/** One piece of atoms first..last-1 that begins at `pen`. */
static void add_piece(struct setter *s, size_t first, size_t last, double pen, double baseline)
{
    const struct atom *head = &s->atoms->items[first], *tail = &s->atoms->items[last - 1];
    size_t size = tail->shown_from + tail->shown_size - head->shown_from;
    struct paragraph_piece *piece = &s->paragraph->pieces[s->paragraph->piece_count++];
    *piece = (struct paragraph_piece){
        .x = s->vertical ? baseline : pen,
        .y = s->vertical ? pen : baseline,
        .size = s->style->size,
        .tracking = s->style->tracking * s->style->size,
        .color = accented(s, first) ? s->style->accent_color : s->style->color,
        .vertical = s->vertical,
        .text = arena_copy(s->arena, s->atoms->shown + head->shown_from, size),
    };
    for (size_t i = first; i < last; i++) {
        piece->advance += advance_of(s, i);
    }
}

/** The reading of atoms first..last-1, which reach from `from` to `to` along a line that reaches from `start` to `end`.
 */
static void add_reading(struct setter *s, size_t first, size_t last, double from, double to, double baseline)
{
    double size = s->style->size;
    const struct reading *reading = &s->atoms->readings[s->atoms->items[first].reading - 1];
    struct reading_part part = reading_part(s->type, s->arena, &s->request, reading, first, last, (to - from) / size);
    if (!part.text) {
        return;
    }
    double em = part.size * size, along = from + part.start * size;
    double across = s->vertical ? baseline + (size + em) / 2
                                : baseline - type_ascent(s->type, s->style->face) * size -
                                      type_descent(s->type, s->style->face) * em;
    s->paragraph->pieces[s->paragraph->piece_count++] = (struct paragraph_piece){
        .x = s->vertical ? across : along,
        .y = s->vertical ? along : across,
        .size = em,
        .tracking = part.tracking * size,
        .color = accented(s, first) ? s->style->accent_color : s->style->color,
        .vertical = s->vertical,
        .text = part.text == reading->text ? arena_strdup(s->arena, part.text) : part.text,
        .advance = part.length * size,
    };
}

/** The readings of a line whose first atom begins at `pen`. */
static void set_readings(struct setter *s, const struct line_cut *line, double pen, double baseline)
{
    const struct atom *items = s->atoms->items;
    double size = s->style->size;
    for (size_t first = line->first; first < line->last;) {
        size_t last = first;
        double from = pen + (first > line->first ? items[first].before * size : 0), to = from;
        while (last < line->last && (last == first || items[last].reading == items[first].reading)) {
            to += (last > first ? items[last].before * size : 0) + advance_of(s, last);
            last++;
        }
        if (items[first].reading) {
            double tracking = items[last - 1].glyphs ? s->style->tracking * size : 0;
            add_reading(s, first, last, from, to - tracking, baseline);
        }
        pen = to;
        first = last;
    }
}

static void set_line(struct setter *s, const struct line_cut *cut_line, size_t index, double start)
{
    struct paragraph_line *line = &s->paragraph->lines[index];
    const struct atom *items = s->atoms->items;
    double baseline = baseline_of(s, index), size = s->style->size;
    *line = (struct paragraph_line){.first_piece = s->paragraph->piece_count, .start = start};
    line->extent = start + cut_line->length * size;
    size_t text_from = items[cut_line->first].from, text_to = text_from;
    double pen = start - (cut_line->last > cut_line->first ? items[cut_line->first].lead * size : 0);
    double first_pen = pen;
    for (size_t first = cut_line->first; first < cut_line->last;) {
        size_t last = first + 1;
        while (last < cut_line->last && !begins_piece(s, cut_line, last)) {
            last++;
        }
        pen += first > cut_line->first ? items[first].before * size : 0;
        add_piece(s, first, last, pen, baseline);
        pen += s->paragraph->pieces[s->paragraph->piece_count - 1].advance;
        text_to = (size_t)items[last - 1].from + items[last - 1].size;
        first = last;
    }
    set_readings(s, cut_line, first_pen, baseline);
    line->piece_count = s->paragraph->piece_count - line->first_piece;
    line->text_from = ruby_source_at(&s->atoms->text, text_from);
    line->text_to = ruby_source_at(&s->atoms->text, text_to);
}

static void find_accent(struct setter *s)
{
    const char *accent = s->style->accent ? ruby_plain(s->style->accent, s->arena) : NULL;
    const char *text = s->atoms->text.plain, *found = accent && accent[0] ? strstr(text, accent) : NULL;
    if (found) {
        s->accent_from = (size_t)(found - text);
        s->accent_to = s->accent_from + strlen(accent);
    }
}

static const struct paragraph *layout(struct type *type, struct arena *arena, const struct text_style *style,
                                      const char *text, double limit, bool vertical)
{
    struct setter s = {.type = type, .style = style, .arena = arena, .vertical = vertical};
    s.request = request_for(style, vertical, text);
    s.atoms = atoms_of(type, &s.request);
    s.leading = leading_of(style, s.atoms);
    find_accent(&s);
    struct line_cuts cuts = cut(type, style, s.atoms, limit);
    struct paragraph *paragraph = s.paragraph = arena_alloc(arena, sizeof *paragraph);
    paragraph->style = *style;
    paragraph->style.leading = s.leading;
    paragraph->style.language = arena_strdup(arena, style->language ? style->language : "ja");
    paragraph->line_count = cuts.count;
    paragraph->lines = arena_array(arena, cuts.count, sizeof *paragraph->lines);
    paragraph->pieces = arena_array(arena, count_pieces(&s, &cuts), sizeof *paragraph->pieces);
    double length = longest(&cuts) * style->size, breadth = (double)cuts.count * style->size * s.leading;
    paragraph->width = vertical ? breadth : length;
    paragraph->height = vertical ? length : breadth;
    for (size_t i = 0; i < cuts.count; i++) {
        double room = length - cuts.items[i].length * style->size;
        set_line(&s, &cuts.items[i], i, room * align_share(style->align));
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
                       const struct paragraph_piece *piece, struct point origin)
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
                        .tracking = square ? 0 : piece->tracking,
                        .language = style->language,
                        .text = piece->text,
                        .bounds = piece_bounds(piece, origin, rise, descent),
                    });
}

void paragraph_draw_lines(const struct paragraph *paragraph, struct draw_list *list, struct type *type, struct point at,
                          double width, size_t first, size_t last)
{
    for (size_t i = first; i < last && i < paragraph->line_count; i++) {
        const struct paragraph_line *line = &paragraph->lines[i];
        for (size_t p = line->first_piece; p < line->first_piece + line->piece_count; p++) {
            const struct paragraph_piece *piece = &paragraph->pieces[p];
            double shift = piece->vertical ? 0 : (width - paragraph->width) * align_share(paragraph->style.align);
            draw_piece(paragraph, list, type, piece, point_make(at.x + shift + piece->x, at.y + piece->y));
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
