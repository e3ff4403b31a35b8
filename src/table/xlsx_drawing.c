#include <stdlib.h>
#include <string.h>

#include "table/xlsx_sheet.h"
#include "table/xml.h"

/* What is drawn on a sheet (ECMA-376 part 1, 20.5): anchors, each with the cell of its corner and one thing. Nobody
 * wants to hear of more of them; of a larger part only that there is something. */
enum { NOTES_MAX = 200, PART_BYTES_MAX = 1024 * 1024, NUMBER_BYTES = 12, ROWS_MAX = 1048576 };

struct reading {
    struct sheet *sheet;
    bool in_corner, in_column, in_row;
    char number[NUMBER_BYTES];
    size_t digits, column;
    int row; /* from 1 */
    bool picture, drawing;
};

static bool is_anchor(const char *element)
{
    return strcmp(element, "twoCellAnchor") == 0 || strcmp(element, "oneCellAnchor") == 0 ||
           strcmp(element, "absoluteAnchor") == 0;
}

static void begin(void *user, const char *element, const char *const *attributes)
{
    static const char *const drawings[] = {"sp", "grpSp", "graphicFrame"};
    struct reading *reading = user;
    (void)attributes;
    if (is_anchor(element)) {
        *reading = (struct reading){.sheet = reading->sheet, .row = 1};
    }
    reading->in_corner = reading->in_corner || strcmp(element, "from") == 0;
    reading->in_column = reading->in_corner && strcmp(element, "col") == 0;
    reading->in_row = reading->in_corner && strcmp(element, "row") == 0;
    reading->digits = 0;
    reading->picture = reading->picture || strcmp(element, "pic") == 0;
    for (size_t i = 0; i < sizeof drawings / sizeof drawings[0]; i++) {
        reading->drawing = reading->drawing || strcmp(element, drawings[i]) == 0;
    }
}

static void add(void *user, const char *bytes, size_t size)
{
    struct reading *reading = user;
    for (size_t i = 0; i < size && (reading->in_column || reading->in_row); i++) {
        if (reading->digits < NUMBER_BYTES - 1) {
            reading->number[reading->digits++] = bytes[i];
        }
    }
}

static void end(void *user, const char *element)
{
    struct reading *reading = user;
    reading->number[reading->digits] = '\0';
    long number = strtol(reading->number, NULL, 10);
    if (reading->in_column && number >= 0) {
        reading->column = number < BOOK_COLUMNS_MAX ? (size_t)number : BOOK_COLUMNS_MAX - 1;
    } else if (reading->in_row && number >= 0 && number < ROWS_MAX) {
        reading->row = (int)number + 1;
    }
    reading->in_column = reading->in_row = false;
    reading->digits = 0;
    reading->in_corner = reading->in_corner && strcmp(element, "from") != 0;
    if (is_anchor(element) && (reading->picture || reading->drawing) && reading->sheet->note_count < NOTES_MAX) {
        struct range corner = {reading->row, reading->row, reading->column, reading->column};
        book_add_note(reading->sheet, (struct sheet_note){reading->picture ? SHEET_PICTURE : SHEET_DRAWING, corner, 1});
    }
}

bool xlsx_drawing_read(struct sheet *sheet, const struct part *part)
{
    struct reading reading = {.sheet = sheet, .row = 1};
    struct xml_reader reader = {&reading, begin, end, add, NULL};
    if (part->size > PART_BYTES_MAX) {
        book_add_note(sheet, (struct sheet_note){SHEET_DRAWING, {1, 1, 0, 0}, 1});
        return true;
    }
    return xml_read(&reader, part->bytes, part->size);
}
