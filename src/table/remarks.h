#ifndef TABLE_REMARKS_H
#define TABLE_REMARKS_H

#include "table/gather.h"

/** Warn of what people see on a sheet otherwise than it is read: what is struck through, hidden, or lies over the
 * cells. Its headings are read. */
void remarks_tell(const struct gathered *gathered, const struct gathered_sheet *sheet, struct arena *arena,
                  struct diags *diags);

#endif
