#include "ui/statement.h"

#include <string.h>

#include "base/ruby.h"
#include "ui/made.h"

struct statement statement_cut(struct view *view, const char *words)
{
    const struct pack_text *accent = &view->pack->vision.accent;
    size_t cut = strcspn(words, "\n");
    struct statement statement = {.lead = made_cut(view, words, 0, cut)};
    struct passage found = {0};
    if (pack_text_present(accent)) {
        passage_find(ruby_plain(words, view->arena), ruby_plain(view_text(view, accent), view->arena), &found);
    }
    /* A reading lies within its line, so the line's part of the plain text is the plain text of the line. */
    size_t plain = strlen(ruby_plain(statement.lead, view->arena));
    statement.lead_accent = passage_within(found, 0, plain);
    if (words[cut]) {
        statement.rest = made_rest(view, words, cut + 1);
        statement.rest_accent = passage_within(found, plain + 1, strlen(ruby_plain(statement.rest, view->arena)));
    }
    return statement;
}
