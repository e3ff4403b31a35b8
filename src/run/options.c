#include "run/options.h"

#include <errno.h>
#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "run/say.h"

struct option {
    const char *name;
    const char *value; /* as the help shows it; NULL for a flag */
    const char *help[DIAG_LANGUAGE_COUNT];
    /** Takes the value (NULL for a flag). False when it makes no sense. NULL: it goes to `offset` as it is. */
    bool (*take)(struct options *options, const char *value);
    size_t offset; /* in struct options: of a text that is not empty, or of a flag's bool */
};

static bool take_size(struct options *options, const char *value)
{
    if (options->size_count == OPTIONS_SIZES_MAX || !options_size(value, &options->sizes[options->size_count])) {
        return false;
    }
    options->size_count++;
    return true;
}

static bool take_rotate(struct options *options, const char *value)
{
    static const char *const turns[] = {"0", "90", "180", "270"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(value, turns[i]) == 0) {
            options->rotate = i * 90;
            return true;
        }
    }
    return false;
}

static bool take_date(struct options *options, const char *value)
{
    options->day = day_parse(value);
    return options->day != DAY_NONE;
}

static bool take_at(struct options *options, const char *value)
{
    char *end = NULL;
    errno = 0;
    long ms = strtol(value, &end, 10);
    /* A day is more than any picture needs, and keeps the virtual time finite. */
    if (errno || end == value || *end || ms < 0 || ms > 24L * 3600 * 1000) {
        return false;
    }
    options->at = TICK_MS(ms);
    return true;
}

static bool take_pictures(struct options *options, const char *value)
{
    enum { MOST = 100 * 1000 }; /* some 30 GB */
    char *end = NULL;
    errno = 0;
    long count = strtol(value, &end, 10);
    if (errno || end == value || *end || count < 1 || count > MOST) {
        return false;
    }
    options->pictures = (int)count;
    return true;
}

static bool take_encoding(struct options *options, const char *value)
{
    options->charset = charset_named(value);
    return options->charset < CHARSET_COUNT;
}

static bool take_messages(struct options *options, const char *value)
{
    if (strcmp(value, "ja") != 0 && strcmp(value, "en") != 0) {
        return false;
    }
    options->messages = strcmp(value, "ja") == 0 ? DIAG_JAPANESE : DIAG_ENGLISH;
    return true;
}

static bool take_help(struct options *options, const char *value)
{
    (void)options;
    (void)value;
    return true;
}

