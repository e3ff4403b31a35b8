#include "ui/students_about.h"

#include <math.h>
#include <string.h>

#include "base/language.h"
#include "base/ruby.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/widget.h"

static const double gap = 36;                                       /* between cards side by side */
static const double string = 44;                                    /* between a card and the one that hangs from it */
static const double slip_gap = 24, slip_lower = 46, slip_head = 24; /* a ring hangs into a slip's head */
static const double about_least = 0.85;                             /* scale of what goes on to a further page */
static const double title_most = 38, title_small = 30, result_text = 29; /* of a result, and its text */

static double board_height(const struct view *view)
{
    return view_size(view, 56);
}

/** True when what the screen shows is our translation. */
static bool translated(const struct view *view)
{
    return pack_text_translated(&view->pack->students.about, view->language) ||
           pack_text_translated(&view->pack->students.call, view->language);
}

struct text_style students_label(const struct flow *flow, struct color color)
{
    struct text_style style = flow_style(flow, TYPE_HEADING, 30, color);
    style.tracking = 0.06;
    return style;
}

/** Japanese and Chinese need more air between their lines than letters do. */
static double body_leading(const struct view *view)
{
    return language_akin(view->tag, "ja") || language_akin(view->tag, "zh") ? 1.65 : 1.45;
}

/** The call; after the group's name in it the line may be broken. */
static const char *call_text(struct view *view)
{
    const char *call = view_text(view, &view->pack->students.call);
    const char *name = view_text(view, &view->pack->students.title);
    struct ruby_text words = ruby_parse(call, strlen(call), view->arena);
    name = ruby_plain(name, view->arena);
    const char *found = name[0] ? strstr(words.plain, name) : NULL;
    if (!found) {
        return call;
    }
    size_t end = (size_t)(found - words.plain) + strlen(name);
    if (ruby_whole_before(&words, end) != end) {
        return call;
    }
    size_t before = ruby_source_at(&words, end);
    return made_text(view, "%s\u200B%s", made_cut(view, call, 0, before), made_rest(view, call, before));
}

static void about_body(struct flow *flow, const void *data)
{
    const struct pack_students *students = data;
    struct view *view = flow->view;
    struct text_style call = flow_style(flow, TYPE_CARD_TITLE, 46, view_tint(view, TINT_INK));
    struct text_style label = students_label(flow, hang_color(view, 0));
    struct text_style body = flow_style(flow, TYPE_BODY, 31, view_tint(view, TINT_INK));
    struct text_style point = flow_style(flow, TYPE_BODY, 31, view_tint(view, TINT_INK));
    call.phrases = call.balance = true;
    call.language = view_text_tag(view, &students->call);
    call.leading = 1.35;
    body.leading = body_leading(view);
    point.leading = 1.4;
    flow_text(flow, &call, call_text(view));
    flow_gap(flow, 14);
    flow_hairline(flow);
    flow_gap(flow, 16);
    flow_heading(flow, &label, view_text_in(view, &students->about_title, &label), 40);
    flow_text(flow, &body, view_text_in(view, &students->about, &body));
    flow_gap(flow, 18);
    flow_heading(flow, &label, view_text_in(view, &students->reasons_title, &label), 40);
    for (size_t i = 0; i < students->reason_count; i++) {
        flow_gap(flow, 6);
        flow_point(flow, &point, view_text_in(view, &students->reasons[i], &point), hang_color(view, 0));
    }
    if (translated(view)) {
        flow_gap(flow, 14);
        flow_note(flow, view_word(view, WORD_OUR_TRANSLATION), 0);
    }
}

/** The scale for the box, or 0 where it cannot all be read. */
static double about_scale(struct view *view, struct rect box)
{
    const struct pack_students *students = &view->pack->students;
    struct rect in = hang_inside(box, HANG_MARGIN);
    double scale = flow_fit(view, about_body, students, in, 1.28, flow_least(view));
    return flow_measure(view, about_body, students, in.w, scale) > in.h ? 0 : scale;
}

int students_about_pages(struct view *view, struct rect box)
{
    const struct pack_students *students = &view->pack->students;
    double scale = about_scale(view, box);
    return scale > 0 ? 1 : flow_pages(view, about_body, students, hang_inside(box, HANG_MARGIN), about_least);
}

void students_about_draw(struct view *view, struct rect box, struct rect title, int page)
{
    const struct pack_students *students = &view->pack->students;
    double scale = about_scale(view, box);
    struct rect in = hang_inside(box, HANG_MARGIN);
    hang_begin(view, &(struct hang){.box = box, .color = hang_color(view, 0), .title = title});
    if (scale > 0) {
        double spare = in.h - flow_measure(view, about_body, students, in.w, scale);
        in.y += fmax(0, fmin(40, spare * 0.3));
        flow_draw(view, about_body, students, in, scale);
    } else {
        flow_draw_page(view, about_body, students, in, about_least, page);
    }
    hang_end(view);
}

/** A result, with the size its title has among the others. */
struct result {
    const struct pack_result *result;
    double title;
};

