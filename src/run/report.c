#include "run/report.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS = 7 };

static const char *field(const char *text)
{
    return text ? text : "";
}

void report_write(struct strbuf *out, const char *source, enum install_result result, const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        strbuf_printf(out, "%s\t%s\t%d\t%d\t%s\t%s\t%s\n", diag_severity_word(diag->severity, DIAG_ENGLISH),
                      field(diag->place.file), diag->place.line, diag->place.column, field(diag->place.path),
                      diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
    }
    strbuf_printf(out, "%s\t%s\n", install_word(result), source);
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

bool report_next(struct report *report, const char **source, enum install_result *result, struct diags *diags)
{
    char *end;
    while ((end = strchr(report->rest, '\n'))) {
        const char *fields[FIELDS];
        char *line = report->rest;
        *end = '\0';
        report->rest = end + 1;
        size_t count = cut(line, fields);
        if (count == FIELDS) {
            take_diag(fields, diags);
        } else if (count == 2 && install_find(fields[0], result)) {
            *source = fields[1];
            return true;
        }
    }
    return false;
}
