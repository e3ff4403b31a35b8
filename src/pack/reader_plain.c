#include "pack/reader_plain.h"

#include <math.h>
#include <string.h>

#include "base/language.h"
#include "pack/accent.h"
#include "pack/advice.h"
#include "pack/settings.h"

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define LETTERS LOWER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

enum { ID_BYTES_MAX = 64, PHONE_BYTES_MAX = 32, MAIL_BYTES_MAX = 254, PATH_BYTES_MAX = 4096 };

static bool is_made_of(const char *text, const char *letters, size_t most)
{
    size_t size = strlen(text);
    return size > 0 && size <= most && strspn(text, letters) == size;
}

static const char *copy(struct loading *loading, struct value value)
{
    return arena_strdup(loading->arena, value.json->valuestring);
}

const char *plain_id(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    if (is_made_of(value.json->valuestring, LOWER DIGITS "-", ID_BYTES_MAX)) {
        return copy(loading, value);
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%s cannot be an id; write 1 to 64 of the letters a-z, 0-9 and -",
             "%s は id に使えません。半角の a-z、0-9、- だけで、64文字までにしてください。",
             value_excerpt(value, &loading->scratch));
    return NULL;
}

const char *plain_phone(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    const char *text = value.json->valuestring;
    if (is_made_of(text, DIGITS "+-", PHONE_BYTES_MAX) && strpbrk(text, DIGITS)) {
        advice_phone(loading, value);
        return copy(loading, value);
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%s is no telephone number; write digits, + and - only, as in 076-000-0000",
             "%s は電話番号として読めません。半角の数字と - だけで書いてください（例 076-000-0000）。",
             value_excerpt(value, &loading->scratch));
    return NULL;
}

/** Only what a QR code carries safely; it is for a person to find out whether somebody reads it. */
static bool is_mail(const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || at[1] == '\0' || strchr(at + 1, '@') || strlen(text) > MAIL_BYTES_MAX) {
        return false;
    }
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7F) {
            return false;
        }
    }
    return true;
}

const char *plain_mail(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    if (is_mail(value.json->valuestring)) {
        return copy(loading, value);
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%s is no mail address; write half-width letters with one @, as in name@example.jp",
             "%s はメールアドレスとして読めません。半角で、@ を1つだけ入れて書いてください（例 name@example.jp）。",
             value_excerpt(value, &loading->scratch));
    return NULL;
}

/** What people write for a language by mistake, and is the code of a country. */
static const char *language_of_country(const char *tag)
{
    return language_same(tag, "jp") ? "ja" : language_same(tag, "cn") ? "zh-Hans" : NULL;
}

static void report_tag(struct loading *loading, struct value value)
{
    const char *tag = value_excerpt(value, &loading->scratch);
    struct diag_place place = reader_place(loading, value);
    const char *meant = language_of_country(value.json->valuestring);
    if (meant) {
        diag_add(loading->diags, DIAG_ERROR, place, "%s is a country, not a language; write \"%s\"",
                 "%s は国の記号です。言語の記号「%s」を書いてください。", tag, meant);
    } else if (strchr(value.json->valuestring, '_')) {
        diag_add(loading->diags, DIAG_ERROR, place, "%s is no language tag; write - instead of _, as in zh-Hans",
                 "%s は言語の記号ではありません。_ の代わりに - を使って、zh-Hans のように書いてください。", tag);
    } else {
        diag_add(loading->diags, DIAG_ERROR, place, "%s is no language tag; write one such as ja, en, zh-Hans",
                 "%s は言語の記号ではありません。ja、en、zh-Hans のように書いてください。", tag);
    }
}

const char *plain_language(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    const char *tag = value.json->valuestring;
    if (language_is_well_formed(tag) && !language_of_country(tag)) {
        return copy(loading, value);
    }
    report_tag(loading, value);
    return NULL;
}

/** A name that the system takes: from the root, without what no name on a screen should have. */
static bool is_path(const char *text)
{
    if (text[0] != '/' || strlen(text) >= PATH_BYTES_MAX) {
        return false;
    }
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7F) {
            return false;
        }
    }
    return true;
}

const char *plain_path(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    if (is_path(value.json->valuestring)) {
        return copy(loading, value);
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%s is no full path; write it from the beginning, as in /srv/exhibition",
             "%s は / から始まる完全なパスではありません。/srv/exhibition のように、はじめから書いてください。",
             value_excerpt(value, &loading->scratch));
    return NULL;
}

const char *plain_pin(struct loading *loading, struct value value)
{
    if (cJSON_IsString(value.json) && pin_is_one(value.json->valuestring)) {
        return copy(loading, value);
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "this is no PIN; write %d to %d digits in double quotes, as in \"%s\"",
             "暗証番号として読めません。半角の数字 %d〜%dけたを、\"%s\" のように \" で囲んで書いてください。",
             (int)PIN_DIGITS_MIN, (int)PIN_DIGITS_MAX, "0000");
    return NULL;
}

