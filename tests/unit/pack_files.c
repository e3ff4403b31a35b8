/* Files that are no files: pipes, devices, links in a circle and out of the folder, and those that nobody may read. */
#include <fcntl.h>
#include <sys/sysmacros.h>

#include "pack/folder.h"
#include "pack_scene.h"

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0\0\0\0\0"

#define NOT_REGULAR_EN(name) "\"" name "\" is no file but a folder or a device; put the file there, or correct the name"
#define NOT_REGULAR_JA(name)                                                                                           \
    "「" name "」はファイルではなく、フォルダーなどです。ファイルを置くか、名前を直してください。"
#define OUTSIDE_EN(name) "\"" name "\" is a link that leaves the pack's folder; copy the file itself into the folder"
#define OUTSIDE_JA(name) "「" name "」はフォルダーの外へのリンクです。ファイルそのものをフォルダーに入れてください。"
#define FORBIDDEN_EN(name) "the file \"" name "\" may not be read; allow this user to read it"
#define FORBIDDEN_JA(name) "ファイル「" name "」を読む許可がありません。ファイルの読み取りを許可してください。"

/** A pipe would wait for ever for somebody to write into it. */
static void test_pipe(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    CHECK(mkfifo(path_of(&scene, "credits.json"), 0600) == 0);
    load(&scene);
    check_only(&scene, "pack.json:1:100: error: /files/credits: " NOT_REGULAR_EN("credits.json"),
               "pack.json:1:100: error: /files/credits: " NOT_REGULAR_JA("credits.json"));
    end(&scene);
}

static void test_links(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\", \"join\": \"join.json\"");
    write_text(&scene, "real.json", "{\"groups\": []}");
    CHECK(symlink("real.json", path_of(&scene, "credits.json")) == 0);
    CHECK(symlink("join.json", path_of(&scene, "join.json")) == 0);
    load(&scene);
    check_only(&scene,
               "pack.json:1:124: error: /files/join: \"join.json\" is a link that leads back to itself; copy the file "
               "itself into the folder",
               "pack.json:1:124: error: /files/join: "
               "「join.json」は自分自身へ戻ってしまうリンクです。ファイルそのものをフォルダーに入れてください。");
    end(&scene);
}

/** A neighbour whose path begins like the folder's own is outside all the same. */
static void test_neighbour(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    const char *neighbour = arena_printf(&scene.arena, "%s-more.json", scene.folder);
    CHECK(file_write_atomic(neighbour, "{\"groups\": []}", 14));
    CHECK(symlink(neighbour, path_of(&scene, "credits.json")) == 0);
    load(&scene);
    check_only(&scene, "pack.json:1:100: error: /files/credits: " OUTSIDE_EN("credits.json"),
               "pack.json:1:100: error: /files/credits: " OUTSIDE_JA("credits.json"));
    CHECK(unlink(neighbour) == 0);
    end(&scene);
}

/** The pack.json itself is a pipe, a link to a device, a device or a folder: said at once, and never waited for. */
static void test_front_page(void)
{
    for (int kind = 0; kind < 4; kind++) {
        struct scene scene = begin("");
        const char *path = path_of(&scene, "pack.json");
        CHECK(unlink(path) == 0);
        bool made = kind == 0   ? mkfifo(path, 0600) == 0
                    : kind == 1 ? symlink("/dev/zero", path) == 0
                    : kind == 2 ? mkdir(path, 0700) == 0
                                : mknod(path, S_IFCHR | 0600, makedev(1, 5)) == 0;
        CHECK(made || kind == 3);
        if (made) {
            load(&scene);
            bool link = kind == 1;
            check_only(
                &scene,
                link ? "pack.json: error: " OUTSIDE_EN("pack.json") : "pack.json: error: " NOT_REGULAR_EN("pack.json"),
                link ? "pack.json: error: " OUTSIDE_JA("pack.json") : "pack.json: error: " NOT_REGULAR_JA("pack.json"));
        } else {
            fprintf(stderr, "skipped: only root may make a device\n");
        }
        end(&scene);
    }
}

