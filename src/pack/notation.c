#include "pack/notation.h"

#include <assert.h>
#include <string.h>

#include "base/ruby.h"
#include "pack/lookalike.h"

static const struct {
    enum diag_severity severity;
    const char *english, *japanese; /* with the notation as it stands, and the most code points; NULL: nothing wrong */
} complaints[] = {
    [RUBY_READING] = {DIAG_ERROR, NULL, NULL},
    [RUBY_ESCAPE] = {DIAG_ERROR, NULL, NULL},
    [RUBY_LONE_BAR] =
        {DIAG_WARNING,
         "no 《reading》 follows \"%s\" in this line within %d characters, so the bar is shown; write the "
         "reading, remove the bar, or write ｜｜ for a bar",
         "「%s」のあと、同じ行の%d字以内に《読み》がないので、｜をそのまま表示します。読みを書くか、｜を消す"
         "か、記号の｜なら ｜｜ と書いてください。"},
    [RUBY_OPEN] = {DIAG_ERROR,
                   "the reading behind \"%s\" is not closed in this line; write 》 at its end, or ｜《 for a bracket",
                   "「%s」から始まる読みが同じ行で閉じていません。終わりに 》 を書くか、記号の《なら ｜《 と書いてくだ"
                   "さい。"},
    [RUBY_EMPTY_BASE] = {DIAG_ERROR,
                         "there is nothing to read in \"%s\"; write words between ｜ and 《, or ｜《 for a bracket",
                         "「%s」には読みをつける文字がありません。｜ と 《 の間に書くか、記号の《なら ｜《 と書いてくだ"
                         "さい。"},
    [RUBY_EMPTY_READING] = {DIAG_ERROR, "the reading in \"%s\" is empty; write it, or remove 《》",
                            "「%s」の読みが空です。読みを書くか、《》を消してください。"},
    [RUBY_LONG_READING] = {DIAG_ERROR,
                           "the reading in \"%s\" is too long (at most %d characters); shorten it, or write ｜《 for a "
                           "bracket",
                           "「%s」の読みが長すぎます（%d字まで）。短くするか、記号の《なら ｜《 と書いてください。"},
};
static_assert(sizeof complaints / sizeof complaints[0] == RUBY_KIND_COUNT, "words for every kind");

/** The notation, clipped; of a lone bar what stands behind it in its line, so that it is found. */
static const char *excerpt(struct loading *loading, const char *text, const struct ruby_mark *mark)
{
    enum { FEW_BYTES = 200 };
    const char *start = text + mark->from;
    size_t size = mark->kind == RUBY_LONE_BAR ? strcspn(start, "\n") : mark->to - mark->from;
    size = size < FEW_BYTES ? size : FEW_BYTES;
    while (size > 0 && ((unsigned char)start[size] & 0xC0) == 0x80) {
        size--;
    }
    return value_clip(arena_copy(&loading->scratch, start, size), &loading->scratch);
}

static void complain(struct loading *loading, struct value value, const struct ruby_mark *mark)
{
    enum diag_severity severity = complaints[mark->kind].severity;
    bool read = diag_has_room(loading->diags, severity);
    const char *text = value.json->valuestring;
    diag_add(loading->diags, severity, reader_place(loading, value), complaints[mark->kind].english,
             complaints[mark->kind].japanese, read ? excerpt(loading, text, mark) : "",
             mark->kind == RUBY_LONE_BAR ? (int)RUBY_BASE_MAX : (int)RUBY_READING_MAX);
}

bool notation_check(struct loading *loading, struct value value)
{
    const char *text = value.json->valuestring;
    size_t size = strlen(text);
    bool good = true;
    struct ruby_mark mark;
    for (size_t at = 0; ruby_next(text, size, at, &mark); at = mark.to) {
        if (complaints[mark.kind].english) {
            complain(loading, value, &mark);
            good = good && complaints[mark.kind].severity != DIAG_ERROR;
        }
    }
    if (good) {
        lookalike_check(loading, value);
    }
    return good;
}
