#include "run/paging.h"

#include <stdlib.h>

#include "base/bug.h"

void paging_see(struct paging *paging, const struct walk_stop *stop, struct diags *diags)
{
    if (!paging->told) {
        paging->told = calloc(paging->heard.count + 1, sizeof *paging->told);
        REQUIRE(paging->told);
    }
    for (size_t i = 0; i < stop->pages->count; i++) {
        const struct heard_text *text = heard_find(&paging->heard, stop->pages->items[i].text);
        bool *told = text ? &paging->told[text - paging->heard.items] : NULL;
        if (text && !*told) {
            *told = true;
            diag_add(
                diags, DIAG_WARNING, text->place,
                "at %dx%d (%s) this text does not fit on one page, it takes %d; shorten it, or leave it to visitors "
                "to turn the pages",
                "%dx%d（%s）では1ページに収まらず、%"
                "dページになります。短くするか、来場者にページをめくってもらいます。",
                stop->size.width, stop->size.height, stop->language, stop->pages->items[i].count);
        }
    }
}

void paging_finish(struct paging *paging)
{
    heard_finish(&paging->heard);
    free(paging->told);
    *paging = (struct paging){.told = NULL};
}
