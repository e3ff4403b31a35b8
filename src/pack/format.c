#include "pack/format.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "pack/layout.h"

enum { FILES_MAX = LAYOUT_PARTS + 2, KEYS_MAX = 64, INLINE_BYTES = FORMAT_COLUMNS * 3 };

/** A file of the pack, as it is and as it shall be. */
struct document {
    const char *name;
    char *bytes; /* owned: as it is */
    size_t size;
    struct source source;
    struct strbuf text;
};

struct formatting {
    struct arena arena;
    struct folder folder;
    struct diags *diags;
    struct document documents[FILES_MAX];
    size_t count;
    const char *languages[PACK_LANGUAGES_MAX];
    size_t language_count;
};

/** What a value is, as far as that says how its members are ordered. */
struct meaning {
    const struct shape *shape; /* an object, or the objects of a list */
    bool text;                 /* a text, or a list of them */
    bool files, root;
};

/* The order of members. */

static struct meaning meaning_of(const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_QUOTATION:
    case FIELD_TEXTS:
        return (struct meaning){.text = true};
    case FIELD_PICTURE:
    case FIELD_OBJECT:
    case FIELD_LIST:
        return (struct meaning){.shape = field->shape};
    case FIELD_ELSEWHERE:
        return (struct meaning){.files = strcmp(field->key, "files") == 0};
    case FIELD_ID:
    case FIELD_BOOL:
    case FIELD_INTEGER:
    case FIELD_NUMBER:
    case FIELD_PHONE:
    case FIELD_MAIL:
    case FIELD_FILE:
    case FIELD_GOALS:
    case FIELD_REF:
        return (struct meaning){.shape = NULL};
    case FIELD_KIND_COUNT:
        break;
    }
    BUG("no such kind of field");
}

/** The keys that come first, in their order; the number of them. */
static size_t first_keys(const struct formatting *formatting, struct meaning meaning, const char *keys[KEYS_MAX])
{
    size_t count = 0;
    if (meaning.root) {
        keys[count++] = "$schema";
    }
    for (size_t i = 0; meaning.shape && i < meaning.shape->count; i++) {
        keys[count++] = meaning.shape->fields[i].key;
    }
    for (size_t i = 0; meaning.text && i < formatting->language_count; i++) {
        keys[count++] = formatting->languages[i];
    }
    for (size_t i = 0; meaning.files && i < LAYOUT_PARTS; i++) {
        keys[count++] = layout_parts[i].key;
    }
    REQUIRE(count <= KEYS_MAX);
    return count;
}

static struct meaning meaning_of_member(struct meaning meaning, const char *key)
{
    for (size_t i = 0; meaning.shape && i < meaning.shape->count; i++) {
        if (strcmp(meaning.shape->fields[i].key, key) == 0) {
            return meaning_of(&meaning.shape->fields[i]);
        }
    }
    return (struct meaning){.shape = NULL};
}

static bool is_among(const cJSON *const *members, size_t count, const cJSON *member)
{
    size_t i = 0;
    while (i < count && members[i] != member) {
        i++;
    }
    return i < count;
}

/** The members of an object in their order: those with a place, then the others as they came. */
static size_t order_members(const struct formatting *formatting, const cJSON *object, struct meaning meaning,
                            const cJSON **members)
{
    const char *keys[KEYS_MAX];
    size_t count = first_keys(formatting, meaning, keys), ordered = 0;
    for (size_t i = 0; i < count; i++) {
        const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, keys[i]);
        /* A language that is listed twice has its place once. */
        if (member && !is_among(members, ordered, member)) {
            members[ordered++] = member;
        }
    }
    size_t placed = ordered;
    for (const cJSON *member = object->child; member; member = member->next) {
        if (!is_among(members, placed, member)) {
            members[ordered++] = member;
        }
    }
    return ordered;
}

/* Words. */

static void put_string(struct strbuf *out, const char *text)
{
    static const char signs[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    strbuf_puts(out, "\"");
    for (const char *c = text; *c; c++) {
        const char *sign = strchr(signs, *c);
        if (sign) {
            strbuf_printf(out, "\\%c", letters[sign - signs]);
        } else if ((unsigned char)*c < 0x20) {
            strbuf_printf(out, "\\u%04x", (unsigned)*c);
        } else {
            strbuf_add(out, c, 1);
        }
    }
    strbuf_puts(out, "\"");
}

/** The shortest that reads as the same number. */
static void put_number(struct strbuf *out, double number)
{
    char text[40] = "";
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) {
            break;
        }
    }
    strbuf_puts(out, text);
}

static void put_scalar(struct strbuf *out, const cJSON *value)
{
    if (cJSON_IsString(value)) {
        put_string(out, value->valuestring);
    } else if (cJSON_IsNumber(value)) {
        put_number(out, value->valuedouble);
    } else {
        strbuf_puts(out, cJSON_IsTrue(value) ? "true" : cJSON_IsFalse(value) ? "false" : "null");
    }
}

