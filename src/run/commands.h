#ifndef RUN_COMMANDS_H
#define RUN_COMMANDS_H

#include "run/options.h"

/** What the program does when it is asked for a picture of no size in particular. */
enum { COMMANDS_WIDTH = 1920, COMMANDS_HEIGHT = 1080 };
/** An approval sheet has no more pictures than this (about 600 MB) unless it is asked to. */
enum { SHEET_PICTURES_MAX = 2000 };

/* The subcommands; each returns the program's exit status: 0 done, 1 failed, 2 asked for wrongly. */
int command_show(const struct options *options);
int command_install(const struct options *options);
int command_new(const struct options *options);
int command_export(const struct options *options);
int command_import(const struct options *options);
int command_format(const struct options *options);
int command_check(const struct options *options);
int command_shot(const struct options *options);
int command_play(const struct options *options);
int command_tour(const struct options *options);
int command_sheet(const struct options *options);
int command_bench(const struct options *options);

#endif
