#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "check.h"
#include "base/ruby.h"
#include "pack/goals.h"
#include "text/chars.h"
#include "ui/state.h"
#include "ui/target.h"

/**
 * Whatever a pack says on its cards and on the screens of voices, students, join, the programme and credits can be
 * read on one of their pages, in every language, whole and inside the picture, on stages of every shape; what can be
 * touched is large enough.
 */

struct stage {
    double width, height;
};

static const struct stage stages[] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {1080, 1440}, {2520, 1080}};

static bool is_stout(struct stage stage)
{
    return fmax(stage.width, stage.height) < 1.4 * fmin(stage.width, stage.height);
}

struct fixture {
    struct pack *pack;
    struct type *type;
    struct app *app;
    struct draw_list list;
    struct strbuf shown;  /* every text of the pages looked at, without spaces */
    struct strbuf pieces; /* the same, each piece with a zero behind it */
    struct stage stage;
    tick now;
};

/** What differs between a text and its picture: spaces and breaks, and the full-width ! of a column. */
static void add_plain(struct strbuf *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t code = utf8_next(text, size, &at);
        if (code == 0xFF01 || code == 0xFF1F) {
            strbuf_puts(out, code == 0xFF01 ? "!" : "?");
        } else if (code > ' ' && code != 0x3000 && code != 0x200B) {
            strbuf_add(out, text + from, at - from);
        }
    }
}

static void look(struct fixture *f)
{
    struct signals signals = {.count = 0};
    f->now += TICK_S(4);
    f->app->touched = f->now; /* nobody is asked whether to go on */
    app_step(f->app, &(struct input){.touch_count = 0}, f->now, f->stage.width, f->stage.height, &f->list, &signals);
}

/** The texts of a frame must lie inside the picture; slips beside the front may reach over its edge. */
static void read_frame(struct fixture *f, bool may_leave)
{
    struct rect all = rect_make(-1, -1, f->stage.width + 2, f->stage.height + 2);
    for (size_t i = 0; i < f->list.count; i++) {
        const struct draw_command *command = &f->list.commands[i];
        if (command->kind == DRAW_TEXT) {
            if (!command->text.reading) {
                add_plain(&f->shown, command->text.text);
                add_plain(&f->pieces, command->text.text);
                strbuf_add(&f->pieces, "", 1);
            }
            if (!may_leave && !rect_holds(all, command->text.bounds)) {
                fprintf(stderr, "%s, %.0f x %.0f: beyond the edge: %.40s\n", screen_name(f->app->screen),
                        f->stage.width, f->stage.height, command->text.text);
            }
            CHECK(may_leave || rect_holds(all, command->text.bounds));
        }
    }
    strbuf_puts(&f->shown, "\n");
}

/** Where the letters of a text are, without the air around them. */
static struct rect letters(const struct draw_text *text)
{
    struct rect bounds = text->bounds;
    double above = bounds.h - text->size * 0.7, size = text->size;
    /* full-width brackets and stops are half blank, and what stands beside them comes nearer */
    double head = char_is_wide_open(char_at(text->text, strlen(text->text), 0)) ? 0.5 : 0;
    double tail = char_is_wide_close(char_before(text->text, strlen(text->text))) ? 0.5 : 0;
    return rect_make(bounds.x + size * (0.15 + head), bounds.y + above / 2, bounds.w - size * (0.3 + head + tail),
                     size * 0.7);
}

/** No text stands on another. */
static void check_apart(const struct fixture *f)
{
    for (size_t i = 0; i < f->list.count; i++) {
        for (size_t j = i + 1; j < f->list.count && f->list.commands[i].kind == DRAW_TEXT; j++) {
            const struct draw_text *a = &f->list.commands[i].text, *b = &f->list.commands[j].text;
            bool clash = f->list.commands[j].kind == DRAW_TEXT && !a->vertical && !b->vertical &&
                         rect_overlaps(letters(a), letters(b));
            if (clash) {
                fprintf(stderr, "%s, %.0f x %.0f: '%s' stands on '%s'\n", screen_name(f->app->screen), f->stage.width,
                        f->stage.height, b->text, a->text);
            }
            CHECK(!clash);
        }
    }
}

