#include "check.h"

#include "run/options.h"

static int run_nothing(const struct options *options)
{
    (void)options;
    return 0;
}

static const struct command command = {
    .name = "shot",
    .operands = "THING...",
    .operands_min = 0,
    .operands_max = 2,
    .allowed = OPTION_BIT(OPTION_PACK) | OPTION_BIT(OPTION_SIZE) | OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_ROTATE) |
               OPTION_BIT(OPTION_DUMP) | OPTION_BIT(OPTION_DATE) | OPTION_BIT(OPTION_OUT),
    .required = OPTION_BIT(OPTION_OUT),
    .summary = {"A picture.", "画像。"},
    .run = run_nothing,
};

enum { ARGUMENTS_MAX = 16 };

/** Parse words split at spaces. `line` must outlive the options. */
static enum options_result parse(char *line, struct options *out, char **argv)
{
    int argc = 0;
    for (char *at = line; at && *at && argc < ARGUMENTS_MAX;) {
        argv[argc++] = at;
        at = strchr(at, ' ');
        if (at) {
            *at++ = '\0';
        }
    }
    return options_parse(&command, argc, argv, DIAG_ENGLISH, out);
}

static void test_results(void)
{
    static const struct {
        const char *line;
        enum options_result result;
    } cases[] = {
        {"-o a.png", OPTIONS_OK},
        {"-o=a.png", OPTIONS_OK},
        {"-o a.png x y", OPTIONS_OK},
        {"x -o a.png y", OPTIONS_OK},
        {"-o a.png -- --dump", OPTIONS_OK},
        {"-o a.png -", OPTIONS_OK},
        {"--help", OPTIONS_HELP},
        {"-h", OPTIONS_HELP},
        {"x y z --help", OPTIONS_HELP},
        {"", OPTIONS_WRONG},
        {"-o", OPTIONS_WRONG},
        {"-o=", OPTIONS_WRONG},
        {"-o a.png x y z", OPTIONS_WRONG},
        {"-o a.png --windowed", OPTIONS_WRONG},
        {"-o a.png --nothing", OPTIONS_WRONG},
        {"-o a.png --dump=1", OPTIONS_WRONG},
        {"-o a.png --size 10x10", OPTIONS_WRONG},
        {"-o a.png --size 1920", OPTIONS_WRONG},
        {"-o a.png --size 1920x", OPTIONS_WRONG},
        {"-o a.png --size 1920x1080x", OPTIONS_WRONG},
        {"-o a.png --size 99999x1080", OPTIONS_WRONG},
        {"-o a.png --size", OPTIONS_WRONG},
        {"-o a.png --at -1", OPTIONS_WRONG},
        {"-o a.png --at 1s", OPTIONS_WRONG},
        {"-o a.png --at 99999999999999999999", OPTIONS_WRONG},
        {"-o a.png --rotate 45", OPTIONS_WRONG},
        {"-o a.png --messages fr", OPTIONS_WRONG},
        {"-o a.png --date 2028-02-29", OPTIONS_OK},
        {"-o a.png --date 2027-02-29", OPTIONS_WRONG},
        {"-o a.png --date 2027-2-28", OPTIONS_WRONG},
        {"-o a.png --date today", OPTIONS_WRONG},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[128];
        char *argv[ARGUMENTS_MAX];
        struct options options;
        snprintf(line, sizeof line, "%s", cases[i].line);
        enum options_result result = parse(line, &options, argv);
        if (result != cases[i].result) {
            fprintf(stderr, "case: %s\n", cases[i].line);
        }
        CHECK(result == cases[i].result);
    }
}

static void test_values(void)
{
    char line[] = "one -o out.png --size 1920x1080 --at 2500 --rotate 270 --messages ja --date 2027-04-01 two";
    char *argv[ARGUMENTS_MAX];
    struct options options;
    CHECK(parse(line, &options, argv) == OPTIONS_OK);
    CHECK_TEXT(options.out, "out.png");
    CHECK(options.size_count == 1 && options.sizes[0].width == 1920 && options.sizes[0].height == 1080);
    CHECK(options.at == TICK_MS(2500));
    CHECK(options.rotate == 270);
    CHECK(options.messages == DIAG_JAPANESE);
    CHECK(options.day == day_make(2027, 4, 1));
    CHECK(!options.dump && !options.pack);
    CHECK(options.operand_count == 2);
    CHECK_TEXT(options.operands[0], "one");
    CHECK_TEXT(options.operands[1], "two");
    CHECK(options.given == (OPTION_BIT(OPTION_OUT) | OPTION_BIT(OPTION_SIZE) | OPTION_BIT(OPTION_AT) |
                            OPTION_BIT(OPTION_ROTATE) | OPTION_BIT(OPTION_MESSAGES) | OPTION_BIT(OPTION_DATE)));
    struct px_size size = options_size_or(&options, (struct px_size){1, 2});
    CHECK(size.width == 1920);
}

static void test_messages(void)
{
    char a[] = "--nothing";
    char b[] = "--messages";
    char c[] = "ja";
    char d[] = "--messages=en";
    char *argv[] = {a, b, c};
    CHECK(options_messages(3, argv, DIAG_ENGLISH) == DIAG_JAPANESE);
    CHECK(options_messages(2, argv, DIAG_ENGLISH) == DIAG_ENGLISH);
    char *late[] = {b, c, d};
    CHECK(options_messages(3, late, DIAG_ENGLISH) == DIAG_ENGLISH);
    char *wrong[] = {b, a};
    CHECK(options_messages(2, wrong, DIAG_JAPANESE) == DIAG_JAPANESE);
}

/** The help names what is allowed, and nothing else. */
static void test_help(void)
{
    char text[8192] = "";
    for (int language = 0; language < DIAG_LANGUAGE_COUNT; language++) {
        FILE *file = fmemopen(text, sizeof text, "w");
        CHECK(file != NULL);
        if (!file) {
            return;
        }
        options_help(&command, (enum diag_language)language, file);
        fclose(file);
        CHECK(strstr(text, "--size WxH") && strstr(text, "-o PATH") && strstr(text, "--help"));
        CHECK(strstr(text, "--windowed") == NULL);
        CHECK(strstr(text, command.summary[language]) != NULL);
        CHECK(strstr(text, language == DIAG_ENGLISH ? "(required)" : "（必須）") != NULL);
    }
}

int main(void)
{
    test_results();
    test_values();
    test_messages();
    test_help();
    return check_result();
}