static void result_body(struct flow *flow, const void *data)
{
    const struct result *result = data;
    struct text_style title = flow_style(flow, TYPE_CARD_TITLE, result->title, view_tint(flow->view, TINT_INK));
    double fitted = round(view_size(flow->view, result->title) * flow->scale); /* larger, a word would be torn */
    struct text_style text = flow_style(flow, TYPE_BODY, result_text, view_tint(flow->view, TINT_INK));
    title.size = fmax(THEME_FLOOR, fitted);
    title.phrases = text.phrases = true;
    title.leading = 1.35;
    text.leading = body_leading(flow->view);
    const char *words = view_text_in(flow->view, &result->result->title, &title);
    title.size =
        paragraph_fit(flow->view->type, flow->view->arena, &title, words, flow->width, title.size * 99, THEME_FLOOR)
            ->style.size;
    flow_text(flow, &title, words);
    flow_gap(flow, 16);
    flow_hairline(flow);
    flow_gap(flow, 16);
    flow_text(flow, &text, view_text_in(flow->view, &result->result->text, &text));
}

static struct rect slip_inside(const struct students_slips *slips, struct rect slip)
{
    struct rect in = hang_inside(slip, slips->margin);
    in.y += slip_head;
    in.h -= slip_head;
    return in;
}

static size_t title_lines(struct view *view, const struct text_style *style, const char *title, double width,
                          double size)
{
    struct text_style sized = *style;
    sized.size = view_size(view, size);
    return view_layout(view, &sized, title, width)->line_count;
}

/** The largest size at which no title has a torn word, nor more lines than a slightly smaller one would have. */
static double title_size(struct view *view, const struct students_slips *slips, double width)
{
    struct text_style style = view_style(view, TYPE_CARD_TITLE, view_tint(view, TINT_INK));
    double size = title_most;
    style.phrases = true;
    for (size_t i = slips->first; i < slips->last; i++) {
        const char *title = view_text_in(view, &view->pack->students.results[i].title, &style);
        style.size = view_size(view, size);
        const struct paragraph *lines =
            paragraph_fit(view->type, view->arena, &style, title, width, style.size * 6, THEME_FLOOR);
        size = lines->style.size / view_size(view, 1);
        size_t least = title_lines(view, &style, title, width, fmin(size, title_small));
        while (size > title_small && title_lines(view, &style, title, width, size) > least) {
            size -= 1;
        }
    }
    return size;
}

/** True when some title has a word that no size of type keeps whole in this width. */
static bool tears_title(struct view *view, const struct students_slips *slips, double width)
{
    struct text_style style = view_style(view, TYPE_CARD_TITLE, view_tint(view, TINT_INK));
    style.phrases = true;
    style.size = THEME_FLOOR;
    for (size_t i = slips->first; i < slips->last; i++) {
        const char *title = view_text_in(view, &view->pack->students.results[i].title, &style);
        if (paragraph_tears(view->type, &style, title, width)) {
            return true;
        }
    }
    return false;
}

static struct students_slips plan_slips(struct view *view, struct rect box, size_t first, size_t last, size_t per_row)
{
    struct students_slips slips = {.first = first, .last = last, .per_row = per_row};
    slips.rows = (last - first + per_row - 1) / per_row;
    slips.width = round((box.w - slip_gap * ((double)per_row - 1)) / (double)per_row);
    slips.pitch = (box.h + string) / (double)slips.rows;
    slips.height = slips.pitch - string - (slips.rows == 1 ? slip_lower : 0);
    slips.margin = slips.width < 260 ? 24 : 32;
    slips.title = title_size(view, &slips, slips.width - 2 * slips.margin);
    bool torn = tears_title(view, &slips, slips.width - 2 * slips.margin);
    double most = fmin(1.3, slips.title * 0.92 / result_text), tallest = 0; /* the text stays below its title */
    double least = last - first > 1 ? flow_least(view) : flow_smallest(view);
    most = fmax(most, least);
    for (bool fits = false; !fits && most >= least; most -= 0.04) {
        tallest = 0;
        for (size_t i = first; i < last; i++) {
            /* the title keeps its size: larger, it would be torn */
            struct result result = {&view->pack->students.results[i], fmin(slips.title / most, title_most)};
            tallest = fmax(tallest, flow_measure(view, result_body, &result, slips.width - 2 * slips.margin, most));
        }
        fits = tallest <= slip_inside(&slips, rect_make(0, 0, slips.width, slips.height)).h;
        slips.scale = fits && !torn ? most : 0;
    }
    double wanted = tallest + HANG_BAND + slips.margin * 1.6 + slip_head + 30;
    slips.height = fmin(slips.height, fmax(wanted, slips.width * 1.5));
    return slips;
}

