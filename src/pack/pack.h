#ifndef PACK_PACK_H
#define PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/color.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/geom.h"

/**
 * An exhibition as data: everything a content pack says, checked and linked.
 *
 * A pack is const outside pack/ and lives in one arena. Screens keep indexes and ids,
 * never pointers into a pack, so a pack can be swapped between two frames.
 * How the JSON looks is written in docs/pack-format.md.
 */

enum { PACK_FORMAT = 1, PACK_LANGUAGES_MAX = 8, PACK_GOALS = 17, PACK_INDEX_NONE = -1 };

/** Limits of a pack; beyond them it is refused with a diagnostic. */
enum {
    PACK_FILE_BYTES_MAX = 16 * 1024 * 1024,
    PACK_BYTES_MAX = 32 * 1024 * 1024, /* of its JSON files together */
    PACK_DEPTH_MAX = 64,
    PACK_TEXT_BYTES_MAX = 20 * 1000,
    /* Texts that stand in a place of their own, in columns: a Latin letter takes one, a Japanese character two. */
    PACK_LABEL_COLUMNS = 40,  /* on a button, a pill, above a column */
    PACK_NAME_COLUMNS = 100,  /* who or what something is */
    PACK_LINE_COLUMNS = 120,  /* a sentence on a card with others */
    PACK_TITLE_COLUMNS = 600, /* titles, questions, notices */
    PACK_PROJECTS_MAX = 20 * 1000,
    PACK_PICTURE_BYTES_MAX = 32 * 1024 * 1024,
    PACK_PICTURE_SIDE_MAX = 8192,
};

/**
 * A text in the pack's languages. Written in JSON as a string (the same for every visitor and in the pack's first
 * language: a name) or as an object of language tags. An entry is NULL where the language has none; entry 0 is never
 * NULL in a checked text that must be there, and every entry is NULL in an optional text that is not there. Texts hold
 * readings in the notation of base/ruby.h.
 *
 * A *quotation* is what a person said: entry 0 is the original, which is shown to everybody; the others are
 * translations of it that stand beside it.
 */
struct pack_text {
    const char *in[PACK_LANGUAGES_MAX];
    unsigned char shown[PACK_LANGUAGES_MAX]; /* for each language, the one to show: itself, or one that has a text */
};

struct pack_picture {
    const char *file; /* full path; NULL when there is no picture (or it is missing: a default is shown) */
    struct pack_text alt;
    struct pack_text credit;
    int width, height; /* pixels, as it is seen */
};

struct pack_door { /* words for a door on the home screen, optional */
    struct pack_text title, subtitle, text;
};

struct pack_aim {
    struct pack_text title, text;
    struct day_span days; /* when it is shown */
};

struct pack_year {
    struct pack_text label, note;
    struct day_span days; /* when it is shown */
};

/** The plan: its vision, aims and years. */
struct pack_vision {
    bool present;
    struct pack_text heading;      /* what the statement is: "the figure we aim for" */
    struct pack_text statement;    /* lines separated by \n */
    struct pack_text accent;       /* the part of the statement to set in gold, optional */
    struct pack_text plan;         /* the plan's name */
    struct pack_text headline;     /* optional */
    struct pack_text introduction; /* optional */
    struct pack_text period_label, period;
    struct pack_aim *aims;
    size_t aim_count;
    struct pack_year *years;
    size_t year_count;
};

struct pack_section {
    const char *id;
    struct pack_text name;
    int order; /* among all that are written, also those not shown today: it keeps its colour and its mark by it */
    struct day_span days; /* when it is shown */
};

struct pack_place {
    const char *id;
    struct pack_text name;
    double lon, lat;
    bool label;           /* print its name on the map */
    struct day_span days; /* when it is shown */
};

struct pack_project {
    const char *id;
    int section; /* index */
    struct pack_text group;
    struct pack_text *divisions; /* partner divisions of the city */
    size_t division_count;
    struct pack_text title;
    struct pack_text subtitle; /* optional; belongs to the full title */
    int goals[PACK_GOALS];     /* 1..17, the first is the main one */
    size_t goal_count;
    int place;                   /* index, or PACK_INDEX_NONE */
    struct pack_text place_note; /* optional: why the light stands there */
    struct pack_picture picture;
    int interview;        /* index, or PACK_INDEX_NONE */
    struct day_span days; /* when it is shown */
};

