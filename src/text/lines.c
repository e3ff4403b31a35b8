#include "text/lines.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* What rounding may add up to over a line. */
static const double slack = 1e-6;

/*
 * Prefix sums make the length of any stretch of atoms two look-ups: `start[i]` is where atom i begins on one
 * endless line, `end[i]` where it ends, its tracking included.
 */
struct cutter {
    const struct atoms *atoms;
    const struct line_rules *rules;
    struct arena *arena;
    double *start, *end;
    size_t *weight; /* of each atom, how many characters that count there are up to it */
    size_t *ink;    /* of each atom, one past the last atom up to it that is not blank */
    bool *allowed;  /* a line may begin with the atom */
    struct line_cuts cuts;
    size_t room;
};

static void sum_up(struct cutter *c)
{
    size_t count = c->atoms->count;
    c->start = arena_array(c->arena, count, sizeof *c->start);
    c->end = arena_array(c->arena, count, sizeof *c->end);
    c->weight = arena_array(c->arena, count + 1, sizeof *c->weight);
    c->ink = arena_array(c->arena, count, sizeof *c->ink);
    double at = 0;
    size_t ink = 0;
    for (size_t i = 0; i < count; i++) {
        const struct atom *atom = &c->atoms->items[i];
        at += atom->before;
        c->start[i] = at;
        at += atom->advance + c->rules->tracking * atom->letters;
        c->end[i] = at;
        c->weight[i + 1] = c->weight[i] + (atom->blank || atom->closes ? 0 : 1);
        ink = atom->blank ? ink : i + 1;
        c->ink[i] = ink;
    }
}

/** One past the last atom of first..last-1 with ink; `first` when there is none. */
static size_t ink_end(const struct cutter *c, size_t first, size_t last)
{
    size_t end = last > first ? c->ink[last - 1] : first;
    return end > first ? end : first;
}

/** The length of a line of atoms first..last-1. */
static double length_of(const struct cutter *c, size_t first, size_t last)
{
    size_t end = ink_end(c, first, last);
    if (end == first) {
        return 0;
    }
    const struct atom *head = &c->atoms->items[first], *tail = &c->atoms->items[end - 1];
    double length = c->end[end - 1] - c->start[first] - head->lead - tail->trail + tail->bare - tail->advance;
    return length - (tail->letters ? c->rules->tracking : 0);
}

static bool fits(const struct cutter *c, size_t first, size_t last)
{
    return length_of(c, first, last) <= c->rules->width + slack;
}

/** How much of the last one of atoms first..last-1 may hang out of the line. */
static double hang_of(const struct cutter *c, size_t first, size_t last)
{
    size_t end = ink_end(c, first, last);
    return c->rules->hang && end > first + 1 ? c->atoms->items[end - 1].hang : 0;
}

/** The length of a line as it counts: what must hang out of it does not. */
static double counted_length(const struct cutter *c, size_t first, size_t last)
{
    double length = length_of(c, first, last), hang = hang_of(c, first, last);
    return length > c->rules->width + slack && hang > 0 ? fmin(length, fmax(length - hang, c->rules->width)) : length;
}

static bool fits_hanging(const struct cutter *c, size_t first, size_t last)
{
    return counted_length(c, first, last) <= c->rules->width + slack;
}

static void add_line(struct cutter *c, size_t first, size_t last)
{
    if (c->cuts.count == c->room) {
        size_t room = c->room ? c->room * 2 : 8;
        struct line_cut *moved = arena_array(c->arena, room, sizeof *moved);
        if (c->cuts.count) {
            memcpy(moved, c->cuts.items, c->cuts.count * sizeof *moved);
        }
        c->cuts.items = moved;
        c->room = room;
    }
    enum break_level level = c->atoms->items[first].level;
    if (c->cuts.count > 0 && level < c->cuts.worst) {
        c->cuts.worst = level;
    }
    c->cuts.items[c->cuts.count++] = (struct line_cut){first, ink_end(c, first, last), counted_length(c, first, last)};
}

/** Allow breaks of `level` inside every stretch between allowed ones that is too long for a line. */
static void open_level(struct cutter *c, size_t first, size_t last, enum break_level level)
{
    for (size_t from = first; from < last;) {
        size_t to = from + 1;
        while (to < last && !c->allowed[to]) {
            to++;
        }
        bool too_long = !fits(c, from, to);
        for (size_t i = from + 1; too_long && i < to; i++) {
            c->allowed[i] = c->atoms->items[i].level >= (uint8_t)level;
        }
        from = to;
    }
}

static void open_breaks(struct cutter *c, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++) {
        c->allowed[i] = c->atoms->items[i].level >= (uint8_t)c->rules->from;
    }
    for (int level = (int)c->rules->from - 1; level >= BREAK_TORN; level--) {
        open_level(c, first, last, (enum break_level)level);
    }
}

