/* Packs that are too much, or as much as may be, and the time that it takes to find out. */
#include <stdint.h>

#include "pack_scene.h"

#if defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif
/** What docs/pack-format.md promises, and what the sanitisers make of it. */
enum { SECONDS_MAX = SANITIZED ? 20 : 5 };

static void test_large_file(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    write_text(&scene, "credits.json", "{\"groups\": []}");
    CHECK(truncate(path_of(&scene, "credits.json"), PACK_FILE_BYTES_MAX + 1) == 0);
    load(&scene);
    check_only(
        &scene,
        "pack.json:1:100: error: /files/credits: the file \"credits.json\" is larger than 16 MB; make it smaller",
        "pack.json:1:100: error: /files/credits: ファイル「credits.json」は16 MBを超えています。小さくしてください。");
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
        check_only(
            &scene,
            "projects.json:1:83: error: /projects: the list is too long (20001 items, at most 20000); shorten it",
            "projects.json:1:83: error: /projects: 一覧が長すぎます（20001件、20000件まで）。減らしてください。");
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
               "projects.json:3:21: warning: /projects/0/picture/file: the file \"big.png\" is larger than 32 MB; make "
               "it smaller",
               "projects.json:3:21: warning: /projects/0/picture/file: ファイル「big.png」は32 "
               "MBを超えています。小さくしてください。");
    CHECK(scene.pack && scene.pack->projects[0].picture.file == NULL);
    end(&scene);
}

/** Brackets without end: refused at the 65th, before any memory or stack is spent on the others. */
static void test_depth(const char *open, const char *path)
{
    enum { DEEP = 100 * 1000 };
    struct scene scene = begin("\"credits\": \"credits.json\"");
    struct strbuf text = {0}, place = {0};
    for (size_t i = 0; i < DEEP; i++) {
        strbuf_puts(&text, open);
        strbuf_puts(&place, i < PACK_DEPTH_MAX ? path : "");
    }
    write_text(&scene, "credits.json", text.text);
    load(&scene);
    size_t column = PACK_DEPTH_MAX * strlen(open) + 1;
    check_only(&scene,
               arena_printf(&scene.arena,
                            "credits.json:1:%zu: error: %s: brackets are nested deeper than 64 levels; is something "
                            "missing?",
                            column, place.text),
               arena_printf(&scene.arena,
                            "credits.json:1:%zu: error: %s: "
                            "かっこの入れ子が深すぎます（64段まで）。閉じ忘れがないか確認してください。",
                            column, place.text));
    CHECK(scene.seconds < 1);
    strbuf_finish(&text);
    strbuf_finish(&place);
    end(&scene);
}

/** `head`, then `item` as often as fits into `bytes` (at most `count` times) with commas between, then `tail`. */
static void write_list(struct scene *scene, const char *name, const char *head, const char *item, size_t count,
                       size_t bytes, const char *tail)
{
    struct strbuf text = {0};
    strbuf_puts(&text, head);
    for (size_t i = 0; i < count && text.size + strlen(item) + strlen(tail) < bytes; i++) {
        strbuf_puts(&text, i ? "," : "");
        strbuf_puts(&text, item);
    }
    strbuf_puts(&text, tail);
    write_text(scene, name, text.text);
    strbuf_finish(&text);
}

/** Fifty megabytes of good JSON are not even read. */
static void test_fifty_megabytes(void)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    write_list(&scene, "credits.json", "{\"groups\": [", "{\"title\": \"星\", \"lines\": []}", SIZE_MAX,
               50 * 1000 * 1000, "]}");
    load(&scene);
    check_only(
        &scene,
        "pack.json:1:100: error: /files/credits: the file \"credits.json\" is larger than 16 MB; make it smaller",
        "pack.json:1:100: error: /files/credits: ファイル「credits.json」は16 MBを超えています。小さくしてください。");
    CHECK(scene.seconds < 0.2);
    end(&scene);
}

