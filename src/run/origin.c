#include "run/origin.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/language.h"
#include "pack/goals.h"
#include "ui/words.h"

/* Shorter texts stand in others by chance. */
enum { PART_BYTES_MIN = 4 };
static const char ellipsis[] = "\xE2\x80\xA6";

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

/** The program's words in a language: its tables hold them, wherever they are shown. */
static bool is_own_in(const char *language, const void *source)
{
    bool own = language_name(language) == source;
    for (int word = 0; word < WORD_COUNT && !own; word++) {
        own = words_get((enum word)word, language) == source;
    }
    for (int goal = 1; goal <= PACK_GOALS && !own; goal++) {
        own = goal_name(goal, language) == source;
    }
    return own;
}

static bool is_own(const struct origins *origins, const void *source)
{
    bool own = false;
    for (int language = 0; language < origins->pack->language_count && !own; language++) {
        own = is_own_in(origins->pack->languages[language], source);
    }
    return own;
}

/** What two texts have to do with each other. */
struct match {
    size_t index; /* of the heard text */
    size_t to;    /* how far it was seen */
};

/** Called with each match; false: enough. */
typedef bool take_match(void *user, struct match match);

/** The words of a text that was shortened end before its ellipsis. */
static size_t words_size(const char *text)
{
    size_t size = strlen(text), end = sizeof ellipsis - 1;
    return size > end && strcmp(text + size - end, ellipsis) == 0 ? size - end : size;
}

/** Take the first text in a language that is `part`, or that has it. */
static bool take_first(const struct origins *origins, const char *part, int language, bool whole, take_match *take,
                       void *user)
{
    for (size_t i = 0; i < origins->heard->count; i++) {
        const char *text = origins->heard->items[i].text, *found = NULL;
        if (language == origins->languages[i]) {
            found = whole ? (strcmp(text, part) == 0 ? text : NULL) : strstr(text, part);
        }
        if (found) {
            take(user, (struct match){i, (size_t)(found - text) + strlen(part)});
            return true;
        }
    }
    return false;
}

/** A copy of a text in a language, or what was cut out of one. */
static bool match_part(const struct origins *origins, const char *text, int language, take_match *take, void *user)
{
    struct arena arena = {0};
    const char *part = arena_copy(&arena, text, words_size(text));
    bool found = strlen(part) >= PART_BYTES_MIN && (take_first(origins, part, language, true, take, user) ||
                                                    take_first(origins, part, language, false, take, user));
    arena_finish(&arena);
    return found;
}

/** What was put together from several texts. */
static void match_whole(const struct origins *origins, const char *text, int language, take_match *take, void *user)
{
    const struct heard *heard = origins->heard;
    bool more = true;
    for (size_t i = 0; i < heard->count && more; i++) {
        size_t size = strlen(heard->items[i].text);
        bool wanted = size >= PART_BYTES_MIN && (language == origins->languages[i] || origins->languages[i] == 0);
        if (wanted && strstr(text, heard->items[i].text)) {
            more = take(user, (struct match){i, size});
        }
    }
}

static void find_matches(const struct origins *origins, const struct written_text *text, take_match *take, void *user)
{
    const struct heard_text *exact = heard_at(origins->heard, text->source);
    int language = pack_language_find(origins->pack, text->language);
    language = language == PACK_INDEX_NONE ? 0 : language;
    if (exact) {
        take(user, (struct match){(size_t)(exact - origins->heard->items), text->to});
    } else if (!is_own(origins, text->source) && !match_part(origins, text->text, language, take, user) &&
               !(language > 0 && match_part(origins, text->text, 0, take, user))) {
        match_whole(origins, text->text, language, take, user);
    }
}

/* Where it comes from */

struct finding {
    const struct origins *origins;
    struct origin origin;
};

/** False when there is no room for more. */
static bool add_part(struct origin *origin, struct heard_text part)
{
    if (origin->count < ORIGIN_PARTS_MAX) {
        origin->parts[origin->count++] = part;
    }
    return origin->count < ORIGIN_PARTS_MAX;
}

/** True when a part holds the text already: many projects may name the same group, and the first says enough. A part
 * that the text holds makes room for it: it stands there by chance. */
static bool is_repeated(struct origin *origin, const char *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < origin->count; i++) {
        if (strstr(origin->parts[i].text, text)) {
            return true;
        }
        if (!strstr(text, origin->parts[i].text)) {
            origin->parts[kept++] = origin->parts[i];
        }
    }
    origin->count = kept;
    return false;
}

static bool take_part(void *user, struct match match)
{
    struct finding *finding = user;
    const struct heard_text *text = &finding->origins->heard->items[match.index];
    if (finding->origin.count == 0) {
        finding->origin.language = finding->origins->languages[match.index];
    }
    return is_repeated(&finding->origin, text->text) || add_part(&finding->origin, *text);
}

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

/** A contact's number or address stands beside the contact's name. */
static void find_contact(struct finding *finding, const char *text, struct arena *arena)
{
    static const char *const keys[] = {"tel", "fax", "mail"};
    const struct pack *pack = finding->origins->pack;
    for (size_t i = 0; i < pack->contact_count; i++) {
        const struct pack_contact *contact = &pack->contacts[i];
        const char *const values[] = {contact->tel, contact->fax, contact->mail};
        const char *name = pack_text_get(&contact->name, 0);
        for (size_t j = 0; j < sizeof keys / sizeof keys[0]; j++) {
            if (values[j] && strstr(text, values[j]) && !is_repeated(&finding->origin, values[j])) {
                struct diag_place place = origins_beside(finding->origins, name, "name", keys[j], arena);
                add_part(&finding->origin, (struct heard_text){values[j], place});
            }
        }
    }
}

struct origin origins_find(const struct origins *origins, const struct written_text *text, struct arena *arena)
{
    struct finding finding = {.origins = origins};
    find_matches(origins, text, take_part, &finding);
    if (finding.origin.count == 0) {
        find_contact(&finding, text->text, arena);
    }
    return finding.origin;
}

/* What was seen */

struct sighting {
    struct origins *origins;
    bool fresh;
};

static bool take_sighting(void *user, struct match match)
{
    struct sighting *sighting = user;
    size_t *seen = &sighting->origins->seen[match.index];
    sighting->fresh = sighting->fresh || match.to > *seen;
    *seen = match.to > *seen ? match.to : *seen;
    return true;
}

bool origins_see(struct origins *origins, const struct written_text *text)
{
    struct sighting sighting = {.origins = origins};
    find_matches(origins, text, take_sighting, &sighting);
    return sighting.fresh;
}

static bool is_all_seen(const struct origins *origins, size_t index)
{
    const char *text = origins->heard->items[index].text;
    const char *rest = text + origins->seen[index];
    return origins->seen[index] > 0 && rest[strspn(rest, " \n")] == '\0';
}

bool origins_seen(const struct origins *origins, size_t index)
{
    const struct heard *heard = origins->heard;
    bool seen = is_all_seen(origins, index);
    for (size_t i = 0; i < heard->count && !seen; i++) {
        seen = strcmp(heard->items[i].text, heard->items[index].text) == 0 && is_all_seen(origins, i);
    }
    return seen;
}
