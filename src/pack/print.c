#include "pack/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "pack/layout.h"

enum { KEYS_MAX = 64, INLINE_BYTES = PRINT_COLUMNS * 3 };

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
    case FIELD_ACCENT:
    case FIELD_DATE:
    case FIELD_NUMBER:
    case FIELD_PHONE:
    case FIELD_MAIL:
    case FIELD_LANGUAGE:
    case FIELD_PATH:
    case FIELD_PIN:
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
static size_t first_keys(const struct print *print, struct meaning meaning, const char *keys[KEYS_MAX])
{
    size_t count = 0;
    if (meaning.root) {
        keys[count++] = "$schema";
    }
    for (size_t i = 0; meaning.shape && i < meaning.shape->count; i++) {
        keys[count++] = meaning.shape->fields[i].key;
    }
    for (size_t i = 0; meaning.text && i < print->language_count; i++) {
        keys[count++] = print->languages[i];
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
static size_t order_members(const struct print *print, const cJSON *object, struct meaning meaning,
                            const cJSON **members)
{
    const char *keys[KEYS_MAX];
    size_t count = first_keys(print, meaning, keys), ordered = 0;
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

void print_number(struct strbuf *out, double number)
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
        print_number(out, value->valuedouble);
    } else {
        strbuf_puts(out, cJSON_IsTrue(value) ? "true" : cJSON_IsFalse(value) ? "false" : "null");
    }
}

static bool is_container(const cJSON *value)
{
    return cJSON_IsObject(value) || cJSON_IsArray(value);
}

void print_compact(struct strbuf *out, const cJSON *value)
{
    if (!is_container(value)) {
        put_scalar(out, value);
        return;
    }
    bool object = cJSON_IsObject(value);
    strbuf_puts(out, object ? "{" : "[");
    for (const cJSON *member = value->child; member; member = member->next) {
        if (object) {
            put_string(out, member->string);
            strbuf_puts(out, ":");
        }
        print_compact(out, member);
        strbuf_puts(out, member->next ? "," : "");
    }
    strbuf_puts(out, object ? "}" : "]");
}

/* On one line. */

/** False when it becomes too long for any line; then what is in `out` is of no use. */
static bool put_inline(const struct print *print, struct strbuf *out, const cJSON *value, struct meaning meaning)
{
    if (!is_container(value)) {
        put_scalar(out, value);
        return out->size <= INLINE_BYTES;
    }
    bool object = cJSON_IsObject(value), fits = true;
    size_t count = (size_t)cJSON_GetArraySize(value), i = 0;
    if (count > PRINT_COLUMNS) {
        return false;
    }
    const cJSON *members[PRINT_COLUMNS] = {NULL};
    const cJSON *next = value->child;
    if (object) {
        order_members(print, value, meaning, members);
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
        fits = put_inline(print, out, member, inner);
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

static void put_value(const struct print *print, struct strbuf *out, const cJSON *value, struct meaning meaning,
                      int depth);

static void put_object(const struct print *print, struct strbuf *out, const cJSON *value, struct meaning meaning,
                       int depth)
{
    size_t count = (size_t)cJSON_GetArraySize(value);
    const cJSON **members = calloc(count + 1, sizeof(cJSON *));
    REQUIRE(members);
    order_members(print, value, meaning, members);
    strbuf_puts(out, "{");
    for (size_t i = 0; i < count; i++) {
        REQUIRE(members[i]);
        indent(out, depth + 1);
        put_string(out, members[i]->string);
        strbuf_puts(out, ": ");
        put_value(print, out, members[i], meaning_of_member(meaning, members[i]->string), depth + 1);
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

static void put_array(const struct print *print, struct strbuf *out, const cJSON *value, struct meaning meaning,
                      int depth)
{
    struct strbuf item = {0};
    bool filling = fills(value);
    strbuf_puts(out, "[");
    for (const cJSON *member = value->child; member; member = member->next) {
        strbuf_clear(&item);
        bool fits = filling && put_inline(print, &item, member, meaning);
        size_t column = member == value->child ? PRINT_COLUMNS : column_of(out);
        if (fits && column + 1 + columns_of(item.text) + 1 <= PRINT_COLUMNS) {
            strbuf_puts(out, " ");
        } else {
            indent(out, depth + 1);
        }
        if (fits) {
            strbuf_puts(out, item.text);
        } else {
            put_value(print, out, member, meaning, depth + 1);
        }
        strbuf_puts(out, member->next ? "," : "");
    }
    indent(out, depth);
    strbuf_puts(out, "]");
    strbuf_finish(&item);
}

static void put_value(const struct print *print, struct strbuf *out, const cJSON *value, struct meaning meaning,
                      int depth)
{
    struct strbuf line = {0};
    bool fits = put_inline(print, &line, value, meaning);
    /* A comma may follow. */
    fits = fits && column_of(out) + columns_of(strbuf_text(&line)) + 1 <= PRINT_COLUMNS && depth > 0;
    if (fits || !is_container(value) || !value->child) {
        if (is_container(value)) {
            strbuf_puts(out, strbuf_text(&line));
        } else {
            put_scalar(out, value);
        }
    } else if (cJSON_IsObject(value)) {
        put_object(print, out, value, meaning, depth);
    } else {
        put_array(print, out, value, meaning, depth);
    }
    strbuf_finish(&line);
}

void print_document(struct strbuf *out, const struct print *print, const cJSON *tree, const struct shape *shape)
{
    strbuf_puts(out, "");
    put_value(print, out, tree, (struct meaning){.shape = shape, .root = true}, 0);
    strbuf_puts(out, "\n");
}