/** What takes the drags of a whole sheet. */
static bool is_sheet(enum target_kind kind)
{
    return kind == TARGET_VOICE || kind == TARGET_VOICE_SHEET || kind == TARGET_CARD_SHEET;
}

/** Two targets may share an area only where one is a sheet below. */
static void check_targets(const struct fixture *f)
{
    for (size_t i = 0; i < f->list.hit_count; i++) {
        const struct hit *hit = &f->list.hits[i];
        if (is_sheet(target_kind(hit->target))) {
            continue;
        }
        CHECK(hit->area.h >= THEME_TARGET - 0.01 && hit->area.w >= THEME_TARGET - 0.01);
        for (size_t j = i + 1; j < f->list.hit_count; j++) {
            CHECK(is_sheet(target_kind(f->list.hits[j].target)) ||
                  !rect_overlaps(rect_inset(hit->area, -THEME_GAP / 2 + 2.1),
                                 rect_inset(f->list.hits[j].area, -THEME_GAP / 2 + 2.1)));
        }
    }
}

/** The highest page that a button of this frame leads to. */
static int last_target_page(const struct fixture *f)
{
    int last = 0;
    for (size_t i = 0; i < f->list.hit_count; i++) {
        enum target_kind kind = target_kind(f->list.hits[i].target);
        if ((kind == TARGET_PAGE || kind == TARGET_CARD_PAGE) && target_number(f->list.hits[i].target) > last) {
            last = target_number(f->list.hits[i].target);
        }
    }
    return last;
}

/** Read all pages of a screen; `page` is where its state keeps the page. Returns their number. */
static int read_pages(struct fixture *f, int *page, bool may_leave)
{
    int count = 0;
    for (bool more = true; more && count < 100; count++) {
        *page = count;
        look(f);
        read_frame(f, may_leave);
        check_targets(f);
        if (!may_leave) {
            check_apart(f);
        }
        more = last_target_page(f) > count;
    }
    *page = 0;
    return count;
}

/** In large type a text may be torn between pages: then its parts stand on them, one after the other. */
static bool is_shown_in_parts(const char *shown, const char *plain)
{
    enum { PARTS_MAX = 8 };
    for (int part = 0; part < PARTS_MAX && *plain; part++) {
        const char *found = NULL;
        size_t length = strlen(plain);
        struct strbuf start = {0};
        for (; length > 0 && !found; length -= !found) {
            strbuf_clear(&start);
            strbuf_add(&start, plain, length);
            found = strstr(shown, strbuf_text(&start));
        }
        strbuf_finish(&start);
        if (!found) {
            return false;
        }
        shown = found + length;
        plain += length;
    }
    return *plain == '\0';
}

/** A quotation and its translation turn their pages together: each in its order among the pieces of all pages. */
static bool found_in_pieces(const struct fixture *f, const char *plain)
{
    const char *pieces = strbuf_text(&f->pieces), *end = pieces + f->pieces.size;
    const char *rest = plain;
    for (const char *piece = pieces; piece < end && *rest; piece += strlen(piece) + 1) {
        if (*piece && strncmp(rest, piece, strlen(piece)) == 0) {
            rest += strlen(piece);
        }
    }
    return *rest == '\0';
}

static void expect_words(const struct fixture *f, const char *words)
{
    struct arena arena = {0};
    const char *wanted = ruby_plain(words, &arena);
    struct strbuf plain = {0};
    add_plain(&plain, wanted);
    bool found = strstr(strbuf_text(&f->shown), strbuf_text(&plain)) != NULL ||
                 found_in_pieces(f, strbuf_text(&plain)) ||
                 (f->app->comfort[COMFORT_LARGE] && is_shown_in_parts(strbuf_text(&f->shown), strbuf_text(&plain)));
    if (!found) {
        fprintf(stderr, "%s, language %d, %.0f x %.0f: not shown: %s\n", screen_name(f->app->screen), f->app->language,
                f->stage.width, f->stage.height, wanted);
    }
    CHECK(found);
    strbuf_finish(&plain);
    arena_finish(&arena);
}

