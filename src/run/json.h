#ifndef RUN_JSON_H
#define RUN_JSON_H

#include "base/strbuf.h"

/** Add `before` as it is, then `text` as a JSON string (`null` for NULL); bytes that are not UTF-8 become U+FFFD. */
void json_text(struct strbuf *out, const char *before, const char *text);

#endif
