#include <math.h>

#include "pack/goals.h"
#include "ui/card_parts.h"
#include "ui/flow.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** A project's texts: section and round, title, who with whom, where its light stands, its goals. */

static const double tag_gap = 22;
static const double together_least = 0.75; /* smaller texts had better have the page for themselves */
enum { CHIPS_MAX = 4 };                    /* more goals are shown by their numbers alone */

/* The texts */

static const char *partners(struct view *view, const struct pack_project *project, struct text_style *style)
{
    const char *line = "";
    for (size_t i = 0; i < project->division_count; i++) {
        const char *name = view_text_in(view, &project->divisions[i], style);
        line = made_text(view, "%s%s%s", line, i ? view_word(view, WORD_AND) : "", name);
    }
    return line;
}

/** Why the light stands where it does, and that this is the editors' choice. */
static const char *place_words(struct view *view, const struct pack_project *project)
{
    if (project->place == PACK_INDEX_NONE) {
        return "";
    }
    const char *note = view_text(view, &project->place_note);
    const char *name = view_text(view, &view->pack->places[project->place].name);
    return made_text(view, view_word(view, note[0] ? WORD_PLACE_WHY : WORD_PLACE_AT), note[0] ? note : name);
}

static struct text_style title_style(const struct flow *flow, const struct pack_project *project)
{
    struct text_style style =
        view_style_of(flow->view, TYPE_CARD_TITLE, view_tint(flow->view, TINT_INK), &project->title);
    style.size = flow_size(flow, 58);
    style.leading = 1.34;
    style.phrases = style.balance = true;
    return style;
}

/** A cross in the section's colour at the left of a line. */
static void draw_cross(const struct flow *flow, const struct pack_project *project, struct point at, double size)
{
    if (flow->draw && flow->page == flow->wanted) {
        widget_icon(flow->view, ICON_CLOSE, at, size, hang_ink(flow->view, view_section(flow->view, project->section)));
    }
}

/** The group, a cross, and the divisions: on one line where there is room. */
static void flow_partners(struct flow *flow, const struct pack_project *project)
{
    struct text_style name = flow_style(flow, TYPE_HEADING, 36, view_tint(flow->view, TINT_INK));
    name.leading = 1.4;
    name.phrases = true;
    name.even = true; /* they stand side by side, and one may have no reading */
    struct text_style names = name;
    const char *group = view_text_in(flow->view, &project->group, &name), *with = partners(flow->view, project, &names);
    double cross = name.size * 1.5, wide = paragraph_line_width(flow->view->type, &name, group);
    double wanted = wide + cross + paragraph_line_width(flow->view->type, &names, with);
    double pitch = paragraph_pitch(view_layout(flow->view, &name, group, flow->width)), x = flow->x;
    flow_text(flow, &name, group);
    if (!with[0]) {
        return;
    }
    if (wanted <= flow->width) {
        flow->y -= pitch;
        flow->x += wide;
    }
    bool beside = wanted <= flow->width;
    double indent = beside ? cross : name.size * 1.15;
    flow->x += indent;
    flow->width -= indent;
    double y = flow->y;
    int page = flow->page;
    flow_text(flow, &names, with);
    if (page == flow->page) {
        draw_cross(flow, project, point_make(flow->x - (beside ? cross / 2 : name.size * 0.75), y + pitch / 2),
                   name.size * 0.62);
    }
    flow->x = x;
    flow->width += indent;
}

/* What found no room elsewhere on the sheet */

/** A project's texts, and behind them what the rest of the sheet leaves out. */
struct texts {
    const struct pack_project *project;
    bool names;                         /* of its goals, where they are shown by their numbers alone */
    const struct pack_contact *contact; /* NULL: the panel says whom to ask */
};

static void rest_body(struct flow *flow, const void *data)
{
    const struct texts *texts = data;
    const struct pack_project *project = texts->project;
    struct text_style goal = flow_style(flow, TYPE_SMALL, 25, view_tint(flow->view, TINT_INK_SOFT));
    goal.leading = 1.45;
    goal.phrases = true;
    for (size_t i = 0; i < project->goal_count && texts->names; i++) {
        const char *name = goal_name(project->goals[i], flow->view->tag);
        flow_text(flow, &goal, arena_printf(flow->view->arena, "%d　%s", project->goals[i], name));
    }
    if (texts->contact) {
        flow_gap(flow, texts->names && project->goal_count > 0 ? 20 : 0);
        card_contact_flow(flow, texts->contact, ALIGN_START);
    }
}

/** It stays together where a page can hold it, and makes no text smaller. */
static void flow_rest(struct flow *flow, const struct texts *texts)
{
    double height = flow_measure(flow->view, rest_body, texts, flow->width, flow->scale);
    if (height <= 0) {
        return;
    }
    flow_gap(flow, 24);
    if (flow->room > 0 && flow->y + height > flow->top + flow->room) {
        flow_turn(flow);
    }
    rest_body(flow, texts);
}

