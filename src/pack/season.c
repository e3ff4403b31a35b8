#include "pack/season.h"

#include <string.h>

#include "base/bug.h"
#include "pack/layout.h"

/** A list whose items others may name. */
struct things {
    const struct shape *shape;
    const char *items;
    size_t count;
    struct day_span *spans; /* when each is really shown */
    int *places;            /* where each comes to stand; PACK_INDEX_NONE: it is gone */
};

struct season {
    struct pack *pack;
    struct arena scratch;
    struct things things[REF_KIND_COUNT];
};

static struct day_span days_of(const struct shape *shape, const char *item)
{
    struct day_span span = {DAY_NONE, DAY_NONE};
    if (shape->days != SHAPE_ALWAYS) {
        memcpy(&span, item + shape->days, sizeof span);
    }
    return span;
}

static int ref_of(const struct field *field, const char *item)
{
    int index;
    memcpy(&index, item + field->offset, sizeof index);
    return index;
}

static char *items_of(const struct field *field, const char *owner, size_t *count)
{
    void *items;
    memcpy(&items, owner + field->offset, sizeof items);
    memcpy(count, owner + field->count_offset, sizeof *count);
    return items;
}

/** When an item is really shown: on its own days, while all that it cannot do without is shown, too. */
static struct day_span span_of(const struct season *season, const struct shape *shape, const char *item)
{
    struct day_span span = days_of(shape, item);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        int index = field->kind == FIELD_REF && field->required ? ref_of(field, item) : PACK_INDEX_NONE;
        if (index != PACK_INDEX_NONE) {
            span = day_span_meet(span, season->things[field->ref].spans[index]);
        }
        if (field->kind == FIELD_OBJECT) {
            span = day_span_meet(span, span_of(season, field->shape, item + field->offset));
        }
    }
    return span;
}

static bool is_shown(const struct season *season, struct day_span span)
{
    return season->pack->day == DAY_NONE || day_span_has(span, season->pack->day);
}

/* What others may name. */

static void find_things(struct season *season, const struct shape *shape, const char *owner)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->kind == FIELD_OBJECT) {
            find_things(season, field->shape, owner + field->offset);
        }
        if (field->kind == FIELD_LIST && field->ref != REF_NONE) {
            struct things *things = &season->things[field->ref];
            *things = (struct things){.shape = field->shape};
            things->items = items_of(field, owner, &things->count);
            things->spans = arena_array(&season->scratch, things->count, sizeof *things->spans);
            things->places = arena_array(&season->scratch, things->count, sizeof *things->places);
        }
    }
}

/** One round through all of them; true when the days of one became fewer. */
static bool narrow(struct season *season)
{
    bool changed = false;
    for (size_t kind = 0; kind < REF_KIND_COUNT; kind++) {
        struct things *things = &season->things[kind];
        for (size_t i = 0; i < things->count; i++) {
            struct day_span span = span_of(season, things->shape, things->items + i * things->shape->size);
            changed = changed || span.first != things->spans[i].first || span.last != things->spans[i].last;
            things->spans[i] = span;
        }
    }
    return changed;
}

static void choose_places(struct season *season)
{
    for (size_t kind = 0; kind < REF_KIND_COUNT; kind++) {
        struct things *things = &season->things[kind];
        int place = 0;
        for (size_t i = 0; i < things->count; i++) {
            things->places[i] = is_shown(season, things->spans[i]) ? place++ : PACK_INDEX_NONE;
        }
    }
}

/* The pack itself. */

static void mend(struct season *season, const struct shape *shape, char *owner);

/** Note on which days this item is as it is now. */
static void note_days(struct season *season, struct day_span span)
{
    struct pack *pack = season->pack;
    struct day_span same = pack->day == DAY_NONE ? span : day_span_around(span, pack->day);
    pack->same = day_span_meet(pack->same, same);
}

static void mend_list(struct season *season, const struct field *field, char *owner)
{
    size_t count, size = field->shape->size, kept = 0;
    char *items = items_of(field, owner, &count);
    for (size_t i = 0; i < count; i++) {
        char *item = items + i * size;
        struct day_span span =
            field->ref != REF_NONE ? season->things[field->ref].spans[i] : span_of(season, field->shape, item);
        note_days(season, span);
        if (!is_shown(season, span)) {
            season->pack->whole = false;
            continue;
        }
        mend(season, field->shape, item);
        memmove(items + kept++ * size, item, size);
    }
    memcpy(owner + field->count_offset, &kept, sizeof kept);
}

static void mend_ref(const struct season *season, const struct field *field, char *item)
{
    int index = ref_of(field, item);
    if (index != PACK_INDEX_NONE) {
        memcpy(item + field->offset, &season->things[field->ref].places[index], sizeof index);
    }
}

/** The references and lists of an object that is shown. */
static void mend(struct season *season, const struct shape *shape, char *owner)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->kind == FIELD_REF) {
            mend_ref(season, field, owner);
        } else if (field->kind == FIELD_OBJECT) {
            mend(season, field->shape, owner + field->offset);
        } else if (field->kind == FIELD_LIST) {
            mend_list(season, field, owner);
        }
    }
}

void season_apply(struct pack *pack)
{
    struct season season = {.pack = pack};
    char *base = (char *)pack;
    pack->whole = true;
    pack->same = (struct day_span){DAY_NONE, DAY_NONE};
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        find_things(&season, layout_parts[i].shape, base + layout_parts[i].offset);
    }
    while (narrow(&season)) {
    }
    choose_places(&season);
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        mend(&season, layout_parts[i].shape, base + layout_parts[i].offset);
    }
    arena_finish(&season.scratch);
}
