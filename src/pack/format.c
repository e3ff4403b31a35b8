#include "pack/format.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "pack/documents.h"

/** Only when it is another than before; whole. */
static void write_anew(const struct documents *documents, const struct document *document, const struct strbuf *text,
                       struct arena *arena, struct diags *diags, size_t *changed)
{
    const char *path = folder_join(&documents->folder, document->file, arena);
    if (text->size == document->size && memcmp(text->text, document->bytes, document->size) == 0) {
        return;
    }
    (*changed)++;
    if (!file_write_atomic(path, text->text, text->size)) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path},
                 "the file cannot be written: %s; make room, or allow this user to write there",
                 "ファイルを書けません（%s）。空きを増やすか、書き込みを許可してください。", strerror(errno));
    }
}

bool pack_format(const char *dir, struct diags *diags, size_t *changed)
{
    struct documents documents = {.count = 0};
    struct strbuf text = {0};
    size_t errors = diags->errors;
    *changed = 0;
    bool opened = documents_open(&documents, dir, diags);
    for (size_t i = 0; opened && i < documents.count; i++) {
        const struct document *document = &documents.items[i];
        strbuf_clear(&text);
        print_document(&text, &documents.print, document->source.tree, document->shape);
        write_anew(&documents, document, &text, &documents.arena, diags, changed);
    }
    strbuf_finish(&text);
    documents_finish(&documents);
    return diags->errors == errors;
}