/** The last allowed break after `first` whose line fits; at least one step, and `last` when all fits. */
static size_t farthest(const struct cutter *c, size_t first, size_t last)
{
    size_t best = 0;
    for (size_t i = first + 1; i <= last; i++) {
        if (i < last && !c->allowed[i]) {
            continue;
        }
        if (!fits_hanging(c, first, i)) {
            return best ? best : i;
        }
        best = i;
    }
    return best;
}

/** Characters that count in a line: a lone one with its full stop is a poor last line. */
static size_t weight_of(const struct cutter *c, size_t first, size_t last)
{
    return c->weight[last] - c->weight[first];
}

/** Where the line before a last line should end so that the last has two characters; `cut` when it cannot be helped. */
static size_t without_orphan(const struct cutter *c, size_t first, size_t cut, size_t last)
{
    for (size_t i = cut; i > first; i--) {
        if (c->allowed[i] && weight_of(c, i, last) >= 2) {
            return fits(c, first, i) && fits(c, i, last) ? i : cut;
        }
    }
    return cut;
}

static void fill(struct cutter *c, size_t first, size_t last)
{
    while (first < last) {
        size_t cut = farthest(c, first, last);
        if (cut < last && fits(c, cut, last)) {
            cut = without_orphan(c, first, cut, last);
        }
        add_line(c, first, cut);
        first = cut;
    }
}

/** What it costs to begin a line at this level: as much as leaving this share of the width empty. */
static double level_cost(const struct cutter *c, uint8_t level)
{
    static const double shares[] = {
        [BREAK_NEVER] = 8,      [BREAK_TORN] = 4, [BREAK_READING] = 3, [BREAK_ANYWHERE] = 2,
        [BREAK_KATAKANA] = 1.5, [BREAK_LINE] = 1, [BREAK_WORD] = 0.7,  [BREAK_PHRASE] = 0.45,
        [BREAK_CLAUSE] = 0.35,  [BREAK_PART] = 0, [BREAK_FORCED] = 0};
    return shares[level] * c->rules->width * c->rules->width * shares[level];
}

struct plan {
    size_t lines; /* from here to the end */
    double cost;
    size_t next;
};

static double line_cost(const struct cutter *c, size_t first, size_t last, size_t end)
{
    double empty = c->rules->width - length_of(c, first, last);
    double cost = empty * empty + (last < end ? level_cost(c, c->atoms->items[last].level) : 0);
    return weight_of(c, first, last) < 2 ? cost + c->rules->width * c->rules->width : cost;
}

/**
 * Fewest lines first, then the least sum of squared gaps: with the number of lines given, that makes
 * them equally long. From the end backwards, so that the plan is read forwards.
 */
static void balance(struct cutter *c, size_t first, size_t last)
{
    struct plan *plans = arena_array(c->arena, last - first + 1, sizeof *plans);
    for (size_t from = last; from-- > first;) {
        if (from > first && !c->allowed[from]) {
            continue;
        }
        struct plan best = {.lines = SIZE_MAX, .cost = DBL_MAX};
        bool rest_fits = fits(c, from, last); /* no more than one line is left */
        for (size_t to = rest_fits ? last : from + 1; to <= last; to++) {
            if (to < last && !c->allowed[to]) {
                continue;
            }
            if (best.lines != SIZE_MAX && !fits(c, from, to)) {
                break;
            }
            const struct plan *rest = &plans[to - first];
            double cost = rest->cost + line_cost(c, from, to, last);
            if (rest->lines + 1 < best.lines || (rest->lines + 1 == best.lines && cost < best.cost)) {
                best = (struct plan){rest->lines + 1, cost, to};
            }
        }
        plans[from - first] = best;
    }
    for (size_t from = first; from < last; from = plans[from - first].next) {
        add_line(c, from, plans[from - first].next);
    }
}

struct line_cuts lines_cut(struct arena *arena, const struct atoms *atoms, const struct line_rules *rules)
{
    struct cutter c = {.atoms = atoms, .rules = rules, .arena = arena, .cuts = {.worst = BREAK_FORCED}};
    sum_up(&c);
    c.allowed = arena_array(arena, atoms->count, sizeof *c.allowed);
    for (size_t first = 0; first < atoms->count;) {
        size_t last = first + 1;
        while (last < atoms->count && atoms->items[last].level != BREAK_FORCED) {
            last++;
        }
        open_breaks(&c, first, last);
        if (rules->balance) {
            balance(&c, first, last);
        } else {
            fill(&c, first, last);
        }
        first = last;
    }
    return c.cuts;
}
