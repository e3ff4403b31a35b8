/* Packs that are too much, written here because nobody wants them in a repository. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "pack/pack.h"

/** A folder for one pack; every file goes with it. */
struct scene {
    char folder[sizeof BINARY_DIR + 32];
    struct arena arena;
    struct diags diags;
    struct pack *pack;
};

static const char *path_of(struct scene *scene, const char *name)
{
    return arena_printf(&scene->arena, "%s/%s", scene->folder, name);
}

static void write_text(struct scene *scene, const char *name, const char *text)
{
    CHECK(file_write_atomic(path_of(scene, name), text, strlen(text)));
}

static struct scene begin(const char *files)
{
    struct scene scene = {.folder = BINARY_DIR "/unit-limits-XXXXXX"};
    CHECK(mkdtemp(scene.folder) != NULL);
    write_text(&scene, "pack.json",
               arena_printf(&scene.arena,
                            "{\"format\": 1, \"id\": \"big\", \"version\": 1, \"languages\": [\"ja\"], "
                            "\"title\": \"大きい\", \"files\": {%s}}",
                            files));
    return scene;
}

static void load(struct scene *scene)
{
    scene->pack = pack_load(scene->folder, &scene->diags);
    CHECK((scene->pack == NULL) == (scene->diags.errors > 0));
}

static void end(struct scene *scene)
{
    DIR *entries = opendir(scene->folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        if (entry->d_name[0] != '.') {
            CHECK(unlink(path_of(scene, entry->d_name)) == 0);
        }
    }
    if (entries) {
        closedir(entries);
    }
    CHECK(rmdir(scene->folder) == 0);
    pack_destroy(scene->pack);
    diag_finish(&scene->diags);
    arena_finish(&scene->arena);
}

/** The only diagnostic begins like this, behind the folder's name. */
static void check_only(struct scene *scene, const char *wanted)
{
    CHECK(scene->diags.count == 1);
    if (scene->diags.count > 0) {
        const char *line = diag_line(&scene->diags.items[0], DIAG_ENGLISH, &scene->arena);
        CHECK_TEXT(arena_copy(&scene->arena, line + strlen(scene->folder) + 1, strlen(wanted)), wanted);
    }
}

static void test_large_file(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    write_text(&scene, "credits.json", "{\"groups\": []}");
    CHECK(truncate(path_of(&scene, "credits.json"), PACK_FILE_BYTES_MAX + 1) == 0);
    load(&scene);
    check_only(&scene, "pack.json:1:100: error: /files/credits: the file \"credits.json\" is larger than 16 MB");
    end(&scene);
}

/** As many projects as may be, each at its own place: quick, and every index right. */
static void test_projects(size_t count, bool good)
{
    struct scene scene = begin("\"places\": \"places.json\", \"projects\": \"projects.json\"");
    struct strbuf places = {0}, projects = {0};
    strbuf_puts(&places, "{\"places\": [");
    strbuf_puts(&projects, "{\"programme\": {\"title\": \"多\"}, \"sections\": [{\"id\": \"s\", \"name\": \"部\"}], "
                           "\"projects\": [");
    for (size_t i = 0; i < count; i++) {
        const char *comma = i ? "," : "";
        if (i < PACK_PROJECTS_MAX) {
            strbuf_printf(&places, "%s{\"id\": \"p%zu\", \"name\": \"所\", \"lon\": 0, \"lat\": 0}", comma, i);
        }
        strbuf_printf(
            &projects,
            "%s{\"id\": \"x%zu\", \"section\": \"s\", \"group\": \"団体\", \"title\": \"題\", \"goals\": [1], "
            "\"place\": \"p%zu\"}",
            comma, i, count - 1 - i);
    }
    strbuf_puts(&places, "]}");
    strbuf_puts(&projects, "]}");
    write_text(&scene, "places.json", places.text);
    write_text(&scene, "projects.json", projects.text);
    load(&scene);
    if (good) {
        CHECK(scene.diags.count == 0 && scene.pack && scene.pack->project_count == count);
        for (size_t i = 0; scene.pack && i < count; i++) {
            CHECK(scene.pack->projects[i].place == (int)(count - 1 - i));
        }
    } else {
        check_only(&scene, "projects.json:1:83: error: /projects: the list is too long (20001 items, at most 20000)");
    }
    strbuf_finish(&places);
    strbuf_finish(&projects);
    end(&scene);
}

/** More problems than anybody reads: the first are kept, all are counted. */
static void test_many_problems(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    struct strbuf text = {0};
    strbuf_puts(&text, "{\"groups\": [0");
    for (size_t i = 1; i < 3 * DIAG_MAX; i++) {
        strbuf_puts(&text, ",0");
    }
    strbuf_puts(&text, "]}");
    write_text(&scene, "credits.json", text.text);
    load(&scene);
    CHECK(scene.diags.count == DIAG_MAX && scene.diags.errors == 3 * DIAG_MAX);
    CHECK(scene.diags.left_out == 2 * DIAG_MAX);
    strbuf_finish(&text);
    end(&scene);
}

static void test_large_picture(void)
{
    struct scene scene = begin("\"projects\": \"projects.json\"");
    write_text(
        &scene, "projects.json",
        "{\"programme\": {\"title\": \"題\"}, \"sections\": [{\"id\": \"s\", \"name\": \"部\"}], \"projects\": [\n"
        "{\"id\": \"x\", \"section\": \"s\", \"group\": \"団体\", \"title\": \"題\", \"goals\": [],\n"
        "\"picture\": {\"file\": \"big.png\", \"alt\": \"絵\", \"credit\": \"絵\"}}]}");
    write_text(&scene, "big.png", "x");
    CHECK(truncate(path_of(&scene, "big.png"), PACK_PICTURE_BYTES_MAX + 1) == 0);
    load(&scene);
    check_only(&scene,
               "projects.json:3:21: warning: /projects/0/picture/file: the file \"big.png\" is larger than 32 MB");
    CHECK(scene.pack && scene.pack->projects[0].picture.file == NULL);
    end(&scene);
}

/** A pipe would wait for ever for somebody to write into it. */
static void test_pipe(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    CHECK(mkfifo(path_of(&scene, "credits.json"), 0600) == 0);
    load(&scene);
    check_only(&scene, "pack.json:1:100: error: /files/credits: \"credits.json\" is no file but a folder or a device; put");
    end(&scene);
}

static void test_links(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\", \"join\": \"join.json\"");
    write_text(&scene, "real.json", "{\"groups\": []}");
    CHECK(symlink("real.json", path_of(&scene, "credits.json")) == 0);
    CHECK(symlink("join.json", path_of(&scene, "join.json")) == 0);
    load(&scene);
    check_only(&scene, "pack.json:1:124: error: /files/join: \"join.json\" is a link that leads back to itself; copy the file itself");
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
    check_only(&scene,
               "pack.json:1:100: error: /files/credits: \"credits.json\" is a link that leaves the pack's folder");
    CHECK(unlink(neighbour) == 0);
    end(&scene);
}

static void test_no_folder(void)
{
    struct scene scene = begin("");
    const char *none = path_of(&scene, "none");
    scene.pack = pack_load(none, &scene.diags);
    CHECK(scene.pack == NULL && scene.diags.errors == 1);
    CHECK_TEXT(scene.diags.items[0].place.file, none);
    end(&scene);
}

int main(void)
{
    test_large_file();
    test_projects(PACK_PROJECTS_MAX, true);
    test_projects(PACK_PROJECTS_MAX + 1, false);
    test_many_problems();
    test_large_picture();
    test_pipe();
    test_links();
    test_neighbour();
    test_no_folder();
    return check_result();
}