static const struct option options_table[] = {
    [OPTION_PACK] =
        {"--pack",
         "PACK",
         {"the exhibition: a folder with a pack.json, or a .zip of one (default: the one that comes with the program)",
          "展示パック: pack.json のあるフォルダか、その .zip（省略時は付属のもの）"},
         .offset = offsetof(struct options, pack)},
    [OPTION_SIZE] = {"--size",
                     "WxH",
                     {"size of the picture in pixels, such as 1920x1080", "画像の大きさ（ピクセル）。例: 1920x1080"},
                     .take = take_size},
    [OPTION_WINDOWED] = {"--windowed",
                         NULL,
                         {"in a window with a mouse cursor, not the full screen",
                          "全画面にせず、カーソルのあるウィンドウで表示する"},
                         .offset = offsetof(struct options, windowed)},
    [OPTION_ROTATE] = {"--rotate",
                       "0|90|180|270",
                       {"turn the picture clockwise on the display, by degrees", "画面上で画像を時計回りに回す（度）"},
                       .take = take_rotate},
    [OPTION_STATUS] = {"--status",
                       NULL,
                       {"print one line for each event to stdout", "出来事を1行ずつ標準出力に書く"},
                       .offset = offsetof(struct options, status)},
    [OPTION_JSON] = {"--json",
                     NULL,
                     {"write the diagnostics as JSON lines to stdout", "診断を JSON Lines で標準出力に書く"},
                     .offset = offsetof(struct options, json)},
    [OPTION_SCREEN] =
        {"--screen",
         "NAME[:ID]",
         {"attract, home, vision, map, card, voices, students, join, programme, credits, staff or fault; "
          "with an ID card:PROJECT, map:SECTION or voices:VOICE",
          "attract, home, vision, map, card, voices, students, join, programme, credits, staff, fault のいずれか。"
          "id を書けるのは card:プロジェクト、map:部門、voices:声"},
         .offset = offsetof(struct options, screen)},
    [OPTION_LANG] = {"--lang",
                     "L",
                     {"the visitor's language, such as en (default: the pack's own)",
                      "来場者の言語。例: en（省略時はパックの第一言語）"},
                     .offset = offsetof(struct options, lang)},
    [OPTION_DATE] = {"--date",
                     "YYYY-MM-DD",
                     {"what the pack shows on that day (default: everything, whatever its days; check: today)",
                      "その日に見せる内容にする（省略時は期間にかかわらずすべて。check では今日）"},
                     .take = take_date},
    [OPTION_FURIGANA] = {"--furigana",
                         NULL,
                         {"as with furigana switched on", "「ふりがな」を入れた画面にする"},
                         .offset = offsetof(struct options, comfort[COMFORT_FURIGANA])},
    [OPTION_LARGE] = {"--large",
                      NULL,
                      {"as with large type switched on", "「大きな文字」を入れた画面にする"},
                      .offset = offsetof(struct options, comfort[COMFORT_LARGE])},
    [OPTION_CONTRAST] = {"--contrast",
                         NULL,
                         {"as with high contrast switched on", "「はっきりした色」を入れた画面にする"},
                         .offset = offsetof(struct options, comfort[COMFORT_CONTRAST])},
    [OPTION_QUIET] = {"--quiet",
                      NULL,
                      {"as with quiet motion switched on", "「動きをひかえめに」を入れた画面にする"},
                      .offset = offsetof(struct options, comfort[COMFORT_QUIET])},
    [OPTION_AT] = {"--at",
                   "MS",
                   {"milliseconds after the screen came (default: 3000, at rest)",
                    "画面が出てからのミリ秒（省略時は 3000、静止後）"},
                   .take = take_at},
    [OPTION_DUMP] = {"--dump",
                     NULL,
                     {"write the draw list as text instead of a picture", "画像の代わりに描画リストを文字で書く"},
                     .offset = offsetof(struct options, dump)},
    [OPTION_EVERY_FRAME] = {"--every-frame",
                            NULL,
                            {"paint every frame, not only those in a picture (the pictures are the same)",
                             "保存しないコマも描く（結果の画像は同じ）"},
                            .offset = offsetof(struct options, every_frame)},
    [OPTION_COUNT_COST] = {"--count",
                           NULL,
                           {"count what painting costs, in virtual time: the same on every machine",
                            "描画の費用を仮想時間で数える（どの機械でも同じ）"},
                           .offset = offsetof(struct options, count_cost)},
    [OPTION_OUT] = {"-o", "PATH", {"where to write", "書き出し先"}, .offset = offsetof(struct options, out)},
    [OPTION_PICTURES] = {"--pictures",
                         "N",
                         {"as many pictures at most (default: 2000)", "画像の枚数の上限（省略時は 2000）"},
                         .take = take_pictures},
    [OPTION_STORE] = {"--store",
                      "DIR",
                      {"where the display keeps its packs (default: in the user's state folder, one for each PACK)",
                       "ディスプレイのパックの保存先（省略時は利用者の状態フォルダの中、PACK ごとに1つ）"},
                      .offset = offsetof(struct options, store)},
    [OPTION_DROP] = {"--drop",
                     "DIR",
                     {"a folder that new packs are put into: what comes there is checked and shown",
                      "新しいパックを入れるフォルダ。ここに置かれたものを検査して表示する"},
                     .offset = offsetof(struct options, drop)},
    [OPTION_SETTINGS] = {"--settings",
                         "FILE",
                         {"the settings of this display (default: settings.json in the user's configuration folder)",
                          "このディスプレイの設定ファイル（省略時は利用者の設定フォルダの settings.json）"},
                         .offset = offsetof(struct options, settings)},
    [OPTION_STICKS] =
        {"--sticks",
         "DIR",
         {"where USB sticks are mounted, a folder each (default: /run/machiakari/sticks); their packs are "
          "offered on the staff page",
          "USBメモリがマウントされる場所。1本ごとにフォルダ1つ（省略時は /run/machiakari/sticks）。"
          "中のパックをスタッフの画面で入れられる"},
         .offset = offsetof(struct options, sticks)},
    [OPTION_STICK] = {"--stick",
                      "DIR",
                      {"PACK is a name at the root of this stick (.: the root itself); without any, only list what is "
                       "there",
                       "PACK は、この USBメモリのいちばん上にある名前（. はそのもの）。なければ、あるものを挙げるだけ"},
                      .offset = offsetof(struct options, stick)},
    [OPTION_CHECK] = {"--check",
                      NULL,
                      {"do everything but put them there", "検査だけを行い、入れない"},
                      .offset = offsetof(struct options, check)},
    [OPTION_REPORT] = {"--report",
                       NULL,
                       {"write the result to stdout for the exhibition, and end when it ends",
                        "結果を展示のために標準出力に書き、展示が終われば終わる"},
                       .offset = offsetof(struct options, report)},
    [OPTION_INTO] = {"--into",
                     "DIR",
                     {"the pack: a new folder, or one whose pictures and other files stay",
                      "パックのフォルダー。新しいものか、写真などをそのまま使う今のもの"},
                     .offset = offsetof(struct options, into)},
    [OPTION_ENCODING] = {"--encoding",
                         "utf-8-bom|utf-8|cp932",
                         {"how CSV files write their signs (default: utf-8-bom, which spreadsheets open rightly)",
                          "CSV の文字コード（省略時は utf-8-bom。表計算ソフトで正しく開けます）"},
                         .take = take_encoding},
    [OPTION_LOSSY] = {"--lossy",
                      NULL,
                      {"write CP932 even where it loses signs", "CP932 にない文字が失われてもよい"},
                      .offset = offsetof(struct options, lossy)},
    [OPTION_SET_BACK] = {"--set-back",
                         NULL,
                         {"also set back what somebody changed in the pack since the table was made",
                          "表を書き出したあとのほかの人の直しも、表のとおりにもどす"},
                         .offset = offsetof(struct options, set_back)},
    [OPTION_MESSAGES] = {"--messages",
                         "ja|en",
                         {"language of messages (default: the locale's)", "メッセージの言語（省略時はロケールによる）"},
                         .take = take_messages},
    [OPTION_HELP] = {"--help", NULL, {"this help", "この説明"}, .take = take_help},
};
static_assert(sizeof options_table / sizeof *options_table == OPTION_COUNT, "a row for each option");

