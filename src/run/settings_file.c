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

/** The text of the last good settings, to be freed; NULL where there are none. False when they cannot be read. */
static bool read_good(const struct settings_file *file, char **text, size_t *size)
{
    enum file_result result = file_read(file->good, BYTES_MAX, text, size);
    return result == FILE_OK || result == FILE_MISSING;
}

enum good { GOOD_NONE, GOOD_READ, GOOD_LOST };

/** The last good settings into `settings`, which stay as they were where there are none. */
static enum good open_good(const struct settings_file *file, struct settings *settings)
{
    struct diags diags = {0};
    char *text = NULL;
    size_t size = 0;
    enum good good = read_good(file, &text, &size) ? GOOD_NONE : GOOD_LOST;
    if (text) {
        bool whole = settings_read(settings, file->good, text, size, &diags) && !settings->shut;
        good = whole ? GOOD_READ : GOOD_LOST;
    }
    free(text);
    diag_finish(&diags);
    return good;
}

/* What the staff and whoever installs the display should know of that. */

static void warn_of_good(struct settings_file *file, bool missing)
{
    if (missing) {
        diag_add(&file->diags, DIAG_WARNING, place_of(file),
                 "the settings are gone, so the last good ones hold, which are kept in %s; a change on the staff page "
                 "writes the file anew. To begin without settings, remove that one, too",
                 "設定ファイルがないため、最後に読めたときの設定（%"
                 "s）を使っています。スタッフの画面で何か変えると、ファイルが"
                 "できます。はじめからやり直すときは、そのファイルも消してください。",
                 file->good);
    } else {
        diag_add(&file->diags, DIAG_WARNING, place_of(file),
                 "the settings cannot be read, so the last good ones hold, which are kept in %s; correct the file",
                 "設定ファイルを読めないため、最後に読めたときの設定（%s）を使っています。ファイルを直してください。",
                 file->good);
    }
}

static void warn_of_pin(struct settings_file *file)
{
    diag_add(
        &file->diags, DIAG_WARNING, place_of(file),
        "no PIN that can be used stands here, so the one before holds; to choose another, remove %s, too, and start "
        "the program anew",
        "使える暗証番号が書かれていないため、前の番号が有効です。番号を決め直すときは、%s も消して、プログラムを始め"
        "なおしてください。",
        file->good);
}

static void warn_of_shut(struct settings_file *file, bool lost)
{
    struct diag_place place = {.file = lost ? file->good : file->path};
    diag_add(
        &file->diags, DIAG_ERROR, place,
        "nobody can say which PIN was set, so the staff page stays shut; correct this file, or remove it to choose a "
        "new PIN, and start the program anew",
        "暗証番号が分からないため、スタッフの画面を開けません。このファイルを直すか、消して、プログラムを始めなおして"
        "ください（消したときは、番号を決め直します）。");
}

/** The texts and the PIN of the last good settings become those of the file, which then says what it has to say. */
static void begin_with(struct settings_file *file, const struct settings *good)
{
    struct settings *mine = &file->settings;
    mine->pin = good->pin ? arena_strdup(&mine->arena, good->pin) : NULL;
}

/** There is nothing better. */
static void fall_back(struct settings_file *file, struct settings *good)
{
    struct arena arena = file->settings.arena;
    const char *path = arena_strdup(&good->arena, file->path), *kept = arena_strdup(&good->arena, file->good);
    file->settings = *good;
    file->path = path;
    file->good = kept;
    *good = settings_default();
    arena_finish(&arena);
}

/** The text says which PIN holds. */
static bool says_pin(const struct settings_file *file, const char *text, size_t size)
{
    struct settings alone = settings_default();
    struct diags diags = {0};
    bool says = settings_read(&alone, file->path, text, size, &diags) && alone.pin;
    settings_finish(&alone);
    diag_finish(&diags);
    return says;
}

