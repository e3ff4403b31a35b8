#include "pack/reader.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/bug.h"
#include "pack/nearest.h"
#include "pack/reader_plain.h"

enum { ITEMS_MAX = PACK_PROJECTS_MAX, FIELDS_MAX = 32 };

struct diag_place reader_place(struct loading *loading, struct value value)
{
    bool read = diag_has_room(loading->diags, DIAG_ERROR);
    return read ? value_place(value, &loading->scratch) : (struct diag_place){0};
}

static const struct {
    const char *english, *japanese; /* with what is there instead */
} expectations[] = {
    [EXPECT_TEXT] = {"a text in double quotes, or { } with one text per language, is expected here, not %s",
                     "ここには \" で囲んだ文か、言語ごとの文の { } を書きます（%s が書かれています）。"},
    [EXPECT_STRING] = {"a text in double quotes is expected here, not %s",
                       "ここには \" で囲んだ文字を書きます（%s が書かれています）。"},
    [EXPECT_NUMBER] = {"a number (without quotes) is expected here, not %s",
                       "ここには数を \" で囲まずに書きます（%s が書かれています）。"},
    [EXPECT_INTEGER] = {"a whole number (without quotes) is expected here, not %s",
                        "ここには整数を \" で囲まずに書きます（%s が書かれています）。"},
    [EXPECT_BOOL] = {"true or false (without quotes) is expected here, not %s",
                     "ここには true か false を \" で囲まずに書きます（%s が書かれています）。"},
    [EXPECT_OBJECT] = {"an object { } is expected here, not %s", "ここには { } を書きます（%s が書かれています）。"},
    [EXPECT_LIST] = {"a list [ ] is expected here, not %s", "ここには一覧 [ ] を書きます（%s が書かれています）。"},
};
static_assert(sizeof expectations / sizeof expectations[0] == EXPECT_COUNT, "every expectation has its words");

static bool is_expected(const cJSON *json, enum expected expected)
{
    switch (expected) {
    case EXPECT_TEXT:
        return cJSON_IsString(json) || cJSON_IsObject(json);
    case EXPECT_STRING:
        return cJSON_IsString(json);
    case EXPECT_NUMBER:
        return cJSON_IsNumber(json);
    case EXPECT_INTEGER:
        return cJSON_IsNumber(json) && floor(json->valuedouble) == json->valuedouble;
    case EXPECT_BOOL:
        return cJSON_IsBool(json);
    case EXPECT_OBJECT:
        return cJSON_IsObject(json);
    case EXPECT_LIST:
        return cJSON_IsArray(json);
    case EXPECT_COUNT:
        break;
    }
    BUG("no such expectation");
}

bool reader_expect(struct loading *loading, struct value value, enum expected expected)
{
    if (is_expected(value.json, expected)) {
        return true;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value), expectations[expected].english,
             expectations[expected].japanese, value_excerpt(value, &loading->scratch));
    return false;
}

static const char *join_words(const char *const *words, size_t count, struct arena *arena)
{
    const char *joined = count ? words[0] : "";
    for (size_t i = 1; i < count; i++) {
        joined = arena_printf(arena, "%s, %s", joined, words[i]);
    }
    return joined;
}

void reader_unknown_key(struct loading *loading, struct value member, const char *const *known, size_t count)
{
    struct arena *arena = &loading->scratch;
    bool read = diag_has_room(loading->diags, DIAG_WARNING);
    const char *key = value_clip(value_key(member), arena);
    const char *near = read ? nearest_find(value_key(member), known, count) : NULL;
    struct diag_place place = read ? value_key_place(member, arena) : (struct diag_place){0};
    if (near) {
        diag_add(loading->diags, DIAG_WARNING, place, "\"%s\" has no meaning here and is ignored; did you mean \"%s\"?",
                 "「%s」という項目はないので無視しました。「%s」の書きまちがいではありませんか。", key, near);
    } else {
        diag_add(loading->diags, DIAG_WARNING, place,
                 "\"%s\" has no meaning here and is ignored; remove it (known here: %s)",
                 "「%s」という項目はないので無視しました。消してください（ここに書ける項目：%s）。", key,
                 join_words(known, read ? count : 0, arena));
    }
}

void reader_missing_key(struct loading *loading, struct value object, const char *key)
{
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, object), "\"%s\" is missing; add it",
             "「%s」がありません。書き加えてください。", key);
    diag_set_lacks(loading->diags, key);
}

