#include "ui/students_ask.h"

#include <math.h>

#include "ui/contact.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/students_about.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double gap = 36;    /* between cards side by side */
static const double string = 44; /* between a card and the one that hangs from it */
static const double narrow_column = 700;
static const double event_least = 29; /* a smaller title of the event is broken anew */

static double clamp(double x, double least, double most)
{
    return fmax(least, fmin(most, x));
}

/** The text with its own line breaks made spaces, where Latin letters stand before them. */
static const char *unbroken(struct view *view, const char *text)
{
    char *line = made_rest(view, text, 0);
    for (char *c = line; *c; c++) {
        if (*c == '\n' && c > line && (unsigned char)c[-1] < 0x80) {
            *c = ' ';
        }
    }
    return line;
}

static void event_body(struct flow *flow, const void *data)
{
    const struct pack_students *students = data;
    struct text_style label = students_label(flow, hang_ink(flow->view, hang_color(flow->view, 3)));
    struct text_style title = flow_style(flow, TYPE_CARD_TITLE, 38, view_tint(flow->view, TINT_INK));
    title.phrases = true;
    title.leading = 1.45;
    const char *words = view_text_in(flow->view, &students->event_title, &title);
    double wide = paragraph_line_width(flow->view->type, &title, words);
    if (wide > flow->width && title.size * flow->width / wide >= view_size(flow->view, event_least)) {
        title.size = floor(title.size * flow->width / wide); /* the lines as the pack has broken them */
    } else if (wide > flow->width) {
        words = unbroken(flow->view, words);
        title.balance = true;
    }
    label.size = flow_size(flow, 26);
    flow_text(flow, &label, view_text_in(flow->view, &students->event_label, &label));
    flow_gap(flow, 8);
    flow_text(flow, &title, words);
    if (pack_text_translated(&students->event_title, flow->view->language)) {
        flow_gap(flow, 10);
        flow_note(flow, view_word(flow->view, WORD_OUR_TRANSLATION), 0);
    }
}

static void draw_picture_credit(struct view *view, const struct pack_picture *picture, struct rect box)
{
    if (!pack_text_present(&picture->credit)) {
        return;
    }
    struct text_style style = view_style_of(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT), &picture->credit);
    const char *credit = made_text(view, view_word(view, WORD_PICTURE_CREDIT), view_text(view, &picture->credit));
    view_set(view, &style, credit, point_make(box.x, box.y + box.h + 4), box.w);
}

/** One garland from `a` to `b` that sags, with lamps. */
static void add_garland(struct view *view, struct path *wire, struct point a, struct point b, double sag)
{
    enum { LAMPS = 9 };
    path_move(wire, a.x, a.y);
    path_quad(wire, (a.x + b.x) / 2, (a.y + b.y) / 2 + 2 * sag, b.x, b.y);
    for (int i = 0; i < LAMPS; i++) {
        double t = (i + 0.5) / LAMPS;
        struct point at = point_mix(a, b, t);
        at.y += 4 * t * (1 - t) * sag;
        draw_glow(view->list, at, 30, color_fade(view_tint(view, TINT_WARM), 0.5), BLEND_ADD);
        draw_disc(view->list, at, 5, view_tint(view, TINT_GOLD_BRIGHT));
    }
}

/** Garlands of lamps where there is no picture of the event. */
static void draw_garland(struct view *view, struct rect box)
{
    struct path *wire = path_create(view->arena);
    struct point top = point_make(0, box.y), foot = point_make(0, box.y + box.h);
    draw_box(view->list, box, 14,
             brush_linear(top, foot, view_tint(view, TINT_NIGHT_DEEP), view_tint(view, TINT_DUSK)));
    draw_clip_begin(view->list, box);
    int rows = (int)clamp(floor(box.h / 110), 1, 4);
    for (int r = 0; r < rows; r++) {
        int swags = 2 + (r + (box.w > 700)) % 2;
        double y = box.y + box.h * (r + 0.22) / rows, shift = r % 2 ? -0.5 : 0;
        for (int s = 0; s < swags + (r % 2); s++) {
            double x0 = box.x + box.w * (s + shift) / swags, x1 = box.x + box.w * (s + 1 + shift) / swags;
            add_garland(view, wire, point_make(x0, y), point_make(x1, y), fmin(box.h / rows * 0.6, 90));
        }
    }
    draw_stroke(view->list, wire, 2, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.6)));
    draw_clip_end(view->list);
}

