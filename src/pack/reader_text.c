#include "pack/reader.h"

#include <string.h>

#include "base/form.h"
#include "base/language.h"
#include "base/ruby.h"
#include "base/utf8.h"
#include "pack/advice.h"
#include "pack/notation.h"

static bool is_blank(uint32_t code)
{
    return code <= 0x20 || code == 0xA0 || code == 0x3000;
}

static bool is_control(uint32_t code)
{
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
}

/** How wide a text is to the eye, its readings aside. */
static size_t columns_of(const char *text, struct arena *arena)
{
    const char *plain = ruby_plain(text, arena);
    return form_columns(plain, strlen(plain));
}

static bool check_length(struct loading *loading, struct value value, size_t most)
{
    const char *text = value.json->valuestring;
    size_t size = strlen(text), columns = most ? columns_of(text, &loading->scratch) : 0;
    if (size > PACK_TEXT_BYTES_MAX) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "the text is too long (%zu bytes, at most %d); shorten it",
                 "文が長すぎます（%zuバイト、%dバイトまで）。短くしてください。", size, (int)PACK_TEXT_BYTES_MAX);
        return false;
    }
    if (columns > most) {
        diag_add(
            loading->diags, DIAG_ERROR, reader_place(loading, value),
            "the text is too long for its place (%zu columns, at most %zu; a Japanese character takes two); shorten it",
            "ここに表示するには長すぎます（半角で数えて%zu字、%zu字まで。全角は2字と数えます）。短くしてください。",
            columns, most);
        return false;
    }
    return true;
}

/** Empty, too long, or with signs that cannot be shown: complains and returns false. */
static bool check_words(struct loading *loading, struct value value, size_t most)
{
    const char *text = value.json->valuestring;
    size_t size = strlen(text);
    bool blank = true;
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        blank = blank && is_blank(code);
        if (code == '\t') {
            diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                     "there is a tab in the text, which cannot be shown; write a blank in its place, or remove it",
                     "文の中にタブ（Tab キーの空き）があり、表示できません。空白に変えるか、消してください。");
            return false;
        }
        if (is_control(code)) {
            diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                     "the text holds a sign that cannot be shown (U+%04X); remove it (a line break is \\n)",
                     "表示できない制御文字（U+%04X）が入っています。消してください（改行は \\n です）。",
                     (unsigned)code);
            return false;
        }
    }
    if (blank) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "the text is empty; write it, or remove its key", "文が空です。書くか、項目ごと消してください。");
        return false;
    }
    bool noted = notation_check(loading, value);
    return check_length(loading, value, most) && noted;
}

struct diag_place pack_spot_place(const struct pack_spot *spot)
{
    return reader_place(spot->loading, spot->value);
}

const char *pack_spot_language(const struct pack_spot *spot, bool *own)
{
    const struct pack *pack = spot->loading->pack;
    const char *key = value_key(spot->value);
    int language = key ? pack_language_find(pack, key) : PACK_INDEX_NONE;
    *own = language == PACK_INDEX_NONE || language == 0;
    return pack->languages[*own ? 0 : language];
}

static const char *read_words(struct loading *loading, struct value value, size_t most, int language)
{
    if (!reader_expect(loading, value, EXPECT_STRING) || !check_words(loading, value, most)) {
        return NULL;
    }
    const char *words = arena_strdup(loading->arena, form_composed(value.json->valuestring, &loading->scratch));
    loading->pack->readings = loading->pack->readings || ruby_has_readings(words);
    if (loading->listener && loading->listener->text) {
        loading->listener->text(loading->listener->user, words, &(struct pack_spot){loading, value});
    }
    advice_text(loading, value, words, loading->pack->languages[language]);
    return words;
}

/** Where a language has no text, settle which one stands in for it. */
static void choose_shown(const struct pack *pack, struct pack_text *text)
{
    bool has[PACK_LANGUAGES_MAX];
    for (int i = 0; i < pack->language_count; i++) {
        has[i] = text->in[i] != NULL;
    }
    for (int i = 0; i < pack->language_count && i < PACK_LANGUAGES_MAX; i++) {
        int shown = language_choose(pack->languages, has, pack->language_count, i);
        text->shown[i] = shown < 0 ? 0 : (unsigned char)shown;
    }
}

/** One text of a member, and what is said about it. */
struct text_reading {
    size_t most;
    bool quotation;
    bool seen[PACK_LANGUAGES_MAX];
};

/** A person's words in the language that they were said in, but in other words. */
static bool is_rewriting(const struct pack *pack, const struct text_reading *reading, int language)
{
    const char *own = pack->languages[0], *other = pack->languages[language];
    return reading->quotation && language > 0 && language_akin(own, other) && language_han(own) == language_han(other);
}

static void report_untranslated(struct loading *loading, struct value value, const struct text_reading *reading,
                                const struct pack_text *text)
{
    const struct pack *pack = loading->pack;
    if (loading->languages_unsure) {
        return;
    }
    if (!reading->seen[0]) {
        reader_missing_key(loading, value, pack->languages[0]);
    }
    for (int i = 1; i < pack->language_count; i++) {
        if (!reading->seen[i] && !is_rewriting(pack, reading, i)) {
            diag_add(loading->diags, DIAG_WARNING, reader_place(loading, value),
                     "\"%s\" is missing, \"%s\" is shown instead; add the translation",
                     "「%s」の文がないので「%s」の文を表示します。訳を書き加えてください。", pack->languages[i],
                     pack->languages[text->shown[i]]);
        }
    }
}

static void read_member(struct loading *loading, struct value member, struct text_reading *reading,
                        struct pack_text *out)
{
    const struct pack *pack = loading->pack;
    int language = pack_language_find(pack, value_key(member));
    if (language == PACK_INDEX_NONE) {
        if (!loading->languages_unsure) {
            reader_unknown_key(loading, member, pack->languages, (size_t)pack->language_count);
        }
    } else if (reading->seen[language]) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, member),
                 "\"%s\" is here twice, in different capitals; remove one",
                 "「%s」の文が、大文字と小文字を変えて2回書かれています。どちらかを消してください。",
                 pack->languages[language]);
    } else if (is_rewriting(pack, reading, language)) {
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, member),
                 "a person's words are never rewritten, so \"%s\" is ignored; remove it",
                 "人のことばは書きかえません。「%s」の文は使わないので、消してください。", pack->languages[language]);
    } else {
        reading->seen[language] = true;
        out->in[language] = read_words(loading, member, reading->most, language);
    }
}

static void read_text(struct loading *loading, struct value value, struct text_reading reading, struct pack_text *out)
{
    if (loading->pack->language_count == 0 || !reader_expect(loading, value, EXPECT_TEXT)) {
        return;
    }
    if (cJSON_IsString(value.json)) {
        out->in[0] = read_words(loading, value, reading.most, 0);
        return;
    }
    for (struct value member = value_first(value); member.json; member = value_next(member)) {
        read_member(loading, member, &reading, out);
    }
    choose_shown(loading->pack, out);
    report_untranslated(loading, value, &reading, out);
}

void reader_text(struct loading *loading, struct value value, size_t most, struct pack_text *out)
{
    read_text(loading, value, (struct text_reading){.most = most}, out);
}

void reader_quotation(struct loading *loading, struct value value, size_t most, struct pack_text *out)
{
    read_text(loading, value, (struct text_reading){.most = most, .quotation = true}, out);
}
