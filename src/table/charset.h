#ifndef TABLE_CHARSET_H
#define TABLE_CHARSET_H

#include "base/strbuf.h"
#include "table/book.h"
#include "base/diag.h"

/** How a CSV file writes its signs. */
enum charset {
    CHARSET_UTF8_BOM, /* what spreadsheets take for UTF-8 */
    CHARSET_UTF8,
    CHARSET_CP932, /* Shift_JIS as Windows in Japan writes it */
    CHARSET_COUNT
};

/** The charset of this name ("utf-8-bom", "utf-8", "cp932"), or CHARSET_COUNT. */
enum charset charset_named(const char *name);

/**
 * Add the bytes of a file to `out` as UTF-8, without a BOM. What is no UTF-8 is read as CP932. False after a diagnostic
 * about `path`: it is neither, or another kind of Unicode.
 */
bool charset_decode(const char *path, const char *bytes, size_t size, struct strbuf *out, struct diags *diags);

/**
 * Every sign that CP932 has not, or would not give back as the same, is listed where it stands first in the book. With
 * `lossy` these are warnings, else errors. False when there is one.
 */
bool charset_check_cp932(const struct book *book, bool lossy, struct diags *diags);

/** Add UTF-8 in this charset; in CP932 a sign that it has not becomes 〓. */
void charset_encode(enum charset charset, const char *text, size_t size, struct strbuf *out);

#endif