static void draw_event(struct view *view, const struct hang *hang)
{
    const struct pack_students *students = &view->pack->students;
    const struct pack_picture *picture = &students->event_picture;
    struct rect in = hang_inside(hang->box, HANG_MARGIN);
    hang_begin(view, hang);
    struct rect words = rect_make(in.x, in.y, in.w, in.h * (picture->file ? 0.5 : 0.72));
    double scale = flow_fit(view, event_body, students, words, 1, flow_smallest(view));
    double height = flow_draw(view, event_body, students, words, scale) + 20;
    double credit = picture->file && pack_text_present(&picture->credit) ? 40 : 0;
    struct rect rest = rect_make(in.x, in.y + height, in.w, in.h - height - credit);
    if (picture->file && rest.h > 60) {
        draw_picture(view->list, picture->file, rest, 14, view_tint(view, TINT_WASHI_SHADE));
        draw_picture_credit(view, picture, rest);
    } else if (rest.h > 60) {
        draw_garland(view, rest);
    }
    hang_end(view);
}

static void voice_body(struct flow *flow, const void *data)
{
    const struct pack_students *students = data;
    struct text_style title = flow_style(flow, TYPE_HEADING, 40, hang_ink(flow->view, hang_color(flow->view, 1)));
    struct text_style note = flow_style(flow, TYPE_BODY, 32, view_tint(flow->view, TINT_INK));
    title.tracking = 0.06;
    title.leading = note.leading = 1.45;
    note.phrases = true;
    flow_text(flow, &title, view_text_in(flow->view, &students->voice_title, &title));
    flow_text(flow, &note, view_text_in(flow->view, &students->voice_note, &note));
}

/** The beginning of the voice in columns, as on its slip: whole ones only. */
static void draw_beginning(struct view *view, struct rect box)
{
    const struct pack_voice *voice = &view->pack->voices[view->pack->students.voice];
    struct text_style style = view_style(view, TYPE_VOICE, view_tint(view, TINT_INK_SOFT));
    style.size = view_size(view, 32);
    style.language = view->pack->languages[0];
    const struct paragraph *columns =
        paragraph_layout_vertical(view->type, view->arena, &style, pack_text_get(&voice->text, 0), box.h);
    double pitch = paragraph_pitch(columns);
    size_t room = (size_t)fmax(0, floor((box.w + pitch - style.size) / pitch));
    size_t shown = room < columns->line_count ? room : columns->line_count;
    double block = pitch * (double)shown - (pitch - style.size);
    struct point at = point_make(box.x + (box.w + block) / 2 + (pitch - style.size) / 2, box.y);
    paragraph_draw_lines(columns, view->list, view->type, at, 0, 0, shown);
}

