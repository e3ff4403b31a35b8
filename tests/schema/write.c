/*
 * write FOLDER: the JSON Schemas (2020-12) of a pack's files and of a display's settings, from the very tables that the
 * loader reads by. Editors complete keys and mark mistakes with them; whatever a schema can say of these tables, it
 * says.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "pack/layout.h"
#include "pack/settings.h"

/* A JSON text with one value a line. */

struct writer {
    struct strbuf text;
    int depth;
    bool first; /* nothing stands in this bracket yet */
};

static void begin_line(struct writer *writer)
{
    if (writer->depth > 0) {
        strbuf_puts(&writer->text, writer->first ? "\n" : ",\n");
    }
    for (int i = 0; i < writer->depth; i++) {
        strbuf_puts(&writer->text, "  ");
    }
    writer->first = false;
}

static void put_key(struct writer *writer, const char *key)
{
    begin_line(writer);
    if (key) {
        strbuf_printf(&writer->text, "\"%s\": ", key);
    }
}

static void open(struct writer *writer, const char *key, char bracket)
{
    put_key(writer, key);
    strbuf_add(&writer->text, &bracket, 1);
    writer->depth++;
    writer->first = true;
}

static void shut(struct writer *writer, char bracket)
{
    bool empty = writer->first;
    writer->depth--;
    writer->first = true;
    if (!empty) {
        strbuf_puts(&writer->text, "\n");
        for (int i = 0; i < writer->depth; i++) {
            strbuf_puts(&writer->text, "  ");
        }
    }
    strbuf_add(&writer->text, &bracket, 1);
    writer->first = false;
}

/** A value that is written as it stands. */
static void put(struct writer *writer, const char *key, const char *json)
{
    put_key(writer, key);
    strbuf_puts(&writer->text, json);
}

static void put_number(struct writer *writer, const char *key, double number)
{
    char text[32];
    snprintf(text, sizeof text, "%.10g", number);
    put(writer, key, text);
}

static void put_ref(struct writer *writer, const char *key, const char *name)
{
    open(writer, key, '{');
    put_key(writer, "$ref");
    strbuf_printf(&writer->text, "\"#/$defs/%s\"", name);
    shut(writer, '}');
}

/* What a field may hold. */

static void put_shape(struct writer *writer, const char *key, const struct shape *shape, bool root);

static void put_list(struct writer *writer, const struct field *field)
{
    put(writer, "type", "\"array\"");
    if (field->least) {
        put_number(writer, "minItems", (double)field->least);
    }
    put_number(writer, "maxItems", field->upmost ? (double)field->upmost : 20000);
}

static void put_range(struct writer *writer, const char *key, const char *type, const struct field *field)
{
    open(writer, key, '{');
    put(writer, "type", type);
    put_number(writer, "minimum", field->low);
    put_number(writer, "maximum", field->high);
    if (field->step > 0) {
        put_number(writer, "multipleOf", field->step);
    }
    shut(writer, '}');
}

/** The keys that the loader reads by code of its own. */
static void put_elsewhere(struct writer *writer, const char *key)
{
    open(writer, key, '{');
    if (strcmp(key, "format") == 0) {
        put_number(writer, "const", PACK_FORMAT);
    } else if (strcmp(key, "languages") == 0) {
        put(writer, "type", "\"array\"");
        put_number(writer, "minItems", 1);
        put_number(writer, "maxItems", PACK_LANGUAGES_MAX);
        put(writer, "uniqueItems", "true");
        put_ref(writer, "items", "language");
    } else if (strcmp(key, "geography") == 0) {
        put(writer, "$ref", "\"#/$defs/file\"");
    } else {
        REQUIRE(strcmp(key, "files") == 0);
        put(writer, "type", "\"object\"");
        put_number(writer, "minProperties", 1);
        open(writer, "properties", '{');
        for (size_t i = 0; i < LAYOUT_PARTS; i++) {
            put_ref(writer, layout_parts[i].key, "file");
        }
        shut(writer, '}');
        put(writer, "additionalProperties", "false");
    }
    shut(writer, '}');
}

