#ifndef TABLE_XLSX_PARTS_H
#define TABLE_XLSX_PARTS_H

#include "base/strbuf.h"
#include "table/parts.h"

/** The strings that the sheets of an .xlsx share, and how any text of theirs is put together. */

/**
 * Texts of <t>, put together from pieces; what stands in <rPh> (readings) is left out, and so is what is struck
 * through. A piece that does not say how it looks looks like its cell.
 */
struct xlsx_text {
    struct strbuf text;   /* what is not struck through, if its cell is not */
    struct strbuf own;    /* and if its cell is: the pieces that say how they look, and are not */
    struct strbuf struck; /* the others that say how they look */
    bool in_text, in_run_style;
    bool styled, strikes; /* this piece says how it looks; it is struck through */
    int in_reading;       /* how deep */
};

/** Tell of each element; whoever uses it clears it first. */
void xlsx_text_begin(struct xlsx_text *text, const char *element, const char *const *attributes);
void xlsx_text_end(struct xlsx_text *text, const char *element);
void xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t size);
void xlsx_text_clear(struct xlsx_text *text);
void xlsx_text_finish(struct xlsx_text *text);
/** Put every _xHHHH_ back to what it stands for (ECMA-376 part 1, 22.4.2.4), in place. */
void xlsx_text_unescape(struct strbuf *text);

/** A string: as in struct xlsx_text, unescaped. */
struct xlsx_string {
    const char *text, *own, *struck;
};

/** Start from zero. */
struct xlsx_strings {
    struct arena arena;
    struct xlsx_string *items; /* owned */
    size_t count, room;
    struct xlsx_text text; /* that is read */
};

/** What a text says, in `arena` but for what is empty. */
struct xlsx_string xlsx_text_string(struct xlsx_text *text, struct arena *arena);

/** Read them from a part; NULL: there are none. False when they are damaged. Finish them in either case. */
bool xlsx_strings_read(struct xlsx_strings *strings, const struct part *part);
void xlsx_strings_finish(struct xlsx_strings *strings);

/** True when an element such as <b/> or <strike val="0"/> says yes. */
bool xlsx_is_on(const char *const *attributes);

#endif
