#include "pack/reader_plain.h"

#include "pack/accent.h"

#include <string.h>

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define LETTERS LOWER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

enum { ID_BYTES_MAX = 64, PHONE_BYTES_MAX = 32, MAIL_BYTES_MAX = 254 };

static bool is_made_of(const char *text, const char *letters, size_t most)
{
    size_t size = strlen(text);
    return size > 0 && size <= most && strspn(text, letters) == size;
}

static const char *copy(struct loading *loading, struct value value)
{
    return arena_strdup(&loading->pack->arena, value.json->valuestring);
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

void plain_integer(struct loading *loading, struct value value, double low, double high, int *slot)
{
    if (reader_expect(loading, value, EXPECT_INTEGER) && in_range(loading, value, low, high)) {
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
