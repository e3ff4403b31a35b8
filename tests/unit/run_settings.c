/*
 * The file of the settings: what the staff page changes is there or is not, whenever the power is cut and whatever the
 * disk says.
 */
#include "run/settings_file.h"
#include "run/tries_file.h"

#include <sys/wait.h>

#include "check.h"
#include "faults.h"
#include "link_place.h"

#define BEFORE "{\n  \"rotate\": 0,\n  \"wall\": \"north\",\n  \"pin\": \"0000\"\n}\n"
#define AFTER "{\n  \"rotate\": 0,\n  \"wall\": \"north\",\n  \"pin\": \"4711\"\n}\n"

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-settings-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    return place;
}

static const char *text_of(struct place *place, const char *name)
{
    char *text = NULL;
    size_t size = 0;
    if (file_read(path_of(place, name), 4096, &text, &size) != FILE_OK) {
        return "";
    }
    const char *copy = arena_strdup(&place->arena, text);
    free(text);
    return copy;
}

static mode_t mode_of(struct place *place, const char *name)
{
    struct stat info;
    return stat(path_of(place, name), &info) == 0 ? info.st_mode & 0777 : 0;
}

/** Open the file and set another PIN; true when that was saved. */
static bool change(const char *path)
{
    struct settings_file file;
    settings_file_open(&file, path);
    file.settings.pin = "4711";
    bool saved = settings_file_save(&file, "pin");
    CHECK(saved == (file.unsaved.count == 0));
    settings_file_finish(&file);
    return saved;
}

static void test_open(void)
{
    struct place place = begin();
    struct settings_file file;
    settings_file_open(&file, path_of(&place, "none.json"));
    CHECK(file.diags.count == 0 && file.settings.attract_after == SETTINGS_ATTRACT_USUAL);
    settings_file_finish(&file);
    put(&place, "settings.json", BEFORE);
    settings_file_open(&file, path_of(&place, "settings.json"));
    CHECK_TEXT(file.settings.pin, "0000");
    CHECK(file.diags.count == 2 && file.diags.errors == 0); /* wall; and everybody can read the PIN */
    settings_file_finish(&file);
    CHECK(chmod(path_of(&place, "settings.json"), 0600) == 0);
    settings_file_open(&file, path_of(&place, "settings.json"));
    CHECK(file.diags.count == 1);
    settings_file_finish(&file);
    settings_file_open(&file, place.folder);
    CHECK(file.diags.errors == 2 && file.settings.shut);
    settings_file_finish(&file);
    settings_file_open(&file, NULL);
    CHECK(file.diags.count == 0 && !settings_file_save(&file, "rotate") && file.unsaved.count == 1);
    settings_file_finish(&file);
    end(&place);
}

static void test_save(void)
{
    struct place place = begin();
    /* The folder may be missing, too. */
    CHECK(change(path_of(&place, "a/b/settings.json")));
    CHECK_TEXT(text_of(&place, "a/b/settings.json"), "{\n  \"pin\": \"4711\"\n}\n");
    CHECK(mode_of(&place, "a/b/settings.json") == 0600);
    /* What the program does not know stays; who could read it before cannot any more. */
    put(&place, "settings.json", BEFORE);
    CHECK(mode_of(&place, "settings.json") == 0644);
    CHECK(change(path_of(&place, "settings.json")));
    CHECK_TEXT(text_of(&place, "settings.json"), AFTER);
    CHECK(mode_of(&place, "settings.json") == 0600);
    /* A file that is no JSON is left alone. */
    put(&place, "settings.json", "{\"rotate\": 0,");
    CHECK(!change(path_of(&place, "settings.json")));
    CHECK_TEXT(text_of(&place, "settings.json"), "{\"rotate\": 0,");
    end(&place);
}

