/* Paragraphs: kinsoku at any width, whole phrases, balance, fit, accents, columns. Needs the BIZ UD fonts. */
#include "check.h"
#include "base/rng.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/paragraph.h"
#include "text_lines_of.h"

static struct type *type;
static struct arena arena;

static const char *const sentences[] = {
    "学生会議は様々なイベントを企画・運営していますが、約60人という大人数で一つのものをつくりあげていくことは"
    "とても貴重な経験です。また、会議で意見を言ったり聞いたりすることで、自分自身の成長にもつながります。",
    "「たった1日で金沢を好きになる」がコンセプトの新入生歓迎イベント（まちなか学生まつり）、そして交流。",
    "世の中の「これはおかしい」と思ったことを発信することで、誰かが救われたり、社会がよりよくなっていくと思っています"
    "。",
    "家にあるものだけでできる！？超簡単おもしろ科学実験～家から科学の世界に飛び込もう！～",
    "NPOなどの市民団体や町会などの地域団体、SDGsの推進・ニーズに応じたパートナーシップによるまちづくり2021。",
    "ちょっとシェフのケーキを、ティーショップで…ジョギングしてキャッチボールもやっちゃった『あっ』『えっ？』。",
};
enum { SENTENCES = sizeof sentences / sizeof sentences[0] };

static const char forbidden_heads[] =
    "、。，．・：；？！」』）】〉》〕ーゝゞ々～〜…ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ％";
static const char forbidden_ends[] = "「『（【〈《〔";

static struct text_style style_of(enum draw_face face, double size)
{
    return (struct text_style){.face = face, .size = size, .color = {1, 2, 3, 255}};
}

static bool is_in(uint32_t code, const char *set)
{
    size_t size = strlen(set);
    for (size_t at = 0; at < size;) {
        if (utf8_next(set, size, &at) == code) {
            return true;
        }
    }
    return false;
}

static uint32_t first_code(const char *text, size_t from, size_t to)
{
    return utf8_next(text, to, &from);
}

static uint32_t last_code(const char *text, size_t from, size_t to)
{
    uint32_t code = 0;
    while (from < to) {
        code = utf8_next(text, to, &from);
    }
    return code;
}

/** What holds for every paragraph: nothing lost, nothing too long, pieces in order and as long as they say. */
static void check_paragraph(const struct paragraph *p, const char *text, double limit, bool vertical)
{
    size_t at = 0, pieces = 0;
    double longest = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        const struct paragraph_line *line = &p->lines[i];
        CHECK(line->text_from >= at && line->text_to >= line->text_from);
        for (size_t k = at; k < line->text_from; k++) {
            CHECK(is_in(first_code(text, k, strlen(text)), " \n") || text[k] == '\xE3' || (text[k] & 0xC0) == 0x80);
        }
        at = line->text_to;
        CHECK(line->extent <= limit + 1e-6);
        CHECK(line->first_piece == pieces);
        longest = fmax(longest, line->extent - line->start);
        double pen = -1e9;
        for (size_t k = 0; k < line->piece_count; k++, pieces++) {
            const struct paragraph_piece *piece = &p->pieces[pieces];
            double along = vertical ? piece->y : piece->x;
            CHECK(along >= pen - 1e-6 - 0.5 * piece->size);
            CHECK(piece->vertical == vertical && piece->advance > 0);
            const struct type_run *run =
                type_shape(type, p->style.face, vertical, p->style.language, piece->text, strlen(piece->text));
            bool square = vertical && strcmp(piece->text, "60") == 0;
            double glyphs = square ? 1 : (double)run->count;
            double tracking = p->style.tracking * glyphs;
            CHECK_NEAR(piece->advance, (run->advance + tracking) * piece->size, 0.02 * piece->size);
            pen = along + piece->advance;
        }
        /* The blank half of a last stop may stick out, and where it hangs its other half, too. */
        CHECK(pen <= limit + 1.1 * p->style.size);
    }
    CHECK(pieces == p->piece_count);
    CHECK_NEAR(vertical ? p->height : p->width, longest, 1e-6);
}

