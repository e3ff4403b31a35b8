#include <math.h>

#include "ui/card_parts.h"
#include "ui/hang.h"
#include "ui/pager.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** Questions and answers on the whole sheet, one question a page, and back to the project at its foot. */

static const double label_size = 30;
static const double margin = 64, head_height = 92, foot_height = 110;
static const double size_most = 37, size_most_tall = 46, size_least = 30; /* of an answer; smaller, it goes on to a page more */

struct interview {
    struct pager_block *blocks;
    size_t count;
    struct rect box;
};

/** The interview of a project that has one. */
static const struct pack_interview *interview_of(const struct view *view, int project)
{
    return &view->pack->interviews[view->pack->projects[project].interview];
}

/** Who answers, for whom; "" where that is too long for one line. */
static const char *who_line(struct view *view, int project, double width)
{
    struct text_style style = view_style(view, TYPE_SMALL, theme_tint(TINT_INK_SOFT));
    const char *speaker = view_text(view, &interview_of(view, project)->speaker);
    const char *group = view_text(view, &view->pack->projects[project].group);
    const char *both = arena_printf(view->arena, "%s（%s）", speaker, group);
    if (paragraph_line_width(view->type, &style, both) <= width) {
        return both;
    }
    return paragraph_line_width(view->type, &style, speaker) <= width ? speaker : "";
}

/** What is left of the head's line for it. */
static double who_width(struct view *view, double width)
{
    struct text_style label = view_style(view, TYPE_HEADING, theme_tint(TINT_INK));
    label.size = label_size;
    return width - paragraph_line_width(view->type, &label, view_word(view, WORD_INTERVIEW)) - 24;
}

static void add(struct interview *it, struct text_style style, const char *text, double before, bool fresh, bool keeps)
{
    it->blocks[it->count++] =
        (struct pager_block){.style = style, .text = text, .before = before, .fresh = fresh, .keeps = keeps};
}

static void add_opening(struct view *view, struct interview *it, const struct pack_interview *interview, double size)
{
    struct text_style title = card_style(view, TYPE_CARD_TITLE, theme_tint(TINT_INK), &interview->headline);
    struct text_style body = card_style(view, TYPE_BODY, theme_tint(TINT_INK), &interview->introduction);
    title.size = size + 13;
    title.phrases = title.balance = true;
    body.size = size;
    body.leading = 1.75;
    add(it, title, view_text(view, &interview->headline), 0, true, true);
    add(it, body, view_text(view, &interview->introduction), 28, false, false);
}

static void add_answer(struct view *view, struct interview *it, const struct pack_answer *answer, struct color ink,
                       double size)
{
    struct text_style question = card_style(view, TYPE_HEADING, ink, &answer->question);
    struct text_style body = card_style(view, TYPE_BODY, theme_tint(TINT_INK), &answer->answer);
    question.size = size + 5;
    question.leading = 1.4;
    question.phrases = question.balance = true;
    body.size = size;
    body.leading = 1.75;
    add(it, question, view_text(view, &answer->question), 0, true, true);
    add(it, body, view_text(view, &answer->answer), 26, false, false);
}

static struct interview compose(struct view *view, const struct card_layout *layout, int project, double size)
{
    const struct pack_interview *interview = interview_of(view, project);
    struct color ink = hang_ink(theme_section(view->pack->projects[project].section));
    struct interview it = {.box = hang_inside(layout->box, margin)};
    it.box.y += head_height;
    it.box.h -= head_height + foot_height;
    it.blocks = arena_array(view->arena, 2 * interview->answer_count + 3, sizeof *it.blocks);
    add_opening(view, &it, interview, size);
    if (who_line(view, project, who_width(view, it.box.w))[0] == '\0') { /* too long for the head */
        struct text_style speaker = view_style(view, TYPE_BODY, theme_tint(TINT_INK_SOFT));
        add(&it, speaker, view_text(view, &interview->speaker), 28, false, false);
    }
    for (size_t i = 0; i < interview->answer_count; i++) {
        add_answer(view, &it, &interview->answers[i], ink, size);
    }
    return it;
}

/** The largest type in which the interview takes as few pages as in the smallest. */
static struct interview fit(struct view *view, const struct card_layout *layout, int project)
{
    struct interview it = compose(view, layout, project, size_least);
    int least = pager_measure(view, it.blocks, it.count, it.box, 0).pages;
    for (double size = view->tall ? size_most_tall : size_most; size > size_least; size -= 1) {
        struct interview larger = compose(view, layout, project, size);
        if (pager_measure(view, larger.blocks, larger.count, larger.box, 0).pages <= least) {
            return larger;
        }
    }
    return it;
}

int card_interview_pages(struct view *view, const struct card_layout *layout, int project)
{
    if (view->pack->projects[project].interview == PACK_INDEX_NONE) {
        return 0;
    }
    struct interview it = fit(view, layout, project);
    return pager_measure(view, it.blocks, it.count, it.box, 0).pages;
}

/** Whose answers these are; in another language than theirs, that they stand as they were given. */
static void draw_head(struct view *view, struct rect in, int project)
{
    const struct pack_project *p = &view->pack->projects[project];
    struct text_style label = view_style(view, TYPE_HEADING, hang_ink(theme_section(p->section)));
    struct text_style small = view_style(view, TYPE_LABEL, theme_tint(TINT_INK_SOFT));
    small.size = 26;
    label.size = label_size;
    double width = who_width(view, in.w);
    view_set(view, &label, view_word(view, WORD_INTERVIEW), point_make(in.x, in.y), in.w - width);
    view_fit(view, &small, who_line(view, project, width), rect_make(in.x + in.w - width, in.y, width, 46), VALIGN_MIDDLE);
    draw_box(view->list, rect_make(in.x, in.y + 58, in.w, 2), 0, brush_solid(theme_tint(TINT_WASHI_SHADE)));
}

/** Back to the project, a word about the language, and which page this is. */
static void draw_foot(struct view *view, struct rect in, int project, int page, int pages)
{
    const struct pack_interview *interview = interview_of(view, project);
    const char *label = view_word(view, WORD_PROJECT_OPEN);
    double y = in.y + in.h - THEME_TARGET, width = widget_button_width(view, label) + 30;
    widget_button(view, rect_make(in.x, y, width, THEME_TARGET), label, BUTTON_WASHI, target_make(TARGET_CARD_PAGE, 0));
    struct text_style style = view_style(view, TYPE_LABEL, theme_tint(TINT_INK_SOFT));
    view_center(view, &style, arena_printf(view->arena, view_word(view, WORD_PAGE), page + 1, pages),
                rect_make(in.x + in.w - 120, y, 120, THEME_TARGET));
    bool original = view->language > 0 && interview->answer_count > 0 &&
                    !pack_text_translated(&interview->answers[0].answer, view->language);
    if (original) {
        style.size = THEME_FLOOR;
        view_fit(view, &style, view_word(view, WORD_ORIGINAL_NOTE),
                 rect_make(in.x + width + 28, y, in.w - width - 160, THEME_TARGET), VALIGN_MIDDLE);
    }
}

void card_interview_draw(struct view *view, const struct card_layout *layout, int project, int page)
{
    struct interview it = fit(view, layout, project);
    struct rect in = hang_inside(layout->box, margin);
    struct pager_fill fill = pager_measure(view, it.blocks, it.count, it.box, page);
    draw_head(view, in, project);
    it.box.y += fmax(0, fmin(90, (it.box.h - fill.height) * 0.3));
    pager_draw(view, it.blocks, it.count, it.box, page);
    draw_foot(view, in, project, page, fill.pages);
}
