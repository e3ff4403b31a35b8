#include "table/container.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/utf8.h"
#include "table/csv.h"
#include "table/parts.h"
#include "table/xlsx.h"

enum { CSV_BYTES_MAX = 32 * 1024 * 1024, ENTRIES_MAX = 1000 };

static bool ends_with(const char *name, const char *ending)
{
    size_t size = strlen(name), end = strlen(ending);
    return size > end && strcasecmp(name + size - end, ending) == 0;
}

bool container_is_file(const char *path)
{
    return ends_with(path, ".xlsx");
}

const char *container_name(const struct sheet *sheet, struct arena *arena)
{
    return arena_printf(arena, "%s.csv", sheet->name);
}

static bool complain(const char *path, enum file_result result, struct diags *diags)
{
    struct diag_place place = {.file = path};
    if (result == FILE_TOO_LARGE) {
        diag_add(diags, DIAG_ERROR, place, "the file is too large for a table of a pack; make it smaller",
                 "表のファイルが大きすぎます。小さくしてください。");
    } else if (result == FILE_MISSING) {
        diag_add(diags, DIAG_ERROR, place, "there is no such file or folder; name an .xlsx, or a folder of .csv files",
                 "このファイルやフォルダーはありません。.xlsx か、.csv の入ったフォルダーを指定してください。");
    } else {
        diag_add(diags, DIAG_ERROR, place, "this cannot be read; name an .xlsx, or a folder of .csv files",
                 "読めません。.xlsx か、.csv の入ったフォルダーを指定してください。");
    }
    return false;
}

static bool read_file(const char *path, size_t limit, char **bytes, size_t *size, struct diags *diags)
{
    enum file_result result = file_read(path, limit, bytes, size);
    return result == FILE_OK || complain(path, result, diags);
}

static bool read_xlsx(struct book *book, struct diags *diags)
{
    char *bytes;
    size_t size;
    if (!read_file(book->path, PARTS_FILE_MAX, &bytes, &size, diags)) {
        return false;
    }
    bool read = xlsx_read(book, bytes, size, diags);
    free(bytes);
    return read;
}

static bool read_csv(struct book *book, const char *name, struct diags *diags)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    const char *path = arena_printf(&arena, "%s/%s", book->path, name);
    char *bytes = NULL;
    size_t size;
    bool read = read_file(path, CSV_BYTES_MAX, &bytes, &size, diags) &&
                charset_decode(path, bytes, size, &text, diags) &&
                csv_read(book, arena_copy(&arena, name, strlen(name) - strlen(".csv")), text.text, text.size, diags);
    free(bytes);
    strbuf_finish(&text);
    arena_finish(&arena);
    return read;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The .csv files of a folder by name, without what editors leave there; false when there are too many. */
static bool list_folder(DIR *folder, struct arena *arena, const char **names, size_t *count)
{
    int entries = 0;
    *count = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (++entries > ENTRIES_MAX) {
            return false;
        }
        if (!file_name_is_content(entry->d_name) || !ends_with(entry->d_name, ".csv") ||
            !utf8_valid(entry->d_name, strlen(entry->d_name))) {
            continue;
        }
        if (*count == BOOK_SHEETS_MAX) {
            return false;
        }
        names[(*count)++] = arena_strdup(arena, entry->d_name);
    }
    qsort(names, *count, sizeof *names, compare_names);
    return true;
}

static bool read_folder(struct book *book, struct diags *diags)
{
    struct arena arena = {0};
    const char *names[BOOK_SHEETS_MAX];
    size_t count = 0, errors = diags->errors;
    DIR *folder = opendir(book->path);
    if (!folder) {
        return complain(book->path, errno == ENOENT ? FILE_MISSING : FILE_FAILED, diags);
    }
    if (!list_folder(folder, &arena, names, &count)) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = book->path},
                 "there are more files in this folder than a table of a pack has; name the right folder",
                 "フォルダーの中のファイルが多すぎます。正しいフォルダーを指定してください。");
        count = 0;
    }
    closedir(folder);
    book->folder = true;
    for (size_t i = 0; i < count; i++) {
        read_csv(book, names[i], diags);
    }
    arena_finish(&arena);
    return diags->errors == errors;
}

bool container_read(struct book *book, struct diags *diags)
{
    return file_is_folder(book->path) ? read_folder(book, diags) : read_xlsx(book, diags);
}