/** A change mends what was wrong, keeps what somebody wrote meanwhile, and tells what is wrong now. */
static void test_meanwhile(void)
{
    struct place place = begin();
    struct settings_file file;
    put(&place, "settings.json", "{\"rotate\": 45}");
    settings_file_open(&file, path_of(&place, "settings.json"));
    CHECK(file.diags.errors == 1 && file.settings.rotate == 0);
    put(&place, "settings.json", "{\"rotate\": 45, \"large\": true, \"quit\": true}");
    file.settings.rotate = 180;
    CHECK(settings_file_save(&file, "rotate"));
    CHECK_TEXT(text_of(&place, "settings.json"), "{\"rotate\": 180, \"large\": true, \"quit\": true}");
    CHECK(file.diags.errors == 0 && file.diags.warnings == 1);
    /* A BOM is complained of, and kept. */
    put(&place, "settings.json", "\xEF\xBB\xBF{}");
    CHECK(settings_file_save(&file, "rotate"));
    CHECK_TEXT(text_of(&place, "settings.json"), "\xEF\xBB\xBF{\n  \"rotate\": 180\n}");
    settings_file_finish(&file);
    end(&place);
}

/**
 * The file, after a change that may have failed: the old one or the new one, beside it at most the same, kept, and
 * nothing else; and the page is never open.
 */
static void check_whole(struct place *place, bool saved, bool alone)
{
    const char *text = text_of(place, "settings.json"), *kept = text_of(place, "settings.json.good");
    CHECK(strcmp(text, BEFORE) == 0 || strcmp(text, AFTER) == 0);
    CHECK(!saved || strcmp(text, AFTER) == 0);
    CHECK(kept[0] == '\0' || strcmp(kept, AFTER) == 0);
    struct tree tree = {.count = 0};
    CHECK(tree_list(&tree, place->folder) == TREE_OK);
    CHECK(!alone || tree.count == 1 + (kept[0] != '\0'));
    tree_finish(&tree);
    struct settings_file file;
    settings_file_open(&file, path_of(place, "settings.json"));
    CHECK_TEXT(file.settings.pin, strcmp(text, AFTER) == 0 ? "4711" : "0000");
    settings_file_finish(&file);
}

/** As before the change. */
static void put_before(struct place *place)
{
    put(place, "settings.json", BEFORE);
    unlink(path_of(place, "settings.json.good"));
}

static void test_full(int error)
{
    struct place place = begin();
    long call = 0, failures = 0;
    do {
        put_before(&place);
        fault.struck = 0;
        fault.error = error;
        fault.for_good = true;
        fault.left = ++call;
        bool saved = change(path_of(&place, "settings.json"));
        fault.left = 0;
        failures += !saved;
        check_whole(&place, saved, true);
    } while (fault.struck > 0 && call < 100);
    CHECK(failures >= 4); /* mkstemp, write, fsync, rename */
    end(&place);
}

static void test_killed(void)
{
    struct place place = begin();
    long call = 0, kills = 0;
    for (bool done = false; !done && call < 100;) {
        int status = 0;
        put_before(&place);
        call++;
        pid_t child = fork();
        if (child == 0) {
            fault.error = 0;
            fault.left = call;
            _exit(change(path_of(&place, "settings.json")) ? 0 : 1);
        }
        CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
        done = WEXITSTATUS(status) == 0;
        kills += !done;
        check_whole(&place, done, false);
    }
    CHECK(kills >= 4);
    end(&place);
}

/* What is read when the file is not what it was. */

#define GOOD "{\"rotate\": 90, \"keyboard\": false, \"pin\": \"4711\"}\n"

static void damage(struct place *place, const char *bytes, size_t size)
{
    CHECK(file_write_atomic(path_of(place, "settings.json"), bytes, size));
}

/** As at a start; the file stays open, to be looked at. */
static void start(struct place *place, struct settings_file *file)
{
    settings_file_open(file, path_of(place, "settings.json"));
    settings_file_keep(file);
}

/** A display that has shown with these settings, and then goes out. */
static void have_shown(struct place *place)
{
    struct settings_file file;
    put(place, "settings.json", GOOD);
    start(place, &file);
    CHECK_TEXT(file.settings.pin, "4711");
    settings_file_finish(&file);
    CHECK_TEXT(text_of(place, "settings.json.good"), GOOD);
    CHECK(mode_of(place, "settings.json.good") == 0600);
}

