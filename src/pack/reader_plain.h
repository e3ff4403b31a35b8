#ifndef PACK_READER_PLAIN_H
#define PACK_READER_PLAIN_H

#include "pack/reader.h"

/** The plain values of the reader's fields. Each complains about what is wrong; strings are then NULL, slots untouched.
 */
const char *plain_id(struct loading *loading, struct value value);
const char *plain_phone(struct loading *loading, struct value value);
const char *plain_mail(struct loading *loading, struct value value);
const char *plain_language(struct loading *loading, struct value value);
const char *plain_path(struct loading *loading, struct value value);
/** What is wrong with it is said without it. */
const char *plain_pin(struct loading *loading, struct value value);
void plain_bool(struct loading *loading, struct value value, bool *slot);
void plain_number(struct loading *loading, struct value value, double low, double high, double *slot);
void plain_integer(struct loading *loading, struct value value, const struct field *field, int *slot);
/** A colour as #RRGGBB that can be read everywhere, see pack/accent.h. */
void plain_accent(struct loading *loading, struct value value, struct color *slot);
/** A day that exists, as YYYY-MM-DD; see base/day.h. */
void plain_date(struct loading *loading, struct value value, int *slot);
/** At most PACK_GOALS different goals. */
void plain_goals(struct loading *loading, struct value value, int *goals, size_t *count);

#endif
