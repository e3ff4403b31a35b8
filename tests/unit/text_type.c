/* Shaped runs: measures, fall-back, vertical forms and postures. Needs the BIZ UD and Noto CJK fonts. */
#include "check.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/type.h"

static struct type *type;

/* FreeType's look-up of the plain glyph; its headers are private to text/. */
unsigned int FT_Get_Char_Index(void *face, unsigned long code);

static const struct type_run *shape(enum draw_face face, bool vertical, const char *text)
{
    return type_shape(type, face, vertical, "ja", text, strlen(text));
}

static double advance(enum draw_face face, const char *text)
{
    return shape(face, false, text)->advance;
}

static void measures(void)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        enum draw_face f = (enum draw_face)face;
        CHECK_NEAR(advance(f, "漢字"), 2, 1e-9);
        CHECK(advance(f, "ああ") > 1.8 && advance(f, "ああ") <= 2);
        CHECK(advance(f, "ill") < advance(f, "mmm"));
        CHECK_NEAR(advance(f, "漢字 light"), advance(f, "漢字") + advance(f, " light"), 1e-9);
        CHECK_NEAR(shape(f, true, "あ漢字、")->advance, 4, 1e-9);
        CHECK(type_ascent(type, f) > 0.7 && type_ascent(type, f) < 1.2);
        CHECK(type_descent(type, f) > 0.1 && type_descent(type, f) < 0.4);
        CHECK(shape(f, false, "")->count == 0 && advance(f, "") == 0);
    }
    const struct type_run *run = shape(FACE_GOTHIC, false, "灯り");
    CHECK(run->count == 2 && run->glyphs[0].x == 0 && run->glyphs[0].y == 0);
    CHECK_NEAR(run->glyphs[1].x, 1, 1e-9);
    CHECK(advance(FACE_GOTHIC_BOLD, "mmm") != advance(FACE_GOTHIC, "mmm"));
    CHECK_NEAR(advance(FACE_MINCHO_BOLD, "mmm"), advance(FACE_MINCHO, "mmm"), 1e-12);
}

/** The glyph and font of the only glyph. */
static struct type_glyph only(bool vertical, const char *language, const char *text)
{
    const struct type_run *run = type_shape(type, FACE_MINCHO, vertical, language, text, strlen(text));
    CHECK(run->count == 1);
    return run->count ? run->glyphs[0] : (struct type_glyph){0};
}

static bool same_glyph(struct type_glyph a, struct type_glyph b)
{
    return a.glyph == b.glyph && a.font == b.font;
}

static void falls_back(void)
{
    struct type_glyph kanji = only(false, "ja", "漢"), dot = only(false, "ja", "・");
    static const char *const elsewhere[] = {"\xF0\xA0\xAE\xB7", "한", "这"}; /* the first is U+20BB7 */
    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++) {
        struct type_glyph glyph = only(false, "ja", elsewhere[i]);
        CHECK(glyph.font != kanji.font);
        CHECK(glyph.glyph != 0 && !same_glyph(glyph, dot));
        CHECK(type_font_face(type, glyph.font) != NULL);
    }
    CHECK(type_has(type, FACE_MINCHO, 0x20BB7));
    CHECK(type_has(type, FACE_MINCHO, 0x1F389) && !type_has(type, FACE_MINCHO, 0x10000));
    /* Regional forms: a Chinese text takes its ideographs from the Chinese font, a Japanese one from ours. */
    CHECK(!same_glyph(only(false, "zh-Hans", "骨"), only(false, "ja", "骨")));
    CHECK(only(false, "zh-Hans", "骨").font != only(false, "zh-Hant", "骨").font);
    CHECK(only(false, "ko", "骨").font != only(false, "zh-Hant", "骨").font);
    CHECK(same_glyph(only(false, "en", "骨"), only(false, "ja", "骨")));
}

/** A name's kanji in the form that its selector asks for, from whichever font has it; else in its usual form. */
static void finds_forms(void)
{
    struct type_glyph usual = only(false, "ja", "邉"), first = only(false, "ja", "邉\U000E0101");
    CHECK(!same_glyph(usual, first) && first.font != usual.font);
    CHECK(!same_glyph(first, only(false, "ja", "邉\U000E0102")));
    CHECK(same_glyph(only(true, "ja", "邉\U000E0101"), first));
    CHECK(same_glyph(only(false, "ja", "葛\U000E0104"), only(false, "ja", "葛"))); /* in no font */
    CHECK(!same_glyph(only(false, "ja", "葛\U000E0100"), only(false, "ja", "葛\U000E0101")) &&
          only(false, "ja", "葛\U000E0101").font == only(false, "ja", "葛").font);
    CHECK(only(false, "ja", "☀\uFE0F").colored && !shape(FACE_MINCHO, false, "☀\uFE0E")->glyphs[0].colored);
    CHECK(type_has_cluster(type, FACE_GOTHIC, "邉\U000E0101", 7) && type_has_cluster(type, FACE_GOTHIC, "葛", 3));
    CHECK(!type_has_cluster(type, FACE_GOTHIC, "葛\U000E0104", 7));
    CHECK(only(false, "ja", "葛\u0F35").glyph == only(false, "ja", "葛").glyph); /* a mark that no kanji font has */
}

