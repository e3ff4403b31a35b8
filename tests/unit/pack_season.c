/*
 * Items that come and go with the days, and what becomes of those who name them. The pack `dated` has at least one of
 * each kind; in it something changes on most days of one spring.
 */
#include "base/day.h"
#include "base/strbuf.h"
#include "check.h"
#include "pack/pack.h"

#define DATED SOURCE_DIR "/tests/packs/good/dated"

static struct pack *load(const char *folder, int day, struct diags *diags)
{
    *diags = (struct diags){0};
    struct pack *pack = pack_load_as(folder, &(struct pack_wish){.day = day}, diags);
    CHECK(pack != NULL && diags->errors == 0);
    if (!pack) {
        exit(EXIT_FAILURE);
    }
    return pack;
}

/* What a pack holds, in few letters. */

#define ID(list, index) ((index) == PACK_INDEX_NONE ? "-" : pack->list[index].id)
#define TITLES(name, list, count, title)                                                                               \
    for (size_t i = 0; i < (count); i++) {                                                                             \
        strbuf_printf(out, "%s%s", i ? " " : name " ", pack_text_get(&(list)[i].title, 0));                            \
    }                                                                                                                  \
    strbuf_puts(out, (count) ? "; " : "")

static void describe(const struct pack *pack, struct strbuf *out)
{
    strbuf_clear(out);
    TITLES("aims", pack->vision.aims, pack->vision.aim_count, title);
    TITLES("years", pack->vision.years, pack->vision.year_count, label);
    TITLES("places", pack->places, pack->place_count, name);
    TITLES("sections", pack->sections, pack->section_count, name);
    for (size_t i = 0; i < pack->project_count; i++) {
        const struct pack_project *project = &pack->projects[i];
        strbuf_printf(out, "%s/%s/%s/%s; ", project->id, ID(sections, project->section), ID(places, project->place),
                      ID(interviews, project->interview));
    }
    TITLES("interviews", pack->interviews, pack->interview_count, speaker);
    for (size_t i = 0; i < pack->voice_count; i++) {
        strbuf_printf(out, "%s/%s; ", pack->voices[i].id, ID(projects, pack->voices[i].project));
    }
    TITLES("results", pack->students.results, pack->students.result_count, title);
    for (size_t i = 0; i < pack->call_count; i++) {
        strbuf_printf(out, "%s/%s; ", pack->calls[i].id, ID(contacts, pack->calls[i].contact));
    }
    TITLES("contacts", pack->contacts, pack->contact_count, name);
    TITLES("credits", pack->credits, pack->credit_count, title);
    strbuf_printf(out, "programme/%s students/%s/%s", ID(contacts, pack->programme.contact),
                  ID(voices, pack->students.voice), ID(contacts, pack->students.contact));
}

static void check_day(const char *date, const char *wanted)
{
    struct diags diags;
    struct strbuf got = {0};
    struct pack *pack = load(DATED, date ? day_parse(date) : DAY_NONE, &diags);
    describe(pack, &got);
    CHECK_TEXT(strbuf_text(&got), wanted);
    CHECK(pack->whole == !date);
    for (size_t i = 0; i < pack->section_count; i++) {
        CHECK(pack->sections[i].order == (strcmp(pack->sections[i].id, "ground") == 0)); /* whoever else is shown */
    }
    pack_destroy(pack);
    diag_finish(&diags);
    strbuf_finish(&got);
}

/** With no day known all is there; on each day what is written for it, the last day included. */
static void test_days(void)
{
    check_day(NULL, "aims はじめ いつも; years 星1 星2; places 丘 港; sections 空の部 地面の部; "
                    "telescope/sky/hill/polisher; balloon/sky/harbour/-; lantern/ground/harbour/-; "
                    "interviews みがき 星太郎さん; first/telescope; second/lantern; results 星座; "
                    "polishers/office; listeners/desk; contacts 受付 夜空課; credits 冬の写真 この展示について; "
                    "programme/desk students/first/desk");
    check_day("2026-01-01",
              "aims はじめ いつも; years 星2; places 港; sections 空の部 地面の部; telescope/sky/-/polisher; "
              "interviews みがき 星太郎さん; first/telescope; second/-; listeners/desk; contacts 受付 夜空課; "
              "credits 冬の写真 この展示について; programme/desk students/first/desk");
    check_day("2090-03-03",
              "aims はじめ いつも; years 星1 星2; places 港; sections 空の部 地面の部; telescope/sky/-/polisher; "
              "interviews みがき 星太郎さん; first/telescope; second/-; polishers/office; listeners/desk; "
              "contacts 受付 夜空課; credits 冬の写真 この展示について; programme/desk students/first/desk");
    check_day(
        "2090-03-08",
        "aims いつも; years 星2; places 丘 港; sections 空の部 地面の部; telescope/sky/hill/-; "
        "lantern/ground/harbour/-; first/telescope; second/lantern; results 星座; polishers/office; "
        "listeners/desk; contacts 受付 夜空課; credits 冬の写真 この展示について; programme/desk students/first/desk");
    /* The section is gone, and with it its projects, also the one that would come now. */
    check_day("2090-03-12",
              "aims いつも; years 星2; places 丘 港; sections 地面の部; lantern/ground/harbour/-; first/-; "
              "second/lantern; results 星座; polishers/office; listeners/-; contacts 夜空課; "
              "credits 冬の写真 この展示について; programme/- students/first/-");
    check_day("9999-12-31", "aims いつも; years 星2; places 丘 港; sections 地面の部; results 星座; contacts 夜空課; "
                            "credits この展示について; programme/- students/-/-");
}

