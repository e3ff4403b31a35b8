#ifndef TABLE_LANGUAGES_H
#define TABLE_LANGUAGES_H

#include "table/item.h"

/**
 * The pack's languages, which the columns of all sheets are named after, before anything else is read: from the pack's
 * own sheet, whose reader this is. Where they cannot be read, or there are columns for others, one error says so at
 * their cell; and the columns' languages are taken then, so that nothing else seems wrong because of it.
 */
void languages_read(const struct item_reader *reader, struct gathered *gathered, struct gathered_sheet *pack);

#endif