static const unsigned always_allowed = OPTION_BIT(OPTION_MESSAGES) | OPTION_BIT(OPTION_HELP);

/** Take an option; false when its value makes no sense. */
static bool take(const struct option *option, struct options *options, const char *value)
{
    char *slot = (char *)options + option->offset;
    const bool set = true;
    if (option->take) {
        return option->take(options, value);
    }
    if (!option->value) {
        memcpy(slot, &set, sizeof set);
        return true;
    }
    memcpy(slot, &value, sizeof value);
    return *value != '\0';
}

bool options_size(const char *text, struct px_size *out)
{
    char *end = NULL;
    errno = 0;
    long width = strtol(text, &end, 10);
    if (end == text || *end != 'x') {
        return false;
    }
    const char *second = end + 1;
    long height = strtol(second, &end, 10);
    if (errno || end == second || *end) {
        return false;
    }
    if (width < OPTIONS_SIDE_MIN || width > OPTIONS_SIDE_MAX || height < OPTIONS_SIDE_MIN ||
        height > OPTIONS_SIDE_MAX) {
        return false;
    }
    *out = (struct px_size){(int)width, (int)height};
    return true;
}

struct px_size options_size_or(const struct options *options, struct px_size otherwise)
{
    return options->size_count ? options->sizes[0] : otherwise;
}

/** The option `argument` names, written `--name` or `--name=value` (then `*value` points to it); OPTION_COUNT for none.
 */
static enum option_id find_option(const char *argument, const char **value)
{
    const char *equals = strchr(argument, '=');
    size_t size = equals ? (size_t)(equals - argument) : strlen(argument);
    for (int id = 0; id < OPTION_COUNT; id++) {
        const char *name = options_table[id].name;
        if (strlen(name) == size && strncmp(name, argument, size) == 0) {
            *value = equals ? equals + 1 : NULL;
            return (enum option_id)id;
        }
    }
    return strcmp(argument, "-h") == 0 ? OPTION_HELP : OPTION_COUNT;
}

/** Where the parser stands. */
struct parse {
    const struct command *command;
    struct options *options;
    int argc;
    char **argv;
    int at;
};

