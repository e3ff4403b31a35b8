#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "link/tree.h"
#include "pack/goals.h"
#include "run/aside.h"
#include "run/audit.h"
#include "run/commands.h"
#include "run/offscreen.h"
#include "run/origin.h"
#include "run/say.h"
#include "run/sheet_labels.h"
#include "run/sheet_page.h"
#include "run/spoilt.h"
#include "run/stops.h"
#include "run/written.h"

/* A picture is printed half a page wide: this is 190 dots an inch. */
enum { SHEET_WIDTH = 960, SHEET_HEIGHT = 540 };

/** An approval sheet that is being made. */
struct approval {
    const struct options *options;
    struct offscreen off;
    struct scratch scratch; /* where the pack lies, if it came as an archive */
    struct audit audit;     /* what check says, and where the pack's texts stand */
    struct origins origins;
    struct written written;
    struct sheet_page page;
    struct aside aside; /* the folder that is filled */
    struct arena names; /* of files and places, for one screen */
    int language;       /* of the pack, in which the screens are */
    int limit;          /* of pictures */
    bool failed;        /* and why was said */
};

static void fail_write(struct approval *approval, const char *path)
{
    say(approval->options->messages, "cannot write %s: %s", "%s に書けません: %s", path, strerror(errno));
    approval->failed = true;
}

/** Say that there would be too many pictures. */
static void fail_limit(struct approval *approval)
{
    say(approval->options->messages,
        "this pack needs more than %d pictures; ask for one language with --lang, or for more pictures with --pictures "
        "(about 0.3 MB each)",
        "このパックには %d "
        "枚より多くの画像が要ります。--lang で言語を一つにするか、--pictures で枚数を増やしてください（1枚約0.3 MB）。",
        approval->limit);
    approval->failed = true;
}

/** The picture of now, with the next number. */
static const char *take_picture(struct approval *approval, const struct stop *stop)
{
    const char *name = arena_printf(&approval->names, "%04d-%s-%s.png", approval->page.pictures + 1,
                                    approval->off.show.pack->languages[approval->language], screen_name(stop->screen));
    const char *path = arena_printf(&approval->names, "%s/%s", approval->aside.path, name);
    if (!offscreen_save_picture(&approval->off, path)) {
        fail_write(approval, path);
    }
    return name;
}

static bool is_at(const struct origin *origin, const char *path)
{
    const char *at = origin->count ? origin->places[0].path : NULL;
    return at && strncmp(at, path, strlen(path)) == 0;
}

/** What is painted before what it stands beside, but nobody reads first: names on the map, whom to ask about a project.
 */
static bool is_aside(const struct origin *origin, enum screen screen)
{
    bool map_name = is_at(origin, "/features/") || is_at(origin, "/places/");
    bool sheet = screen == SCREEN_CARD || screen == SCREEN_PROGRAMME;
    return (screen == SCREEN_MAP && map_name) || (sheet && is_at(origin, "/contacts/"));
}

/** Numbers alone need nobody's approval. */
static bool has_letters(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        bool punctuation = code < 0xC0 || (code >= 0x2000 && code < 0x2070);
        if (!punctuation || (code < 0x80 && isalpha((int)code))) {
            return true;
        }
    }
    return false;
}

static void put_text(struct approval *approval, const struct written_text *text, struct origin origin,
                     enum screen screen)
{
    if (origin.count == 0 && !has_letters(text->text)) {
        return;
    }
    if (origin.count == 0) {
        sheet_page_word(&approval->page, SHEET_LINE_OWN, text->text);
        return;
    }
    if (screen != SCREEN_HOME && is_at(&origin, "/doors/")) {
        sheet_page_word(&approval->page, SHEET_LINE_REPEATED, text->text);
        return;
    }
    const char *translated = sheet_label(SHEET_TRANSLATED, approval->options->messages);
    sheet_page_text(&approval->page, &(struct sheet_text){text->text, text->from, text->to, text->language, &origin,
                                                          origin.language > 0 ? translated : NULL});
}

/** What is read first, or what is read last. */
static void put_texts(struct approval *approval, enum screen screen, bool aside)
{
    for (size_t i = 0; i < approval->written.count; i++) {
        const struct written_text *text = &approval->written.items[i];
        struct origin origin = origins_find(&approval->origins, text, &approval->names);
        if (is_aside(&origin, screen) == aside) {
            put_text(approval, text, origin, screen);
        }
    }
}

