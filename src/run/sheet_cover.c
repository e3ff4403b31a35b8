#include "run/sheet_page.h"

#include <inttypes.h>
#include <string.h>

#include "base/diag_group.h"
#include "base/language.h"
#include "base/ruby.h"
#include "run/html.h"
#include "run/sheet_labels.h"

enum { SIGNATURES = 3 };

/* A4, black on white; a screen's picture and box stay together, and no row of a table is cut. */
static const char style[] =
    "@page { size: A4; margin: 14mm 13mm; }\n"
    "* { box-sizing: border-box; }\n"
    "body { max-width: 184mm; margin: 0 auto; padding: 4mm 0; background: #fff; color: #000;\n"
    "  font: 9pt/1.5 \"BIZ UDPGothic\", \"Noto Sans CJK JP\", \"Yu Gothic\", Meiryo, sans-serif; }\n"
    "h1, h2, h3, p { margin: 0; }\n"
    "h1 { font-size: 20pt; } h1 small { display: block; font-size: 11pt; font-weight: normal; }\n"
    "h2 { margin: 5mm 0 2mm; font-size: 12pt; border-bottom: 0.5pt solid #000; break-after: avoid; }\n"
    "h2.language { break-before: page; font-size: 14pt; }\n"
    "h3 { font-size: 10.5pt; padding-bottom: 1mm; } h3 b { display: inline-block; min-width: 10mm;\n"
    "  padding: 0 1.5mm; margin-right: 1mm; border: 1pt solid #000; text-align: center; }\n"
    "small { font-weight: normal; font-size: 8pt; }\n"
    "dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 3mm 0 0; }\n"
    "dd { margin: 0; } dd p + p { margin-top: 1mm; }\n"
    "ul { margin: 0; padding-left: 5mm; }\n"
    "section.screen { break-inside: avoid; padding: 3mm 0 4mm; }\n"
    "section.screen + section.screen { border-top: 0.5pt dashed #888; }\n"
    ".top { break-inside: avoid; break-after: avoid; }\n"
    ".look { display: flex; gap: 3mm; align-items: stretch; }\n"
    ".look img { width: auto; height: auto; max-width: 94mm; max-height: 92mm; flex: none; align-self: flex-start;\n"
    "  border: 0.5pt solid #000; }\n"
    ".sign { flex: 1; min-width: 45mm; min-height: 52mm; display: flex; flex-direction: column; padding: 2mm;\n"
    "  border: 1pt solid #000; break-inside: avoid; }\n"
    ".write { flex: 1; } .line { border-bottom: 0.5pt solid #000; padding-top: 4mm; }\n"
    "table { width: 100%; margin-top: 2mm; border-collapse: collapse; table-layout: fixed; }\n"
    "th, td { padding: 0.4mm 1.5mm; border: 0.5pt solid #999; text-align: left; vertical-align: top;\n"
    "  overflow-wrap: anywhere; }\n"
    "th { font-size: 7.5pt; font-weight: normal; } th:last-child { width: 56mm; }\n"
    "tr { break-inside: avoid; }\n"
    "ruby { ruby-align: center; } rt { font-size: 50%; } td:has(rt) { line-height: 1.7; }\n"
    "em { font-style: normal; font-weight: bold; font-size: 7.5pt; white-space: nowrap; } i { font-style: normal; }\n"
    "dd code { display: inline; font-size: 9pt; }\n"
    "td code { display: block; font: 6.5pt/1.5 \"DejaVu Sans Mono\", monospace; }\n"
    ".words { break-before: avoid; margin-top: 1.5mm; font-size: 7.5pt; }\n"
    "table.approval td { height: 13mm; } table.approval th { width: auto; }\n"
    "@media screen { body { padding: 8mm; max-width: 200mm; } }\n";

static const char *label(const struct sheet_page *page, enum sheet_label which)
{
    return sheet_label(which, page->messages);
}

static void put_head(const struct sheet_page *page, struct strbuf *out)
{
    struct arena arena = {0};
    strbuf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n",
                  page->messages == DIAG_JAPANESE ? "ja" : "en");
    strbuf_puts(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'; "
                     "base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html_text(out, ruby_plain(pack_text_get(&page->pack->title, 0), &arena));
    strbuf_printf(out, " - %s</title>\n<style>\n%s</style>\n", label(page, SHEET_TITLE), style);
    arena_finish(&arena);
}

static void put_in_language(const struct sheet_page *page, struct strbuf *out, int language, const char *text)
{
    strbuf_puts(out, "<p dir=\"auto\" lang=\"");
    html_text(out, page->pack->languages[language]);
    strbuf_puts(out, "\">");
    html_ruby(out, text, strlen(text));
    strbuf_puts(out, "</p>\n");
}

static bool is_asked(const struct sheet_page *page, int language)
{
    return !page->only || language_same(page->only, page->pack->languages[language]);
}

/** A text in every language that has it; the first is always there. */
static void put_in_all(const struct sheet_page *page, struct strbuf *out, const struct pack_text *text)
{
    for (int i = 0; i < page->pack->language_count; i++) {
        if (text->in[i] && (i == 0 || is_asked(page, i))) {
            put_in_language(page, out, i, text->in[i]);
        }
    }
}

static void put_languages(const struct sheet_page *page, struct strbuf *out)
{
    const char *between = "";
    for (int i = 0; i < page->pack->language_count; i++) {
        if (is_asked(page, i)) {
            strbuf_printf(out, "%s<span lang=\"", between);
            html_text(out, page->pack->languages[i]);
            strbuf_puts(out, "\">");
            html_text(out, language_name(page->pack->languages[i]));
            strbuf_puts(out, "</span> (");
            html_text(out, page->pack->languages[i]);
            strbuf_puts(out, ")");
            between = ", ";
        }
    }
    if (page->only) {
        strbuf_puts(out, "<br>");
        strbuf_printf(out, label(page, SHEET_ALL_LANGUAGES), page->pack->language_count);
    }
}

