/*
 * The pack that comes with the program: every text in six languages, plain Japanese that is plain, a reading for every
 * kanji whose reading is known, and none for those that its SOURCES.md lists.
 */
#include "base/language.h"
#include "base/ruby.h"
#include "base/utf8.h"
#include "check.h"
#include "pack/pack.h"

enum { KANJI_MOST = 13 };
static const char *const tags[] = {"ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko"};

/** What SOURCES.md lists: names whose readings the source does not give. The longer ones first. */
static const char *const unread[] = {
    "ようこそ産前産後ケア～パパママ学級～",
    "農事組合法人まっきやま",
    "カスペルとKG愉快な仲間たち",
    "久安5丁目新町会",
    "こころの泉さらさら",
    "さとやま応援隊(石川県立大学緑地環境学研究室)",
    "金沢工業大学・DK art café プロジェクト",
    "Dance Well 石川実行委員会",
    "NPO みんなの畑の会",
    "NPO ひいなアクション",
    "金沢育ち組",
    "かなざわ娘",
    "鈴見台5丁目",
    "江野本 真由さん",
    "石黒 穂乃香さん",
    "坂野さん",
    "扇が丘",
    "新保",
    "東市瀬町",
    "町",
};

static bool is_kanji(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || code == 0x3005;
}

/** The length of an unread name that stands at `text`, or 0. */
static size_t unread_at(const char *text)
{
    for (size_t i = 0; i < sizeof unread / sizeof unread[0]; i++) {
        if (strncmp(text, unread[i], strlen(unread[i])) == 0) {
            return strlen(unread[i]);
        }
    }
    return 0;
}

static void check_readings(const char *words)
{
    struct arena arena = {0};
    struct ruby_text ruby = ruby_parse(words, strlen(words), &arena);
    size_t span = 0;
    for (size_t at = 0; at < ruby.size;) {
        while (span < ruby.span_count && ruby.spans[span].from + ruby.spans[span].size <= at) {
            span++;
        }
        if (span < ruby.span_count && at >= ruby.spans[span].from) {
            at = ruby.spans[span].from + ruby.spans[span].size;
            continue;
        }
        size_t name = unread_at(ruby.plain + at), from = at;
        bool kanji = is_kanji(utf8_next(ruby.plain, ruby.size, &at));
        at = name ? from + name : at;
        if (kanji && !name) {
            fprintf(stderr, "no reading: %s\n", ruby.plain + from);
        }
        CHECK(!kanji || name);
    }
    arena_finish(&arena);
}

static bool ends_sentence(uint32_t code)
{
    return code == '\n' || code == '!' || code == '?' || code == 0x3002 || code == 0xFF01 || code == 0xFF1F;
}

static void check_plain(const char *words)
{
    struct arena arena = {0};
    const char *plain = ruby_plain(words, &arena);
    int kanji = 0;
    for (size_t at = 0, size = strlen(plain); at < size;) {
        uint32_t code = utf8_next(plain, size, &at);
        kanji = ends_sentence(code) ? 0 : kanji + is_kanji(code);
        if (kanji > KANJI_MOST) {
            fprintf(stderr, "more than %d kanji in a sentence: %s\n", KANJI_MOST, plain);
            CHECK(!"short sentences");
            break;
        }
    }
    arena_finish(&arena);
}

static size_t texts;

static void hear(void *user, const char *text, const struct pack_spot *spot)
{
    size_t *japanese = user;
    const char *field = strrchr(pack_spot_place(spot).path, '/');
    texts++;
    if (field && strcmp(field, "/ja-easy") == 0) {
        check_plain(text);
        check_readings(text);
    } else if (!field || (strcmp(field, "/en") != 0 && strncmp(field, "/zh-", 4) != 0 && strcmp(field, "/ko") != 0)) {
        check_readings(text);
        ++*japanese;
    }
}

int main(void)
{
    struct diags diags = {0};
    size_t japanese = 0;
    const struct pack_listener listener = {.user = &japanese, .text = hear};
    const struct pack_wish wish = {.listener = &listener};
    struct pack *pack = pack_load_as(SOURCE_DIR "/content/kanazawa-2021", &wish, &diags);
    CHECK(pack && diags.count == 0); /* a text that lacks a language is a warning */
    CHECK(pack && pack->language_count == (int)(sizeof tags / sizeof tags[0]));
    for (size_t i = 0; pack && i < sizeof tags / sizeof tags[0]; i++) {
        CHECK(pack_language_find(pack, tags[i]) == (int)i);
    }
    CHECK(japanese > 150 && texts > 5 * japanese);
    pack_destroy(pack);
    diag_finish(&diags);
    return check_result();
}
