#ifndef PACK_READER_H
#define PACK_READER_H

#include <stdint.h>

#include "pack/folder.h"
#include "pack/pack.h"
#include "pack/refs.h"
#include "pack/source.h"

/**
 * Objects of JSON are described by tables (shapes), and one reader reads them all into the structs of pack.h. So the
 * tables in layout.c are the format, and every file is checked in the same way and with the same words.
 */

enum field_kind {
    FIELD_ELSEWHERE, /* known, but read by code of its own */
    FIELD_ID,        /* const char * */
    FIELD_TEXT,      /* struct pack_text */
    FIELD_QUOTATION, /* struct pack_text: what a person said */
    FIELD_TEXTS,     /* struct pack_text *, and a count */
    FIELD_BOOL,      /* bool */
    FIELD_INTEGER,   /* int, low..high */
    FIELD_ACCENT,    /* struct color: one that pack/accent.h can use */
    FIELD_DATE,      /* int: a day, see base/day.h */
    FIELD_NUMBER,    /* double, low..high */
    FIELD_PHONE,     /* const char * */
    FIELD_MAIL,      /* const char * */
    FIELD_LANGUAGE,  /* const char *: a language tag */
    FIELD_PATH,      /* const char *: of this computer, from its root */
    FIELD_PIN,       /* const char *: digits that are not to be told */
    FIELD_FILE,      /* const char *: a name in the pack's folder */
    FIELD_GOALS,     /* int[PACK_GOALS], and a count */
    FIELD_REF,       /* int: the index of what `ref` says */
    FIELD_PICTURE,   /* struct pack_picture */
    FIELD_OBJECT,    /* a struct inside the struct, by `shape` */
    FIELD_LIST,      /* a pointer to structs by `shape`, and a count; their ids name what `ref` says */
    FIELD_KIND_COUNT
};

struct field {
    const char *key;
    enum field_kind kind;
    bool required;
    size_t offset, count_offset; /* in the struct */
    const struct shape *shape;
    enum ref_kind ref;
    double low, high;     /* FIELD_INTEGER, FIELD_NUMBER */
    double step;          /* FIELD_INTEGER: a multiple of it; 0: of 1 */
    size_t least, upmost; /* FIELD_LIST, FIELD_TEXTS: the smallest and largest number of items; 0: no such limit */
    size_t
        most; /* FIELD_TEXT, FIELD_TEXTS, FIELD_QUOTATION: the longest text, in columns; 0: PACK_TEXT_BYTES_MAX alone */
};

struct shape {
    const struct field *fields;
    size_t count;
    size_t size; /* of the struct */
    size_t days; /* in it: the struct day_span of the days on which an item is shown, or SHAPE_ALWAYS */
};

#define SHAPE_ALWAYS SIZE_MAX

struct source_link {
    struct source source;
    struct source_link *next;
};

/** What the reading of one pack, or of one file that is none of a pack's, shares. */
struct loading {
    struct pack *pack; /* where all goes; its languages must be known before a text is read. NULL: it is no pack that is
                        * read, and no shape has texts, files or pictures */
    struct arena *arena; /* where strings and lists go: the pack's */
    struct diags *diags;
    const struct pack_listener *listener; /* borrowed, may be NULL */
    struct arena scratch;                 /* until the end of the loading */
    struct folder folder;
    struct refs refs;
    struct source_link *sources;  /* all files read: the places that refs talk about */
    bool advice;                  /* asked for, see advice.h */
    struct advice_tally *tallies; /* in scratch: what advice.c counts */
    size_t bytes;                 /* of all files read */
    bool languages_unsure;        /* one of them could not be read, so any text may be in it */
};

struct pack_spot {
    struct loading *loading;
    struct value value;
};

/** Read an object into the struct at `out` (zeroed before). Problems are noted; what is wrong stays zero. */
void reader_object(struct loading *loading, struct value value, const struct shape *shape, void *out);

/** Note that the lists of this shape cannot be read, so that nobody is told that their ids do not exist. */
void reader_skip_lists(struct loading *loading, const struct shape *shape);

/** Read a T: a text, or an object with a text a language. `most`: as in struct field. */
void reader_text(struct loading *loading, struct value value, size_t most, struct pack_text *out);
/** The same for what a person said: the pack's own language is the original, and none of the others may be that
 * language in other words. */
void reader_quotation(struct loading *loading, struct value value, size_t most, struct pack_text *out);

/** The name of a file in the pack; NULL after a diagnostic. */
const char *reader_file_name(struct loading *loading, struct value value);

/** Read a JSON file of the pack; NULL after diagnostics, those about the file as a whole at `place`. Lives as long as
 * `loading`. */
const struct source *reader_open(struct loading *loading, const char *name, struct diag_place place);

/** Warn that this member's key means nothing here. */
void reader_unknown_key(struct loading *loading, struct value member, const char *const *known, size_t count);

/** Complain that `key` is missing in `object`. */
void reader_missing_key(struct loading *loading, struct value object, const char *key);

enum expected {
    EXPECT_TEXT, /* a string or an object of languages */
    EXPECT_STRING,
    EXPECT_NUMBER,
    EXPECT_INTEGER,
    EXPECT_BOOL,
    EXPECT_OBJECT,
    EXPECT_LIST,
    EXPECT_COUNT
};

/** True when the value is what is expected; else complains. */
bool reader_expect(struct loading *loading, struct value value, enum expected expected);

/** Where a value stands, for diag_add; lives until the end of the loading. Nowhere once no error would be listed. */
struct diag_place reader_place(struct loading *loading, struct value value);

/** A picture of a kind and size that can be shown, by its head: its size is noted. Else false after a warning. */
bool reader_image(struct loading *loading, struct value value, const char *path, struct pack_picture *picture);

/** A picture whose `file` is the name in the pack: make it a path, or NULL after a warning. */
void reader_picture(struct loading *loading, struct value value, struct pack_picture *picture);

#endif
