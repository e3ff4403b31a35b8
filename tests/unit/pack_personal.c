/* Telephone numbers and mail addresses in running texts, and what only looks like them. */
#include "check.h"
#include "pack/personal.h"

static const struct {
    const char *text, *found; /* NULL: nothing */
} rows[] = {
    {"お問い合わせは076-220-2111まで", "076-220-2111"},
    {"お問い合わせは０７６－２２０－２１１１まで", "076-220-2111"},
    {"０７６ー２２０ー２１１１", "076-220-2111"},
    {"(076)220-2111", "(076)220-2111"},
    {"（０７６）２２０−２１１１へ", "(076)220-2111"},
    {"076(220)2111", "076(220)2111"},
    {"076 220 2111", "076 220 2111"},
    {"0762202111", "0762202111"},
    {"携帯は090-1234-5678です", "090-1234-5678"},
    {"09012345678", "09012345678"},
    {"03-1234-5678", "03-1234-5678"},
    {"0120-123-456（無料）", "0120-123-456"},
    {"0800-123-4567", "0800-123-4567"},
    {"call +81-76-220-2111 now", "+81-76-220-2111"},
    {"+81 (0)76 220 2111", "+81 (0)76 220 2111"},
    {"+81762202111", "+81762202111"},
    {"TEL 220-2111", "TEL 220-2111"},
    {"電話：２２０－２１１１", "電話:220-2111"},
    {"Tel.220-2111", "Tel.220-2111"},
    {"☎220-2111", "☎220-2111"},
    {"mail: office@city.example.jp.", "office@city.example.jp"},
    {"ｏｆｆｉｃｅ＠ｃｉｔｙ．ｅｘａｍｐｌｅ．ｊｐへ", "office@city.example.jp"},
    {"a.b+c_d@x-y.example", "a.b+c_d@x-y.example"},
    {"", NULL},
    {"2021年4月1日から2026年3月31日まで", NULL},
    {"2021-04-01", NULL},
    {"01-02-2026", NULL},
    {"2021/04/01 10:00-12:00", NULL},
    {"2016-2021", NULL},
    {"２０１６ー２０２１年度", NULL},
    {"10〜20人", NULL},
    {"〒920-8577 金沢市", NULL},
    {"1,234,567,890円", NULL},
    {"0.0123456789", NULL},
    {"3.0123456789", NULL},
    {"36.5613, 136.6562", NULL},
    {"ISBN 978-4-00-000000-0", NULL},
    {"第0123号", NULL},
    {"00000000000000", NULL},
    {"0-0", NULL},
    {"1-1-1", NULL},
    {"広坂1丁目1-1", NULL},
    {"090-1234", NULL},
    {"電話は2021年から", NULL},
    {"電話 2021", NULL},
    {"携帯電話3台", NULL},
    {"https://example.jp/0762202111", NULL},
    {"https://example.jp/a@b", NULL},
    {"@machiakari", NULL},
    {"会場@ホール", NULL},
    {"a@b", NULL},
    {"x @ y.example", NULL},
    {"SDGs 17の目標、169のターゲット", NULL},
    {"カーボンニュートラル2050", NULL},
    {"A0123456789", NULL},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        const char *found = personal_find(rows[i].text, &arena);
        if ((found == NULL) != (rows[i].found == NULL) || (found && strcmp(found, rows[i].found) != 0)) {
            fprintf(stderr, "%s: found %s\n", rows[i].text, found ? found : "nothing");
            CHECK(!"the right thing is found");
        }
        arena_finish(&arena);
    }
    return check_result();
}
