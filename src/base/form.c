#include "base/form.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"

enum { EMOJI_SELECTOR = 0xFE0F, WIDE_FROM = 0x1100 };

uint32_t form_cluster_next(const char *text, size_t size, size_t *at)
{
    uint32_t first = utf8_next(text, size, at), before = first;
    utf8proc_int32_t state = 0;
    while (before != UTF8_BAD && *at < size) {
        size_t next = *at;
        uint32_t code = utf8_next(text, size, &next);
        if (code == UTF8_BAD ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)code, &state)) {
            break;
        }
        before = code;
        *at = next;
    }
    return first;
}

static bool is_letter(utf8proc_category_t category)
{
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/** Marks, selectors, joiners and what is else no sign by itself. */
static bool is_unseen(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_CF;
}

static size_t columns_of_code(uint32_t code)
{
    utf8proc_int32_t c = (utf8proc_int32_t)code;
    if (code == UTF8_BAD) {
        return 2;
    }
    if (is_unseen(utf8proc_category(c))) {
        return 0;
    }
    bool narrow = code >= 0xFF61 && code <= 0xFFDC;
    return code < WIDE_FROM || narrow || (is_letter(utf8proc_category(c)) && utf8proc_charwidth(c) == 1) ? 1 : 2;
}

/** Of one cluster: a narrow kana's voiced mark stands beside it, and U+FE0F makes a wide picture of a narrow sign. */
static size_t columns_of_cluster(const char *text, size_t size)
{
    size_t at = 0, columns = columns_of_code(utf8_next(text, size, &at));
    while (at < size) {
        uint32_t code = utf8_next(text, size, &at);
        bool beside = code == 0xFF9E || code == 0xFF9F;
        columns = code == EMOJI_SELECTOR || (beside && columns > 0) ? 2 : columns;
    }
    return columns;
}

size_t form_columns(const char *text, size_t size)
{
    size_t columns = 0;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        form_cluster_next(text, size, &at);
        columns += columns_of_cluster(text + from, at - from);
    }
    return columns;
}

bool form_is_plain(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    while (*c > 0 && *c < 0x80) {
        c++;
    }
    return *c == '\0';
}

/** In the arena; the text itself when it is no UTF-8. */
static const char *mapped(const char *text, size_t size, utf8proc_option_t how, struct arena *arena)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &out, how | UTF8PROC_STABLE);
    const char *copy = length < 0 ? text : arena_copy(arena, (const char *)out, (size_t)length);
    free(out);
    return copy;
}

const char *form_same(const char *text, struct arena *arena)
{
    return form_is_plain(text) ? text : mapped(text, strlen(text), UTF8PROC_COMPOSE, arena);
}

const char *form_alike(const char *text, struct arena *arena)
{
    return form_is_plain(text) ? text : mapped(text, strlen(text), UTF8PROC_COMPOSE | UTF8PROC_COMPAT, arena);
}

/** Ideographs that NFC exchanges for others, which look different. */
static bool is_own_ideograph(uint32_t code)
{
    return (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x2F800 && code <= 0x2FA1F);
}

/** False for most texts at a glance: no byte begins a mark, a joined letter or a script that has them. */
static bool may_have_parts(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    for (; *c; c++) {
        bool mark = *c == 0xCC || *c == 0xCD || *c == 0xE0 || *c == 0xE1 || (*c >= 0xD2 && *c <= 0xDF);
        bool voiced = c[0] == 0xE3 && c[1] == 0x82 && (c[2] == 0x99 || c[2] == 0x9A);
        if (mark || voiced) {
            return true;
        }
    }
    return false;
}

static bool has_parts(const char *text, size_t size)
{
    size_t at = 0;
    uint32_t first = utf8_next(text, size, &at);
    return at < size && first != UTF8_BAD && !is_own_ideograph(first);
}

const char *form_composed(const char *text, struct arena *arena)
{
    if (!may_have_parts(text)) {
        return text;
    }
    size_t size = strlen(text), length = 0;
    char *out = NULL; /* made when something changes; nothing becomes longer */
    for (size_t at = 0; at < size;) {
        size_t from = at;
        form_cluster_next(text, size, &at);
        const char *cluster = text + from;
        size_t cluster_size = at - from;
        if (has_parts(cluster, cluster_size)) {
            const char *whole = mapped(cluster, cluster_size, UTF8PROC_COMPOSE, arena);
            size_t whole_size = whole == cluster ? cluster_size : strlen(whole);
            if (!out && whole_size < cluster_size) {
                out = arena_alloc(arena, size + 1);
                memcpy(out, text, from);
                length = from;
            }
            cluster = whole_size < cluster_size ? whole : cluster;
            cluster_size = whole_size < cluster_size ? whole_size : cluster_size;
        }
        if (out) {
            memcpy(out + length, cluster, cluster_size);
            length += cluster_size;
        }
    }
    if (out) {
        out[length] = '\0';
    }
    return out ? out : text;
}

/** How many bytes of `text` look the same as `part`, a text in the form of form_same; 0 when it begins otherwise. */
static size_t begins_like(const char *text, const char *part, struct arena *arena)
{
    size_t size = strlen(text), left = strlen(part), at = 0;
    while (left > 0 && at < size) {
        size_t from = at;
        form_cluster_next(text, size, &at);
        const char *cluster = form_same(arena_copy(arena, text + from, at - from), arena);
        size_t length = strlen(cluster);
        if (length > left || memcmp(cluster, part, length) != 0) {
            return 0;
        }
        part += length;
        left -= length;
    }
    return left == 0 ? at : 0;
}

const char *form_find(const char *text, const char *part, size_t *length)
{
    struct arena arena = {0};
    const char *found = *part ? NULL : text, *wanted = form_same(part, &arena);
    size_t size = strlen(text);
    *length = 0;
    for (size_t at = 0; at < size && !found;) {
        *length = begins_like(text + at, wanted, &arena);
        found = *length > 0 ? text + at : NULL;
        form_cluster_next(text, size, &at);
    }
    arena_finish(&arena);
    return found;
}