static void expect(const struct fixture *f, const struct pack_text *text)
{
    expect_words(f, pack_text_get(text, f->app->language));
}

/** What a person said is shown in their words and in the visitor's language. */
static void expect_quotation(const struct fixture *f, const struct pack_text *text)
{
    expect_words(f, pack_text_get(text, 0));
    expect(f, text);
}

static void expect_name(const struct fixture *f, const char *name)
{
    if (name) {
        expect(f, &(struct pack_text){.in = {name}});
    }
}

static void expect_contact(const struct fixture *f, int index)
{
    if (index != PACK_INDEX_NONE) {
        const struct pack_contact *contact = &f->pack->contacts[index];
        expect(f, &contact->role);
        expect(f, &contact->name);
        expect(f, &contact->address);
        expect_name(f, contact->tel);
        expect_name(f, contact->fax);
        expect_name(f, contact->mail);
    }
}

static void open_screen(struct fixture *f, enum screen screen, const char *id)
{
    strbuf_clear(&f->shown);
    strbuf_clear(&f->pieces);
    CHECK(app_jump(f->app, screen, id, f->now));
    f->app->beneath = SCREEN_HOME; /* the names on a map beneath a card are no clash */
}

static void check_interview(struct fixture *f, const struct pack_interview *interview)
{
    expect(f, &interview->headline);
    expect(f, &interview->introduction);
    expect(f, &interview->speaker);
    for (size_t i = 0; i < interview->answer_count; i++) {
        expect(f, &interview->answers[i].question);
        expect_quotation(f, &interview->answers[i].answer);
    }
}

static void expect_goals(const struct fixture *f, const struct pack_project *project)
{
    for (size_t i = 0; i < project->goal_count; i++) {
        expect_words(f, goal_name(project->goals[i], f->pack->languages[f->app->language]));
    }
}

/** Whom to ask about a project: what a code says is shown as words, too. */
static void expect_who(const struct fixture *f)
{
    if (f->pack->programme.contact != PACK_INDEX_NONE) {
        const struct pack_contact *contact = &f->pack->contacts[f->pack->programme.contact];
        expect(f, &contact->role);
        expect(f, &contact->name);
        expect_name(f, contact->tel);
    }
}

static void check_cards(struct fixture *f)
{
    int most = is_stout(f->stage) ? 2 : 1; /* whom to ask may have no room beside the lamp */
    for (size_t p = 0; p < f->pack->project_count; p++) {
        const struct pack_project *project = &f->pack->projects[p];
        open_screen(f, SCREEN_CARD, project->id);
        int pages = read_pages(f, &f->app->card.page, false);
        CHECK(project->interview != PACK_INDEX_NONE || pages <= most || f->app->comfort[COMFORT_LARGE]);
        expect(f, &f->pack->sections[project->section].name);
        expect(f, &project->title);
        expect(f, &project->subtitle);
        expect(f, &project->group);
        expect(f, &project->place_note);
        expect(f, &project->picture.alt);
        expect(f, &project->picture.credit);
        expect_goals(f, project);
        expect(f, &f->pack->goals_label);
        expect_who(f);
        for (size_t d = 0; d < project->division_count; d++) {
            expect(f, &project->divisions[d]);
        }
        if (project->interview != PACK_INDEX_NONE) {
            check_interview(f, &f->pack->interviews[project->interview]);
        }
    }
}

static void check_programme(struct fixture *f)
{
    open_screen(f, SCREEN_PROGRAMME, NULL);
    CHECK(read_pages(f, &f->app->programme.page, false) <= 2 || f->app->comfort[COMFORT_LARGE]);
    expect(f, &f->pack->programme.title);
    expect(f, &f->pack->programme.headline);
    expect(f, &f->pack->programme.about);
    expect(f, &f->pack->programme.round);
    expect_contact(f, f->pack->programme.contact);
}

