#include "ui/voices_slip.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "base/language.h"
#include "base/ruby.h"
#include "text/chars.h"
#include "ui/flow.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/quotation.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double foot_side = 48; /* the margin beside the names */
static const double swing_hertz = 0.85, swing_damping = 3.1;
static const double swing_slip = 0.045; /* radians, of a slip beside */
static const double swing_front = 16;   /* units, of the card in front: it hangs on two strings and stays level */
static const double lean_most = 0.026;  /* radians */
static const double slip_lower = 58;    /* how far by turns slips beside hang lower than VOICES_HIGHER */

struct voices_layout voices_layout(double width, double height, struct rect safe, bool translated)
{
    bool tall = height > width;
    double most = tall ? 900 : translated ? 1300 : 1040, part = tall ? 0.8 : translated ? 0.74 : 0.62;
    double front = round(fmin(most, width * part) / 2) * 2;
    double room = (width - front) / 2;
    double slip = round(fmin(300, room * 0.7) / 2) * 2;
    double gap = fmin(70, (room - slip) / 2);
    struct voices_layout layout = {.front_width = front, .slip_width = slip, .pitch = front / 2 + gap + slip / 2};
    bool more = room - gap - slip > slip + 2 * gap; /* a second slip has room on each side */
    layout.step = more ? slip + gap : width / 2 + slip * 0.6 + 30 - layout.pitch;
    double bottom = safe.y + safe.h;
    layout.second_row = bottom - HANG_ROW / 2;
    layout.row = layout.second_row - (tall ? HANG_ROW + 26 : 0);
    layout.top = safe.y + (tall ? 150 : 66);
    layout.front_height = round(layout.row - HANG_ROW / 2 - (tall ? 34 : 20) - layout.top);
    layout.lean = fmin(lean_most, gap * 0.7 / layout.front_height);
    return layout;
}

/** A slip on its way: everything between the wide card in front (p = 0) and the narrow slip beside (p = 1). */
struct slip {
    struct view *view;
    const struct voices_layout *layout;
    const struct pack_voice *voice;
    int index;
    double p;
    double width, height;
    struct point hang;   /* of the middle of its top edge, without the swing */
    struct affine place; /* from its own units: 0, 0 is the middle of its top edge */
    struct color color;
    struct rect words;             /* where its text stands, in its own units, at the card's full width */
    struct rect theirs;            /* the translation's block, likewise; empty when there is none */
    const struct paragraph *about; /* what it answers, NULL when there is nothing */
    double foot, foot_scale;       /* height, and of its type in front */
    bool vertical;
    bool stacked; /* the button stands below the names, which are too long to stand beside it */
};

static double mix(const struct slip *slip, double front, double beside)
{
    return ease_mix(front, beside, slip->p);
}

/** Japanese is set in columns; a text without kana stands in lines. */
static bool is_vertical(const struct view *view, const char *source)
{
    const char *text = ruby_plain(source, view->arena);
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        enum char_class class = char_classify(char_cluster_next(text, size, &at));
        if (class == CHAR_HIRAGANA || class == CHAR_KATAKANA) {
            return true;
        }
    }
    return false;
}

static bool has_translation(const struct slip *slip)
{
    return quotation_translated(slip->view, &slip->voice->text);
}

/** What stands above and below the words is our translation; a translation of the words says so itself. */
static bool shows_translation(const struct slip *slip)
{
    const struct pack_voice *voice = slip->voice;
    int language = slip->view->language;
    bool speaker = false;
    for (size_t i = 0; i < voice->speaker_count; i++) {
        speaker = speaker || pack_text_translated(&voice->speakers[i].affiliation, language);
    }
    return !has_translation(slip) && (speaker || pack_text_translated(&voice->about, language));
}

/** In another language than the speaker's: whose words these are. */
static bool shows_original(const struct slip *slip)
{
    return slip->view->language > 0 && !has_translation(slip);
}