struct pack_answer {
    struct pack_text question;
    struct pack_text answer; /* a quotation */
};

struct pack_interview {
    const char *id;
    struct pack_text headline;     /* optional */
    struct pack_text introduction; /* optional */
    struct pack_text speaker;
    struct pack_answer *answers;
    size_t answer_count;
    struct day_span days; /* when it is shown */
};

/** What the adopted projects belong to. */
struct pack_programme {
    struct pack_text title;
    struct pack_text headline; /* optional */
    struct pack_text about;    /* optional */
    struct pack_text round;    /* when they were adopted, optional */
    int contact;               /* index, or PACK_INDEX_NONE: asked about any project */
};

struct pack_speaker {
    struct pack_text name, affiliation; /* affiliation optional */
};

struct pack_voice {
    const char *id;
    struct pack_text about; /* what it answers or where it stands, optional */
    struct pack_text text;  /* a quotation */
    struct pack_speaker *speakers;
    size_t speaker_count;
    int project;          /* index, or PACK_INDEX_NONE */
    struct day_span days; /* when it is shown */
};

struct pack_result {
    struct pack_text title, text;
    struct day_span days; /* when it is shown */
};

/** A group of young people and what it does. */
struct pack_students {
    bool present;
    struct pack_text title;
    struct pack_text call; /* optional */
    struct pack_text about_title, about;
    struct pack_text results_title;
    struct pack_result *results;
    size_t result_count;
    struct pack_text reasons_title; /* optional */
    struct pack_text *reasons;
    size_t reason_count;
    struct pack_text voice_title, voice_note;  /* optional */
    int voice;                                 /* index, or PACK_INDEX_NONE */
    int contact;                               /* index, or PACK_INDEX_NONE */
    struct pack_text event_label, event_title; /* optional */
    struct pack_picture event_picture;
};

struct pack_contact {
    const char *id;
    struct pack_text name;
    struct pack_text role;        /* optional: what to ask here */
    struct pack_text address;     /* optional */
    const char *tel, *fax, *mail; /* NULL when there is none */
    struct day_span days;         /* when it is shown */
};

struct pack_call {
    const char *id;
    struct pack_text organisation, title;
    struct pack_text *points;
    size_t point_count;
    struct pack_text text; /* optional */
    int contact;           /* index, or PACK_INDEX_NONE */
    struct day_span days;  /* when it is shown */
};

struct pack_credit {
    struct pack_text title;
    struct pack_text *lines;
    size_t line_count;
    struct day_span days; /* when it is shown */
};

/** What a feature of the map is; unknown kinds are left out with a warning. */
enum pack_feature_kind {
    FEATURE_SEA,
    FEATURE_CITY,
    FEATURE_NEIGHBOUR,
    FEATURE_LAKE,
    FEATURE_RIVER,
    FEATURE_RAILWAY,
    FEATURE_KIND_COUNT
};

struct pack_ring {
    struct point *points; /* x = lon, y = lat, degrees; a polygon's ring is closed by itself */
    size_t count;
    bool hole; /* of the last ring before it that is none */
};

struct pack_feature {
    enum pack_feature_kind kind;
    struct pack_text name; /* optional */
    bool area;             /* polygons, each a ring and its holes; else lines */
    struct pack_ring *rings;
    size_t ring_count;
};

struct pack_map {
    bool present;
    double bearing_wide, bearing_tall; /* degrees clockwise: which compass bearing is up */
    struct pack_feature *features;
    size_t feature_count;
    struct pack_text notice; /* what is the editors' choice on this map, optional */
};

