#include "run/audit.h"

#include "run/exits.h"

static void hear_text(void *user, const char *text, const struct pack_spot *spot)
{
    struct audit *audit = user;
    heard_hear(&audit->paging.heard, text, spot);
}

static bool hear_picture(void *user, const struct pack_picture *picture, const struct pack_spot *spot)
{
    struct audit *audit = user;
    pictures_hear(&audit->pictures, picture, spot);
    return true;
}

struct pack_listener audit_listener(struct audit *audit)
{
    return (struct pack_listener){audit, hear_text, hear_picture};
}

static void see(void *user, const struct walk_stop *stop)
{
    struct audit *audit = user;
    exits_see(stop, audit->pack->folder, audit->diags);
    if (!stop->left) {
        paging_see(&audit->paging, stop, audit->diags);
        pictures_see(&audit->pictures, stop);
    }
}

static void see_pictures(void *user, const struct walk_stop *stop)
{
    struct audit *audit = user;
    pictures_see(&audit->pictures, stop);
}

/** A picture that is too large for a wide display may fill a tall one. */
static void look_turned(struct audit *audit, struct type *type, const struct px_size *sizes, size_t size_count)
{
    for (size_t i = 0; i < size_count && pictures_seem_large(&audit->pictures); i++) {
        const struct px_size turned = {sizes[i].height, sizes[i].width};
        const struct walk_companion companion = {audit, see_pictures};
        walk_take(audit->pack, type, &turned, 1, &companion);
    }
}

void audit_take(struct audit *audit, const struct pack *pack, struct type *type, const struct px_size *sizes,
                size_t size_count, struct diags *diags)
{
    const struct walk_companion companion = {audit, see};
    audit->pack = pack;
    audit->diags = diags;
    walk_take(pack, type, sizes, size_count, &companion);
    look_turned(audit, type, sizes, size_count);
    pictures_judge(&audit->pictures, diags);
}

void audit_finish(struct audit *audit)
{
    paging_finish(&audit->paging);
    pictures_finish(&audit->pictures);
}