static double swing_of(const struct slip *slip)
{
    const struct app *app = slip->view->app;
    if (slip->view->quiet) {
        return 0;
    }
    view_moves(slip->view, app->voices.pushed + ease_pendulum_rest(swing_damping));
    double hertz = swing_hertz * (1 + 0.06 * (slip->index % 3));
    return app->voices.push * ease_pendulum(slip->view->now - app->voices.pushed, hertz, swing_damping);
}

static void place_slip(struct slip *slip, double offset)
{
    const struct voices_layout *layout = slip->layout;
    double far = fabs(offset), side = offset < 0 ? -1 : 1;
    slip->p = fmin(1, far);
    slip->width = mix(slip, layout->front_width, layout->slip_width);
    slip->height = mix(slip, layout->front_height, layout->front_height - slip_lower - 30);
    double x = far < 1 ? layout->pitch * far : layout->pitch + layout->step * (far - 1);
    double lower = slip->index % 2 ? slip_lower : VOICES_HIGHER;
    slip->hang = point_make(round(slip->view->width / 2 + side * x), round(layout->top + slip->p * lower));
    double swing = swing_of(slip), turned = fmax(0, 2 * slip->p - 1); /* a wide slip hangs level: it is dear to turn */
    double angle = turned * (-side * layout->lean + swing * swing_slip);
    double sway = round((1 - turned) * swing * swing_front); /* whole units: a sheet that only moves stays sharp */
    slip->place = affine_then(affine_turn(angle), affine_move(slip->hang.x + sway, slip->hang.y));
}

static bool has_button(const struct slip *slip)
{
    return slip->voice->project != PACK_INDEX_NONE;
}

static double button_width(const struct slip *slip)
{
    return widget_button_width(slip->view, view_word(slip->view, WORD_PROJECT_OPEN)) + 20;
}

static struct rect slip_box(const struct slip *slip)
{
    return rect_make(-slip->width / 2, 0, slip->width, slip->height);
}

/** How visible what belongs to the card in front only is, and what belongs to the slip beside only. */
static double front_only(const struct slip *slip)
{
    return fmax(0, 1 - slip->p * 8); /* gone before the slip is too narrow for it */
}

static double beside_only(const struct slip *slip)
{
    return fmax(0, slip->p * 2.5 - 1.5);
}

/** The words in columns from the right: as many whole ones as the slip is wide. Returns the number of pages. */
static int draw_columns(const struct slip *slip, int page)
{
    struct view *view = slip->view;
    struct text_style style = quotation_style(view, TYPE_VOICE, view_tint(view, TINT_INK));
    const char *text = pack_text_get(&slip->voice->text, 0);
    style.size = view->tall ? view_size(view, 48) : style.size;
    bool narrow = slip->layout->slip_width < 2 * style.size; /* a glimpse of words, with no room for readings */
    style.furigana = style.furigana && !(narrow && slip->p >= 1);
    double spare = view_floor(view) * (style.leading - 1); /* the last column needs no gap behind it */
    const struct paragraph *columns = paragraph_fit_vertical(view->type, view->arena, &style, text,
                                                             slip->words.w + spare, slip->words.h, view_floor(view));
    double size = columns->style.size, pitch = paragraph_pitch(columns);
    size_t room = (size_t)fmax(1, floor((slip->words.w + pitch - size + 1) / pitch));
    size_t pages = (columns->line_count + room - 1) / room;
    size_t first = room * (size_t)(page < (int)pages ? page : (int)pages - 1);
    double block = pitch * (double)(pages > 1 ? room : columns->line_count) - (pitch - size);
    double pad = fmin(40, (slip->layout->slip_width - size) / 2);
    double side = slip->layout->front_width / 2, end = slip->words.x + slip->words.w;
    double right = slip->width / 2 - mix(slip, side - end + (slip->words.w - block) / 2, pad);
    double left = -slip->width / 2 + mix(slip, side + slip->words.x - 16, pad);
    size_t fit = (size_t)fmax(0, floor((right - left + pitch - size + 1) / pitch));
    size_t last = first + (fit < room ? fit : room);
    struct point at = point_make(right + (pitch - size) / 2 + pitch * (double)first, slip->words.y);
    if (slip->p <= 0 && pages > 1) {
        view_note_pages(view, text, (int)pages);
    }
    paragraph_draw_lines(columns, view->list, view->type, at, 0, first, last);
    return pages > 0 ? (int)pages : 1;
}