static void check_kinsoku(const struct paragraph *p, const char *text)
{
    for (size_t i = 0; i < p->line_count; i++) {
        const struct paragraph_line *line = &p->lines[i];
        uint32_t first = first_code(text, line->text_from, line->text_to);
        uint32_t last = last_code(text, line->text_from, line->text_to);
        /* The wave that opens a subtitle may begin a line, the one that closes it never. */
        bool opens = strncmp(text + line->text_from, "～家", strlen("～家")) == 0;
        bool bad = (i > 0 && !opens && is_in(first, forbidden_heads)) ||
                   (i + 1 < p->line_count && is_in(last, forbidden_ends));
        if (bad) {
            fprintf(stderr, "line %zu of %s\n", i, lines_of(&arena, p, text));
        }
        CHECK(!bad);
    }
}

/** A last line is never one lone character where the line before has more to give. */
static void check_orphan(const struct paragraph *p, const char *text)
{
    const struct paragraph_line *last = &p->lines[p->line_count - 1];
    size_t count = utf8_count(text + last->text_from, last->text_to - last->text_from);
    CHECK(p->line_count < 2 || count >= 2);
}

static void random_widths(void)
{
    struct rng rng = rng_seed(2021);
    for (int i = 0; i < 3000; i++) {
        arena_reset(&arena);
        const char *text = sentences[rng_below(&rng, SENTENCES)];
        struct text_style style = style_of((enum draw_face)rng_below(&rng, FACE_COUNT), rng_range(&rng, 20, 90));
        style.phrases = rng_below(&rng, 3) == 0;
        style.balance = rng_below(&rng, 3) == 0;
        style.tracking = rng_below(&rng, 2) * 0.05;
        style.align = (enum paragraph_align)rng_below(&rng, ALIGN_COUNT);
        bool vertical = rng_below(&rng, 2) == 0;
        double limit = style.size * rng_range(&rng, 6, 40);
        const struct paragraph *p = vertical ? paragraph_layout_vertical(type, &arena, &style, text, limit)
                                             : paragraph_layout(type, &arena, &style, text, limit);
        check_paragraph(p, text, limit, vertical);
        check_kinsoku(p, text);
        check_orphan(p, text);
    }
}

static void narrow(void)
{
    static const char text[] = "「灯り」とWonderland。。";
    struct text_style style = style_of(FACE_GOTHIC, 32);
    for (double width = -10; width < 100; width += 7) {
        arena_reset(&arena);
        const struct paragraph *p = paragraph_layout(type, &arena, &style, text, width);
        CHECK(p->line_count >= 1 && p->lines[p->line_count - 1].text_to == strlen(text));
        for (size_t i = 0; i < p->line_count; i++) {
            const struct paragraph_line *line = &p->lines[i];
            size_t count = utf8_count(&text[line->text_from], line->text_to - line->text_from);
            CHECK(line->extent <= width + 1e-6 || count == 1); /* one character is never cut */
        }
    }
}

struct sample {
    const char *text;
    double ems; /* of the width */
    const char *wanted;
};

static void titles(void)
{
    static const struct sample samples[] = {
        {"あらゆる市民がつながるパートナーシップによるまちづくり", 15,
         "あらゆる市民がつながる|パートナーシップによるまちづくり"},
        {"あらゆる市民がつながるパートナーシップによるまちづくり", 12,
         "あらゆる市民がつながる|パートナーシップによる|まちづくり"},
        {"都市部との連携による里山の魅力づくりプロジェクト～SDGs in Makkyama～", 20,
         "都市部との連携による里山の魅力づくり|プロジェクト～SDGs in Makkyama～"},
        {"都市部との連携による里山の魅力づくりプロジェクト～SDGs in Makkyama～", 25,
         "都市部との連携による里山の魅力づくりプロジェクト|～SDGs in Makkyama～"},
        {"全国の知恵を結集～みんなで管理する竹林を目指して～", 18,
         "全国の知恵を結集|～みんなで管理する竹林を目指して～"},
        {"金沢新発見プロジェクト", 8, "金沢新発見|プロジェクト"},
        {"皆さんからのまちづくり企画の提案をお待ちしています。", 16,
         "皆さんからのまちづくり企画の|提案をお待ちしています。"},
        {"協働のまちづくりチャレンジ事業", 12, "協働のまちづくり|チャレンジ事業"},
        {"一言で", 12, "一言で"},
        {"", 12, ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        struct text_style style = style_of(FACE_MINCHO, 50);
        style.phrases = style.balance = true;
        const struct paragraph *p = paragraph_layout(type, &arena, &style, samples[i].text, samples[i].ems * 50);
        CHECK_TEXT(lines_of(&arena, p, samples[i].text), samples[i].wanted);
    }
}

/** At every width that holds the word, プロジェクト stays whole. */
static void whole_words(void)
{
    static const char word[] = "プロジェクト";
    static const char *const texts[] = {"金沢新発見プロジェクト", "里山の魅力づくりプロジェクト～SDGs～",
                                        "金沢工業大学・DK art café プロジェクト"};
    struct text_style style = style_of(FACE_MINCHO, 40);
    style.phrases = true;
    double least = paragraph_line_width(type, &style, word);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (double width = least + 1; width < 40 * 25; width += 13) {
            style.balance = !style.balance;
            arena_reset(&arena);
            const struct paragraph *p = paragraph_layout(type, &arena, &style, texts[i], width);
            CHECK(strstr(lines_of(&arena, p, texts[i]), word) != NULL);
        }
    }
}