static void texts_body(struct flow *flow, const void *data)
{
    const struct texts *texts = data;
    const struct pack_project *project = texts->project;
    struct text_style title = title_style(flow, project);
    struct text_style subtitle = flow_style(flow, TYPE_BODY, 36, view_tint(flow->view, TINT_INK_SOFT));
    struct text_style place = flow_style(flow, TYPE_SMALL, 25, view_tint(flow->view, TINT_INK_SOFT));
    subtitle.phrases = true;
    subtitle.leading = 1.4;
    place.leading = 1.45;
    place.phrases = true;
    flow_text(flow, &title, view_text_in(flow->view, &project->title, &title));
    flow_gap(flow, pack_text_present(&project->subtitle) ? 6 : 0);
    flow_text(flow, &subtitle, view_text_in(flow->view, &project->subtitle, &subtitle));
    flow_gap(flow, 24);
    flow_partners(flow, project);
    flow_gap(flow, 20);
    flow_heading(flow, &place, place_words(flow->view, project), 0); /* not torn for the sake of one line */
    flow_rest(flow, texts);
}

/* The foot: goals, and the way to the interview */

/** What stands about the texts. */
struct around {
    int interview; /* the page on which it begins; 0: there is none */
    bool chips;    /* goals with their names, else their numbers alone */
    bool picture;
};

/** Where the map can be asked for it, a goal is a button. */
static uint64_t goal_target(const struct view *view, int goal)
{
    return app_has(view->app, SCREEN_MAP) ? target_make(TARGET_CARD_GOAL, goal) : 0;
}

/** High enough for the longest name. */
static double chips_height(struct view *view, const struct pack_project *project, double most)
{
    double height = THEME_TARGET;
    for (size_t i = 0; i < project->goal_count; i++) {
        height = fmax(height, widget_goal_chip_least(view, height, most, project->goals[i]));
    }
    return height;
}

/** Lay the goals out in rows from the top left of `box`; returns their height. */
static double set_goals(struct view *view, const struct pack_project *project, struct rect box, bool chips, bool draw)
{
    double x = 0, y = 0, most = (box.w - THEME_GAP) / 2;
    double height = chips ? chips_height(view, project, most) : THEME_TARGET;
    for (size_t i = 0; i < project->goal_count; i++) {
        int goal = project->goals[i];
        double width = chips ? widget_goal_chip_width(view, height, most, goal) : THEME_TARGET;
        if (x > 0 && x + width > box.w) {
            x = 0;
            y += height + THEME_GAP;
        }
        struct point at = point_make(box.x + x, box.y + y);
        if (draw && chips) {
            widget_goal_chip(view, at, height, most, goal, goal_target(view, goal));
        } else if (draw) {
            widget_goal(view, rect_make(at.x, at.y, THEME_TARGET, THEME_TARGET), goal, false, false,
                        goal_target(view, goal));
        }
        x += width + THEME_GAP;
    }
    return y + height;
}

/** From the top left of `box` down; returns the height. */
static double set_foot(struct view *view, const struct pack_project *project, struct rect box, struct around around,
                       bool draw)
{
    double y = 0;
    if (project->goal_count > 0) {
        struct text_style style = card_label_style(view);
        bool told = pack_text_present(&view->pack->goals_notice);
        const char *label =
            view_text_or(view, &view->pack->goals_label, told ? WORD_GOALS_LABEL : WORD_GOALS_LABEL_OURS, &style);
        const struct paragraph *lines = view_layout(view, &style, label, box.w);
        if (draw) {
            paragraph_draw(lines, view->list, view->type, point_make(box.x, box.y), box.w);
        }
        y = lines->height + 8;
        y += set_goals(view, project, rect_make(box.x, box.y + y, box.w, 0), around.chips, draw);
    }
    if (around.interview > 0) {
        const char *label = view_word(view, WORD_INTERVIEW_OPEN);
        y += y > 0 ? 20 : 0;
        if (draw) {
            double width = fmin(box.w, widget_button_width(view, label) + 40);
            widget_button(view, rect_make(box.x, box.y + y, width, THEME_TARGET), label, BUTTON_WASHI,
                          target_make(TARGET_CARD_PAGE, around.interview));
        }
        y += THEME_TARGET;
    }
    return y;
}

/* Everything */

