#include "table/xlsx_cell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "pack/print.h"
#include "table/number_format.h"
#include "table/xml.h"

/* From 1899-12-30, which a cell's days count from, to 1904-01-01. */
enum { DAYS_TO_1904 = 1462, FORMULA_SHOWN = 40 };

void xlsx_cell_begin(struct xlsx_cell *cell, const char *const *attributes, const struct xlsx_styles *styles)
{
    const char *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s");
    cell->style = xlsx_styles_get(styles, style ? strtoul(style, NULL, 10) : 0);
    cell->has_formula = cell->has_value = false;
    cell->has_object = xml_attribute(attributes, "vm") != NULL;
    snprintf(cell->type, sizeof cell->type, "%s", type ? type : "n");
    strbuf_clear(&cell->value);
    strbuf_clear(&cell->formula);
    strbuf_clear(&cell->range);
    xlsx_text_clear(&cell->text);
}

void xlsx_cell_element(struct xlsx_cell *cell, const char *element, const char *const *attributes)
{
    xlsx_text_begin(&cell->text, element, attributes);
    cell->in_value = strcmp(element, "v") == 0;
    cell->in_formula = strcmp(element, "f") == 0;
    cell->has_value = cell->has_value || cell->in_value;
    cell->has_formula = cell->has_formula || cell->in_formula;
    const char *type = xml_attribute(attributes, "t"), *range = xml_attribute(attributes, "ref");
    if (cell->in_formula && type && strcmp(type, "array") == 0 && range) {
        strbuf_puts(&cell->range, range);
    }
}

void xlsx_cell_element_end(struct xlsx_cell *cell, const char *element)
{
    xlsx_text_end(&cell->text, element);
    cell->in_value = cell->in_formula = false;
}

void xlsx_cell_add(struct xlsx_cell *cell, const char *bytes, size_t size)
{
    xlsx_text_add(&cell->text, bytes, size);
    if (cell->in_value) {
        strbuf_add(&cell->value, bytes, size);
    } else if (cell->in_formula && cell->formula.size < FORMULA_SHOWN) {
        strbuf_add(&cell->formula, bytes, size);
    }
}

void xlsx_cell_finish(struct xlsx_cell *cell)
{
    strbuf_finish(&cell->value);
    strbuf_finish(&cell->formula);
    strbuf_finish(&cell->range);
    xlsx_text_finish(&cell->text);
}

/** Where a cell goes. */
struct putting {
    struct xlsx_cell *cell;
    struct book *book;
    const struct xlsx_strings *strings;
    bool since_1904;
    struct cell *out;
};

static enum xlsx_result put(struct putting *p, enum cell_kind kind, const char *text, struct cell_note note)
{
    if (p->cell->style.strikes && *text) {
        note = (struct cell_note){.struck = text};
        text = "";
    }
    bool good = !*text || book_put(p->book, p->out, kind, text, strlen(text));
    bool noted = note.shown || note.struck;
    return good && (!noted || book_put_note(p->book, p->out, note)) ? XLSX_OK : XLSX_LARGE;
}

static enum xlsx_result put_plain(struct putting *p, enum cell_kind kind, const char *text)
{
    return put(p, kind, text, (struct cell_note){0});
}

/** A number that is no date, with what people see in its place. */
static enum xlsx_result put_amount(struct putting *p, double value)
{
    struct strbuf number = {0}, shown = {0};
    const char *code = p->cell->style.code;
    enum xlsx_result result;
    print_number(&number, value);
    if (!code || !number_format_show(code, value, &shown)) {
        result = put(p, CELL_UNSHOWN, number.text, (struct cell_note){.shown = code ? code : ""});
    } else if (strcmp(shown.text, number.text) == 0) {
        result = put_plain(p, CELL_NUMBER, number.text);
    } else {
        result = put(p, CELL_NUMBER, number.text, (struct cell_note){.shown = shown.text});
    }
    strbuf_finish(&number);
    strbuf_finish(&shown);
    return result;
}

static enum xlsx_result put_date(struct putting *p, double value)
{
    struct strbuf number = {0};
    print_number(&number, value);
    enum xlsx_result result = put_plain(p, CELL_DAY, number.text);
    strbuf_finish(&number);
    return result;
}

