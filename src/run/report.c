#include "run/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { FIELDS = 7 };

static const char *field(const char *text)
{
    return text ? text : "";
}

void report_write(struct strbuf *out, const char *source, enum install_result result, const struct install_facts *facts,
                  const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        strbuf_printf(out, "%s\t%s\t%d\t%d\t%s\t%s\t%s\n", diag_severity_word(diag->severity, DIAG_ENGLISH),
                      field(diag->place.file), diag->place.line, diag->place.column, field(diag->place.path),
                      diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
    }
    if (facts->version != 0) {
        strbuf_printf(out, "says\t%d\t%s\n", facts->version, facts->title);
    }
    strbuf_printf(out, "%s\t%s\n", install_word(result), source);
}

static const char beat_word[] = "alive\t";

void report_write_beat(struct strbuf *out, int times)
{
    strbuf_printf(out, "%s%d\n", beat_word, times);
}

int report_last_beat(const struct strbuf *text)
{
    size_t end = text->size;
    while (end > 0 && text->text[end - 1] != '\n') {
        end--;
    }
    size_t start = end > 0 ? end - 1 : 0;
    while (start > 0 && text->text[start - 1] != '\n') {
        start--;
    }
    bool beats = end - start > sizeof beat_word && strncmp(text->text + start, beat_word, sizeof beat_word - 1) == 0;
    long times = beats ? strtol(text->text + start + sizeof beat_word - 1, NULL, 10) : 1;
    return times < 1 ? 1 : times > REPORT_BEAT_MAX ? REPORT_BEAT_MAX : (int)times;
}

/** Cut a line into its fields; the number of them. */
static size_t cut(char *line, const char *fields[FIELDS])
{
    size_t count = 0;
    for (char *at = line; at && count < FIELDS; count++) {
        char *tab = strchr(at, '\t');
        fields[count] = at;
        if (tab) {
            *tab++ = '\0';
        }
        at = tab;
    }
    return count;
}

static void take_diag(const char *const fields[FIELDS], struct diags *diags)
{
    bool error = strcmp(fields[0], diag_severity_word(DIAG_ERROR, DIAG_ENGLISH)) == 0;
    struct diag_place place = {.file = *fields[1] ? fields[1] : NULL,
                               .line = (int)strtol(fields[2], NULL, 10),
                               .column = (int)strtol(fields[3], NULL, 10),
                               .path = *fields[4] ? fields[4] : NULL};
    diag_add_ready(diags, error ? DIAG_ERROR : DIAG_WARNING, place, fields[5], fields[6]);
}

/** Made plain once more: who read a stranger's pack may have been made to say anything. */
static void take_facts(const char *const fields[FIELDS], struct install_facts *facts)
{
    struct arena arena = {0};
    facts->version = (int)strtol(fields[1], NULL, 10);
    snprintf(facts->title, sizeof facts->title, "%s", plain_text(&arena, fields[2], INSTALL_TITLE_MAX / 4 - 1));
    arena_finish(&arena);
}

/** The next line, cut; the number of its fields, 0 at the end. */
static size_t next_line(struct report *report, const char *fields[FIELDS])
{
    char *line = report->rest, *end = strchr(line, '\n');
    if (!end) {
        return 0;
    }
    *end = '\0';
    report->rest = end + 1;
    return cut(line, fields);
}

bool report_next(struct report *report, const char **source, enum install_result *result, struct install_facts *facts,
                 struct diags *diags)
{
    const char *fields[FIELDS];
    size_t count;
    while ((count = next_line(report, fields)) > 0) {
        if (count == FIELDS) {
            take_diag(fields, diags);
        } else if (count == 3 && facts && strcmp(fields[0], "says") == 0) {
            take_facts(fields, facts);
        } else if (count == 2 && install_find(fields[0], result)) {
            *source = fields[1];
            return true;
        }
    }
    return false;
}

static void write_name(struct strbuf *out, const char *name)
{
    for (const char *c = name; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        bool plain = byte > ' ' && byte < 0x7F && byte != '%';
        strbuf_printf(out, plain ? "%c" : "%%%02X", byte);
    }
}

void report_write_stick(struct strbuf *out, const struct stick *stick)
{
    strbuf_printf(out, "stick\t%zu\t%d\t%d\n", stick->left_out, stick->cut, stick->bare);
    for (size_t i = 0; i < stick->count; i++) {
        strbuf_puts(out, "pack\t");
        write_name(out, stick->packs[i].name);
        strbuf_puts(out, "\n");
    }
}

/** The bytes of such a name. */
static const char *read_name(struct arena *arena, const char *text)
{
    char *name = arena_strdup(arena, text), *to = name;
    for (const char *c = text; *c; c++) {
        char digits[] = {c[0] == '%' ? c[1] : '\0', c[0] == '%' && c[1] ? c[2] : '\0', '\0'};
        char *end = digits;
        long byte = strtol(digits, &end, 16);
        bool quoted = end == digits + 2;
        *to++ = (char)(quoted ? byte : *c);
        c += quoted ? 2 : 0;
    }
    *to = '\0';
    return name;
}

bool report_read_stick(struct report *report, struct stick *stick)
{
    const char *fields[FIELDS];
    if (next_line(report, fields) != 4 || strcmp(fields[0], "stick") != 0) {
        return false;
    }
    stick->left_out = strtoul(fields[1], NULL, 10);
    stick->cut = strcmp(fields[2], "1") == 0;
    stick->bare = strcmp(fields[3], "1") == 0;
    size_t count;
    while ((count = next_line(report, fields)) == 2 && strcmp(fields[0], "pack") == 0 &&
           stick->count < STICK_PACKS_MAX) {
        stick->packs[stick->count++].name = read_name(&stick->arena, fields[1]);
    }
    return count == 0 && *report->rest == '\0';
}
