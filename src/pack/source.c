#include "pack/source.h"

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"

bool source_parse(struct source *source, const char *file, const char *text, size_t size, struct diags *diags)
{
    *source = (struct source){.file = file};
    if (!scan_json(&source->scan, file, text, size, diags)) {
        return false;
    }
    /* The library skips a BOM only before five bytes or more, so we do. After the scan only a lack of memory stops it.
     */
    size_t bom = scan_bom_size(text, size);
    source->tree = cJSON_ParseWithLengthOpts(text + bom, size - bom, NULL, false);
    REQUIRE(source->tree);
    return true;
}

void source_finish(struct source *source)
{
    cJSON_Delete(source->tree);
    scan_finish(&source->scan);
    *source = (struct source){0};
}

struct value source_root(const struct source *source)
{
    return (struct value){source, source->tree, 0};
}

struct value value_first(struct value container)
{
    return (struct value){container.source, container.json->child, container.at + 1};
}

struct value value_next(struct value value)
{
    return (struct value){value.source, value.json->next, (size_t)value.source->scan.values[value.at].next};
}

struct value value_member(struct value object, const char *key)
{
    struct value member = value_first(object);
    while (member.json && strcmp(value_key(member), key) != 0) {
        member = value_next(member);
    }
    return member;
}

size_t value_count(struct value container)
{
    size_t count = 0;
    for (const cJSON *child = container.json->child; child; child = child->next) {
        count++;
    }
    return count;
}

const char *value_key(struct value value)
{
    const char *key = value.source->scan.values[value.at].key;
    REQUIRE(key && strcmp(key, value.json->string) == 0);
    return key;
}

struct diag_place value_place(struct value value, struct arena *arena)
{
    const struct scan_value *at = &value.source->scan.values[value.at];
    return (struct diag_place){value.source->file, at->line, at->column,
                               scan_path(&value.source->scan, value.at, arena)};
}

struct diag_place value_key_place(struct value value, struct arena *arena)
{
    const struct scan_value *at = &value.source->scan.values[value.at];
    struct diag_place place = value_place(value, arena);
    place.line = at->key_line;
    place.column = at->key_column;
    return place;
}

const char *value_clip(const char *text, struct arena *arena)
{
    size_t size = strlen(text), at = 0;
    for (int shown = 0; at < size && shown < 40; shown++) {
        utf8_next(text, size, &at);
    }
    const char *start = arena_copy(arena, text, at);
    return at < size ? arena_printf(arena, "%s...", start) : start;
}

const char *value_excerpt(struct value value, struct arena *arena)
{
    if (cJSON_IsString(value.json)) {
        return arena_printf(arena, "\"%s\"", value_clip(value.json->valuestring, arena));
    }
    if (cJSON_IsNumber(value.json)) {
        return arena_printf(arena, "%.10g", value.json->valuedouble);
    }
    if (cJSON_IsArray(value.json)) {
        return "[ ]";
    }
    if (cJSON_IsObject(value.json)) {
        return "{ }";
    }
    return cJSON_IsNull(value.json) ? "null" : cJSON_IsTrue(value.json) ? "true" : "false";
}
