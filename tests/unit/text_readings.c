/*
 * Readings over their words, after JIS X 4051 and JLREQ. Measured in columns, where each character fills its square and
 * a reading's half of one, so that every place is a round number. Needs the BIZ UD fonts.
 */
#include "base/rng.h"
#include "base/strbuf.h"
#include "check.h"
#include "text/paragraph.h"
#include "text_lines_of.h"

static struct type *type;
static struct arena arena;

static struct text_style style_of(bool furigana)
{
    return (struct text_style){.face = FACE_MINCHO, .size = 100, .leading = 1.7, .furigana = furigana};
}

/** Every piece of one unbroken column as `text@from-to`, in hundredths of an em of the words; readings in brackets. */
static const char *places_of(const struct paragraph *p)
{
    struct strbuf out = {0};
    for (size_t i = 0; i < p->piece_count; i++) {
        const struct paragraph_piece *piece = &p->pieces[i];
        bool reads = piece->size < p->style.size;
        strbuf_printf(&out, "%s%s%s@%.0f-%.0f%s", i ? " " : "", reads ? "(" : "", piece->text, piece->y,
                      piece->y + piece->advance, reads ? ")" : "");
    }
    const char *places = arena_strdup(&arena, strbuf_text(&out));
    strbuf_finish(&out);
    return places;
}

static const struct {
    const char *source, *places;
} placed[] = {
    /* as long as its word, alone and between others */
    {"星《ほし》", "星@0-100 (ほし@0-100)"},
    {"夜の星《ほし》空《ぞら》", "夜の星空@0-400 (ほし@200-300) (ぞら@300-400)"},
    /* shorter: half as much blank at the ends as between, but half an em at the most; one alone in the middle */
    {"星空《そら》", "星空@0-200 (そら@25-175)"},
    {"木《き》", "木@0-100 (き@25-75)"},
    {"一二三四五六《かず》", "一二三四五六@0-600 (かず@50-550)"},
    {"大都市《とし》", "大都市@0-300 (とし@50-250)"},
    /* letters of an alphabet are not spaced out */
    {"大宇宙船《ｘ》", "大宇宙船@0-400 (ｘ@175-225)"},
    /* longer, between kanji: its words are set apart, half as much at the ends as between them */
    {"国｜志《こころざし》国", "国@0-100 志@175-275 国@350-450 (こころざし@100-350)"},
    {"国｜協働《きょうどう》国", "国@0-100 協@112-212 働@238-338 国@350-450 (きょうどう@100-350)"},
    /* longer, between kana: it hangs over half of each at the most */
    {"の志《こころざし》を", "の@0-100 志@125-225 を@250-350 (こころざし@50-300)"},
    {"の心《こころ》を", "の心を@0-300 (こころ@75-225)"},
    {"ノ心《こころ》ヲ", "ノ心ヲ@0-300 (こころ@75-225)"},
    /* over a kana on the one side, beside a kanji on the other */
    {"国｜心《こころ》を", "国@0-100 心@112-212 を@225-325 (こころ@100-250)"},
    {"の心《こころ》国", "の@0-100 心@112-212 国@225-325 (こころ@75-225)"},
    /* a kana between two of them is shared */
    {"志《こころざし》の志《こころざし》", "志@62-162 の@225-325 志@388-488 (こころざし@0-250) (こころざし@300-550)"},
    /* not over marks, and not over a kana with a reading of its own */
    {"国、心《こころ》。", "国、@0-200 心@225-325 。@350-450 (こころ@200-350)"},
    {"国｜の《の》心《こころ》国", "国の@0-200 心@225-325 国@350-450 (の@125-175) (こころ@200-350)"},
    /* at the ends of a line it ends with it */
    {"心《こころ》", "心@25-125 (こころ@0-150)"},
    {"心《こころ》を", "心@12-112 を@125-225 (こころ@0-150)"},
    {"国｜心《こころ》", "国@0-100 心@125-225 (こころ@100-250)"},
    /* the shape of a Latin word stays, and numbers in one square bear a reading like one character */
    {"第12《じゅうに》回", "第@0-100 12@100-200 《じゅうに》回@200-900"},
    {"第｜12《じゅうに》回", "第@0-100 12@150-250 回@300-400 (じゅうに@100-300)"},
    /* far too long: set smaller */
    {"国｜糸《いといといといといといと》国", "国@0-100 糸@250-350 国@500-600 (いといといといといといと@100-500)"},
};

static void test_places(void)
{
    struct text_style style = style_of(true);
    for (size_t i = 0; i < sizeof placed / sizeof placed[0]; i++) {
        const struct paragraph *p = paragraph_layout_vertical(type, &arena, &style, placed[i].source, 1e6);
        CHECK_TEXT(places_of(p), placed[i].places);
    }
}

/* Lines */

static void test_breaks(void)
{
    static const struct {
        const char *source;
        double height; /* in ems */
        const char *lines;
    } broken[] = {
        /* words under one reading stay together, while they fit a line at all */
        {"市民｜協働《きょうどう》課", 3, "市民|｜協働《きょうどう》|課"},
        {"市民｜協《きょう》働《どう》課", 3.6, "市民｜協《きょう》|働《どう》課"},
        {"協働《きょうどう》", 1.4, "協|働《きょうどう》"},
        {"都市｜協\u200B働《きょうどう》課", 4, "都市｜協|働《きょうどう》課"},
        /* the room that a reading takes at a line's end and head counts */
        {"の｜心《こころ》を", 2, "の|｜心《こころ》|を"},
        {"のの心《こころ》", 3, "の|の心《こころ》"},
        {"のの心《こころ》", 3.2, "の|の心《こころ》"},
        {"のの心《こころ》", 3.3, "のの心《こころ》"},
        /* kinsoku as ever */
        {"夜空《よぞら》と星《ほし》か", 4, "夜空《よぞら》と|星《ほし》か"},
    };
    struct text_style style = style_of(true);
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        const struct paragraph *p =
            paragraph_layout_vertical(type, &arena, &style, broken[i].source, broken[i].height * style.size);
        CHECK_TEXT(lines_of(&arena, p, broken[i].source), broken[i].lines);
    }
}

