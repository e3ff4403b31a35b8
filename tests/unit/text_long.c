/* Texts of 100,000 characters, one kind over and over: each is set in a time that no visitor would take for an end. */
#include <time.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "check.h"
#include "text/paragraph.h"

enum { CHARACTERS = 100 * 1000 };

/* For one paragraph on a slow machine, with the sanitisers' tenfold; what is quadratic takes minutes. */
static const double seconds_most = 10;

static const char *const kinds[] = {
    "灯",
    "あ",
    "ア",
    "word",
    "a",
    "1",
    " ",
    "\n",
    "灯りを、ともす。",
    "「」",
    "、",
    "～",
    "-",
    "한국어 글",
    "e\u0301",
    "\u0301",
    "\u0301\u0323\u0489", /* marks on nothing */
    "\u200D",
    "👩\u200D",
    "👩\u200D🚀",
    "🇯",
    "\u202E",
    "\u2066אב\u2069",
    "العربية",
    "\u2060",
    "\u200B",
    "\u00A0",
    "\uFFFD",
    "\xFF",
    "\xE3\x81",
    "灯\U000E0100",
    "｜",
    "《",
    "》",
    "灯《",
    "｜灯《",
    "灯《あ",
    "灯《あかり》",
    "｜灯り《あかり》",
    "灯《こころざし》は",
    "｜｜",
    "｜《",
};

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static const char *repeat(struct strbuf *text, const char *kind)
{
    strbuf_clear(text);
    size_t each = utf8_count(kind, strlen(kind));
    for (size_t count = 0; count < CHARACTERS; count += each) {
        strbuf_puts(text, kind);
    }
    return strbuf_text(text);
}

static void check_time(double since, const char *kind, const char *how)
{
    double took = seconds() - since;
    if (took > seconds_most) {
        fprintf(stderr, "%s, %s: %.1f s\n", kind, how, took);
    }
    CHECK(took <= seconds_most);
}

static void set(struct type *type, struct arena *arena, const char *kind, const char *text)
{
    for (int vertical = 0; vertical < 2; vertical++) {
        struct text_style style = {.face = FACE_MINCHO, .size = 30, .furigana = true};
        style.phrases = style.balance = !vertical; /* as a title is set, and as a voice */
        arena_reset(arena);
        double since = seconds();
        const struct paragraph *p = vertical ? paragraph_layout_vertical(type, arena, &style, text, 600)
                                             : paragraph_layout(type, arena, &style, text, 600);
        check_time(since, kind, vertical ? "in columns" : "in lines");
        CHECK(isfinite(p->width) && isfinite(p->height));
        since = seconds();
        paragraph_line_width(type, &style, text);
        check_time(since, kind, "in one line");
        type_trim(type);
    }
}

/** With any argument it says how long each took. */
int main(int argc, char **argv)
{
    (void)argv;
    struct type *type = type_create(NULL);
    struct arena arena = {0};
    struct strbuf text = {0};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        double since = seconds();
        set(type, &arena, kinds[i], repeat(&text, kinds[i]));
        if (argc > 1) {
            printf("%5.1f s  %s\n", seconds() - since, kinds[i]);
        }
    }
    strbuf_finish(&text);
    arena_finish(&arena);
    type_destroy(type);
    return check_result();
}