static void put_field(struct writer *writer, const struct field *field)
{
    const char *key = field->key;
    switch (field->kind) {
    case FIELD_ELSEWHERE:
        put_elsewhere(writer, key);
        return;
    case FIELD_ID:
        put_ref(writer, key, "id");
        return;
    case FIELD_TEXT:
    case FIELD_QUOTATION:
        put_ref(writer, key, "text");
        return;
    case FIELD_TEXTS:
        open(writer, key, '{');
        put_list(writer, field);
        put_ref(writer, "items", "text");
        shut(writer, '}');
        return;
    case FIELD_BOOL:
        open(writer, key, '{');
        put(writer, "type", "\"boolean\"");
        shut(writer, '}');
        return;
    case FIELD_INTEGER:
        put_range(writer, key, "\"integer\"", field);
        return;
    case FIELD_ACCENT:
        put_ref(writer, key, "colour");
        return;
    case FIELD_DATE:
        put_ref(writer, key, "date");
        return;
    case FIELD_NUMBER:
        put_range(writer, key, "\"number\"", field);
        return;
    case FIELD_PHONE:
        put_ref(writer, key, "phone");
        return;
    case FIELD_MAIL:
        put_ref(writer, key, "mail");
        return;
    case FIELD_LANGUAGE:
        put_ref(writer, key, "language");
        return;
    case FIELD_PATH:
        put_ref(writer, key, "path");
        return;
    case FIELD_PIN:
        put_ref(writer, key, "pin");
        return;
    case FIELD_FILE:
        put_ref(writer, key, "file");
        return;
    case FIELD_GOALS:
        put_ref(writer, key, "goals");
        return;
    case FIELD_REF:
        open(writer, key, '{');
        put(writer, "type", "\"string\"");
        shut(writer, '}');
        return;
    case FIELD_PICTURE:
    case FIELD_OBJECT:
        put_shape(writer, key, field->shape, false);
        return;
    case FIELD_LIST:
        open(writer, key, '{');
        put_list(writer, field);
        put_shape(writer, "items", field->shape, false);
        shut(writer, '}');
        return;
    case FIELD_KIND_COUNT:
        break;
    }
    BUG("no such kind of field");
}

static void put_members(struct writer *writer, const struct shape *shape, bool root)
{
    put(writer, "type", "\"object\"");
    open(writer, "properties", '{');
    if (root) {
        put(writer, "$schema", "true");
    }
    for (size_t i = 0; i < shape->count; i++) {
        put_field(writer, &shape->fields[i]);
    }
    shut(writer, '}');
    open(writer, "required", '[');
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->fields[i].required) {
            begin_line(writer);
            strbuf_printf(&writer->text, "\"%s\"", shape->fields[i].key);
        }
    }
    shut(writer, ']');
    put(writer, "additionalProperties", "false");
}

static void put_shape(struct writer *writer, const char *key, const struct shape *shape, bool root)
{
    open(writer, key, '{');
    put_members(writer, shape, root);
    shut(writer, '}');
}

