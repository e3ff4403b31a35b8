/* What no font can show, and what would be shown wrong, is told where it stands, and once. Needs the fonts of
 * packaging/packages. */
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "run/coverage.h"

static struct type *type;

/** All that is told of a pack with these languages and this title, line by line. */
static const char *told(const char *languages, const char *title, enum diag_language language, struct arena *arena)
{
    char folder[] = BINARY_DIR "/unit-coverage-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    const char *path = arena_printf(arena, "%s/pack.json", folder);
    const char *text = arena_printf(arena,
                                    "{\"format\": 1, \"id\": \"x\", \"version\": 1, \"languages\": [%s],\n"
                                    "\"title\": %s,\n\"files\": {\"vision\": \"v\"}}",
                                    languages, title);
    CHECK(file_write_atomic(path, text, strlen(text)));
    struct diags diags = {0};
    struct pack *pack = coverage_load(folder, &(struct pack_wish){.told = NULL}, type, &diags);
    CHECK(!pack); /* the file of the vision is missing */
    const char *all = "";
    for (size_t i = 0; i < diags.count; i++) {
        if (!strstr(diag_line(&diags.items[i], DIAG_ENGLISH, arena), "\"v\"")) {
            all = arena_printf(arena, "%s%s\n", all, diag_line(&diags.items[i], language, arena) + strlen(folder) + 11);
        }
    }
    CHECK(unlink(path) == 0 && rmdir(folder) == 0);
    diag_finish(&diags);
    pack_destroy(pack);
    return all;
}

#define OUT_EN "take the language out of \"languages\" in pack.json, or write it in other letters\n"
#define OUT_JA "パックの言語の一覧（pack.json の languages）からこの言語を外すか、ほかの文字で書いてください。\n"
#define OTHER_EN "write it in other letters\n"
#define OTHER_JA "カタカナやローマ字など、ほかの文字で書いてください。\n"

static const struct {
    const char *languages, *title, *english, *japanese;
} rows[] = {
    {"\"ja\"", "\"星のαとΩ、葛\U000E0100、👨\u200D👩\u200D👧、☀\uFE0F、あ\u3099\"", "", ""},
    {"\"ja\", \"uk\", \"el\", \"ko\", \"vi\", \"ka\"",
     "{\"ja\": \"星\", \"uk\": \"Зірка\", \"el\": \"Αστέρι\", \"ko\": \"별\", \"vi\": \"Ngôi sao ế\", \"ka\": "
     "\"ვარსკვლავი\"}",
     "", ""},
    {"\"ja\"", "\"葛\U000E0104城と葛\U000E0104\"",
     "2:10: warning: /title: no installed font has the form of 葛 that its selector asks for (U+845B U+E0104), so the "
     "usual form is shown; write it in another way, or install a font that has it\n",
     "2:10: warning: /title: 「葛」の異体字（U+845B U+E0104）を表示できるフォントがこの機械にないので、ふつうの形で"
     "表示します。人名や地名では、これでよいか確かめてください。\n"},
    {"\"ja\"", "\"星\U00030001\U00030001\"",
     "2:10: warning: /title: no installed font has \U00030001 (U+30001), so a dot is shown; write it in another way, "
     "or "
     "install a font\n",
     "2:10: warning: /title: 「\U00030001」（U+30001）を表示できるフォントがこの機械にないので、点を表示します。別の"
     "書き方にするか、フォントを入れてください。\n"},
    {"\"ja\", \"ar\", \"he\"", "{\"ja\": \"星\", \"ar\": \"مدينة مدينة\", \"he\": \"עיר\"}",
     "2:28: error: /title/ar: Arabic (in a text of \"ar\") runs from right to left, which this program cannot set yet: "
     "it "
     "would show reversed; " OUT_EN "2:49: error: /title/he: Hebrew (in a text of \"he\") runs from right to left, "
     "which this program cannot set yet: it "
     "would show reversed; " OUT_EN,
     "2:28: error: /title/ar: 「アラビア文字」（言語「ar」の文）は右から左に書く文字で、まだ正しい向きに並べられません"
     "。" OUT_JA
     "2:49: error: /title/he: 「ヘブライ文字」（言語「he」の文）は右から左に書く文字で、まだ正しい向きに並べられません"
     "。" OUT_JA},
    {"\"ja\", \"th\", \"lo\"", "{\"ja\": \"星\", \"th\": \"เมือง\", \"lo\": \"ເມືອງ\"}",
     "2:28: error: /title/th: Thai (in a text of \"th\") joins its letters or breaks its lines in a way that this "
     "program cannot set yet; " OUT_EN "2:43: error: /title/lo: Lao (in a text of \"lo\") joins its letters or breaks "
     "its lines in a way that this program cannot set yet; " OUT_EN,
     "2:28: error: /title/th: 「タイ文字」（言語「th」の文）は、文字のつなぎかたや行の分けかたが、まだ正しくできません"
     "。" OUT_JA
     "2:43: error: /title/lo: 「ラオ文字」（言語「lo」の文）は、文字のつなぎかたや行の分けかたが、まだ正しくできません"
     "。" OUT_JA},
    {"\"ja\"", "\"नेपालのसुनीताさん\"",
     "2:10: error: /title: Devanagari (in a text of \"ja\") joins its letters or breaks its lines in a way that this "
     "program cannot set yet; " OTHER_EN,
     "2:10: error: /title: "
     "「デーバナーガリー文字」（言語「ja」の文）は、文字のつなぎかたや行の分けかたが、まだ正しくでき"
     "ません。" OTHER_JA},
    {"\"ja\", \"am\"", "{\"ja\": \"星\", \"am\": \"ሰላም\"}",
     "2:28: error: /title/am: none of the fonts that this program uses has letters of Ethiopic (in a text of \"am\"), "
     "so nothing of it can be shown; " OUT_EN,
     "2:28: error: /title/am: "
     "この文字（エチオピア文字、言語「am」の文）を表示できる文字の形（フォント）が、このプログラ"
     "ムの使うものの中にありません。" OUT_JA},
};

int main(void)
{
    type = type_create(NULL);
    CHECK(type != NULL);
    for (size_t i = 0; type && i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = {0};
        CHECK_TEXT(told(rows[i].languages, rows[i].title, DIAG_ENGLISH, &arena), rows[i].english);
        CHECK_TEXT(told(rows[i].languages, rows[i].title, DIAG_JAPANESE, &arena), rows[i].japanese);
        arena_finish(&arena);
    }
    type_destroy(type);
    return check_result();
}
