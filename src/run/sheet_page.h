#ifndef RUN_SHEET_PAGE_H
#define RUN_SHEET_PAGE_H

#include "base/day.h"
#include "base/strbuf.h"
#include "pack/pack.h"
#include "run/options.h"
#include "run/origin.h"

/** Short words that stand together in a line below a screen's texts. */
enum sheet_line {
    SHEET_LINE_REPEATED, /* from home's doors */
    SHEET_LINE_OWN,      /* the program's own */
    SHEET_LINE_COUNT
};

/**
 * The approval sheet's page: one HTML file without anything from outside, black on white, made to be printed on A4.
 * Whatever a pack says is text, never markup. The same pack gives the same bytes: the dates are left to the pens.
 */
struct sheet_page {
    const struct pack *pack; /* borrowed */
    enum diag_language messages;
    const char *roots[2];  /* borrowed: the folders whose files are told without them; either may be NULL */
    const char *only;      /* borrowed: the tag of the one language asked for; NULL: all of the pack's */
    int day;               /* on which it is shown so; DAY_NONE: everything that is shown some day */
    uint64_t content;      /* of the pack's files, see tree_content */
    struct px_size size;   /* of the pictures */
    struct strbuf screens; /* owned: all but the cover, in their order */
    struct strbuf lines[SHEET_LINE_COUNT]; /* owned: of the screen that is open */
    int pictures;
};

/** One text on a screen. */
struct sheet_text {
    const char *text; /* with the notation of its readings */
    size_t from, to;  /* what of it stands here */
    const char *language;
    const struct origin *origin;
    const char *note; /* by whom it is, where it is not the pack's own; NULL or "" for nothing */
};

/** What follows is in this language of the pack. */
void sheet_page_language(struct sheet_page *page, int language);

/** Begin a screen with its picture's file; its number is one more than the last one's. */
void sheet_page_screen(struct sheet_page *page, const char *name, int language, const char *file);
void sheet_page_text(struct sheet_page *page, const struct sheet_text *text);
void sheet_page_word(struct sheet_page *page, enum sheet_line line, const char *text);
void sheet_page_screen_end(struct sheet_page *page);

/** Texts that stand on none of the pictures of a language: a list of its own. */
void sheet_page_rest(struct sheet_page *page);
void sheet_page_rest_end(struct sheet_page *page);

/** The whole page, with a cover before the screens; `diags` are what check says. */
void sheet_page_write(const struct sheet_page *page, const struct diags *diags, struct strbuf *out);

/** A pack's file as people know it: without the folder that the pack happens to lie in. */
const char *sheet_page_file(const struct sheet_page *page, const char *file);

void sheet_page_finish(struct sheet_page *page);

#endif
