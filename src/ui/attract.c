#include "ui/attract.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "base/language.h"
#include "base/rng.h"
#include "ui/frame.h"
#include "ui/made.h"
#include "ui/statement.h"
#include "ui/target.h"
#include "ui/widget.h"

enum { LIGHTS_MAX = 24, MOTES = 90 };

/** Between the vision's words, one project or voice at a time is shown for people who only watch. */
static const tick turn_length = TICK_S(9);
static const tick turn_fade = TICK_MS(900);

static int light_count(const struct pack *pack)
{
    return pack->project_count < LIGHTS_MAX ? (int)pack->project_count : LIGHTS_MAX;
}

/** Which project burns at light `i`: with more projects than lights they are taken evenly. */
static int light_project(const struct pack *pack, int i)
{
    return (int)((size_t)i * pack->project_count / (size_t)light_count(pack));
}

static int light_rope(const struct pack *pack, int i)
{
    return (int)((i + 0.5) / light_count(pack) * ROPES_FRONT);
}

/** Which turn runs, and how visible it is. Even turns show the vision's words. */
static int turn_of(tick now, tick since, double *visible)
{
    tick t = now > since ? now - since : 0;
    tick in = t % turn_length;
    double rise = ease_progress(in, 0, turn_fade), fall = ease_progress(in, turn_length - turn_fade, turn_fade);
    bool first = t < turn_length;
    *visible = fmin(first ? 1 : ease_in_out(rise), 1 - ease_in_out(fall));
    return (int)(t / turn_length);
}

/** The project a turn is about, or PACK_INDEX_NONE when it is about a voice or the vision. */
static int turn_project(const struct pack *pack, int turn)
{
    if (turn % 2 == 0 || pack->project_count == 0) {
        return PACK_INDEX_NONE;
    }
    int n = turn / 2;
    if (pack->voice_count > 0 && n % 4 == 3) {
        return PACK_INDEX_NONE;
    }
    return light_project(pack, (n * 7 + 2) % light_count(pack));
}

static void draw_lights(struct view *view, const struct rope_pose *pose, int featured, double visible)
{
    const struct pack *pack = view->pack;
    double spread = fmin(1, 16.0 / light_count(pack)); /* many lights close together glow less each */
    for (int i = 0; i < light_count(pack); i++) {
        int rope = light_rope(pack, i), project = light_project(pack, i);
        struct point at = rope_end(pose, rope, ropes_wind(view->now, rope, view->wind));
        double glow = fmin(1, view->app->lights[project] / 6.0);
        double shine = project == featured ? visible : 0;
        const struct pack_project *p = &pack->projects[project];
        double bright = fmin(1, 0.35 + 0.65 * glow + 0.6 * shine);
        draw_glow(view->list, at, 92 + 50 * bright,
                  color_fade(view_tint(view, TINT_WARM), (0.4 + 0.35 * bright) * spread), BLEND_ADD);
        widget_light(view, at, 15 + 9 * shine, p->goals, p->goal_count ? 1 : 0, bright);
        double x = fmax(0, fmin(view->width - THEME_TARGET, at.x - THEME_TARGET / 2)); /* whole, also at the edge */
        draw_hit(view->list, rect_make(x, at.y - THEME_TARGET / 2, THEME_TARGET, THEME_TARGET),
                 target_make(TARGET_ATTRACT_LIGHT, project), HIT_TAP);
    }
}

/** Gold leaf drifts down, slowly. */
static void draw_dust(struct view *view)
{
    struct draw_mote motes[MOTES];
    struct rng rng = rng_seed(11);
    double s = (double)view->now / 1e6;
    for (int i = 0; i < MOTES; i++) {
        double x = rng_range(&rng, 0, view->width), y = rng_range(&rng, 0, view->height);
        double fall = rng_range(&rng, 6, 18), sway = rng_range(&rng, 8, 26), pace = rng_range(&rng, 0.05, 0.16);
        double phase = rng_range(&rng, 0, 2 * M_PI), alpha = rng_range(&rng, 0.2, 0.75);
        double turn = 0.6 + 0.4 * sin(2 * M_PI * pace * 2 * s + phase);
        motes[i] = (struct draw_mote){
            .at = point_make(x + sway * sin(2 * M_PI * pace * s + phase), fmod(y + fall * s, view->height)),
            .radius = rng_range(&rng, 0.9, 2.6),
            .color = color_fade(view_tint(view, TINT_GOLD_BRIGHT), alpha * turn),
        };
    }
    draw_motes(view->list, motes, MOTES);
}

