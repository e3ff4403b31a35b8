#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "run/audit.h"
#include "run/commands.h"
#include "run/json.h"
#include "run/say.h"
#include "run/show.h"
#include "run/today.h"

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

/** One pack, and what is said of it. */
struct checked {
    const char *path;
    struct type *type; /* borrowed; NULL: no fonts */
    struct pack *pack; /* all of it, also what is shown on other days only; NULL: it cannot be used */
    struct audit audit;
    struct scratch scratch;
    struct diags diags;
};

/** As it is on a day, which tells what is over, and if that is not all of it, then the whole. */
static void load(struct checked *checked, int day)
{
    struct pack_listener listener = audit_listener(&checked->audit);
    struct pack_wish wish = {.day = day, .advice = true, .listener = &listener};
    struct scratch *scratch = &checked->scratch;
    checked->pack = show_load_pack(checked->path, &wish, checked->type, scratch, &checked->diags);
    if (checked->pack && !checked->pack->whole) {
        struct diags same = {0}; /* as before */
        audit_finish(&checked->audit);
        pack_destroy(checked->pack);
        wish = (struct pack_wish){.listener = &listener};
        checked->pack = pack_load_as(scratch->root ? scratch->root : checked->path, &wish, &same);
        diag_finish(&same);
    }
}

static void check_screens(struct checked *checked, const struct options *options)
{
    const struct px_size usual = {COMMANDS_WIDTH, COMMANDS_HEIGHT};
    bool asked = options->size_count > 0;
    audit_take(&checked->audit, checked->pack, checked->type, asked ? options->sizes : &usual,
               asked ? options->size_count : 1, &checked->diags);
    scratch_rename(&checked->scratch, checked->path, &checked->diags);
}

static void print(const struct checked *checked, const struct options *options)
{
    if (!options->json) {
        say_diags(options->messages, &checked->diags);
        print_summary(checked->path, &checked->diags, options->messages);
        return;
    }
    for (size_t i = 0; i < checked->diags.count; i++) {
        print_json(&checked->diags.items[i], options->messages);
    }
}

/** True when the exhibition can use the pack. */
static bool check_pack(const char *path, struct type *type, const struct options *options)
{
    struct checked checked = {.path = path, .type = type};
    load(&checked, options->day == DAY_NONE ? today_find(NULL) : options->day);
    if (checked.pack && type) {
        check_screens(&checked, options);
    }
    print(&checked, options);
    bool usable = checked.pack != NULL;
    audit_finish(&checked.audit);
    pack_destroy(checked.pack);
    scratch_finish(&checked.scratch);
    diag_finish(&checked.diags);
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