/** The goals of a card's project, which the exhibition's editors have chosen. */
static void put_goals(struct approval *approval, const char *id)
{
    const struct pack *pack = approval->off.show.pack;
    const struct pack_project *project = &pack->projects[pack_project_find(pack, id)];
    const char *tag = pack->languages[approval->language], *title = pack_text_get(&project->title, 0);
    struct strbuf names = {0};
    for (size_t i = 0; i < project->goal_count; i++) {
        strbuf_printf(&names, "%sSDGs %d %s", i ? " / " : "", project->goals[i], goal_name(project->goals[i], tag));
    }
    struct diag_place place = origins_beside(&approval->origins, title, "title", "goals", &approval->names);
    struct origin origin = {.places = &place, .count = 1};
    if (names.size) {
        sheet_page_text(&approval->page, &(struct sheet_text){names.text, 0, names.size, tag, &origin,
                                                              sheet_label(SHEET_CHOSEN, approval->options->messages)});
    }
    strbuf_finish(&names);
}

static void put_screen(struct approval *approval, const struct stop *stop)
{
    const char *file = take_picture(approval, stop);
    const char *name = stops_name(stop, approval->off.show.pack, approval->options->messages, &approval->names);
    sheet_page_screen(&approval->page, name, approval->language, file);
    put_texts(approval, stop->screen, false);
    put_texts(approval, stop->screen, true);
    if (stop->screen == SCREEN_CARD && stop->kind == STOP_SCREEN) {
        put_goals(approval, stop->id);
    }
    sheet_page_screen_end(&approval->page);
}

/** A picture of the stop; of an extra one only when it shows a text that was not seen before. */
static bool look(void *user, const struct stop *stop)
{
    struct approval *approval = user;
    bool fresh = false;
    written_read(&approval->written, &approval->off.show.list);
    for (size_t i = 0; i < approval->written.count; i++) {
        fresh |= origins_see(&approval->origins, &approval->written.items[i]);
    }
    if (stop->extra && !fresh) {
        return true;
    }
    if (approval->page.pictures == approval->limit) {
        fail_limit(approval);
        return false;
    }
    put_screen(approval, stop);
    arena_reset(&approval->names);
    return !approval->failed;
}

/** What is in this language and was not seen on any picture. */
static void put_rest(struct approval *approval)
{
    const struct heard *heard = &approval->audit.paging.heard;
    bool any = false;
    for (size_t i = 0; i < heard->count; i++) {
        if (approval->origins.languages[i] != approval->language || origins_seen(&approval->origins, i)) {
            continue;
        }
        if (!any) {
            sheet_page_rest(&approval->page);
        }
        any = true;
        struct origin origin = {.places = &heard->items[i].place, .count = 1};
        const char *translated = sheet_label(SHEET_TRANSLATED, approval->options->messages);
        sheet_page_text(&approval->page, &(struct sheet_text){heard->items[i].text, 0, strlen(heard->items[i].text),
                                                              approval->off.show.pack->languages[approval->language],
                                                              &origin, approval->language > 0 ? translated : NULL});
    }
    if (any) {
        sheet_page_rest_end(&approval->page);
    }
}

static void put_language(struct approval *approval, int language)
{
    approval->language = language;
    origins_forget(&approval->origins);
    offscreen_language(&approval->off, approval->off.show.pack->languages[language]);
    sheet_page_language(&approval->page, language);
    if (stops_walk(&approval->off, look, approval)) {
        put_rest(approval);
    }
}

/** The languages that are asked for: first..last-1. False after saying that the pack has none such. */
static bool choose_languages(const struct approval *approval, int *first, int *last)
{
    const struct pack *pack = approval->off.show.pack;
    const char *asked = approval->options->lang;
    *first = asked ? pack_language_find(pack, asked) : 0;
    *last = asked ? *first + 1 : pack->language_count;
    if (*first == PACK_INDEX_NONE) {
        say(approval->options->messages, "the pack has no language '%s'", "このパックに言語「%s」はありません", asked);
        return false;
    }
    return true;
}

static void write_page(struct approval *approval)
{
    struct strbuf html = {0};
    const char *path = arena_printf(&approval->names, "%s/index.html", approval->aside.path);
    sheet_page_write(&approval->page, &approval->off.show.diags, &html);
    if (!file_write_atomic(path, strbuf_text(&html), html.size)) {
        fail_write(approval, path);
    }
    strbuf_finish(&html);
}

/** The folder does not get its name. */
static void fail_folder(struct approval *approval, enum aside_result result)
{
    aside_say(result, approval->options->out, approval->options->messages);
    approval->failed = true;
}

