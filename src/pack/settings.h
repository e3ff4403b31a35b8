#ifndef PACK_SETTINGS_H
#define PACK_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"

/**
 * The settings of a display: what is true of this one, whatever pack it shows. They stand in a file of JSON
 * (docs/settings.ja.md), which is read by a table as the files of a pack are, and complained of in the same words.
 */
struct settings {
    struct arena arena;                    /* owns the texts */
    int display_mm;                        /* the width of the picture as it hangs; 0: nobody has measured it */
    int rotate;                            /* 0, 90, 180 or 270 degrees clockwise */
    const char *language;                  /* in which visitors find the exhibition; NULL: the pack's own */
    bool furigana, large, contrast, quiet; /* the switches as visitors find them */
    bool keyboard;                         /* keyboards mean something; else every key is as if nobody had pressed it */
    int attract_after;                     /* seconds without a touch until the show goes back to attract */
    const char *pack, *drop, *store;       /* folders, see run/options.h; NULL: not told */
    const char *pin;                       /* of the staff; NULL: none is set */
    bool shut;                         /* a PIN may be set, but nobody can say which: the staff page opens to nobody */
    bool language_given, rotate_given; /* the command line said so, and will again when the program starts anew */
};

/** In seconds. */
enum { SETTINGS_ATTRACT_LEAST = 30, SETTINGS_ATTRACT_MOST = 3600, SETTINGS_ATTRACT_USUAL = 75 };

/** As long as no file says otherwise. */
struct settings settings_default(void);
void settings_finish(struct settings *settings);

/**
 * Read what a file (`file`: its name in diagnostics) says into `settings`. Key by key: what it does not say stays as it
 * is, and what is wrong does, too, after an error in `diags`. But locks fail closed: a wrong `pin` where none was known
 * is `shut`, and a wrong `keyboard` switches keyboards off. False when the text as a whole cannot be read; then all
 * stays.
 */
bool settings_read(struct settings *settings, const char *file, const char *text, size_t size, struct diags *diags);

/**
 * The text of the file with `key` as it now is in `settings`, into `out`. Everything else stays as it was, to the byte,
 * also what this program does not know. An empty text becomes a file with this key alone. False, after an error in
 * `diags`, when the text cannot be read: then nobody can say what such a change would do to it.
 */
bool settings_edit(const struct settings *settings, const char *key, const char *file, const char *text, size_t size,
                   struct strbuf *out, struct diags *diags);

/** The table, for whoever writes the schema. */
struct shape;
extern const struct shape settings_shape;

enum { PIN_DIGITS_MIN = 4, PIN_DIGITS_MAX = 8 };

/** True for a text of PIN_DIGITS_MIN to PIN_DIGITS_MAX digits. */
bool pin_is_one(const char *text);
/** True when they are the same; takes the same time for any two PINs. */
bool pin_is_same(const char *a, const char *b);

#endif