/** `same` are just the days around on which the pack says the same, whatever day it is. */
static void test_same(void)
{
    enum { DAYS = 30 };
    const int first = day_parse("2090-02-25");
    struct strbuf looks[DAYS] = {{0}};
    struct day_span same[DAYS];
    int changes = 0;
    for (int i = 0; i < DAYS; i++) {
        struct diags diags;
        struct pack *pack = load(DATED, first + i, &diags);
        describe(pack, &looks[i]);
        same[i] = pack->same;
        CHECK(pack->day == first + i && day_span_has(pack->same, first + i));
        pack_destroy(pack);
        diag_finish(&diags);
    }
    for (int i = 0; i < DAYS; i++) {
        for (int k = i; k < DAYS && strcmp(strbuf_text(&looks[k]), strbuf_text(&looks[i])) == 0; k++) {
            CHECK(day_span_has(same[i], first + k));
        }
        bool next = i + 1 < DAYS && strcmp(strbuf_text(&looks[i + 1]), strbuf_text(&looks[i])) != 0;
        changes += next;
        CHECK(!next || (same[i].last == first + i && same[i + 1].first == first + i + 1));
        CHECK(i > 0 || same[i].first == DAY_NONE);
        CHECK(i + 1 < DAYS || same[i].last == DAY_NONE);
    }
    CHECK(changes == 13);
    for (int i = 0; i < DAYS; i++) {
        strbuf_finish(&looks[i]);
    }
}

static void check_same(const char *folder, int day, struct day_span wanted)
{
    struct diags diags;
    struct pack *pack = load(folder, day, &diags);
    CHECK(pack->same.first == wanted.first && pack->same.last == wanted.last);
    CHECK(pack->whole);
    pack_destroy(pack);
    diag_finish(&diags);
}

/** A pack without days is the same for ever; of one that was loaded whole, the days on which all of it is shown. */
static void test_whole(void)
{
    struct diags diags;
    const struct day_span always = {DAY_NONE, DAY_NONE};
    const struct day_span call = {day_parse("2026-04-01"), day_parse("2099-03-31")};
    check_same(SOURCE_DIR "/tests/packs/good/minimal", DAY_NONE, always);
    check_same(SOURCE_DIR "/tests/packs/good/minimal", day_parse("2026-04-01"), always);
    check_same(SOURCE_DIR "/content/kanazawa-2021", day_parse("1889-04-01"), always);
    check_same(SOURCE_DIR "/tests/packs/good/tiny", DAY_NONE, call);
    check_same(SOURCE_DIR "/tests/packs/good/tiny", call.first, call);
    struct pack *pack = load(DATED, DAY_NONE, &diags);
    for (int day = day_parse("2090-02-25"); day < day_parse("2090-03-25"); day++) {
        CHECK(!day_span_has(pack->same, day)); /* never is all of it shown at once */
    }
    pack_destroy(pack);
    diag_finish(&diags);
}

/** What is over is told, where its last day stands; on that day itself not yet. */
static void test_over(void)
{
    static const struct {
        const char *date;
        size_t warnings;
    } rows[] = {{"2090-03-03", 0}, {"2090-03-04", 1}, {"2090-03-05", 1}, {"2090-03-06", 2}, {"2091-01-01", 11}};
    struct diags diags;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pack_destroy(load(DATED, day_parse(rows[i].date), &diags));
        CHECK(diags.warnings == rows[i].warnings);
        diag_finish(&diags);
    }
    static const char *const lines[] = {
        [DIAG_ENGLISH] =
            "vision.json:11:60: warning: /years/0/until: its last day (2090-03-03) is over, so this is not "
            "shown any more; remove all of it, from { to } (in a spreadsheet, its row): without \"until\" alone it "
            "would come back",
        [DIAG_JAPANESE] =
            "vision.json:11:60: warning: /years/0/until: 最後の日（2090-03-03）が過ぎたので、もう表示して"
            "いません。この1件を、{ から } まで（表計算では行ごと）まるごと消してください。until だけを消すと、"
            "また表示されます。",
    };
    pack_destroy(load(DATED, day_parse("2090-03-04"), &diags));
    for (int i = 0; i < DIAG_LANGUAGE_COUNT; i++) {
        struct arena arena = {0};
        const char *wanted = arena_printf(&arena, DATED "/%s", lines[i]);
        CHECK_TEXT(diag_line(&diags.items[0], (enum diag_language)i, &arena), wanted);
        arena_finish(&arena);
    }
    diag_finish(&diags);
}

int main(void)
{
    test_days();
    test_same();
    test_whole();
    test_over();
    return check_result();
}
