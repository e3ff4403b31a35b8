#include "run/origin.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/ruby.h"

/** A text in several languages has its language at the end of its path; a text in one has none there. */
static int language_of(const struct pack *pack, const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    int language = slash ? pack_language_find(pack, slash + 1) : PACK_INDEX_NONE;
    return language == PACK_INDEX_NONE ? 0 : language;
}

void origins_init(struct origins *origins, const struct pack *pack, const struct heard *heard)
{
    *origins = (struct origins){.pack = pack, .heard = heard};
    origins->languages = calloc(heard->count + 1, sizeof *origins->languages);
    origins->seen = calloc(heard->count + 1, sizeof *origins->seen);
    REQUIRE(origins->languages && origins->seen);
    for (size_t i = 0; i < heard->count; i++) {
        origins->languages[i] = language_of(pack, heard->items[i].place.path);
    }
}

void origins_finish(struct origins *origins)
{
    free(origins->languages);
    free(origins->seen);
    *origins = (struct origins){.pack = NULL};
}

void origins_forget(struct origins *origins)
{
    memset(origins->seen, 0, origins->heard->count * sizeof *origins->seen);
}

/** How far its source is seen with a part of which only what stands in from..to-1 of the whole is to be seen; 0: none
 * of it. */
static size_t seen_to(const struct draw_part *part, size_t from, size_t to)
{
    size_t end = part->at + part->size < to ? part->at + part->size : to;
    return end > from && end > part->at ? part->from + (end - part->at) : 0;
}

/* Where it comes from */

struct diag_place origins_beside(const struct origins *origins, const char *text, const char *member, const char *key,
                                 struct arena *arena)
{
    const struct heard_text *heard = heard_at(origins->heard, text);
    if (!heard || !heard->place.path) {
        return (struct diag_place){.file = NULL};
    }
    const char *path = heard->place.path, *end = strstr(path, arena_printf(arena, "/%s", member));
    return (struct diag_place){
        .file = heard->place.file,
        .path = arena_printf(arena, "%.*s/%s", (int)(end ? (size_t)(end - path) : strlen(path)), path, key),
    };
}

/** A contact's number or address stands beside the contact's name. No place: it is none. */
static struct diag_place place_of_contact(const struct origins *origins, const void *source, struct arena *arena)
{
    static const char *const keys[] = {"tel", "fax", "mail"};
    const struct pack *pack = origins->pack;
    for (size_t i = 0; i < pack->contact_count; i++) {
        const struct pack_contact *contact = &pack->contacts[i];
        const char *const values[] = {contact->tel, contact->fax, contact->mail};
        for (size_t j = 0; j < sizeof keys / sizeof keys[0]; j++) {
            if (values[j] && values[j] == source) {
                return origins_beside(origins, pack_text_get(&contact->name, 0), "name", keys[j], arena);
            }
        }
    }
    return (struct diag_place){.file = NULL};
}

static bool has_place(const struct origin *origin, struct diag_place place)
{
    for (size_t i = 0; i < origin->count; i++) {
        const struct diag_place *other = &origin->places[i];
        if (strcmp(other->file, place.file) == 0 && strcmp(other->path, place.path) == 0) {
            return true;
        }
    }
    return false;
}

/** Two pieces of one text stand at one place. */
static void add_place(struct origin *origin, struct diag_place place, int language)
{
    if (!place.file || !place.path || has_place(origin, place)) {
        return;
    }
    origin->language = origin->count == 0 ? language : origin->language;
    origin->places[origin->count++] = place;
}

struct origin origins_find(const struct origins *origins, const struct written_text *text, struct arena *arena)
{
    struct origin origin = {.places = arena_array(arena, text->parts.count, sizeof *origin.places)};
    for (size_t i = 0; i < text->parts.count; i++) {
        const struct draw_part *part = &text->parts.items[i];
        const struct heard_text *heard = heard_at(origins->heard, part->source);
        if (seen_to(part, text->from, text->to) == 0) {
            continue;
        }
        if (heard) {
            add_place(&origin, heard->place, origins->languages[heard - origins->heard->items]);
        } else {
            add_place(&origin, place_of_contact(origins, part->source, arena), 0);
        }
    }
    return origin;
}

/* What was seen */

bool origins_see(struct origins *origins, const struct written_text *text)
{
    bool fresh = false;
    for (size_t i = 0; i < text->parts.count; i++) {
        const struct draw_part *part = &text->parts.items[i];
        const struct heard_text *heard = heard_at(origins->heard, part->source);
        size_t to = seen_to(part, text->from, text->to);
        if (heard && to > origins->seen[heard - origins->heard->items]) {
            origins->seen[heard - origins->heard->items] = to;
            fresh = true;
        }
    }
    return fresh;
}

static bool is_all_seen(const struct origins *origins, size_t index)
{
    const char *text = origins->heard->items[index].text;
    const char *rest = text + origins->seen[index];
    return origins->seen[index] > 0 && rest[strspn(rest, " \n")] == '\0';
}

static bool holds(const char *text, const char *part)
{
    struct arena arena = {0};
    bool found = strstr(ruby_plain(text, &arena), ruby_plain(part, &arena)) != NULL;
    arena_finish(&arena);
    return found;
}

/** The words that stand out in the statement of the vision are seen with it, if they are a part of it. */
static size_t with_statement(const struct origins *origins, size_t index)
{
    const struct pack_vision *vision = &origins->pack->vision;
    const char *text = origins->heard->items[index].text;
    for (int i = 0; i < origins->pack->language_count; i++) {
        const struct heard_text *statement = heard_at(origins->heard, pack_text_get(&vision->statement, i));
        if (vision->accent.in[i] == text && statement && holds(statement->text, text)) {
            return (size_t)(statement - origins->heard->items);
        }
    }
    return index;
}

bool origins_seen(const struct origins *origins, size_t index)
{
    const struct heard *heard = origins->heard;
    index = with_statement(origins, index);
    bool seen = is_all_seen(origins, index);
    for (size_t i = 0; i < heard->count && !seen; i++) {
        seen = strcmp(heard->items[i].text, heard->items[index].text) == 0 && is_all_seen(origins, i);
    }
    return seen;
}
