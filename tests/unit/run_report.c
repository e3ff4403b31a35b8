#include "run/report.h"

#include "check.h"

static void test_round(void)
{
    struct diags diags = {0}, none = {0}, read = {0}, rest = {0};
    struct strbuf text = {0};
    diag_add(&diags, DIAG_ERROR, (struct diag_place){"/a b/pack.json", 3, 14, "/id"}, "100%% wrong", "100%% まちがい");
    diag_add(&diags, DIAG_WARNING, (struct diag_place){.file = NULL}, "tab\there", "改\n行");
    report_write(&text, "/a b", INSTALL_REFUSED, &diags);
    report_write(&text, "/c", INSTALL_TAKEN, &none);
    struct report report = {text.text};
    const char *source = "";
    enum install_result result = INSTALL_FAILED;
    CHECK(report_next(&report, &source, &result, &read) && result == INSTALL_REFUSED);
    CHECK_TEXT(source, "/a b");
    CHECK(read.count == 2 && read.errors == 1 && read.warnings == 1);
    struct arena arena = {0};
    CHECK_TEXT(diag_line(&read.items[0], DIAG_JAPANESE, &arena), "/a b/pack.json:3:14: error: /id: 100% まちがい");
    CHECK_TEXT(diag_line(&read.items[1], DIAG_ENGLISH, &arena), "warning: tab?here");
    CHECK(report_next(&report, &source, &result, &rest) && result == INSTALL_TAKEN && rest.count == 0);
    CHECK_TEXT(source, "/c");
    CHECK(!report_next(&report, &source, &result, &rest));
    arena_finish(&arena);
    strbuf_finish(&text);
    diag_finish(&diags);
    diag_finish(&read);
    diag_finish(&rest);
}

/** Whoever wrote it was killed in the middle, or was no installer at all. */
static void test_broken(void)
{
    const char *const texts[] = {"", "taken", "taken\t/a", "error\tfile\t1\n", "danced\t/a\n", "\t\t\n\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[64];
        struct diags diags = {0};
        struct report report = {text};
        const char *source = "";
        enum install_result result;
        snprintf(text, sizeof text, "%s", texts[i]);
        CHECK(!report_next(&report, &source, &result, &diags) && diags.count == 0);
        diag_finish(&diags);
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
    return check_result();
}
