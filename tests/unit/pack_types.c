/*
 * A value of each wrong type at every key of every file: one diagnostic each, at the very place, in these very words.
 * The tiny pack has every key; one value of it at a time is replaced. That no key is left out here is checked against
 * the tables of the format.
 */
#include <dirent.h>
#include <unistd.h>

#include <cJSON.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "check.h"
#include "pack/layout.h"
#include "pack/pack.h"

#define TINY SOURCE_DIR "/tests/packs/good/tiny"

/** Types of JSON, as bits. */
enum { NONE = 1, LOGICAL = 2, NUMBER = 4, STRING = 8, LIST = 16, OBJECT = 32 };

static const struct {
    int type;
    const char *written, *shown;
} values[] = {
    {NONE, "null", "null"},     {LOGICAL, "true", "true"}, {NUMBER, "7.5", "7.5"},
    {STRING, "\"@\"", "\"@\""}, {LIST, "[]", "[ ]"},       {OBJECT, "{}", "{ }"},
};

enum want { A_TEXT, A_STRING, A_NUMBER, A_WHOLE, A_BOOL, AN_OBJECT, A_LIST };

static const struct {
    int good; /* bits */
    const char *english, *japanese;
} wants[] = {
    [A_TEXT] = {STRING | OBJECT, "a text in double quotes, or { } with one text per language, is expected here, not %s",
                "ここには \" で囲んだ文か、言語ごとの文の { } を書きます（%s が書かれています）。"},
    [A_STRING] = {STRING, "a text in double quotes is expected here, not %s",
                  "ここには \" で囲んだ文字を書きます（%s が書かれています）。"},
    [A_NUMBER] = {NUMBER, "a number (without quotes) is expected here, not %s",
                  "ここには数を \" で囲まずに書きます（%s が書かれています）。"},
    [A_WHOLE] = {0, "a whole number (without quotes) is expected here, not %s",
                 "ここには整数を \" で囲まずに書きます（%s が書かれています）。"},
    [A_BOOL] = {LOGICAL, "true or false (without quotes) is expected here, not %s",
                "ここには true か false を \" で囲まずに書きます（%s が書かれています）。"},
    [AN_OBJECT] = {OBJECT, "an object { } is expected here, not %s",
                   "ここには { } を書きます（%s が書かれています）。"},
    [A_LIST] = {LIST, "a list [ ] is expected here, not %s", "ここには一覧 [ ] を書きます（%s が書かれています）。"},
};

