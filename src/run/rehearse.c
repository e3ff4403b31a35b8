#include "run/rehearse.h"

#include "run/place.h"

/** The show, without anybody: only moments and pictures. */
struct rehearsal {
    struct show show;
    tick now;
    const struct pulse *pulse;
};

/** One picture of a screen at rest. */
static void paint(struct rehearsal *rehearsal, enum screen screen, const char *id)
{
    const struct px_rect *damage = NULL;
    struct show *show = &rehearsal->show;
    pulse_beat(rehearsal->pulse, 1);
    if (app_jump(show->app, screen, id, rehearsal->now)) {
        rehearsal->now += PLACE_REST;
        show_step(show, &(struct input){.touch_count = 0}, rehearsal->now);
        show_paint(show, &damage);
    }
}

static void paint_screens(struct rehearsal *rehearsal)
{
    const struct pack *pack = rehearsal->show.pack;
    for (int language = 0; language < pack->language_count; language++) {
        app_set_language(rehearsal->show.app, pack->languages[language]);
        for (int screen = 0; screen < SCREEN_COUNT; screen++) {
            paint(rehearsal, (enum screen)screen, NULL);
        }
    }
}

static void paint_things(struct rehearsal *rehearsal)
{
    const struct pack *pack = rehearsal->show.pack;
    app_set_language(rehearsal->show.app, pack->languages[0]);
    for (size_t i = 0; i < pack->project_count && i < REHEARSE_CARDS; i++) {
        paint(rehearsal, SCREEN_CARD, pack->projects[i].id);
    }
    for (size_t i = 0; i < pack->voice_count && i < REHEARSE_VOICES; i++) {
        paint(rehearsal, SCREEN_VOICES, pack->voices[i].id);
    }
}

/** A small picture of the same shape: what is decoded and laid out is the same. */
static struct px_size small_of(struct px_size size)
{
    int shorter = size.width < size.height ? size.width : size.height;
    int part = shorter > 360 ? shorter / 360 : 1;
    return (struct px_size){size.width / part, size.height / part};
}

void rehearse(struct type *type, struct pack *pack, struct px_size size, const struct pulse *pulse)
{
    struct rehearsal rehearsal = {.pulse = pulse};
    struct px_size small = small_of(size);
    show_open_pack(&rehearsal.show, type, pack, DIAG_ENGLISH);
    show_resize(&rehearsal.show, size.width, size.height);
    paint_screens(&rehearsal);
    show_resize(&rehearsal.show, small.width, small.height);
    paint_things(&rehearsal);
    show_close(&rehearsal.show);
}
