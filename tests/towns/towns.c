/*
 * towns KIND --into DIR [--projects N] [--seed S]: packs of towns that do not exist, to see that the player knows none.
 *
 * What it writes depends on its arguments only. See usage() for the kinds.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/rng.h"
#include "base/strbuf.h"

/** A pack on its way. Texts are made of words, or of as many columns as their place allows. */
struct town {
    const char *into;
    struct rng rng;
    int projects, sections, places;
    enum length { LENGTH_PLAIN, LENGTH_SHORT, LENGTH_LONG } length;
    bool english;                        /* the pack's own language */
    bool voices, students, join, vision; /* which files it has */
    bool picture_missing;
    bool crowded; /* most projects are at the first place */
    bool empty; /* every list that may be empty is */
    struct strbuf out;
};

enum {
    LABEL = 40,
    NAME = 100,
    LINE = 120,
    TITLE = 600,
    TEXT = 2400
}; /* docs/pack-format.md: the longest texts, in columns */

static const char *const english_words[] = {
    "river",  "lantern", "neighbours", "garden", "bridge",   "library", "walking", "festival", "harbour",   "children",
    "winter", "market",  "together",   "music",  "workshop", "repair",  "kitchen", "evening",  "community", "orchard"};
static const char *const japanese_words[] = {
    "川べりの", "灯りを", "町の",   "みんなで",   "庭に", "橋から", "図書館で", "歩く", "祭りと", "港の",
    "こどもと", "冬の",   "市場へ", "いっしょに", "音楽", "工房",   "台所",     "夕べ", "果樹園", "プロジェクト"};
enum { WORDS = sizeof english_words / sizeof *english_words };

static int columns_of(const char *word, bool english)
{
    return english ? (int)strlen(word) : (int)strlen(word) / 3 * 2;
}

/** Words up to so many columns, at least one letter. */
static void add_words(struct town *town, bool english, int columns)
{
    int left = columns;
    for (bool first = true;; first = false) {
        const char *word = (english ? english_words : japanese_words)[rng_below(&town->rng, WORDS)];
        int size = columns_of(word, english) + (english && !first);
        if (size > left) {
            strbuf_puts(&town->out, first ? (english ? "x" : "灯") : "");
            return;
        }
        strbuf_printf(&town->out, "%s%s", english && !first ? " " : "", word);
        left -= size;
    }
}

/** How long a text becomes whose place allows `most` and which is `plain` long in an ordinary pack. */
static int length_of(const struct town *town, int most, int plain)
{
    switch (town->length) {
    case LENGTH_PLAIN:
        return plain;
    case LENGTH_SHORT:
        return 2;
    case LENGTH_LONG:
        return most;
    }
    return plain;
}

/** "key": a text in both languages. */
static void text(struct town *town, const char *key, int most, int plain)
{
    int columns = length_of(town, most, plain);
    strbuf_printf(&town->out, "\"%s\": {\"%s\": \"", key, town->english ? "en" : "ja");
    add_words(town, town->english, columns);
    strbuf_printf(&town->out, "\", \"%s\": \"", town->english ? "ja" : "en");
    add_words(town, !town->english, columns);
    strbuf_puts(&town->out, "\"}");
}

static void next_text(struct town *town, const char *key, int most, int plain)
{
    strbuf_puts(&town->out, ", ");
    text(town, key, most, plain);
}

static void texts(struct town *town, const char *key, int count, int most, int plain)
{
    strbuf_printf(&town->out, ", \"%s\": [", key);
    for (int i = 0; i < (town->empty ? 0 : count); i++) {
        strbuf_puts(&town->out, i ? ", \"" : "\"");
        add_words(town, town->english, length_of(town, most, plain));
        strbuf_puts(&town->out, "\"");
    }
    strbuf_puts(&town->out, "]");
}

static void write_file(struct town *town, const char *name)
{
    struct strbuf path = {0};
    strbuf_printf(&path, "%s/%s", town->into, name);
    strbuf_puts(&town->out, "\n");
    if (!file_write_atomic(strbuf_text(&path), strbuf_text(&town->out), town->out.size)) {
        perror(strbuf_text(&path));
        exit(1);
    }
    strbuf_clear(&town->out);
    strbuf_finish(&path);
}