static const struct row {
    const char *file, *path;
    enum want want;
    int legal; /* bits of others that are no error there */
} rows[] = {
#define ROW(file, path, want)                                                                                          \
    {                                                                                                                  \
        file ".json", path, want, 0                                                                                    \
    }
#define DAYS(file, path) file(path "/from", A_STRING), file(path "/until", A_STRING)
#define PACK(path, want) ROW("pack", path, want)
    PACK("", AN_OBJECT),
    PACK("/format", A_WHOLE),
    PACK("/id", A_STRING),
    PACK("/version", A_WHOLE),
    PACK("/languages", A_LIST),
    PACK("/languages/0", A_STRING),
    PACK("/languages/1", A_STRING),
    PACK("/title", A_TEXT),
    PACK("/title/ja", A_STRING),
    PACK("/title/en", A_STRING),
    PACK("/invitation", A_TEXT),
    PACK("/accent", A_STRING),
    PACK("/goals_label", A_TEXT),
    PACK("/goals_notice", A_TEXT),
    PACK("/translation_notice", A_TEXT),
    PACK("/doors", AN_OBJECT),
#define DOOR(name)                                                                                                     \
    PACK("/doors/" name, AN_OBJECT), PACK("/doors/" name "/title", A_TEXT), PACK("/doors/" name "/subtitle", A_TEXT),  \
        PACK("/doors/" name "/text", A_TEXT)
    DOOR("vision"),
    DOOR("map"),
    DOOR("voices"),
    DOOR("join"),
    PACK("/files", AN_OBJECT),
    PACK("/files/vision", A_STRING),
    PACK("/files/map", A_STRING),
    PACK("/files/places", A_STRING),
    PACK("/files/projects", A_STRING),
    PACK("/files/interviews", A_STRING),
    PACK("/files/voices", A_STRING),
    PACK("/files/students", A_STRING),
    PACK("/files/join", A_STRING),
    PACK("/files/credits", A_STRING),

#define VISION(path, want) ROW("vision", path, want)
    VISION("", AN_OBJECT),
    VISION("/heading", A_TEXT),
    VISION("/statement", A_TEXT),
    VISION("/accent", A_TEXT),
    VISION("/plan", A_TEXT),
    VISION("/headline", A_TEXT),
    VISION("/introduction", A_TEXT),
    VISION("/period_label", A_TEXT),
    VISION("/period", A_TEXT),
    VISION("/aims", A_LIST),
    VISION("/aims/0", AN_OBJECT),
    DAYS(VISION, "/aims/0"),
    VISION("/aims/0/title", A_TEXT),
    VISION("/aims/0/text", A_TEXT),
    VISION("/years", A_LIST),
    VISION("/years/0", AN_OBJECT),
    DAYS(VISION, "/years/0"),
    VISION("/years/0/label", A_TEXT),
    VISION("/years/0/note", A_TEXT),

#define MAP(path, want) ROW("map", path, want)
    MAP("", AN_OBJECT),
    MAP("/bearing", AN_OBJECT),
    MAP("/bearing/wide", A_NUMBER),
    MAP("/bearing/tall", A_NUMBER),
    MAP("/geography", A_STRING),
    MAP("/notice", A_TEXT),

#define GEOGRAPHY(path, want)                                                                                          \
    {                                                                                                                  \
        "geography.geojson", path, want, 0                                                                             \
    }
#define GEOGRAPHY_OR_NULL(path, want)                                                                                  \
    {                                                                                                                  \
        "geography.geojson", path, want, NONE                                                                          \
    }
    GEOGRAPHY("", AN_OBJECT),
    GEOGRAPHY("/type", A_STRING),
    GEOGRAPHY("/features", A_LIST),
    GEOGRAPHY("/features/0", AN_OBJECT),
    GEOGRAPHY("/features/0/type", A_STRING),
    GEOGRAPHY_OR_NULL("/features/0/properties", AN_OBJECT),
    GEOGRAPHY_OR_NULL("/features/0/properties/kind", A_STRING),
    GEOGRAPHY_OR_NULL("/features/0/properties/name", A_TEXT),
    GEOGRAPHY_OR_NULL("/features/0/geometry", AN_OBJECT),
    GEOGRAPHY("/features/0/geometry/type", A_STRING),
    GEOGRAPHY_OR_NULL("/features/0/geometry/coordinates", A_LIST),
    GEOGRAPHY("/features/0/geometry/coordinates/0", A_LIST),
    GEOGRAPHY("/features/0/geometry/coordinates/0/0", A_LIST),
    GEOGRAPHY("/features/0/geometry/coordinates/0/0/0", A_NUMBER),
    GEOGRAPHY("/features/0/geometry/coordinates/0/4/1", A_NUMBER),
    GEOGRAPHY("/features/1/geometry/coordinates/0/1", A_LIST),
    GEOGRAPHY_OR_NULL("/features/2/geometry/coordinates", A_LIST),
    GEOGRAPHY("/features/2/geometry/coordinates/1", A_LIST),
    GEOGRAPHY("/features/3/geometry/coordinates/1/1/1", A_NUMBER),

#define PLACES(path, want) ROW("places", path, want)
    PLACES("", AN_OBJECT),
    PLACES("/places", A_LIST),
    PLACES("/places/0", AN_OBJECT),
    DAYS(PLACES, "/places/0"),
    PLACES("/places/0/id", A_STRING),
    PLACES("/places/0/name", A_TEXT),
    PLACES("/places/0/lon", A_NUMBER),
    PLACES("/places/0/lat", A_NUMBER),
    PLACES("/places/0/label", A_BOOL),

#define PROJECTS(path, want) ROW("projects", path, want)
    PROJECTS("", AN_OBJECT),
    PROJECTS("/programme", AN_OBJECT),
    PROJECTS("/programme/title", A_TEXT),
    PROJECTS("/programme/headline", A_TEXT),
    PROJECTS("/programme/about", A_TEXT),
    PROJECTS("/programme/round", A_TEXT),
    PROJECTS("/programme/contact", A_STRING),
    PROJECTS("/sections", A_LIST),
    PROJECTS("/sections/0", AN_OBJECT),
    DAYS(PROJECTS, "/sections/0"),
    PROJECTS("/sections/0/id", A_STRING),
    PROJECTS("/sections/0/name", A_TEXT),
    PROJECTS("/projects", A_LIST),
    PROJECTS("/projects/0", AN_OBJECT),
    DAYS(PROJECTS, "/projects/0"),
    PROJECTS("/projects/0/id", A_STRING),
    PROJECTS("/projects/0/section", A_STRING),
    PROJECTS("/projects/0/group", A_TEXT),
    PROJECTS("/projects/0/divisions", A_LIST),
    PROJECTS("/projects/0/divisions/1", A_TEXT),
    PROJECTS("/projects/0/title", A_TEXT),
    PROJECTS("/projects/0/subtitle", A_TEXT),
    PROJECTS("/projects/0/goals", A_LIST),
    PROJECTS("/projects/0/goals/1", A_WHOLE),
    PROJECTS("/projects/0/place", A_STRING),
    PROJECTS("/projects/0/place_note", A_TEXT),
    PROJECTS("/projects/0/picture", AN_OBJECT),
    PROJECTS("/projects/0/picture/file", A_STRING),
    PROJECTS("/projects/0/picture/alt", A_TEXT),
    PROJECTS("/projects/0/picture/credit", A_TEXT),
    PROJECTS("/projects/0/interview", A_STRING),

#define INTERVIEWS(path, want) ROW("interviews", path, want)
    INTERVIEWS("", AN_OBJECT),
    INTERVIEWS("/interviews", A_LIST),
    INTERVIEWS("/interviews/0", AN_OBJECT),
    DAYS(INTERVIEWS, "/interviews/0"),
    INTERVIEWS("/interviews/0/id", A_STRING),
    INTERVIEWS("/interviews/0/headline", A_TEXT),
    INTERVIEWS("/interviews/0/introduction", A_TEXT),
    INTERVIEWS("/interviews/0/speaker", A_TEXT),
    INTERVIEWS("/interviews/0/answers", A_LIST),
    INTERVIEWS("/interviews/0/answers/0", AN_OBJECT),
    INTERVIEWS("/interviews/0/answers/0/question", A_TEXT),
    INTERVIEWS("/interviews/0/answers/0/answer", A_TEXT),

#define VOICES(path, want) ROW("voices", path, want)
    VOICES("", AN_OBJECT),
    VOICES("/voices", A_LIST),
    VOICES("/voices/0", AN_OBJECT),
    DAYS(VOICES, "/voices/0"),
    VOICES("/voices/0/id", A_STRING),
    VOICES("/voices/0/about", A_TEXT),
    VOICES("/voices/0/text", A_TEXT),
    VOICES("/voices/0/speakers", A_LIST),
    VOICES("/voices/0/speakers/0", AN_OBJECT),
    VOICES("/voices/0/speakers/0/name", A_TEXT),
    VOICES("/voices/0/speakers/0/affiliation", A_TEXT),
    VOICES("/voices/0/project", A_STRING),

#define STUDENTS(path, want) ROW("students", path, want)
    STUDENTS("", AN_OBJECT),
    STUDENTS("/title", A_TEXT),
    STUDENTS("/call", A_TEXT),
    STUDENTS("/about_title", A_TEXT),
    STUDENTS("/about", A_TEXT),
    STUDENTS("/results_title", A_TEXT),
    STUDENTS("/results", A_LIST),
    STUDENTS("/results/0", AN_OBJECT),
    DAYS(STUDENTS, "/results/0"),
    STUDENTS("/results/0/title", A_TEXT),
    STUDENTS("/results/0/text", A_TEXT),
    STUDENTS("/reasons_title", A_TEXT),
    STUDENTS("/reasons", A_LIST),
    STUDENTS("/reasons/0", A_TEXT),
    STUDENTS("/voice_title", A_TEXT),
    STUDENTS("/voice_note", A_TEXT),
    STUDENTS("/voice", A_STRING),
    STUDENTS("/contact", A_STRING),
    STUDENTS("/event", AN_OBJECT),
    STUDENTS("/event/label", A_TEXT),
    STUDENTS("/event/title", A_TEXT),
    STUDENTS("/event/picture", AN_OBJECT),
    STUDENTS("/event/picture/file", A_STRING),
    STUDENTS("/event/picture/alt", A_TEXT),
    STUDENTS("/event/picture/credit", A_TEXT),

#define JOIN(path, want) ROW("join", path, want)
    JOIN("", AN_OBJECT),
    JOIN("/calls", A_LIST),
    JOIN("/calls/0", AN_OBJECT),
    DAYS(JOIN, "/calls/0"),
    JOIN("/calls/0/id", A_STRING),
    JOIN("/calls/0/organisation", A_TEXT),
    JOIN("/calls/0/title", A_TEXT),
    JOIN("/calls/0/points", A_LIST),
    JOIN("/calls/0/points/0", A_TEXT),
    JOIN("/calls/0/text", A_TEXT),
    JOIN("/calls/0/contact", A_STRING),
    JOIN("/contacts", A_LIST),
    JOIN("/contacts/0", AN_OBJECT),
    DAYS(JOIN, "/contacts/0"),
    JOIN("/contacts/0/id", A_STRING),
    JOIN("/contacts/0/name", A_TEXT),
    JOIN("/contacts/0/role", A_TEXT),
    JOIN("/contacts/0/address", A_TEXT),
    JOIN("/contacts/0/tel", A_STRING),
    JOIN("/contacts/0/fax", A_STRING),
    JOIN("/contacts/0/mail", A_STRING),

#define CREDITS(path, want) ROW("credits", path, want)
    CREDITS("", AN_OBJECT),
    CREDITS("/groups", A_LIST),
    CREDITS("/groups/0", AN_OBJECT),
    DAYS(CREDITS, "/groups/0"),
    CREDITS("/groups/0/title", A_TEXT),
    CREDITS("/groups/0/lines", A_LIST),
    CREDITS("/groups/0/lines/0", A_TEXT),
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* Every key of the tables has its row. */

static bool has_row(const char *file, const char *path)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].file, file) == 0 && strcmp(rows[i].path, path) == 0) {
            return true;
        }
    }
    fprintf(stderr, "no row for %s %s\n", file, path);
    return false;
}