/** Words and button: side by side on a wide card, one under the other on a narrow one. */
static void draw_voice(struct view *view, const struct hang *hang)
{
    const struct pack_students *students = &view->pack->students;
    const char *label = view_word(view, WORD_READ_VOICE);
    struct rect in = hang_inside(hang->box, HANG_MARGIN - 6);
    double width = fmin(in.w, widget_button_width(view, label) + 50);
    bool beside = in.w > width + 300 || in.h < 190;
    struct rect words = in;
    struct rect button = rect_make(in.x, in.y + in.h - THEME_TARGET, width, THEME_TARGET);
    if (beside) {
        words.w -= width + 28;
        button.x = in.x + in.w - width;
        button.y = in.y + (in.h - THEME_TARGET) / 2;
    } else {
        words.h -= THEME_TARGET + 24;
        button.x = in.x + (in.w - width) / 2;
    }
    hang_begin(view, hang);
    double scale = flow_fit(view, voice_body, students, words, beside ? 1.2 : 0.94, flow_smallest(view));
    double spare = words.h - flow_measure(view, voice_body, students, words.w, scale);
    words.y += beside ? fmax(0, spare / 2) : 0;
    double height = flow_draw(view, voice_body, students, words, scale);
    if (words.h - height > 240) {
        draw_beginning(view, rect_make(words.x, words.y + height + 26, words.w, words.h - height - 30));
    }
    widget_button(view, button, label, BUTTON_GOLD, target_make(TARGET_VOICE, students->voice));
    hang_end(view);
}

static void contact_body(struct flow *flow, const void *data)
{
    contact_flow(flow, data);
}

/** How a contact is set on its card: the codes on a panel beside the text of a wide one, beneath it on a narrow one. */
struct contact_setting {
    struct contact_panel panel;
    bool beside;
    double side, below; /* of the codes beneath the text: how large each is, and what all of it takes */
    struct rect words;  /* room for the text */
    double scale, height;
};

static struct contact_setting set_contact(struct view *view, struct rect box)
{
    const struct pack_contact *contact = &view->pack->contacts[view->pack->students.contact];
    struct rect in = hang_inside(box, HANG_MARGIN);
    bool event = pack_text_present(&view->pack->students.event_title); /* its card bears the note already */
    bool ours = !event && pack_text_translated(&contact->name, view->language);
    const char *note = ours ? view_word(view, WORD_OUR_TRANSLATION) : NULL;
    struct contact_setting set = {.panel = contact_panel_in(view, contact, box, CONTACT_SIDE_MOST, note),
                                  .side = fmin(240, (in.w - 140) / 2)};
    double codes = contact_codes_height(view, contact, set.side);
    set.beside = in.w - set.panel.width >= 430;
    set.below = set.beside || codes <= 0 ? 0 : codes + 24;
    if (set.beside) {
        in.w -= set.panel.width > 0 ? set.panel.width - HANG_MARGIN + 16 : 0;
    }
    set.words = rect_make(in.x, in.y, in.w, in.h - set.below);
    set.scale = flow_fit(view, contact_body, contact, set.words, 1.24, flow_smallest(view));
    set.height = flow_measure(view, contact_body, contact, set.words.w, set.scale);
    return set;
}

static void draw_contact(struct view *view, const struct hang *hang)
{
    const struct pack_contact *contact = &view->pack->contacts[view->pack->students.contact];
    struct contact_setting set = set_contact(view, hang->box);
    struct rect words = set.words;
    double spare = fmax(0, words.h - set.height);
    hang_begin(view, hang);
    if (set.beside) {
        contact_panel_draw(view, contact, hang->box, &set.panel);
        words.y += spare / 2;
    }
    flow_draw(view, contact_body, contact, words, set.scale);
    if (set.below > 0) {
        contact_codes(view, contact, words.x + words.w / 2, words.y + set.height + 24 + spare / 2, set.side);
    }
    hang_end(view);
}

/** What stands on a last page, and where. */
struct last_page {
    bool event, voice, contact;
    struct hang hangs[3]; /* of these three */
};