static enum xlsx_result put_number(struct putting *p)
{
    const char *text = strbuf_text(&p->cell->value);
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value)) {
        return XLSX_DAMAGED;
    }
    return p->cell->style.date ? put_date(p, p->since_1904 ? value + DAYS_TO_1904 : value) : put_amount(p, value);
}

/** A text as its cell shows it. */
static enum xlsx_result put_text(struct putting *p, const char *text, const char *struck)
{
    struct strbuf shown = {0};
    struct cell_note note = {.struck = *struck ? struck : NULL};
    const char *code = p->cell->style.code ? p->cell->style.code : "@";
    bool good = !*text || number_format_show_text(code, text, &shown);
    if (!good) {
        note.shown = code;
    }
    enum xlsx_result result = put(p, good ? CELL_TEXT : CELL_UNSHOWN, good ? strbuf_text(&shown) : text, note);
    strbuf_finish(&shown);
    return result;
}

/** A day as ISO 8601 writes it; one with a time of day stays a text. */
static enum xlsx_result put_iso_date(struct putting *p)
{
    char date[DAY_TEXT_BYTES] = "";
    const char *text = strbuf_text(&p->cell->value);
    snprintf(date, sizeof date, "%s", text);
    int day = day_parse(date);
    bool whole = strlen(text) < DAY_TEXT_BYTES || strncmp(text + DAY_TEXT_BYTES - 1, "T00:00:00", 9) == 0;
    return day != DAY_NONE && whole ? put_date(p, day - day_make(1899, 12, 30)) : put_text(p, text, "");
}

static enum xlsx_result put_string(struct putting *p, struct xlsx_string string)
{
    if (!p->cell->style.strikes) {
        return put_text(p, string.text, string.struck);
    }
    /* Only what says how it looks itself is not struck through like its cell. */
    p->cell->style.strikes = false;
    return put_text(p, string.own, *string.text ? string.text : string.struck);
}

static enum xlsx_result put_shared(struct putting *p)
{
    size_t index = strtoul(strbuf_text(&p->cell->value), NULL, 10);
    return index < p->strings->count ? put_string(p, p->strings->items[index]) : XLSX_DAMAGED;
}

static enum xlsx_result put_inline(struct putting *p)
{
    struct arena arena = {0};
    enum xlsx_result result = put_string(p, xlsx_text_string(&p->cell->text, &arena));
    arena_finish(&arena);
    return result;
}

/** A formula whose result was not stored: programs that cannot calculate write such. */
static enum xlsx_result put_formula(struct putting *p)
{
    struct arena arena = {0};
    const char *formula = strbuf_text(&p->cell->formula); /* none: many cells share one, which stands in another */
    enum xlsx_result result = put_plain(p, CELL_UNCALCULATED, arena_printf(&arena, "=%s", *formula ? formula : "…"));
    arena_finish(&arena);
    return result;
}

enum xlsx_result xlsx_cell_read(struct xlsx_cell *cell, struct book *book, const struct xlsx_strings *strings,
                                bool since_1904, struct cell *out)
{
    struct putting p = {cell, book, strings, since_1904, out};
    const char *type = cell->type;
    *out = (struct cell){.kind = CELL_EMPTY};
    if (strcmp(type, "inlineStr") == 0) {
        return put_inline(&p);
    }
    if (cell->value.size == 0) {
        /* Only a format, or a formula whose result is a text without signs. */
        bool result = strcmp(type, "str") == 0 && cell->has_value;
        return cell->has_formula && !result ? put_formula(&p) : XLSX_OK;
    }
    if (strcmp(type, "s") == 0) {
        return put_shared(&p);
    }
    if (strcmp(type, "n") == 0) {
        return put_number(&p);
    }
    if (strcmp(type, "b") == 0) {
        return put_plain(&p, CELL_TRUTH, cell->value.text);
    }
    if (strcmp(type, "e") == 0) {
        return put_plain(&p, cell->has_object ? CELL_OBJECT : CELL_BROKEN, cell->value.text);
    }
    if (strcmp(type, "d") == 0) {
        return put_iso_date(&p);
    }
    xlsx_text_unescape(&cell->value);
    return put_text(&p, cell->value.text, "");
}
