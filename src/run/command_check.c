#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/archive.h"
#include "run/apart.h"
#include "run/attempt.h"
#include "run/audit.h"
#include "run/commands.h"
#include "run/json.h"
#include "run/rehearse.h"
#include "run/report.h"
#include "run/say.h"
#include "run/show.h"
#include "run/spoilt.h"
#include "run/today.h"
#include "run/tree_words.h"

enum { REHEARSAL_WIDTH = 640, REHEARSAL_HEIGHT = 360 };

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
    struct type *type; /* owned; NULL: no fonts */
    struct pack *pack; /* all of it, also what is shown on other days only; NULL: it cannot be used */
    struct audit audit;
    struct scratch scratch;
    struct diags diags;
};

/** As it is on a day, which tells what is over, and if that is not all of it, then the whole. */
static void load(struct checked *checked, int day)
{
    struct pack_listener listener = audit_listener(&checked->audit);
    struct spoilt spoilt = {.diags = &checked->diags, .also = &listener};
    struct pack_listener tried = spoilt_listener(&spoilt);
    struct pack_wish wish = {.day = day, .advice = true, .listener = &tried};
    struct scratch *scratch = &checked->scratch;
    struct diags same = {0}; /* what is found again in the whole */
    checked->pack = show_load_pack(checked->path, &wish, checked->type, scratch, &checked->diags);
    spoilt_tell_untried(&spoilt);
    if (checked->pack && !checked->pack->whole) {
        audit_finish(&checked->audit);
        pack_destroy(checked->pack);
        wish = (struct pack_wish){.listener = &tried};
        spoilt.diags = &same;
        checked->pack = pack_load_as(scratch->root ? scratch->root : checked->path, &wish, &same);
    }
    spoilt_finish(&spoilt);
    diag_finish(&same);
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

/** What installing would refuse is refused here, in the same words: a folder that is too much for a display. */
static bool fits(struct checked *checked)
{
    const char *root = checked->scratch.root;
    return tree_words_check(&checked->diags, checked->path, root ? root : checked->path);
}

/** Every screen is painted, as installing does; what that makes of this process, is told by the other. */
static void paint(struct checked *checked, const struct options *options)
{
    /* Without a display's size as small as can be: what is laid out and decoded is the same. */
    const struct px_size small = {REHEARSAL_WIDTH, REHEARSAL_HEIGHT};
    rehearse(checked->type, checked->pack, options_size_or(options, small), NULL);
    checked->type = NULL;
    checked->pack = NULL;
}

/** One pack that is to be checked. */
struct order {
    const char *path;
    struct type *type; /* owned by the process that checks */
    const struct options *options;
    const char *place; /* where an archive is to be unpacked; NULL: the usual one */
};

/** True when the exhibition can use the pack. */
static bool check_pack(void *self, const struct pulse *pulse)
{
    const struct order *order = self;
    const struct options *options = order->options;
    struct checked checked = {.path = order->path, .type = order->type};
    if (order->place) {
        setenv("TMPDIR", order->place, 1);
    }
    pulse_beat(pulse, REPORT_BEAT_MAX); /* whoever reads this can wait, or end it */
    load(&checked, options->day == DAY_NONE ? today_find(NULL) : options->day);
    if (checked.pack && checked.type) {
        check_screens(&checked, options);
    }
    bool usable = checked.pack && fits(&checked);
    if (usable && checked.type) {
        paint(&checked, options);
    }
    print(&checked, options);
    audit_finish(&checked.audit);
    pack_destroy(checked.pack);
    type_destroy(checked.type);
    scratch_finish(&checked.scratch);
    diag_finish(&checked.diags);
    return usable;
}

/** What broke off has said nothing. */
static void print_break(const struct order *order, enum installer_result ended)
{
    struct checked checked = {.path = order->path};
    const struct attempt attempt = {.ended = ended};
    struct verdict verdict = attempt_judge(&attempt, (struct verdict){.kind = VERDICT_NONE});
    verdict.times = 0;
    attempt_complain(&checked.diags, order->path, verdict);
    print(&checked, order->options);
    diag_finish(&checked.diags);
}

/** In a process of its own, as it is installed: a pack that breaks it down is told of, and the next one is checked.
 * What an archive was unpacked to goes in any case. */
static bool check_apart(struct order *order)
{
    struct scratch around = {.folder = NULL};
    bool usable = false;
    order->place = archive_is_one(order->path) ? scratch_open(&around) : NULL;
    enum installer_result ended = apart_run(check_pack, order, &usable);
    if (attempt_broke(ended)) {
        print_break(order, ended);
    }
    scratch_finish(&around);
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
        usable &= check_apart(&(struct order){.path = options->operands[i], .type = type, .options = options});
    }
    type_destroy(type);
    return usable ? 0 : 1;
}
