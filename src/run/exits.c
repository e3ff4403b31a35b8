#include "run/exits.h"

#include "run/targets.h"

/** The screen as `shot` would be asked for it. */
static const char *name_of(const struct walk_stop *stop, struct arena *arena)
{
    const char *name = screen_name(stop->screen);
    return stop->id ? arena_printf(arena, "%s:%s", name, stop->id) : name;
}

void exits_see(const struct walk_stop *stop, const char *folder, struct diags *diags)
{
    struct arena arena = {0};
    struct diag_place place = {.file = folder};
    struct point at;
    if (stop->left && stop->reached != SCREEN_HOME) {
        diag_add(
            diags, DIAG_WARNING, place,
            "at %dx%d (%s) the way home from the screen %s leads to the screen %s; report this as a mistake of the "
            "program",
            "%dx%d（%s）で、画面 %s の「入口にもどる」が画面 %s に行きます。プログラムの不具合として知らせてください。",
            stop->size.width, stop->size.height, stop->language, name_of(stop, &arena), screen_name(stop->reached));
    } else if (!stop->left && !targets_find_kind(stop->list, TARGET_GO, SCREEN_HOME, &at)) {
        diag_add(
            diags, DIAG_WARNING, place,
            "at %dx%d (%s) nothing leads home from page %d of the screen %s; shorten its texts, and report this as a "
            "mistake of the program",
            "%dx%d（%s）で、%dページ目の画面 %s "
            "から入口にもどれません。文を短くし、プログラムの不具合として知らせてください。",
            stop->size.width, stop->size.height, stop->language, stop->page + 1, name_of(stop, &arena));
    }
    arena_finish(&arena);
}