static bool is_container(const cJSON *value)
{
    return cJSON_IsObject(value) || cJSON_IsArray(value);
}

/* On one line. */

/** False when it becomes too long for any line; then what is in `out` is of no use. */
static bool put_inline(const struct formatting *formatting, struct strbuf *out, const cJSON *value,
                       struct meaning meaning)
{
    if (!is_container(value)) {
        put_scalar(out, value);
        return out->size <= INLINE_BYTES;
    }
    bool object = cJSON_IsObject(value), fits = true;
    size_t count = (size_t)cJSON_GetArraySize(value), i = 0;
    if (count > FORMAT_COLUMNS) {
        return false;
    }
    const cJSON *members[FORMAT_COLUMNS] = {NULL};
    const cJSON *next = value->child;
    if (object) {
        order_members(formatting, value, meaning, members);
    }
    strbuf_puts(out, object ? "{" : "[");
    for (; i < count && fits; i++) {
        const cJSON *member = object ? members[i] : next;
        REQUIRE(member);
        struct meaning inner = object ? meaning_of_member(meaning, member->string) : meaning;
        strbuf_puts(out, i > 0 ? ", " : "");
        if (object) {
            put_string(out, member->string);
            strbuf_puts(out, ": ");
        }
        fits = put_inline(formatting, out, member, inner);
        next = member->next;
    }
    strbuf_puts(out, object ? "}" : "]");
    return fits && out->size <= INLINE_BYTES;
}

static size_t columns_of(const char *text)
{
    size_t size = strlen(text), columns = 0;
    for (size_t at = 0; at < size;) {
        columns += utf8_next(text, size, &at) >= 0x1100 ? 2 : 1;
    }
    return columns;
}

/** The columns that the last line has so far. */
static size_t column_of(const struct strbuf *out)
{
    const char *line = out->text + out->size;
    while (line > out->text && line[-1] != '\n') {
        line--;
    }
    return columns_of(line);
}

/* On several. */

static void indent(struct strbuf *out, int depth)
{
    strbuf_puts(out, "\n");
    for (int i = 0; i < depth; i++) {
        strbuf_puts(out, "  ");
    }
}

static void put_value(const struct formatting *formatting, struct strbuf *out, const cJSON *value,
                      struct meaning meaning, int depth);

static void put_object(const struct formatting *formatting, struct strbuf *out, const cJSON *value,
                       struct meaning meaning, int depth)
{
    size_t count = (size_t)cJSON_GetArraySize(value);
    const cJSON **members = calloc(count + 1, sizeof(cJSON *));
    REQUIRE(members);
    order_members(formatting, value, meaning, members);
    strbuf_puts(out, "{");
    for (size_t i = 0; i < count; i++) {
        indent(out, depth + 1);
        put_string(out, members[i]->string);
        strbuf_puts(out, ": ");
        put_value(formatting, out, members[i], meaning_of_member(meaning, members[i]->string), depth + 1);
        strbuf_puts(out, i + 1 < count ? "," : "");
    }
    indent(out, depth);
    strbuf_puts(out, "}");
    free(members);
}

/** Numbers, and points of them, fill their lines; anything else has a line of its own. */
static bool fills(const cJSON *value)
{
    const cJSON *first = value->child;
    return cJSON_IsNumber(first) || (cJSON_IsArray(first) && cJSON_IsNumber(first->child));
}

static void put_array(const struct formatting *formatting, struct strbuf *out, const cJSON *value,
                      struct meaning meaning, int depth)
{
    struct strbuf item = {0};
    bool filling = fills(value);
    strbuf_puts(out, "[");
    for (const cJSON *member = value->child; member; member = member->next) {
        strbuf_clear(&item);
        bool fits = filling && put_inline(formatting, &item, member, meaning);
        size_t column = member == value->child ? FORMAT_COLUMNS : column_of(out);
        if (fits && column + 1 + columns_of(item.text) + 1 <= FORMAT_COLUMNS) {
            strbuf_puts(out, " ");
        } else {
            indent(out, depth + 1);
        }
        if (fits) {
            strbuf_puts(out, item.text);
        } else {
            put_value(formatting, out, member, meaning, depth + 1);
        }
        strbuf_puts(out, member->next ? "," : "");
    }
    indent(out, depth);
    strbuf_puts(out, "]");
    strbuf_finish(&item);
}

static void put_value(const struct formatting *formatting, struct strbuf *out, const cJSON *value,
                      struct meaning meaning, int depth)
{
    struct strbuf line = {0};
    bool fits = put_inline(formatting, &line, value, meaning);
    /* A comma may follow. */
    fits = fits && column_of(out) + columns_of(strbuf_text(&line)) + 1 <= FORMAT_COLUMNS && depth > 0;
    if (fits || !is_container(value) || !value->child) {
        if (is_container(value)) {
            strbuf_puts(out, strbuf_text(&line));
        } else {
            put_scalar(out, value);
        }
    } else if (cJSON_IsObject(value)) {
        put_object(formatting, out, value, meaning, depth);
    } else {
        put_array(formatting, out, value, meaning, depth);
    }
    strbuf_finish(&line);
}