/** As many whole lines as stand above the foot. */
static int draw_lines(const struct slip *slip, const struct paragraph *lines, struct rect box, int page)
{
    double pitch = paragraph_pitch(lines);
    size_t room = (size_t)fmax(1, floor(box.h / pitch));
    size_t pages = (lines->line_count + room - 1) / room;
    size_t first = room * (size_t)(page < (int)pages ? page : (int)pages - 1);
    double y = box.y - pitch * (double)first;
    if (pages == 1 && slip->p < 1) {
        y += (box.h - lines->height) / 2;
    }
    paragraph_draw_lines(lines, slip->view->list, slip->view->type, point_make(box.x, y), box.w, first, first + room);
    return pages > 0 ? (int)pages : 1;
}

/** The beginning of a text in lines on a slip beside; on one too narrow for lines, on its side like a book's back. */
static void draw_beside(const struct slip *slip, const char *text)
{
    struct view *view = slip->view;
    struct text_style style =
        quotation_style(view, TYPE_BODY, color_fade(view_tint(view, TINT_INK), beside_only(slip)));
    double width = slip->layout->slip_width - 64;
    style.size /= view_size(view, 1); /* it is to be seen, not yet to be read: a narrow slip tears large words */
    style.face = FACE_MINCHO;
    style.leading = 1.5;
    if (width > 200) {
        struct rect box = rect_make(-width / 2, slip->words.y, width, slip->words.h);
        draw_lines(slip, paragraph_layout(view->type, view->arena, &style, text, width), box, 0);
        return;
    }
    const struct paragraph *back = paragraph_layout_vertical(view->type, view->arena, &style, text, slip->words.h);
    paragraph_draw_lines(back, view->list, view->type, point_make(paragraph_pitch(back) / 2, slip->words.y), 0, 0, 1);
}

/** A text that is not Japanese: in lines, once for the card in front and once for the slip beside. */
static int draw_horizontal(const struct slip *slip, int page)
{
    struct view *view = slip->view;
    const char *text = pack_text_get(&slip->voice->text, 0);
    int pages = 1;
    if (front_only(slip) > 0) {
        struct text_style style =
            quotation_style(view, TYPE_VOICE, color_fade(view_tint(view, TINT_INK), front_only(slip)));
        struct rect box = rect_make(slip->words.x + 20, slip->words.y, slip->words.w - 40, slip->words.h);
        style.leading = 1.6;
        pages = draw_lines(slip, paragraph_fit(view->type, view->arena, &style, text, box.w, box.h, view_floor(view)),
                           box, page);
        if (slip->p <= 0 && pages > 1) {
            view_note_pages(view, text, pages);
        }
    }
    if (beside_only(slip) > 0) {
        draw_beside(slip, text);
    }
    return pages;
}

static double about_width(const struct slip *slip)
{
    return slip->layout->front_width - 112;
}

/** What the voice answers, in at most three lines. */
static const struct paragraph *layout_about(const struct slip *slip)
{
    struct text_style style = view_style(slip->view, TYPE_HEADING, hang_ink(slip->view, slip->color));
    style.size = view_size(slip->view, 34);
    style.align = ALIGN_CENTER;
    style.phrases = style.balance = true;
    if (!pack_text_present(&slip->voice->about)) {
        return NULL;
    }
    return paragraph_fit(slip->view->type, slip->view->arena, &style,
                         view_text_in(slip->view, &slip->voice->about, &style), about_width(slip),
                         view_size(slip->view, 112), THEME_FLOOR);
}