static void draw_slips(struct view *view, struct rect box, const struct students_slips *slips, double from,
                       struct rect title)
{
    static const double lower[] = {0, 1, 0.45};
    double scale = fmax(slips->scale, flow_smallest(view));
    for (size_t i = slips->first; i < slips->last; i++) {
        size_t at = i - slips->first, row = at / slips->per_row, column = at % slips->per_row;
        double drop = slips->rows == 1 ? lower[column % 3] * slip_lower : 0;
        struct rect slip = rect_make(box.x + (slips->width + slip_gap) * (double)column,
                                     box.y + slips->pitch * (double)row + drop, slips->width, slips->height);
        struct hang hang = {
            .box = slip, .from = from, .order = 1 + (int)at, .color = hang_color(view, i + 1), .title = title};
        hang.from = row > 0 ? slip.y - slips->pitch + slips->height : from;
        struct result result = {&view->pack->students.results[i], fmin(slips->title / scale, title_most)};
        hang_begin(view, &hang);
        flow_draw(view, result_body, &result, slip_inside(slips, slip), scale);
        hang_end(view);
    }
}

/** The title of the results on a little board that hides the strings behind it. */
static void draw_board(struct view *view, struct rect box)
{
    struct text_style style = view_style(view, TYPE_HEADING, view_tint(view, TINT_GOLD_BRIGHT));
    const char *title = view_text_in(view, &view->pack->students.results_title, &style);
    style.size = view_size(view, 30);
    style.tracking = 0.06;
    double width = fmin(box.w, paragraph_line_width(view->type, &style, title) + 72);
    struct rect board = rect_make(box.x + (box.w - width) / 2, box.y, width, board_height(view));
    draw_shadow(view->list, board, 10, 22, color_fade(view_tint(view, TINT_NIGHT), 0.7));
    draw_box(view->list, board, 10, brush_solid(view_tint(view, TINT_INDIGO)));
    draw_box_line(view->list, rect_inset(board, 0.75), 10, 1.5, color_fade(view_tint(view, TINT_GOLD), 0.8));
    view_center(view, &style, title, rect_inset(board, 8));
}

size_t students_first_results(const struct pack_students *students)
{
    return students->result_count < STUDENTS_RESULTS_FIRST ? students->result_count : STUDENTS_RESULTS_FIRST;
}

/** `part` of the area is for what the group is. */
static struct students_first divide(struct view *view, struct rect area, double part)
{
    struct students_first page = {.about = area};
    size_t count = students_first_results(&view->pack->students);
    struct rect rest = area;
    if (view->tall) {
        page.about.h = round(area.h * part);
        rest.y += page.about.h + 34;
        rest.h -= page.about.h + 34;
        page.from = rest.y - 34;
    } else {
        page.about.w = round(area.w * part);
        rest.x += page.about.w + gap;
        rest.w -= page.about.w + gap;
    }
    page.board = rest;
    page.results = rect_make(rest.x, rest.y + board_height(view) + 50, rest.w, rest.h - board_height(view) - 50);
    page.slips = plan_slips(view, page.results, 0, count, count);
    page.fits = about_scale(view, page.about) > 0 && page.slips.scale > 0;
    return page;
}

struct students_first students_first_plan(struct view *view, struct rect area)
{
    static const double parts[] = {0.44, 0.47, 0.5, 0.41, 0.53, 0.38};
    struct students_first page = divide(view, area, parts[0]);
    for (size_t i = 1; i < sizeof parts / sizeof parts[0] && !page.fits; i++) {
        page = divide(view, area, parts[i]);
    }
    return page;
}

void students_first_draw(struct view *view, const struct students_first *page, struct rect title)
{
    draw_slips(view, page->results, &page->slips, page->from, title);
    students_about_draw(view, page->about, title, 0);
    draw_board(view, page->board);
}

/** Slips in the middle of the area, beneath the board. */
static struct rect slips_box(const struct view *view, struct rect area, size_t count, size_t *per_row)
{
    *per_row = count <= 3 ? count : view->tall ? 2 : 3;
    double width = fmin(area.w, (double)*per_row * (count == 1 ? 1100 : 560));
    return rect_make(area.x + (area.w - width) / 2, area.y + board_height(view) + 50, width,
                     area.h - board_height(view) - 50);
}

/** True when results first..last-1 can be read on one page. */
static bool results_fit(struct view *view, struct rect area, size_t first, size_t last)
{
    size_t per_row;
    struct rect box = slips_box(view, area, last - first, &per_row);
    return plan_slips(view, box, first, last, per_row).scale > 0;
}

size_t students_results_per_page(struct view *view, struct rect area, size_t from)
{
    static const size_t tries[] = {6, 3, 2};
    size_t end = view->pack->students.result_count;
    for (size_t t = end - from <= 3; t < sizeof tries / sizeof tries[0]; t++) {
        bool fit = true;
        for (size_t i = from; i < end && fit; i += tries[t]) {
            fit = results_fit(view, area, i, i + tries[t] < end ? i + tries[t] : end);
        }
        if (fit) {
            return tries[t];
        }
    }
    return 1;
}

/** Results first..last-1 alone on a page. */
void students_results_draw(struct view *view, struct rect area, size_t first, size_t last, struct rect title)
{
    size_t per_row;
    struct rect box = slips_box(view, area, last - first, &per_row);
    struct students_slips slips = plan_slips(view, box, first, last, per_row);
    draw_slips(view, box, &slips, 0, title);
    draw_board(view, area);
}
