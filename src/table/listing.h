#ifndef TABLE_LISTING_H
#define TABLE_LISTING_H

#include "table/item.h"

/** The rows of a sheet as the lists of a document. */

/**
 * Read the sheet of a list (its headings are known; without a sheet there are no rows) into `root`, the document, or
 * into the items of its owner, which was read before. A list that must be there is, even when it is empty. What is
 * remembered of the rows lives in `arena`.
 */
void listing_read(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON *root, struct arena *arena);

/** The same for the shapes of a map, into the `features` of `root`. */
void listing_read_shapes(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON *root,
                         struct arena *arena);

#endif