struct pack {
    struct arena arena; /* owns everything below */
    const char *folder; /* as people know it: where it was copied from, if it was */
    const char *id;
    int version;
    int day;              /* what is not shown on this day was left out; DAY_NONE: nothing was */
    bool whole;           /* nothing was left out */
    struct day_span same; /* on these days it is just as now; no day at all, when that is so on none */
    const char *languages[PACK_LANGUAGES_MAX]; /* BCP 47 tags, the pack's own language first */
    int language_count;
    bool readings;       /* one of its texts has one (base/ruby.h) */
    struct color accent; /* instead of the player's gold, see pack/accent.h; alpha 0: none */
    struct pack_text title;
    struct pack_text invitation;                                    /* optional */
    struct pack_text goals_label;                                   /* above a card's goals, optional */
    struct pack_text goals_notice;                                  /* who chose the goals, optional */
    struct pack_text translation_notice;                            /* who translated, optional */
    struct pack_door door_vision, door_map, door_voices, door_join; /* optional */
    struct pack_vision vision;
    struct pack_map map;
    struct pack_place *places;
    size_t place_count;
    struct pack_programme programme;
    struct pack_section *sections;
    size_t section_count;
    struct pack_project *projects;
    size_t project_count;
    struct pack_interview *interviews;
    size_t interview_count;
    struct pack_voice *voices;
    size_t voice_count;
    struct pack_students students;
    struct pack_contact *contacts;
    size_t contact_count;
    struct pack_call *calls;
    size_t call_count;
    struct pack_credit *credits;
    size_t credit_count;
};

/** Where something of a pack stands, while it is read. */
struct pack_spot;
/** For diag_add; may be kept until pack_load_as returns. */
struct diag_place pack_spot_place(const struct pack_spot *spot);
/** The tag of the language that a text there is read as; `*own`: it is the pack's first. */
const char *pack_spot_language(const struct pack_spot *spot, bool *own);

/** Is told of what is read; what it does not want to hear is NULL. What it is handed lives as long as the pack. */
struct pack_listener {
    void *user;
    /** Every text, with its readings' notation, as often as it is written. */
    void (*text)(void *user, const char *text, const struct pack_spot *spot);
    /** Every picture that can be shown by its head (the struct itself is there for the call only), and where its file
     * is named. False, after a warning, when it is not to be shown. */
    bool (*picture)(void *user, const struct pack_picture *picture, const struct pack_spot *spot);
};

/** How a pack is to be read. All zero: all of it, and only what is needed to show it. */
struct pack_wish {
    const char
        *told;   /* where people know the original, if this is a copy: problems, and the pack's `folder`, speak of it */
    int day;     /* leave out what is not shown on this day, and warn of what is over; DAY_NONE: neither */
    bool advice; /* also warn of what can be shown, but should be better; see pack/advice.h */
    const struct pack_listener *listener; /* borrowed, may be NULL */
};

/**
 * Read and check the pack in folder `dir`.
 *
 * Every problem found goes to `diags`, not only the first. Returns NULL when
 * one of them is an error; warnings alone still give a pack.
 *
 * The caller owns the pack; nothing in it points into `diags`.
 */
struct pack *pack_load(const char *dir, struct diags *diags);

/** The same as it is wished for. All of it is checked in any case. */
struct pack *pack_load_as(const char *dir, const struct pack_wish *wish, struct diags *diags);

void pack_destroy(struct pack *pack);

/** The text for a visitor's language (an index into pack->languages): in this one or in the one that stands in for it
 * (language_choose in base/language.h); "" when no language has it. */
const char *pack_text_get(const struct pack_text *text, int language);
/** The language that pack_text_get answers in; 0 when no language has the text. */
int pack_text_language(const struct pack_text *text, int language);
/** True when some language has it. */
bool pack_text_present(const struct pack_text *text);
/** True when a visitor of `language` gets a translation: not the pack's first language, and other words than there. */
bool pack_text_translated(const struct pack_text *text, int language);
/** The index of a language tag in the pack, in whatever capitals, or PACK_INDEX_NONE. */
int pack_language_find(const struct pack *pack, const char *tag);
/** The index of a project or voice by id, or PACK_INDEX_NONE. */
int pack_project_find(const struct pack *pack, const char *id);
int pack_voice_find(const struct pack *pack, const char *id);
int pack_section_find(const struct pack *pack, const char *id);

#endif
