#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/commands.h"
#include "run/memory.h"
#include "run/say.h"

#define BIT OPTION_BIT

/** The subcommands. The first is meant when none is named. */
static const struct command commands[] = {
    {"show",
     "",
     0,
     0,
     BIT(OPTION_PACK) | BIT(OPTION_SIZE) | BIT(OPTION_WINDOWED) | BIT(OPTION_ROTATE) | BIT(OPTION_STATUS) |
         BIT(OPTION_LANG) | BIT(OPTION_STORE) | BIT(OPTION_DROP) | BIT(OPTION_SETTINGS) | BIT(OPTION_STICKS),
     0,
     {"Opens the exhibition on the full screen (the default command).",
      "展示を全画面で開きます（コマンドを省いたときはこれ）。"},
     command_show},
    {"new",
     "DIR",
     1,
     1,
     0,
     0,
     {"Writes a small complete pack to start from.", "書きかえて使う、小さな見本のパックを作ります。"},
     command_new},
    {"format",
     "PACK",
     1,
     1,
     0,
     0,
     {"Writes a pack's JSON files anew in the one canonical layout.", "パックの JSON を、決まった形に書きなおします。"},
     command_format},
    {"export",
     "PACK",
     1,
     1,
     BIT(OPTION_OUT) | BIT(OPTION_ENCODING) | BIT(OPTION_LOSSY),
     BIT(OPTION_OUT),
     {"Writes a pack as a spreadsheet; -o is a new .xlsx file, or a new folder of .csv files.",
      "パックを表計算ソフトの表にします。-o は新しい .xlsx か、.csv を入れる新しいフォルダー。"},
     command_export},
    {"import",
     "TABLE",
     1,
     1,
     BIT(OPTION_INTO) | BIT(OPTION_SET_BACK),
     BIT(OPTION_INTO),
     {"Makes a pack of such a spreadsheet, or tells which cells are wrong.",
      "その表をパックにもどします。まちがいがあれば、どのセルかを知らせます。"},
     command_import},
    {"check",
     "PACK...",
     1,
     1000,
     BIT(OPTION_DATE) | BIT(OPTION_SIZE) | BIT(OPTION_JSON),
     0,
     {"Reads packs as the exhibition would and lists every problem, and what finds no room on one page of a display of "
      "--size (may be repeated).",
      "展示と同じ方法でパックを読み、問題をすべて挙げます。--"
      "size（何度でも）の画面で1ページに収まらない文も挙げます。"},
     command_check},
    {"install",
     "[PACK...]",
     0,
     1000,
     BIT(OPTION_STORE) | BIT(OPTION_DROP) | BIT(OPTION_STICK) | BIT(OPTION_CHECK) | BIT(OPTION_SIZE) |
         BIT(OPTION_REPORT),
     BIT(OPTION_STORE),
     {"Checks packs and puts them into a display's store; a running exhibition shows the newest.",
      "パックを検査して、ディスプレイの保存先に入れます。動いている展示は、いちばん新しいものを表示します。"},
     command_install},
    {"shot",
     "",
     0,
     0,
     BIT(OPTION_PACK) | BIT(OPTION_SIZE) | BIT(OPTION_SCREEN) | BIT(OPTION_LANG) | BIT(OPTION_FURIGANA) |
         BIT(OPTION_LARGE) | BIT(OPTION_CONTRAST) | BIT(OPTION_QUIET) | BIT(OPTION_AT) | BIT(OPTION_DUMP) |
         BIT(OPTION_DATE) | BIT(OPTION_OUT),
     BIT(OPTION_SCREEN) | BIT(OPTION_OUT),
     {"Makes one picture of a screen, without a display.", "画面の画像を1枚作ります（ディスプレイ不要）。"},
     command_shot},
    {"play",
     "SCENE",
     1,
     1,
     BIT(OPTION_PACK) | BIT(OPTION_SIZE) | BIT(OPTION_LANG) | BIT(OPTION_FURIGANA) | BIT(OPTION_LARGE) |
         BIT(OPTION_CONTRAST) | BIT(OPTION_QUIET) | BIT(OPTION_STATUS) | BIT(OPTION_EVERY_FRAME) | BIT(OPTION_DATE) |
         BIT(OPTION_SETTINGS) | BIT(OPTION_OUT),
     BIT(OPTION_OUT),
     {"Plays a script of touches and shots in virtual time, without a display; -o is a folder.",
      "操作と撮影の台本を仮想の時間で再生します（ディスプレイ不要）。-o はフォルダ。"},
     command_play},
    {"tour",
     "",
     0,
     0,
     BIT(OPTION_DATE) | BIT(OPTION_PACK) | BIT(OPTION_SIZE) | BIT(OPTION_OUT),
     BIT(OPTION_OUT),
     {"Pictures of every visitor screen in every language, with an index page; -o is a folder, --size may be repeated.",
      "来場者のすべての画面を全言語で画像にし、一覧ページを付けます。-o はフォルダ、--size は何度でも。"},
     command_tour},
    {"sheet",
     "PACK",
     1,
     1,
     BIT(OPTION_SIZE) | BIT(OPTION_LANG) | BIT(OPTION_DATE) | BIT(OPTION_PICTURES) | BIT(OPTION_OUT),
     BIT(OPTION_OUT),
     {"The approval sheet: every screen in every language as a picture, with its texts and a box to sign, to be "
      "printed; -o is a new folder.",
      "承認用の紙を作ります。すべての画面の画像と文、確認欄を、全言語で1つの印刷用ページにします。-o "
      "は新しいフォルダ。"},
     command_sheet},
    {"bench",
     "",
     0,
     0,
     BIT(OPTION_DATE) | BIT(OPTION_PACK) | BIT(OPTION_SIZE) | BIT(OPTION_WINDOWED) | BIT(OPTION_COUNT_COST),
     0,
     {"Runs a fixed tour in real time and reports what it cost, as JSON lines; without --windowed, without a display.",
      "決まった操作を実時間で行い、費用を JSON Lines で報告します。--windowed がなければディスプレイは不要。"},
     command_bench},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static void print_overview(enum diag_language language)
{
    static const char *const title[] = {
        [DIAG_ENGLISH] = "machiakari - a touch exhibition player\n\nusage: machiakari [COMMAND] [OPTIONS...]\n",
        [DIAG_JAPANESE] =
            "machiakari - タッチで見る展示の再生ソフト\n\n使い方: machiakari [コマンド] [オプション...]\n",
    };
    puts(title[language]);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        printf("  %-7s  %s\n", commands[i].name, commands[i].summary[language]);
    }
    static const char *const more[] = {
        [DIAG_ENGLISH] = "machiakari COMMAND --help tells the options of each.",
        [DIAG_JAPANESE] = "オプションは machiakari コマンド --help で。",
    };
    printf("\n%s\n", more[language]);
}

