#include "ui/credits.h"

#include <math.h>
#include <string.h>

#include "ui/flow.h"
#include "ui/hang.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/**
 * Who made what, on one sheet of washi: the pack's groups flow through columns and pages, then its notices
 * as far as no group says the same already.
 */

static const double column_gap = 56, group_gap = 30;
static const double margin = 52;
static const double scale_least = 0.9, scale_most = 1.16;
enum { NOTICES = 3, COLUMNS_MAX = 3 };

void credits_enter(struct app *app, tick now)
{
    (void)now;
    app->credits = (struct credits_state){0};
}

void credits_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    if (target_kind(gesture->target) == TARGET_PAGE) {
        app->credits.page = target_number(gesture->target);
    } else if (target_kind(gesture->target) == TARGET_CARD_CLOSE) {
        app_back(app, now);
    }
}

/** One line of a group on its way to the sheet; the first brings the group's title along. */
struct line {
    const char *title; /* NULL: not the first */
    const char *title_tag;
    const char *text, *tag; /* and the language it is in */
};

struct lines {
    struct line *items;
    size_t count;
};

static bool says(const struct lines *lines, const char *text)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (strcmp(lines->items[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

/** An empty line of a group that has none. */
static const struct pack_text nothing = {.in = {""}};

static void add(const struct view *view, struct lines *lines, const struct pack_text *text)
{
    lines->items[lines->count++] = (struct line){.text = view_text(view, text), .tag = view_text_tag(view, text)};
}

static void add_groups(const struct view *view, struct lines *lines)
{
    for (size_t g = 0; g < view->pack->credit_count; g++) {
        const struct pack_credit *group = &view->pack->credits[g];
        struct line *first = &lines->items[lines->count];
        for (size_t i = 0; i < group->line_count; i++) {
            add(view, lines, &group->lines[i]);
        }
        if (group->line_count == 0) {
            add(view, lines, &nothing);
        }
        first->title = view_text(view, &group->title);
        first->title_tag = view_text_tag(view, &group->title);
    }
}

static void add_notices(const struct view *view, struct lines *lines)
{
    const struct pack_text *notices[NOTICES] = {&view->pack->goals_notice, &view->pack->map.notice,
                                                &view->pack->translation_notice};
    size_t first = lines->count;
    for (int i = 0; i < NOTICES; i++) {
        const char *text = view_text(view, notices[i]);
        if (text[0] && !says(lines, text)) {
            add(view, lines, notices[i]);
        }
    }
    if (lines->count > first) {
        lines->items[first].title = view_word(view, WORD_NOTICES);
        lines->items[first].title_tag = view->tag;
    }
}

static struct lines collect(const struct view *view)
{
    size_t room = NOTICES;
    for (size_t g = 0; g < view->pack->credit_count; g++) {
        room += view->pack->credits[g].line_count + 1;
    }
    struct lines lines = {.items = arena_array(view->arena, room, sizeof *lines.items)};
    add_groups(view, &lines);
    add_notices(view, &lines);
    return lines;
}

static void line_body(struct flow *flow, const void *data)
{
    const struct line *line = data;
    struct text_style title = flow_style(flow, TYPE_HEADING, 29, view_tint(flow->view, TINT_AI));
    struct text_style text = flow_style(flow, TYPE_LABEL, 27, view_tint(flow->view, TINT_INK));
    title.color = color_mix(title.color, view_tint(flow->view, TINT_INK), 0.2);
    title.leading = 1.5;
    text.leading = 1.5;
    text.language = line->tag;
    if (line->title) {
        title.language = line->title_tag;
        flow_text(flow, &title, line->title);
    }
    flow_text(flow, &text, line->text);
    flow_gap(flow, 6);
}

/** Where the lines stand: which column of all columns, and how far down. */
struct spot {
    int column;
    double y;
};

struct sheet {
    struct rect column; /* the first */
    int columns;        /* on a page */
    double scale;
};

/** Lines flow through columns of `sheet`; a group's title never stands alone. Returns the number of columns. */
static int place_lines(struct view *view, const struct lines *lines, const struct sheet *sheet, struct spot *spots)
{
    int column = 0;
    double y = 0;
    for (size_t i = 0; i < lines->count; i++) {
        double height = flow_measure(view, line_body, &lines->items[i], sheet->column.w, sheet->scale);
        double before = lines->items[i].title && y > 0 ? group_gap * sheet->scale : 0;
        double group = height;
        for (size_t j = i + 1; lines->items[i].title && j < lines->count && !lines->items[j].title; j++) {
            group += flow_measure(view, line_body, &lines->items[j], sheet->column.w, sheet->scale);
        }
        double wanted = group <= sheet->column.h * 0.3 ? group : height; /* a short group stays together */
        if (y > 0 && y + before + wanted > sheet->column.h) {
            column++;
            y = before = 0;
        }
        spots[i] = (struct spot){column, y + before};
        y += before + height;
    }
    return column + 1;
}

/** The sheet with so many columns, each with room for a line's words. */
static struct sheet sheet_in(struct rect in, int columns, double scale)
{
    struct sheet sheet = {.column = in, .columns = columns, .scale = scale};
    sheet.column.w = (in.w - column_gap * (sheet.columns - 1)) / sheet.columns;
    return sheet;
}

static bool holds_every_line(struct view *view, const struct lines *lines, const struct sheet *sheet)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (flow_measure(view, line_body, &lines->items[i], sheet->column.w, sheet->scale) > sheet->column.h) {
            return false;
        }
    }
    return true;
}

/** As many columns as are wide enough to be read, fewer where one could not hold the longest line. */
static int column_count(struct view *view, const struct lines *lines, struct rect in)
{
    int columns =
        view->tall ? 1
                   : (int)fmax(1, fmin(COLUMNS_MAX, floor((in.w + column_gap) / (view_size(view, 480) + column_gap))));
    for (; columns > 1; columns--) {
        struct sheet sheet = sheet_in(in, columns, scale_least);
        if (holds_every_line(view, lines, &sheet)) {
            break;
        }
    }
    return columns;
}

static int page_count(struct view *view, const struct lines *lines, const struct sheet *sheet, struct spot *spots)
{
    return (place_lines(view, lines, sheet, spots) + sheet->columns - 1) / sheet->columns;
}

/** Columns of about the same length: the shortest that need no further page. */
static void even_out(struct view *view, const struct lines *lines, struct sheet *sheet, int pages, struct spot *spots)
{
    struct sheet shorter = *sheet;
    for (shorter.column.h -= 12; shorter.column.h > 200; shorter.column.h -= 12) {
        if (page_count(view, lines, &shorter, spots) > pages) {
            return;
        }
        sheet->column.h = shorter.column.h;
    }
}

/** As few pages as readable type allows, in the largest type for that many. */
static struct sheet fit_sheet(struct view *view, const struct lines *lines, struct rect in, struct spot *spots)
{
    struct sheet sheet = sheet_in(in, column_count(view, lines, in), scale_least);
    int pages = page_count(view, lines, &sheet, spots);
    for (sheet.scale = scale_most; sheet.scale > scale_least; sheet.scale -= 0.02) {
        if (page_count(view, lines, &sheet, spots) <= pages && holds_every_line(view, lines, &sheet)) {
            break;
        }
    }
    even_out(view, lines, &sheet, pages, spots);
    return sheet;
}

static void draw_lines(struct view *view, const struct lines *lines, const struct sheet *sheet,
                       const struct spot *spots, int page)
{
    for (int c = 1; c < sheet->columns; c++) {
        double x = sheet->column.x + (sheet->column.w + column_gap) * c - column_gap / 2;
        draw_box(view->list, rect_make(x - 1, sheet->column.y + 8, 2, sheet->column.h - 16), 0,
                 brush_solid(view_tint(view, TINT_WASHI_SHADE)));
    }
    for (size_t i = 0; i < lines->count; i++) {
        if (spots[i].column / sheet->columns == page) {
            struct rect box = sheet->column;
            box.x += (box.w + column_gap) * (spots[i].column % sheet->columns);
            box.y += spots[i].y;
            flow_draw(view, line_body, &lines->items[i], box, sheet->scale);
        }
    }
}

void credits_draw(struct view *view)
{
    struct rect title = hang_title(view, NULL, WORD_CREDITS, view->tall ? ALIGN_CENTER : ALIGN_START);
    double top = title.y + title.h + 37, row = view->safe.y + view->safe.h - HANG_ROW / 2;
    double width = fmin(view->safe.w, 1900);
    struct rect box = rect_make((view->width - width) / 2, top, width, row - HANG_ROW / 2 - 22 - top);
    struct lines lines = collect(view);
    struct spot *spots = arena_array(view->arena, lines.count + 1, sizeof *spots);
    struct sheet sheet = fit_sheet(view, &lines, hang_inside(box, margin), spots);
    int pages = page_count(view, &lines, &sheet, spots);
    int page = view->app->credits.page < pages ? view->app->credits.page : pages - 1;
    hang_begin(view, &(struct hang){.box = box, .color = hang_color(view, 2), .title = title});
    draw_lines(view, &lines, &sheet, spots, page);
    hang_end(view);
    hang_row(view, point_make(view->width / 2, row), page, pages, hang_page_before(page), hang_page_after(page, pages));
    widget_round(view, point_make(view->safe.x + view->safe.w - 46, row), 46, ICON_CLOSE,
                 target_make(TARGET_CARD_CLOSE, 0));
}
