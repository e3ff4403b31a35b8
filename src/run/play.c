#include "run/play.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/ease.h"
#include "base/file.h"
#include "run/place.h"
#include "run/targets.h"

/** A scene that is being played. */
struct player {
    struct offscreen *off;
    const char *file, *out;
    struct diags *diags;
    size_t heard; /* status lines up to here have been expected already */
    struct arena arena;
};

static struct diag_place place_of(const struct player *player, const struct scene_step *step)
{
    return (struct diag_place){.file = player->file, .line = step->line};
}

static void tap(struct player *player, struct point at, tick length)
{
    struct offscreen *off = player->off;
    offscreen_touch(off, TOUCH_DOWN, 1, at);
    offscreen_run(off, off->now + length);
    offscreen_touch(off, TOUCH_UP, 1, at);
}

static void play_tap(struct player *player, const struct scene_step *step)
{
    tap(player, point_make(step->numbers[0], step->numbers[1]), step->length);
}

static void missed(struct player *player, const struct scene_step *step)
{
    diag_add(player->diags, DIAG_ERROR, place_of(player, step), "nothing here can be touched as '%s'",
             "「%s」として触れるものがここにありません", step->word);
}

static void play_touch(struct player *player, const struct scene_step *step)
{
    const struct show *show = &player->off->show;
    struct point at;
    if (targets_find(&show->list, show->pack, step->word, &at)) {
        tap(player, at, step->length);
    } else {
        missed(player, step);
    }
}

static void play_where(struct player *player, const struct scene_step *step)
{
    const struct show *show = &player->off->show;
    struct point at;
    if (targets_find(&show->list, show->pack, step->word, &at)) {
        printf("where %s %.1f %.1f\n", step->word, at.x, at.y);
    } else {
        missed(player, step);
    }
}

static void play_press(struct player *player, const struct scene_step *step)
{
    struct point at;
    if (targets_find_text(&player->off->show.list, step->rest, &at)) {
        tap(player, at, step->length);
    } else {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "no text here says '%s'",
                 "「%s」という文字がここにありません", step->rest);
    }
}

/** Where one of a gesture's fingers is at `t` of its way. */
struct way {
    struct point from, to;
};

/** Fingers that go down together, move for a while as a display would report them, and go up. */
static void glide(struct player *player, const struct way *ways, int fingers, tick length)
{
    struct offscreen *off = player->off;
    tick start = off->now;
    for (int i = 0; i < fingers; i++) {
        offscreen_touch(off, TOUCH_DOWN, i + 1, ways[i].from);
    }
    while (off->now < start + length) {
        tick next = off->now + SHOW_FRAME;
        offscreen_run(off, next < start + length ? next : start + length);
        double t = ease_progress(off->now, start, length);
        for (int i = 0; i < fingers; i++) {
            offscreen_touch(off, TOUCH_MOVE, i + 1, point_mix(ways[i].from, ways[i].to, t));
        }
    }
    for (int i = 0; i < fingers; i++) {
        offscreen_touch(off, TOUCH_UP, i + 1, ways[i].to);
    }
}

static void play_drag(struct player *player, const struct scene_step *step)
{
    const double *n = step->numbers;
    struct way way = {point_make(n[0], n[1]), point_make(n[2], n[3])};
    glide(player, &way, 1, step->length);
}

static void play_pinch(struct player *player, const struct scene_step *step)
{
    const double *n = step->numbers;
    struct way ways[] = {
        {point_make(n[0] - n[2] / 2, n[1]), point_make(n[0] - n[3] / 2, n[1])},
        {point_make(n[0] + n[2] / 2, n[1]), point_make(n[0] + n[3] / 2, n[1])},
    };
    glide(player, ways, 2, step->length);
}

static void play_down(struct player *player, const struct scene_step *step)
{
    offscreen_touch(player->off, TOUCH_DOWN, step->finger, point_make(step->numbers[0], step->numbers[1]));
}

static void play_hold(struct player *player, const struct scene_step *step)
{
    const struct show *show = &player->off->show;
    struct point at;
    if (targets_find(&show->list, show->pack, step->word, &at)) {
        offscreen_touch(player->off, TOUCH_DOWN, step->finger, at);
    } else {
        missed(player, step);
    }
}

static void play_move(struct player *player, const struct scene_step *step)
{
    offscreen_touch(player->off, TOUCH_MOVE, step->finger, point_make(step->numbers[0], step->numbers[1]));
}

static void play_up(struct player *player, const struct scene_step *step)
{
    offscreen_lift(player->off, step->finger);
}

static void play_key(struct player *player, const struct scene_step *step)
{
    offscreen_key(player->off, step->key);
}

static void play_lang(struct player *player, const struct scene_step *step)
{
    if (!offscreen_language(player->off, step->word)) {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "the pack has no language '%s'",
                 "このパックに言語「%s」はありません", step->word);
    }
}