/** The whole of it, from the pieces of one kind. */
static const char *set_text(const struct paragraph *p, bool readings)
{
    struct strbuf out = {0};
    for (size_t i = 0; i < p->piece_count; i++) {
        bool reads = p->pieces[i].size < p->style.size;
        strbuf_puts(&out, reads == readings ? p->pieces[i].text : "");
    }
    const char *text = arena_strdup(&arena, strbuf_text(&out));
    strbuf_finish(&out);
    return text;
}

/** No reading leaves its line or the box, none meets another, and whatever bears one or not, the lines are even. */
static void check_readings(const struct paragraph *p, bool vertical, double limit)
{
    double pitch = paragraph_pitch(p);
    for (size_t i = 0; i < p->line_count; i++) {
        const struct paragraph_line *line = &p->lines[i];
        double behind = line->start;
        for (size_t k = line->first_piece; k < line->first_piece + line->piece_count; k++) {
            const struct paragraph_piece *piece = &p->pieces[k];
            double along = vertical ? piece->y : piece->x, across = vertical ? -piece->x : piece->y;
            CHECK(across > (double)i * pitch && across < (double)(i + 1) * pitch);
            if (piece->size == p->style.size) {
                continue;
            }
            CHECK(along >= behind - 1e-6 && along + piece->advance <= fmax(limit, line->extent) + 1e-6);
            double above = piece->size * (vertical ? 0.5 : 0.88); /* half a column, or what a BIZ face rises */
            CHECK(across - above >= (double)i * pitch - 1e-6);
            behind = along + piece->advance;
        }
    }
}

static void test_any_width(void)
{
    static const char text[] = "｜星祭り《ほしまつり》の夜《よる》、第《だい》12回《かい》「灯《あか》りの道《みち》」"
                               "に約《やく》2021人《にん》が"
                               "集《あつ》まった。志《こころざし》ある人々《ひとびと》と協働《きょうどう》し、｜SDGs《"
                               "エスディージーズ》を学《まな》"
                               "ぶ。雨《あめ》でも承《うけたまわ》ります！";
    struct rng rng = rng_seed(4051);
    for (int i = 0; i < 1000; i++) {
        arena_reset(&arena);
        bool vertical = rng_below(&rng, 2);
        struct text_style style = style_of(true);
        style.face = (enum draw_face)rng_below(&rng, FACE_COUNT);
        style.size = rng_range(&rng, 20, 90);
        style.leading = rng_range(&rng, 1.2, 1.9);
        style.phrases = rng_below(&rng, 3) == 0;
        style.balance = rng_below(&rng, 3) == 0;
        style.align = (enum paragraph_align)rng_below(&rng, ALIGN_COUNT);
        double limit = rng_range(&rng, 4.2, 30) * style.size;
        const struct paragraph *p = vertical ? paragraph_layout_vertical(type, &arena, &style, text, limit)
                                             : paragraph_layout(type, &arena, &style, text, limit);
        check_readings(p, vertical, limit);
        CHECK_NEAR(vertical ? p->width : p->height, paragraph_pitch(p) * (double)p->line_count, 1e-6);
        CHECK(p->style.leading >= 1.6 && p->style.leading >= style.leading);
        style.furigana = false;
        const struct paragraph *plain = vertical ? paragraph_layout_vertical(type, &arena, &style, text, limit)
                                                 : paragraph_layout(type, &arena, &style, text, limit);
        CHECK_TEXT(set_text(p, false), set_text(plain, false));
        CHECK(strstr(set_text(p, false), "《") == NULL);
        CHECK_TEXT(set_text(plain, true), "");
        CHECK(strstr(set_text(p, true), "こころざし") != NULL);
        CHECK(plain->style.leading == style.leading);
    }
}

/** Without a reading nothing changes, furigana or not. */
static void test_none(void)
{
    struct text_style style = style_of(false);
    style.leading = 1.3;
    const struct paragraph *off = paragraph_layout(type, &arena, &style, "映画｜《銀河》", 1e6);
    style.furigana = true;
    const struct paragraph *on = paragraph_layout(type, &arena, &style, "映画｜《銀河》", 1e6);
    CHECK_TEXT(set_text(on, false), "映画《銀河》");
    CHECK(on->height == off->height && on->piece_count == off->piece_count && on->pieces[0].y == off->pieces[0].y);
}

static void test_accent(void)
{
    struct text_style style = style_of(true);
    style.accent_color = (struct color){1, 2, 3, 255};
    style.accent = (struct passage){strlen("夜の"), strlen("夜の星空を")}; /* counted without readings */
    const struct paragraph *p =
        paragraph_layout_vertical(type, &arena, &style, "夜《よる》の星空《ほしぞら》を見る", 1e6);
    for (size_t k = 0; k < p->piece_count; k++) {
        bool accented = memcmp(&p->pieces[k].color, &style.accent_color, sizeof style.accent_color) == 0;
        CHECK(accented == (strcmp(p->pieces[k].text, "星空を") == 0 || strcmp(p->pieces[k].text, "ほしぞら") == 0));
    }
}

int main(void)
{
    type = type_create(NULL);
    test_places();
    test_breaks();
    test_any_width();
    test_none();
    test_accent();
    type_destroy(type);
    arena_finish(&arena);
    return check_result();
}
