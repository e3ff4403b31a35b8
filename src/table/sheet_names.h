#ifndef TABLE_SHEET_NAMES_H
#define TABLE_SHEET_NAMES_H

#include "base/arena.h"

/** How near the name of a sheet, or of a CSV file, comes to the name of one of ours. */
enum sheet_likeness {
    SHEET_OTHER,
    SHEET_COPY,   /* 声 のコピー, 声 (1): a copy, or a second download */
    SHEET_AROUND, /* 展示の表 - 声, 声-表1: programs put the name of the book, or of a table, around it */
    SHEET_SAME,
    SHEET_LIKENESS_COUNT
};

enum sheet_likeness sheet_names_compare(const char *name, const char *ours, struct arena *arena);

#endif
