#include "run/sheet_page.h"

#include <assert.h>
#include <string.h>

#include "base/language.h"
#include "run/html.h"
#include "run/sheet_labels.h"

static const enum sheet_label line_labels[] = {
    [SHEET_LINE_REPEATED] = SHEET_REPEATED,
    [SHEET_LINE_OWN] = SHEET_OWN,
};
static_assert(sizeof line_labels / sizeof line_labels[0] == SHEET_LINE_COUNT, "a label for every line");

static const char *label(const struct sheet_page *page, enum sheet_label which)
{
    return sheet_label(which, page->messages);
}

const char *sheet_page_file(const struct sheet_page *page, const char *file)
{
    for (size_t i = 0; i < sizeof page->roots / sizeof page->roots[0]; i++) {
        size_t size = page->roots[i] ? strlen(page->roots[i]) : 0;
        if (size && strncmp(file, page->roots[i], size) == 0 && (file[size] == '/' || file[size - 1] == '/')) {
            return file + size + strspn(file + size, "/");
        }
    }
    return file;
}

void sheet_page_language(struct sheet_page *page, int language)
{
    const char *tag = page->pack->languages[language];
    strbuf_puts(&page->screens, "<h2 class=\"language\">");
    html_text(&page->screens, language_name(tag));
    strbuf_puts(&page->screens, " <small>");
    html_text(&page->screens, tag);
    strbuf_puts(&page->screens, "</small></h2>\n");
}

static void put_sign(struct sheet_page *page)
{
    struct strbuf *out = &page->screens;
    strbuf_printf(out, "<div class=\"sign\"><b>%s</b><p>&#9744; %s &#8195; &#9744; %s</p>", label(page, SHEET_SIGN),
                  label(page, SHEET_GOOD), label(page, SHEET_CHANGE));
    strbuf_printf(out, "<p class=\"write\">%s</p><p class=\"line\">%s</p><p class=\"line\">%s</p></div>",
                  label(page, SHEET_WHAT), label(page, SHEET_NAME), label(page, SHEET_DATE));
}

static void begin_texts(struct sheet_page *page)
{
    strbuf_printf(&page->screens, "<table><thead><tr><th>%s</th><th>%s</th></tr></thead>\n<tbody>\n",
                  label(page, SHEET_TEXT), label(page, SHEET_FROM));
}

static void end_texts(struct sheet_page *page)
{
    strbuf_puts(&page->screens, "</tbody></table>\n");
}

void sheet_page_screen(struct sheet_page *page, const char *name, int language, const char *file)
{
    struct strbuf *out = &page->screens;
    const char *tag = page->pack->languages[language];
    for (int i = 0; i < SHEET_LINE_COUNT; i++) {
        strbuf_clear(&page->lines[i]);
    }
    page->pictures++;
    strbuf_printf(out, "<section class=\"screen\" id=\"s%d\">\n<div class=\"top\">\n<h3><b>%d</b> ", page->pictures,
                  page->pictures);
    html_text(out, name);
    strbuf_puts(out, " <small>");
    html_text(out, language_name(tag));
    strbuf_puts(out, " ");
    html_text(out, tag);
    strbuf_puts(out, "</small></h3>\n<div class=\"look\"><img src=\"");
    html_text(out, file);
    strbuf_printf(out, "\" alt=\"\" width=\"%d\" height=\"%d\">", page->size.width, page->size.height);
    put_sign(page);
    strbuf_puts(out, "</div>\n</div>\n");
    begin_texts(page);
}

/** Only a part of a text may stand on a page: dots say that it goes on elsewhere. */
static void put_part(struct strbuf *out, const struct sheet_text *text)
{
    const char *rest = text->text + text->to;
    bool begun = text->from > 0, goes_on = rest[strspn(rest, " \n")] != '\0';
    strbuf_puts(out, begun ? "<i>&#8230;</i> " : "");
    html_ruby(out, text->text + text->from, text->to - text->from);
    strbuf_puts(out, goes_on ? " <i>&#8230;</i>" : "");
}

static void put_place(const struct sheet_page *page, struct strbuf *out, struct diag_place place)
{
    strbuf_puts(out, "<code>");
    html_text(out, place.file ? sheet_page_file(page, place.file) : "");
    strbuf_puts(out, " ");
    html_text(out, place.path ? place.path : "");
    strbuf_puts(out, "</code>");
}

void sheet_page_text(struct sheet_page *page, const struct sheet_text *text)
{
    struct strbuf *out = &page->screens;
    strbuf_puts(out, "<tr><td><span dir=\"auto\" lang=\"");
    html_text(out, text->language);
    strbuf_puts(out, "\">");
    put_part(out, text);
    strbuf_puts(out, "</span>");
    if (text->note && *text->note) {
        strbuf_puts(out, " <em>");
        html_text(out, text->note);
        strbuf_puts(out, "</em>");
    }
    strbuf_puts(out, "</td><td>");
    for (size_t i = 0; i < text->origin->count; i++) {
        put_place(page, out, text->origin->places[i]);
    }
    strbuf_puts(out, "</td></tr>\n");
}

void sheet_page_word(struct sheet_page *page, enum sheet_line line, const char *text)
{
    struct strbuf *out = &page->lines[line];
    strbuf_puts(out, out->size ? " / <span dir=\"auto\">" : "<span dir=\"auto\">");
    html_ruby(out, text, strlen(text));
    strbuf_puts(out, "</span>");
}

void sheet_page_screen_end(struct sheet_page *page)
{
    end_texts(page);
    for (int i = 0; i < SHEET_LINE_COUNT; i++) {
        if (page->lines[i].size) {
            strbuf_printf(&page->screens, "<p class=\"words\"><b>%s</b> ", label(page, line_labels[i]));
            strbuf_add(&page->screens, strbuf_text(&page->lines[i]), page->lines[i].size);
            strbuf_puts(&page->screens, "</p>\n");
        }
    }
    strbuf_puts(&page->screens, "</section>\n");
}

void sheet_page_rest(struct sheet_page *page)
{
    strbuf_printf(&page->screens, "<section class=\"rest\">\n<h3>%s</h3>\n<p>%s</p>\n", label(page, SHEET_REST),
                  label(page, SHEET_REST_NOTE));
    begin_texts(page);
}

void sheet_page_rest_end(struct sheet_page *page)
{
    end_texts(page);
    strbuf_puts(&page->screens, "<div class=\"look\">");
    put_sign(page);
    strbuf_puts(&page->screens, "</div>\n</section>\n");
}

void sheet_page_finish(struct sheet_page *page)
{
    strbuf_finish(&page->screens);
    for (int i = 0; i < SHEET_LINE_COUNT; i++) {
        strbuf_finish(&page->lines[i]);
    }
}
