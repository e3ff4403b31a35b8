/* A pack goes into a spreadsheet and comes back as the same bytes, whatever stands in it and whatever carries it. */
#include "check.h"
#include "pack/documents.h"
#include "table/charset.h"
#include "table/csv.h"
#include "table/gather.h"
#include "table/spread.h"
#include "table/xlsx.h"

/** Every file that comes out of the book is the pack's in the canonical layout. */
static void check_same(const struct documents *documents, const struct plan *plan, const struct book *book,
                       const char *what)
{
    struct gathered *gathered = calloc(1, sizeof *gathered);
    struct diags diags = {.count = 0};
    struct arena arena = {0};
    CHECK(gather_book(gathered, plan, book, &diags));
    for (size_t i = 0; i < diags.count; i++) {
        fprintf(stderr, "%s: %s\n", what, diag_line(&diags.items[i], DIAG_ENGLISH, &arena));
    }
    CHECK(diags.count == 0 && gathered->count == documents->count);
    for (size_t i = 0; i < documents->count && i < gathered->count; i++) {
        struct strbuf before = {0}, after = {0};
        const struct document *document = &documents->items[i];
        print_document(&before, &documents->print, document->source.tree, document->shape);
        gathered_print(gathered, &gathered->documents[i], &after);
        CHECK_TEXT(gathered->documents[i].name, document->name);
        CHECK_TEXT(after.text, before.text);
        strbuf_finish(&before);
        strbuf_finish(&after);
    }
    gathered_finish(gathered);
    free(gathered);
    diag_finish(&diags);
    arena_finish(&arena);
}

static void through_xlsx(const struct documents *documents, const struct plan *plan, const struct book *book)
{
    struct strbuf bytes = {0}, again = {0};
    struct diags diags = {.count = 0};
    struct book back = {.path = "back.xlsx"};
    xlsx_write(book, &bytes);
    xlsx_write(book, &again);
    CHECK(bytes.size == again.size && memcmp(bytes.text, again.text, bytes.size) == 0);
    CHECK(xlsx_read(&back, bytes.text, bytes.size, &diags) && diags.count == 0);
    check_same(documents, plan, &back, "xlsx");
    book_finish(&back);
    diag_finish(&diags);
    strbuf_finish(&bytes);
    strbuf_finish(&again);
}

static void through_csv(const struct documents *documents, const struct plan *plan, const struct book *book,
                        enum charset charset)
{
    struct diags diags = {.count = 0};
    struct book back = {.path = "back", .folder = true};
    for (size_t i = 0; i < book->count; i++) {
        struct strbuf text = {0}, bytes = {0}, decoded = {0};
        csv_write(&book->sheets[i], &text);
        charset_encode(charset, text.text, text.size, &bytes);
        CHECK(charset_decode("back.csv", bytes.text, bytes.size, &decoded, &diags));
        CHECK(csv_read(&back, book->sheets[i].name, decoded.text, decoded.size, &diags));
        strbuf_finish(&text);
        strbuf_finish(&bytes);
        strbuf_finish(&decoded);
    }
    CHECK(diags.count == 0);
    check_same(documents, plan, &back, "csv");
    book_finish(&back);
    diag_finish(&diags);
}

static void check_pack(const char *folder)
{
    struct documents *documents = calloc(1, sizeof *documents);
    struct plan *plan = calloc(1, sizeof *plan);
    struct book book = {.path = "book.xlsx"};
    struct diags diags = {.count = 0};
    plan_make(plan);
    CHECK(documents_open(documents, folder, &diags));
    CHECK(spread_pack(documents, plan, &book));
    check_same(documents, plan, &book, folder);
    through_xlsx(documents, plan, &book);
    through_csv(documents, plan, &book, CHARSET_UTF8_BOM);
    through_csv(documents, plan, &book, CHARSET_UTF8);
    if (charset_check_cp932(&book, true, &diags)) {
        through_csv(documents, plan, &book, CHARSET_CP932);
    }
    book_finish(&book);
    plan_finish(plan);
    documents_finish(documents);
    diag_finish(&diags);
    free(plan);
    free(documents);
}

int main(void)
{
    check_pack(SOURCE_DIR "/content/kanazawa-2021");
    check_pack(SOURCE_DIR "/content/template");
    check_pack(SOURCE_DIR "/tests/packs/good/tiny");
    check_pack(SOURCE_DIR "/tests/packs/good/minimal");
    check_pack(SOURCE_DIR "/tests/packs/good/readings");
    check_pack(SOURCE_DIR "/tests/tables/odd");
    return check_result();
}
