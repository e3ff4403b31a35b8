#include "pack/settings.h"

#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "pack/reader.h"

#define SETTING(name, what) .key = #name, .kind = (what), .offset = offsetof(struct settings, name)

static const struct field fields[] = {
    {SETTING(display_mm, FIELD_INTEGER), .low = 50, .high = 20000},
    {SETTING(rotate, FIELD_INTEGER), .low = 0, .high = 270, .step = 90},
    {SETTING(language, FIELD_LANGUAGE)},
    {SETTING(furigana, FIELD_BOOL)},
    {SETTING(large, FIELD_BOOL)},
    {SETTING(contrast, FIELD_BOOL)},
    {SETTING(quiet, FIELD_BOOL)},
    {SETTING(keyboard, FIELD_BOOL)},
    {SETTING(attract_after, FIELD_INTEGER), .low = SETTINGS_ATTRACT_LEAST, .high = SETTINGS_ATTRACT_MOST},
    {SETTING(pack, FIELD_PATH)},
    {SETTING(drop, FIELD_PATH)},
    {SETTING(store, FIELD_PATH)},
    {SETTING(pin, FIELD_PIN)},
};
const struct shape settings_shape = {fields, sizeof fields / sizeof *fields, sizeof(struct settings), SHAPE_ALWAYS};

struct settings settings_default(void)
{
    return (struct settings){.keyboard = true, .attract_after = SETTINGS_ATTRACT_USUAL};
}

void settings_finish(struct settings *settings)
{
    arena_finish(&settings->arena);
    *settings = settings_default();
}

/** A lock whose value makes no sense is no open door. `known`: the PIN before. */
static void close_locks(struct settings *settings, struct value root, const char *known)
{
    struct value keyboard = value_member(root, "keyboard");
    settings->pin = settings->pin ? settings->pin : known;
    settings->shut = settings->shut || (value_member(root, "pin").json && !settings->pin);
    settings->keyboard = settings->keyboard && (!keyboard.json || cJSON_IsBool(keyboard.json));
}

bool settings_read(struct settings *settings, const char *file, const char *text, size_t size, struct diags *diags)
{
    struct loading loading = {.arena = &settings->arena, .diags = diags};
    struct source source;
    const char *known = settings->pin;
    bool read = source_parse(&source, file, text, size, diags);
    if (read) {
        read = cJSON_IsObject(source.tree);
        reader_object(&loading, source_root(&source), &settings_shape, settings);
    }
    if (read) {
        close_locks(settings, source_root(&source), known);
    }
    source_finish(&source);
    refs_finish(&loading.refs);
    arena_finish(&loading.scratch);
    return read;
}

static const struct field *find_field(const char *key)
{
    for (size_t i = 0; i < settings_shape.count; i++) {
        if (strcmp(settings_shape.fields[i].key, key) == 0) {
            return &settings_shape.fields[i];
        }
    }
    BUG("no such setting");
}

/** Only what the staff page changes: numbers, switches, and texts that need no escaping. */
static void add_value(struct strbuf *out, const struct settings *settings, const struct field *field)
{
    const void *slot = (const char *)settings + field->offset;
    const char *words = NULL;
    if (field->kind == FIELD_BOOL) {
        strbuf_puts(out, *(const bool *)slot ? "true" : "false");
        return;
    }
    if (field->kind == FIELD_INTEGER) {
        strbuf_printf(out, "%d", *(const int *)slot);
        return;
    }
    memcpy(&words, slot, sizeof words);
    REQUIRE(field->kind == FIELD_LANGUAGE || field->kind == FIELD_PIN);
    REQUIRE(words);
    strbuf_printf(out, "\"%s\"", words);
}

/** Where the value of a key goes: in place of these bytes, with these words before and behind it. */
struct gap {
    size_t from, to;
    const char *before, *behind;
    bool named; /* the key stands there already */
};

static struct gap find_gap(const struct source *source, const char *key)
{
    struct value root = source_root(source), last = {0};
    for (struct value member = value_first(root); member.json; member = value_next(member)) {
        const struct scan_value *at = &source->scan.values[member.at];
        if (strcmp(value_key(member), key) == 0) {
            return (struct gap){at->from, at->to, "", "", true};
        }
        last = member;
    }
    size_t end = source->scan.values[last.json ? last.at : root.at].to;
    if (last.json) {
        return (struct gap){end, end, ",\n  ", "", false};
    }
    return (struct gap){source->scan.values[root.at].from + 1, end - 1, "\n  ", "\n", false};
}

bool settings_edit(const struct settings *settings, const char *key, const char *file, const char *text, size_t size,
                   struct strbuf *out, struct diags *diags)
{
    struct loading loading = {.diags = diags};
    struct source source;
    const char *whole = size > 0 ? text : "{}\n";
    size_t length = size > 0 ? size : strlen(whole);
    bool good = source_parse(&source, file, whole, length, diags) &&
                reader_expect(&loading, source_root(&source), EXPECT_OBJECT);
    if (good) {
        struct gap gap = find_gap(&source, key);
        strbuf_add(out, whole, gap.from);
        strbuf_puts(out, gap.before);
        if (!gap.named) {
            strbuf_printf(out, "\"%s\": ", key);
        }
        add_value(out, settings, find_field(key));
        strbuf_puts(out, gap.behind);
        strbuf_add(out, whole + gap.to, length - gap.to);
    }
    source_finish(&source);
    arena_finish(&loading.scratch);
    return good;
}

bool pin_is_one(const char *text)
{
    size_t size = strlen(text);
    return size >= PIN_DIGITS_MIN && size <= PIN_DIGITS_MAX && strspn(text, "0123456789") == size;
}

bool pin_is_same(const char *a, const char *b)
{
    char left[PIN_DIGITS_MAX + 1] = {0}, right[PIN_DIGITS_MAX + 1] = {0};
    unsigned differ = 0;
    REQUIRE(strlen(a) < sizeof left && strlen(b) < sizeof right);
    snprintf(left, sizeof left, "%s", a);
    snprintf(right, sizeof right, "%s", b);
    for (size_t i = 0; i < sizeof left; i++) {
        differ |= (unsigned)(left[i] ^ right[i]);
    }
    return differ == 0;
}