/** How many items a list has; false (and a diagnostic) when it is no list, or has too few or too many. */
static bool list_size(struct loading *loading, struct value value, const struct field *field, size_t *count)
{
    size_t most = field->upmost ? field->upmost : ITEMS_MAX;
    if (!reader_expect(loading, value, EXPECT_LIST)) {
        return false;
    }
    *count = value_count(value);
    if (*count < field->least) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "the list is too short (%zu items, at least %zu); add what is missing",
                 "一覧が短すぎます（%zu件、%zu件以上必要です）。書き加えてください。", *count, field->least);
        return false;
    }
    if (*count > most) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "the list is too long (%zu items, at most %zu); shorten it",
                 "一覧が長すぎます（%zu件、%zu件まで）。減らしてください。", *count, most);
        return false;
    }
    return true;
}

/** Every pointer to an object has one representation here (POSIX), so a table can say where it goes. */
static void store_pointer(void *slot, const void *pointer)
{
    memcpy(slot, &pointer, sizeof pointer);
}

static void define_item(struct loading *loading, enum ref_kind kind, size_t index, struct value item)
{
    struct value id = cJSON_IsObject(item.json) ? value_member(item, "id") : (struct value){0};
    if (id.json && cJSON_IsString(id.json)) {
        refs_define(&loading->refs, kind, id.json->valuestring, index, item.json, id);
    } else {
        loading->refs.unread[kind] = true;
    }
}

static void read_list(struct loading *loading, struct value value, const struct field *field, char *out)
{
    size_t count;
    if (!list_size(loading, value, field, &count)) {
        loading->refs.unread[field->ref] = true;
        return;
    }
    char *items = arena_array(loading->arena, count, field->shape->size);
    size_t index = 0;
    for (struct value item = value_first(value); item.json; item = value_next(item), index++) {
        reader_object(loading, item, field->shape, items + index * field->shape->size);
        if (field->ref != REF_NONE) {
            define_item(loading, field->ref, index, item);
        }
    }
    store_pointer(out + field->offset, items);
    memcpy(out + field->count_offset, &count, sizeof count);
}

static void read_texts(struct loading *loading, struct value value, const struct field *field, char *out)
{
    size_t count;
    if (!list_size(loading, value, field, &count)) {
        return;
    }
    struct pack_text *texts = arena_array(loading->arena, count, sizeof *texts);
    struct pack_text *text = texts;
    for (struct value item = value_first(value); item.json; item = value_next(item)) {
        reader_text(loading, item, field->most, text++);
    }
    store_pointer(out + field->offset, texts);
    memcpy(out + field->count_offset, &count, sizeof count);
}

static void read_ref(struct loading *loading, struct value value, enum ref_kind kind, void *slot)
{
    if (reader_expect(loading, value, EXPECT_STRING)) {
        refs_use(&loading->refs, kind, slot, value);
    }
}

static void read_field(struct loading *loading, struct value value, const struct field *field, char *out)
{
    void *slot = out + field->offset;
    switch (field->kind) {
    case FIELD_ELSEWHERE:
        return;
    case FIELD_ID:
        store_pointer(slot, plain_id(loading, value));
        return;
    case FIELD_PHONE:
        store_pointer(slot, plain_phone(loading, value));
        return;
    case FIELD_MAIL:
        store_pointer(slot, plain_mail(loading, value));
        return;
    case FIELD_LANGUAGE:
        store_pointer(slot, plain_language(loading, value));
        return;
    case FIELD_PATH:
        store_pointer(slot, plain_path(loading, value));
        return;
    case FIELD_PIN:
        store_pointer(slot, plain_pin(loading, value));
        return;
    case FIELD_FILE:
        store_pointer(slot, reader_file_name(loading, value));
        return;
    case FIELD_TEXT:
        reader_text(loading, value, field->most, slot);
        return;
    case FIELD_QUOTATION:
        reader_quotation(loading, value, field->most, slot);
        return;
    case FIELD_TEXTS:
        read_texts(loading, value, field, out);
        return;
    case FIELD_BOOL:
        plain_bool(loading, value, slot);
        return;
    case FIELD_INTEGER:
        plain_integer(loading, value, field, slot);
        return;
    case FIELD_ACCENT:
        plain_accent(loading, value, slot);
        return;
    case FIELD_DATE:
        plain_date(loading, value, slot);
        return;
    case FIELD_NUMBER:
        plain_number(loading, value, field->low, field->high, slot);
        return;
    case FIELD_GOALS:
        plain_goals(loading, value, slot, (size_t *)(void *)(out + field->count_offset));
        return;
    case FIELD_REF:
        read_ref(loading, value, field->ref, slot);
        return;
    case FIELD_PICTURE:
        reader_object(loading, value, field->shape, slot);
        reader_picture(loading, value, slot);
        return;
    case FIELD_OBJECT:
        reader_object(loading, value, field->shape, slot);
        return;
    case FIELD_LIST:
        read_list(loading, value, field, out);
        return;
    case FIELD_KIND_COUNT:
        break;
    }
    BUG("no such kind of field");
}