/** Whatever stands there now, the last good settings hold, and are still there for the next start. */
static void check_holds(struct place *place, bool all)
{
    struct settings_file file;
    start(place, &file);
    CHECK_TEXT(file.settings.pin, "4711");
    CHECK(!file.settings.shut && file.diags.count > 0);
    CHECK(!all || (file.settings.rotate == 90 && !file.settings.keyboard));
    CHECK(strstr(text_of(place, "settings.json.good"), "\"pin\": \"4711\"") != NULL);
    settings_file_finish(&file);
}

/** Nobody can say which PIN it was: the page is open to nobody, and nothing is kept. */
static void check_shut(struct place *place)
{
    struct settings_file file;
    start(place, &file);
    CHECK(file.settings.shut && !file.settings.pin && file.diags.errors > 0);
    settings_file_finish(&file);
}

static void remove_file(struct place *place, const char *name)
{
    CHECK(tree_remove(path_of(place, name)));
}

/** Cut off at every byte; the end of the last line alone is missed by nobody. */
static void test_cut(void)
{
    struct place place = begin();
    size_t whole = strlen(GOOD) - 1;
    have_shown(&place);
    for (size_t size = 0; size < whole; size++) {
        damage(&place, GOOD, size);
        check_holds(&place, true);
    }
    damage(&place, GOOD, whole);
    remove_file(&place, "settings.json.good");
    for (size_t size = 0; size < whole; size++) {
        damage(&place, GOOD, size);
        check_shut(&place);
        CHECK_TEXT(text_of(&place, "settings.json.good"), "");
    }
    end(&place);
}

/** Every bit turned over: another PIN may stand there then, or none, but the page is not open. */
static void test_bits(void)
{
    struct place place = begin();
    have_shown(&place);
    for (size_t bit = 0; bit < 8 * strlen(GOOD); bit++) {
        char text[] = GOOD;
        struct settings_file file;
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        damage(&place, text, strlen(GOOD));
        settings_file_open(&file, path_of(&place, "settings.json"));
        CHECK(file.settings.pin && !file.settings.shut);
        settings_file_finish(&file);
    }
    end(&place);
}

