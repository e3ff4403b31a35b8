#include "run/targets.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include "base/bug.h"
#include "ui/comfort.h"
#include "ui/screen.h"

static const char *const kind_names[] = {
    [TARGET_NONE] = "none",
    [TARGET_BLOCK] = "block",
    [TARGET_GO] = "go",
    [TARGET_PANEL] = "panel",
    [TARGET_PANEL_CLOSE] = "panel-close",
    [TARGET_LANGUAGE] = "language",
    [TARGET_COMFORT] = "comfort",
    [TARGET_CONTINUE] = "continue",
    [TARGET_WAKE] = "wake",
    [TARGET_ATTRACT_LIGHT] = "attract-light",
    [TARGET_YEAR] = "year",
    [TARGET_MAP_GROUND] = "map-ground",
    [TARGET_MAP_LIGHT] = "map-light",
    [TARGET_MAP_CLUSTER] = "map-cluster",
    [TARGET_MAP_PART] = "map-part",
    [TARGET_MAP_GOAL] = "map-goal",
    [TARGET_MAP_SECTION] = "map-section",
    [TARGET_MAP_ROW] = "map-row",
    [TARGET_MAP_LIST] = "map-list",
    [TARGET_MAP_ZOOM_IN] = "map-zoom-in",
    [TARGET_MAP_ZOOM_OUT] = "map-zoom-out",
    [TARGET_MAP_WHOLE] = "map-whole",
    [TARGET_MAP_PAGE] = "map-page",
    [TARGET_CARD_PREVIOUS] = "card-previous",
    [TARGET_CARD_NEXT] = "card-next",
    [TARGET_CARD_CLOSE] = "card-close",
    [TARGET_CARD_LIGHT] = "card-light",
    [TARGET_CARD_GOAL] = "card-goal",
    [TARGET_CARD_PAGE] = "card-page",
    [TARGET_CARD_SHEET] = "card-sheet",
    [TARGET_VOICE] = "voice",
    [TARGET_VOICE_PREVIOUS] = "voice-previous",
    [TARGET_VOICE_NEXT] = "voice-next",
    [TARGET_VOICE_SHEET] = "voice-sheet",
    [TARGET_VOICE_PROJECT] = "voice-project",
    [TARGET_PAGE] = "page",
    [TARGET_SCROLL] = "scroll",
    [TARGET_STAFF_CLOSE] = "staff-close",
    [TARGET_STAFF_QUIT] = "staff-quit",
    [TARGET_STAFF_BACK] = "staff-back",
    [TARGET_STAFF_INSTALL] = "staff-install",
    [TARGET_STAFF_SECTION] = "staff-section",
    [TARGET_SETTING_LANGUAGE] = "setting-language",
    [TARGET_SETTING_SWITCH] = "setting-switch",
    [TARGET_SETTING_ROTATE] = "setting-rotate",
    [TARGET_SETTING_PIN] = "setting-pin",
    [TARGET_SETTING_KEYBOARD] = "setting-keyboard",
    [TARGET_PIN_DIGIT] = "pin",
    [TARGET_PIN_ERASE] = "pin-erase",
    [TARGET_PIN_OK] = "pin-ok",
    [TARGET_EVENT] = "event",
};
static_assert(sizeof kind_names / sizeof *kind_names == TARGET_KIND_COUNT, "a name for each kind of target");

static bool find_kind(const char *name, size_t size, enum target_kind *out)
{
    for (int kind = 0; kind < TARGET_KIND_COUNT; kind++) {
        if (strlen(kind_names[kind]) == size && strncmp(kind_names[kind], name, size) == 0) {
            *out = (enum target_kind)kind;
            return true;
        }
    }
    return false;
}

