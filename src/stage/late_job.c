#include "stage/late_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/key.h"
#include "stage/sheet.h"

struct late_picture late_job_plan(const struct late_wish *wish)
{
    struct late_picture picture = {.density = wish->layer->scale * wish->scale};
    picture.area = px_around(wish->layer->box, picture.density);
    picture.look = key_number(key_word(key_start(KEYED_LATE), wish->content), picture.density);
    picture.stamp = key_bytes(picture.look, &picture.area, sizeof picture.area);
    return picture;
}

/** Text and pictures are on shelves that the frames use; they are not for this thread. */
static bool may_be_late(const struct draw_command *command)
{
    return command->kind != DRAW_TEXT && command->kind != DRAW_PICTURE &&
           !(command->kind == DRAW_LAYER_BEGIN && command->layer.flags & LAYER_LATE);
}

struct late_job *late_job_create(const struct late_wish *wish)
{
    struct late_job *job = calloc(1, sizeof *job);
    if (!job) {
        BUG("out of memory");
    }
    for (size_t i = 0; i < wish->count; i++) {
        REQUIRE(may_be_late(&wish->commands[i]));
    }
    job->name = wish->layer->name;
    job->picture = late_job_plan(wish);
    atomic_init(&job->cancelled, false);
    draw_begin(&job->list, 1, 1);
    draw_copy(&job->list, wish->commands, wish->count);
    return job;
}

void late_job_destroy(struct late_job *job)
{
    if (job) {
        draw_finish(&job->list);
        if (job->picture.image) {
            pixman_image_unref(job->picture.image);
        }
        free(job);
    }
}

static uint32_t *pixel(pixman_image_t *image, int x, int y)
{
    return pixman_image_get_data(image) + (ptrdiff_t)y * (pixman_image_get_stride(image) / (int)sizeof(uint32_t)) + x;
}

/** Copy what the last picture has of this one. Returns where. */
static struct px_rect copy_base(struct late_job *job)
{
    struct px_rect to = job->picture.area, from = job->base.area;
    struct px_rect same = px_cut(to, from);
    if (!job->base.image || job->base.look != job->picture.look || px_is_empty(same)) {
        return (struct px_rect){0};
    }
    for (int y = same.y; y < same.y + same.h; y++) {
        memcpy(pixel(job->picture.image, same.x - to.x, y - to.y), pixel(job->base.image, same.x - from.x, y - from.y),
               (size_t)same.w * sizeof(uint32_t));
    }
    return same;
}

/** Command by command, so that it can be given up in between. */
static void paint_commands(struct late_job *job, struct tools *tools, const pixman_region32_t *region)
{
    struct px_rect area = job->picture.area;
    struct survey survey = {0};
    struct pen pen;
    survey_take(&survey, &job->list, job->picture.density, area, NULL, NULL);
    pen_init(&pen, tools, job->picture.image, region, job->picture.density);
    pen.dx = -area.x;
    pen.dy = -area.y;
    pen.kept = true; /* nothing is put on a shelf */
    for (size_t at = 0; at < job->list.count && !atomic_load(&job->cancelled); at++) {
        size_t end = survey.ends[at];
        sheet_paint(&pen, &survey, at, end + 1);
        at = end;
    }
    pen_finish(&pen);
    survey_finish(&survey);
}

void late_job_paint(struct late_job *job)
{
    struct px_rect area = job->picture.area;
    if (px_is_empty(area) || atomic_load(&job->cancelled)) {
        return;
    }
    struct tools *tools = calloc(1, sizeof *tools); /* an empty shelf of no size is among them */
    job->picture.image = pixman_image_create_bits(PIXMAN_a8r8g8b8, area.w, area.h, NULL, 0);
    if (!tools || !job->picture.image) {
        BUG("out of memory");
    }
    struct px_rect same = px_move(copy_base(job), -area.x, -area.y);
    pixman_region32_t region, done;
    pixman_region32_init_rect(&region, 0, 0, (unsigned)area.w, (unsigned)area.h);
    pixman_region32_init_rect(&done, same.x, same.y, (unsigned)same.w, (unsigned)same.h);
    pixman_region32_subtract(&region, &region, &done);
    paint_commands(job, tools, &region);
    pixman_region32_fini(&done);
    pixman_region32_fini(&region);
    job->cost = tools->cost;
    tools_finish(tools);
    free(tools);
}
