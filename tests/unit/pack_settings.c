/* The settings of a display: what is read, what is said of what is wrong, and what a change does to the file. */
#include "pack/settings.h"

#include "check.h"

static bool read_text(struct settings *settings, const char *text, struct diags *diags)
{
    return settings_read(settings, "settings.json", text, strlen(text), diags);
}

static void test_all_keys(void)
{
    struct settings settings = settings_default();
    struct diags diags = {0};
    CHECK(settings.attract_after == SETTINGS_ATTRACT_USUAL && !settings.pin && !settings.language && settings.keyboard);
    CHECK(read_text(&settings,
                    "{\"display_mm\": 941, \"rotate\": 270, \"language\": \"en\", \"furigana\": true, \"large\": true,"
                    "\"contrast\": true, \"quiet\": true, \"attract_after\": 120, \"pack\": \"/p\", \"drop\": \"/d\","
                    "\"store\": \"/s\", \"pin\": \"04711\", \"keyboard\": false, \"$schema\": \"x\"}",
                    &diags));
    CHECK(diags.count == 0);
    CHECK(settings.display_mm == 941 && settings.rotate == 270 && settings.attract_after == 120);
    CHECK(settings.furigana && settings.large && settings.contrast && settings.quiet && !settings.keyboard);
    CHECK_TEXT(settings.language, "en");
    CHECK_TEXT(settings.pack, "/p");
    CHECK_TEXT(settings.drop, "/d");
    CHECK_TEXT(settings.store, "/s");
    CHECK_TEXT(settings.pin, "04711");
    diag_finish(&diags);
    settings_finish(&settings);
}

/** What is said, to the letter; a text that is no JSON leaves all as it was. */
static const struct {
    const char *text;
    bool read;
    const char *english, *japanese;
} wrong[] = {
    {"{\"rotate\": 45}", true, "settings.json:1:12: error: /rotate: 45 is no multiple of 90; correct it",
     "settings.json:1:12: error: /rotate: 45 は 90 の倍数ではありません。正しい数に直してください。"},
    {"{\n  \"atract_after\": 60\n}", true,
     "settings.json:2:3: warning: /atract_after: \"atract_after\" has no meaning here and is ignored; did you mean "
     "\"attract_after\"?",
     "settings.json:2:3: warning: /atract_after: 「atract_after」という項目はないので無視しました。「attract_after」の"
     "書きまちがいではありませんか。"},
    {"{\"attract_after\": 5}", true,
     "settings.json:1:19: error: /attract_after: 5 is out of range (30 to 3600); correct it",
     "settings.json:1:19: error: /attract_after: 5 は範囲の外です（30 から 3600 まで）。正しい数に直してください。"},
    {"{\"language\": \"jp\"}", true,
     "settings.json:1:14: error: /language: \"jp\" is a country, not a language; write \"ja\"",
     "settings.json:1:14: error: /language: \"jp\" は国の記号です。言語の記号「ja」を書いてください。"},
    {"{\"drop\": \"new\"}", true,
     "settings.json:1:10: error: /drop: \"new\" is no full path; write it from the beginning, as in /srv/exhibition",
     "settings.json:1:10: error: /drop: \"new\" は / から始まる完全なパスではありません。/srv/exhibition のように、"
     "はじめから書いてください。"},
    {"{\"pin\": 4711}", true,
     "settings.json:1:9: error: /pin: this is no PIN; write 4 to 8 digits in double quotes, as in \"0000\"",
     "settings.json:1:9: error: /pin: 暗証番号として読めません。半角の数字 4〜8けたを、\"0000\" のように \" で囲んで"
     "書いてください。"},
    {"{\"large\": \"yes\"}", true,
     "settings.json:1:11: error: /large: true or false (without quotes) is expected here, not \"yes\"",
     "settings.json:1:11: error: /large: ここには true か false を \" で囲まずに書きます（\"yes\" "
     "が書かれています）。"},
    {"[1]", false, "settings.json:1:1: error: an object { } is expected here, not [ ]",
     "settings.json:1:1: error: ここには { } を書きます（[ ] が書かれています）。"},
    {"{\"large\": true,}", false, "settings.json:1:15: error: a comma is left over after the last item; remove it",
     "settings.json:1:15: error: 最後の項目のあとに余分な , があります。消してください。"},
};

static void test_wrong(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct settings settings = settings_default();
        struct diags diags = {0};
        struct arena arena = {0};
        settings.display_mm = 7;
        CHECK(read_text(&settings, wrong[i].text, &diags) == wrong[i].read);
        CHECK(diags.count == 1);
        if (diags.count == 1) {
            CHECK_TEXT(diag_line(&diags.items[0], DIAG_ENGLISH, &arena), wrong[i].english);
            CHECK_TEXT(diag_line(&diags.items[0], DIAG_JAPANESE, &arena), wrong[i].japanese);
        }
        CHECK(settings.display_mm == 7 && settings.rotate == 0 && !settings.large && !settings.language &&
              !settings.drop && !settings.pin && settings.attract_after == SETTINGS_ATTRACT_USUAL);
        arena_finish(&arena);
        diag_finish(&diags);
        settings_finish(&settings);
    }
}

