#include <math.h>

#include "ui/card_parts.h"
#include "ui/hang.h"
#include "ui/flow.h"
#include "ui/made.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** Questions and answers on the whole sheet, one question a page, and back to the project at its foot. */

static const double label_size = 30;
static const double margin = 64, foot_height = 110;
static const double scale_most = 1.04, scale_most_tall = 1.28; /* of the type */
static const double scale_least = 0.84;                        /* smaller, an answer goes on to a page more */

/** The interview of a project that has one. */
static const struct pack_interview *interview_of(const struct view *view, int project)
{
    return &view->pack->interviews[view->pack->projects[project].interview];
}

/** Who answers, for whom; "" where that is too long for one line. */
static const char *who_line(struct view *view, int project, double width)
{
    const struct pack_text *who = &interview_of(view, project)->speaker;
    struct text_style style = view_style_of(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT), who);
    const char *speaker = view_text(view, who);
    const char *group = view_text(view, &view->pack->projects[project].group);
    const char *both = made_text(view, "%s（%s）", speaker, group);
    if (paragraph_line_width(view->type, &style, both) <= width) {
        return both;
    }
    return paragraph_line_width(view->type, &style, speaker) <= width ? speaker : "";
}

/** What is left of the head's line for it. */
static double who_width(struct view *view, double width)
{
    struct text_style label = view_style(view, TYPE_HEADING, view_tint(view, TINT_INK));
    label.size = view_size(view, label_size);
    return width - paragraph_line_width(view->type, &label, view_word(view, WORD_INTERVIEW)) - 24;
}

static double sized(const struct flow *flow, double size)
{
    return flow_size(flow, size);
}

static void flow_opening(struct flow *flow, const struct pack_interview *interview)
{
    struct text_style title =
        view_style_of(flow->view, TYPE_CARD_TITLE, view_tint(flow->view, TINT_INK), &interview->headline);
    struct text_style text =
        view_style_of(flow->view, TYPE_BODY, view_tint(flow->view, TINT_INK), &interview->introduction);
    title.size = sized(flow, 49);
    title.phrases = title.balance = true;
    text.size = sized(flow, 36);
    text.leading = 1.75;
    flow_heading(flow, &title, view_text(flow->view, &interview->headline), 60);
    flow_gap(flow, 28);
    flow_text(flow, &text, view_text(flow->view, &interview->introduction));
}

/** What a person said, in the visitor's language: beneath the original and smaller. */
static void flow_translation(struct flow *flow, const struct pack_text *words)
{
    struct text_style text = view_style_of(flow->view, TYPE_BODY, view_tint(flow->view, TINT_INK), words);
    text.size = sized(flow, 27);
    text.leading = 1.42;
    flow_gap(flow, 18);
    flow_note(flow, view_word(flow->view, WORD_OUR_TRANSLATION), 110);
    flow_gap(flow, 10);
    flow_text(flow, &text, view_text(flow->view, words));
}

static void flow_answer(struct flow *flow, const struct pack_answer *answer, struct color ink)
{
    struct text_style question = view_style_of(flow->view, TYPE_HEADING, ink, &answer->question);
    struct text_style text = view_style(flow->view, TYPE_BODY, view_tint(flow->view, TINT_INK));
    bool translated = pack_text_translated(&answer->answer, flow->view->language);
    question.size = sized(flow, 41);
    question.leading = 1.4;
    question.phrases = question.balance = true;
    text.language = flow->view->pack->languages[0];
    text.size = sized(flow, translated ? 30 : 36);
    text.leading = translated ? 1.55 : 1.75;
    flow->patient = translated;
    flow_turn(flow);
    flow_heading(flow, &question, view_text(flow->view, &answer->question), 60);
    flow_gap(flow, 26);
    flow_text(flow, &text, pack_text_get(&answer->answer, 0));
    if (translated) {
        flow_translation(flow, &answer->answer);
    }
}