/** The separator before item `i` of a list. */
static const char *comma(int i)
{
    return i ? ",\n" : "\n";
}

static int count(const struct town *town, int plain)
{
    return town->empty ? 0 : plain;
}

static void write_pack(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_printf(out, "{\"format\": 1, \"id\": \"town\", \"version\": 1, \"languages\": [%s],\n",
                  town->english ? "\"en\", \"ja\"" : "\"ja\", \"en\"");
    text(town, "title", NAME, 24);
    next_text(town, "invitation", LABEL, 24);
    next_text(town, "goals_notice", TITLE, 90);
    next_text(town, "translation_notice", TITLE, 90);
    strbuf_puts(out, ",\n\"doors\": {");
    static const char *const doors[] = {"vision", "map", "voices", "join"};
    for (int i = 0; i < 4; i++) {
        strbuf_printf(out, "%s\"%s\": {", comma(i), doors[i]);
        text(town, "title", LABEL, 14);
        next_text(town, "subtitle", LABEL, 24);
        next_text(town, "text", LINE, 40);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "},\n\"files\": {\"map\": \"map.json\", \"places\": \"places.json\", \"projects\": "
                     "\"projects.json\", \"interviews\": \"interviews.json\"");
    strbuf_puts(out, town->vision ? ", \"vision\": \"vision.json\"" : "");
    strbuf_puts(out, town->voices ? ", \"voices\": \"voices.json\"" : "");
    strbuf_puts(out, town->students ? ", \"students\": \"students.json\"" : "");
    strbuf_puts(out, ", \"join\": \"join.json\", \"credits\": \"credits.json\"}}");
    write_file(town, "pack.json");
}

