#ifndef STAGE_LATE_JOB_H
#define STAGE_LATE_JOB_H

#include <stdatomic.h>

#include "stage/cost.h"
#include "stage/late.h"

/** One picture of a late layer to be painted, and all that is needed for it: nothing is shared with the frames. */
struct late_job {
    uint64_t name;
    struct late_picture picture; /* what it will be; `image` is there when it is painted */
    struct late_memory memory;   /* owned; to be used for it, if it is large enough */
    struct cost cost;            /* of painting it */
    struct draw_list list;       /* owned: the commands */
    struct late_picture base;    /* the last picture; its pixels are read, its image is not touched */
    atomic_bool cancelled;       /* by anybody, at any time: it ends soon, and what it painted is of no use */
};

/** Give a picture's memory up, to `memory` where that has less. */
void late_picture_drop(struct late_picture *picture, struct late_memory *memory);

/** What a wish's picture would be. */
struct late_picture late_job_plan(const struct late_wish *wish);

struct late_job *late_job_create(const struct late_wish *wish);
void late_job_destroy(struct late_job *job);

/** Paint it, if it is not cancelled. */
void late_job_paint(struct late_job *job);

#endif