/* The files. */

/** Read a file of the pack; NULL when it is there already, or after diagnostics. */
static struct document *open_document(struct formatting *formatting, const char *name)
{
    for (size_t i = 0; i < formatting->count; i++) {
        if (strcmp(formatting->documents[i].name, name) == 0) {
            return NULL;
        }
    }
    REQUIRE(formatting->count < FILES_MAX);
    struct document *document = &formatting->documents[formatting->count];
    const char *path = folder_join(&formatting->folder, name, &formatting->arena);
    enum folder_result result =
        folder_read(&formatting->folder, name, PACK_FILE_BYTES_MAX, &document->bytes, &document->size);
    if (result != FOLDER_OK) {
        diag_add(formatting->diags, DIAG_ERROR, (struct diag_place){.file = path},
                 "this file cannot be read; put it there, or correct its name in the pack",
                 "このファイルを読めません。置くか、パックの中の名前を直してください。");
        return NULL;
    }
    formatting->count++;
    document->name = name;
    bool parsed = source_parse(&document->source, path, document->bytes, document->size, formatting->diags);
    return parsed ? document : NULL;
}

static void format_document(const struct formatting *formatting, struct document *document, struct meaning meaning)
{
    strbuf_puts(&document->text, "");
    put_value(formatting, &document->text, document->source.tree, meaning, 0);
    strbuf_puts(&document->text, "\n");
}

static const char *name_in(const cJSON *object, const char *key)
{
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(name) && file_name_is_safe(name->valuestring) ? name->valuestring : NULL;
}

static void take_languages(struct formatting *formatting, const cJSON *root)
{
    const cJSON *languages = cJSON_GetObjectItemCaseSensitive(root, "languages");
    for (const cJSON *tag = languages ? languages->child : NULL; tag; tag = tag->next) {
        if (cJSON_IsString(tag) && formatting->language_count < PACK_LANGUAGES_MAX) {
            formatting->languages[formatting->language_count++] = tag->valuestring;
        }
    }
}

static void format_part(struct formatting *formatting, const cJSON *files, const struct layout_part *part)
{
    const char *name = name_in(files, part->key);
    struct document *document = name ? open_document(formatting, name) : NULL;
    if (!document) {
        return;
    }
    format_document(formatting, document, (struct meaning){.shape = part->shape, .root = true});
    const char *geography = strcmp(part->key, "map") == 0 ? name_in(document->source.tree, "geography") : NULL;
    struct document *map = geography ? open_document(formatting, geography) : NULL;
    if (map) {
        format_document(formatting, map, (struct meaning){.root = true});
    }
}

static void format_all(struct formatting *formatting)
{
    struct document *pack = open_document(formatting, "pack.json");
    if (!pack) {
        return;
    }
    take_languages(formatting, pack->source.tree);
    format_document(formatting, pack, (struct meaning){.shape = &layout_pack, .root = true});
    const cJSON *files = cJSON_GetObjectItemCaseSensitive(pack->source.tree, "files");
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        format_part(formatting, files, &layout_parts[i]);
    }
}

/** Only what is another than before; each file whole. */
static void write_all(struct formatting *formatting, size_t *changed)
{
    for (size_t i = 0; i < formatting->count; i++) {
        struct document *document = &formatting->documents[i];
        const char *path = folder_join(&formatting->folder, document->name, &formatting->arena);
        if (document->text.size == document->size &&
            memcmp(document->text.text, document->bytes, document->size) == 0) {
            continue;
        }
        (*changed)++;
        if (!file_write_atomic(path, document->text.text, document->text.size)) {
            diag_add(formatting->diags, DIAG_ERROR, (struct diag_place){.file = path},
                     "the file cannot be written: %s; make room, or allow this user to write there",
                     "ファイルを書けません（%s）。空きを増やすか、書き込みを許可してください。", strerror(errno));
        }
    }
}

bool pack_format(const char *dir, struct diags *diags, size_t *changed)
{
    struct formatting formatting = {.diags = diags};
    size_t errors = diags->errors;
    *changed = 0;
    if (folder_open(&formatting.folder, dir, &formatting.arena) != FOLDER_OK) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = dir},
                 "there is no such folder; name the folder with the pack.json",
                 "このフォルダーはありません。pack.json の入っているフォルダーを指定してください。");
    } else {
        format_all(&formatting);
    }
    if (diags->errors == errors) {
        write_all(&formatting, changed);
    }
    for (size_t i = 0; i < formatting.count; i++) {
        source_finish(&formatting.documents[i].source);
        strbuf_finish(&formatting.documents[i].text);
        free(formatting.documents[i].bytes);
    }
    folder_close(&formatting.folder);
    arena_finish(&formatting.arena);
    return diags->errors == errors;
}