static void balances(void)
{
    static const char text[] = "あああああああああああああああああああああ"; /* 21 */
    struct text_style style = style_of(FACE_GOTHIC, 40);
    double width = paragraph_line_width(type, &style, "あああああああああああああああああああ"); /* 19 */
    const struct paragraph *plain = paragraph_layout(type, &arena, &style, text, width);
    style.balance = true;
    const struct paragraph *even = paragraph_layout(type, &arena, &style, text, width);
    CHECK(plain->line_count == 2 && even->line_count == 2);
    CHECK_NEAR(plain->lines[0].extent, width, 1e-6);
    CHECK_NEAR(even->lines[0].extent, even->lines[1].extent, 41);
}

static void forced_breaks(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    const struct paragraph *p = paragraph_layout(type, &arena, &style, "一\n\n三 \n四\n", 400);
    CHECK_TEXT(lines_of(&arena, p, "一\n\n三 \n四\n"), "一||三|四");
    CHECK(p->height == 4 * 64 && p->lines[1].piece_count == 0);
    CHECK_TEXT(p->pieces[0].text, "一"); /* the line end is not drawn */
    p = paragraph_layout(type, &arena, &style, "灯\xE2\x80\x8Bり", 45);
    CHECK_TEXT(lines_of(&arena, p, "灯\xE2\x80\x8Bり"), "灯|り");
    style.phrases = true;
    static const char glued[] = "まちの\xE2\x81\xA0灯りの会";
    p = paragraph_layout(type, &arena, &style, glued, 40 * 6);
    CHECK_TEXT(lines_of(&arena, p, glued), "まちの\xE2\x81\xA0灯りの|会");
}

static void spaces_between_scripts(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    double apart = paragraph_line_width(type, &style, "灯") + paragraph_line_width(type, &style, "ab") +
                   paragraph_line_width(type, &style, "り");
    CHECK_NEAR(paragraph_line_width(type, &style, "灯abり"), apart + 20, 1e-6);
    const struct paragraph *p = paragraph_layout(type, &arena, &style, "灯abり", 1000);
    CHECK(p->piece_count == 3);
    CHECK_NEAR(p->pieces[1].x, 50, 1e-6);
    CHECK(paragraph_layout(type, &arena, &style, "灯 ab、り", 1000)->piece_count == 1); /* none at spaces and stops */
    CHECK(paragraph_layout(type, &arena, &style, "12ab", 1000)->piece_count == 1);
}

static void blanks(void)
{
    struct text_style style = style_of(FACE_MINCHO, 40);
    const struct paragraph *p = paragraph_layout_vertical(type, &arena, &style, "「灯」。「り」", 1000);
    /* Seven squares, less half at the head, twice where 」。 and 。「 meet, and half at the end. */
    CHECK_NEAR(p->height, 40 * (7 - 4 * 0.5), 1e-6);
    CHECK_NEAR(p->pieces[0].y, -20, 1e-6);
    CHECK_NEAR(p->lines[0].extent, p->height, 1e-6);
}

static void alignments(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    struct draw_list list = {0};
    for (int align = 0; align < ALIGN_COUNT; align++) {
        style.align = (enum paragraph_align)align;
        const struct paragraph *p = paragraph_layout(type, &arena, &style, "漢字漢字\n漢字", 400);
        CHECK(p->width == 160);
        CHECK_NEAR(p->lines[1].start, 80 * align / 2.0, 1e-9);
        CHECK_NEAR(p->pieces[1].x, 80 * align / 2.0, 1e-9);
        draw_begin(&list, 1000, 1000);
        paragraph_draw(p, &list, type, point_make(100, 200), 360);
        CHECK(list.count == 2);
        CHECK_NEAR(list.commands[0].text.origin.x, 100 + 200 * align / 2.0, 1e-9);
        CHECK_NEAR(list.commands[1].text.origin.x, 100 + 280 * align / 2.0, 1e-9);
        CHECK_NEAR(list.commands[1].text.origin.y - list.commands[0].text.origin.y, 64, 1e-9);
        draw_begin(&list, 1000, 1000);
        paragraph_draw_lines(p, &list, type, point_make(0, 0), 360, 1, 99);
        CHECK(list.count == 1 && list.commands[0].text.origin.y > 64);
    }
    draw_finish(&list);
}

