#ifndef TABLE_OBJECT_H
#define TABLE_OBJECT_H

#include "table/item.h"

/**
 * Read a sheet with a row for each value (its headings are known; without a sheet nothing is there) as the object of a
 * document, owned by the caller. `*more` is the JSON of NAMES_MORE_REST, owned likewise; NULL when there is none. What
 * is remembered of the rows lives in `arena`.
 */
cJSON *object_read(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON **more, struct arena *arena);

#endif
