#include "pack/format.h"

#include <cJSON.h>
#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "pack/print.h"

enum { BYTES_MAX = 32 * 1024 * 1024 };

/** A copy of a pack's own files (its folders are not needed), to be formatted. */
struct place {
    char folder[sizeof BINARY_DIR + 32];
    struct arena arena;
    struct diags diags;
};

static const char *path_of(struct place *place, const char *name)
{
    return arena_printf(&place->arena, "%s/%s", place->folder, name);
}

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-format-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    return place;
}

static void end(struct place *place)
{
    DIR *folder = opendir(place->folder);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (entry->d_name[0] != '.') {
            CHECK(unlink(path_of(place, entry->d_name)) == 0);
        }
    }
    closedir(folder);
    CHECK(rmdir(place->folder) == 0);
    diag_finish(&place->diags);
    arena_finish(&place->arena);
}

static char *read_file(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    return file_read(path, BYTES_MAX, &text, &size) == FILE_OK ? text : NULL;
}

/** Every file that says the same as before, in whatever order; the number of files. */
static int compare(struct place *place, const char *from)
{
    int count = 0;
    DIR *folder = opendir(place->folder);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        char *before = read_file(arena_printf(&place->arena, "%s/%s", from, entry->d_name));
        char *after = before ? read_file(path_of(place, entry->d_name)) : NULL;
        cJSON *a = before ? cJSON_Parse(before) : NULL, *b = after ? cJSON_Parse(after) : NULL;
        if (a && b) {
            CHECK(cJSON_Compare(a, b, true));
            count++;
        }
        cJSON_Delete(a);
        cJSON_Delete(b);
        free(before);
        free(after);
    }
    closedir(folder);
    return count;
}

static void copy_files(struct place *place, const char *from)
{
    DIR *folder = opendir(from);
    CHECK(folder != NULL);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        char *text = NULL;
        size_t size = 0;
        if (file_read(arena_printf(&place->arena, "%s/%s", from, entry->d_name), BYTES_MAX, &text, &size) == FILE_OK) {
            CHECK(file_write_atomic(path_of(place, entry->d_name), text, size));
        }
        free(text);
    }
    closedir(folder);
}

/** Twice is once, and what is said stays the same; a pack that cannot be read stays as it is. */
static void try_pack(const char *from)
{
    struct place place = begin();
    size_t changed = 0, again = 1;
    copy_files(&place, from);
    if (pack_format(place.folder, &place.diags, &changed)) {
        CHECK(compare(&place, from) > 0);
        CHECK(pack_format(place.folder, &place.diags, &again) && again == 0);
    } else {
        CHECK(changed == 0 && place.diags.errors > 0);
    }
    end(&place);
}

static int try_packs(const char *root)
{
    int count = 0;
    struct arena arena = {0};
    DIR *folder = opendir(root);
    CHECK(folder != NULL);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        const char *path = arena_printf(&arena, "%s/%s", root, entry->d_name);
        if (entry->d_name[0] != '.' && file_is_folder(path)) {
            try_pack(path);
            count++;
        }
    }
    closedir(folder);
    arena_finish(&arena);
    return count;
}

static void put(struct place *place, const char *name, const char *text)
{
    CHECK(file_write_atomic(path_of(place, name), text, strlen(text)));
}

static void holds(struct place *place, const char *name, const char *wanted)
{
    char *text = read_file(path_of(place, name));
    CHECK(text != NULL);
    if (text) {
        CHECK_TEXT(text, wanted);
    }
    free(text);
}