static size_t find_field(const struct shape *shape, const char *key)
{
    size_t i = 0;
    while (i < shape->count && strcmp(shape->fields[i].key, key) != 0) {
        i++;
    }
    return i;
}

static void unknown_member(struct loading *loading, struct value member, const struct shape *shape)
{
    const char *known[FIELDS_MAX];
    for (size_t i = 0; i < shape->count; i++) {
        known[i] = shape->fields[i].key;
    }
    reader_unknown_key(loading, member, known, shape->count);
}

/** Until a name is resolved, and where there is none, it leads nowhere. */
static void clear_refs(const struct shape *shape, char *out)
{
    const int none = PACK_INDEX_NONE;
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->fields[i].kind == FIELD_REF) {
            memcpy(out + shape->fields[i].offset, &none, sizeof none);
        }
    }
}

void reader_skip_lists(struct loading *loading, const struct shape *shape)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->fields[i].kind == FIELD_LIST) {
            loading->refs.unread[shape->fields[i].ref] = true;
        }
    }
}

/** The days of an item that is shown on some only. */
static void check_days(struct loading *loading, struct value item, const struct shape *shape, const char *out)
{
    struct day_span days;
    char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];
    memcpy(&days, out + shape->days, sizeof days);
    if (!days.last) {
        return;
    }
    struct value until = value_member(item, "until");
    if (days.first > days.last) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, until),
                 "the last day (%s) comes before the first (%s); correct one of them",
                 "終わりの日（%s）が始まりの日（%s）より前になっています。どちらかを直してください。",
                 day_text(days.last, last), day_text(days.first, first));
    } else if (loading->pack->day > days.last) {
        diag_add(
            loading->diags, DIAG_WARNING, reader_place(loading, until),
            "its last day (%s) is over, so this is not shown any more; remove all of it, from { to } (in a "
            "spreadsheet, its row): without \"until\" alone it would come back",
            "最後の日（%s）が過ぎたので、もう表示していません。この1件を、{ から } まで（表計算では行ごと）まるごと"
            "消してください。until だけを消すと、また表示されます。",
            day_text(days.last, last));
    }
}

/** Editors find the rules for a file by this key at its root; it says nothing to us. */
static bool is_schema_link(struct value member)
{
    const struct scan_value *at = &member.source->scan.values[member.at];
    return at->parent == 0 && strcmp(at->key, "$schema") == 0;
}

static void read_members(struct loading *loading, struct value value, const struct shape *shape, char *out, bool *seen)
{
    for (struct value member = value_first(value); member.json; member = value_next(member)) {
        size_t i = find_field(shape, value_key(member));
        if (i < shape->count) {
            seen[i] = true;
            read_field(loading, member, &shape->fields[i], out);
        } else if (!is_schema_link(member)) {
            unknown_member(loading, member, shape);
        }
    }
}

void reader_object(struct loading *loading, struct value value, const struct shape *shape, void *out)
{
    bool seen[FIELDS_MAX] = {false};
    REQUIRE(shape->count <= FIELDS_MAX);
    clear_refs(shape, out);
    if (!reader_expect(loading, value, EXPECT_OBJECT)) {
        reader_skip_lists(loading, shape);
        return;
    }
    read_members(loading, value, shape, out, seen);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (!seen[i] && field->required) {
            reader_missing_key(loading, value, field->key);
            loading->refs.unread[field->ref] = loading->refs.unread[field->ref] || field->kind == FIELD_LIST;
        }
    }
    if (shape->days != SHAPE_ALWAYS) {
        check_days(loading, value, shape, out);
    }
}