/** The number that `which` stands for: itself, or what the pack or the screens call so; -1 when nothing is. */
static int number_of(const struct pack *pack, enum target_kind kind, const char *which)
{
    char *end = NULL;
    long number = strtol(which, &end, 10);
    if (end != which && !*end) {
        return (int)number;
    }
    enum screen screen;
    if (kind == TARGET_GO) {
        return screen_find(which, &screen) ? (int)screen : -1;
    }
    enum comfort comfort;
    if (kind == TARGET_COMFORT || kind == TARGET_SETTING_SWITCH) {
        return comfort_find(which, &comfort) ? (int)comfort : -1;
    }
    if (!pack) {
        return -1;
    }
    if (kind == TARGET_LANGUAGE || kind == TARGET_SETTING_LANGUAGE) {
        return pack_language_find(pack, which);
    }
    if (kind == TARGET_MAP_SECTION) {
        return pack_section_find(pack, which);
    }
    return kind == TARGET_VOICE ? pack_voice_find(pack, which) : pack_project_find(pack, which);
}

/** A place on `hit` where nothing lies above it: its middle, else the middle of one of nine parts. */
static bool find_free_place(const struct draw_list *list, const struct hit *hit, struct point *out)
{
    static const double parts[] = {0.5, 0.2, 0.8};
    for (int i = 0; i < 9; i++) {
        struct point p = point_make(hit->area.x + hit->area.w * parts[i % 3], hit->area.y + hit->area.h * parts[i / 3]);
        if (draw_hit_at(list, p, 0) == hit) {
            *out = p;
            return true;
        }
    }
    return false;
}

bool targets_find_kind(const struct draw_list *list, enum target_kind kind, int number, struct point *out)
{
    for (size_t i = 0; i < list->hit_count; i++) {
        const struct hit *hit = &list->hits[i];
        bool wanted = target_kind(hit->target) == kind && (number < 0 || target_number(hit->target) == number);
        if (wanted && find_free_place(list, hit, out)) {
            return true;
        }
    }
    return false;
}

bool targets_find_page(const struct draw_list *list, int page, struct point *out)
{
    return targets_find_kind(list, TARGET_PAGE, page, out) || targets_find_kind(list, TARGET_CARD_PAGE, page, out);
}

static bool all_on(const struct draw_list *list, enum target_kind kind, struct point at, const struct point *ways,
                   size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct hit *hit = draw_hit_at(list, point_make(at.x + ways[i].x, at.y + ways[i].y), 0);
        if (!hit || target_kind(hit->target) != kind) {
            return false;
        }
    }
    return true;
}

bool targets_find_fingers(const struct draw_list *list, enum target_kind kind, const struct point *ways, size_t count,
                          struct point *out)
{
    const double step = 12;
    struct point middle = point_make(list->width / 2, list->height / 2);
    double least = HUGE_VAL;
    for (double y = step; y < list->height; y += step) {
        for (double x = step; x < list->width; x += step) {
            double d = point_distance(point_make(x, y), middle);
            if (d < least && all_on(list, kind, point_make(x, y), ways, count)) {
                least = d;
                *out = point_make(x, y);
            }
        }
    }
    return least < HUGE_VAL;
}

bool targets_find(const struct draw_list *list, const struct pack *pack, const char *name, struct point *out)
{
    const char *colon = strchr(name, ':');
    enum target_kind kind;
    if (!find_kind(name, colon ? (size_t)(colon - name) : strlen(name), &kind)) {
        return false;
    }
    if (!colon) {
        return targets_find_kind(list, kind, -1, out);
    }
    int number = number_of(pack, kind, colon + 1);
    return number >= 0 && targets_find_kind(list, kind, number, out);
}

bool targets_find_text(const struct draw_list *list, const char *words, struct point *out)
{
    enum { DEPTH_MAX = 32 };
    struct affine open[DEPTH_MAX] = {affine_identity()};
    size_t depth = 0;
    bool found = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *command = &list->commands[i];
        if (command->kind == DRAW_LAYER_BEGIN) {
            REQUIRE(depth + 1 < DEPTH_MAX);
            open[depth + 1] = affine_then(command->layer.transform, open[depth]);
            depth++;
        } else if (command->kind == DRAW_LAYER_END) {
            depth--;
        } else if (command->kind == DRAW_TEXT && strstr(command->text.text, words)) {
            *out = affine_apply(open[depth], rect_center(command->text.bounds));
            found = true;
        }
    }
    return found;
}
