#include "pack/reader.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pack/foreign.h"

const char *reader_file_name(struct loading *loading, struct value value)
{
    if (!reader_expect(loading, value, EXPECT_STRING)) {
        return NULL;
    }
    const char *name = value.json->valuestring;
    if (file_name_is_safe(name) && file_name_is_content(name)) {
        return arena_strdup(loading->arena, name);
    }
    if (file_name_is_safe(name)) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
                 "%s begins with . ~ or #, ends with ~ or holds a control character, so it is taken for an editor's "
                 "own file "
                 "and not copied with the pack; rename it",
                 "%s は . ~ # で始まるか、~ で終わるか、制御文字を含むため、エディターなどの一時ファイルとみなされ、"
                 "パックといっしょにコピーされません。名前を変えてください。",
                 value_excerpt(value, &loading->scratch));
        return NULL;
    }
    diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value),
             "%s is no file inside the pack's folder; write it relative to the folder, with / and without ..",
             "%s はパックのフォルダーの中のファイル名ではありません。フォルダーからの名前を / で区切り、.. "
             "を使わずに書いてください。",
             value_excerpt(value, &loading->scratch));
    return NULL;
}

static const struct {
    const char *english, *japanese; /* with the file's name, the limit in MB, and the system's word for what failed */
} troubles[] = {
    [FOLDER_OK] = {"", ""},
    [FOLDER_MISSING] = {"the file \"%s\" is missing; add it to the folder, or correct the name",
                        "ファイル「%s」がありません。フォルダーに入れるか、名前を直してください。"},
    [FOLDER_AMBIGUOUS] =
        {"two files look like \"%s\" and differ only in how their letters are stored; remove or rename one",
         "「%s」と見分けのつかない名前のファイルが二つあります（文字の記録のしかただけが違います）。どちらかを消すか、"
         "名前を変えてください。"},
    [FOLDER_OUTSIDE] = {"\"%s\" is a link that leaves the pack's folder; copy the file itself into the folder",
                        "「%s」はフォルダーの外へのリンクです。ファイルそのものをフォルダーに入れてください。"},
    [FOLDER_LOOP] = {"\"%s\" is a link that leads back to itself; copy the file itself into the folder",
                     "「%s」は自分自身へ戻ってしまうリンクです。ファイルそのものをフォルダーに入れてください。"},
    [FOLDER_NOT_REGULAR] = {"\"%s\" is no file but a folder or a device; put the file there, or correct the name",
                            "「%s」はファイルではなく、フォルダーなどです。ファイルを置くか、名前を直してください。"},
    [FOLDER_TOO_LARGE] = {"the file \"%s\" is larger than %d MB; make it smaller",
                          "ファイル「%s」は%d MBを超えています。小さくしてください。"},
    [FOLDER_FORBIDDEN] = {"the file \"%s\" may not be read; allow this user to read it",
                          "ファイル「%s」を読む許可がありません。ファイルの読み取りを許可してください。"},
    [FOLDER_FAILED] = {"the file \"%s\" (at most %d MB) cannot be read: %s; copy it anew, and check the disk",
                       "ファイル「%s」（%d MBまで）を読めません（%s）。コピーし直すか、ディスクを確認してください。"},
};
static_assert(sizeof troubles / sizeof troubles[0] == FOLDER_RESULT_COUNT, "every result has its words");

/** To look for likely names for more than these would take longer than it helps. */
enum { SUGGESTED_MAX = 50 };

static void report_trouble(struct loading *loading, enum folder_result result, enum diag_severity severity,
                           struct diag_place place, const char *name, size_t limit)
{
    int number = errno;
    loading->diags->unread += result == FOLDER_FORBIDDEN || result == FOLDER_FAILED;
    bool look = result == FOLDER_MISSING && loading->diags->count < SUGGESTED_MAX;
    const char *near = look ? folder_nearest(&loading->folder, name, &loading->scratch) : NULL;
    if (near) {
        diag_add(loading->diags, severity, place, "the file \"%s\" is missing; did you mean \"%s\"? (capitals count)",
                 "ファイル「%s」がありません。「%s」の書きまちがいではありませんか（大文字と小文字は区別します）。",
                 value_clip(name, &loading->scratch), value_clip(near, &loading->scratch));
        return;
    }
    diag_add(loading->diags, severity, place, troubles[result].english, troubles[result].japanese,
             value_clip(name, &loading->scratch), (int)(limit / ((size_t)1024 * 1024)), strerror(number));
}

const struct source *reader_open(struct loading *loading, const char *name, struct diag_place place)
{
    char *bytes;
    size_t size;
    const char *found;
    enum folder_result result = folder_find(&loading->folder, name, &loading->scratch, &found);
    if (result == FOLDER_OK) {
        result = folder_read(&loading->folder, found, PACK_FILE_BYTES_MAX, &bytes, &size);
    }
    if (result != FOLDER_OK) {
        report_trouble(loading, result, DIAG_ERROR, place, name, PACK_FILE_BYTES_MAX);
        return NULL;
    }
    if (size > PACK_BYTES_MAX - loading->bytes) {
        diag_add(loading->diags, DIAG_ERROR, place,
                 "with the file \"%s\" the pack has more than %d MB of text; make its files smaller",
                 "ファイル「%s」で、パックの文字データの合計が%d MBを超えます。ファイルを小さくしてください。",
                 value_clip(name, &loading->scratch), (int)(PACK_BYTES_MAX / (1024 * 1024)));
        free(bytes);
        return NULL;
    }
    loading->bytes += size;
    struct source_link *link = arena_alloc(&loading->scratch, sizeof *link);
    link->next = loading->sources;
    loading->sources = link;
    const char *file = folder_join(&loading->folder, found, &loading->scratch);
    link->source = (struct source){.file = file};
    bool ok =
        !foreign_bytes(loading, file, bytes, size) && source_parse(&link->source, file, bytes, size, loading->diags);
    free(bytes);
    return ok ? &link->source : NULL;
}

void reader_picture(struct loading *loading, struct value value, struct pack_picture *picture)
{
    const char *name = picture->file;
    picture->file = NULL;
    if (!name) {
        return;
    }
    struct value file = value_member(value, "file");
    const char *found;
    enum folder_result result = folder_find(&loading->folder, name, &loading->scratch, &found);
    if (result == FOLDER_OK) {
        result = folder_check(&loading->folder, found, PACK_PICTURE_BYTES_MAX);
    }
    if (result != FOLDER_OK) {
        enum diag_severity severity = result == FOLDER_OUTSIDE ? DIAG_ERROR : DIAG_WARNING;
        report_trouble(loading, result, severity, reader_place(loading, file), name, PACK_PICTURE_BYTES_MAX);
        return;
    }
    const char *path = folder_join(&loading->folder, found, loading->arena);
    picture->file = reader_image(loading, file, path, picture) ? path : NULL;
    if (picture->file && loading->listener && loading->listener->picture &&
        !loading->listener->picture(loading->listener->user, picture, &(struct pack_spot){loading, file})) {
        picture->file = NULL;
    }
    if (!picture->file) {
        picture->width = picture->height = 0;
    }
}