static void check_rows(const char *file, const struct shape *shape, const char *prefix, struct arena *arena)
{
    CHECK(has_row(file, prefix));
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        const char *path = arena_printf(arena, "%s/%s", prefix, field->key);
        CHECK(has_row(file, path));
        if (field->shape) {
            check_rows(file, field->shape, field->kind == FIELD_LIST ? arena_printf(arena, "%s/0", path) : path, arena);
        }
    }
}

static void test_every_key(void)
{
    struct arena arena = {0};
    check_rows("pack.json", &layout_pack, "", &arena);
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        const struct layout_part *part = &layout_parts[i];
        CHECK(has_row("pack.json", arena_printf(&arena, "/files/%s", part->key)));
        check_rows(arena_printf(&arena, "%s.json", part->key), part->shape, "", &arena);
    }
    arena_finish(&arena);
}

/* One value at a time. */

/** The file of the tiny pack as a text on one line, with "@" in place of the value; the caller's, to cJSON_free. */
static char *with_mark(const struct row *row)
{
    struct arena arena = {0};
    char *bytes = NULL;
    size_t size = 0;
    CHECK(file_read(arena_printf(&arena, TINY "/%s", row->file), 1 << 20, &bytes, &size) == FILE_OK);
    cJSON *root = cJSON_Parse(bytes), *at = root;
    for (const char *step = row->path; at && *step;) {
        size_t length = strcspn(step + 1, "/");
        const char *key = arena_copy(&arena, step + 1, length);
        cJSON *mark = step[1 + length] ? NULL : cJSON_CreateString("@");
        step += 1 + length;
        if (!mark) {
            at = cJSON_IsArray(at) ? cJSON_GetArrayItem(at, (int)strtol(key, NULL, 10)) : cJSON_GetObjectItem(at, key);
        } else if (cJSON_IsArray(at)) {
            CHECK(cJSON_ReplaceItemInArray(at, (int)strtol(key, NULL, 10), mark));
        } else if (cJSON_HasObjectItem(at, key)) {
            CHECK(cJSON_ReplaceItemInObjectCaseSensitive(at, key, mark));
        } else {
            CHECK(cJSON_AddItemToObject(at, key, mark));
        }
    }
    CHECK(at != NULL);
    char *text = row->path[0] ? cJSON_PrintUnformatted(root) : strcpy(malloc(4), "\"@\"");
    cJSON_Delete(root);
    free(bytes);
    arena_finish(&arena);
    return text;
}

