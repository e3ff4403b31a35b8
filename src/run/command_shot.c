#include <errno.h>
#include <string.h>

#include "run/commands.h"
#include "run/offscreen.h"
#include "run/place.h"
#include "run/say.h"
#include "run/today.h"

/** Shows what is wanted; 0, or the exit status after saying why not. */
static int arrange(struct offscreen *off, const struct options *options, struct place place)
{
    if (options->lang && off->show.pack && !offscreen_language(off, options->lang)) {
        say(options->messages, "the pack has no language '%s'", "このパックに言語「%s」はありません", options->lang);
        return 1;
    }
    offscreen_comfort(off, options->comfort);
    if (place.screen == SCREEN_STAFF) {
        /* Whoever photographs this page wants to know what a show would believe here. */
        off->show.dial = today_dial(&off->show.kept, off->now);
    }
    if (off->show.pack && !offscreen_jump(off, place.screen, place.id)) {
        say(options->messages, "the pack has nothing to show for '%s'", "このパックに「%s」で見せるものはありません",
            options->screen);
        return 1;
    }
    return 0;
}

static int take(struct offscreen *off, const struct options *options, struct place place)
{
    say_diags(options->messages, &off->show.diags);
    if (!off->show.pack && place.screen != SCREEN_FAULT) {
        return 1;
    }
    int status = arrange(off, options, place);
    if (status) {
        return status;
    }
    offscreen_run(off, off->now + (options->given & OPTION_BIT(OPTION_AT) ? options->at : PLACE_REST));
    bool saved = options->dump ? offscreen_save_dump(off, options->out) : offscreen_save_picture(off, options->out);
    if (!saved) {
        say(options->messages, "cannot write %s: %s", "%s に書けません: %s", options->out, strerror(errno));
        return 1;
    }
    return 0;
}

int command_shot(const struct options *options)
{
    struct place place;
    if (!place_parse(options->screen, &place)) {
        say(options->messages, "there is no screen '%s' (see machiakari shot --help)",
            "「%s」という画面はありません（machiakari shot --help を見てください）", options->screen);
        return 2;
    }
    struct px_size size = options_size_or(options, (struct px_size){COMMANDS_WIDTH, COMMANDS_HEIGHT});
    struct offscreen off;
    int status = 1;
    if (offscreen_open(&off, options->pack, options->day, size.width, size.height, options->messages)) {
        status = take(&off, options, place);
    }
    offscreen_close(&off);
    return status;
}
