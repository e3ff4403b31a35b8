#include "text/setter.h"

#include <math.h>

#include "text/readings.h"

/* The room of a reading between two lines, in ems. */
static const double reading_room = 0.5;

bool setter_has_room(const struct text_style *style, const struct atoms *atoms)
{
    return atoms->reading_count > 0 || (style->furigana && style->even);
}

static bool accented(const struct setter *s, size_t atom)
{
    size_t from = s->atoms->items[atom].from;
    return from >= s->style->accent.from && from < s->style->accent.to;
}

/** A piece is as long as one draw_text can make it: no inner space of ours, one colour, no square. */
static bool begins_piece(const struct setter *s, const struct line_cut *line, size_t atom)
{
    const struct atom *items = s->atoms->items;
    return atom == line->first || items[atom].before != 0 || items[atom].square || items[atom - 1].square ||
           accented(s, atom) != accented(s, atom - 1);
}

/** At most: a reading has a piece on each of the lines that its words stand on. */
size_t setter_count_pieces(const struct setter *s, const struct line_cuts *cuts)
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
    return (item->advance + s->style->tracking * item->letters) * s->style->size;
}

/** Where the baseline (or the centre line of the column) of line `index` runs, across the lines' direction. */
static double baseline_of(const struct setter *s, size_t index)
{
    double size = s->style->size, pitch = size * s->leading;
    double reading = setter_has_room(s->style, s->atoms) ? reading_room * size : 0;
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

/** Where a reading's baseline (or the centre line of its column) runs beside that of its words. */
static double baseline_beside(const struct setter *s, double baseline, double em)
{
    double size = s->style->size;
    if (s->vertical) {
        return baseline + (size + em) / 2;
    }
    return baseline - type_ascent(s->type, s->style->face) * size - type_descent(s->type, s->style->face) * em;
}

/** A part of a reading whose words were torn from their others may not fit over them: it stays within the lines. */
static double fit_part(const struct setter *s, struct reading_part *part, double along)
{
    double most = s->length / s->style->size, shrink = part->length > most ? most / part->length : 1;
    part->size *= shrink;
    part->tracking *= shrink;
    part->length *= shrink;
    return fmax(0, fmin(along, s->length - part->length * s->style->size));
}

/** The reading of atoms first..last-1, which reach from `from` to `to` along their line. */
static void add_reading(struct setter *s, size_t first, size_t last, double from, double to, double baseline)
{
    double size = s->style->size;
    const struct reading *reading = &s->atoms->readings[s->atoms->items[first].reading - 1];
    struct reading_part part = reading_part(s->type, s->arena, &s->request, reading, first, last, (to - from) / size);
    if (!part.text) {
        return;
    }
    double along = fit_part(s, &part, from + part.start * size);
    double across = baseline_beside(s, baseline, part.size * size);
    s->paragraph->pieces[s->paragraph->piece_count++] = (struct paragraph_piece){
        .x = s->vertical ? across : along,
        .y = s->vertical ? along : across,
        .size = part.size * size,
        .tracking = part.tracking * size,
        .color = accented(s, first) ? s->style->accent_color : s->style->color,
        .vertical = s->vertical,
        .reading = true,
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
            double tracking = items[last - 1].letters ? s->style->tracking * size : 0;
            add_reading(s, first, last, from, to - tracking, baseline);
        }
        pen = to;
        first = last;
    }
}

void setter_line(struct setter *s, const struct line_cut *cut_line, size_t index, double start)
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
