#include "run/report.h"

#include "check.h"

static void test_round(void)
{
    struct diags diags = {0}, none = {0}, read = {0}, rest = {0};
    struct install_facts silent = {.version = 0}, facts = {.version = 0};
    struct strbuf text = {0};
    diag_add(&diags, DIAG_ERROR, (struct diag_place){"/a b/pack.json", 3, 14, "/id"}, "100%% wrong", "100%% まちがい");
    diag_add(&diags, DIAG_WARNING, (struct diag_place){.file = NULL}, "tab\there", "改\n行");
    report_write(&text, "/a b", INSTALL_REFUSED, &silent, &diags);
    report_write(&text, "/c", INSTALL_TAKEN, &(struct install_facts){7, "秋の展示"}, &none);
    struct report report = {text.text};
    const char *source = "";
    enum install_result result = INSTALL_FAILED;
    CHECK(report_next(&report, &source, &result, &facts, &read) && result == INSTALL_REFUSED);
    CHECK_TEXT(source, "/a b");
    CHECK(facts.version == 0 && facts.title[0] == '\0');
    CHECK(read.count == 2 && read.errors == 1 && read.warnings == 1);
    struct arena arena = {0};
    CHECK_TEXT(diag_line(&read.items[0], DIAG_JAPANESE, &arena), "/a b/pack.json:3:14: error: /id: 100% まちがい");
    CHECK_TEXT(diag_line(&read.items[1], DIAG_ENGLISH, &arena), "warning: tab?here");
    CHECK(report_next(&report, &source, &result, &facts, &rest) && result == INSTALL_TAKEN && rest.count == 0);
    CHECK_TEXT(source, "/c");
    CHECK(facts.version == 7);
    CHECK_TEXT(facts.title, "秋の展示");
    CHECK(!report_next(&report, &source, &result, &facts, &rest));
    arena_finish(&arena);
    strbuf_finish(&text);
    diag_finish(&diags);
    diag_finish(&read);
    diag_finish(&rest);
}

/** Whoever wrote it was killed in the middle, or was no installer at all. */
static void test_broken(void)
{
    const char *const texts[] = {"",           "taken",           "taken\t/a", "error\tfile\t1\n", "danced\t/a\n",
                                 "\t\t\n\n\n", "says\t1\ttitle\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[64];
        struct diags diags = {0};
        struct report report = {text};
        const char *source = "";
        enum install_result result;
        snprintf(text, sizeof text, "%s", texts[i]);
        CHECK(!report_next(&report, &source, &result, NULL, &diags) && diags.count == 0);
        diag_finish(&diags);
    }
}

/** The last whole line tells how long it may last; whatever else stands there. */
static void test_beat(void)
{
    static const struct {
        const char *text;
        int times;
    } cases[] = {{"", 1},
                 {"alive\t7\n", 7},
                 {"alive\t7\nalive\t3\n", 3},
                 {"alive\t7\nalive\t", 7},
                 {"alive\t7\ntaken\t/a\n", 1},
                 {"alive\t0\n", 1},
                 {"alive\t-5\n", 1},
                 {"alive\t99999999999999999999\n", REPORT_BEAT_MAX},
                 {"alive\tx\n", 1},
                 {"\n", 1},
                 {"alive", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf text = {0};
        strbuf_puts(&text, cases[i].text);
        CHECK(report_last_beat(&text) == cases[i].times);
        strbuf_finish(&text);
    }
    struct strbuf text = {0};
    struct diags diags = {0};
    struct report report;
    const char *source = "";
    enum install_result result = INSTALL_FAILED;
    report_write_beat(&text, 4);
    CHECK(report_last_beat(&text) == 4);
    report_write(&text, "/a", INSTALL_BUSY, &(struct install_facts){.version = 0}, &diags);
    report.rest = text.text;
    CHECK(report_next(&report, &source, &result, NULL, &diags) && result == INSTALL_BUSY && diags.count == 0);
    CHECK_TEXT(source, "/a");
    strbuf_finish(&text);
}

/** Names of a stick may hold any byte but those of no name. */
static void test_stick(void)
{
    static const char *const names[] = {STICK_ROOT, "autumn.zip", "a b%20", "秋", "\xFF\t\n", "%", "--store"};
    enum { NAMES = sizeof names / sizeof *names };
    struct stick stick = {.count = NAMES, .left_out = 3, .cut = true}, read = {.count = 0};
    struct strbuf text = {0};
    for (size_t i = 0; i < NAMES; i++) {
        stick.packs[i].name = names[i];
    }
    report_write_stick(&text, &stick);
    struct report report = {text.text};
    CHECK(report_read_stick(&report, &read));
    CHECK(read.count == NAMES && read.left_out == 3 && read.cut && !read.bare);
    for (size_t i = 0; i < read.count && i < NAMES; i++) {
        CHECK_TEXT(read.packs[i].name, names[i]);
    }
    stick_finish(&read);
    strbuf_finish(&text);
}

static void test_broken_stick(void)
{
    static const char *const texts[] = {"",
                                        "stick",
                                        "stick\t0\t0\t1",
                                        "pack\ta\n",
                                        "stick\t0\t0\t0\npack\ta",
                                        "stick\t0\t0\t0\npack\ta\nsomething\telse\tcame\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[64];
        struct stick stick = {.count = 0};
        struct report report = {text};
        snprintf(text, sizeof text, "%s", texts[i]);
        CHECK(!report_read_stick(&report, &stick));
        stick_finish(&stick);
    }
}

int main(void)
{
    for (int i = 0; i < INSTALL_RESULT_COUNT; i++) {
        enum install_result result = INSTALL_RESULT_COUNT;
        CHECK(install_find(install_word((enum install_result)i), &result) && (int)result == i);
    }
    test_round();
    test_broken();
    test_beat();
    test_stick();
    test_broken_stick();
    return check_result();
}