static void check_diag(const char *path, const char *wanted, struct diags *diags, enum diag_language language)
{
    struct arena arena = {0};
    const char *line = diags->count ? diag_line(&diags->items[0], language, &arena) : "";
    CHECK_TEXT(line, arena_printf(&arena, "%s:%s", path, wanted));
    arena_finish(&arena);
}

static void try_value(const char *folder, const struct row *row, const char *text, size_t which)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const char *mark = strstr(text, "\"@\""), *path = arena_printf(&arena, "%s/%s", folder, row->file);
    const char *start = arena_copy(&arena, text, (size_t)(mark - text));
    const char *bad = arena_printf(&arena, "%s%s%s", start, values[which].written, mark + 3);
    CHECK(file_write_atomic(path, bad, strlen(bad)));
    struct pack *pack = pack_load(folder, &diags);
    CHECK(pack == NULL && diags.count == 1 && diags.errors == 1);
    for (int language = 0; language < DIAG_LANGUAGE_COUNT; language++) {
        const char *words = language == DIAG_JAPANESE ? wants[row->want].japanese : wants[row->want].english;
        struct strbuf wanted = {0};
        strbuf_printf(&wanted, "1:%zu: error: %s%s", utf8_count(start, strlen(start)) + 1, row->path,
                      row->path[0] ? ": " : "");
        strbuf_printf(&wanted, words, values[which].shown);
        check_diag(path, strbuf_text(&wanted), &diags, (enum diag_language)language);
        strbuf_finish(&wanted);
    }
    pack_destroy(pack);
    diag_finish(&diags);
    arena_finish(&arena);
}