void plain_bool(struct loading *loading, struct value value, bool *slot)
{
    if (reader_expect(loading, value, EXPECT_BOOL)) {
        *slot = cJSON_IsTrue(value.json);
    }
}

static bool in_range(struct loading *loading, struct value value, double low, double high)
{
    double number = value.json->valuedouble;
    if (number >= low && number <= high) {
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%.10g is out of range (%.10g to %.10g); correct it",
             "%.10g は範囲の外です（%.10g から %.10g まで）。正しい数に直してください。", number, low, high);
    return false;
}

void plain_number(struct loading *loading, struct value value, double low, double high, double *slot)
{
    if (reader_expect(loading, value, EXPECT_NUMBER) && in_range(loading, value, low, high)) {
        *slot = value.json->valuedouble;
    }
}

static bool is_step(struct loading *loading, struct value value, double step)
{
    if (step <= 0 || fmod(value.json->valuedouble, step) == 0) {
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value), "%.10g is no multiple of %.10g; correct it",
             "%.10g は %.10g の倍数ではありません。正しい数に直してください。", value.json->valuedouble, step);
    return false;
}

void plain_integer(struct loading *loading, struct value value, const struct field *field, int *slot)
{
    if (reader_expect(loading, value, EXPECT_INTEGER) && in_range(loading, value, field->low, field->high) &&
        is_step(loading, value, field->step)) {
        *slot = (int)value.json->valuedouble;
    }
}

static const struct {
    const char *english, *japanese; /* with the colour, its contrast and the one that is needed */
} dim[] = {
    {"%s cannot be read well: its contrast to the night or to ink is %.1f:1, and %.1f:1 is needed; choose a lighter "
     "one",
     "%s "
     "は読みにくい色です。夜空や文字とのコントラストが%.1f:1で、%.1f:1以上が必要です。もっと明るい色にしてください。"},
    {"%s cannot be read well with high contrast on: its contrast is %.1f:1, and %.1f:1 is needed; choose a lighter one",
     "%s "
     "は「はっきりした色」のときに読みにくい色です。コントラストが%.1f:1で、%.1f:"
     "1以上が必要です。もっと明るい色にしてください。"},
};

void plain_accent(struct loading *loading, struct value value, struct color *slot)
{
    struct color color;
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return;
    }
    const char *written = value_excerpt(value, &loading->scratch);
    if (!color_parse(value.json->valuestring, &color)) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "%s is no colour; write # and six hexadecimal digits, as in #d9b65c",
                 "%s は色として読めません。# と16進数6桁で、#d9b65c のように書いてください。", written);
        return;
    }
    struct accent_verdict verdict = accent_judge(color);
    if (verdict.contrast < verdict.least) {
        int which = verdict.high_contrast ? 1 : 0;
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value), dim[which].english, dim[which].japanese,
                 written, verdict.contrast, verdict.least);
        return;
    }
    *slot = color;
}

void plain_date(struct loading *loading, struct value value, int *slot)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return;
    }
    *slot = day_parse(value.json->valuestring);
    if (*slot == DAY_NONE) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "%s is no day; write one that exists, as in 2026-04-01",
                 "%s は日付として読めません。実際にある日を、半角で 2026-04-01 のように書いてください。",
                 value_excerpt(value, &loading->scratch));
    }
}

static bool is_goal(struct loading *loading, struct value item)
{
    if (!reader_expect(loading, item, EXPECT_INTEGER)) {
        return false;
    }
    double goal = item.json->valuedouble;
    if (goal >= 1 && goal <= PACK_GOALS) {
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, item), "goal %.10g does not exist; write 1 to %d",
             "目標 %.10g はありません。1 から %d までの数を書いてください。", goal, (int)PACK_GOALS);
    return false;
}

void plain_goals(struct loading *loading, struct value value, int *goals, size_t *count)
{
    bool seen[PACK_GOALS + 1] = {false};
    if (!reader_expect(loading, value, EXPECT_LIST)) {
        return;
    }
    for (struct value item = value_first(value); item.json; item = value_next(item)) {
        if (!is_goal(loading, item)) {
            continue;
        }
        int goal = (int)item.json->valuedouble;
        if (seen[goal]) {
            diag_add(loading->diags, DIAG_ERROR, reader_place(loading, item), "goal %d is listed twice; remove one",
                     "目標 %d が2回書かれています。どちらかを消してください。", goal);
            continue;
        }
        seen[goal] = true;
        goals[(*count)++] = goal;
    }
}
