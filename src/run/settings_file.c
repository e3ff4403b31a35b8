#include "run/settings_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum { BYTES_MAX = 64 * 1024 };

static struct diag_place place_of(const struct settings_file *file)
{
    return (struct diag_place){.file = file->path};
}

/** The file's text, to be freed, or NULL where there is none. False after a diagnostic. */
static bool read_text(const struct settings_file *file, char **text, size_t *size, struct diags *diags)
{
    switch (file_read(file->path, BYTES_MAX, text, size)) {
    case FILE_OK:
    case FILE_MISSING:
        return true;
    case FILE_NOT_REGULAR:
        diag_add(diags, DIAG_ERROR, place_of(file), "this is no file but a folder or a device; put the settings there",
                 "これはファイルではなく、フォルダーなどです。設定のファイルを置いてください。");
        return false;
    case FILE_TOO_LARGE:
        diag_add(diags, DIAG_ERROR, place_of(file), "settings are no longer than %d KB; is this another file?",
                 "設定のファイルは%d KBまでです。別のファイルではありませんか。", BYTES_MAX / 1024);
        return false;
    case FILE_FAILED:
    case FILE_RESULT_COUNT:
        break;
    }
    diag_add(diags, DIAG_ERROR, place_of(file), "the settings cannot be read: %s; allow this user to read the file",
             "設定を読めません（%s）。ファイルの読み取りを許可してください。", strerror(errno));
    return false;
}

/** A PIN is for the staff, not for every user of the computer. */
static void warn_of_readers(struct settings_file *file)
{
    struct stat info;
    if (file->settings.pin && stat(file->path, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        diag_add(&file->diags, DIAG_WARNING, place_of(file),
                 "other users of this computer can read the PIN; give the file mode 0600 (a change on the staff page "
                 "does that, too)",
                 "このコンピューターのほかの利用者が暗証番号を読めます。ファイルの許可を 0600 "
                 "にしてください（スタッフの画面で設定を変えたときも、そうなります）。");
    }
}

void settings_file_open(struct settings_file *file, const char *path)
{
    *file = (struct settings_file){.settings = settings_default()};
    if (!path) {
        return;
    }
    char *text = NULL;
    size_t size = 0;
    file->path = arena_strdup(&file->settings.arena, path);
    if (read_text(file, &text, &size, &file->diags) && text) {
        settings_read(&file->settings, file->path, text, size, &file->diags);
        warn_of_readers(file);
    }
    free(text);
}

void settings_file_finish(struct settings_file *file)
{
    settings_finish(&file->settings);
    diag_finish(&file->diags);
    diag_finish(&file->unsaved);
}

/** What is wrong with the file as it now is; a change may have mended it. */
static void look_again(struct settings_file *file, const struct strbuf *text)
{
    struct settings read = settings_default();
    diag_finish(&file->diags);
    settings_read(&read, file->path, text->text, text->size, &file->diags);
    settings_finish(&read);
}

static bool save(struct settings_file *file, const char *key)
{
    char *text = NULL;
    size_t size = 0;
    struct strbuf out = {0};
    bool saved = read_text(file, &text, &size, &file->unsaved) &&
                 settings_edit(&file->settings, key, file->path, text ? text : "", size, &out, &file->unsaved);
    if (saved && !(file_make_parent(file->path) && file_write_private(file->path, out.text, out.size))) {
        diag_add(&file->unsaved, DIAG_ERROR, place_of(file), "the file cannot be written: %s",
                 "ファイルに書きこめません（%s）。", strerror(errno));
        saved = false;
    }
    if (saved) {
        look_again(file, &out);
    }
    strbuf_finish(&out);
    free(text);
    return saved;
}

bool settings_file_save(struct settings_file *file, const char *key)
{
    diag_finish(&file->unsaved);
    if (!file->path) {
        diag_add(&file->unsaved, DIAG_WARNING, (struct diag_place){0},
                 "there is no place for settings; name one with --settings",
                 "設定を保存する場所がありません。--settings で指定してください。");
        return false;
    }
    return save(file, key);
}
