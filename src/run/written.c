#include "run/written.h"

#include <math.h>
#include <string.h>

#include "base/bug.h"

enum { DEPTH_MAX = 32 };
enum { SHADE = 120, OPAQUE = 250 }; /* so much of a colour's 255 dims what lies beneath, or hides it */
static const double faint = 0.1;    /* nobody reads what is less opaque */
static const double hairline = 5;   /* what is thinner hides nothing */

/** A run where it really stands. */
struct run {
    const struct draw_text *text;
    struct point middle;
    bool seen;
};

/** A frame that is being read: what is open, and the runs so far. */
struct reading {
    struct rect all; /* the stage */
    struct affine ways[DEPTH_MAX];
    double opacities[DEPTH_MAX];
    struct rect clips[DEPTH_MAX];
    size_t way, clip;
    struct run *runs;
    size_t count;
};

static void begin_layer(struct reading *reading, const struct draw_layer *layer)
{
    REQUIRE(reading->way + 1 < DEPTH_MAX);
    size_t outer = reading->way++;
    reading->ways[reading->way] = affine_then(layer->transform, reading->ways[outer]);
    reading->opacities[reading->way] = layer->opacity * reading->opacities[outer];
}

static void begin_clip(struct reading *reading, struct rect clip)
{
    REQUIRE(reading->clip + 1 < DEPTH_MAX);
    struct rect outer = reading->clips[reading->clip++];
    reading->clips[reading->clip] = rect_cut(affine_bounds(reading->ways[reading->way], clip), outer);
}

/** Seen when its middle is: a run that is cut less than by half can be read. */
static void place(struct reading *reading, const struct draw_text *text)
{
    if (!text->words || text->reading) {
        return;
    }
    struct point middle = affine_apply(reading->ways[reading->way], rect_center(text->bounds));
    double opacity = reading->opacities[reading->way] * text->color.a / 255;
    bool seen = opacity > faint && rect_contains(reading->clips[reading->clip], middle);
    reading->runs[reading->count++] = (struct run){text, middle, seen};
}

static int least_alpha(const struct draw_brush *brush)
{
    int alpha = brush->stops[0].color.a;
    for (int i = 1; i < brush->stop_count; i++) {
        alpha = brush->stops[i].color.a < alpha ? brush->stops[i].color.a : alpha;
    }
    return alpha;
}

/** What was painted before and lies beneath `command` cannot be seen; beneath a shade over the whole stage nobody reads
 * it. */
static void hide(struct reading *reading, const struct draw_command *command, int alpha)
{
    struct rect bounds = affine_bounds(reading->ways[reading->way], draw_bounds(command));
    struct rect area = rect_cut(bounds, reading->clips[reading->clip]);
    double opaque = alpha * reading->opacities[reading->way];
    bool shade = opaque > SHADE && rect_holds(rect_inset(area, -1), reading->all);
    if ((opaque < OPAQUE && !shade) || area.w < hairline || area.h < hairline) {
        return;
    }
    for (size_t i = 0; i < reading->count; i++) {
        reading->runs[i].seen = reading->runs[i].seen && !rect_contains(area, reading->runs[i].middle);
    }
}

static void read_command(struct reading *reading, const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_LAYER_BEGIN:
        begin_layer(reading, &command->layer);
        break;
    case DRAW_LAYER_END:
        reading->way--;
        break;
    case DRAW_CLIP_BEGIN:
        begin_clip(reading, command->clip);
        break;
    case DRAW_CLIP_END:
        reading->clip--;
        break;
    case DRAW_TEXT:
        place(reading, &command->text);
        break;
    case DRAW_PATH:
        if (command->path.stroke == 0 && command->path.blend == BLEND_OVER) {
            hide(reading, command, least_alpha(&command->path.brush));
        }
        break;
    case DRAW_PICTURE:
        hide(reading, command, UINT8_MAX);
        break;
    case DRAW_SHADOW:
    case DRAW_GLOW:
    case DRAW_MOTES:
    case DRAW_KIND_COUNT:
        break;
    }
}

/** The runs of one text, which stand one after the other; returns how many. */
static size_t gather(struct written *written, const struct draw_list *list, const struct run *runs, size_t count)
{
    const struct draw_text *first = runs[0].text;
    struct written_text text = {.text = first->words->text, .language = first->language, .from = first->words_from};
    size_t seen = 0, total = 0;
    for (; total < count && runs[total].text->words == first->words; total++) {
        text.to = runs[total].text->words_to > text.to ? runs[total].text->words_to : text.to;
        seen += runs[total].seen ? 1 : 0;
    }
    if (seen * 2 >= total && seen > 0) {
        text.parts = draw_parts_of(list, first->words->source, strlen(text.text), &written->arena);
        written->items[written->count++] = text;
    }
    return total;
}

void written_read(struct written *written, const struct draw_list *list)
{
    arena_reset(&written->arena);
    struct rect all = rect_make(0, 0, list->width, list->height);
    struct reading reading = {.all = all, .ways = {affine_identity()}, .opacities = {1}, .clips = {all}};
    reading.runs = arena_array(&written->arena, list->count, sizeof *reading.runs);
    for (size_t i = 0; i < list->count; i++) {
        read_command(&reading, &list->commands[i]);
    }
    written->items = arena_array(&written->arena, reading.count, sizeof *written->items);
    written->count = 0;
    for (size_t i = 0; i < reading.count;) {
        i += gather(written, list, &reading.runs[i], reading.count - i);
    }
}

void written_finish(struct written *written)
{
    arena_finish(&written->arena);
    *written = (struct written){.count = 0};
}