static void check_voices(struct fixture *f)
{
    for (size_t v = 0; v < f->pack->voice_count; v++) {
        const struct pack_voice *voice = &f->pack->voices[v];
        open_screen(f, SCREEN_VOICES, voice->id);
        read_pages(f, &f->app->voices.page, true);
        expect(f, &voice->about);
        expect_quotation(f, &voice->text);
        for (size_t s = 0; s < voice->speaker_count; s++) {
            expect(f, &voice->speakers[s].name);
            expect(f, &voice->speakers[s].affiliation);
        }
    }
}

static void check_students(struct fixture *f)
{
    const struct pack_students *students = &f->pack->students;
    open_screen(f, SCREEN_STUDENTS, NULL);
    read_pages(f, &f->app->students.page, false);
    const struct pack_text *texts[] = {&students->title,       &students->call,          &students->about_title,
                                       &students->about,       &students->results_title, &students->reasons_title,
                                       &students->voice_title, &students->voice_note,    &students->event_label,
                                       &students->event_title};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        expect(f, texts[i]);
    }
    for (size_t i = 0; i < students->result_count; i++) {
        expect(f, &students->results[i].title);
        expect(f, &students->results[i].text);
    }
    for (size_t i = 0; i < students->reason_count; i++) {
        expect(f, &students->reasons[i]);
    }
    expect_contact(f, students->contact);
}

static void check_join(struct fixture *f)
{
    open_screen(f, SCREEN_JOIN, NULL);
    read_pages(f, &f->app->join.page, false);
    for (size_t i = 0; i < f->pack->call_count; i++) {
        const struct pack_call *call = &f->pack->calls[i];
        expect(f, &call->organisation);
        expect(f, &call->title);
        expect(f, &call->text);
        for (size_t p = 0; p < call->point_count; p++) {
            expect(f, &call->points[p]);
        }
        expect_contact(f, call->contact);
    }
}

static void check_credits(struct fixture *f)
{
    open_screen(f, SCREEN_CREDITS, NULL);
    read_pages(f, &f->app->credits.page, false);
    for (size_t g = 0; g < f->pack->credit_count; g++) {
        expect(f, &f->pack->credits[g].title);
        for (size_t i = 0; i < f->pack->credits[g].line_count; i++) {
            expect(f, &f->pack->credits[g].lines[i]);
        }
    }
    expect(f, &f->pack->goals_notice);
    expect(f, &f->pack->map.notice);
    expect(f, &f->pack->translation_notice);
}

static void check_pack(struct fixture *f)
{
    for (int language = 0; language < f->pack->language_count; language++) {
        CHECK(app_set_language(f->app, f->pack->languages[language]));
        for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
            f->stage = stages[i];
            look(f);
            check_cards(f);
            check_programme(f);
            check_voices(f);
            check_students(f);
            check_join(f);
            check_credits(f);
        }
    }
}

/** All sentences are there; one may be torn between two pages, so its number is looked for. */
static void expect_sentences(struct fixture *f)
{
    for (int n = 0; n < 90; n++) {
        CHECK(strstr(strbuf_text(&f->shown), arena_printf(&f->list.arena, "%d", n)) != NULL);
    }
}

/** A card of which every text is far too long: page by page all of it can be read, and the way on stays. */
static void check_long_card(struct fixture *f, const struct pack_text *text)
{
    struct pack_interview interviews[1] = {f->pack->interviews[0]};
    struct pack_answer answers[1] = {{*text, *text}};
    struct pack_project projects[1] = {f->pack->projects[0]};
    struct pack pack = *f->pack;
    interviews[0].answers = answers;
    interviews[0].answer_count = 1;
    projects[0].title = *text;
    projects[0].group = *text;
    pack.interviews = interviews;
    pack.projects = projects;
    pack.project_count = 1;
    struct fixture other = {.pack = &pack, .type = f->type, .app = app_create(&pack, NULL, f->type)};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        other.stage = stages[i];
        look(&other);
        open_screen(&other, SCREEN_CARD, NULL);
        CHECK(read_pages(&other, &other.app->card.page, false) > 4);
        expect_sentences(&other);
    }
    app_destroy(other.app);
    draw_finish(&other.list);
    strbuf_finish(&other.shown);
    strbuf_finish(&other.pieces);
}