static void write_vision(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{");
    text(town, "heading", LABEL, 10);
    next_text(town, "statement", NAME, 40);
    next_text(town, "plan", NAME, 30);
    next_text(town, "headline", TITLE, 50);
    next_text(town, "introduction", TEXT, 200);
    next_text(town, "period_label", LABEL, 8);
    next_text(town, "period", NAME, 24);
    strbuf_puts(out, ",\n\"aims\": [");
    for (int i = 0; i < count(town, 3); i++) {
        strbuf_printf(out, "%s{", comma(i));
        text(town, "title", LABEL, 12);
        next_text(town, "text", LINE, 40);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "],\n\"years\": [");
    for (int i = 0; i < count(town, 5); i++) {
        strbuf_printf(out, "%s{", comma(i));
        text(town, "label", LABEL, 8);
        next_text(town, "note", LABEL, 6);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "]}");
    write_file(town, "vision.json");
}

/** The town's middle; its outline is a ring of so many kilometres about it. */
static const double middle_lon = 10.2, middle_lat = 54.4, radius_lon = 0.3, radius_lat = 0.17;

static void ring(struct strbuf *out, double lon, double lat, double part)
{
    enum { CORNERS = 40 };
    strbuf_puts(out, "[[");
    for (int i = 0; i <= CORNERS; i++) {
        double angle = 2 * M_PI * (i % CORNERS) / CORNERS,
               bulge = part * (1 + 0.12 * sin(5 * angle) + 0.05 * cos(9 * angle));
        strbuf_printf(out, "%s[%.5f, %.5f]", i ? ", " : "", lon + radius_lon * bulge * cos(angle),
                      lat + radius_lat * bulge * sin(angle));
    }
    strbuf_puts(out, "]]");
}

static void feature(struct town *town, const char *kind, int i)
{
    strbuf_printf(&town->out, "%s{\"type\": \"Feature\", \"properties\": {\"kind\": \"%s\", ", comma(i), kind);
    text(town, "name", NAME, 12);
    strbuf_puts(&town->out, "}, \"geometry\": ");
}

static void write_map(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{\"bearing\": {\"wide\": 20, \"tall\": -10}, \"geography\": \"geography.geojson\"");
    next_text(town, "notice", LINE, 100);
    strbuf_puts(out, "}");
    write_file(town, "map.json");
    strbuf_puts(out, "{\"type\": \"FeatureCollection\", \"features\": [");
    if (!town->empty) {
        feature(town, "city", 0);
        strbuf_puts(out, "{\"type\": \"Polygon\", \"coordinates\": ");
        ring(out, middle_lon, middle_lat, 1);
        strbuf_puts(out, "}}");
        feature(town, "lake", 1);
        strbuf_puts(out, "{\"type\": \"Polygon\", \"coordinates\": ");
        ring(out, middle_lon - 0.1, middle_lat + 0.05, 0.12);
        strbuf_puts(out, "}}");
        feature(town, "river", 2);
        strbuf_printf(out, "{\"type\": \"LineString\", \"coordinates\": [[%.4f, %.4f], [%.4f, %.4f], [%.4f, %.4f]]}}",
                      middle_lon - 0.3, middle_lat - 0.1, middle_lon, middle_lat + 0.03, middle_lon + 0.3,
                      middle_lat - 0.02);
    }
    strbuf_puts(out, "]}");
    write_file(town, "geography.geojson");
}

static void write_places(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{\"places\": [");
    for (int i = 0; i < town->places; i++) {
        double angle = rng_range(&town->rng, 0, 2 * M_PI), far = sqrt(rng_range(&town->rng, 0, 0.8));
        strbuf_printf(out, "%s{\"id\": \"p%d\", \"lon\": %.5f, \"lat\": %.5f, \"label\": %s, ", comma(i), i,
                      middle_lon + radius_lon * far * cos(angle), middle_lat + radius_lat * far * sin(angle),
                      i % 5 == 0 ? "true" : "false");
        text(town, "name", NAME, 14);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "]}");
    write_file(town, "places.json");
}

static void add_goals(struct town *town, int project)
{
    int goals = town->length == LENGTH_LONG ? 17 : town->length == LENGTH_SHORT ? 0 : 1 + rng_below(&town->rng, 4);
    strbuf_puts(&town->out, ", \"goals\": [");
    for (int i = 0; i < goals; i++) {
        strbuf_printf(&town->out, "%s%d", i ? ", " : "", (project * 5 + i) % 17 + 1);
    }
    strbuf_puts(&town->out, "]");
}

static void add_project(struct town *town, int i)
{
    struct strbuf *out = &town->out;
    bool titled = town->length == LENGTH_PLAIN && i % 7 == 3; /* now and then a very long title */
    strbuf_printf(out, "%s{\"id\": \"project-%d\", \"section\": \"s%d\"", comma(i), i, i % town->sections);
    next_text(town, "group", NAME, 26);
    next_text(town, "title", TITLE, titled ? 150 : 48);
    if (i % 3 == 0 && town->length != LENGTH_SHORT) {
        next_text(town, "subtitle", TITLE, 40);
        texts(town, "divisions", 1 + i % 3, NAME, 20);
    }
    add_goals(town, i);
    if (town->places > 0 && i % 11 != 10) {
        strbuf_printf(out, ", \"place\": \"p%d\"", town->crowded && i % 8 != 7 ? 0 : i % town->places);
    }
    if (i % 4 == 1) {
        next_text(town, "place_note", TITLE, 80);
    }
    if (i == 0 && !town->empty) {
        strbuf_puts(out, ", \"interview\": \"i0\"");
    }
    if (i == 1 && town->picture_missing) {
        strbuf_puts(out, ", \"picture\": {\"file\": \"pictures/nowhere.jpg\"");
        next_text(town, "alt", LINE, 20);
        next_text(town, "credit", LINE, 20);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "}");
}

static void write_projects(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{\"programme\": {");
    text(town, "title", NAME, 34);
    next_text(town, "headline", TITLE, 60);
    next_text(town, "about", TEXT, 240);
    next_text(town, "round", NAME, 16);
    strbuf_puts(out, town->empty ? "" : ", \"contact\": \"c0\"");
    strbuf_puts(out, "},\n\"sections\": [");
    for (int i = 0; i < (town->empty ? 0 : town->sections); i++) {
        strbuf_printf(out, "%s{\"id\": \"s%d\", ", comma(i), i);
        text(town, "name", LABEL, 16);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "],\n\"projects\": [");
    for (int i = 0; i < town->projects; i++) {
        add_project(town, i);
    }
    strbuf_puts(out, "]}");
    write_file(town, "projects.json");
}

static void write_interviews(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{\"interviews\": [");
    if (!town->empty) {
        strbuf_puts(out, "{\"id\": \"i0\", ");
        text(town, "headline", TITLE, 40);
        next_text(town, "introduction", TEXT, 120);
        next_text(town, "speaker", NAME, 12);
        strbuf_puts(out, ", \"answers\": [");
        for (int i = 0; i < 4; i++) {
            strbuf_printf(out, "%s{", comma(i));
            text(town, "question", TITLE, 40);
            next_text(town, "answer", TEXT, 300);
            strbuf_puts(out, "}");
        }
        strbuf_puts(out, "]}");
    }
    strbuf_puts(out, "]}");
    write_file(town, "interviews.json");
}

static void write_voices(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{\"voices\": [");
    for (int i = 0; i < count(town, town->projects == 1 ? 1 : 4); i++) {
        strbuf_printf(out, "%s{\"id\": \"v%d\", ", comma(i), i);
        text(town, "about", LINE, 30);
        next_text(town, "text", TEXT, 220);
        strbuf_puts(out, ", \"speakers\": [");
        for (int s = 0; s < 1 + i % 3; s++) {
            strbuf_printf(out, "%s{", comma(s));
            text(town, "name", NAME, 12);
            next_text(town, "affiliation", NAME, 20);
            strbuf_puts(out, "}");
        }
        strbuf_printf(out, "]%s}", i == 0 && town->projects > 0 ? ", \"project\": \"project-0\"" : "");
    }
    strbuf_puts(out, "]}");
    write_file(town, "voices.json");
}

static void write_students(struct town *town)
{
    struct strbuf *out = &town->out;
    strbuf_puts(out, "{");
    text(town, "title", NAME, 24);
    next_text(town, "call", TITLE, 40);
    next_text(town, "about_title", LABEL, 10);
    next_text(town, "about", TEXT, 180);
    next_text(town, "results_title", LABEL, 16);
    strbuf_puts(out, ", \"results\": [");
    for (int i = 0; i < count(town, town->projects == 1 ? 1 : 5); i++) {
        strbuf_printf(out, "%s{", comma(i));
        text(town, "title", NAME, 20);
        next_text(town, "text", TITLE, 60);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "]");
    next_text(town, "reasons_title", LABEL, 12);
    texts(town, "reasons", 3, LINE, 40);
    if (!town->empty) {
        next_text(town, "voice_title", LABEL, 8);
        next_text(town, "voice_note", LINE, 30);
        strbuf_puts(out, town->voices ? ", \"voice\": \"v0\"" : "");
        strbuf_puts(out, ", \"contact\": \"c0\", \"event\": {");
        text(town, "title", TITLE, 50);
        next_text(town, "label", LABEL, 14);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "}");
    write_file(town, "students.json");
}

static void write_join(struct town *town)
{
    struct strbuf *out = &town->out;
    int calls = town->join ? count(town, town->projects == 1 ? 1 : 3) : 0;
    strbuf_puts(out, "{\"calls\": [");
    for (int i = 0; i < calls; i++) {
        strbuf_printf(out, "%s{\"id\": \"call-%d\", ", comma(i), i);
        text(town, "organisation", NAME, 26);
        next_text(town, "title", TITLE, 30);
        texts(town, "points", 3, LINE, 34);
        next_text(town, "text", TEXT, 60);
        strbuf_printf(out, ", \"contact\": \"c%d\"}", town->projects == 1 ? 0 : i % 2);
    }
    strbuf_puts(out, "], \"contacts\": [");
    for (int i = 0; i < count(town, town->projects == 1 ? 1 : 2); i++) {
        strbuf_printf(out, "%s{\"id\": \"c%d\", ", comma(i), i);
        text(town, "name", NAME, 24);
        next_text(town, "role", NAME, 14);
        next_text(town, "address", LINE, 36);
        strbuf_printf(out, ", \"tel\": \"000-000-000%d\"", i);
        strbuf_puts(out, i == 0 ? ", \"fax\": \"000-000-0009\", \"mail\": \"town-hall@example.org\"" : "");
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "]}");
    write_file(town, "join.json");
    strbuf_puts(out, "{\"groups\": [");
    for (int i = 0; i < count(town, 2); i++) {
        strbuf_printf(out, "%s{", comma(i));
        text(town, "title", LABEL, 16);
        texts(town, "lines", 2, TITLE, 60);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "]}");
    write_file(town, "credits.json");
}

static void write_town(struct town *town)
{
    if (!file_make_folder(town->into)) {
        perror(town->into);
        exit(1);
    }
    write_pack(town);
    if (town->vision) {
        write_vision(town);
    }
    write_map(town);
    write_places(town);
    write_projects(town);
    write_interviews(town);
    if (town->voices) {
        write_voices(town);
    }
    if (town->students) {
        write_students(town);
    }
    write_join(town);
    strbuf_finish(&town->out);
}

struct kind {
    const char *name, *what;
    struct town town;
};

static const struct kind kinds[] = {
    {"other",
     "another town: three sections, 40 projects, English first, no voices, a picture missing",
     {.projects = 40,
      .sections = 3,
      .places = 23,
      .english = true,
      .students = true,
      .join = true,
      .vision = true,
      .picture_missing = true}},
    {"many",
     "a prefecture: --projects N of them (1000), 400 places, seven sections",
     {.projects = 1000, .sections = 7, .places = 400, .voices = true, .students = true, .join = true, .vision = true}},
    {"short",
     "every text as short as can be, no goals, no vision, no students",
     {.projects = 6, .sections = 5, .places = 4, .length = LENGTH_SHORT, .voices = true, .join = true}},
    {"long",
     "every text as long as its place allows, all 17 goals",
     {.projects = 8,
      .sections = 6,
      .places = 6,
      .length = LENGTH_LONG,
      .voices = true,
      .students = true,
      .join = true,
      .vision = true}},
    {"crowd",
     "most of 120 projects at one address",
     {.projects = 120, .sections = 5, .places = 4, .crowded = true, .join = true, .vision = true}},
    {"one",
     "one of everything",
     {.projects = 1, .sections = 1, .places = 1, .voices = true, .students = true, .join = true, .vision = true}},
    {"none",
     "every file, and nothing in it",
     {.sections = 1, .voices = true, .students = true, .join = true, .vision = true, .empty = true}},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void usage(FILE *out)
{
    fputs("usage: towns KIND --into DIR [--projects N] [--seed S]\n\n"
          "Writes a content pack of a town that does not exist. The same arguments give the same pack.\n\n",
          out);
    for (int i = 0; i < KINDS; i++) {
        fprintf(out, "  %-6s %s\n", kinds[i].name, kinds[i].what);
    }
}

static const struct kind *find_kind(const char *name)
{
    for (int i = 0; i < KINDS; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        usage(stdout);
        return 0;
    }
    const struct kind *kind = argc > 1 ? find_kind(argv[1]) : NULL;
    struct town town = kind ? kind->town : (struct town){0};
    unsigned long seed = 1;
    bool wrong = !kind;
    for (int i = 2; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--into") == 0) {
            town.into = argv[i + 1];
        } else if (strcmp(argv[i], "--projects") == 0) {
            town.projects = (int)strtol(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--seed") == 0) {
            seed = strtoul(argv[i + 1], NULL, 10);
        } else {
            wrong = true;
        }
    }
    if (wrong || !town.into || argc % 2 != 0 || town.projects < 0) {
        usage(stderr);
        return 2;
    }
    town.rng = rng_seed(seed);
    write_town(&town);
    return 0;
}
