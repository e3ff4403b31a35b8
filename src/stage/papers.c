#include "stage/papers.h"

#include <math.h>

#include "stage/shapes.h"

static struct px_rect larger(struct px_rect a, struct px_rect b)
{
    return px_area(b) > px_area(a) ? b : a;
}

/** The largest upright rectangle at the middle of a turned one; empty where it is turned too far. */
static struct px_rect inside_turned(struct affine to_px, struct px_rect r)
{
    const double edge = 2; /* where a turned sheet is blended with what is around it */
    struct point a = affine_apply(to_px, point_make(r.x, r.y)), b = affine_apply(to_px, point_make(r.x + r.w, r.y));
    struct point c = affine_apply(to_px, point_make(r.x + r.w, r.y + r.h));
    struct point d = affine_apply(to_px, point_make(r.x, r.y + r.h));
    double left = fmax(a.x, d.x) + edge, right = fmin(b.x, c.x) - edge;
    double top = fmax(a.y, b.y) + edge, bottom = fmin(d.y, c.y) - edge;
    if (!(left < right && top < bottom)) {
        return (struct px_rect){0};
    }
    return px_between(-px_floor(-left), -px_floor(-top), px_floor(right), px_floor(bottom));
}

static struct px_rect core_of(const struct survey *survey, size_t from, size_t to, double scale);

/** What the layer that begins at `at` hides of what it lies on. */
static struct px_rect layer_core(const struct survey *survey, size_t at, double scale)
{
    const struct draw_layer *layer = &survey->list->commands[at].layer;
    bool in_place = layer_is_in_place(layer);
    double inner = in_place ? scale : layer_sheet_scale(layer, scale);
    if (layer->opacity < 1 || (layer->flags & (LAYER_LATE | LAYER_OPAQUE))) {
        return (struct px_rect){0};
    }
    struct px_rect core = px_cut(core_of(survey, at + 1, survey->ends[at], inner), px_around(layer->box, inner));
    if (px_is_empty(core)) {
        return core;
    }
    return affine_is_move(layer->transform) ? px_move(core, layer_move_x(layer, scale), layer_move_y(layer, scale))
                                            : inside_turned(layer_to_px(layer, scale), core);
}

static struct px_rect command_core(const struct survey *survey, size_t at, double scale)
{
    const struct draw_command *command = &survey->list->commands[at];
    if (command->kind == DRAW_PATH) {
        return shape_hidden(&command->path, scale);
    }
    return command->kind == DRAW_LAYER_BEGIN ? layer_core(survey, at, scale) : (struct px_rect){0};
}

/** The largest core of commands from..to-1. */
static struct px_rect core_of(const struct survey *survey, size_t from, size_t to, double scale)
{
    struct px_rect core = {0};
    for (size_t at = from; at < to; at = survey->ends[at] + 1) {
        core = larger(core, command_core(survey, at, scale));
    }
    return core;
}

/** Put one more at the end; where there is no room, in place of the smallest, if that is smaller. */
static size_t add(struct paper papers[PAPERS_MAX], size_t count, struct paper paper)
{
    if (count == PAPERS_MAX) {
        size_t least = 0;
        for (size_t i = 1; i < count; i++) {
            least = px_area(papers[i].core) < px_area(papers[least].core) ? i : least;
        }
        if (px_area(papers[least].core) >= px_area(paper.core)) {
            return count;
        }
        for (count--; least < count; least++) {
            papers[least] = papers[least + 1];
        }
    }
    papers[count] = paper;
    return count + 1;
}

size_t papers_find(const struct survey *survey, double scale, struct paper papers[PAPERS_MAX])
{
    const int64_t worth = (int64_t)128 * 128;
    size_t count = 0;
    for (size_t at = 0; at < survey->list->count; at = survey->ends[at] + 1) {
        struct paper paper = {at, command_core(survey, at, scale)};
        if (px_area(paper.core) >= worth) {
            count = add(papers, count, paper);
        }
    }
    return count;
}
