/*
 * The file of the settings: what the staff page changes is there or is not, whenever the power is cut and whatever the
 * disk says.
 */
#include "run/settings_file.h"

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
    CHECK(file.diags.errors == 1);
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

/** The file, after a change that may have failed: the old one or the new one, and nothing beside it. */
static void check_whole(struct place *place, bool saved, bool alone)
{
    const char *text = text_of(place, "settings.json");
    CHECK(strcmp(text, BEFORE) == 0 || strcmp(text, AFTER) == 0);
    CHECK(!saved || strcmp(text, AFTER) == 0);
    struct tree tree = {.count = 0};
    CHECK(tree_list(&tree, place->folder) == TREE_OK);
    CHECK(!alone || tree.count == 1);
    tree_finish(&tree);
}

static void test_full(int error)
{
    struct place place = begin();
    long call = 0, failures = 0;
    do {
        put(&place, "settings.json", BEFORE);
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
        put(&place, "settings.json", BEFORE);
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

int main(void)
{
    test_open();
    test_save();
    test_meanwhile();
    test_full(ENOSPC);
    test_full(EIO);
    test_killed();
    return check_result();
}