/** What is drawn says of which text it is a part, and of which lines. */
static void parts(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    struct draw_list list = {0};
    char text[] = "漢字《かんじ》\nかな";
    const struct paragraph *p = paragraph_layout(type, &arena, &style, text, 400);
    text[0] = '?';
    draw_begin(&list, 1000, 1000);
    paragraph_draw_lines(p, &list, type, point_make(0, 0), 400, 2, 3);
    CHECK(list.count == 0);
    paragraph_draw(p, &list, type, point_make(0, 0), 400);
    const struct draw_text *first = &list.commands[0].text, *second = &list.commands[1].text;
    CHECK(list.count == 2 && first->words == second->words && first->words->source == text);
    CHECK_TEXT(first->words->text, "漢字《かんじ》\nかな");
    CHECK(first->words_from == 0 && first->words_to == strlen("漢字《かんじ》"));
    CHECK(second->words_from == strlen("漢字《かんじ》\n") && second->words_to == strlen(text));
    draw_finish(&list);
}

static void accents(void)
{
    struct text_style style = style_of(FACE_MINCHO, 40);
    style.accent = (struct passage){strlen("あらゆる市民が"), strlen("あらゆる市民がつながる")};
    style.accent_color = (struct color){200, 0, 0, 255};
    static const char text[] = "あらゆる市民がつながる。つながる";
    const struct paragraph *p = paragraph_layout(type, &arena, &style, text, 40 * 9); /* across a line's end */
    struct strbuf red = {0};
    for (size_t i = 0; i < p->piece_count; i++) {
        CHECK(p->pieces[i].color.r == 200 || p->pieces[i].color.r == 1);
        strbuf_puts(&red, p->pieces[i].color.r == 200 ? p->pieces[i].text : "");
    }
    CHECK_TEXT(strbuf_text(&red), "つながる");
    CHECK(p->line_count == 2 && p->lines[0].piece_count == 2 && p->lines[1].piece_count == 2);
    strbuf_finish(&red);
    style.accent = (struct passage){strlen(text), strlen(text) + 9};
    CHECK(paragraph_layout(type, &arena, &style, text, 4000)->piece_count == 1);
    style.accent = (struct passage){3, 3};
    CHECK(paragraph_layout(type, &arena, &style, text, 4000)->piece_count == 1);
}

static void fits(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 60);
    const char *text = sentences[0];
    const struct paragraph *p = paragraph_fit(type, &arena, &style, text, 700, 400, 20);
    CHECK(p->style.size < 60 && p->style.size > 20 && fmod(p->style.size, 2) == 0);
    CHECK(p->width <= 700 && p->height <= 400);
    struct text_style larger = style;
    larger.size = p->style.size + 2;
    CHECK(paragraph_layout(type, &arena, &larger, text, 700)->height > 400); /* it is the largest */
    CHECK(paragraph_fit(type, &arena, &style, "灯り", 700, 400, 20)->style.size == 60);
    p = paragraph_fit(type, &arena, &style, text, 100, 100, 29);
    CHECK(p->style.size == 29 && p->height > 100); /* the floor, though not in steps of 2 */
    p = paragraph_fit(type, &arena, &style, text, 100, 100, 90);
    CHECK(p->style.size == 60); /* a floor above the size changes nothing */
    p = paragraph_fit_vertical(type, &arena, &style, text, 400, 700, 20);
    CHECK(p->style.size < 60 && p->width <= 400 && p->height <= 700);
    /* Smaller rather than torn, but not below the floor. */
    style.phrases = true;
    p = paragraph_fit(type, &arena, &style, "パートナーシップ", 300, 400, 20);
    CHECK(p->line_count == 1 && p->style.size < 44 && p->style.size > 30);
    p = paragraph_fit(type, &arena, &style, "パートナーシップ", 300, 400, 50);
    CHECK(p->line_count == 2 && p->style.size == 60);
    style.size = 30;
    CHECK(paragraph_tears(type, &style, "OPEN CITY in KANAZAWA", 120));
    CHECK(!paragraph_tears(type, &style, "OPEN CITY in KANAZAWA", 240));
    style.phrases = false;
    CHECK(!paragraph_tears(type, &style, "OPEN CITY in KANAZAWA", 120)); /* nobody asked for them */
}