/** A file that is missing under its name, and there under one that is nearly the same: said, if it is near enough. */
static void test_nearly(const char *there, const char *named, bool near)
{
    char files[64];
    snprintf(files, sizeof files, "\"credits\": \"%s\"", named);
    struct scene scene = begin(files);
    for (const char *slash = strchr(there, '/'); slash; slash = strchr(slash + 1, '/')) {
        CHECK(mkdir(path_of(&scene, arena_copy(&scene.arena, there, (size_t)(slash - there))), 0700) == 0);
    }
    write_text(&scene, there, "{\"groups\": []}");
    write_text(&scene, "other.json", "{}");
    load(&scene);
    CHECK(scene.diags.count == 1);
    const char *line = diag_line(&scene.diags.items[0], DIAG_ENGLISH, &scene.arena);
    const char *asked =
        arena_printf(&scene.arena, "the file \"%s\" is missing; did you mean \"%s\"? (capitals count)", named, there);
    const char *asked_ja =
        arena_printf(&scene.arena,
                     "ファイル「%s」がありません。「%s」の書きまちがいではありませんか（大文字と小文字は区別します）。",
                     named, there);
    CHECK((strstr(line, asked) != NULL) == near && (strstr(line, "did you mean") != NULL) == near);
    line = diag_line(&scene.diags.items[0], DIAG_JAPANESE, &scene.arena);
    CHECK((strstr(line, asked_ja) != NULL) == near);
    char *left = arena_strdup(&scene.arena, there);
    for (char *slash = left; slash;) {
        CHECK(remove(path_of(&scene, left)) == 0);
        slash = strrchr(left, '/');
        left[slash ? slash - left : 0] = '\0';
    }
    end(&scene);
}

/** What was named is no folder that can be opened. */
static void check_named(struct scene *scene, const char *path, const char *english, const char *japanese)
{
    diag_finish(&scene->diags);
    CHECK(pack_load(path, &scene->diags) == NULL && scene->diags.count == 1 && scene->diags.errors == 1);
    const struct diag *diag = &scene->diags.items[0];
    CHECK_TEXT(diag->place.file, path);
    CHECK_TEXT(diag->message[DIAG_ENGLISH], english);
    CHECK_TEXT(diag->message[DIAG_JAPANESE], japanese);
}

static void test_folders(void)
{
    static const char none[] = "there is no such folder; name the folder with the pack.json",
                      none_ja[] = "このフォルダーはありません。pack.json の入っているフォルダーを指定してください。",
                      file[] = "this is a file; name the folder that holds the pack.json",
                      file_ja[] = "これはファイルです。pack.json の入っているフォルダーのほうを指定してください。";
    struct scene scene = begin("");
    CHECK(mkfifo(path_of(&scene, "pipe"), 0600) == 0 && symlink("loop", path_of(&scene, "loop")) == 0);
    check_named(&scene, path_of(&scene, "none"), none, none_ja);
    check_named(&scene, path_of(&scene, "pack.json/none"), none, none_ja);
    check_named(&scene, path_of(&scene, "loop"), none, none_ja);
    check_named(&scene, "", none, none_ja);
    check_named(&scene, path_of(&scene, "pack.json"), file, file_ja);
    check_named(&scene, path_of(&scene, "pipe"), file, file_ja);
    end(&scene);
}

/** Root may read everything, so it becomes somebody else for a while; false when it cannot. */
static bool become_nobody(const char *folder)
{
    enum { NOBODY = 65534 };
    if (geteuid() == 0 && seteuid(NOBODY) != 0) {
        return false;
    }
    if (access(folder, F_OK) != 0 || faccessat(AT_FDCWD, folder, X_OK, AT_EACCESS) != 0) {
        CHECK(seteuid(getuid()) == 0);
        return false;
    }
    return true;
}

