#ifndef TABLE_PARTS_H
#define TABLE_PARTS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/strbuf.h"

/** The parts of an Office Open XML file (ECMA-376 part 2): a ZIP archive of XML. */

/** Beyond these a file is refused. */
enum { PARTS_MAX = 1000 };
#define PARTS_FILE_MAX ((size_t)64 * 1024 * 1024)   /* bytes of the archive */
#define PARTS_BYTES_MAX ((size_t)256 * 1024 * 1024) /* bytes of all parts that are kept */

struct part {
    const char *name; /* "xl/workbook.xml"; in the arena */
    char *bytes;      /* owned */
    size_t size;
};

/** Start from zero. */
struct parts {
    struct arena arena;
    struct part items[PARTS_MAX];
    size_t count;
};

/** Read the XML of the archive in `bytes`. False after a diagnostic about `path`. Finish it in either case. */
bool parts_read(struct parts *parts, const char *path, const char *bytes, size_t size, struct diags *diags);
/** The part of this name, or NULL; capitals make no difference (ECMA-376 part 2, 9.1.1). */
const struct part *parts_find(const struct parts *parts, const char *name);
void parts_finish(struct parts *parts);

/** Make an archive of parts, in their order; the same parts give the same bytes. */
void parts_write(const struct parts *parts, struct strbuf *out);
/** Add a part; `text` is taken over and empty then. */
void parts_add(struct parts *parts, const char *name, struct strbuf *text);

#endif