static void columns(void)
{
    struct text_style style = style_of(FACE_MINCHO, 40);
    style.leading = 2;
    static const char text[] = "約60人の会!";
    const struct paragraph *p = paragraph_layout_vertical(type, &arena, &style, text, 125);
    CHECK_TEXT(lines_of(&arena, p, text), "約60人|の会!");
    CHECK(p->width == 160);
    CHECK_NEAR(p->height, 120, 1e-6);
    CHECK(p->pieces[0].x == -40 && p->pieces[p->piece_count - 1].x == -120);
    CHECK(p->lines[0].piece_count == 3);
    CHECK_TEXT(p->pieces[1].text, "60");
    CHECK_NEAR(p->pieces[1].y, 40, 1e-6);
    CHECK_NEAR(p->pieces[1].advance, 40, 1e-6);
    CHECK_TEXT(p->pieces[3].text, "の会！"); /* upright in full width */
    struct draw_list list = {0};
    draw_begin(&list, 1000, 1000);
    paragraph_draw(p, &list, type, point_make(500, 100), 160);
    CHECK(list.commands[0].text.vertical && list.commands[0].text.origin.x == 460);
    CHECK_NEAR(list.commands[0].text.origin.y, 100, 1e-9);
    draw_finish(&list);
}

static void tracked_square(void)
{
    struct text_style style = style_of(FACE_MINCHO, 40);
    style.tracking = 0.1;
    const struct paragraph *p = paragraph_layout_vertical(type, &arena, &style, "約60人", 1000);
    CHECK_NEAR(p->height, 40 * 3.2, 1e-6); /* nothing after the last */
    struct draw_list list = {0};
    draw_begin(&list, 1000, 1000);
    paragraph_draw(p, &list, type, point_make(0, 0), 0);
    CHECK(list.count == 3 && list.commands[0].text.tracking == 4 && list.commands[1].text.tracking == 0);
    CHECK_NEAR(list.commands[2].text.origin.y, 88, 1e-6);
    draw_finish(&list);
}

/** The boxes of the pieces hold the advance with a margin on every side. */
static void bounds(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    struct draw_list list = {0};
    draw_begin(&list, 1000, 1000);
    paragraph_draw(paragraph_layout(type, &arena, &style, "漢字", 400), &list, type, point_make(0, 0), 400);
    paragraph_draw(paragraph_layout_vertical(type, &arena, &style, "漢字", 400), &list, type, point_make(500, 0), 64);
    struct rect across = list.commands[0].text.bounds, down = list.commands[1].text.bounds;
    double baseline = list.commands[0].text.origin.y;
    CHECK(across.x <= -4 && across.x + across.w >= 84);
    CHECK(across.y <= baseline - 40 && across.y + across.h >= baseline + 12);
    CHECK(down.x <= 468 - 24 && down.x + down.w >= 468 + 24 && down.y <= -4 && down.y + down.h >= 84);
    draw_finish(&list);
}

static void odd_input(void)
{
    struct text_style style = style_of(FACE_GOTHIC, 40);
    const struct paragraph *p = paragraph_layout(type, &arena, &style, "", 400);
    CHECK(p->line_count == 0 && p->width == 0 && p->height == 0);
    CHECK(paragraph_line_width(type, &style, "") == 0);
    p = paragraph_layout(type, &arena, &style, "灯\xFF\xE3\x81り", 400);
    CHECK(p->line_count == 1 && p->width > 80);
    p = paragraph_layout(type, &arena, &style, " \xE3\x80\x80 ", 400);
    CHECK(p->line_count == 1 && p->width == 0);
    static char text[300001];
    for (size_t i = 0; i < 100000; i++) {
        memcpy(text + 3 * i, i % 17 ? "灯" : "。", 3);
    }
    for (int balance = 0; balance < 2; balance++) {
        style.balance = balance;
        p = paragraph_layout(type, &arena, &style, text, 400);
        CHECK(p->line_count > 9000 && p->lines[p->line_count - 1].text_to == 300000);
    }
    p = paragraph_layout_vertical(type, &arena, &style, text, 400);
    CHECK(p->line_count > 9000);
    type_trim(type);
    memset(text, 'a', 300000);
    p = paragraph_layout(type, &arena, &style, text, 400);
    CHECK(p->line_count > 3000 && p->width <= 400);
}