static bool parse_option(struct parse *parse)
{
    const char *argument = parse->argv[parse->at];
    const char *name = parse->command->name;
    enum diag_language language = parse->options->messages;
    const char *value = NULL;
    enum option_id id = find_option(argument, &value);
    if (id == OPTION_COUNT || !((parse->command->allowed | always_allowed) & OPTION_BIT(id))) {
        say(language, "%s has no option '%s' (see machiakari %s --help)",
            "%s に「%s」というオプションはありません（machiakari %s --help を見てください）", name, argument, name);
        return false;
    }
    const struct option *option = &options_table[id];
    if (option->value && !value && parse->at + 1 < parse->argc) {
        value = parse->argv[++parse->at];
    }
    if (!option->value && value) {
        say(language, "%s %s takes no value (see machiakari %s --help)",
            "%s の %s に値は付けられません（machiakari %s --help を見てください）", name, option->name, name);
        return false;
    }
    if (option->value && (!value || !take(option, parse->options, value))) {
        say(language, "%s %s needs %s, not '%s' (see machiakari %s --help)",
            "%s の %s に必要なのは %s です（「%s」ではなく。machiakari %s --help を見てください）", name, option->name,
            option->value, value ? value : "", name);
        return false;
    }
    if (!option->value) {
        take(option, parse->options, NULL);
    }
    parse->options->given |= OPTION_BIT(id);
    return true;
}

static bool parse_arguments(struct parse *parse)
{
    bool only_operands = false;
    for (parse->at = 0; parse->at < parse->argc; parse->at++) {
        char *argument = parse->argv[parse->at];
        if (!only_operands && strcmp(argument, "--") == 0) {
            only_operands = true;
        } else if (!only_operands && argument[0] == '-' && argument[1]) {
            if (!parse_option(parse)) {
                return false;
            }
        } else {
            parse->options->operands[parse->options->operand_count++] = argument;
        }
    }
    return true;
}

static bool check_complete(const struct command *command, const struct options *options)
{
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (command->required & ~options->given & OPTION_BIT(id)) {
            say(options->messages, "%s needs %s %s (see machiakari %s --help)",
                "%s には %s %s が必要です（machiakari %s --help を見てください）", command->name,
                options_table[id].name, options_table[id].value, command->name);
            return false;
        }
    }
    if (options->operand_count < command->operands_min) {
        say(options->messages, "%s needs %s (see machiakari %s --help)",
            "%s には %s が必要です（machiakari %s --help を見てください）", command->name, command->operands,
            command->name);
        return false;
    }
    if (options->operand_count > command->operands_max) {
        say(options->messages, "%s does not know what to do with '%s' (see machiakari %s --help)",
            "%s は「%s」を受け付けません（machiakari %s --help を見てください）", command->name,
            options->operands[command->operands_max], command->name);
        return false;
    }
    return true;
}

enum options_result options_parse(const struct command *command, int argc, char **argv, enum diag_language messages,
                                  struct options *out)
{
    *out = (struct options){.messages = messages, .operands = argv};
    struct parse parse = {.command = command, .options = out, .argc = argc, .argv = argv};
    if (!parse_arguments(&parse)) {
        return OPTIONS_WRONG;
    }
    if (out->given & OPTION_BIT(OPTION_HELP)) {
        return OPTIONS_HELP;
    }
    return check_complete(command, out) ? OPTIONS_OK : OPTIONS_WRONG;
}

enum diag_language options_messages(int argc, char **argv, enum diag_language otherwise)
{
    struct options found = {.messages = otherwise};
    for (int i = 0; i < argc; i++) {
        const char *value = NULL;
        if (find_option(argv[i], &value) == OPTION_MESSAGES && (value || i + 1 < argc)) {
            take_messages(&found, value ? value : argv[i + 1]);
        }
    }
    return found.messages;
}

static void help_option(enum option_id id, bool required, enum diag_language language, FILE *file)
{
    const struct option *option = &options_table[id];
    char left[64];
    snprintf(left, sizeof left, "%s %s", option->name, option->value ? option->value : "");
    const char *must[] = {[DIAG_ENGLISH] = " (required)", [DIAG_JAPANESE] = "（必須）"};
    fprintf(file, "  %-22s  %s%s\n", left, option->help[language], required ? must[language] : "");
}

void options_help(const struct command *command, enum diag_language language, FILE *file)
{
    static const char *const usage[] = {[DIAG_ENGLISH] = "usage", [DIAG_JAPANESE] = "使い方"};
    static const char *const more[] = {[DIAG_ENGLISH] = "OPTIONS", [DIAG_JAPANESE] = "オプション"};
    fprintf(file, "%s: machiakari %s [%s...]%s%s\n\n%s\n\n", usage[language], command->name, more[language],
            *command->operands ? " " : "", command->operands, command->summary[language]);
    for (int id = 0; id < OPTION_COUNT; id++) {
        if ((command->allowed | always_allowed) & OPTION_BIT(id)) {
            help_option((enum option_id)id, command->required & OPTION_BIT(id), language, file);
        }
    }
}