static void open_both(struct settings_file *file, struct settings *good)
{
    struct settings *mine = &file->settings;
    char *text = NULL;
    size_t size = 0;
    enum good kept = open_good(file, good);
    begin_with(file, good);
    bool missing = read_text(file, &text, &size, &file->diags) && !text;
    bool whole = text && settings_read(mine, file->path, text, size, &file->diags);
    if (!whole && kept == GOOD_READ) {
        warn_of_good(file, missing);
        fall_back(file, good);
    } else if (whole && says_pin(file, text, size)) {
        warn_of_readers(file);
    } else if (whole && mine->pin) {
        warn_of_pin(file);
    }
    bool lost = kept == GOOD_LOST, damaged = !whole && !missing && kept != GOOD_READ;
    mine->shut = !mine->pin && (mine->shut || lost || damaged);
    if (mine->shut) {
        warn_of_shut(file, lost && !damaged);
    }
    free(text);
}

void settings_file_open(struct settings_file *file, const char *path)
{
    *file = (struct settings_file){.settings = settings_default()};
    if (path) {
        struct settings good = settings_default();
        file->path = arena_strdup(&file->settings.arena, path);
        file->good = arena_printf(&file->settings.arena, "%s.good", path);
        open_both(file, &good);
        settings_finish(&good);
    }
}

void settings_file_finish(struct settings_file *file)
{
    settings_finish(&file->settings);
    diag_finish(&file->diags);
    diag_finish(&file->unsaved);
}

/** What is to be kept of a text: all of it, with the PIN that holds. False when it cannot be read. */
static bool make_good(const struct settings_file *file, const char *text, size_t size, struct strbuf *out)
{
    struct settings alone = settings_default();
    struct diags diags = {0};
    bool whole = settings_read(&alone, file->path, text, size, &diags);
    bool said = alone.pin && file->settings.pin && strcmp(alone.pin, file->settings.pin) == 0;
    if (whole && (said || !file->settings.pin)) {
        strbuf_add(out, text, size);
    } else if (whole) {
        whole = settings_edit(&file->settings, "pin", file->path, text, size, out, &diags);
    }
    settings_finish(&alone);
    diag_finish(&diags);
    return whole;
}

static bool is_kept(const struct settings_file *file, const struct strbuf *wanted)
{
    char *text = NULL;
    size_t size = 0;
    bool same = read_good(file, &text, &size) && text && size == wanted->size && memcmp(text, wanted->text, size) == 0;
    free(text);
    return same;
}

void settings_file_keep(struct settings_file *file)
{
    struct strbuf out = {0};
    struct diags diags = {0};
    char *text = NULL;
    size_t size = 0;
    bool readable = file->path && !file->settings.shut && read_text(file, &text, &size, &diags) && text &&
                    make_good(file, text, size, &out);
    if (readable && !is_kept(file, &out) && !file_write_private(file->good, strbuf_text(&out), out.size) &&
        file->settings.pin) {
        diag_add(&file->diags, DIAG_WARNING, (struct diag_place){.file = file->good},
                 "the settings cannot be kept here for the day on which their file is damaged: %s; allow this user to "
                 "write there",
                 "設定の控えを書けません（%s）。ファイルが壊れたときに備えて、ここに書きこめるようにしてください。",
                 strerror(errno));
    }
    free(text);
    strbuf_finish(&out);
    diag_finish(&diags);
}

/** What is wrong with the file as it now is; a change may have mended it. */
static void look_again(struct settings_file *file, const struct strbuf *text)
{
    struct settings read = settings_default();
    diag_finish(&file->diags);
    settings_read(&read, file->path, text->text, text->size, &file->diags);
    if (file->settings.pin && !read.pin) {
        warn_of_pin(file);
    }
    settings_finish(&read);
}

/** The file's text, or, where it is gone, that of the last good one: what a change begins with. */
static bool read_either(struct settings_file *file, char **text, size_t *size)
{
    if (!read_text(file, text, size, &file->unsaved)) {
        return false;
    }
    if (!*text) {
        read_good(file, text, size);
    }
    return true;
}

static bool save(struct settings_file *file, const char *key)
{
    char *text = NULL;
    size_t size = 0;
    struct strbuf out = {0};
    bool saved = read_either(file, &text, &size) &&
                 settings_edit(&file->settings, key, file->path, text ? text : "", size, &out, &file->unsaved);
    if (saved && !(file_make_parent(file->path) && file_write_private(file->path, out.text, out.size))) {
        diag_add(&file->unsaved, DIAG_ERROR, place_of(file), "the file cannot be written: %s",
                 "ファイルに書きこめません（%s）。", strerror(errno));
        saved = false;
    }
    if (saved) {
        look_again(file, &out);
        settings_file_keep(file);
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