/** In another language: that these are the speaker's own words, that the rest is our translation, or both; "". */
static const char *note_of(const struct slip *slip)
{
    bool original = shows_original(slip), ours = shows_translation(slip);
    if (!original && !ours) {
        return "";
    }
    return view_word(slip->view, original && ours ? WORD_ORIGINAL_BESIDE
                                 : original       ? WORD_ORIGINAL_NOTE
                                                  : WORD_OUR_TRANSLATION);
}

static const struct paragraph *layout_note(const struct slip *slip, struct color color)
{
    struct text_style small = view_style(slip->view, TYPE_SMALL, color);
    small.align = ALIGN_CENTER;
    small.phrases = small.balance = true;
    return view_layout(slip->view, &small, note_of(slip), about_width(slip));
}

static double note_height(const struct slip *slip)
{
    if (!note_of(slip)[0]) {
        return 0;
    }
    double lines = (double)layout_note(slip, view_tint(slip->view, TINT_INK_SOFT))->line_count;
    return view_size(slip->view, 44) + (lines - 1) * view_size(slip->view, 36);
}

static void draw_note(const struct slip *slip, double y, struct color color)
{
    struct view *view = slip->view;
    const struct paragraph *note = layout_note(slip, color);
    double width = about_width(slip);
    if (shows_original(slip)) {
        paragraph_draw(note, view->list, view->type, point_make(-width / 2, y + 1), width);
    } else if (note_of(slip)[0]) {
        double framed = paragraph_line_width(view->type, &note->style, note_of(slip)) + 28;
        widget_note(view, point_make(-framed / 2, y), note_of(slip), color);
    }
}

/** What the voice answers, and in another language whose words these are. */
static void draw_head(const struct slip *slip)
{
    struct view *view = slip->view;
    double shown = front_only(slip);
    if (shown <= 0) {
        return;
    }
    double y = HANG_BAND + 24;
    if (slip->about) {
        struct text_style style = slip->about->style;
        style.color = color_fade(hang_ink(view, slip->color), shown);
        double width = about_width(slip);
        const struct paragraph *lines =
            view_layout(view, &style, view_text_in(view, &slip->voice->about, &style), width);
        paragraph_draw(lines, view->list, view->type, point_make(-width / 2, y), width);
        y += slip->about->height + 3;
    }
    draw_note(slip, y, color_fade(view_tint(view, TINT_INK_SOFT), shown));
}

/** The speakers' names, or where they belong, with `between` between them; what is the same stands once. */
static const char *join_speakers(const struct slip *slip, bool names, const char *between)
{
    struct view *view = slip->view;
    const char *line = "", *last = "";
    for (size_t i = 0; i < slip->voice->speaker_count; i++) {
        const struct pack_speaker *speaker = &slip->voice->speakers[i];
        const char *part = view_text(view, names ? &speaker->name : &speaker->affiliation);
        if (part[0] && strcmp(part, last) != 0) {
            line = made_text(view, "%s%s%s", line, line[0] ? between : "", part);
            last = part;
        }
    }
    return line;
}

static bool in_japanese(const struct view *view)
{
    return language_akin(view->tag, "ja");
}

/** Names and affiliations as they stand in the foot of the card in front. */
static void speakers_body(struct flow *flow, const void *data)
{
    const struct slip *slip = data;
    double shown = front_only(slip);
    bool japanese = in_japanese(flow->view);
    struct text_style name = flow_style(flow, TYPE_HEADING, 32, color_fade(view_tint(flow->view, TINT_INK), shown));
    struct text_style from = flow_style(flow, TYPE_LABEL, 26, color_fade(view_tint(flow->view, TINT_INK_SOFT), shown));
    name.leading = from.leading = 1.35;
    name.align = from.align = has_button(slip) ? ALIGN_START : ALIGN_CENTER;
    name.phrases = from.phrases = from.balance = true;
    name.language = view_text_tag(flow->view, &slip->voice->speakers[0].name);
    from.language = view_text_tag(flow->view, &slip->voice->speakers[0].affiliation);
    const char *names = join_speakers(slip, true, japanese ? "・" : " · ");
    double wide = paragraph_line_width(flow->view->type, &name, names);
    if (wide > flow->width) { /* one line, if a little smaller will do */
        name.size = fmin(name.size, fmax(view_size(flow->view, 26), floor(name.size * flow->width / wide)));
    }
    flow_text(flow, &name, names);
    flow_text(flow, &from, join_speakers(slip, false, japanese ? " ／ " : " / "));
}

