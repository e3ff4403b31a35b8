#include "run/show.h"

#include <string.h>

#include "link/archive.h"
#include "run/coverage.h"
#include "run/paths.h"
#include "run/say.h"
#include "run/tries_file.h"
#include "stage/picture.h"
#include "ui/swap.h"

struct pack *show_load_pack(const char *path, const struct pack_wish *wish, struct type *type, struct scratch *scratch,
                            struct diags *diags)
{
    if (!archive_is_one(path)) {
        return coverage_load(path, wish, type, diags);
    }
    struct arena arena = {0};
    const char *folder = scratch_unpack(scratch, path, &arena, diags);
    struct pack_wish unpacked = *wish;
    unpacked.told = path;
    struct pack *pack = folder ? coverage_load(folder, &unpacked, type, diags) : NULL;
    arena_finish(&arena);
    return pack;
}

void show_say_fontless(enum diag_language messages, const char *problem)
{
    say(messages, "no fonts: %s", "フォントがありません: %s", problem);
}

struct type *show_open_type(enum diag_language messages)
{
    const char *problem = NULL;
    struct type *type = type_create(&problem);
    if (!type) {
        show_say_fontless(messages, problem);
    }
    return type;
}

void show_open_pack(struct show *show, struct type *type, struct pack *pack, enum diag_language messages)
{
    *show = (struct show){.pack = pack, .type = type};
    show->painter = painter_create(show->type);
    show->app = app_create(show->pack, &show->diags, show->type);
    app_set_staff_language(show->app, messages);
    app_set_kept(show->app, &show->kept);
    app_set_offers(show->app, &show->offers);
    app_set_dial(show->app, &show->dial);
}

bool show_open(struct show *show, const char *folder, int day, enum diag_language messages)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct type *type = show_open_type(messages);
    if (!type) {
        *show = (struct show){.wanted = 0};
        return false;
    }
    struct scratch scratch = {.folder = NULL};
    const struct pack_wish wish = {.day = day};
    struct pack *pack = show_load_pack(folder ? folder : paths_default_pack(&arena), &wish, type, &scratch, &diags);
    show_open_pack(show, type, pack, messages);
    show->diags = diags;
    show->scratch = scratch;
    arena_finish(&arena);
    return true;
}

void show_close(struct show *show)
{
    app_destroy(show->app);
    painter_destroy(show->painter);
    draw_finish(&show->list);
    pack_destroy(show->pack);
    type_destroy(show->type);
    diag_finish(&show->diags);
    diag_finish(&show->kept.refused);
    diag_finish(&show->kept.faulty);
    settings_file_finish(&show->settings);
    offers_finish(&show->offers);
    scratch_finish(&show->scratch);
    *show = (struct show){.wanted = 0};
}

void show_take_settings(struct show *show, struct settings_file settings)
{
    struct settings_file *mine = &show->settings;
    settings_file_finish(mine);
    *mine = settings;
    app_set_settings(show->app, &mine->settings, &mine->unsaved, &mine->diags);
    app_set_tries(show->app, tries_file_open(mine));
}

void show_swap(struct show *show, struct pack *pack, struct diags diags, tick now)
{
    struct pack *old = show->pack;
    diag_finish(&show->diags);
    show->pack = pack;
    show->diags = diags;
    painter_forget_pictures(show->painter);
    swap_pack(show->app, pack, &show->diags, now);
    show_step(show, &(struct input){.touch_count = 0}, now);
    pack_destroy(old);
}

void show_resize(struct show *show, int width, int height)
{
    if (width == show->width && height == show->height) {
        return;
    }
    double scale = 1080.0 / (width < height ? width : height);
    show->width = width;
    show->height = height;
    show->stage_w = width * scale;
    show->stage_h = height * scale;
    painter_resize(show->painter, width, height);
}

/** True for the last change of a setting in this step: what the others wanted is in it. */
static bool is_to_save(const struct signals *signals, int i)
{
    for (int later = i + 1; later < signals->count; later++) {
        if (signals->items[later].kind == SIGNAL_SETTING &&
            strcmp(signals->items[later].text, signals->items[i].text) == 0) {
            return false;
        }
    }
    return signals->items[i].kind == SIGNAL_SETTING;
}

void show_step(struct show *show, const struct input *input, tick now)
{
    show->signals.count = 0;
    show->wanted = app_step(show->app, input, now, show->stage_w, show->stage_h, &show->list, &show->signals);
    for (int i = 0; i < show->signals.count; i++) {
        if (is_to_save(&show->signals, i)) {
            app_setting_saved(show->app, settings_file_save(&show->settings, show->signals.items[i].text));
            show->wanted = now; /* it is told there */
        } else if (show->signals.items[i].kind == SIGNAL_TRIES) {
            /* Before anybody sees whether the PIN was right. On a disk that takes nothing the next start waits. */
            tries_file_save(&show->settings, app_tries(show->app, now));
        }
    }
}

/** A picture that nobody tried before, or that cannot be read any more: staff hear of it once. */
static void note_failed(void *self, const char *file)
{
    struct show *show = self;
    for (size_t i = 0; i < show->diags.count; i++) {
        const struct diag_place *place = &show->diags.items[i].place;
        if (!place->path && place->file && strcmp(place->file, file) == 0) {
            return;
        }
    }
    diag_add(
        &show->diags, DIAG_WARNING, (struct diag_place){.file = file},
        "this picture could not be opened when it was to be shown, so it is missing there: copy or export it anew; "
        "where that does not help, check the disk",
        "この画像を表示しようとしましたが、開けなかったため、画像なしで表示しています。コピーか書き出しをやり直し、"
        "それでもだめならディスク（SDカードなど）を確かめてください。");
}

size_t show_paint(struct show *show, const struct px_rect **damage)
{
    size_t count = painter_paint(show->painter, &show->list, damage);
    painter_tell_failed(show->painter, note_failed, show);
    type_trim(show->type);
    return count;
}

bool show_save(const struct show *show, const char *path)
{
    int width = 0;
    int height = 0;
    int stride = 0;
    const uint32_t *pixels = painter_pixels(show->painter, &width, &height, &stride);
    return picture_save_png(path, pixels, width, height, stride);
}