static void test_damage(void)
{
    static const char zeros[4096];
    static const struct {
        const char *text;
        bool whole; /* it is a file of settings, but without a PIN; the others shut the page where nothing is kept */
    } rows[] = {
        {"{\"rotate\": 90, \"pin\": \"4711\",}", false},
        {"{\"rotate\": 90,, \"pin\": \"4711\"}", false},
        {"{\"rotate\": 90 \"pin\": \"4711\"}", false},
        {"{\"pin\": \"0000\", \"pin\": \"1111\"}", false},
        {"{'pin': '4711'}", false},
        {"{\"pin\": \"47\xFF"
         "11\"}",
         false},
        {"\xFF\xFE{\0\"\0", false},
        {"// settings\n{}", false},
        {"{\"pin\": \"4711\"}}", false},
        {"{\"pin\": \"4711\"}\n{}", false},
        {"[]", false},
        {"null", false},
        {"4711", false},
        {" \n", false},
        {"\xEF\xBB\xBF", false},
        {"<?xml version=\"1.0\"?>", false},
        {"{\"pin\": 4711}", false},
        {"{\"pin\": null}", false},
        {"{\"pin\": \"\"}", false},
        {"{\"pin\": \"12345678901\"}", false},
        {"{\"pin\": \"４７１１\"}", false},
        {"{\"pin\": true}", false},
        {"{\"pin\": {\"pin\": \"0000\"}}", false},
        {"{}", true},
        {"\xEF\xBB\xBF{}", true},
        {"{\"Pin\": \"0000\", \"rotate\": 90}", true},
        {"{\"settings\": {\"pin\": \"0000\"}}", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct place place = begin();
        have_shown(&place);
        damage(&place, rows[i].text, strlen(rows[i].text));
        check_holds(&place, false);
        check_holds(&place, false);
        remove_file(&place, "settings.json.good");
        if (!rows[i].whole) {
            check_shut(&place);
        }
        /* Beside what is kept, but is no good itself, even a whole file opens nothing as long as it has no PIN. */
        put(&place, "settings.json.good", "{\"pin\":");
        check_shut(&place);
        end(&place);
    }
    struct place place = begin();
    have_shown(&place);
    damage(&place, zeros, sizeof zeros);
    check_holds(&place, true);
    damage(&place, zeros, strlen(GOOD));
    check_holds(&place, true);
    end(&place);
}

/** Something else in its place, or nothing. */
static void test_no_file(void)
{
    struct place place = begin();
    have_shown(&place);
    remove_file(&place, "settings.json");
    check_holds(&place, true);
    /* What staff change then begins with what holds. */
    struct settings_file file;
    start(&place, &file);
    file.settings.rotate = 180;
    CHECK(settings_file_save(&file, "rotate") && file.diags.count == 0);
    settings_file_finish(&file);
    CHECK_TEXT(text_of(&place, "settings.json"), "{\"rotate\": 180, \"keyboard\": false, \"pin\": \"4711\"}\n");
    have_shown(&place);
    remove_file(&place, "settings.json");
    CHECK(mkdir(path_of(&place, "settings.json"), 0700) == 0);
    check_holds(&place, true);
    remove_file(&place, "settings.json");
    CHECK(symlink("settings.json", path_of(&place, "settings.json")) == 0); /* leads nowhere: an error to read */
    check_holds(&place, true);
    CHECK(unlink(path_of(&place, "settings.json")) == 0 && mkfifo(path_of(&place, "settings.json"), 0600) == 0);
    check_holds(&place, true);
    CHECK(unlink(path_of(&place, "settings.json")) == 0);
    char *large = calloc(1, 100000);
    CHECK(large != NULL);
    memset(large, ' ', 100000);
    damage(&place, large, 100000);
    free(large);
    check_holds(&place, true);
    /* What is kept is a folder: the PIN of the file holds, and without one nobody can say. */
    remove_file(&place, "settings.json.good");
    CHECK(mkdir(path_of(&place, "settings.json.good"), 0700) == 0);
    check_shut(&place);
    put(&place, "settings.json", GOOD);
    start(&place, &file);
    CHECK_TEXT(file.settings.pin, "4711");
    CHECK(file.diags.count > 0); /* it cannot be kept */
    settings_file_finish(&file);
    end(&place);
}

/** Who has the file system may take the PIN away, but must mean it. */
static void test_forgotten(void)
{
    struct place place = begin();
    struct settings_file file;
    have_shown(&place);
    remove_file(&place, "settings.json");
    remove_file(&place, "settings.json.good");
    start(&place, &file);
    CHECK(!file.settings.pin && !file.settings.shut && file.diags.count == 0);
    settings_file_finish(&file);
    have_shown(&place);
    put(&place, "settings.json", "{\"rotate\": 90}");
    remove_file(&place, "settings.json.good");
    start(&place, &file);
    CHECK(!file.settings.pin && !file.settings.shut && file.diags.count == 0);
    CHECK_TEXT(text_of(&place, "settings.json.good"), "{\"rotate\": 90}");
    settings_file_finish(&file);
    /* Another PIN is another PIN, by hand as by a touch, and what else stands there holds at once. */
    have_shown(&place);
    put(&place, "settings.json", "{\"large\": true, \"pin\": \"0000\"}");
    start(&place, &file);
    CHECK_TEXT(file.settings.pin, "0000");
    CHECK(file.settings.large && file.settings.rotate == 0);
    settings_file_finish(&file);
    put(&place, "settings.json", "{\"large\": false}");
    start(&place, &file);
    CHECK_TEXT(file.settings.pin, "0000");
    CHECK_TEXT(text_of(&place, "settings.json.good"), "{\"large\": false,\n  \"pin\": \"0000\"}");
    settings_file_finish(&file);
    end(&place);
}

/* How often the PIN was wrong. */

static bool same(struct tries a, int wrong, int left)
{
    return a.wrong == wrong && a.left == left;
}

static void test_tries(void)
{
    struct place place = begin();
    struct settings_file file = {.settings = settings_default(), .path = path_of(&place, "settings.json")};
    CHECK(tries_file_save(&file, (struct tries){5, 120}));
    CHECK(same(tries_file_open(&file), 0, 0)); /* where there is no PIN nobody is kept out */
    file.settings.pin = "4711";
    CHECK(same(tries_file_open(&file), 5, 120) && same(tries_file_open(&file), 5, 120));
    CHECK_TEXT(text_of(&place, "settings.json.tries"), "5 wrong, 120 s left\n");
    CHECK(mode_of(&place, "settings.json.tries") == 0600);
    CHECK(tries_file_save(&file, (struct tries){0}) && same(tries_file_open(&file), 0, 0));
    remove_file(&place, "settings.json.tries");
    CHECK(same(tries_file_open(&file), 0, 0));
    /* Nobody can say how often: not as if nobody had tried. */
    static const char *const damaged[] = {"\n",
                                          "5",
                                          "-1 wrong, 0 s left\n",
                                          "1 wrong, 901 s left\n",
                                          "99999999999999999999 wrong, 0 s left\n",
                                          "5 wrong, 120 s left\n5 wrong, 120 s left\n",
                                          "05 wrong, 120 s left\n",
                                          "wrong",
                                          "{}"};
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        put(&place, "settings.json.tries", damaged[i]);
        CHECK(same(tries_file_open(&file), 3, 30));
        CHECK(same(tries_file_open(&file), 3, 30)); /* it is written down then */
    }
    static const char line[] = "5 wrong, 120 s left\n";
    for (size_t size = 0; size < strlen(line); size++) {
        CHECK(file_write_atomic(path_of(&place, "settings.json.tries"), line, size));
        CHECK(same(tries_file_open(&file), 3, 30));
    }
    static const char zeros[sizeof line];
    CHECK(file_write_atomic(path_of(&place, "settings.json.tries"), zeros, sizeof zeros));
    CHECK(same(tries_file_open(&file), 3, 30));
    remove_file(&place, "settings.json.tries");
    CHECK(mkdir(path_of(&place, "settings.json.tries"), 0700) == 0);
    CHECK(same(tries_file_open(&file), 3, 30) && !tries_file_save(&file, (struct tries){0}));
    file.path = NULL;
    CHECK(same(tries_file_open(&file), 0, 0) && !tries_file_save(&file, (struct tries){0}));
    settings_finish(&file.settings);
    end(&place);
}

