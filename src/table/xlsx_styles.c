#include "table/xlsx_styles.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "table/number_format.h"
#include "table/xlsx_parts.h"
#include "table/xml.h"

/* As many as Excel has, and more formats than it has; what is beyond them looks usual. */
enum { STYLES_MAX = 65490, FORMATS_MAX = 1000 };

struct xlsx_number_format {
    int number;
    const char *code;
};

/** The formats of dates that every spreadsheet knows (ECMA-376 part 1, 18.8.30), those of East Asia with them. */
static bool is_known_date(int format)
{
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

static struct xlsx_style style_of(const struct xlsx_styles *styles, int format, size_t font)
{
    struct xlsx_style style = {.code = number_format_known(format), .date = is_known_date(format)};
    for (size_t i = 0; i < styles->format_count; i++) {
        if (styles->formats[i].number == format) {
            style.code = styles->formats[i].code;
            style.date = number_format_is_date(style.code);
        }
    }
    style.strikes = font < styles->font_count && styles->strikes[font];
    return style;
}

static void add_format(struct xlsx_styles *styles, int number, const char *code)
{
    styles->formats = array_grow(styles->formats, styles->format_count, &styles->format_room, sizeof *styles->formats);
    styles->formats[styles->format_count++] = (struct xlsx_number_format){number, arena_strdup(&styles->arena, code)};
}

static void add_font(struct xlsx_styles *styles)
{
    styles->strikes = array_grow(styles->strikes, styles->font_count, &styles->font_room, sizeof *styles->strikes);
    styles->strikes[styles->font_count++] = false;
}

static void add_style(struct xlsx_styles *styles, const char *const *attributes)
{
    const char *number = xml_attribute(attributes, "numFmtId"), *font = xml_attribute(attributes, "fontId");
    styles->items = array_grow(styles->items, styles->count, &styles->room, sizeof *styles->items);
    styles->items[styles->count++] =
        style_of(styles, number ? (int)strtol(number, NULL, 10) : 0, font ? strtoul(font, NULL, 10) : 0);
}

static void begin(void *user, const char *element, const char *const *attributes)
{
    struct xlsx_styles *styles = user;
    const char *number = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
    styles->in_cells = styles->in_cells || strcmp(element, "cellXfs") == 0;
    styles->in_fonts = styles->in_fonts || strcmp(element, "fonts") == 0;
    if (strcmp(element, "numFmt") == 0 && number && code && styles->format_count < FORMATS_MAX) {
        add_format(styles, (int)strtol(number, NULL, 10), code);
    } else if (strcmp(element, "font") == 0 && styles->in_fonts) {
        add_font(styles);
    } else if (strcmp(element, "strike") == 0 && styles->in_fonts && styles->font_count > 0) {
        styles->strikes[styles->font_count - 1] = xlsx_is_on(attributes);
    } else if (strcmp(element, "xf") == 0 && styles->in_cells && styles->count < STYLES_MAX) {
        add_style(styles, attributes);
    }
}

static void end(void *user, const char *element)
{
    struct xlsx_styles *styles = user;
    styles->in_cells = styles->in_cells && strcmp(element, "cellXfs") != 0;
    styles->in_fonts = styles->in_fonts && strcmp(element, "fonts") != 0;
}

bool xlsx_styles_read(struct xlsx_styles *styles, const struct part *part)
{
    struct xml_reader reader = {styles, begin, end, NULL, NULL};
    return !part || xml_read(&reader, part->bytes, part->size);
}

void xlsx_styles_finish(struct xlsx_styles *styles)
{
    free(styles->items);
    free(styles->formats);
    free(styles->strikes);
    arena_finish(&styles->arena);
}

struct xlsx_style xlsx_styles_get(const struct xlsx_styles *styles, size_t number)
{
    return number < styles->count ? styles->items[number] : (struct xlsx_style){.code = number_format_known(0)};
}
