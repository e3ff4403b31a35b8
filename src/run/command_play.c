#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "run/commands.h"
#include "run/play.h"
#include "run/say.h"

static void play(struct offscreen *off, const struct scene *scene, const struct options *options, struct diags *diags)
{
    off->every_frame = options->every_frame;
    if (options->settings) {
        struct settings_file settings;
        settings_file_open(&settings, options->settings);
        show_take_settings(&off->show, settings);
    } else {
        offscreen_comfort(off, options->comfort);
    }
    if (options->lang && !offscreen_language(off, options->lang)) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = options->pack}, "the pack has no language '%s'",
                 "このパックに言語「%s」はありません", options->lang);
        return;
    }
    play_scene(off, scene, options->operands[0], options->out, diags);
    if (options->status) {
        fputs(strbuf_text(&off->status), stdout);
    }
}

static void open_and_play(const struct scene *scene, const struct options *options, struct diags *diags)
{
    struct px_size size = options_size_or(options, (struct px_size){COMMANDS_WIDTH, COMMANDS_HEIGHT});
    struct offscreen off;
    if (offscreen_open(&off, options->pack, options->day, size.width, size.height, options->messages)) {
        say_diags(options->messages, &off.show.diags);
        diags->errors += off.show.diags.errors;
        if (off.show.pack) {
            play(&off, scene, options, diags);
        }
    } else {
        diags->errors++;
    }
    offscreen_close(&off);
}

int command_play(const struct options *options)
{
    struct diags diags = {.count = 0};
    struct scene scene = {.count = 0};
    if (!file_make_folder(options->out)) {
        say(options->messages, "cannot make the folder %s: %s", "フォルダ %s を作れません: %s", options->out,
            strerror(errno));
        return 1;
    }
    if (scene_load(&scene, options->operands[0], &diags)) {
        open_and_play(&scene, options, &diags);
    }
    say_diags(options->messages, &diags);
    int status = diags.errors ? 1 : 0;
    scene_finish(&scene);
    diag_finish(&diags);
    return status;
}