/** What the tables only name; docs/pack-format.md says the same in words. */
static const char *const definitions[][2] = {
    {"words", "{\"type\": \"string\", \"allOf\": [{\"pattern\": \"[^\\\\u0000-\\\\u0020\\\\u00A0\\\\u3000]\"}, "
              "{\"pattern\": \"^[^\\\\u0000-\\\\u0009\\\\u000B-\\\\u001F\\\\u007F-\\\\u009F]*$\"}]}"},
    {"text", "{\"if\": {\"type\": \"object\"}, \"then\": {\"additionalProperties\": {\"$ref\": \"#/$defs/words\"}}, "
             "\"else\": {\"$ref\": \"#/$defs/words\"}}"},
    {"id", "{\"type\": \"string\", \"pattern\": \"^[a-z0-9-]{1,64}$\"}"},
    {"language", "{\"type\": \"string\", \"pattern\": \"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$\"}"},
    {"file", "{\"type\": \"string\", \"pattern\": "
             "\"^(?!(.*/)?([.~#/]|$))(?!.*~(/|$))[^\\\\\\\\\\\\u0000-\\\\u001F\\\\u007F]+$\"}"},
    {"phone", "{\"type\": \"string\", \"maxLength\": 32, \"pattern\": \"^[0-9+-]*[0-9][0-9+-]*$\"}"},
    {"mail", "{\"type\": \"string\", \"maxLength\": 254, \"pattern\": \"^[!-?A-~]+@[!-?A-~]+$\"}"},
    {"colour", "{\"type\": \"string\", \"pattern\": \"^#[0-9A-Fa-f]{6}$\"}"},
    {"date", "{\"type\": \"string\", \"format\": \"date\", "
             "\"pattern\": \"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\"}"},
    {"path", "{\"type\": \"string\", \"pattern\": \"^/[^\\u0000-\\u001F\\u007F]*$\"}"},
    {"pin", "{\"type\": \"string\", \"pattern\": \"^[0-9]{4,8}$\"}"},
    {"goals", "{\"type\": \"array\", \"maxItems\": 17, \"uniqueItems\": true, "
              "\"items\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 17}}"},
    {"point", "{\"type\": \"array\", \"minItems\": 2, \"prefixItems\": "
              "[{\"type\": \"number\", \"minimum\": -180, \"maximum\": 180}, "
              "{\"type\": \"number\", \"minimum\": -90, \"maximum\": 90}]}"},
    {"line", "{\"type\": \"array\", \"minItems\": 2, \"items\": {\"$ref\": \"#/$defs/point\"}}"},
    {"ring", "{\"type\": \"array\", \"minItems\": 4, \"items\": {\"$ref\": \"#/$defs/point\"}}"},
    {"polygon", "{\"type\": \"array\", \"minItems\": 1, \"items\": {\"$ref\": \"#/$defs/ring\"}}"},
};
enum { DEFINITION_COUNT = sizeof definitions / sizeof *definitions };

/** Those that are meant, directly or by another. */
static void put_definitions(struct writer *writer)
{
    bool meant[DEFINITION_COUNT] = {false};
    bool more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < DEFINITION_COUNT; i++) {
            char ref[64];
            snprintf(ref, sizeof ref, "#/$defs/%s\"", definitions[i][0]);
            bool now = strstr(writer->text.text, ref) != NULL;
            for (size_t k = 0; k < DEFINITION_COUNT; k++) {
                now = now || (meant[k] && strstr(definitions[k][1], ref));
            }
            more = more || (now && !meant[i]);
            meant[i] = meant[i] || now;
        }
    }
    open(writer, "$defs", '{');
    for (size_t i = 0; i < DEFINITION_COUNT; i++) {
        if (meant[i]) {
            put(writer, definitions[i][0], definitions[i][1]);
        }
    }
    shut(writer, '}');
}

static void begin_schema(struct writer *writer, const char *title)
{
    open(writer, NULL, '{');
    put(writer, "$schema", "\"https://json-schema.org/draft/2020-12/schema\"");
    put_key(writer, "title");
    strbuf_printf(&writer->text, "\"%s\"", title);
}

static void end_schema(struct writer *writer, const char *folder, const char *name)
{
    char path[4096];
    put_definitions(writer);
    shut(writer, '}');
    strbuf_puts(&writer->text, "\n");
    snprintf(path, sizeof path, "%s/%s.schema.json", folder, name);
    REQUIRE(file_write_atomic(path, writer->text.text, writer->text.size));
    strbuf_finish(&writer->text);
}

static void write_shape(const char *folder, const char *name, const char *title, const struct shape *shape)
{
    struct writer writer = {.first = true};
    begin_schema(&writer, title);
    put_members(&writer, shape, true);
    end_schema(&writer, folder, name);
}

static void write_part(const char *folder, const char *name, const struct shape *shape)
{
    char title[64];
    snprintf(title, sizeof title, "machiakari: %s.json of a pack, format %d", name, (int)PACK_FORMAT);
    write_shape(folder, name, title, shape);
}

