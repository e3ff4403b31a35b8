#include "ui/pager.h"

#include <math.h>

/** The pages on their way: `y` is how far the present one is filled. */
struct filling {
    struct view *view;
    struct rect box;
    int wanted; /* page */
    bool draw;
    int page;
    double y;
    struct pager_fill fill;
};

static void turn_page(struct filling *f)
{
    f->page++;
    f->y = 0;
}

static double pitch_of(const struct text_style *style)
{
    return style->size * (style->leading > 0 ? style->leading : 1.6);
}

/** Lines of a paragraph that this page takes: as many as it holds, but no single line is left for the next one. */
static size_t lines_here(const struct filling *f, double pitch, size_t left)
{
    double room = floor((f->box.h - f->y) / pitch + 1e-6);
    size_t fit = room > 0 ? (size_t)room : 0;
    if (f->y <= 0 && fit == 0) {
        fit = 1; /* a line higher than the page */
    }
    if (fit >= left) {
        return left;
    }
    return left - fit == 1 && fit > 1 ? fit - 1 : fit;
}

static void set_lines(struct filling *f, const struct paragraph *lines, double pitch)
{
    for (size_t from = 0; from < lines->line_count;) {
        size_t here = lines_here(f, pitch, lines->line_count - from);
        if (f->page == f->wanted && here > 0) {
            if (f->draw) {
                struct point at = point_make(f->box.x, f->box.y + f->y - pitch * (double)from);
                paragraph_draw_lines(lines, f->view->list, f->view->type, at, f->box.w, from, from + here);
            }
            f->fill.height = f->y + pitch * (double)here;
        }
        f->y += pitch * (double)here;
        from += here;
        if (from < lines->line_count) {
            turn_page(f);
        }
    }
}

/** What must stand together with the beginning of a block: a heading and one line behind it. */
static double least_height(struct view *view, const struct pager_block *block, bool last, double width)
{
    double pitch = pitch_of(&block->style);
    if (!block->keeps || last) {
        return pitch;
    }
    return view_layout(view, &block->style, block->text, width)->height + block[1].before + pitch_of(&block[1].style);
}

static struct pager_fill run(struct filling f, const struct pager_block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pager_block *block = &blocks[i];
        if (block->text[0] == '\0') {
            continue;
        }
        double before = f.y > 0 ? block->before : 0;
        double least = least_height(f.view, block, i + 1 == count, f.box.w);
        if (f.y > 0 && (block->fresh || f.y + before + least > f.box.h)) {
            turn_page(&f);
            before = 0;
        }
        f.y += before;
        set_lines(&f, view_layout(f.view, &block->style, block->text, f.box.w), pitch_of(&block->style));
    }
    f.fill.pages = f.page + 1;
    return f.fill;
}

struct pager_fill pager_measure(struct view *view, const struct pager_block *blocks, size_t count, struct rect box,
                                int page)
{
    return run((struct filling){.view = view, .box = box, .wanted = page}, blocks, count);
}

struct pager_fill pager_draw(struct view *view, const struct pager_block *blocks, size_t count, struct rect box,
                             int page)
{
    return run((struct filling){.view = view, .box = box, .wanted = page, .draw = true}, blocks, count);
}