static void put_day(const struct sheet_page *page, struct strbuf *out)
{
    char day[DAY_TEXT_BYTES];
    strbuf_printf(out, "<dt>%s<dd>%s\n", label(page, SHEET_DAY),
                  page->day == DAY_NONE ? label(page, SHEET_ANY_DAY) : day_text(page->day, day));
}

static void put_facts(const struct sheet_page *page, struct strbuf *out)
{
    const struct pack *pack = page->pack;
    strbuf_puts(out, "<h1><small>");
    strbuf_puts(out, label(page, SHEET_TITLE));
    strbuf_puts(out, "</small>");
    html_ruby(out, pack_text_get(&pack->title, 0), strlen(pack_text_get(&pack->title, 0)));
    strbuf_printf(out, "</h1>\n<dl>\n<dt>%s<dd>", label(page, SHEET_ID));
    html_text(out, pack->id);
    strbuf_printf(out, "\n<dt>%s<dd>%d\n", label(page, SHEET_VERSION), pack->version);
    put_day(page, out);
    strbuf_printf(out, "<dt>%s<dd><code>%016" PRIx64 "</code>\n", label(page, SHEET_CONTENT), page->content);
    strbuf_printf(out, "<dt>%s<dd>", label(page, SHEET_LANGUAGES));
    put_languages(page, out);
    strbuf_puts(out, "<br>");
    strbuf_printf(out, label(page, SHEET_PICTURES), page->pictures, page->size.width, page->size.height);
    strbuf_puts(out, "\n</dl>\n");
}

static void put_approval(const struct sheet_page *page, struct strbuf *out)
{
    static const enum sheet_label columns[] = {SHEET_OFFICE, SHEET_NAME, SHEET_DATE, SHEET_SIGNATURE};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    strbuf_printf(out, "<h2>%s</h2>\n<p>&#9744; %s &#8195; &#9744; %s</p>\n<table class=\"approval\"><tr>",
                  label(page, SHEET_APPROVAL), label(page, SHEET_APPROVE), label(page, SHEET_APPROVE_CHANGED));
    for (size_t i = 0; i < COLUMNS; i++) {
        strbuf_printf(out, "<th>%s", label(page, columns[i]));
    }
    for (int row = 0; row < SIGNATURES; row++) {
        strbuf_puts(out, "\n<tr>");
        for (size_t i = 0; i < COLUMNS; i++) {
            strbuf_puts(out, "<td>");
        }
    }
    strbuf_puts(out, "</table>\n");
}

static void put_notices(const struct sheet_page *page, struct strbuf *out)
{
    const struct pack *pack = page->pack;
    if (pack_text_present(&pack->goals_notice) || pack_text_present(&pack->translation_notice)) {
        strbuf_printf(out, "<h2>%s</h2>\n", label(page, SHEET_NOTICES));
        put_in_all(page, out, &pack->goals_notice);
        put_in_all(page, out, &pack->translation_notice);
    }
}

static void put_how(const struct sheet_page *page, struct strbuf *out)
{
    strbuf_printf(out, "<h2>%s</h2>\n<ul>\n<li>%s\n<li>%s\n", label(page, SHEET_HOW), label(page, SHEET_HOW_NUMBER),
                  label(page, SHEET_HOW_FROM));
    strbuf_printf(out, "<li><em>%s</em> %s\n<li><em>%s</em> %s\n", label(page, SHEET_TRANSLATED),
                  label(page, SHEET_HOW_TRANSLATED), label(page, SHEET_CHOSEN), label(page, SHEET_HOW_CHOSEN));
    strbuf_printf(out, "<li>%s\n<li>%s\n</ul>\n", label(page, SHEET_HOW_OWN), label(page, SHEET_HOW_LEFT_OUT));
}

static void put_problems(const struct sheet_page *page, const struct diags *diags, struct strbuf *out)
{
    struct arena arena = {0};
    strbuf_printf(out, "<h2>%s</h2>\n", label(page, SHEET_PROBLEMS));
    if (diags->count == 0) {
        strbuf_printf(out, "<p>%s</p>\n", label(page, SHEET_NO_PROBLEMS));
        return;
    }
    strbuf_puts(out, "<ul>\n");
    size_t count = 0;
    const struct diag_group *groups = diag_group(diags, &arena, &count);
    for (size_t i = 0; i < count; i++) {
        strbuf_puts(out, "<li>");
        struct diag_group group = groups[i];
        struct diag first = *group.places[0];
        first.place.file = first.place.file ? sheet_page_file(page, first.place.file) : NULL;
        group.places[0] = &first;
        html_text(out, diag_group_line(&group, page->messages, &arena));
        strbuf_puts(out, "\n");
    }
    if (diags->left_out) {
        strbuf_puts(out, "<li>");
        strbuf_printf(out, label(page, SHEET_MORE_PROBLEMS), diags->left_out);
        strbuf_puts(out, "\n");
    }
    strbuf_puts(out, "</ul>\n");
    arena_finish(&arena);
}

void sheet_page_write(const struct sheet_page *page, const struct diags *diags, struct strbuf *out)
{
    put_head(page, out);
    put_facts(page, out);
    put_approval(page, out);
    put_problems(page, diags, out);
    put_how(page, out);
    put_notices(page, out);
    strbuf_add(out, strbuf_text(&page->screens), page->screens.size);
    strbuf_puts(out, "</html>\n");
}
