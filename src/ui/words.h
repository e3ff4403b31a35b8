#ifndef UI_WORDS_H
#define UI_WORDS_H

/** The show's own words, the same for every pack. What an exhibition says stands in its pack. Each language has its
 * words in a file of its own (words_ja.c). */
enum word {
    WORD_HOME,   /* the dock's first button */
    WORD_VISION, /* doors and dock, when the pack names them not */
    WORD_MAP,
    WORD_VOICES,
    WORD_JOIN,
    WORD_JOIN_TITLE, /* the title of its screen */
    WORD_JOIN_SHORT, /* where the dock is narrow */
    WORD_STUDENTS,
    WORD_STUDENTS_ABOUT, /* the pages of the students' screen */
    WORD_STUDENTS_ASK,
    WORD_READ_VOICE, /* go to the voice */
    WORD_CREDITS,
    WORD_NOTICES,       /* above the pack's editorial notices */
    WORD_HOME_QUESTION, /* home's title */
    WORD_INVITATION,    /* attract, when the pack has none */
    WORD_PANEL,         /* the button that opens the panel */
    WORD_PANEL_TITLE,
    WORD_LANGUAGE,
    WORD_FURIGANA, /* what can be switched, and what each does */
    WORD_FURIGANA_NOTE,
    WORD_LARGE,
    WORD_LARGE_NOTE,
    WORD_CONTRAST,
    WORD_CONTRAST_NOTE,
    WORD_QUIET,
    WORD_QUIET_NOTE,
    WORD_ON,
    WORD_OFF,
    WORD_CLOSE,
    WORD_STILL_THERE, /* "shall we go on?" */
    WORD_STILL_THERE_NOTE,
    WORD_CONTINUE,
    WORD_READ_MORE,        /* to the pages behind */
    WORD_ALL,              /* every goal */
    WORD_LIGHTS_COUNT,     /* printf format: %d lights */
    WORD_NO_LIGHTS,        /* this goal has no light yet */
    WORD_NO_MATCH,         /* nothing answers to goal and section together */
    WORD_EDITORIAL_NOTICE, /* on a map whose pack says nothing short itself */
    WORD_GOALS_LABEL,      /* above a card's goals; the pack says elsewhere who chose them */
    WORD_GOALS_LABEL_OURS, /* the same; the pack says nothing of it, so it was its editors */
    WORD_LIGHT_IT,         /* the button that lights a project */
    WORD_LIT,              /* after it was touched */
    WORD_TONIGHT,          /* printf format: tonight %d lights */
    WORD_ASK_MAIL,         /* under a QR code for mail */
    WORD_ASK_PHONE,
    WORD_INTERVIEW,
    WORD_INTERVIEW_OPEN,
    WORD_PROJECT_OPEN,    /* go from a voice to its project */
    WORD_OUR_TRANSLATION, /* what is not the pack's own language was put so by us */
    WORD_ORIGINAL_NOTE,   /* the quotation stands as it was said */
    WORD_ORIGINAL_BESIDE, /* the same, and what stands around it is our translation */
    WORD_TEL,
    WORD_FAX,
    WORD_MAIL,
    WORD_PAGE,            /* printf format: %d of %d */
    WORD_PICTURE_CREDIT,  /* printf format: picture: %s */
    WORD_ABOUT_PROGRAMME, /* what the projects belong to */
    WORD_FAULT,           /* "we are preparing" */
    WORD_FAULT_NOTE,
    WORD_NORTH,     /* N */
    WORD_KM,        /* printf format: %d km */
    WORD_METRES,    /* printf format: %d m */
    WORD_PLACE_AT,  /* printf format: where a light stands on the map, by our choice: %s */
    WORD_PLACE_WHY, /* printf format: why it stands there: %s */
    WORD_AND,       /* between two partners */
    WORD_COUNT
};

/** The word in a visitor's language (BCP 47), or in the one that is nearest among ours (language_known). */
const char *words_get(enum word word, const char *language);

#endif
