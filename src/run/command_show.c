#include <stdio.h>
#include <stdlib.h>

#include "run/commands.h"
#include "run/loop.h"
#include "run/say.h"

static bool choose_language(struct show *show, const struct options *options)
{
    if (!options->lang || !show->pack || app_set_language(show->app, options->lang)) {
        return true;
    }
    say(options->messages, "the pack has no language '%s'", "このパックに言語「%s」はありません", options->lang);
    return false;
}

static struct window *open_window(const struct options *options)
{
    struct px_size size = options_size_or(options, (struct px_size){0, 0});
    struct window_options wanted = {
        .width = size.width, .height = size.height, .windowed = options->windowed, .rotate = options->rotate};
    const char *problem = "";
    struct window *window = window_create(&wanted, &problem);
    if (!window) {
        say(options->messages, "there is no display to show the exhibition on (%s)",
            "展示を映すディスプレイがありません（%s）", problem);
    }
    return window;
}

static void run(struct show *show, struct window *window, const struct quit *quit, const struct options *options)
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
                        .status = options->status,
                        .clock = clock_start(),
                        .next = TICK_NEVER};
    loop_run(&loop);
    /* Whoever read the status lines may be gone; that is no failure of the show. */
    clearerr(stdout);
}

int command_show(const struct options *options)
{
    struct show show;
    struct window *window = NULL;
    struct quit quit;
    int status = 1;
    quit_watch(&quit);
    /* Nor does the show end with whoever reads its words. */
    signal(SIGPIPE, SIG_IGN);
    if (show_open(&show, options->pack, options->messages)) {
        /* A pack that cannot be used is a calm screen for visitors, and lines for the staff. */
        say_diags(options->messages, &show.diags);
        window = choose_language(&show, options) ? open_window(options) : NULL;
        if (window) {
            run(&show, window, &quit, options);
            status = 0;
        }
    }
    window_destroy(window);
    show_close(&show);
    return status;
}