static void body(struct flow *flow, const void *data)
{
    const int *project = data;
    struct view *view = flow->view;
    const struct pack_interview *interview = interview_of(view, *project);
    struct color ink = hang_ink(view, view_section(view, view->pack->projects[*project].section));
    flow_opening(flow, interview);
    if (who_line(view, *project, who_width(view, flow->width))[0] == '\0') { /* too long for the head */
        struct text_style speaker = view_style(view, TYPE_BODY, view_tint(view, TINT_INK_SOFT));
        flow_gap(flow, 28);
        flow_text(flow, &speaker, view_text_in(view, &interview->speaker, &speaker));
    }
    for (size_t i = 0; i < interview->answer_count; i++) {
        flow_answer(flow, &interview->answers[i], ink);
    }
}

/** Of the line that says whose answers these are, with the rule below it. */
static double head_height(const struct view *view)
{
    return view_size(view, 46) + 46;
}

static struct rect text_box(const struct view *view, const struct card_layout *layout)
{
    struct rect box = hang_inside(layout->box, margin);
    return rect_make(box.x, box.y + head_height(view), box.w, box.h - head_height(view) - foot_height);
}

/** The largest type in which the interview takes as few pages as in the smallest. */
static double fit(struct view *view, const struct card_layout *layout, int project)
{
    return flow_fit_pages(view, body, &project, text_box(view, layout), view->tall ? scale_most_tall : scale_most,
                          scale_least);
}

int card_interview_pages(struct view *view, const struct card_layout *layout, int project)
{
    if (view->pack->projects[project].interview == PACK_INDEX_NONE) {
        return 0;
    }
    return flow_pages(view, body, &project, text_box(view, layout), fit(view, layout, project));
}

/** Whose answers these are; in another language than theirs, that they stand as they were given. */
static void draw_head(struct view *view, struct rect in, int project)
{
    const struct pack_project *p = &view->pack->projects[project];
    struct text_style label = view_style(view, TYPE_HEADING, hang_ink(view, view_section(view, p->section)));
    struct text_style small = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
    small.size = view_size(view, 26);
    small.language = view_text_tag(view, &interview_of(view, project)->speaker);
    label.size = view_size(view, label_size);
    double width = who_width(view, in.w);
    view_set(view, &label, view_word(view, WORD_INTERVIEW), point_make(in.x, in.y), in.w - width);
    view_fit(view, &small, who_line(view, project, width),
             rect_make(in.x + in.w - width, in.y, width, view_size(view, 46)), VALIGN_MIDDLE);
    draw_box(view->list, rect_make(in.x, in.y + view_size(view, 46) + 12, in.w, 2), 0,
             brush_solid(view_tint(view, TINT_WASHI_SHADE)));
}

/** Back to the project, a word about the language, and which page this is. */
static void draw_foot(struct view *view, struct rect in, int project, int page, int pages)
{
    const struct pack_interview *interview = interview_of(view, project);
    const char *label = view_word(view, WORD_PROJECT_OPEN);
    double y = in.y + in.h - THEME_TARGET, width = widget_button_width(view, label) + 30;
    widget_button(view, rect_make(in.x, y, width, THEME_TARGET), label, BUTTON_WASHI, target_make(TARGET_CARD_PAGE, 0));
    struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
    view_center(view, &style, arena_printf(view->arena, view_word(view, WORD_PAGE), page + 1, pages),
                rect_make(in.x + in.w - 120, y, 120, THEME_TARGET));
    bool original = view->language > 0 && interview->answer_count > 0 &&
                    !pack_text_translated(&interview->answers[0].answer, view->language);
    bool ours = original && pack_text_translated(&interview->answers[0].question, view->language);
    if (original) {
        style.size = view_floor(view);
        view_fit(view, &style, view_word(view, ours ? WORD_ORIGINAL_BESIDE : WORD_ORIGINAL_NOTE),
                 rect_make(in.x + width + 28, y, in.w - width - 160, THEME_TARGET), VALIGN_MIDDLE);
    }
}

void card_interview_draw(struct view *view, const struct card_layout *layout, int project, int page)
{
    struct rect in = hang_inside(layout->box, margin), box = text_box(view, layout);
    double scale = fit(view, layout, project), height = flow_page_height(view, body, &project, box, scale, page);
    draw_head(view, in, project);
    box.y += fmax(0, fmin(90, (box.h - height) * 0.3));
    flow_draw_page(view, body, &project, box, scale, page);
    draw_foot(view, in, project, page, flow_pages(view, body, &project, box, scale));
}
