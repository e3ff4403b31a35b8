#ifndef RUN_OPTIONS_H
#define RUN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/tick.h"
#include "table/charset.h"
#include "ui/comfort.h"

/**
 * The command line. Every command is a row that says which options and operands it takes;
 * one parser reads them all, and each command's `--help` is written from the same row.
 */

enum option_id {
    OPTION_PACK,
    OPTION_SIZE,
    OPTION_WINDOWED,
    OPTION_ROTATE,
    OPTION_STATUS,
    OPTION_JSON,
    OPTION_SCREEN,
    OPTION_LANG,
    OPTION_DATE,
    OPTION_FURIGANA,
    OPTION_LARGE,
    OPTION_CONTRAST,
    OPTION_QUIET,
    OPTION_AT,
    OPTION_DUMP,
    OPTION_EVERY_FRAME,
    OPTION_COUNT_COST,
    OPTION_OUT,
    OPTION_PICTURES,
    OPTION_STORE,
    OPTION_DROP,
    OPTION_SETTINGS,
    OPTION_STICKS,
    OPTION_STICK,
    OPTION_CHECK,
    OPTION_REPORT,
    OPTION_INTO,
    OPTION_ENCODING,
    OPTION_LOSSY,
    OPTION_SET_BACK,
    OPTION_MESSAGES,
    OPTION_HELP,
    OPTION_COUNT
};

#define OPTION_BIT(id) (1u << (id))

enum { OPTIONS_SIZES_MAX = 8, OPTIONS_SIDE_MIN = 64, OPTIONS_SIDE_MAX = 8192 };

/** A size in pixels. */
struct px_size {
    int width, height;
};

/** What was asked for; what was not is zero. Texts are borrowed from argv. */
struct options {
    unsigned given; /* OPTION_BIT of every option that was there */
    int pictures;   /* at most; 0: not asked for */
    const char *pack;
    const char *screen; /* NAME or NAME:ID */
    const char *lang;
    const char *out;
    const char *store;
    const char *drop;
    const char *settings;
    const char *sticks;
    const char *stick;
    const char *into;
    tick at;
    struct px_size sizes[OPTIONS_SIZES_MAX];
    size_t size_count;
    char **operands;
    int operand_count;
    int day;    /* see base/day.h; DAY_NONE: not given */
    int rotate; /* 0, 90, 180 or 270 */
    enum charset charset;
    enum diag_language messages;
    bool comfort[COMFORT_COUNT];
    bool windowed;
    bool status;
    bool json;
    bool dump;
    bool every_frame;
    bool count_cost;
    bool check;
    bool report;
    bool lossy;
    bool set_back;
};

/** A subcommand. */
struct command {
    const char *name;
    const char *operands; /* as the help shows them, "" for none */
    int operands_min, operands_max;
    unsigned allowed, required; /* OPTION_BIT; --messages and --help are always allowed */
    const char *summary[DIAG_LANGUAGE_COUNT];
    /** Does it, and returns the program's exit status. */
    int (*run)(const struct options *options);
};

enum options_result { OPTIONS_OK, OPTIONS_HELP, OPTIONS_WRONG, OPTIONS_RESULT_COUNT };

/**
 * Read the arguments behind the command's name. `messages` is the language to begin with. On OPTIONS_WRONG, one line
 * that says what is wrong went to stderr. The operands are gathered at the front of `argv`.
 */
enum options_result options_parse(const struct command *command, int argc, char **argv, enum diag_language messages,
                                  struct options *out);

/** The language that `--messages` names anywhere among the arguments, else `otherwise`. */
enum diag_language options_messages(int argc, char **argv, enum diag_language otherwise);

/** Write what the command does and takes. */
void options_help(const struct command *command, enum diag_language language, FILE *file);

/** Read `WxH`, each side within limits. False (and `out` untouched) for anything else. */
bool options_size(const char *text, struct px_size *out);

/** The size asked for, or `otherwise`. */
struct px_size options_size_or(const struct options *options, struct px_size otherwise);

#endif