static void play_size(struct player *player, const struct scene_step *step)
{
    offscreen_resize(player->off, step->size.width, step->size.height);
}

static void play_start(struct player *player, const struct scene_step *step)
{
    struct place place;
    if (!place_parse(step->word, &place) || !offscreen_jump(player->off, place.screen, place.id)) {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "there is nothing to show for '%s'",
                 "「%s」で見せるものはありません", step->word);
    }
}

/** The full name of an output file, or NULL after saying what is wrong. */
static const char *output_path(struct player *player, const struct scene_step *step, const char *ending)
{
    if (!file_name_is_safe(step->word) || strchr(step->word, '/')) {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "'%s' is no file name",
                 "「%s」はファイル名にできません", step->word);
        return NULL;
    }
    return arena_printf(&player->arena, "%s/%s%s", player->out, step->word, ending);
}

static void report_write(struct player *player, const struct scene_step *step, const char *path, bool saved)
{
    if (!saved) {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "cannot write %s: %s", "%s に書けません: %s", path,
                 strerror(errno));
    }
}

static void play_shot(struct player *player, const struct scene_step *step)
{
    const char *path = output_path(player, step, ".png");
    if (path) {
        report_write(player, step, path, offscreen_save_picture(player->off, path));
    }
}

static void play_dump(struct player *player, const struct scene_step *step)
{
    const char *path = output_path(player, step, ".txt");
    if (path) {
        report_write(player, step, path, offscreen_save_dump(player->off, path));
    }
}

static void expect(struct player *player, const struct scene_step *step, bool met, const char *instead)
{
    if (!met) {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step), "expected %s %s, but it is: %s",
                 "%s %s のはずが、こうなっています: %s", step->word, step->rest, instead);
    }
}

/** True when a whole status line since the last one found says `line`; what comes after is heard next time. */
static bool hear(struct player *player, const char *line)
{
    const char *all = strbuf_text(&player->off->status);
    size_t size = strlen(line);
    for (const char *at = all + player->heard; *at;) {
        const char *end = strchr(at, '\n');
        if ((size_t)(end - at) == size && strncmp(at, line, size) == 0) {
            player->heard = (size_t)(end + 1 - all);
            return true;
        }
        at = end + 1;
    }
    return false;
}

static void play_expect(struct player *player, const struct scene_step *step)
{
    const struct offscreen *off = player->off;
    const char *screen = screen_name(app_screen(off->show.app));
    const char *card = strbuf_text(&off->card);
    struct point at;
    if (strcmp(step->word, "screen") == 0) {
        expect(player, step, strcmp(screen, step->rest) == 0, screen);
    } else if (strcmp(step->word, "card") == 0) {
        bool shows = app_screen(off->show.app) == SCREEN_CARD;
        expect(player, step, shows && strcmp(card, step->rest) == 0, shows ? card : screen);
    } else if (strcmp(step->word, "target") == 0) {
        expect(player, step, targets_find(&off->show.list, off->show.pack, step->rest, &at), "-");
    } else if (strcmp(step->word, "status") == 0) {
        expect(player, step, hear(player, step->rest), strbuf_text(&off->status) + player->heard);
    } else {
        diag_add(player->diags, DIAG_ERROR, place_of(player, step),
                 "one can expect a screen, card, target or status, not '%s'",
                 "期待できるのは screen、card、target、status です（「%s」ではなく）", step->word);
    }
}

typedef void play_verb(struct player *player, const struct scene_step *step);

static play_verb *const players[] = {
    [SCENE_TAP] = play_tap,     [SCENE_TOUCH] = play_touch, [SCENE_PRESS] = play_press, [SCENE_DRAG] = play_drag,
    [SCENE_PINCH] = play_pinch, [SCENE_DOWN] = play_down,   [SCENE_HOLD] = play_hold,   [SCENE_MOVE] = play_move,
    [SCENE_UP] = play_up,       [SCENE_KEY] = play_key,     [SCENE_LANG] = play_lang,   [SCENE_SIZE] = play_size,
    [SCENE_START] = play_start, [SCENE_SHOT] = play_shot,   [SCENE_DUMP] = play_dump,   [SCENE_EXPECT] = play_expect,
    [SCENE_WHERE] = play_where,
};
static_assert(sizeof players / sizeof *players == SCENE_VERB_COUNT, "a player for each verb");

void play_scene(struct offscreen *off, const struct scene *scene, const char *file, const char *out,
                struct diags *diags)
{
    struct player player = {.off = off, .file = file, .out = out, .diags = diags};
    tick start = off->now;
    for (size_t i = 0; i < scene->count; i++) {
        const struct scene_step *step = &scene->steps[i];
        offscreen_run(off, start + step->at);
        players[step->verb](&player, step);
    }
    arena_finish(&player.arena);
}