static void put_geometry(struct writer *writer, const char *type, const char *coordinates)
{
    open(writer, NULL, '{');
    put(writer, "if", "{\"properties\": {\"type\": {\"const\": \"");
    strbuf_printf(&writer->text, "%s\"}}, \"required\": [\"type\"]}", type);
    put(writer, "then", "{\"properties\": {\"coordinates\": ");
    strbuf_printf(&writer->text, "%s}, \"required\": [\"coordinates\"]}", coordinates);
    shut(writer, '}');
}

/** A shape as it should be. The loader leaves out what is legal otherwise, with a warning. */
static void put_feature(struct writer *writer, const char *key)
{
    open(writer, key, '{');
    put(writer, "type", "\"object\"");
    put(writer, "required", "[\"type\", \"properties\", \"geometry\"]");
    open(writer, "properties", '{');
    put(writer, "type", "{\"const\": \"Feature\"}");
    put(writer, "properties",
        "{\"type\": \"object\", \"required\": [\"kind\"], \"properties\": "
        "{\"kind\": {\"enum\": [\"sea\", \"city\", "
        "\"neighbour\", \"lake\", \"river\", \"railway\"]}, \"name\": "
        "{\"anyOf\": [{\"enum\": [null, \"\"]}, {\"$ref\": "
        "\"#/$defs/text\"}]}}}");
    open(writer, "geometry", '{');
    put(writer, "type", "\"object\"");
    put(writer, "required", "[\"type\", \"coordinates\"]");
    put(writer, "properties",
        "{\"type\": {\"enum\": [\"Polygon\", \"MultiPolygon\", \"LineString\", "
        "\"MultiLineString\"]}}");
    open(writer, "allOf", '[');
    put_geometry(writer, "Polygon", "{\"$ref\": \"#/$defs/polygon\"}");
    put_geometry(writer, "MultiPolygon",
                 "{\"type\": \"array\", \"minItems\": 1, \"items\": {\"$ref\": "
                 "\"#/$defs/polygon\"}}");
    put_geometry(writer, "LineString", "{\"$ref\": \"#/$defs/line\"}");
    put_geometry(writer, "MultiLineString",
                 "{\"type\": \"array\", \"minItems\": 1, \"items\": {\"$ref\": "
                 "\"#/$defs/line\"}}");
    shut(writer, ']');
    shut(writer, '}');
    shut(writer, '}');
    shut(writer, '}');
}

/** RFC 7946, as far as a map needs it; the loader reads it by code of its own.
 * One shape may stand alone. */
static void write_geography(const char *folder)
{
    struct writer writer = {.first = true};
    begin_schema(&writer, "machiakari: the geography of a pack (GeoJSON), format 1");
    put(&writer, "type", "\"object\"");
    put(&writer, "if",
        "{\"properties\": {\"type\": {\"const\": \"Feature\"}}, \"required\": "
        "[\"type\"]}");
    put_feature(&writer, "then");
    open(&writer, "else", '{');
    put(&writer, "required", "[\"type\", \"features\"]");
    open(&writer, "properties", '{');
    put(&writer, "type", "{\"const\": \"FeatureCollection\"}");
    open(&writer, "features", '{');
    put(&writer, "type", "\"array\"");
    put_feature(&writer, "items");
    shut(&writer, '}');
    shut(&writer, '}');
    shut(&writer, '}');
    end_schema(&writer, folder, "geography");
}

int main(int argc, char **argv)
{
    if (argc != 2 || !file_make_folder(argv[1])) {
        fputs("write FOLDER\n", stderr);
        return 2;
    }
    write_part(argv[1], "pack", &layout_pack);
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        write_part(argv[1], layout_parts[i].key, layout_parts[i].shape);
    }
    write_shape(argv[1], "settings", "machiakari: settings.json of a display", &settings_shape);
    write_geography(argv[1]);
    return EXIT_SUCCESS;
}
