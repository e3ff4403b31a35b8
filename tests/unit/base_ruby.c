/* Readings in a text: what is a notation and what is not, what is left without it, and where what was left stood. */
#include "base/ruby.h"

#include "base/strbuf.h"
#include "check.h"

static struct arena arena;

#define TEN "あいうえおかきくけこ"
#define FORTY TEN TEN TEN TEN

/** The plain text with each reading in brackets behind its base. */
static const struct {
    const char *source, *shown;
} notations[] = {
    {"", ""},
    {"ほしの町", "ほしの町"},
    {"協働《きょうどう》", "[協働:きょうどう]"},
    {"｜協働《きょうどう》", "[協働:きょうどう]"},
    {"市民と協働《きょうどう》する", "市民と[協働:きょうどう]する"},
    {"市民協働《しみんきょうどう》", "[市民協働:しみんきょうどう]"},
    {"市民｜協働《きょうどう》", "市民[協働:きょうどう]"},
    {"協《きょう》働《どう》", "[協:きょう][働:どう]"},
    {"｜SDGs《エスディージーズ》", "[SDGs:エスディージーズ]"},
    {"｜お祭り《おまつり》", "[お祭り:おまつり]"},
    {"人々《ひとびと》", "[人々:ひとびと]"},
    {"三ヶ月《さんかげつ》", "[三ヶ月:さんかげつ]"},
    {"〆切《しめきり》と〇《まる》", "[〆切:しめきり]と[〇:まる]"},
    {"葛󠄀城《かつらぎ》", "[葛󠄀城:かつらぎ]"},
    {"あ󠄀《か》", "あ󠄀《か》"},
    {"\xF0\xA0\xAE\xB7野《よしの》", "[\xF0\xA0\xAE\xB7野:よしの]"},
    /* no base: the brackets are brackets */
    {"《銀河》を読む", "《銀河》を読む"},
    {"本の《銀河鉄道》", "本の《銀河鉄道》"},
    {"カフェ《夜空》", "カフェ《夜空》"},
    /* what is escaped */
    {"映画｜《銀河》", "映画《銀河》"},
    {"東｜｜西", "東｜西"},
    {"｜｜｜協《きょう》", "｜[協:きょう]"},
    {"絵｜《空｜《星》", "絵《空《星》"},
    /* what is none stays as it is */
    {"東｜西", "東｜西"},
    {"東｜西｜南《みなみ》", "東｜西[南:みなみ]"},
    {"｜東\n西《にし》", "｜東\n[西:にし]"},
    {"協働《きょう", "協働《きょう"},
    {"協働《きょう\nどう》", "協働《きょう\nどう》"},
    {"協働《きょう《どう》", "協働《きょう《どう》"},
    {"協働《》", "協働《》"},
    {"協働《　》", "協働《　》"},
    {"｜　《そら》", "｜　《そら》"},
    {"星《" FORTY "》", "[星:" FORTY "]"},
    {"星《" FORTY "あ》", "星《" FORTY "あ》"},
    {"｜" FORTY "《そら》", "[" FORTY ":そら]"},
    {"｜" FORTY "空《そら》", "｜" FORTY "[空:そら]"},
    {"空》《", "空》《"},
    /* bytes that are not UTF-8 */
    {"\x80\xE5空《そら》\xE3", "\x80\xE5[空:そら]\xE3"},
};

static const char *show(const struct ruby_text *text)
{
    struct strbuf out = {0};
    size_t at = 0;
    for (size_t i = 0; i < text->span_count; i++) {
        const struct ruby_span *span = &text->spans[i];
        strbuf_add(&out, text->plain + at, span->from - at);
        bool reads = span->reading_size > 0;
        strbuf_puts(&out, reads ? "[" : "");
        strbuf_add(&out, text->plain + span->from, span->size);
        strbuf_puts(&out, reads ? ":" : "");
        strbuf_add(&out, span->reading, span->reading_size);
        strbuf_puts(&out, reads ? "]" : "");
        at = span->from + span->size;
    }
    strbuf_add(&out, text->plain + at, text->size - at);
    const char *shown = arena_strdup(&arena, strbuf_text(&out));
    strbuf_finish(&out);
    return shown;
}