static void test_forbidden(const char *name, const char *english, const char *japanese)
{
    struct scene scene = begin("\"credits\": \"credits.json\", \"projects\": \"projects.json\"");
    write_text(&scene, "credits.json", "{\"groups\": []}");
    CHECK(file_write_atomic(path_of(&scene, "star.png"), PNG, sizeof PNG - 1));
    write_text(
        &scene, "projects.json",
        "{\"programme\": {\"title\": \"題\"}, \"sections\": [{\"id\": \"s\", \"name\": \"部\"}], \"projects\": [\n"
        "{\"id\": \"x\", \"section\": \"s\", \"group\": \"団体\", \"title\": \"題\", \"goals\": [],\n"
        "\"picture\": {\"file\": \"star.png\", \"alt\": \"絵\", \"credit\": \"絵\"}}]}");
    CHECK(chmod(scene.folder, 0755) == 0 && chmod(path_of(&scene, name), 0) == 0);
    if (become_nobody(scene.folder)) {
        load(&scene);
        CHECK(seteuid(getuid()) == 0);
        check_only(&scene, english, japanese);
    } else {
        fprintf(stderr, "skipped: nobody but root can look into %s\n", scene.folder);
    }
    end(&scene);
}

static void test_forbidden_folder(void)
{
    struct scene scene = begin("");
    CHECK(chmod(scene.folder, 0755) == 0);
    if (become_nobody(scene.folder)) {
        CHECK(seteuid(getuid()) == 0 && chmod(scene.folder, 0) == 0);
        CHECK(geteuid() != 0 || seteuid(65534) == 0);
        check_named(&scene, scene.folder, "this folder may not be opened; allow this user to read it",
                    "このフォルダーを開く許可がありません。読み取りを許可してください。");
        CHECK(seteuid(getuid()) == 0);
    } else {
        fprintf(stderr, "skipped: nobody but root can look into %s\n", scene.folder);
    }
    end(&scene);
}

#define MARK "\xE3\x82\x99" /* U+3099: a voiced mark that stands by itself, as a Mac writes it */
#define WHOLE "が.json"
#define TORN "か" MARK ".json"
#define AGAIN "\xEF\xA8\x99.json" /* U+FA19, and */
#define PLAIN "神.json"           /* what NFC makes of it */