/** A kana without a voiced letter of its own bears its mark in the upper right corner, in lines and in columns. */
static void places_voiced_marks(void)
{
    static const char *const kana[] = {"あ\u3099", "い\u3099", "ん\u3099", "ア\u3099", "ー\u3099", "ぁ\u309A"};
    for (size_t i = 0; i < sizeof kana / sizeof kana[0]; i++) {
        for (int vertical = 0; vertical < 2; vertical++) {
            const struct type_run *run = shape(FACE_GOTHIC, vertical, kana[i]);
            double half = vertical ? 0 : 0.5; /* a column's middle is 0 */
            CHECK(run->count == 2 && run->glyphs[0].font == run->glyphs[1].font);
            CHECK(run->glyphs[1].letter == 0);
            CHECK(run->count == 2 && run->glyphs[1].y == run->glyphs[0].y);
            /* The mark's ink is a quarter of an em and begins near its origin. */
            CHECK(run->count == 2 && run->glyphs[1].x > half + 0.05 && run->glyphs[1].x < half + 0.3);
            CHECK(run->advance > 0.8 && run->advance <= 1);
        }
    }
    CHECK(shape(FACE_GOTHIC, false, "か\u309A")->count == 1); /* one letter in the font */
    CHECK(shape(FACE_GOTHIC, false, "か\u3099")->count == 1);
    const struct type_run *run = shape(FACE_GOTHIC, false, "あ\u3099い");
    CHECK(run->count == 3 && run->glyphs[2].letter == 1);
}

/** Greek and Cyrillic words take a face made for words, a lone sign among kanji that of the kanji. */
static void sets_alphabets(void)
{
    int kanji = only(false, "ja", "漢").font;
    CHECK(only(false, "ja", "α").font == kanji && only(false, "uk", "і").font != kanji);
    CHECK(advance(FACE_GOTHIC, "Москва") < 4.5 && advance(FACE_MINCHO, "Αθήνα") < 3.5);
    CHECK(advance(FACE_GOTHIC, "αβ") < 1.5 && advance(FACE_GOTHIC, "α、β") > 2.5);
    /* Letters, digits and stops of one face; and a word whose letters are not all in the first font. */
    static const struct {
        const char *language, *text;
    } rows[] = {{"uk", "Київ, 2021!"}, {"el", "Αθήνα 12"}, {"vi", "Nguyễn"}, {"ja", "Nguyễn"}, {"en", "Ştefan"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *text = rows[i].text;
        const struct type_run *run = type_shape(type, FACE_MINCHO, false, rows[i].language, text, strlen(text));
        for (size_t g = 1; g < run->count; g++) {
            CHECK(run->glyphs[g].font == run->glyphs[0].font);
        }
    }
    CHECK(only(true, "ja", "α").turned == shape(FACE_MINCHO, true, "αβ")->glyphs[0].turned);
}

static void shows_the_mark(void)
{
    struct type_glyph dot = only(false, "ja", "・");
    static const char *const unknown[] = {
        "\xF0\x90\x80\x80", /* Linear B */
        "\xF4\x80\x80\x80", /* private use */
    };
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        CHECK(same_glyph(only(false, "ja", unknown[i]), dot));
    }
    /* A ZWJ ties pictures only. */
    CHECK(shape(FACE_GOTHIC, false, "\xF0\x90\x80\x80\xE2\x80\x8D\xF0\x90\x80\x81")->count == 2);
    static const char *const bad[] = {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xE3\x81"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const struct type_run *run = type_shape(type, FACE_GOTHIC, false, "ja", bad[i], strlen(bad[i]));
        CHECK(run->count == strlen(bad[i]) && run->advance > 0);
    }
}

