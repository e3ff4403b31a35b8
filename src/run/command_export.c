#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "link/archive.h"
#include "run/aside.h"
#include "run/commands.h"
#include "run/say.h"
#include "run/scratch.h"
#include "table/container.h"
#include "table/csv.h"
#include "table/table.h"
#include "table/xlsx.h"

/** What one export works with. */
struct exporting {
    const char *pack, *out;
    enum charset charset;
    bool lossy;
    struct book book;
    struct diags diags;
};

static bool fail(struct exporting *exporting, const char *path, const char *english, const char *japanese)
{
    diag_add_ready(&exporting->diags, DIAG_ERROR, (struct diag_place){.file = path}, english, japanese);
    return false;
}

static bool make_book(struct exporting *exporting, const char *folder)
{
    exporting->book.path = exporting->out;
    return table_spread(&exporting->book, folder, &exporting->diags) &&
           (exporting->charset != CHARSET_CP932 ||
            charset_check_cp932(&exporting->book, exporting->lossy, &exporting->diags) || exporting->lossy);
}

/* Writing. */

static bool write_failed(struct exporting *exporting)
{
    diag_add(&exporting->diags, DIAG_ERROR, (struct diag_place){.file = exporting->out},
             "the table cannot be written: %s; make room, or name another place",
             "表を書けません（%s）。空きを増やすか、別の場所を指定してください。", strerror(errno));
    return false;
}

static bool is_there(struct exporting *exporting)
{
    return fail(exporting, exporting->out, "this is there already, and may hold somebody's work; name a new one",
                "すでにあります。だれかの書きかけかもしれないので、上書きしません。新しい名前にしてください。");
}

static bool write_xlsx(struct exporting *exporting)
{
    struct strbuf bytes = {0};
    if (access(exporting->out, F_OK) == 0) {
        return is_there(exporting);
    }
    xlsx_write(&exporting->book, &bytes);
    bool written = file_write_atomic(exporting->out, bytes.text, bytes.size) || write_failed(exporting);
    strbuf_finish(&bytes);
    return written;
}

static bool write_sheets(const struct exporting *exporting, const char *folder)
{
    struct strbuf text = {0}, bytes = {0};
    struct arena arena = {0};
    bool written = true;
    for (size_t i = 0; i < exporting->book.count && written; i++) {
        const struct sheet *sheet = &exporting->book.sheets[i];
        strbuf_clear(&text);
        strbuf_clear(&bytes);
        csv_write(sheet, &text);
        charset_encode(exporting->charset, text.text, text.size, &bytes);
        const char *path = arena_printf(&arena, "%s/%s", folder, container_name(sheet, &arena));
        written = file_write_atomic(path, bytes.text, bytes.size);
    }
    int saved = errno;
    strbuf_finish(&text);
    strbuf_finish(&bytes);
    arena_finish(&arena);
    errno = saved;
    return written;
}

static bool write_folder(struct exporting *exporting)
{
    struct aside aside = {0};
    bool made = aside_begin(&aside, exporting->out) && write_sheets(exporting, aside.path);
    enum aside_result result = made ? aside_take_place(&aside) : ASIDE_FAILED;
    aside_finish(&aside);
    return result == ASIDE_OK || (result == ASIDE_THERE ? is_there(exporting) : write_failed(exporting));
}

static bool export(struct exporting *exporting)
{
    struct scratch scratch = {.folder = NULL};
    struct arena arena = {0};
    const char *folder = exporting->pack;
    if (archive_is_one(folder)) {
        folder = scratch_unpack(&scratch, folder, &arena, &exporting->diags);
    }
    bool done = folder && make_book(exporting, folder) &&
                (exporting->book.folder ? write_folder(exporting) : write_xlsx(exporting));
    scratch_rename(&scratch, exporting->pack, &exporting->diags);
    scratch_finish(&scratch);
    arena_finish(&arena);
    return done;
}

/** As many as people see. */
static size_t count_sheets(const struct book *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->count; i++) {
        count += !book->sheets[i].hidden;
    }
    return count;
}

int command_export(const struct options *options)
{
    struct exporting exporting = {
        .pack = options->operands[0], .out = options->out, .charset = options->charset, .lossy = options->lossy};
    bool done = export(&exporting);
    say_diags(options->messages, &exporting.diags);
    if (done) {
        say(options->messages,
            "%s: the pack as a table of %zu sheets; bring it back with: machiakari import %s --into DIR",
            "%s: パックを%zuシートの表にしました。書きかえたら machiakari import %s --into フォルダー で取りこみます",
            options->out, count_sheets(&exporting.book), options->out);
    }
    book_finish(&exporting.book);
    diag_finish(&exporting.diags);
    return done ? 0 : 1;
}
