#include "stage/album.h"

#include <pixman.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bug.h"
#include "stage/key.h"
#include "stage/photo.h"

enum state { WAITING, DECODING, COME, FAILED };

/** A picture of a file at one size. */
struct print {
    uint64_t key;
    struct photo_order order; /* its file is owned */
    enum state state;
    pixman_image_t *image; /* owned; of what has come */
    uint64_t stamp, asked; /* the frame that last asked */
    bool seen;             /* by that frame, as it is now */
    bool gone;             /* forgotten while it is being decoded */
    bool told;             /* that it is none */
};

struct album {
    struct print **prints; /* owned, each */
    size_t count, room;
    size_t bytes_max;
    int64_t pixels_max;
    uint64_t frame, stamps;
    pthread_mutex_t lock; /* of all of this */
    pthread_cond_t work;
    pthread_t thread;
    bool started, ending, news;
    atomic_bool cancelled; /* what is being decoded */
    void (*wake)(void *self);
    void *wake_self;
};

static void destroy_print(struct print *print)
{
    if (print->image) {
        pixman_image_unref(print->image);
    }
    free(print->order.file);
    free(print);
}

static void drop(struct album *album, size_t index)
{
    destroy_print(album->prints[index]);
    album->prints[index] = album->prints[--album->count];
}

static size_t bytes_of(const struct print *print)
{
    return print->image ? (size_t)print->order.w * (size_t)print->order.h * sizeof(uint32_t) : 0;
}

/* The thread. All but the decoding itself happens under the lock. */

/** What the last frames asked for, the latest first. */
static struct print *next_print(const struct album *album)
{
    struct print *next = NULL;
    for (size_t i = 0; i < album->count; i++) {
        struct print *print = album->prints[i];
        if (print->state == WAITING && print->asked + 1 >= album->frame && (!next || print->asked > next->asked)) {
            next = print;
        }
    }
    return next;
}

/** What was given up waits again, in case that somebody asks for it after all. */
static void take_result(struct album *album, struct print *print, pixman_image_t *image)
{
    bool given_up = !image && atomic_load(&album->cancelled);
    print->image = image;
    print->state = image ? COME : given_up ? WAITING : FAILED;
    print->stamp = ++album->stamps;
}

/** Decode one; the lock is held before and after. Nobody frees it meanwhile. */
static void work(struct album *album, struct print *print)
{
    print->state = DECODING;
    atomic_store(&album->cancelled, false);
    pthread_mutex_unlock(&album->lock);
    pixman_image_t *image = photo_create(&print->order, &album->cancelled);
    pthread_mutex_lock(&album->lock);
    take_result(album, print, image);
    if (print->gone) {
        for (size_t i = album->count; i-- > 0;) {
            if (album->prints[i] == print) {
                drop(album, i);
            }
        }
    } else if (print->state != WAITING) {
        album->news = true;
        if (album->wake) {
            album->wake(album->wake_self);
        }
    }
}

static void *run(void *self)
{
    struct album *album = self;
    pthread_mutex_lock(&album->lock);
    while (!album->ending) {
        struct print *print = next_print(album);
        if (print) {
            work(album, print);
        } else {
            pthread_cond_wait(&album->work, &album->lock);
        }
    }
    pthread_mutex_unlock(&album->lock);
    return NULL;
}

/** Signals are for the thread that sleeps in the window. False when the system has no thread for us. */
static bool start(struct album *album)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    album->started = album->started || pthread_create(&album->thread, NULL, run, album) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return album->started;
}

/* The frames. */

struct album *album_create(void)
{
    struct album *album = calloc(1, sizeof *album);
    if (!album) {
        BUG("out of memory");
    }
    pthread_mutex_init(&album->lock, NULL);
    pthread_cond_init(&album->work, NULL);
    atomic_init(&album->cancelled, false);
    return album;
}

/** What is being decoded is given up, and dropped by the thread. The lock is held. */
static void forget(struct album *album)
{
    for (size_t i = album->count; i-- > 0;) {
        if (album->prints[i]->state == DECODING) {
            album->prints[i]->gone = true;
            atomic_store(&album->cancelled, true);
        } else {
            drop(album, i);
        }
    }
}

void album_clear(struct album *album)
{
    pthread_mutex_lock(&album->lock);
    forget(album);
    pthread_mutex_unlock(&album->lock);
}

void album_destroy(struct album *album)
{
    if (!album) {
        return;
    }
    pthread_mutex_lock(&album->lock);
    forget(album);
    album->ending = true;
    pthread_cond_signal(&album->work);
    pthread_mutex_unlock(&album->lock);
    if (album->started) {
        pthread_join(album->thread, NULL);
    }
    pthread_cond_destroy(&album->work);
    pthread_mutex_destroy(&album->lock);
    free(album->prints);
    free(album);
}

void album_set_room(struct album *album, size_t bytes, int64_t pixels_max)
{
    pthread_mutex_lock(&album->lock);
    album->bytes_max = bytes;
    album->pixels_max = pixels_max;
    pthread_mutex_unlock(&album->lock);
}