/** Emoji fill a square in colours of their own, one for each cluster; what is only sometimes one waits to be asked. */
static void emoji(void)
{
    static const struct {
        const char *text;
        bool colored;
    } samples[] = {
        {"🎉", true},        {"👩\u200D🚀", true}, {"👋🏽", true}, {"🇯🇵", true}, {"⚡", true},   {"❤\uFE0F", true},
        {"⚡\uFE0E", false}, {"♪", false},       {"①", false},       {"©", false}, {"灯", false}, {"5", false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        for (int vertical = 0; vertical < 2; vertical++) {
            const struct type_run *run = shape(FACE_MINCHO, vertical, samples[i].text);
            bool square = fabs(run->advance - 1) < 0.1;
            if (run->colored != samples[i].colored) {
                fprintf(stderr, "%s\n", samples[i].text);
            }
            CHECK(run->colored == samples[i].colored && run->glyphs[0].colored == run->colored);
            CHECK(!run->colored || (square && run->count == 1 && !run->glyphs[0].turned));
            CHECK((type_pixel_size(type, run->glyphs[0].font) > 0) == run->colored);
        }
    }
    CHECK(shape(FACE_GOTHIC, false, "灯🎉り")->colored && shape(FACE_GOTHIC, false, "灯🎉り")->count == 3);
}

static void keeps_clusters(void)
{
    CHECK(shape(FACE_MINCHO, false, "葛\xF3\xA0\x84\x80")->count == 1);             /* an ideographic variation */
    CHECK_NEAR(advance(FACE_GOTHIC, "e\xCC\x81"), advance(FACE_GOTHIC, "e"), 1e-9); /* e and an acute */
    CHECK(shape(FACE_GOTHIC, false, "\xE2\x80\x8B\xE2\x81\xA0\xEF\xBB\xBF\n\x01")->count == 0);
    CHECK(advance(FACE_GOTHIC, "a\tb") > advance(FACE_GOTHIC, "ab"));
}

/** A Japanese font sets the apostrophe half a square wide; in a word it takes no more than the ASCII one does. */
static void apostrophes(void)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        double curly = advance((enum draw_face)face, "’"), straight = advance((enum draw_face)face, "'");
        CHECK_NEAR(curly, straight, 0.05);
        CHECK_NEAR(advance((enum draw_face)face, "‘"), curly, 0.05);
        CHECK_NEAR(advance((enum draw_face)face, "people’s"),
                   advance((enum draw_face)face, "people") + curly + advance((enum draw_face)face, "s"), 1e-9);
    }
    const struct type_run *open = shape(FACE_GOTHIC, false, "‘");
    CHECK(open->glyphs[0].x < -0.1); /* moved over the blank on its left */
}

static void vertical_forms(void)
{
    static const char *const changed[] = {"ー", "、", "。", "「", "」", "（", "）", "～", "っ", "…", "―"};
    for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++) {
        struct type_glyph down = only(true, "ja", changed[i]);
        size_t at = 0;
        uint32_t code = utf8_next(changed[i], strlen(changed[i]), &at);
        unsigned across = FT_Get_Char_Index(type_font_face(type, down.font), code);
        CHECK(!down.turned && across != 0 && down.glyph != across);
        CHECK_NEAR(down.x, -0.5, 1e-6); /* the square is centred on the column */
    }
    CHECK(only(true, "ja", "ー").font == only(true, "ja", "漢").font);
    struct type_glyph upright = only(true, "ja", "漢");
    CHECK(!upright.turned);
    CHECK_NEAR(upright.x, -0.5, 1e-9);
    CHECK(upright.y > 0.7 && upright.y < 1);
}

static void vertical_latin(void)
{
    const struct type_run *run = shape(FACE_MINCHO, true, "漢SDGs漢");
    CHECK(run->count == 6);
    double across = advance(FACE_MINCHO, "SDGs");
    CHECK_NEAR(run->advance, 2 + across, 1e-9);
    for (size_t i = 0; i < run->count; i++) {
        bool latin = i > 0 && i < 5;
        CHECK(run->glyphs[i].turned == latin);
        CHECK(!latin || (run->glyphs[i].x < -0.2 && run->glyphs[i].x > -0.5));
        CHECK(i == 0 || run->glyphs[i].y > run->glyphs[i - 1].y - 0.9);
    }
    CHECK_NEAR(run->glyphs[1].y, 1, 1e-9);
    CHECK(shape(FACE_GOTHIC, true, "2021")->glyphs[0].turned);
    CHECK(!shape(FACE_GOTHIC, true, "！？Ａ")->glyphs[2].turned); /* full width stands */
}

static void vertical_squares(void)
{
    const struct type_run *pair = shape(FACE_MINCHO, true, "60"), *one = shape(FACE_MINCHO, true, "7");
    CHECK(pair->count == 2 && !pair->glyphs[0].turned && !pair->glyphs[1].turned);
    CHECK(pair->advance == 1 && one->advance == 1);
    CHECK_NEAR(pair->glyphs[0].x, -0.5, 1e-6);
    CHECK_NEAR(pair->glyphs[1].x, 0, 1e-6);
    CHECK(pair->glyphs[0].y == pair->glyphs[1].y);
    CHECK_NEAR(one->glyphs[0].x, -0.25, 1e-6);
    CHECK(shape(FACE_GOTHIC, true, "!?")->advance == 1);
}