static void fill_folder(struct approval *approval, int first, int last)
{
    for (int language = first; language < last && !approval->failed; language++) {
        put_language(approval, language);
    }
    if (!approval->failed) {
        write_page(approval);
    }
}

static void make(struct approval *approval, int first, int last)
{
    const char *out = approval->options->out;
    if (!aside_is_free(out)) {
        fail_folder(approval, ASIDE_THERE);
        return;
    }
    if (!aside_begin(&approval->aside, out)) {
        fail_folder(approval, ASIDE_FAILED);
    } else {
        fill_folder(approval, first, last);
    }
    enum aside_result result = approval->failed ? ASIDE_OK : aside_take_place(&approval->aside);
    if (result != ASIDE_OK) {
        fail_folder(approval, result);
    }
    aside_finish(&approval->aside);
    if (!approval->failed) {
        say(approval->options->messages, "%d pictures; open %s/index.html and print it",
            "画像 %d 枚。%s/index.html を開いて印刷してください", approval->page.pictures, out);
    }
}

/** The number of the pack's contents; an archive's is that of its folder. */
static uint64_t content_of(const char *folder)
{
    struct tree tree = {.count = 0};
    bool hashed = tree_list(&tree, folder) == TREE_OK && tree_hash(&tree, folder) == TREE_OK;
    uint64_t content = hashed ? tree_content(&tree) : 0;
    tree_finish(&tree);
    return content;
}

/** What is known of the pack before its first screen. */
static void begin(struct approval *approval, struct px_size size)
{
    const struct options *options = approval->options;
    const char *folder = approval->scratch.root ? approval->scratch.root : options->operands[0];
    approval->limit = options->pictures ? options->pictures : SHEET_PICTURES_MAX;
    origins_init(&approval->origins, approval->off.show.pack, &approval->audit.paging.heard);
    approval->page = (struct sheet_page){.pack = approval->off.show.pack,
                                         .messages = options->messages,
                                         .roots = {approval->scratch.root, options->operands[0]},
                                         .only = options->lang,
                                         .day = options->day,
                                         .content = content_of(folder),
                                         .size = size};
}

static void make_of_pack(struct approval *approval, struct px_size size)
{
    int first = 0, last = 0;
    begin(approval, size);
    if (!choose_languages(approval, &first, &last)) {
        approval->failed = true;
    } else if (stops_least(approval->off.show.pack) * (size_t)(last - first) > (size_t)approval->limit) {
        fail_limit(approval);
    } else {
        make(approval, first, last);
    }
}

/**
 * Load the pack, all of it unless a day is asked for, and check it as `check` does. False after saying why it cannot be
 * shown. Nothing depends on what day it is.
 */
static bool open_pack(struct approval *approval, struct px_size size)
{
    const struct options *options = approval->options;
    struct diags diags = {0};
    struct type *type = show_open_type(options->messages);
    if (!type) {
        return false;
    }
    struct pack_listener listener = audit_listener(&approval->audit);
    struct spoilt spoilt = {.diags = &diags, .also = &listener};
    struct pack_listener tried = spoilt_listener(&spoilt);
    struct pack_wish wish = {.day = options->day, .advice = true, .listener = &tried};
    struct pack *pack = show_load_pack(options->operands[0], &wish, type, &approval->scratch, &diags);
    spoilt_tell_untried(&spoilt);
    spoilt_finish(&spoilt);
    if (pack) {
        audit_take(&approval->audit, pack, type, &size, 1, &diags);
        scratch_rename(&approval->scratch, options->operands[0], &diags);
    }
    say_diags(options->messages, &diags);
    offscreen_open_pack(&approval->off, type, pack, size.width, size.height, options->messages);
    approval->off.show.diags = diags;
    return pack != NULL;
}

int command_sheet(const struct options *options)
{
    struct approval approval = {.options = options};
    struct px_size size = options_size_or(options, (struct px_size){SHEET_WIDTH, SHEET_HEIGHT});
    bool opened = open_pack(&approval, size);
    if (opened) {
        make_of_pack(&approval, size);
    }
    offscreen_close(&approval.off);
    scratch_finish(&approval.scratch);
    origins_finish(&approval.origins);
    audit_finish(&approval.audit);
    written_finish(&approval.written);
    sheet_page_finish(&approval.page);
    arena_finish(&approval.names);
    return opened && !approval.failed ? 0 : 1;
}