static int run_command(const struct command *command, int argc, char **argv, enum diag_language language)
{
    struct options options;
    enum options_result result = options_parse(command, argc, argv, language, &options);
    switch (result) {
    case OPTIONS_OK:
        return say_finish(options.messages, command->run(&options));
    case OPTIONS_HELP:
        options_help(command, options.messages, stdout);
        return say_finish(options.messages, 0);
    case OPTIONS_WRONG:
    case OPTIONS_RESULT_COUNT:
        break;
    }
    return 2;
}

/** Where a standard stream is closed, the next file opened would take its number, and our words would land in it. */
static void fill_streams(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0) {
        close(fd);
    }
}

int main(int argc, char **argv)
{
    fill_streams();
    memory_begin();
    enum diag_language language = options_messages(argc, argv, say_language());
    if (argc < 2) {
        return run_command(&commands[0], 0, argv, language);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_overview(language);
        return say_finish(language, 0);
    }
    if (argv[1][0] == '-') {
        return run_command(&commands[0], argc - 1, argv + 1, language);
    }
    const struct command *command = find_command(argv[1]);
    if (!command) {
        say(language, "there is no command '%s' (see machiakari --help)",
            "「%s」というコマンドはありません（machiakari --help を見てください）", argv[1]);
        return 2;
    }
    return run_command(command, argc - 2, argv + 2, language);
}