static void caches(void)
{
    const struct type_run *run = shape(FACE_GOTHIC, false, "覚える");
    CHECK(run == shape(FACE_GOTHIC, false, "覚える"));
    CHECK(run != shape(FACE_GOTHIC_BOLD, false, "覚える"));
    CHECK(run != type_shape(type, FACE_GOTHIC, false, "en", "覚える", strlen("覚える")));
    type_trim(type);
    CHECK(run == shape(FACE_GOTHIC, false, "覚える")); /* little is kept whole */
    char text[64];
    for (int i = 0; i < 40000; i++) {
        snprintf(text, sizeof text, "%d", i);
        shape(FACE_GOTHIC, false, text);
    }
    type_trim(type);
    CHECK_NEAR(shape(FACE_GOTHIC, false, "覚える")->advance, advance(FACE_GOTHIC, "覚える"), 1e-12);
}

static void long_text(void)
{
    static char text[300001];
    for (size_t i = 0; i < 100000; i++) {
        memcpy(text + 3 * i, "灯", 3);
    }
    CHECK_NEAR(advance(FACE_GOTHIC, text), 100000, 1e-3);
}

/** Start anew with a font configuration that knows only what is in `folder`. */
static struct type *type_with(const char *folder, const char **problem)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>");
    strbuf_printf(&text, "<dir>%s</dir><cachedir>%s/font-cache</cachedir></fontconfig>", folder, BINARY_DIR);
    const char *path = BINARY_DIR "/test-fonts.conf";
    CHECK(file_write_atomic(path, strbuf_text(&text), text.size));
    strbuf_finish(&text);
    setenv("FONTCONFIG_FILE", path, 1);
    struct type *made = type_create(problem);
    unsetenv("FONTCONFIG_FILE");
    return made;
}

/** How often the file at `path` begins in this process's memory. */
static int mapped(const char *path)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[1024];
    int count = 0;
    while (maps && fgets(line, sizeof line, maps)) {
        count += strstr(line, path) && strstr(line, " 00000000 ");
    }
    if (maps) {
        fclose(maps);
    }
    return count;
}

/** The regional forms of one family lie in one file. */
static void maps_each_file_once(void)
{
    static const char *const languages[] = {"ja", "zh-Hans", "zh-Hant", "ko"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        type_shape(type, FACE_GOTHIC, false, languages[i], "\u9AA8\uD55C", strlen("\u9AA8\uD55C"));
    }
    CHECK(type_fonts_open(type) > 4);
    int once = mapped("NotoSansCJK-Regular.ttc");
    CHECK(once == 1 || !file_is_folder("/usr/share/fonts/opentype/noto"));
    CHECK(mapped("BIZUDPGothic-Regular.ttf") <= 1);
}

static void poor_machines(void)
{
    const char *problem = NULL;
    CHECK(type_with("/nonexistent", &problem) == NULL);
    CHECK(problem && strlen(problem) > 0);
    type_destroy(NULL);
    const char *latin_only = "/usr/share/fonts/truetype/dejavu";
    if (!file_is_folder(latin_only)) {
        return;
    }
    struct type *poor = type_with(latin_only, NULL);
    CHECK(poor != NULL);
    if (poor) {
        CHECK(type_has(poor, FACE_MINCHO, 'a') && !type_has(poor, FACE_MINCHO, 0x6F22));
        const struct type_run *run = type_shape(poor, FACE_MINCHO, false, "ja", "漢a", strlen("漢a"));
        CHECK(run->count == 2 && run->glyphs[0].glyph != 0 && run->advance > 0.5);
        run = type_shape(poor, FACE_GOTHIC_BOLD, true, "ja", "ー、a", strlen("ー、a"));
        CHECK(run->count == 3);
        type_destroy(poor);
    }
}

int main(void)
{
    const char *problem = NULL;
    type = type_create(&problem);
    CHECK(type != NULL);
    if (!type) {
        return check_result();
    }
    measures();
    falls_back();
    shows_the_mark();
    emoji();
    finds_forms();
    places_voiced_marks();
    sets_alphabets();
    keeps_clusters();
    apostrophes();
    vertical_forms();
    vertical_latin();
    vertical_squares();
    caches();
    long_text();
    maps_each_file_once();
    type_destroy(type);
    poor_machines();
    return check_result();
}