static void test_parse(void)
{
    for (size_t i = 0; i < sizeof notations / sizeof notations[0]; i++) {
        const char *source = notations[i].source;
        struct ruby_text text = ruby_parse(source, strlen(source), &arena);
        CHECK_TEXT(show(&text), notations[i].shown);
        CHECK(text.size == strlen(text.plain));
        CHECK_TEXT(ruby_plain(source, &arena), text.plain);
        CHECK(text.readings == (strchr(notations[i].shown, '[') != NULL));
        CHECK(ruby_has_readings(source) == text.readings);
    }
}

static bool is_inside(const struct ruby_text *text, size_t at)
{
    for (size_t i = 0; i < text->span_count; i++) {
        if (at > text->spans[i].from && at < text->spans[i].from + text->spans[i].size) {
            return true;
        }
    }
    return false;
}

/** Where a text is cut between its bases, what stands before the cut reads as it did before. */
static void test_places(void)
{
    for (size_t i = 0; i < sizeof notations / sizeof notations[0]; i++) {
        const char *whole = notations[i].source;
        struct ruby_text cut = ruby_parse(whole, strlen(whole), &arena);
        size_t last = 0;
        for (size_t at = 0; at <= cut.size; at++) {
            size_t place = ruby_source_at(&cut, at);
            CHECK(place >= last && place <= strlen(whole));
            last = place;
            CHECK(!is_inside(&cut, ruby_whole_before(&cut, at)) && ruby_whole_before(&cut, at) <= at);
            if (!is_inside(&cut, at)) {
                CHECK(ruby_whole_before(&cut, at) == at);
                const char *before = ruby_plain(arena_copy(&arena, whole, place), &arena);
                CHECK_TEXT(before, arena_copy(&arena, cut.plain, at));
            }
        }
        CHECK(ruby_source_at(&cut, 0) == 0 && last == strlen(whole));
    }
    static const char source[] = "市民と｜協働《きょうどう》する";
    struct ruby_text text = ruby_parse(source, strlen(source), &arena);
    CHECK(ruby_source_at(&text, strlen("市民と")) == strlen("市民と"));
    CHECK(ruby_source_at(&text, strlen("市民と協")) == strlen("市民と｜協"));
    CHECK(ruby_source_at(&text, strlen("市民と協働")) == strlen("市民と｜協働《きょうどう》"));
    CHECK(ruby_source_at(&text, strlen("市民と協働す")) == strlen("市民と｜協働《きょうどう》す"));
}

static void test_kinds(void)
{
    static const struct {
        const char *source;
        enum ruby_kind kind;
        const char *mark;
    } kinds[] = {
        {"市の協働《きょうどう》を", RUBY_READING, "協働《きょうどう》"},
        {"市の｜協働《きょうどう》を", RUBY_READING, "｜協働《きょうどう》"},
        {"市の｜《銀河》", RUBY_ESCAPE, "｜《"},
        {"市の｜｜銀河", RUBY_ESCAPE, "｜｜"},
        {"市の｜銀河", RUBY_LONE_BAR, "｜"},
        {"市の銀河《ぎんが", RUBY_OPEN, "銀河《"},
        {"市の｜銀河《ぎんが", RUBY_OPEN, "｜銀河《"},
        {"市の｜ 《ぎんが》", RUBY_EMPTY_BASE, "｜ 《"},
        {"市の銀河《》へ", RUBY_EMPTY_READING, "銀河《》"},
        {"市の銀河《" FORTY FORTY "》へ", RUBY_LONG_READING, "銀河《" FORTY FORTY "》"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct ruby_mark mark;
        CHECK(ruby_next(kinds[i].source, strlen(kinds[i].source), 0, &mark));
        CHECK(mark.kind == kinds[i].kind);
        CHECK_TEXT(arena_copy(&arena, kinds[i].source + mark.from, mark.to - mark.from), kinds[i].mark);
    }
}

int main(void)
{
    test_parse();
    test_places();
    test_kinds();
    arena_finish(&arena);
    return check_result();
}
