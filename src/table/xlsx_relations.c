#include "table/xlsx_relations.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "table/xml.h"

/** The bytes of a part's name up to its own name. */
static size_t folder_size(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? (size_t)(slash - name) + 1 : 0;
}

/** A target seen from a folder ("xl/worksheets/"): its way from the root, without . and .. */
static const char *resolve(const char *folder, const char *target, struct arena *arena)
{
    char *path = *target == '/' ? arena_strdup(arena, target + 1) : arena_printf(arena, "%s%s", folder, target);
    size_t to = 0;
    for (const char *from = path; *from;) {
        size_t size = strcspn(from, "/");
        size_t step = size + (from[size] == '/' ? 1 : 0);
        if (size == 2 && strncmp(from, "..", 2) == 0) {
            to -= to > 0 ? 1 : 0;
            while (to > 0 && path[to - 1] != '/') {
                to--;
            }
        } else if (size > 0 && !(size == 1 && *from == '.')) {
            memmove(path + to, from, step);
            to += step;
        }
        from += step;
    }
    path[to] = '\0';
    return path;
}

static void begin(void *user, const char *element, const char *const *attributes)
{
    struct xlsx_relations *relations = user;
    const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
    const char *type = xml_attribute(attributes, "Type"), *mode = xml_attribute(attributes, "TargetMode");
    if (strcmp(element, "Relationship") != 0 || !id || !target || (mode && strcmp(mode, "External") == 0)) {
        return;
    }
    type = type ? type : "";
    relations->items = array_grow(relations->items, relations->count, &relations->room, sizeof *relations->items);
    relations->items[relations->count++] =
        (struct xlsx_relation){.id = arena_strdup(&relations->arena, id),
                               .kind = arena_strdup(&relations->arena, type + folder_size(type)),
                               .target = resolve(relations->folder, target, &relations->arena)};
}

static void end(void *user, const char *element)
{
    (void)user;
    (void)element;
}

bool xlsx_relations_read(struct xlsx_relations *relations, const struct parts *parts, const char *source)
{
    struct arena *arena = &relations->arena;
    size_t folder = folder_size(source);
    relations->folder = arena_copy(arena, source, folder);
    const struct part *part =
        parts_find(parts, arena_printf(arena, "%s_rels/%s.rels", relations->folder, source + folder));
    struct xml_reader reader = {relations, begin, end, NULL, NULL};
    return !part || xml_read(&reader, part->bytes, part->size);
}

const struct part *xlsx_relations_by_id(const struct xlsx_relations *relations, const struct parts *parts,
                                        const char *id)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->items[i].id, id) == 0) {
            return parts_find(parts, relations->items[i].target);
        }
    }
    return NULL;
}

const struct part *xlsx_relations_by_kind(const struct xlsx_relations *relations, const struct parts *parts,
                                          const char *kind)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->items[i].kind, kind) == 0) {
            return parts_find(parts, relations->items[i].target);
        }
    }
    return NULL;
}

void xlsx_relations_finish(struct xlsx_relations *relations)
{
    free(relations->items);
    arena_finish(&relations->arena);
}