/** A comma or stop that would just not fit hangs out, where lines are neither titles nor aligned to anything else. */
static void hanging(void)
{
    static const char text[] = "町の人が、みんなで灯す。夜に";
    struct text_style style = style_of(FACE_MINCHO, 100);
    const struct paragraph *p = paragraph_layout_vertical(type, &arena, &style, text, 400);
    CHECK_TEXT(lines_of(&arena, p, text), "町の人が、|みんなで|灯す。|夜に");
    CHECK_NEAR(p->lines[0].extent, 400, 1e-6);
    CHECK_NEAR(p->height, 400, 1e-6);
    style.language = "zh-Hant"; /* its stops stand in the middle of their squares */
    CHECK_TEXT(lines_of(&arena, paragraph_layout_vertical(type, &arena, &style, text, 400), text),
               "町の人|が、みん|なで灯|す。夜に");
    style.language = NULL;
    style.align = ALIGN_CENTER;
    CHECK_TEXT(lines_of(&arena, paragraph_layout_vertical(type, &arena, &style, text, 400), text),
               "町の人|が、みん|なで灯|す。夜に");
    style.align = ALIGN_START;
    style.balance = true;
    p = paragraph_layout_vertical(type, &arena, &style, text, 400);
    CHECK(p->line_count == 4 && p->lines[0].extent <= 400);
}

static bool same_lines(const struct paragraph *a, const struct paragraph *b)
{
    bool same = a->line_count == b->line_count && a->piece_count == b->piece_count && a->width == b->width &&
                a->height == b->height;
    for (size_t i = 0; same && i < a->line_count; i++) {
        same = a->lines[i].start == b->lines[i].start && a->lines[i].extent == b->lines[i].extent;
    }
    for (size_t i = 0; same && i < a->piece_count; i++) {
        const struct paragraph_piece *p = &a->pieces[i], *q = &b->pieces[i];
        same = p->x == q->x && p->y == q->y && p->size == q->size && p->tracking == q->tracking &&
               color_equal(p->color, q->color) && p->advance == q->advance && strcmp(p->text, q->text) == 0;
    }
    return same;
}

/** Whatever of a style decides how a text is set: one set after another looks as if it were the first. */
static void kept(void)
{
    const char *text = "｜町《まち》の人が、みんなで灯す\nまちの light。";
    struct text_style plain = style_of(FACE_MINCHO, 30), styles[14];
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        styles[i] = plain;
    }
    styles[1].size = 31;
    styles[2].leading = 2;
    styles[3].tracking = 0.1;
    styles[4].align = ALIGN_CENTER;
    styles[5].phrases = true;
    styles[6].balance = true;
    styles[7].even = styles[7].furigana = true;
    styles[8].furigana = true;
    styles[9].accent = (struct passage){3, 9};
    styles[9].accent_color = styles[10].color = (struct color){200, 0, 0, 255};
    styles[11].face = FACE_GOTHIC;
    styles[12].language = "en";
    styles[13].align = ALIGN_END;
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        struct type *other = type_create(NULL);
        const struct paragraph *again = NULL;
        for (int turn = 0; turn < 2; turn++) {
            again = paragraph_layout(type, &arena, &styles[i], text, 260);
        }
        CHECK(same_lines(again, paragraph_layout(other, &arena, &styles[i], text, 260)));
        CHECK(again->style.align == styles[i].align && again->source == text);
        CHECK(same_lines(paragraph_layout_vertical(type, &arena, &styles[i], text, 260),
                         paragraph_layout_vertical(other, &arena, &styles[i], text, 260)));
        CHECK(same_lines(paragraph_layout(type, &arena, &styles[i], text, 200),
                         paragraph_layout(other, &arena, &styles[i], text, 200)));
        type_destroy(other);
    }
}

int main(void)
{
    type = type_create(NULL);
    CHECK(type != NULL);
    if (!type) {
        return check_result();
    }
    random_widths();
    narrow();
    titles();
    whole_words();
    balances();
    forced_breaks();
    spaces_between_scripts();
    blanks();
    hanging();
    alignments();
    parts();
    accents();
    fits();
    columns();
    tracked_square();
    bounds();
    odd_input();
    kept();
    arena_finish(&arena);
    type_destroy(type);
    return check_result();
}
