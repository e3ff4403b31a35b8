#ifndef TESTS_UNIT_PACK_SCENE_H
#define TESTS_UNIT_PACK_SCENE_H

/* Packs that are written by the test itself, because no repository can hold them or nobody wants them there. */
#include <dirent.h>
#include <sys/stat.h>
#include <time.h>
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
    double seconds; /* of the processor, to load it */
};

static inline const char *path_of(struct scene *scene, const char *name)
{
    return arena_printf(&scene->arena, "%s/%s", scene->folder, name);
}

static inline void write_text(struct scene *scene, const char *name, const char *text)
{
    CHECK(file_write_atomic(path_of(scene, name), text, strlen(text)));
}

static inline struct scene begin(const char *files)
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

static inline void load(struct scene *scene)
{
    clock_t start = clock();
    scene->pack = pack_load(scene->folder, &scene->diags);
    scene->seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    CHECK((scene->pack == NULL) == (scene->diags.errors > 0));
}

static inline void end(struct scene *scene)
{
    CHECK(chmod(scene->folder, 0700) == 0);
    DIR *entries = opendir(scene->folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        if (entry->d_name[0] != '.') {
            CHECK(remove(path_of(scene, entry->d_name)) == 0);
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

/** The only diagnostic is this line, behind the folder's name, in both languages. */
static inline void check_only(struct scene *scene, const char *english, const char *japanese)
{
    const char *wanted[] = {[DIAG_ENGLISH] = english, [DIAG_JAPANESE] = japanese};
    CHECK(scene->diags.count == 1 && scene->diags.left_out == 0);
    for (int i = 0; scene->diags.count > 0 && i < DIAG_LANGUAGE_COUNT; i++) {
        const char *line = diag_line(&scene->diags.items[0], (enum diag_language)i, &scene->arena);
        CHECK_TEXT(line, arena_printf(&scene->arena, "%s/%s", scene->folder, wanted[i]));
    }
}

#endif
