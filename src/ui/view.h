#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>

#include "draw/draw.h"
#include "pack/pack.h"
#include "text/paragraph.h"
#include "ui/gesture.h"
#include "ui/screen.h"
#include "ui/theme.h"
#include "ui/words.h"

struct app;

/** Texts that found no room on one page, noted while frames are drawn: those of the pack, by their address. */
struct view_pages {
    struct {
        const char *text; /* borrowed from the pack, or a frame's */
        int count;        /* of the pages it takes */
    } items[64];
    size_t count;
};

/** What a screen is handed to draw itself: one frame, one moment, one visitor's language. */
struct view {
    const struct app *app;   /* the state; screens change it only in their gesture functions */
    const struct pack *pack; /* may be NULL on the fault and staff screens only */
    struct type *type;
    struct draw_list *list;
    struct arena *arena; /* of the frame */
    tick now;
    tick since;           /* when the screen came */
    double width, height; /* of the stage */
    bool tall;            /* taller than wide */
    bool furigana;        /* readings are to be set */
    bool quiet;           /* movement is to be replaced by cross-fades */
    bool large;           /* type is to be larger */
    enum contrast contrast;
    int language;             /* of the pack */
    const char *tag;          /* its BCP 47 tag */
    double wind;              /* how far the ropes sway at this moment, in units */
    struct rect safe;         /* where a screen may put its content: inside the margins, above the dock */
    struct view_pages *pages; /* borrowed, may be NULL: nobody wants to know */
    tick wake;                /* the earliest moment at which something will look different */
};

/** Something moves until `until`: the next frame is wanted now, as long as that is in the future. */
void view_moves(struct view *view, tick until);
/** Something will look different at `when`. */
void view_wake(struct view *view, tick when);

/** The pack's text for the visitor's language. It may be in another one: names are, and what is not translated. */
const char *view_text(const struct view *view, const struct pack_text *text);
/** The tag of the language that view_text answers in. */
const char *view_text_tag(const struct view *view, const struct pack_text *text);
/** The same text, and the style takes its language: only so it is set with the right forms of its characters. */
const char *view_text_in(const struct view *view, const struct pack_text *text, struct text_style *style);
/** The text, or our word where there is none (or `text` is NULL), each in its language. */
const char *view_text_or(const struct view *view, const struct pack_text *text, enum word word,
                         struct text_style *style);
/** Our own word in the visitor's language. */
const char *view_word(const struct view *view, enum word word);
/** What the pack says on the door that leads to a screen; NULL for a screen without a door. */
const struct pack_door *view_door(const struct view *view, enum screen screen);
/** A word that is a printf format for one number. */
const char *view_count(struct view *view, enum word word, int number);

/** Note that `text` takes `count` pages, if anybody wants to know. */
void view_note_pages(const struct view *view, const char *text, int count);

/** True while a finger rests on the target, or the keyboard has just pressed it. */
bool view_pressed(const struct view *view, uint64_t target);

/** How far the screen has arrived: 0 at the moment it came, 1 once it stands (after `length`); quiet motion: always 1.
 */
double view_arrival(struct view *view, tick delay, tick length);

/** A colour of the theme, as strong as the visitor wants it. */
struct color view_tint(const struct view *view, enum tint tint);
/** The colour of a section, and ink or washi, likewise: see theme.h. */
struct color view_section(const struct view *view, int section);
struct color view_on(const struct view *view, struct color ground);

/** How opaque the ground that hides what lies behind text is: `usual`, or wholly where the contrast is high. */
double view_cover(const struct view *view, double usual);

/** A size of type as this visitor wants it; every size that stands in the code goes through here. */
double view_size(const struct view *view, double size);
/** The least size of type for this visitor, for all that can grow or go on to a further page. What stands in a place of
 * fixed size may go on down to THEME_FLOOR before anything is cut. */
double view_floor(const struct view *view);

/** A style of the theme in the visitor's language. */
struct text_style view_style(const struct view *view, enum type_role role, struct color color);

/** The same in the language that a text of the pack is in. */
struct text_style view_style_of(const struct view *view, enum type_role role, struct color color,
                                const struct pack_text *text);

enum valign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM, VALIGN_COUNT };

/** Break `text` into lines of `width`. */
const struct paragraph *view_layout(struct view *view, const struct text_style *style, const char *text, double width);
/** Set `text` from the top left of a column `width` wide; returns its height. */
double view_set(struct view *view, const struct text_style *style, const char *text, struct point at, double width);
/** Fit `text` into a box (stepping the size down to the floor); returns the layout that was drawn. */
const struct paragraph *view_fit(struct view *view, const struct text_style *style, const char *text, struct rect box,
                                 enum valign valign);
/** One centred line, stepped down to the floor if it is too wide; then on more lines, smaller where these are higher
 * than `height`. */
const struct paragraph *view_line(struct view *view, const struct text_style *style, const char *text, double width,
                                  double height);
/** The same in a box, stepped down to the floor if it is too wide. */
void view_center(struct view *view, const struct text_style *style, const char *text, struct rect box);

#endif
