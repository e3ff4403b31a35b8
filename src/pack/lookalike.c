#include "pack/lookalike.h"

#include <string.h>

#include "base/ruby.h"
#include "base/utf8.h"

/** A text, and what was meant as a reading in it. */
struct looking {
    struct loading *loading;
    struct value value;
    const char *text;
    size_t size;
};

static const struct {
    const char *open, *close;
} brackets[] = {{"《", "》"}, {"≪", "≫"}, {"<<", ">>"}, {"＜＜", "＞＞"}, {"«", "»"}, {"〈〈", "〉〉"}, {"⟪", "⟫"}};
static const char *const bars[] = {"|", "￨", "│", "∣", "┃"};

/** Kana, and what stands between them in a reading. */
static bool is_kana(uint32_t code)
{
    return (code >= 0x3041 && code <= 0x309F) || (code >= 0x30A1 && code <= 0x30FF) || code == 0x3000 || code == ' ';
}

static bool begins(const struct looking *looking, size_t at, const char *sign)
{
    size_t size = strlen(sign);
    return looking->size - at >= size && strncmp(looking->text + at, sign, size) == 0;
}

/** The end of a reading in kana that begins at `from` and that `close` ends, behind it; 0: there is none. */
static size_t reading_end(const struct looking *looking, size_t from, const char *close)
{
    size_t at = from;
    for (int count = 0; at < looking->size && count <= RUBY_READING_MAX; count++) {
        if (begins(looking, at, close)) {
            return at > from ? at + strlen(close) : 0;
        }
        if (!is_kana(utf8_next(looking->text, looking->size, &at))) {
            return 0;
        }
    }
    return 0;
}

static const char *excerpt(const struct looking *looking, size_t from, size_t to)
{
    struct arena *scratch = &looking->loading->scratch;
    return value_clip(arena_copy(scratch, looking->text + from, to - from), scratch);
}

/** What stands in brackets at `at`; its end, or 0. */
static size_t look_at_bracket(const struct looking *looking, size_t at)
{
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        size_t from = at + strlen(brackets[i].open);
        size_t end = begins(looking, at, brackets[i].open) ? reading_end(looking, from, brackets[i].close) : 0;
        if (end == 0) {
            continue;
        }
        struct diag_place place = reader_place(looking->loading, looking->value);
        const char *written = excerpt(looking, at, end);
        if (i == 0) {
            diag_add(
                looking->loading->diags, DIAG_WARNING, place,
                "\"%s\" does not stand right behind a kanji, so it is no reading and is shown as it stands; write "
                "it behind the kanji, or ｜ before what is to be read, or ｜《 for a bracket",
                "「%"
                "s」は漢字のすぐあとではないので、ふりがなにならず、このまま表示します。漢字のすぐあとに書くか、読みを"
                "つける文字の前に全角の ｜ を書いてください（記号の《なら ｜《 と書きます）。",
                written);
        } else {
            diag_add(looking->loading->diags, DIAG_WARNING, place,
                     "\"%s\" is no reading and is shown as it stands; write readings in 《 》",
                     "「%s」は、ふりがなの記号とちがうので、このまま表示します。ふりがなは《 》（二重山かっこ）で囲んで"
                     "ください。",
                     written);
        }
        return end;
    }
    return 0;
}

/** A bar at `at` before something with a reading; its end, or 0. */
static size_t look_at_bar(const struct looking *looking, size_t at)
{
    for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++) {
        size_t end = at + strlen(bars[i]), next = end;
        if (!begins(looking, at, bars[i]) || begins(looking, end, " ") || begins(looking, end, "　")) {
            continue;
        }
        for (int count = 0; next < looking->size && count <= RUBY_BASE_MAX; count++) {
            bool open = begins(looking, next, "《");
            if (open && next > end) {
                diag_add(
                    looking->loading->diags, DIAG_WARNING, reader_place(looking->loading, looking->value),
                    "the \"%s\" before \"%s\" is not the bar of readings, and is shown; write ｜ (full width)",
                    "「%s」（「%s」の前）は、ふりがなの区切りの記号とちがうので、このまま表示します。全角の ｜ にして"
                    "ください。",
                    bars[i], excerpt(looking, end, next));
                return end;
            }
            uint32_t code = utf8_next(looking->text, looking->size, &next);
            if (open || code == '\n' || code == 0x300B) {
                break;
            }
        }
    }
    return 0;
}

/** From `from` to `to` stands no reading. */
static void look(const struct looking *looking, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        size_t end = look_at_bracket(looking, at);
        end = end ? end : look_at_bar(looking, at);
        if (end) {
            at = end;
        } else {
            utf8_next(looking->text, looking->size, &at);
        }
    }
}

void lookalike_check(struct loading *loading, struct value value)
{
    const char *text = value.json->valuestring;
    struct looking looking = {loading, value, text, strlen(text)};
    struct ruby_mark mark;
    size_t at = 0;
    for (; ruby_next(text, looking.size, at, &mark); at = mark.to) {
        look(&looking, at, mark.from);
    }
    look(&looking, at, looking.size);
}