/** Event over voice in `column`, and on a tall stage the contact below them. */
static void stack(const struct view *view, struct last_page *page, struct rect column)
{
    bool contact = page->contact && view->tall;
    double contact_height = contact ? clamp(column.h * 0.38, 320, 560) : 0;
    double rest = column.h - (contact ? contact_height + string : 0);
    double voice_least = column.w < narrow_column ? 300 : 190; /* button beneath or beside the words */
    double voice_height = page->voice ? (page->event ? clamp(rest * 0.34, voice_least, 300) : rest) : 0;
    double event_height = rest - (page->voice ? voice_height + string : 0);
    double heights[] = {event_height, voice_height, contact_height};
    bool there[] = {page->event, page->voice, contact};
    double y = column.y, from = 0;
    for (int i = 0; i < 3; i++) {
        if (there[i]) {
            page->hangs[i].box = rect_make(column.x, y, column.w, heights[i]);
            page->hangs[i].from = from;
            from = y + heights[i];
            y = from + string;
        }
    }
}

/** All side by side. */
static void row(struct last_page *page, struct rect area)
{
    const double parts[] = {0.38, 0.25, 0.37};
    const bool there[] = {page->event, page->voice, page->contact};
    double sum = 0, gaps = -gap, x = area.x;
    for (int i = 0; i < 3; i++) {
        sum += there[i] ? parts[i] : 0;
        gaps += there[i] ? gap : 0;
    }
    for (int i = 0; i < 3; i++) {
        if (there[i]) {
            double width = round((area.w - gaps) * parts[i] / sum);
            page->hangs[i].box = rect_make(x, area.y, width, area.h);
            x += width + gap;
        }
    }
}

/** Event and voice side by side, the contact below both. */
static void pair(struct last_page *page, struct rect area)
{
    double height = round(area.h * 0.46), width = (area.w - gap) / 2;
    page->hangs[0].box = rect_make(area.x, area.y, width, height);
    page->hangs[1].box = rect_make(area.x + width + gap, area.y, width, height);
    page->hangs[2].box = rect_make(area.x, area.y + height + string, area.w, area.h - height - string);
    page->hangs[2].from = area.y + height;
}

/** Where those of the three stand that are on the page. */
static void place_last(const struct view *view, struct last_page *page, struct rect area)
{
    struct rect left = area;
    if (!view->tall && area.w >= 1600) {
        row(page, area);
        return;
    }
    if (!view->tall && page->contact && (page->event || page->voice)) {
        left.w = round((area.w - gap) * 0.5);
        page->hangs[2].box = rect_make(area.x + left.w + gap, area.y, area.w - left.w - gap, area.h);
    } else if (!view->tall && page->contact) {
        page->hangs[2].box = area;
    }
    if (view->tall && area.h < 1100 && page->event && page->voice && page->contact) {
        pair(page, area);
    } else {
        stack(view, page, left);
    }
}

/** A page of the group's event and voice, of its contact, or of all three. */
static struct last_page plan_last(const struct view *view, struct rect area, struct rect title, bool first, bool second)
{
    const struct pack_students *students = &view->pack->students;
    struct last_page page = {.event = first && pack_text_present(&students->event_title),
                             .voice = first && students->voice != PACK_INDEX_NONE,
                             .contact = second && students->contact != PACK_INDEX_NONE};
    const size_t colors[] = {3, 1, 2};
    for (int i = 0; i < 3; i++) {
        page.hangs[i] = (struct hang){.order = i, .color = hang_color(view, colors[i]), .title = title};
    }
    place_last(view, &page, area);
    return page;
}

int students_ask_pages(struct view *view, struct rect area)
{
    struct last_page all = plan_last(view, area, area, true, true);
    bool others = all.event || all.voice;
    if (others && all.contact) {
        struct contact_setting set = set_contact(view, all.hangs[2].box);
        return set.height > set.words.h ? 2 : 1;
    }
    return others || all.contact ? 1 : 0;
}

void students_ask_draw(struct view *view, struct rect area, struct rect title, int page, int pages)
{
    struct last_page plan = plan_last(view, area, title, page == 0, page == pages - 1);
    if (plan.contact) {
        draw_contact(view, &plan.hangs[2]);
    }
    if (plan.voice) {
        draw_voice(view, &plan.hangs[1]);
    }
    if (plan.event) {
        draw_event(view, &plan.hangs[0]);
    }
}
