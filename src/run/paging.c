#include "run/paging.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

struct paging_text {
    const char *text;
    struct diag_place place;
    bool told;
};

void paging_hear(struct paging *paging, const char *text, const struct pack_spot *spot)
{
    paging->texts = array_grow(paging->texts, paging->count, &paging->room, sizeof *paging->texts);
    struct diag_place place = pack_spot_place(spot);
    place.file = place.file ? arena_strdup(&paging->arena, place.file) : NULL;
    place.path = place.path ? arena_strdup(&paging->arena, place.path) : NULL;
    paging->texts[paging->count++] = (struct paging_text){.text = text, .place = place};
}

/** A text is found by its address; one that a screen has copied by what it says. */
static struct paging_text *find(const struct paging *paging, const char *text)
{
    for (size_t i = 0; i < paging->count; i++) {
        if (paging->texts[i].text == text) {
            return &paging->texts[i];
        }
    }
    for (size_t i = 0; i < paging->count; i++) {
        if (strcmp(paging->texts[i].text, text) == 0) {
            return &paging->texts[i];
        }
    }
    return NULL;
}

void paging_see(struct paging *paging, const struct walk_stop *stop, struct diags *diags)
{
    for (size_t i = 0; i < stop->pages->count; i++) {
        struct paging_text *text = find(paging, stop->pages->items[i].text);
        if (text && !text->told) {
            text->told = true;
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
    arena_finish(&paging->arena);
    free(paging->texts);
    *paging = (struct paging){.count = 0};
}