static struct rect words_box(const struct view *view)
{
    if (view->tall) {
        return rect_make(view->safe.x + 24, view->height * 0.255, view->safe.w - 48, view->height * 0.24);
    }
    return rect_make(view->width * 0.12, view->height * 0.335, view->width * 0.76, view->height * 0.26);
}

/** A block of lines, one under the other, centred in a box. */
struct block {
    const struct paragraph *parts[4];
    double gaps[4];
    int count;
};

static void block_add(struct block *block, const struct paragraph *part, double gap)
{
    block->gaps[block->count] = gap;
    block->parts[block->count++] = part;
}

static double block_height(const struct block *block)
{
    double height = 0;
    for (int i = 0; i < block->count; i++) {
        height += block->parts[i]->height + (i ? block->gaps[i] : 0);
    }
    return height;
}

static void block_draw(struct view *view, const struct block *block, struct rect box, double opacity)
{
    double height = block_height(block), widest = 0;
    for (int i = 0; i < block->count; i++) {
        widest = fmax(widest, block->parts[i]->width);
    }
    struct rect hush = rect_around(rect_center(box), widest + 40, height);
    draw_layer_begin(view->list, rect_inset(hush, -300), affine_identity(), opacity, 0);
    widget_hush(view, hush, 0.6);
    double y = box.y + (box.h - height) / 2;
    for (int i = 0; i < block->count; i++) {
        y += i ? block->gaps[i] : 0;
        paragraph_draw(block->parts[i], view->list, view->type, point_make(box.x, y), box.w);
        y += block->parts[i]->height;
    }
    draw_layer_end(view->list);
}

static bool block_draw_fitting(struct view *view, const struct block *block, struct rect box, double opacity)
{
    bool fits = block_height(block) <= box.h * 1.2; /* a little beyond, the ropes end lower */
    if (fits) {
        block_draw(view, block, box, opacity);
    }
    return fits;
}

static struct text_style centered(const struct view *view, enum type_role role, struct color color)
{
    struct text_style style = view_style(view, role, color);
    style.align = ALIGN_CENTER;
    style.phrases = true;
    style.balance = true;
    return style;
}

static void draw_vision_words(struct view *view, double visible)
{
    const struct pack *pack = view->pack;
    struct rect box = words_box(view);
    struct text_style display = centered(view, TYPE_DISPLAY, view_tint(view, TINT_WASHI));
    const struct pack_text *statement = pack->vision.present ? &pack->vision.statement : &pack->title;
    struct statement lines = statement_cut(view, view_text_in(view, statement, &display));
    display.tracking = 0.04;
    display.accent = lines.lead_accent;
    struct text_style body = centered(view, TYPE_HEADING, view_tint(view, TINT_WASHI));
    body.face = FACE_GOTHIC;
    body.tracking = 0.04;
    body.language = display.language;
    body.accent = lines.rest_accent;
    display.accent_color = body.accent_color = view_tint(view, TINT_GOLD_BRIGHT);
    struct block block = {0};
    block_add(&block, paragraph_fit(view->type, view->arena, &display, lines.lead, box.w, 150, view_size(view, 48)), 0);
    if (lines.rest) {
        block_add(&block, view_layout(view, &body, lines.rest, box.w), 6);
    }
    if (pack->vision.present) {
        body.accent = (struct passage){0, 0};
        body.color = view_tint(view, TINT_GOLD_BRIGHT);
        block_add(&block, view_layout(view, &body, view_text_in(view, &pack->vision.plan, &body), box.w), 6);
    }
    block_draw(view, &block, box, visible);
}