/** A picture takes room from the texts, most of all in large type, and puts nothing out of reach. */
static void check_picture(struct fixture *f)
{
    struct pack_project projects[1] = {f->pack->projects[0]};
    struct pack pack = *f->pack;
    projects[0].picture = (struct pack_picture){.file = SOURCE_DIR "/content/template/pictures/star.png",
                                                .alt = projects[0].title,
                                                .credit = projects[0].group,
                                                .width = 1200,
                                                .height = 800};
    pack.projects = projects;
    pack.project_count = 1;
    struct fixture other = {.pack = &pack, .type = f->type, .app = app_create(&pack, NULL, f->type)};
    app_set_comfort(other.app, COMFORT_LARGE, true);
    for (int language = 0; language < pack.language_count; language++) {
        CHECK(app_set_language(other.app, pack.languages[language]));
        for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
            other.stage = stages[i];
            look(&other);
            check_cards(&other);
        }
    }
    app_destroy(other.app);
    draw_finish(&other.list);
    strbuf_finish(&other.shown);
    strbuf_finish(&other.pieces);
}

/** A voice far too long for its card is turned page by page, and a call or two more get pages of their own. */
static void check_much(struct fixture *f)
{
    struct pack much = *f->pack;
    struct pack_voice voices[1] = {f->pack->voices[0]};
    struct pack_call calls[5];
    struct strbuf text = {0};
    for (int i = 0; i < 90; i++) {
        strbuf_printf(&text, "これは%dばんめの文です。", i);
    }
    voices[0].text = (struct pack_text){.in = {strbuf_text(&text)}};
    check_long_card(f, &voices[0].text);
    for (size_t i = 0; i < 5; i++) {
        calls[i] = f->pack->calls[i % f->pack->call_count];
    }
    much.voices = voices;
    much.voice_count = 1;
    much.calls = calls;
    much.call_count = 5;
    struct fixture other = {.pack = &much, .type = f->type, .app = app_create(&much, NULL, f->type)};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        other.stage = stages[i];
        look(&other);
        open_screen(&other, SCREEN_VOICES, NULL);
        int pages = read_pages(&other, &other.app->voices.page, true);
        CHECK(pages > 1);
        expect_sentences(&other);
        open_screen(&other, SCREEN_JOIN, NULL);
        CHECK(read_pages(&other, &other.app->join.page, false) >= 3);
    }
    app_destroy(other.app);
    draw_finish(&other.list);
    strbuf_finish(&other.shown);
    strbuf_finish(&other.pieces);
    strbuf_finish(&text);
}

int main(void)
{
    struct diags diags = {0};
    struct fixture f = {.pack = pack_load(SOURCE_DIR "/content/kanazawa-2021", &diags), .type = type_create(NULL)};
    CHECK(f.pack && f.type);
    if (!f.pack || !f.type) {
        return check_result();
    }
    f.app = app_create(f.pack, &diags, f.type);
    check_pack(&f);
    app_set_comfort(f.app, COMFORT_LARGE, true);
    app_set_comfort(f.app, COMFORT_CONTRAST, true);
    check_pack(&f);
    check_picture(&f);
    check_much(&f);
    app_destroy(f.app);
    draw_finish(&f.list);
    strbuf_finish(&f.shown);
    strbuf_finish(&f.pieces);
    type_destroy(f.type);
    pack_destroy(f.pack);
    diag_finish(&diags);
    return check_result();
}
