#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/plain.h"
#include "base/strbuf.h"

static const char *const severity_words[][DIAG_LANGUAGE_COUNT] = {
    [DIAG_ERROR] = {[DIAG_ENGLISH] = "error", [DIAG_JAPANESE] = "エラー"},
    [DIAG_WARNING] = {[DIAG_ENGLISH] = "warning", [DIAG_JAPANESE] = "警告"},
};
static_assert(sizeof severity_words / sizeof severity_words[0] == DIAG_SEVERITY_COUNT, "every severity has its words");

static void count_severity(struct diags *diags, enum diag_severity severity)
{
    switch (severity) {
    case DIAG_ERROR:
        diags->errors++;
        return;
    case DIAG_WARNING:
        diags->warnings++;
        return;
    case DIAG_SEVERITY_COUNT:
        break;
    }
    BUG("no such severity");
}

bool diag_has_room(const struct diags *diags, enum diag_severity severity)
{
    return diags->count < DIAG_MAX || (severity == DIAG_ERROR && diags->listed_warnings > 0);
}

static void drop_last_warning(struct diags *diags)
{
    size_t at = diags->count - 1;
    while (diags->items[at].severity != DIAG_WARNING) {
        at--;
    }
    memmove(&diags->items[at], &diags->items[at + 1], (diags->count - at - 1) * sizeof *diags->items);
    diags->count--;
    diags->listed_warnings--;
    diags->left_out++;
}

static struct diag *add_item(struct diags *diags)
{
    if (diags->count == diags->room) {
        size_t room = diags->room ? diags->room * 2 : 16;
        struct diag *items = realloc(diags->items, room * sizeof *items);
        if (!items) {
            BUG("out of memory");
        }
        diags->items = items;
        diags->room = room;
    }
    return &diags->items[diags->count++];
}

/** A copy on one line: names and keys come from files, and may hold anything. */
static const char *copy(struct arena *arena, const char *text)
{
    return text ? plain_text(arena, text, SIZE_MAX) : NULL;
}

static const char *format_message(struct arena *arena, const char *format, va_list args)
{
    struct strbuf buf = {0};
    strbuf_vprintf(&buf, format, args);
    const char *text = copy(arena, strbuf_text(&buf));
    strbuf_finish(&buf);
    return text;
}

/** A problem without its words; NULL when there is no room for it. */
static struct diag *add_place(struct diags *diags, enum diag_severity severity, struct diag_place place)
{
    count_severity(diags, severity);
    if (!diag_has_room(diags, severity)) {
        diags->left_out++;
        return NULL;
    }
    if (diags->count == DIAG_MAX) {
        drop_last_warning(diags);
    }
    diags->listed_warnings += severity == DIAG_WARNING;
    struct diag *diag = add_item(diags);
    *diag = (struct diag){.severity = severity, .place = place};
    diag->place.file = copy(&diags->arena, place.file);
    diag->place.path = copy(&diags->arena, place.path);
    return diag;
}

void diag_add(struct diags *diags, enum diag_severity severity, struct diag_place place, const char *english,
              const char *japanese, ...)
{
    const char *formats[] = {[DIAG_ENGLISH] = english, [DIAG_JAPANESE] = japanese};
    struct diag *diag = add_place(diags, severity, place);
    for (size_t i = 0; diag && i < DIAG_LANGUAGE_COUNT; i++) {
        va_list args;
        va_start(args, japanese);
        diag->message[i] = format_message(&diags->arena, formats[i], args);
        va_end(args);
    }
}

void diag_add_ready(struct diags *diags, enum diag_severity severity, struct diag_place place, const char *english,
                    const char *japanese)
{
    struct diag *diag = add_place(diags, severity, place);
    if (diag) {
        diag->message[DIAG_ENGLISH] = copy(&diags->arena, english);
        diag->message[DIAG_JAPANESE] = copy(&diags->arena, japanese);
    }
}

void diag_set_lacks(struct diags *diags, const char *member)
{
    if (diags->count > 0 && diags->left_out == 0) {
        diags->items[diags->count - 1].lacks = copy(&diags->arena, member);
    }
}

void diag_rename(struct diags *diags, size_t first, const char *from, const char *to)
{
    size_t size = strlen(from);
    for (size_t i = first; i < diags->count; i++) {
        const char *file = diags->items[i].place.file;
        if (file && strncmp(file, from, size) == 0 && (file[size] == '/' || file[size] == '\0')) {
            diags->items[i].place.file = copy(&diags->arena, arena_printf(&diags->arena, "%s%s", to, file + size));
        }
    }
}

void diag_append(struct diags *diags, const struct diags *more)
{
    for (size_t i = 0; i < more->count; i++) {
        const struct diag *diag = &more->items[i];
        diag_add_ready(diags, diag->severity, diag->place, diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
        diag_set_lacks(diags, diag->lacks);
    }
    diags->left_out += more->left_out;
    diags->unread += more->unread;
}

const char *diag_line(const struct diag *diag, enum diag_language language, struct arena *arena)
{
    const struct diag_place *place = &diag->place;
    struct strbuf buf = {0};
    if (place->file) {
        strbuf_puts(&buf, place->file);
        if (place->line > 0) {
            strbuf_printf(&buf, ":%d", place->line);
        }
        if (place->line > 0 && place->column > 0) {
            strbuf_printf(&buf, ":%d", place->column);
        }
        strbuf_puts(&buf, ": ");
    }
    strbuf_printf(&buf, "%s: ", diag_severity_word(diag->severity, DIAG_ENGLISH));
    if (place->path && place->path[0]) {
        strbuf_printf(&buf, "%s: ", place->path);
    }
    strbuf_puts(&buf, diag->message[language]);
    const char *line = arena_strdup(arena, strbuf_text(&buf));
    strbuf_finish(&buf);
    return line;
}

const char *diag_severity_word(enum diag_severity severity, enum diag_language language)
{
    REQUIRE((size_t)severity < DIAG_SEVERITY_COUNT && (size_t)language < DIAG_LANGUAGE_COUNT);
    return severity_words[severity][language];
}

void diag_finish(struct diags *diags)
{
    free(diags->items);
    arena_finish(&diags->arena);
    *diags = (struct diags){0};
}
