#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "run/commands.h"
#include "run/loop.h"
#include "run/opening.h"
#include "run/paths.h"
#include "run/preparing.h"
#include "run/say.h"
#include "stage/quiet.h"

/** What is asked for by name must be there; what the settings say is only a wish. */
static bool check_language(const struct show *show, const struct options *options)
{
    if (!options->lang || !show->pack || pack_language_find(show->pack, options->lang) != PACK_INDEX_NONE) {
        return true;
    }
    say(options->messages, "the pack has no language '%s'", "このパックに言語「%s」はありません", options->lang);
    return false;
}

/** The settings of this display. What the command line says as well holds. */
static void open_settings(struct settings_file *file, const struct options *options)
{
    struct arena arena = {0};
    struct settings *settings = &file->settings;
    settings_file_open(file, options->settings ? options->settings : paths_default_settings(&arena));
    settings_file_keep(file);
    say_diags(options->messages, &file->diags);
    settings->pack = options->pack ? options->pack : settings->pack;
    settings->drop = options->drop ? options->drop : settings->drop;
    settings->store = options->store ? options->store : settings->store;
    settings->language_given = options->lang != NULL;
    settings->language = settings->language_given ? options->lang : settings->language;
    settings->rotate_given = (options->given & OPTION_BIT(OPTION_ROTATE)) != 0;
    settings->rotate = settings->rotate_given ? options->rotate : settings->rotate;
    arena_finish(&arena);
}

static struct window *open_window(const struct options *options, int rotate, const char **problem)
{
    struct px_size size = options_size_or(options, (struct px_size){0, 0});
    struct window_options wanted = {
        .width = size.width, .height = size.height, .windowed = options->windowed, .rotate = rotate};
    return window_create(&wanted, problem);
}

static void say_displayless(const struct options *options, const char *problem)
{
    say(options->messages, "there is no display to show the exhibition on (%s)",
        "展示を映すディスプレイがありません（%s）", problem);
}

/** What brings new packs, beside the show; NULL without a store. */
static struct renew *start_renewing(const struct show *show, const struct opening *opening,
                                    const struct options *options, struct px_size size)
{
    struct arena arena = {0};
    const char *drop = show->settings.settings.drop;
    struct renew_options wanted = {
        .store = opening->stored ? opening->store.path : NULL,
        .pack = opening->folder,
        .drop = drop ? paths_absolute(drop, &arena) : NULL,
        .size = size,
        .messages = options->messages,
        .refused = &opening->refused,
        .shown = opening->shown,
        .before = opening->before,
        .stamp = opening->stamp,
        .day = opening->day,
        .same = show->pack ? show->pack->same : (struct day_span){DAY_NONE, DAY_NONE},
    };
    if (wanted.drop) {
        file_make_folder(wanted.drop);
    }
    struct renew *renew = opening->stored ? renew_start(&wanted) : NULL;
    arena_finish(&arena);
    return renew;
}

static void wake(void *self)
{
    window_wake(self);
}

/** What USB sticks bring; NULL without a store. The window's wait ends when there is news of them. */
static struct sticks *start_sticks(const struct opening *opening, const struct options *options, struct px_size size,
                                   struct window *window)
{
    struct arena arena = {0};
    struct sticks_options wanted = {
        .folder = paths_absolute(options->sticks ? options->sticks : STICKS_DEFAULT, &arena),
        .store = opening->store.path,
        .size = size,
        .messages = options->messages,
        .wake = wake,
        .self = window,
    };
    struct sticks *sticks = opening->stored ? sticks_start(&wanted) : NULL;
    arena_finish(&arena);
    return sticks;
}

/** At which size new packs are tried: the display's, as far as an option may say so. */
static struct px_size rehearsed(int width, int height)
{
    int least = OPTIONS_SIDE_MIN;
    int most = OPTIONS_SIDE_MAX;
    return (struct px_size){width < least  ? least
                            : width > most ? most
                                           : width,
                            height < least  ? least
                            : height > most ? most
                                            : height};
}

static void run(struct show *show, struct window *window, const struct quit *quit, const struct opening *opening,
                const struct options *options)
{
    int width = 0;
    int height = 0;
    window_size(window, &width, &height);
    show_resize(show, width, height);
    if (options->status && show->pack) {
        printf("pack %s %d\n", show->pack->id, show->pack->version);
    }
    struct loop loop = {.show = show,
                        .window = window,
                        .quit = quit,
                        .windowed = options->windowed,
                        .status = options->status,
                        .messages = options->messages,
                        .clock = clock_start(),
                        .next = TICK_NEVER};
    loop_begin(&loop);
    /* What brings other packs waits for the first picture, and takes nothing from it. */
    loop.renew = start_renewing(show, opening, options, rehearsed(width, height));
    loop.sticks = start_sticks(opening, options, rehearsed(width, height), window);
    loop_run(&loop);
    sticks_stop(loop.sticks);
    renew_stop(loop.renew);
    /* Whoever read the status lines may be gone; that is no failure of the show. */
    clearerr(stdout);
}

/** Open the show with the fonts and the pack that were prepared. */
static void open_show(struct show *show, struct opening *opening, struct type *type, struct settings_file settings,
                      const struct options *options)
{
    show_open_pack(show, type, opening->pack, options->messages);
    show_take_settings(show, settings);
    show->scratch = opening->scratch;
    opening->pack = NULL;
    opening->scratch = (struct scratch){.folder = NULL};
    /* A pack that cannot be used is a calm screen for visitors, and lines for the staff. */
    diag_append(&show->diags, &opening->diags);
    diag_append(&show->kept.refused, &opening->refused);
    say_diags(options->messages, &opening->refused);
    say_diags(options->messages, &show->diags);
    /* Nobody at a terminal needs to hear that. */
    diag_append(&show->diags, &opening->storeless);
}

/** Open the window and all that shows in it, one beside the other. NULL when there can be no show, after saying why. */
static struct window *open_all(struct show *show, struct opening *opening, const struct options *options)
{
    struct settings_file settings;
    struct preparing preparing;
    const char *problem = "";
    open_settings(&settings, options);
    preparing_start(&preparing, &settings.settings, opening);
    struct window *window = open_window(options, settings.settings.rotate, &problem);
    preparing_finish(&preparing);
    bool good = preparing.type != NULL;
    if (good) {
        open_show(show, opening, preparing.type, settings, options);
        good = check_language(show, options);
    } else {
        settings_file_finish(&settings);
        show_say_fontless(options->messages, preparing.problem);
    }
    if (good && !window) {
        say_displayless(options, problem);
    }
    if (!good) {
        window_destroy(window);
    }
    return good ? window : NULL;
}

int command_show(const struct options *options)
{
    struct show show = {.wanted = 0};
    struct opening opening;
    struct quit quit;
    clock_follow_zone(); /* these two before the first thread */
    quiet_libraries();
    quit_watch(&quit, options->messages);
    /* Nor does the show end with whoever reads its words. */
    signal(SIGPIPE, SIG_IGN);
    struct window *window = open_all(&show, &opening, options);
    if (window) {
        run(&show, window, &quit, &opening, options);
    }
    window_destroy(window);
    quit_finish(&quit);
    show_close(&show);
    opening_finish(&opening);
    return window ? 0 : 1;
}
