#include "table/sheet_names.h"

#include <stdbool.h>
#include <string.h>

#include "table/names.h"

/* All of these as names are folded: without blanks, in small narrow letters. */
static const char *const dashes[] = {"-", "–", "—", "−", "_"};

/** Whether `text` ends so before `*size`, which then is where that begins. */
static bool cut(const char *text, size_t *size, const char *ending)
{
    size_t end = strlen(ending);
    bool there = *size > end && strncmp(text + *size - end, ending, end) == 0;
    *size -= there ? end : 0;
    return there;
}

static bool cut_digits(const char *text, size_t *size)
{
    size_t before = *size;
    while (*size > 0 && text[*size - 1] >= '0' && text[*size - 1] <= '9') {
        --*size;
    }
    return *size < before;
}

static bool cut_dash(const char *text, size_t *size)
{
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        if (cut(text, size, dashes[i])) {
            return true;
        }
    }
    return false;
}

/** "(1)" of a second download, "のコピー", "-コピー", "copy2". */
static bool cut_copy(const char *text, size_t *size)
{
    size_t at = *size;
    if (cut(text, &at, ")") && cut_digits(text, &at) && cut(text, &at, "(")) {
        *size = at;
        return true;
    }
    at = *size;
    cut_digits(text, &at);
    if (cut(text, &at, "コピー") || cut(text, &at, "copy")) {
        cut(text, &at, "の");
        cut_dash(text, &at);
        *size = at;
        return true;
    }
    return false;
}

/** "-表1" of a table in a sheet. */
static bool cut_table(const char *text, size_t *size)
{
    size_t at = *size;
    if (cut_digits(text, &at) && (cut(text, &at, "表") || cut(text, &at, "table") || cut(text, &at, "テーブル")) &&
        cut_dash(text, &at)) {
        *size = at;
        return true;
    }
    return false;
}

enum sheet_likeness sheet_names_compare(const char *name, const char *ours, struct arena *arena)
{
    const char *folded = names_fold(name, arena), *wanted = names_fold(ours, arena);
    size_t size = strlen(folded);
    if (strcmp(folded, wanted) == 0) {
        return SHEET_SAME;
    }
    bool copy = false, prefix = strncmp(folded, "copyof", strlen("copyof")) == 0;
    folded += prefix ? strlen("copyof") : 0;
    size -= prefix ? strlen("copyof") : 0;
    while (cut_copy(folded, &size)) {
        copy = true;
    }
    cut_table(folded, &size);
    size_t before = size;
    bool same = size == strlen(wanted) && strncmp(folded, wanted, size) == 0;
    bool around = !same && cut(folded, &before, wanted) && cut_dash(folded, &before) && before > 0;
    return !same && !around ? SHEET_OTHER : copy || prefix ? SHEET_COPY : SHEET_AROUND;
}
