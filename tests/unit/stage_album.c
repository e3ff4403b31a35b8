#include "stage/album.h"

#include <pixman.h>
#include <pthread.h>

#include "stage_files.h"

#define FILE_OF(name) BINARY_DIR "/stage_album_" name

/** Rung from the thread. */
struct bell {
    pthread_mutex_t lock;
    pthread_cond_t rung;
    int count;
};

static void ring(void *self)
{
    struct bell *bell = self;
    pthread_mutex_lock(&bell->lock);
    bell->count++;
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->lock);
}

static void wait_for_ring(struct bell *bell)
{
    pthread_mutex_lock(&bell->lock);
    while (bell->count == 0) {
        pthread_cond_wait(&bell->rung, &bell->lock);
    }
    bell->count = 0;
    pthread_mutex_unlock(&bell->lock);
}

static struct draw_picture picture_of(const char *file, int w, int h)
{
    return (struct draw_picture){.file = file, .box = {10, 10, w, h}};
}

/** An album whose frames do not wait. */
static struct album *create(struct bell *bell)
{
    struct album *album = album_create();
    *bell = (struct bell){PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
    album_set_room(album, 1 << 20, 1 << 20);
    album_set_live(album, ring, bell);
    return album;
}

static void test_late(void)
{
    struct bell bell;
    struct album *album = create(&bell);
    const struct draw_picture there = picture_of(FILE_OF("a.png"), 40, 30), none = picture_of(FILE_OF("none"), 40, 30);
    album_begin_frame(album);
    CHECK(album_ask(album, &there, 1) == 0 && album_find(album, &there, 1) == NULL); /* whatever the thread has done */
    CHECK(album_is_awaited(album));
    wait_for_ring(&bell);
    CHECK(album_has_news(album));
    CHECK(album_find(album, &there, 1) == NULL); /* a frame is all of one moment */
    album_begin_frame(album);
    CHECK(!album_has_news(album));
    uint64_t stamp = album_ask(album, &there, 1);
    pixman_image_t *image = album_find(album, &there, 1);
    CHECK(stamp != 0 && image && pixman_image_get_width(image) == 40 && pixman_image_get_height(image) == 30);
    CHECK(!album_is_awaited(album));
    CHECK(album_ask(album, &none, 1) == 0);
    wait_for_ring(&bell);
    album_begin_frame(album);
    CHECK(album_ask(album, &none, 1) != 0 &&
          album_find(album, &none, 1) == NULL); /* there is none, and that is known */
    CHECK(album_ask(album, &there, 1) == stamp);
    CHECK(!album_is_awaited(album));
    album_clear(album);
    album_begin_frame(album);
    CHECK(album_ask(album, &there, 1) == 0);
    wait_for_ring(&bell);
    album_begin_frame(album);
    CHECK(album_ask(album, &there, 1) > stamp); /* read anew */
    album_destroy(album);
}

/** What nobody asks for any more is given up: the thread is free for what is wanted now. */
static void test_given_up(void)
{
    struct bell bell;
    struct album *album = create(&bell);
    const struct draw_picture large = picture_of(FILE_OF("large.jpg"), 400, 300),
                              small = picture_of(FILE_OF("a.png"), 8, 6);
    album_begin_frame(album);
    CHECK(album_ask(album, &large, 1) == 0);
    for (int i = 0; i < 3; i++) {
        album_begin_frame(album);
        CHECK(album_ask(album, &small, 1) == 0 || i > 0);
    }
    uint64_t stamp = 0;
    while (stamp == 0) { /* the large one may have been ready before it was given up */
        wait_for_ring(&bell);
        album_begin_frame(album);
        stamp = album_ask(album, &small, 1);
    }
    CHECK(album_find(album, &small, 1) != NULL);
    album_destroy(album);
}

/** Pictures are kept as long as there is room, those of the frame at hand in any case. */
static void test_room(void)
{
    struct album *album = album_create();
    const struct draw_picture a = picture_of(FILE_OF("a.png"), 40, 30), b = picture_of(FILE_OF("b.png"), 40, 30);
    album_set_room(album, 40 * 30 * 4 + 100, 40 * 30);
    album_begin_frame(album);
    uint64_t first = album_ask(album, &a, 1), second = album_ask(album, &b, 1);
    CHECK(first && second && first != second);
    album_begin_frame(album);
    CHECK(album_ask(album, &a, 1) == first && album_ask(album, &b, 1) == second);
    for (int i = 0; i < 3; i++) {
        album_begin_frame(album);
        CHECK(album_ask(album, &b, 1) == second);
    }
    CHECK(album_ask(album, &a, 1) > second); /* it had to go */
    CHECK(album_ask(album, &a, 2) == 0);     /* more than is ever painted */
    album_destroy(album);
}

int main(void)
{
    struct sample sample = sample_quarters(64, 48), large = sample_quarters(2000, 1500);
    sample_png(&sample, PNG_RGB, FILE_OF("a.png"));
    sample_png(&sample, PNG_RGB, FILE_OF("b.png"));
    sample_jpeg(&large, JPEG_PROGRESSIVE, FILE_OF("large.jpg"));
    free(sample.pixels);
    free(large.pixels);
    test_late();
    test_given_up();
    test_room();
    return check_result();
}
