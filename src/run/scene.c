#include "run/scene.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SCENE_BYTES_MAX = 1024 * 1024, SCENE_FINGERS = 16 };

/** A tap lasts as long as a quick finger. */
static const tick tap_length = TICK_MS(80);

/**
 * The arguments of each verb: n number, d duration, f finger, w word, k key, z size, x rest of the line.
 */
static const struct verb {
    const char *name, *arguments, *usage;
} verbs[] = {
    [SCENE_TAP] = {"tap", "nn", "tap X Y"},
    [SCENE_TOUCH] = {"touch", "w", "touch TARGET[:NUMBER]"},
    [SCENE_PRESS] = {"press", "x", "press WORDS"},
    [SCENE_DRAG] = {"drag", "nnnnd", "drag X Y X Y TIME"},
    [SCENE_PINCH] = {"pinch", "nnnnd", "pinch X Y FROM TO TIME"},
    [SCENE_DOWN] = {"down", "fnn", "down FINGER X Y"},
    [SCENE_HOLD] = {"hold", "fw", "hold FINGER TARGET[:NUMBER]"},
    [SCENE_MOVE] = {"move", "fnn", "move FINGER X Y"},
    [SCENE_UP] = {"up", "f", "up FINGER"},
    [SCENE_KEY] = {"key", "k", "key left|right|up|down|enter|escape|staff|close|erase|0|...|9"},
    [SCENE_LANG] = {"lang", "w", "lang TAG"},
    [SCENE_SIZE] = {"size", "z", "size WxH"},
    [SCENE_START] = {"start", "w", "start SCREEN[:ID]"},
    [SCENE_SHOT] = {"shot", "w", "shot NAME"},
    [SCENE_DUMP] = {"dump", "w", "dump NAME"},
    [SCENE_EXPECT] = {"expect", "wx", "expect screen|card|target|status WHAT"},
    [SCENE_WHERE] = {"where", "w", "where TARGET[:NUMBER]"},
};
static_assert(sizeof verbs / sizeof *verbs == SCENE_VERB_COUNT, "a row for each verb");

static const char *const key_names[] = {
    [KEY_LEFT] = "left",
    [KEY_RIGHT] = "right",
    [KEY_UP] = "up",
    [KEY_DOWN] = "down",
    [KEY_ENTER] = "enter",
    [KEY_ESCAPE] = "escape",
    [KEY_STAFF] = "staff",
    [KEY_CLOSE] = "close",
    [KEY_ERASE] = "erase",
    [KEY_0] = "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
};
static_assert(sizeof key_names / sizeof *key_names == KEY_COUNT, "a name for each key");

const char *scene_verb_name(enum scene_verb verb)
{
    return verbs[verb].name;
}

/** Where the reader stands. */
struct reading {
    struct scene *scene;
    struct diags *diags;
    const char *file;
    int line;
    char *at;  /* what is left of the line */
    tick ends; /* when the step before ends */
    size_t room;
};

static struct diag_place place_of(const struct reading *reading)
{
    return (struct diag_place){.file = reading->file, .line = reading->line};
}

