#include "ui/rest.h"

#include "base/bug.h"

int rest_language(const struct settings *settings, const struct pack *pack)
{
    int language = pack && settings->language ? pack_language_find(pack, settings->language) : PACK_INDEX_NONE;
    return language == PACK_INDEX_NONE ? 0 : language;
}

bool *rest_switch(struct settings *settings, enum comfort comfort)
{
    switch (comfort) {
    case COMFORT_FURIGANA:
        return &settings->furigana;
    case COMFORT_LARGE:
        return &settings->large;
    case COMFORT_CONTRAST:
        return &settings->contrast;
    case COMFORT_QUIET:
        return &settings->quiet;
    case COMFORT_COUNT:
        break;
    }
    BUG("no such switch");
}

void rest_restore(struct app *app)
{
    app->language = rest_language(app->settings, app->pack);
    for (int i = 0; i < COMFORT_COUNT; i++) {
        app->comfort[i] = *rest_switch(app->settings, (enum comfort)i);
    }
}