void album_set_live(struct album *album, void (*wake)(void *self), void *self)
{
    pthread_mutex_lock(&album->lock);
    album->wake = wake;
    album->wake_self = self;
    pthread_mutex_unlock(&album->lock);
}

/** What nobody wants any more: what never came, and one that failed, which may be tried again. */
static bool is_stale(const struct album *album, const struct print *print)
{
    return (print->state == WAITING || print->state == FAILED) && print->asked + 1 < album->frame;
}

/** The one that was asked for longest ago, before the last frame; else none. */
static size_t find_oldest(const struct album *album)
{
    size_t oldest = album->count;
    for (size_t i = 0; i < album->count; i++) {
        const struct print *print = album->prints[i];
        if (print->image && print->asked + 1 < album->frame &&
            (oldest == album->count || print->asked < album->prints[oldest]->asked)) {
            oldest = i;
        }
    }
    return oldest;
}

static void make_room(struct album *album)
{
    size_t bytes = 0;
    for (size_t i = 0; i < album->count; i++) {
        bytes += bytes_of(album->prints[i]);
    }
    for (size_t oldest; bytes > album->bytes_max && (oldest = find_oldest(album)) < album->count;) {
        bytes -= bytes_of(album->prints[oldest]);
        drop(album, oldest);
    }
}

void album_begin_frame(struct album *album)
{
    pthread_mutex_lock(&album->lock);
    album->frame++;
    album->news = false;
    for (size_t i = album->count; i-- > 0;) {
        struct print *print = album->prints[i];
        print->seen = false;
        if (is_stale(album, print)) {
            drop(album, i);
        } else if (print->state == DECODING && print->asked + 1 < album->frame) {
            atomic_store(&album->cancelled, true);
        }
    }
    make_room(album);
    pthread_mutex_unlock(&album->lock);
}

bool album_has_news(struct album *album)
{
    pthread_mutex_lock(&album->lock);
    bool news = album->news;
    pthread_mutex_unlock(&album->lock);
    return news;
}

bool album_is_awaited(struct album *album)
{
    bool awaited = false;
    pthread_mutex_lock(&album->lock);
    for (size_t i = 0; i < album->count; i++) {
        const struct print *print = album->prints[i];
        awaited = awaited || (print->asked == album->frame && (!print->seen || print->state < COME));
    }
    pthread_mutex_unlock(&album->lock);
    return awaited;
}

void album_tell_failed(struct album *album, void (*tell)(void *self, const char *file), void *self)
{
    pthread_mutex_lock(&album->lock);
    for (size_t i = 0; i < album->count; i++) {
        struct print *print = album->prints[i];
        if (print->state == FAILED && !print->told) {
            tell(self, print->order.file);
            print->told = true;
        }
    }
    pthread_mutex_unlock(&album->lock);
}

static uint64_t key_of(const struct photo_order *order)
{
    uint64_t key = key_text(key_start(KEYED_PHOTO), order->file);
    return key_number(key_word(key_word(key, (uint64_t)order->w), (uint64_t)order->h), order->radius);
}

static struct print *find_print(const struct album *album, uint64_t key)
{
    for (size_t i = 0; i < album->count; i++) {
        if (album->prints[i]->key == key && !album->prints[i]->gone) {
            return album->prints[i];
        }
    }
    return NULL;
}

static struct print *add_print(struct album *album, const struct photo_order *order, uint64_t key)
{
    struct print *print = calloc(1, sizeof *print);
    char *file = strdup(order->file);
    if (!print || !file) {
        BUG("out of memory");
    }
    *print = (struct print){.key = key, .order = *order};
    print->order.file = file;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    album->prints = array_grow(album->prints, album->count, &album->room, sizeof *album->prints);
    album->prints[album->count] = print;
    album->count++;
    return print;
}

/** Leave it to the thread; where frames wait, or there is none, decode it here and now. The lock is held. */
static void order_print(struct album *album, struct print *print)
{
    if (album->wake && start(album)) {
        pthread_cond_signal(&album->work);
    } else {
        atomic_store(&album->cancelled, false);
        take_result(album, print, photo_create(&print->order, NULL));
    }
}

uint64_t album_ask(struct album *album, const struct draw_picture *picture, double scale)
{
    const struct photo_order order = photo_plan(picture, scale);
    pthread_mutex_lock(&album->lock);
    uint64_t stamp = 0, key = key_of(&order);
    if (order.w > 0 && order.h > 0 && (int64_t)order.w * order.h <= album->pixels_max) {
        struct print *print = find_print(album, key);
        print = print ? print : add_print(album, &order, key);
        print->asked = album->frame;
        if (print->state == WAITING) {
            order_print(album, print);
        }
        print->seen = print->state == COME || print->state == FAILED;
        stamp = print->seen ? print->stamp : 0;
    }
    pthread_mutex_unlock(&album->lock);
    return stamp;
}

pixman_image_t *album_find(struct album *album, const struct draw_picture *picture, double scale)
{
    const struct photo_order order = photo_plan(picture, scale);
    pthread_mutex_lock(&album->lock);
    const struct print *print = find_print(album, key_of(&order));
    pixman_image_t *image = print && print->seen ? print->image : NULL;
    pthread_mutex_unlock(&album->lock);
    return image;
}