/** Where the names stand beside the button, if there is one, in a foot as wide as the card in front. */
static double speakers_width(const struct slip *slip)
{
    double button = has_button(slip) && !slip->stacked ? button_width(slip) + 28 : 0;
    return slip->layout->front_width - 2 * foot_side - button;
}

/** On a slip beside: as many names as have room, each on its own line. */
static void draw_names(const struct slip *slip, struct rect box)
{
    struct view *view = slip->view;
    struct text_style style = view_style(view, TYPE_SMALL, color_fade(view_tint(view, TINT_INK), beside_only(slip)));
    style.face = FACE_GOTHIC_BOLD;
    style.leading = 1.3;
    style.align = ALIGN_CENTER;
    style.phrases = style.balance = true;
    style.language = view_text_tag(view, &slip->voice->speakers[0].name);
    const char *names = join_speakers(slip, true, "\n");
    const struct paragraph *lines = view_layout(view, &style, names, box.w);
    if (lines->height <= box.h && lines->width <= box.w) {
        paragraph_draw(lines, view->list, view->type, point_make(box.x, box.y + (box.h - lines->height) / 2), box.w);
    }
}

/** Give the translation its part: beside the words on a wide stage, beneath them on a tall one. */
static void divide(struct slip *slip)
{
    const double gap = 40, beyond = 18; /* the block reaches a little into the card's margin */
    struct rect all = slip->words;
    double share = quotation_share(slip->view, &slip->voice->text);
    if (slip->view->tall) {
        double height = round((all.h - gap) * share);
        slip->words.h -= height + gap;
        slip->theirs = rect_make(all.x - beyond, all.y + all.h - height, all.w + 2 * beyond, height);
        return;
    }
    double width = round((all.w - gap) * share);
    bool left = slip->vertical; /* columns begin at the right, lines at the left */
    slip->words.w -= width + gap;
    slip->words.x += left ? width + gap : 0;
    slip->theirs = rect_make(left ? all.x - beyond : all.x + all.w - width + beyond, all.y, width, all.h);
}

static void measure_slip(struct slip *slip)
{
    slip->about = layout_about(slip);
    double head = 44 + (slip->about ? slip->about->height + 1 : 0) + note_height(slip);
    double pad = 56, most = slip->layout->front_height * 0.4;
    double least = flow_smallest(slip->view);
    slip->stacked =
        has_button(slip) && flow_measure(slip->view, speakers_body, slip, speakers_width(slip), least) > most;
    most -= slip->stacked ? THEME_TARGET + 8 : 0;
    slip->foot_scale = flow_fit(slip->view, speakers_body, slip, rect_make(0, 0, speakers_width(slip), most), 1,
                                flow_smallest(slip->view));
    double foot =
        fmax(132, flow_measure(slip->view, speakers_body, slip, speakers_width(slip), slip->foot_scale) + 36) +
        (slip->stacked ? THEME_TARGET + 8 : 0);
    double height = slip->layout->front_height - HANG_BAND - head - foot - 26;
    slip->foot = mix(slip, foot, 94);
    slip->words = rect_make(-slip->layout->front_width / 2 + pad, HANG_BAND + mix(slip, head, fmin(head, 54)),
                            slip->layout->front_width - 2 * pad, height);
    slip->vertical = is_vertical(slip->view, pack_text_get(&slip->voice->text, 0));
    if (has_translation(slip)) {
        divide(slip);
    }
}

