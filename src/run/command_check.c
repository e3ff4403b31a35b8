#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "run/commands.h"
#include "run/json.h"
#include "run/paging.h"
#include "run/say.h"
#include "run/show.h"

static void print_json(const struct diag *diag, enum diag_language language)
{
    struct strbuf line = {0};
    json_text(&line, "{\"file\":", diag->place.file);
    strbuf_printf(&line, ",\"line\":%d,\"column\":%d", diag->place.line, diag->place.column);
    json_text(&line, ",\"path\":", diag->place.path);
    json_text(&line, ",\"severity\":", diag_severity_word(diag->severity, DIAG_ENGLISH));
    json_text(&line, ",\"message\":", diag->message[language]);
    strbuf_puts(&line, "}");
    puts(strbuf_text(&line));
    strbuf_finish(&line);
}

static void print_summary(const char *pack, const struct diags *diags, enum diag_language language)
{
    if (diags->errors == 0 && diags->warnings == 0) {
        say(language, "%s: no problems", "%s: 問題はありません", pack);
        return;
    }
    say(language, "%s: errors %zu, warnings %zu", "%s: エラー %zu 件、警告 %zu 件", pack, diags->errors,
        diags->warnings);
}

/** True when the exhibition can use the pack. */
static bool check_pack(const char *folder, struct type *type, const struct options *options)
{
    struct diags diags = {0};
    struct scratch scratch = {.folder = NULL};
    struct paging paging = {.count = 0};
    struct pack_listener listener = paging_listener(&paging);
    struct pack *pack = show_load_pack(folder, type, &scratch, &diags, &listener);
    bool usable = pack != NULL;
    if (pack && type) {
        const struct px_size usual = {COMMANDS_WIDTH, COMMANDS_HEIGHT};
        bool asked = options->size_count > 0;
        paging_check(&paging, pack, type, asked ? options->sizes : &usual, asked ? options->size_count : 1, &diags);
        scratch_rename(&scratch, folder, &diags);
    }
    if (options->json) {
        for (size_t i = 0; i < diags.count; i++) {
            print_json(&diags.items[i], options->messages);
        }
    } else {
        say_diags(options->messages, &diags);
        print_summary(folder, &diags, options->messages);
    }
    paging_finish(&paging);
    pack_destroy(pack);
    scratch_finish(&scratch);
    diag_finish(&diags);
    return usable;
}

int command_check(const struct options *options)
{
    bool usable = true;
    const char *problem = NULL;
    struct type *type = type_create(&problem);
    if (!type) {
        say(options->messages, "characters are not looked up in the fonts: %s", "文字の字形は調べません: %s", problem);
    }
    for (int i = 0; i < options->operand_count; i++) {
        usable &= check_pack(options->operands[i], type, options);
    }
    type_destroy(type);
    return usable ? 0 : 1;
}
