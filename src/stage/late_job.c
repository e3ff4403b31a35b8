#include "stage/late_job.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/pages.h"
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
        late_picture_drop(&job->picture, &job->memory);
        free(job->memory.pixels);
        free(job);
    }
}

void late_picture_drop(struct late_picture *picture, struct late_memory *memory)
{
    if (picture->image) {
        uint32_t *pixels = pixman_image_get_data(picture->image);
        pixman_image_unref(picture->image);
        if (picture->room > memory->room) {
            free(memory->pixels);
            *memory = (struct late_memory){pixels, picture->room};
        } else {
            free(pixels);
        }
    }
    *picture = (struct late_picture){.image = NULL};
}

/** The picture's image, its pixels as they may be. */
static void create_image(struct late_job *job)
{
    struct late_picture *picture = &job->picture;
    size_t size = (size_t)picture->area.w * (size_t)picture->area.h;
    struct late_memory memory = job->memory;
    if (memory.room >= size) {
        job->memory = (struct late_memory){.pixels = NULL};
    } else {
        memory = (struct late_memory){pages_create(size * sizeof *memory.pixels), size};
    }
    picture->room = memory.room;
    if (memory.pixels) {
        picture->image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, picture->area.w, picture->area.h,
                                                           memory.pixels, picture->area.w * (int)sizeof(uint32_t));
    }
    if (!picture->image) {
        BUG("out of memory");
    }
}

static uint32_t *pixel(pixman_image_t *image, int x, int y)
{
    return pixman_image_get_data(image) + (ptrdiff_t)y * (pixman_image_get_stride(image) / (int)sizeof(uint32_t)) + x;
}

static void clear(struct late_job *job, struct px_rect area)
{
    for (int y = area.y; !px_is_empty(area) && y < area.y + area.h; y++) {
        memset(pixel(job->picture.image, area.x - job->picture.area.x, y - job->picture.area.y), 0,
               (size_t)area.w * sizeof(uint32_t));
    }
}

/** What is around `same` in `area` has nothing on it. */
static void clear_around(struct late_job *job, struct px_rect area, struct px_rect same)
{
    int right = area.x + area.w, bottom = area.y + area.h, same_right = same.x + same.w, same_bottom = same.y + same.h;
    clear(job, px_between(area.x, area.y, right, same.y));
    clear(job, px_between(area.x, same_bottom, right, bottom));
    clear(job, px_between(area.x, same.y, same.x, same_bottom));
    clear(job, px_between(same_right, same.y, right, same_bottom));
}

/** Copy what the last picture has of this one; the rest is clear. Returns where. */
static struct px_rect copy_base(struct late_job *job)
{
    struct px_rect to = job->picture.area, from = job->base.area;
    struct px_rect same = px_cut(to, from);
    if (!job->base.image || job->base.look != job->picture.look || px_is_empty(same)) {
        clear(job, to);
        return (struct px_rect){0};
    }
    clear_around(job, to, same);
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
    if (!tools) {
        BUG("out of memory");
    }
    create_image(job);
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