static void draw_foot(const struct slip *slip)
{
    struct view *view = slip->view;
    struct rect box = rect_make(-slip->width / 2, slip->height - slip->foot, slip->width, slip->foot);
    double inset = mix(slip, 36, 0);
    draw_box(view->list, rect_make(box.x + inset, box.y, box.w - 2 * inset, 2), 0,
             brush_solid(view_tint(view, TINT_WASHI_SHADE)));
    if (beside_only(slip) > 0 && slip->width > 120) {
        draw_names(slip, rect_make(box.x + 12, box.y + 6, box.w - 24, box.h - 12));
    }
    if (front_only(slip) <= 0) {
        return;
    }
    double width = speakers_width(slip);
    struct rect words = rect_make(has_button(slip) ? box.x + foot_side : -width / 2, box.y, width, box.h);
    double height = flow_measure(view, speakers_body, slip, words.w, slip->foot_scale);
    double button_height = slip->stacked ? THEME_TARGET + 8 : 0;
    words.y += (box.h - button_height - height) / 2;
    flow_draw(view, speakers_body, slip, words, slip->foot_scale);
    if (has_button(slip) && slip->p <= 0) {
        struct point at =
            point_make(box.x + box.w - foot_side - button_width(slip), box.y + (box.h - THEME_TARGET) / 2);
        if (slip->stacked) {
            at = point_make(-button_width(slip) / 2, box.y + box.h - THEME_TARGET - 18);
        }
        widget_button(view, rect_make(at.x, at.y, button_width(slip), THEME_TARGET), view_word(view, WORD_PROJECT_OPEN),
                      BUTTON_GOLD, target_make(TARGET_VOICE_PROJECT, slip->voice->project));
    }
}

static void draw_strings(const struct slip *slip)
{
    double apart = slip->layout->front_width * 0.29 * (1 - slip->p);
    for (int side = -1; side <= 1; side += 2) {
        struct point ring = affine_apply(slip->place, point_make(side * apart, 4));
        double x = slip->hang.x + side * apart;
        hang_string(slip->view, &slip->layout->title, x, ring);
        if (slip->p >= 1) {
            return;
        }
    }
}

int voices_slip(struct view *view, const struct voices_layout *layout, int index, double offset, int page)
{
    struct slip slip = {.view = view,
                        .layout = layout,
                        .voice = &view->pack->voices[index],
                        .index = index,
                        .color = hang_color(view, (size_t)index)};
    place_slip(&slip, offset);
    bool large = view->large;
    measure_slip(&slip);
    if (large && slip.words.h < 2 * view_floor(view)) { /* names that leave a voice no room in large type */
        view->large = false;
        measure_slip(&slip);
    }
    struct rect box = slip_box(&slip);
    bool front = fabs(offset) < 0.5;
    uint64_t target = front ? target_make(TARGET_VOICE_SHEET, 0) : target_make(TARGET_VOICE, index);
    draw_layer_begin(view->list, rect_inset(box, -56), slip.place, 1, 0);
    widget_card(view, box, HANG_BAND, slip.color);
    draw_hit(view->list, box, target, HIT_TAP | HIT_DRAG_X);
    draw_head(&slip);
    int pages = slip.vertical ? draw_columns(&slip, page) : draw_horizontal(&slip, page);
    if (has_translation(&slip) && front_only(&slip) > 0) {
        int more = quotation_block(view, &slip.voice->text, slip.theirs, page, front_only(&slip));
        pages = more > pages ? more : pages;
    }
    draw_foot(&slip);
    double dim = slip.p * (view_pressed(view, target) && !front ? 0.06 : 0.22);
    if (dim > 0) {
        draw_box(view->list, box, THEME_RADIUS, brush_solid(color_fade(view_tint(view, TINT_DUSK), dim)));
    }
    draw_layer_end(view->list);
    draw_strings(&slip);
    view->large = large;
    return pages;
}