/** A file at the limit of values, one at the limit of bytes, and what is left of the pack's for a third. */
static void test_largest(size_t third, bool good)
{
    struct scene scene = begin("\"map\": \"map.json\", \"credits\": \"credits.json\", \"places\": \"places.json\"");
    struct strbuf line = {0};
    for (strbuf_puts(&line, "\""); line.size < 800;) {
        strbuf_puts(&line, "星");
    }
    strbuf_puts(&line, "\"");
    write_text(&scene, "map.json", "{\"geography\": \"map.geojson\"}");
    write_list(&scene, "map.geojson",
               "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": "
               "{\"kind\": \"river\"}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [",
               "[136.62345678901234, 36.56234567890123]", 333 * 1000, PACK_FILE_BYTES_MAX, "]}}]}");
    write_list(&scene, "credits.json", "{\"groups\": [{\"title\": \"星\", \"lines\": [", line.text, 20 * 1000,
               PACK_FILE_BYTES_MAX, "]}]}");
    write_list(&scene, "places.json", "{\"places\": [], \"$schema\": \"", "星", SIZE_MAX, third, "\"}");
    load(&scene);
    if (good) {
        CHECK(scene.diags.count == 0 && scene.pack && scene.pack->credits[0].line_count == 20 * 1000);
        CHECK(scene.pack && scene.pack->map.features[0].rings[0].count == 333 * 1000);
    } else {
        check_only(
            &scene,
            "pack.json:1:145: error: /files/places: with the file \"places.json\" the pack has more than 32 MB of "
            "text; make its files smaller",
            "pack.json:1:145: error: /files/places: "
            "ファイル「places.json」で、パックの文字データの合計が32 MBを超えます。ファイルを小さくしてください。");
    }
    CHECK(scene.seconds < SECONDS_MAX);
    strbuf_finish(&line);
    end(&scene);
}

/** A million mistakes, as deep inside as may be: each would have a path of thousands of letters. */
static void test_deep_mistakes(const char *open, const char *item, const char *close)
{
    struct scene scene = begin("\"credits\": \"credits.json\"");
    struct strbuf head = {0}, tail = {0};
    for (int i = 0; i < PACK_DEPTH_MAX - 1; i++) {
        strbuf_puts(&head, "{\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\":");
        strbuf_puts(&tail, "}");
    }
    strbuf_puts(&head, open);
    const char *last = arena_printf(&scene.arena, "%s%s", close, strbuf_text(&tail));
    write_list(&scene, "credits.json", head.text, item, 990 * 1000, PACK_FILE_BYTES_MAX, last);
    load(&scene);
    CHECK(scene.pack == NULL && scene.diags.errors > 900 * 1000 && scene.diags.count == DIAG_MAX);
    CHECK(scene.seconds < SECONDS_MAX);
    strbuf_finish(&head);
    strbuf_finish(&tail);
    end(&scene);
}

/** So many names that lead nowhere, among so many that they may be meant for. */
static void test_many_dangling(void)
{
    struct scene scene = begin("\"places\": \"places.json\", \"projects\": \"projects.json\"");
    struct strbuf places = {0}, projects = {0};
    strbuf_puts(&places, "{\"places\": [");
    strbuf_puts(&projects, "{\"programme\": {\"title\": \"題\"}, \"sections\": [{\"id\": \"s\", \"name\": \"部\"}], "
                           "\"projects\": [");
    for (int i = 0; i < PACK_PROJECTS_MAX; i++) {
        const char *comma = i ? "," : "";
        strbuf_printf(&places, "%s{\"id\": \"a%063d\", \"name\": \"所\", \"lon\": 0, \"lat\": 0}", comma, i);
        strbuf_printf(&projects,
                      "%s{\"id\": \"x%d\", \"section\": \"s\", \"group\": \"団体\", \"title\": \"題\", \"goals\": [1], "
                      "\"place\": \"b-%032d%032d\"}",
                      comma, i, i, i);
    }
    strbuf_puts(&places, "]}");
    strbuf_puts(&projects, "]}");
    write_text(&scene, "places.json", places.text);
    write_text(&scene, "projects.json", projects.text);
    load(&scene);
    CHECK(scene.pack == NULL && scene.diags.errors == PACK_PROJECTS_MAX);
    CHECK(scene.seconds < SECONDS_MAX);
    strbuf_finish(&places);
    strbuf_finish(&projects);
    end(&scene);
}

int main(void)
{
    test_large_file();
    test_projects(PACK_PROJECTS_MAX, true);
    test_projects(PACK_PROJECTS_MAX + 1, false);
    test_many_problems();
    test_large_picture();
    test_depth("[", "/0");
    test_depth("{\"a\":", "/a");
    test_fifty_megabytes();
    test_largest(1000 * 1000, true);
    test_largest(5 * 1000 * 1000, false);
    test_deep_mistakes("[", "1e999", "]");
    test_deep_mistakes("{", "\"\":0", "}");
    test_many_dangling();
    return check_result();
}