/** One wrong value costs nobody the others. */
static void test_key_by_key(void)
{
    struct settings settings = settings_default();
    struct diags diags = {0};
    CHECK(read_text(&settings, "{\"large\": 1, \"quiet\": true, \"pin\": \"x\", \"rotate\": 90}", &diags));
    CHECK(diags.errors == 2 && settings.quiet && settings.rotate == 90 && !settings.large && !settings.pin);
    diag_finish(&diags);
    settings_finish(&settings);
}

/** What makes no sense is no open door; where a PIN was known, that one stays. */
static void test_locks(void)
{
    static const struct {
        const char *text;
        bool read, shut, keyboard;
    } rows[] = {
        {"{}", true, false, true},
        {"{\"pin\": \"4711\"}", true, false, true},
        {"{\"pin\": 4711}", true, true, true},
        {"{\"pin\": null}", true, true, true},
        {"{\"pin\": \"47\"}", true, true, true},
        {"{\"pin\": [\"4711\"], \"keyboard\": true}", true, true, true},
        {"{\"keyboard\": false}", true, false, false},
        {"{\"keyboard\": \"off\"}", true, false, false},
        {"{\"keyboard\": 0}", true, false, false},
        {"[]", false, false, true},
        {"[{\"pin\": 4711}]", false, false, true},
        {"{\"pin\": 4711", false, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int known = 0; known < 2; known++) {
            struct settings settings = settings_default();
            struct diags diags = {0};
            settings.pin = known ? "0000" : NULL;
            CHECK(read_text(&settings, rows[i].text, &diags) == rows[i].read);
            CHECK(settings.shut == (rows[i].shut && !known) && settings.keyboard == rows[i].keyboard);
            CHECK(!known || settings.pin);
            diag_finish(&diags);
            settings_finish(&settings);
        }
    }
}

/** A change, and the whole file after it. */
static const struct {
    const char *key, *before, *after; /* after NULL: refused */
} changes[] = {
    {"rotate", "", "{\n  \"rotate\": 90\n}\n"},
    {"rotate", "{}", "{\n  \"rotate\": 90\n}"},
    {"rotate", "{\"rotate\": 0}", "{\"rotate\": 90}"},
    {"pin", "{\"pin\": \"1234\", \"rotate\": 0}", "{\"pin\": \"4711\", \"rotate\": 0}"},
    {"language", "{\n  \"rotate\": 0\n}\n", "{\n  \"rotate\": 0,\n  \"language\": \"en\"\n}\n"},
    {"large", "{ \"large\" :false }", "{ \"large\" :true }"},
    /* What the program does not know, and how it is written, is nobody's business. */
    {"quiet", "\xEF\xBB\xBF{\"wall\": {\"a\": [1, 2.50, \"\\u3042\"]},\r\n\t\"quiet\": true , \"z\":[]}\r\n",
     "\xEF\xBB\xBF{\"wall\": {\"a\": [1, 2.50, \"\\u3042\"]},\r\n\t\"quiet\": false , \"z\":[]}\r\n"},
    {"rotate", "{\"future\": {\"rotate\": 7}}", "{\"future\": {\"rotate\": 7},\n  \"rotate\": 90}"},
    /* A wrong value of this key or of another does not stand in the way, */
    {"rotate", "{\"rotate\": \"ninety\", \"pin\": 5}", "{\"rotate\": 90, \"pin\": 5}"},
    /* but what is no file of settings does. */
    {"rotate", "{\"rotate\": 0", NULL},
    {"rotate", "{\"rotate\": 0, \"rotate\": 90}", NULL},
    {"rotate", "[]", NULL},
    {"rotate", "# settings", NULL},
    {"rotate", " \n", NULL},
};

static void test_changes(void)
{
    struct settings settings = settings_default();
    settings.rotate = 90;
    settings.large = true;
    settings.language = "en";
    settings.pin = "4711";
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct strbuf out = {0};
        struct diags diags = {0};
        bool good = settings_edit(&settings, changes[i].key, "settings.json", changes[i].before,
                                  strlen(changes[i].before), &out, &diags);
        CHECK(good == (changes[i].after != NULL));
        CHECK((diags.errors > 0) == !good);
        if (good) {
            CHECK_TEXT(strbuf_text(&out), changes[i].after);
        }
        diag_finish(&diags);
        strbuf_finish(&out);
    }
    settings_finish(&settings);
}

static void test_pins(void)
{
    static const char *const good[] = {"0000", "12345678", "04711"};
    static const char *const bad[] = {"", "123", "123456789", "12 4", "-123", "12a4", "１２３４"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(pin_is_one(good[i]));
        for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
            CHECK(pin_is_same(good[i], good[k]) == (i == k));
        }
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(!pin_is_one(bad[i]));
    }
    CHECK(!pin_is_same("0471", "04711") && !pin_is_same("0000", "") && !pin_is_same("0471", "1471"));
}

int main(void)
{
    test_all_keys();
    test_wrong();
    test_key_by_key();
    test_locks();
    test_changes();
    test_pins();
    return check_result();
}
