#ifndef RUN_SHEET_LABELS_H
#define RUN_SHEET_LABELS_H

#include "base/diag.h"

/** What is printed on the approval sheet beside the pack's own words. */
enum sheet_label {
    SHEET_TITLE,
    SHEET_SIGN, /* the box to be filled in at each screen */
    SHEET_GOOD,
    SHEET_CHANGE,
    SHEET_WHAT,
    SHEET_NAME,
    SHEET_DATE,
    SHEET_TEXT, /* the columns of a screen's texts */
    SHEET_FROM,
    SHEET_REPEATED, /* before the pack's words on home's doors, which stand on other screens, too */
    SHEET_OWN,      /* before the program's words */
    SHEET_REST,     /* above the texts that stand on no picture */
    SHEET_REST_NOTE,
    SHEET_TRANSLATED, /* notes at a text */
    SHEET_CHOSEN,
    SHEET_ID, /* the cover */
    SHEET_VERSION,
    SHEET_CONTENT,
    SHEET_LANGUAGES,
    SHEET_PICTURES,      /* printf format: pictures, width, height */
    SHEET_ALL_LANGUAGES, /* printf format: of how many languages of the pack */
    SHEET_DAY,
    SHEET_ANY_DAY,
    SHEET_NOTICES,
    SHEET_PROBLEMS,
    SHEET_NO_PROBLEMS,
    SHEET_MORE_PROBLEMS, /* printf format: how many more */
    SHEET_HOW,
    SHEET_HOW_NUMBER, /* how the sheet is read, one line each */
    SHEET_HOW_FROM,
    SHEET_HOW_TRANSLATED,
    SHEET_HOW_CHOSEN,
    SHEET_HOW_OWN,
    SHEET_HOW_LEFT_OUT,
    SHEET_APPROVAL,
    SHEET_APPROVE,
    SHEET_APPROVE_CHANGED,
    SHEET_OFFICE,
    SHEET_SIGNATURE,
    SHEET_LABEL_COUNT
};

const char *sheet_label(enum sheet_label label, enum diag_language language);

#endif