/** Words that find no room between the ropes are left to their own screen: then false, and nothing is drawn. */
static bool draw_project_words(struct view *view, int project, double visible)
{
    const struct pack_project *p = &view->pack->projects[project];
    struct rect box = words_box(view);
    struct text_style tag = centered(view, TYPE_LABEL, view_tint(view, TINT_GOLD_BRIGHT));
    struct text_style title = centered(view, TYPE_TITLE, view_tint(view, TINT_WASHI));
    struct text_style group = centered(view, TYPE_HEADING, view_tint(view, TINT_MIST));
    group.face = FACE_GOTHIC;
    group.size = view_size(view, 34);
    struct block block = {0};
    block_add(&block, view_layout(view, &tag, view_text_in(view, &view->pack->sections[p->section].name, &tag), box.w),
              0);
    block_add(&block,
              paragraph_fit(view->type, view->arena, &title, view_text_in(view, &p->title, &title), box.w, 200,
                            view_size(view, 34)),
              8);
    block_add(&block, view_layout(view, &group, view_text_in(view, &p->group, &group), box.w), 10);
    return block_draw_fitting(view, &block, box, visible);
}

/** The first sentence of a voice stands whole, or the voice is left to its own screen. */
static size_t first_sentence(const char *text)
{
    const char *end = strstr(text, "。");
    return end ? (size_t)(end - text) + strlen("。") : strlen(text);
}

static const char *speakers(struct view *view, const struct pack_voice *voice)
{
    const char *names = view_text(view, &voice->speakers[0].name);
    for (size_t i = 1; i < voice->speaker_count; i++) {
        names = made_text(view, "%s　%s", names, view_text(view, &voice->speakers[i].name));
    }
    return names;
}

static bool draw_voice_words(struct view *view, int voice, double visible)
{
    const struct pack_voice *v = &view->pack->voices[voice];
    struct rect box = words_box(view);
    struct text_style quote = centered(view, TYPE_TITLE, view_tint(view, TINT_WASHI));
    const char *text = pack_text_get(&v->text, 0);
    quote.language = view->pack->languages[0];
    quote.size = view_size(view, 50);
    struct text_style who = centered(view, TYPE_LABEL, view_tint(view, TINT_GOLD_BRIGHT));
    who.size = view_size(view, 30);
    who.language = view_text_tag(view, &v->speakers[0].name);
    struct block block = {0};
    const char *sentence = made_cut(view, text, 0, first_sentence(text));
    block_add(&block, paragraph_fit(view->type, view->arena, &quote, sentence, box.w, 240, view_size(view, 32)), 0);
    if (v->speaker_count > 0) {
        block_add(&block, view_layout(view, &who, speakers(view, v), box.w), 14);
    }
    return block_draw_fitting(view, &block, box, visible);
}

/** The same invitation for people of another language of the pack: Japanese beside English, English beside any other,
 * else the pack's next one. NULL where it has no other that we or it have words in. */
static const char *other_invitation(const struct view *view, const char *shown, struct text_style *style)
{
    const struct pack *pack = view->pack;
    const char *wanted = language_akin(shown, "en") ? "ja" : "en", *words = NULL;
    for (int i = 0; i < pack->language_count; i++) {
        const char *tag = pack->languages[i], *own = pack->invitation.in[i];
        bool known = language_known(tag) != LANGUAGE_EN || language_akin(tag, "en");
        const char *here = own ? own : known ? words_get(WORD_INVITATION, tag) : NULL;
        if (here && !language_akin(tag, shown) && (!words || language_akin(tag, wanted))) {
            words = here;
            style->language = tag;
            if (language_akin(tag, wanted)) {
                break;
            }
        }
    }
    return words;
}

