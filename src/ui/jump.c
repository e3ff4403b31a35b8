#include "ui/app.h"

#include "ui/screens.h"
#include "ui/state.h"

/* To a screen at once, for pictures and tests; what visitors do takes its time. */

static bool jump_to_id(struct app *app, enum screen screen, const char *id, tick now)
{
    if (screen == SCREEN_CARD) {
        int project = id ? pack_project_find(app->pack, id) : 0;
        if (project == PACK_INDEX_NONE) {
            return false;
        }
        app->card = (struct card_state){.project = project, .origin = point_make(960, 540)};
        card_show(app, project, now);
        return true;
    }
    if (screen == SCREEN_VOICES) {
        int voice = id ? pack_voice_find(app->pack, id) : 0;
        app->voices.front = voice;
        return voice != PACK_INDEX_NONE;
    }
    if (screen == SCREEN_MAP && id) {
        app->map.section = pack_section_find(app->pack, id);
        return app->map.section != PACK_INDEX_NONE;
    }
    return id == NULL;
}

bool app_jump(struct app *app, enum screen screen, const char *id, tick now)
{
    if (!app_has(app, screen)) {
        return false;
    }
    if (screens[screen].enter && app->pack) {
        screens[screen].enter(app, now);
    }
    if (app_is_sheet(screen)) {
        bool of_map = (screen == SCREEN_CARD || screen == SCREEN_PROGRAMME) && app_has(app, SCREEN_MAP);
        app->beneath = of_map ? SCREEN_MAP : SCREEN_HOME;
    }
    if (!jump_to_id(app, screen, id, now)) {
        return false;
    }
    app->screen = app->leaving = screen;
    app->changed = now - APP_CHANGE;
    app->touched = now;
    app->panel = false;
    app_tell(app, SIGNAL_SCREEN, screen_name(screen));
    return true;
}
