/*
 * Broken packs, and exactly what is said about each: every folder of tests/packs/bad holds the lines that are expected
 * in expected.en.txt and expected.ja.txt, file names relative to the folder; so does every folder of
 * tests/packs/advised, whose packs can be shown, but should be better. With --update they are written anew.
 */
#include <dirent.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "pack/pack.h"

static const struct {
    enum diag_language language;
    const char *file;
} expectations[] = {{DIAG_ENGLISH, "expected.en.txt"}, {DIAG_JAPANESE, "expected.ja.txt"}};

static const struct root {
    const char *path;
    bool advice;
    size_t least; /* folders in it */
} roots[] = {{SOURCE_DIR "/tests/packs/bad", false, 110}, {SOURCE_DIR "/tests/packs/advised", true, 6}};

enum { EXPECTED_BYTES_MAX = 1024 * 1024 };

/** All lines, without the folder in front of each. */
static void write_lines(struct strbuf *out, const struct diags *diags, enum diag_language language, const char *folder)
{
    struct arena arena = {0};
    size_t prefix = strlen(folder) + 1;
    for (size_t i = 0; i < diags->count; i++) {
        const char *line = diag_line(&diags->items[i], language, &arena);
        CHECK(strncmp(line, folder, prefix - 1) == 0 && line[prefix - 1] == '/');
        strbuf_printf(out, "%s\n", strlen(line) > prefix ? line + prefix : line);
    }
    arena_finish(&arena);
}

static void compare_lines(const char *path, const char *got)
{
    char *wanted;
    size_t size;
    if (file_read(path, EXPECTED_BYTES_MAX, &wanted, &size) != FILE_OK) {
        fprintf(stderr, "%s: missing; write it with --update, and read it\n", path);
        CHECK(!"expected lines are there");
        return;
    }
    if (strcmp(got, wanted) != 0) {
        fprintf(stderr, "%s:\n--- wanted\n%s--- got\n%s", path, wanted, got);
        CHECK(!"lines as expected");
    }
    free(wanted);
}

static void try_pack(const char *folder, bool advice, bool update)
{
    struct diags diags = {0};
    struct arena arena = {0};
    struct pack *pack = pack_load_as(folder, &(struct pack_wish){.advice = advice}, &diags);
    CHECK(!advice || pack);
    CHECK((pack == NULL) == (diags.errors > 0));
    CHECK(diags.errors + diags.warnings > 0);
    CHECK(diags.count == diags.errors + diags.warnings);
    for (size_t i = 0; i < sizeof expectations / sizeof expectations[0]; i++) {
        struct strbuf lines = {0};
        const char *path = arena_printf(&arena, "%s/%s", folder, expectations[i].file);
        write_lines(&lines, &diags, expectations[i].language, folder);
        if (update) {
            CHECK(file_write_atomic(path, strbuf_text(&lines), lines.size));
        } else {
            compare_lines(path, strbuf_text(&lines));
        }
        strbuf_finish(&lines);
    }
    pack_destroy(pack);
    diag_finish(&diags);
    arena_finish(&arena);
}

static void try_all(const struct root *root, bool update)
{
    DIR *folders = opendir(root->path);
    size_t count = 0;
    CHECK(folders != NULL);
    for (struct dirent *entry; folders && (entry = readdir(folders));) {
        struct arena arena = {0};
        const char *path = arena_printf(&arena, "%s/%s", root->path, entry->d_name);
        if (entry->d_name[0] != '.' && file_is_folder(path)) {
            try_pack(path, root->advice, update);
            count++;
        }
        arena_finish(&arena);
    }
    if (folders) {
        closedir(folders);
    }
    CHECK(count >= root->least);
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        try_all(&roots[i], update);
    }
    return check_result();
}