/** The next word, cut out of the line; NULL at its end. */
static char *next_word(struct reading *reading)
{
    char *word = reading->at + strspn(reading->at, " \t");
    if (!*word) {
        return NULL;
    }
    char *end = word + strcspn(word, " \t");
    reading->at = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

static char *rest_of_line(struct reading *reading)
{
    char *rest = reading->at + strspn(reading->at, " \t");
    reading->at = rest + strlen(rest);
    return *rest ? rest : NULL;
}

static bool parse_number(const char *text, double *out)
{
    char *end = NULL;
    double number = strtod(text, &end);
    if (end == text || *end || !isfinite(number) || fabs(number) > 1e6) {
        return false;
    }
    *out = number;
    return true;
}

static bool parse_time(const char *text, tick *out)
{
    char *end = NULL;
    double number = strtod(text, &end);
    if (end == text || !(number >= 0) || number > 1e6) {
        return false;
    }
    double unit = strcmp(end, "ms") == 0 ? 1e3 : strcmp(end, "s") == 0 ? 1e6 : 0;
    *out = (tick)llround(number * unit);
    return unit > 0;
}

static bool parse_key(const char *text, enum key *out)
{
    for (int key = 0; key < KEY_COUNT; key++) {
        if (strcmp(text, key_names[key]) == 0) {
            *out = (enum key)key;
            return true;
        }
    }
    return false;
}

/** Take one argument of kind `kind` into the step. */
static bool take_argument(struct reading *reading, struct scene_step *step, char kind, int *numbers)
{
    char *text = kind == 'x' ? rest_of_line(reading) : next_word(reading);
    double finger = 0;
    if (!text) {
        return false;
    }
    switch (kind) {
    case 'n':
        return parse_number(text, &step->numbers[(*numbers)++]);
    case 'd':
        return parse_time(text, &step->length);
    case 'f':
        if (!parse_number(text, &finger) || finger < 1 || finger > SCENE_FINGERS) {
            return false;
        }
        step->finger = (int64_t)finger;
        return true;
    case 'k':
        return parse_key(text, &step->key);
    case 'z':
        return options_size(text, &step->size);
    case 'w':
        step->word = arena_strdup(&reading->scene->arena, text);
        return true;
    default:
        step->rest = arena_strdup(&reading->scene->arena, text);
        return true;
    }
}

static bool take_arguments(struct reading *reading, struct scene_step *step)
{
    int numbers = 0;
    for (const char *kind = verbs[step->verb].arguments; *kind; kind++) {
        if (!take_argument(reading, step, *kind, &numbers)) {
            return false;
        }
    }
    if (step->verb == SCENE_TAP || step->verb == SCENE_TOUCH || step->verb == SCENE_PRESS) {
        step->length = tap_length;
    }
    return next_word(reading) == NULL;
}

static bool find_verb(const char *word, enum scene_verb *out)
{
    for (int verb = 0; verb < SCENE_VERB_COUNT; verb++) {
        if (strcmp(word, verbs[verb].name) == 0) {
            *out = (enum scene_verb)verb;
            return true;
        }
    }
    return false;
}

/** Read `at T` or `after T` if it is there. `*word` becomes the verb, NULL when there is none. */
static bool take_moment(struct reading *reading, char **word, tick *at)
{
    *at = reading->ends;
    bool absolute = strcmp(*word, "at") == 0;
    if (!absolute && strcmp(*word, "after") != 0) {
        return true;
    }
    const char *text = next_word(reading);
    tick time = 0;
    if (!text || !parse_time(text, &time)) {
        diag_add(reading->diags, DIAG_ERROR, place_of(reading), "a time is needed here, such as 400ms or 1.5s",
                 "ここには 400ms や 1.5s のような時間が必要です");
        return false;
    }
    *at = absolute ? time : reading->ends + time;
    *word = next_word(reading);
    return true;
}

static void add_step(struct reading *reading, const struct scene_step *step)
{
    struct scene *scene = reading->scene;
    if (scene->count == reading->room) {
        size_t room = reading->room ? reading->room * 2 : 32;
        struct scene_step *steps = arena_array(&scene->arena, room, sizeof *steps);
        if (scene->count) {
            memcpy(steps, scene->steps, scene->count * sizeof *steps);
        }
        scene->steps = steps;
        reading->room = room;
    }
    scene->steps[scene->count++] = *step;
    reading->ends = step->at + step->length;
}

static void read_step(struct reading *reading, char *word)
{
    struct scene_step step = {.line = reading->line};
    if (!take_moment(reading, &word, &step.at)) {
        return;
    }
    if (!word || !find_verb(word, &step.verb)) {
        diag_add(reading->diags, DIAG_ERROR, place_of(reading), "there is no step '%s'", "「%s」という手順はありません",
                 word ? word : "");
        return;
    }
    if (!take_arguments(reading, &step)) {
        diag_add(reading->diags, DIAG_ERROR, place_of(reading), "this step is written: %s",
                 "この手順はこう書きます: %s", verbs[step.verb].usage);
        return;
    }
    if (step.at < reading->ends) {
        diag_add(reading->diags, DIAG_ERROR, place_of(reading), "the step before ends only at %lldms",
                 "前の手順が終わるのは %lldms です", (long long)(reading->ends / 1000));
        return;
    }
    add_step(reading, &step);
}

static void read_line(struct reading *reading, char *line)
{
    char *end = line + strlen(line);
    while (end > line && (end[-1] == '\r' || end[-1] == ' ' || end[-1] == '\t')) {
        *--end = '\0';
    }
    reading->at = line;
    char *word = next_word(reading);
    if (word && *word != '#') {
        read_step(reading, word);
    }
}

bool scene_parse(struct scene *scene, const char *file, const char *text, struct diags *diags)
{
    size_t errors = diags->errors;
    struct reading reading = {.scene = scene, .diags = diags, .file = file};
    char *line = arena_strdup(&scene->arena, text);
    while (line) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        reading.line++;
        read_line(&reading, line);
        line = end ? end + 1 : NULL;
    }
    return diags->errors == errors;
}

bool scene_load(struct scene *scene, const char *file, struct diags *diags)
{
    char *text = NULL;
    size_t size = 0;
    enum file_result result = file_read(file, SCENE_BYTES_MAX, &text, &size);
    if (result != FILE_OK) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = file}, "the scene cannot be read", "台本を読めません");
        return false;
    }
    bool good = scene_parse(scene, file, text, diags);
    free(text);
    return good;
}

void scene_finish(struct scene *scene)
{
    arena_finish(&scene->arena);
    *scene = (struct scene){.count = 0};
}
