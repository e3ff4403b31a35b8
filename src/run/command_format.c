#include "pack/format.h"
#include "run/commands.h"
#include "run/say.h"

int command_format(const struct options *options)
{
    struct diags diags = {0};
    const char *folder = options->operands[0];
    size_t changed = 0;
    bool done = pack_format(folder, &diags, &changed);
    say_diags(options->messages, &diags);
    if (done) {
        say(options->messages, "%s: files written anew: %zu", "%s: 書きなおしたファイル: %zu", folder, changed);
    }
    diag_finish(&diags);
    return done ? 0 : 1;
}