static void copy_file(const char *folder, const char *name)
{
    struct arena arena = {0};
    char *bytes = NULL;
    size_t size = 0;
    CHECK(file_read(arena_printf(&arena, TINY "/%s", name), 1 << 20, &bytes, &size) == FILE_OK);
    CHECK(file_write_atomic(arena_printf(&arena, "%s/%s", folder, name), bytes, size));
    free(bytes);
    arena_finish(&arena);
}

static void try_row(const char *folder, const struct row *row)
{
    char *text = with_mark(row);
    for (size_t i = 0; text && i < sizeof values / sizeof values[0]; i++) {
        if (!(values[i].type & (wants[row->want].good | row->legal))) {
            try_value(folder, row, text, i);
        }
    }
    free(text);
    copy_file(folder, row->file);
}

static const char *const names[] = {"pack.json",     "vision.json",   "map.json",        "geography.geojson",
                                    "places.json",   "projects.json", "interviews.json", "voices.json",
                                    "students.json", "join.json",     "credits.json",    "pictures/star.png"};

int main(void)
{
    char folder[] = BINARY_DIR "/unit-types-XXXXXX";
    struct arena arena = {0};
    CHECK(mkdtemp(folder) != NULL && file_make_folder(arena_printf(&arena, "%s/pictures", folder)));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        copy_file(folder, names[i]);
    }
    test_every_key();
    for (size_t i = 0; i < ROWS; i++) {
        try_row(folder, &rows[i]);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        CHECK(unlink(arena_printf(&arena, "%s/%s", folder, names[i])) == 0);
    }
    CHECK(rmdir(arena_printf(&arena, "%s/pictures", folder)) == 0 && rmdir(folder) == 0);
    arena_finish(&arena);
    return check_result();
}
