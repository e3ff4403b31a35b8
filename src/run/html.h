#ifndef RUN_HTML_H
#define RUN_HTML_H

#include "base/strbuf.h"

/** HTML from texts that anybody may have written: nothing in them is ever markup. */

/** Add a text, also inside of a quoted attribute. */
void html_text(struct strbuf *out, const char *text);

/** Add a text of a pack: readings over their words, its line breaks as such. */
void html_ruby(struct strbuf *out, const char *text, size_t size);

#endif
