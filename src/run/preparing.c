#include "run/preparing.h"

#include <locale.h>
#include <signal.h>

#include "base/arena.h"
#include "text/paragraph.h"

/** ICU's rules and dictionaries, and the shaping of the first fonts, are looked up when first needed. */
static void set_a_title(const struct pack *pack, struct type *type)
{
    struct arena arena = {0};
    for (int phrases = 0; phrases < 2; phrases++) {
        const struct text_style style = {.size = 40, .phrases = phrases, .language = pack->languages[0]};
        paragraph_layout(type, &arena, &style, pack_text_get(&pack->title, 0), 400);
    }
    arena_finish(&arena);
}

static void prepare(struct preparing *preparing)
{
    struct opening *opening = preparing->opening;
    preparing->type = type_create(&preparing->problem);
    opening_choose(opening, preparing->settings->pack, preparing->settings->store, preparing->type);
    if (preparing->type && opening->pack) {
        set_a_title(opening->pack, preparing->type);
    }
}

/** A window sets the locale of all threads for a moment, to ask for its keyboard; numbers must not change meanwhile. */
static void *run(void *self)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t usual = plain ? uselocale(plain) : (locale_t)0;
    prepare(self);
    if (plain) {
        uselocale(usual);
        freelocale(plain);
    }
    return NULL;
}

void preparing_start(struct preparing *preparing, const struct settings *settings, struct opening *opening)
{
    sigset_t all, before;
    *preparing = (struct preparing){.settings = settings, .opening = opening};
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    preparing->started = pthread_create(&preparing->thread, NULL, run, preparing) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void preparing_finish(struct preparing *preparing)
{
    if (preparing->started) {
        pthread_join(preparing->thread, NULL);
        preparing->started = false;
    } else { /* the system has no thread for us */
        prepare(preparing);
    }
}