static void draw_invitation(struct view *view)
{
    const struct pack *pack = view->pack;
    struct text_style main_style = view_style(view, TYPE_HEADING, view_tint(view, TINT_GOLD_BRIGHT));
    const char *words = view_text_or(view, &pack->invitation, WORD_INVITATION, &main_style);
    main_style.size = view_size(view, 42);
    struct text_style other = view_style(view, TYPE_BODY, view_tint(view, TINT_WASHI));
    other.size = view_size(view, 28);
    const char *small = other_invitation(view, main_style.language, &other);
    double a = paragraph_line_width(view->type, &main_style, words);
    double b = small ? paragraph_line_width(view->type, &other, small) : 0;
    double gap = small ? 30 : 0, pad = 64;
    double most = view->width - 2 * 24;
    bool stacked = small && (view->tall || a + gap + b + 2 * pad > most);
    double height = view_size(view, stacked ? 150 : 96);
    double width = fmin(most, stacked ? fmax(a, b) + 2 * pad : a + gap + b + 2 * pad);
    double breath = 0.5 + 0.5 * sin(2 * M_PI * (double)view->now / 6e6);
    struct rect box = rect_make((view->width - width) / 2,
                                view->height - height -
                                    (view->tall ? 120
                                     : stacked  ? 24
                                                : 40),
                                width, height);
    draw_shadow(view->list, box, height / 2, 30, color_fade(view_tint(view, TINT_WARM), 0.12 + 0.16 * breath));
    draw_box(view->list, box, height / 2, brush_solid(color_fade(view_tint(view, TINT_NIGHT), view_cover(view, 0.86))));
    draw_box_line(view->list, rect_inset(box, 1), height / 2, 2,
                  color_mix(view_tint(view, TINT_GOLD), view_tint(view, TINT_GOLD_BRIGHT), breath));
    if (stacked) {
        view_center(view, &main_style, words,
                    rect_make(box.x + 24, box.y + view_size(view, 16), box.w - 48, view_size(view, 70)));
        view_center(view, &other, small,
                    rect_make(box.x + 24, box.y + view_size(view, 84), box.w - 48, view_size(view, 48)));
    } else {
        view_center(view, &main_style, words, rect_make(box.x + pad, box.y, width - 2 * pad - gap - b, box.h));
        if (small) {
            view_center(view, &other, small, rect_make(box.x + pad + a + gap, box.y, b, box.h));
        }
    }
}

/** The project's or the voice's words of a turn; false when it is the vision's. */
static bool draw_turn_words(struct view *view, int turn, int project, double visible)
{
    if (project != PACK_INDEX_NONE) {
        return draw_project_words(view, project, visible);
    }
    bool voice = turn % 2 == 1 && view->pack->voice_count > 0;
    return voice && draw_voice_words(view, turn / 8 % (int)view->pack->voice_count, visible);
}

void attract_draw(struct view *view)
{
    const struct pack *pack = view->pack;
    struct rope_pose pose = frame_pose(view->app, view->now);
    double visible;
    int turn = turn_of(view->now, view->since, &visible);
    int project = turn_project(pack, turn);
    unsigned wake = HIT_TAP | HIT_DRAG_X | HIT_DRAG_Y;
    draw_hit(view->list, rect_make(0, 0, view->width, view->height), target_make(TARGET_WAKE, 0), wake);
    draw_dust(view);
    if (!draw_turn_words(view, turn, project, visible)) {
        draw_vision_words(view, visible);
    }
    draw_lights(view, &pose, project, visible);
    draw_invitation(view);
    view_moves(view, TICK_NEVER); /* attract lives */
}

void attract_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP && gesture->kind != GESTURE_DROP) {
        return;
    }
    app->glint = now;
    app->glint_rope = (int)(gesture->start.x / app->width * (ROPES_FRONT - 1));
    if (target_kind(gesture->target) == TARGET_ATTRACT_LIGHT) {
        app_open_card(app, target_number(gesture->target), gesture->at, now);
        app->beneath = app_has(app, SCREEN_MAP) ? SCREEN_MAP : SCREEN_HOME;
    } else {
        app_go(app, SCREEN_HOME, now);
    }
}
