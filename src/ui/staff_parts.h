#ifndef UI_STAFF_PARTS_H
#define UI_STAFF_PARTS_H

#include "ui/view.h"
#include "ui/widget.h"

/** What the sections of the staff page are made of. All of it speaks the language of the staff. */

/** A word, or a printf format, in every language of the staff. */
typedef const char *staff_words[DIAG_LANGUAGE_COUNT];

/** A section of the page: a tab, and what stands below it. Another one is another row in staff.c
 * and another name in staff.h. */
struct staff_section {
    staff_words name;
    void (*draw)(struct view *view, struct rect body);
    /** What a tap on one of its targets does. */
    void (*tap)(struct app *app, uint64_t target, tick now);
    /** How many problems its tab counts; NULL: it has none. */
    size_t (*problems)(const struct app *app);
    /** True while its tab is to stand out: something has come; NULL: never. */
    bool (*calls)(const struct app *app);
};

const char *staff_word(const struct view *view, const staff_words words);
/** BCP 47 tag of the language of the staff. */
const char *staff_tag(const struct view *view);

/** The plain night on which the staff reads. */
void staff_ground(struct view *view);

struct text_style staff_style(const struct view *view, bool bold, struct color color);
/** The colour of an error or a warning, and of what went well: the same beside every pack, whatever its own colour. */
struct color staff_severity(enum diag_severity severity);
struct color staff_good(void);

/** One row of a table: what it is, and its value; the column becomes so much shorter. */
void staff_row(struct view *view, struct rect *column, const staff_words label, const char *value);
/** A line of words over the whole column, which becomes so much shorter. */
void staff_line(struct view *view, struct rect *column, const struct text_style *style, const char *text);
/** Take `height` off the top of the column, as an empty space or for what the caller puts there. */
struct rect staff_take(struct rect *column, double height);

void staff_button(struct view *view, struct rect box, const char *label, enum button_kind kind, uint64_t target);
/** The width such a button wants. */
double staff_button_width(struct view *view, const char *label);

/** How long a first touch on what cannot be undone waits for the second. */
#define STAFF_CONFIRM TICK_S(6)
/** True while a first touch, which came at `asked` (0: none), waits for the second. */
bool staff_is_asked(const struct app *app, tick asked, tick now);

/** Lists of problems, one after the other, as one. */
enum { STAFF_LISTS_MAX = 4 };
struct staff_problems {
    const struct diags *lists[STAFF_LISTS_MAX]; /* may be NULL */
};
size_t staff_problem_count(const struct staff_problems *problems);
/** The list in a box, on as many pages as it takes; the page is app->staff.page. */
void staff_draw_problems(struct view *view, const struct staff_problems *problems, struct rect box);

#endif
