#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "ui/view.h"

/** The parts that screens are made of. Each draws itself and declares where it can be touched. */

enum button_kind {
    BUTTON_NIGHT, /* indigo with a thin gold rim */
    BUTTON_GOLD,  /* the main thing to do, and what is on */
    BUTTON_WASHI, /* on a card */
    BUTTON_KIND_COUNT
};

/** A pill with a label, at least THEME_TARGET high. */
void widget_button(struct view *view, struct rect box, const char *label, enum button_kind kind, uint64_t target);
/** The same with a label in another language than the visitor's. */
void widget_button_in(struct view *view, struct rect box, const char *label, const char *language,
                      enum button_kind kind, uint64_t target);
/** True when the label can stand in such a button, on one line or several, in no smaller type than the least. */
bool widget_button_fits(struct view *view, struct rect box, const char *label, const char *language);
/** The ground of a button that is more than a pill with a label: a tile on a card, gold while it is `on`. */
void widget_tile(struct view *view, struct rect box, bool on, uint64_t target);
/** The width a button wants for its label. */
double widget_button_width(struct view *view, const char *label);

enum icon {
    ICON_PREVIOUS,
    ICON_NEXT,
    ICON_CLOSE,
    ICON_PLUS,
    ICON_MINUS,
    ICON_WHOLE,
    ICON_CHECK,
    ICON_ABOUT,
    ICON_COUNT
};

/** A round button with an icon. */
void widget_round(struct view *view, struct point center, double radius, enum icon icon, uint64_t target);
/** The strokes of an icon alone, in a square of `size` about `center`. */
void widget_icon(struct view *view, enum icon icon, struct point center, double size, struct color color);

/** A washi card with its shadow, a thin gold rim and, if `band` > 0, a coloured band along its top. */
void widget_card(struct view *view, struct rect box, double band, struct color color);

/** The ring of gold by which a card or slip hangs, and the string that comes down to it. */
void widget_string(struct view *view, struct point from, struct point ring);

/** A pill with a coloured dot or shape and its name: a section. */
void widget_section_pill(struct view *view, struct rect box, int section, bool on, uint64_t target);
/** How high such a pill of that width would have to be for the section's name in the smallest type. */
double widget_section_pill_least(struct view *view, double width, int section);
/** A filled pill in a section's colour, as a label, at most so wide. Returns its width. */
double widget_section_tag(struct view *view, struct point at, double width_max, int section);
/** 52, or more where the label needs several lines. */
double widget_section_tag_height(struct view *view, double width_max, int section);

/** The plain swatch of a goal: its colour and its number. `dim`: no project has it. */
void widget_goal(struct view *view, struct rect box, int goal, bool dim, bool on, uint64_t target);
/** Swatch and name of a goal side by side. Returns its width, which is at most `width_max`. `target` 0: not touchable.
 */
double widget_goal_chip(struct view *view, struct point at, double height, double width_max, int goal, uint64_t target);
/** The height its name needs at least; more than `height` only where a long name stands in large type. */
double widget_goal_chip_least(struct view *view, double height, double width_max, int goal);
/** The width the chip would take. */
double widget_goal_chip_width(struct view *view, double height, double width_max, int goal);

/** A burning light of a project: its goals share the ring in equal parts. `radius` is the ring's. `glow` 0..1. */
void widget_light(struct view *view, struct point center, double radius, const int *goals, size_t goal_count,
                  double glow);

/** QR code with a caption beneath, in a white rounded square of `side`; its height with the caption is returned. */
double widget_qr(struct view *view, struct point at, double side, const char *content, const char *caption);
/** How far the caption of such a code reaches below it. */
double widget_caption_height(struct view *view, double side, const char *caption);
/** QR content for a contact: "mailto:..." or "tel:...". */
const char *widget_mail_code(struct view *view, const struct pack_contact *contact);
const char *widget_phone_code(struct view *view, const struct pack_contact *contact);

/** Soft night behind text that stands over ropes. */
void widget_hush(struct view *view, struct rect box, double strength);

/** A little note in the small type with a hair-thin frame: "our translation", "chosen by this exhibition". Returns its
 * width. */
double widget_note(struct view *view, struct point at, const char *text, struct color color);
double widget_note_height(const struct view *view);

#endif