/** Section, in another language whose translation this is, and the round where there is room. */
static void draw_head(struct view *view, const struct pack_project *project, struct rect column)
{
    double x = column.x + widget_section_tag(view, point_make(column.x, column.y), column.w, project->section) + 22;
    double tag_height = widget_section_tag_height(view, column.w, project->section);
    if (pack_text_translated(&project->title, view->language)) {
        struct point at = point_make(x, column.y + (tag_height - widget_note_height(view)) / 2);
        x += widget_note(view, at, view_word(view, WORD_OUR_TRANSLATION), view_tint(view, TINT_INK_SOFT)) + 22;
    }
    struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
    const char *words = view_text_in(view, &view->pack->programme.round, &style);
    double width = paragraph_line_width(view->type, &style, words);
    if (words[0] && x + width <= column.x + column.w) {
        const struct paragraph *line = view_layout(view, &style, words, width + 4);
        paragraph_draw(line, view->list, view->type, point_make(x, column.y + (tag_height - line->height) / 2),
                       width + 4);
    }
}

/** The column below its head. */
static struct rect below_head(struct view *view, struct rect column, const struct pack_project *project)
{
    double head = widget_section_tag_height(view, column.w, project->section) + tag_gap;
    return rect_make(column.x, column.y + head, column.w, column.h - head);
}

/** Place (and draw) the picture and the foot; returns the box that they leave for the texts. */
static struct rect set_around(struct view *view, const struct card_layout *layout, const struct pack_project *project,
                              struct around around, bool draw)
{
    struct rect in = layout->column, box = below_head(view, in, project);
    double height = set_foot(view, project, in, around, false);
    if (draw) {
        set_foot(view, project, rect_make(in.x, in.y + in.h - height, in.w, height), around, true);
    }
    box.h -= height + (height > 0 ? CARD_GAP : 0);
    return around.picture ? card_picture_set(view, &project->picture, box, layout->below, draw) : box;
}

/** How the sheet is set: everything at once if it can be, the texts on pages where nothing else helps. Picture and
 * goals stand on the first page only, or the picture on the last one, where it would leave too little of the first. */
struct setting {
    struct around around; /* on the first page */
    struct texts texts;
    struct flow_boxes boxes; /* for them */
    double scale;            /* of their type */
    int pages;
};

/** The largest scale at which the texts fit the first page, with the rest or alone; false if they do at none. */
static bool fits(struct view *view, const struct card_layout *layout, struct setting *set)
{
    const struct texts alone = {.project = set->texts.project}, *texts[] = {&set->texts, &alone};
    const double least[] = {fmax(flow_least(view), together_least), flow_least(view)};
    struct rect box = set->boxes.first = set_around(view, layout, alone.project, set->around, false);
    set->texts.names = !set->around.chips;
    for (int i = 0; i < 2; i++) {
        set->scale = flow_fit(view, texts_body, texts[i], box, view->tall ? 1.26 : 1.1, least[i]);
        if (flow_measure(view, texts_body, texts[i], box.w, set->scale) <= box.h) {
            return true;
        }
    }
    return false;
}

/** Goals with their names if the texts leave room for them, else their numbers; at last no picture beside the texts. */
static void find_room(struct view *view, const struct card_layout *layout, struct setting *set)
{
    const struct pack_project *project = set->texts.project;
    for (int picture = project->picture.file != NULL; picture >= 0; picture--) {
        set->around.picture = picture;
        for (int chips = project->goal_count <= CHIPS_MAX; chips >= 0; chips--) {
            set->around.chips = chips;
            if (fits(view, layout, set)) {
                return;
            }
        }
        if (set->boxes.first.h >= view_size(view, CARD_TEXTS_LEAST)) {
            return;
        }
    }
}

static struct setting find_setting(struct view *view, const struct card_layout *layout,
                                   const struct pack_project *project)
{
    struct setting set = {.texts = {.project = project, .contact = card_panel_left_out(view, layout)}};
    set.around.interview = project->interview != PACK_INDEX_NONE;
    find_room(view, layout, &set);
    set.boxes.further = below_head(view, layout->column, project);
    set.pages = flow_pages_in(view, texts_body, &set.texts, set.boxes, set.scale);
    set.pages += project->picture.file && !set.around.picture;
    set.around.interview *= set.pages;
    return set;
}

int card_project_pages(struct view *view, const struct card_layout *layout, int project)
{
    return find_setting(view, layout, &view->pack->projects[project]).pages;
}

void card_project_draw(struct view *view, const struct card_layout *layout, int project, int page)
{
    const struct pack_project *p = &view->pack->projects[project];
    struct setting set = find_setting(view, layout, p);
    bool apart = p->picture.file && !set.around.picture;
    draw_head(view, p, layout->column);
    if (apart && page == set.pages - 1) {
        card_picture_set(view, &p->picture, set.boxes.further, true, true);
        return;
    }
    if (page == 0) {
        set_around(view, layout, p, set.around, true);
    }
    if (set.pages == 1) {
        struct rect *box = &set.boxes.first;
        double height = flow_measure(view, texts_body, &set.texts, box->w, set.scale);
        box->y += fmin(60, fmax(0, box->h - height) * 0.35);
    }
    flow_draw_page_in(view, texts_body, &set.texts, set.boxes, set.scale, page);
}