static void test_layout(void)
{
    struct place place = begin();
    size_t changed = 0;
    put(&place, "pack.json",
        "\xEF\xBB\xBF{\"files\":{\"map\":\"map.json\",\"vision\":\"vision.json\"},\"odd\":[ ],\"id\":\"a\",\r\n"
        "\"title\":{\"xx\":\"?\",\"en\":\"A \\\"\\u3042\\\" \\/ \\t\",\"ja\":\"\\u3042\"},\"languages\":[\"ja\",\"en\","
        "\"ja\"],\"version\":1.0,\"format\":1}");
    put(&place, "vision.json", "{\"years\":[],\"aims\":[{\"text\":\"t\",\"title\":\"i\"}],\"$schema\":\"s\"}");
    put(&place, "map.json", "{\"bearing\":{\"tall\":-0.5,\"wide\":136.65000000000001}}");
    CHECK(pack_format(place.folder, &place.diags, &changed) && changed == 3);
    holds(&place, "pack.json",
          "{\n  \"format\": 1,\n  \"id\": \"a\",\n  \"version\": 1,\n  \"languages\": [\"ja\", \"en\", \"ja\"],\n"
          "  \"title\": {\"ja\": \"あ\", \"en\": \"A \\\"あ\\\" / \\t\", \"xx\": \"?\"},\n"
          "  \"files\": {\"vision\": \"vision.json\", \"map\": \"map.json\"},\n  \"odd\": []\n}\n");
    holds(&place, "vision.json",
          "{\n  \"$schema\": \"s\",\n  \"aims\": [{\"title\": \"i\", \"text\": \"t\"}],\n  \"years\": []\n}\n");
    holds(&place, "map.json", "{\n  \"bearing\": {\"wide\": 136.65, \"tall\": -0.5}\n}\n");
    end(&place);
}

/** No line is longer than it may be, but for one word that is. */
static void test_width(void)
{
    struct place place = begin();
    struct strbuf text = {0};
    size_t changed = 0;
    put(&place, "pack.json", "{\"languages\": [\"ja\"], \"files\": {\"map\": \"map.json\"}}");
    put(&place, "map.json", "{\"geography\": \"a.geojson\"}");
    strbuf_puts(&text, "{\"coordinates\": [[");
    for (int i = 0; i < 300; i++) {
        strbuf_printf(&text, "%s[%d.5, 36]", i ? "," : "", i % 180);
    }
    strbuf_puts(
        &text,
        "]], \"name\": {\"ja\": \"あああああああああああああああああああああああああああああああああああ\", \"en\": "
        "\"ああああああああああああああああああ\"}}");
    put(&place, "a.geojson", text.text);
    CHECK(pack_format(place.folder, &place.diags, &changed));
    char *file = read_file(path_of(&place, "a.geojson"));
    CHECK(file != NULL);
    size_t longest = 0, lines = 0;
    for (const char *line = file; line && *line; line = strchr(line, '\n') + 1, lines++) {
        size_t columns = 0;
        for (const char *c = line; *c != '\n'; c++) {
            columns += ((unsigned char)*c & 0xC0) != 0x80; /* not the rest of a character */
            columns += (unsigned char)*c >= 0xE0;          /* a wide one */
        }
        longest = columns > longest ? columns : longest;
    }
    CHECK(longest > PRINT_COLUMNS - 20 && longest <= PRINT_COLUMNS && lines > 20 && lines < 60);
    free(file);
    strbuf_finish(&text);
    end(&place);
}

/** One file is no JSON: none is touched. */
static void test_untouched(void)
{
    struct place place = begin();
    size_t changed = 0;
    put(&place, "pack.json", "{\"files\":{\"vision\":\"vision.json\"}}");
    put(&place, "vision.json", "{\"years\":");
    CHECK(!pack_format(place.folder, &place.diags, &changed) && changed == 0 && place.diags.errors == 1);
    holds(&place, "pack.json", "{\"files\":{\"vision\":\"vision.json\"}}");
    CHECK(!pack_format("/nowhere", &place.diags, &changed));
    end(&place);
}

int main(void)
{
    test_layout();
    test_width();
    test_untouched();
    CHECK(try_packs(SOURCE_DIR "/tests/packs/good") >= 2);
    CHECK(try_packs(SOURCE_DIR "/tests/packs/bad") >= 100);
    CHECK(try_packs(SOURCE_DIR "/content") >= 1);
    return check_result();
}