/** A disk that takes nothing, and a start or a try that is cut off at each call: never fresh tries. */
static void test_tries_faults(void)
{
    struct place place = begin();
    struct settings_file file = {.settings = settings_default(), .path = path_of(&place, "settings.json")};
    file.settings.pin = "4711";
    long call = 0;
    do {
        CHECK(tries_file_save(&file, (struct tries){2, 0}));
        fault.struck = 0;
        fault.error = ENOSPC;
        fault.for_good = true;
        fault.left = ++call;
        struct tries tries = tries_file_open(&file);
        fault.left = 0;
        CHECK(same(tries, 2, 0) || same(tries, 3, 30));
        CHECK(fault.struck == 0 || same(tries, 3, 30) || call > 4);
    } while (fault.struck > 0 && call < 100);
    CHECK(call > 4);
    for (long kills = 1; kills < 8; kills++) {
        int status = 0;
        CHECK(tries_file_save(&file, (struct tries){2, 0}));
        pid_t child = fork();
        if (child == 0) {
            fault.error = 0;
            fault.left = kills;
            tries_file_save(&file, (struct tries){3, 30});
            _exit(0);
        }
        CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
        struct tries tries = tries_file_open(&file);
        CHECK(same(tries, 2, 0) || same(tries, 3, 30));
    }
    settings_finish(&file.settings);
    end(&place);
}

int main(void)
{
    test_cut();
    test_bits();
    test_damage();
    test_no_file();
    test_forgotten();
    test_tries();
    test_tries_faults();
    test_open();
    test_save();
    test_meanwhile();
    test_full(ENOSPC);
    test_full(EIO);
    test_killed();
    return check_result();
}