/** What a Mac made of the names: a file is found by a name that looks the same, and exact letters come first. */
static void test_forms(void)
{
    static const struct {
        const char *asked, *there, *also, *groups; /* of the file that is read */
    } rows[] = {{WHOLE, TORN, NULL, "いち"},
                {TORN, WHOLE, NULL, "いち"},
                {WHOLE, WHOLE, TORN, "いち"},
                {TORN, WHOLE, TORN, "に"},
                {AGAIN, PLAIN, NULL, "いち"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static const char form[] = "{\"groups\": [{\"title\": \"%s\", \"lines\": [\"一\"]}]}";
        struct arena arena = {0};
        struct scene scene = begin(arena_printf(&arena, "\"credits\": \"%s\"", rows[i].asked));
        write_text(&scene, rows[i].there, arena_printf(&arena, form, "いち"));
        if (rows[i].also) {
            write_text(&scene, rows[i].also, arena_printf(&arena, form, "に"));
        }
        load(&scene);
        CHECK(scene.diags.count == 0 && scene.pack && scene.pack->credit_count == 1);
        if (scene.pack && scene.pack->credit_count == 1) {
            CHECK_TEXT(scene.pack->credits[0].title.in[0], rows[i].groups);
        }
        end(&scene);
        arena_finish(&arena);
    }
}

/** Two files that look the same, and neither is the one that is named. */
static void test_ambiguous(void)
{
    struct scene scene = begin("\"credits\": \"かがが.json\"");
    write_text(&scene, "か" MARK "がが.json", "{\"groups\": []}");
    load(&scene);
    CHECK(scene.diags.errors == 1); /* another name: かが is not がが */
    end(&scene);
    scene = begin("\"credits\": \"がが.json\"");
    write_text(&scene, "か" MARK "が.json", "{\"groups\": []}");
    write_text(&scene, "がか" MARK ".json", "{\"groups\": []}");
    load(&scene);
    check_only(&scene,
               "pack.json:1:100: error: /files/credits: two files look like \"がが.json\" and differ only in how their "
               "letters are stored; remove or rename one",
               "pack.json:1:100: error: /files/credits: "
               "「がが.json」と見分けのつかない名前のファイルが二つあります（文字の記録のしかただけが違います）。"
               "どちらかを消すか、名前を変えてください。");
    end(&scene);
}

/** The folders of a picture, too, and a link in another form still leads nowhere outside. */
static void test_form_of_folder(void)
{
    struct folder folder = {.path = NULL};
    struct arena arena = {0};
    const char *found = NULL;
    struct scene scene = begin("");
    CHECK(mkdir(path_of(&scene, "か" MARK), 0700) == 0 && symlink("/etc", path_of(&scene, "き" MARK)) == 0);
    write_text(&scene, "か" MARK "/く" MARK ".png", "x");
    CHECK(folder_open(&folder, scene.folder, &arena) == FOLDER_OK);
    CHECK(folder_find(&folder, "が/ぐ.png", &arena, &found) == FOLDER_OK);
    CHECK_TEXT(found, "か" MARK "/く" MARK ".png");
    CHECK(folder_find(&folder, "ぎ/ぐ.png", &arena, &found) == FOLDER_OK);
    CHECK(folder_check(&folder, found, 100) == FOLDER_MISSING);
    CHECK(folder_find(&folder, "ぎ/passwd", &arena, &found) == FOLDER_OK);
    CHECK(folder_check(&folder, found, SIZE_MAX) == FOLDER_OUTSIDE);
    folder_close(&folder);
    CHECK(unlink(path_of(&scene, "か" MARK "/く" MARK ".png")) == 0);
    end(&scene);
    arena_finish(&arena);
}

int main(void)
{
    test_forms();
    test_ambiguous();
    test_form_of_folder();
    test_pipe();
    test_links();
    test_neighbour();
    test_front_page();
    test_nearly("credits.json", "credits.JSON", true);
    test_nearly("credits.json", "Credits.json", true);
    test_nearly("credits.json", "creidts.json", true);
    test_nearly("credits.text", "credits.json", true);
    test_nearly("credits.json", "sources.json", false);
    test_nearly("texts/credits.json", "credits.json", true);
    test_nearly("texts/Credits.txt", "more/credits.json", true);
    test_nearly("credits.json", "texts/credits.json", true);
    test_nearly("texts/creidts.json", "credits.json", false); /* in another folder it must be that one */
    test_nearly("texts/deep/credits.json", "credits.json", false);
    test_nearly(".texts/credits.json", "credits.json", false);
    test_nearly("credits.json~", "credits.json", false); /* an editor's own */
    test_folders();
    test_forbidden("pack.json", "pack.json: error: " FORBIDDEN_EN("pack.json"),
                   "pack.json: error: " FORBIDDEN_JA("pack.json"));
    test_forbidden("credits.json", "pack.json:1:100: error: /files/credits: " FORBIDDEN_EN("credits.json"),
                   "pack.json:1:100: error: /files/credits: " FORBIDDEN_JA("credits.json"));
    test_forbidden("star.png", "projects.json:3:21: warning: /projects/0/picture/file: " FORBIDDEN_EN("star.png"),
                   "projects.json:3:21: warning: /projects/0/picture/file: " FORBIDDEN_JA("star.png"));
    test_forbidden_folder();
    return check_result();
}
