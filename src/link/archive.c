/* uselocale */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "link/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/form.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "link/directory.h"
#include "link/tree.h"

enum { CHUNK = 64 * 1024, BUCKETS = 65536, SHOWN = 60 };

/** A name that was met: of a file, or of a folder (also one that only other names speak of). */
struct met {
    const char *name;
    bool folder;
    struct met *next;
};

/** An archive that is being unpacked. */
struct unpacking {
    const char *path, *folder;
    struct archive *archive;
    struct diags *diags;
    struct arena arena;
    struct met **buckets;   /* by name without capitals */
    uint64_t entries, told; /* so far, and how many there are to be */
    uint64_t file_bytes;    /* of the archive */
    uint64_t bytes;         /* unpacked so far */
};

#define COMPLAIN(unpacking, ...)                                                                                       \
    diag_add((unpacking)->diags, DIAG_ERROR, (struct diag_place){.file = (unpacking)->path}, __VA_ARGS__)

/** A name for a message: its beginning, with nothing that cannot be shown. */
static const char *shown(struct unpacking *unpacking, const char *name)
{
    size_t size = strlen(name), at = 0;
    for (int i = 0; i < SHOWN && at < size; i++) {
        utf8_next(name, size, &at);
    }
    return arena_printf(&unpacking->arena, "%.*s%s", (int)at, name, at < size ? "..." : "");
}

/** What Windows in Japan writes. NULL when it is not that either. */
static const char *from_cp932(struct unpacking *unpacking, const char *name)
{
    size_t left = strlen(name), room = left * 3;
    char *out = arena_alloc(&unpacking->arena, room + 1), *to = out, *from = arena_strdup(&unpacking->arena, name);
    iconv_t converter = iconv_open("UTF-8", "CP932");
    if (converter == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): iconv's own way to fail */
        return NULL;
    }
    bool done = iconv(converter, &from, &left, &to, &room) != (size_t)-1 && left == 0;
    iconv_close(converter);
    return done ? out : NULL;
}

/** Windows may write a backslash between folders. Only now: in CP932 it is half of many a kanji. Returns how long the
 * name is without slashes at its end, which are cut off. */
static size_t set_slashes(char *name)
{
    size_t size = strlen(name);
    for (char *c = name; *c; c++) {
        *c = (char)(*c == '\\' ? '/' : *c);
    }
    while (size > 1 && name[size - 1] == '/') {
        name[--size] = '\0';
    }
    return size;
}

/** The entry's name in UTF-8, without a slash at its end; NULL after a diagnostic. */
static const char *name_of(struct unpacking *unpacking, struct archive_entry *entry, bool *folder)
{
    const char *raw = archive_entry_pathname(entry);
    const char *name = raw && !utf8_valid(raw, strlen(raw)) ? from_cp932(unpacking, raw) : raw;
    if (!name || !utf8_valid(name, strlen(name))) {
        COMPLAIN(unpacking, "the archive has a name that is neither UTF-8 nor CP932; use letters and digits",
                 "アーカイブに、UTF-8 でも CP932 でもない名前があります。英数字の名前にしてください。");
        return NULL;
    }
    char *copy = arena_strdup(&unpacking->arena, name);
    size_t size = set_slashes(copy);
    *folder = archive_entry_filetype(entry) == AE_IFDIR || size < strlen(name);
    if (size > ARCHIVE_NAME_MAX || !file_name_is_safe(copy)) {
        COMPLAIN(unpacking, "\"%s\" is no name inside the archive's folder, so the archive is refused; pack it anew",
                 "「%s」はアーカイブの中の名前ではないため、受け付けません。作り直してください。",
                 shown(unpacking, copy));
        return NULL;
    }
    return form_same(copy, &unpacking->arena); /* a Mac mixes the forms within one archive */
}

static struct met **bucket_of(struct unpacking *unpacking, const char *name)
{
    uint64_t hash = HASH_START;
    for (const char *c = name; *c; c++) {
        char low = (char)(*c >= 'A' && *c <= 'Z' ? *c + 'a' - 'A' : *c);
        hash = hash_bytes(hash, &low, 1);
    }
    return &unpacking->buckets[hash % BUCKETS];
}

/** False, and a diagnostic, when the name is there already. Folders may come as often as they like. */
static bool meet(struct unpacking *unpacking, const char *name, bool folder)
{
    struct met **bucket = bucket_of(unpacking, name);
    for (const struct met *met = *bucket; met; met = met->next) {
        if (strcasecmp(met->name, name) != 0) {
            continue;
        }
        if (folder && met->folder && strcmp(met->name, name) == 0) {
            return true;
        }
        COMPLAIN(unpacking, "the archive holds \"%s\" and \"%s\", which are one name on many systems; rename one",
                 "アーカイブに「%s」と「%s」があり、多くの環境では同じ名前です。どちらかの名前を変えてください。",
                 shown(unpacking, met->name), shown(unpacking, name));
        return false;
    }
    struct met *met = arena_alloc(&unpacking->arena, sizeof *met);
    *met = (struct met){name, folder, *bucket};
    *bucket = met;
    return true;
}

/** The name, and every folder it speaks of. */
static bool meet_all(struct unpacking *unpacking, const char *name, bool folder)
{
    bool new = true;
    for (const char *slash = strchr(name, '/'); slash && new; slash = strchr(slash + 1, '/')) {
        new = meet(unpacking, arena_copy(&unpacking->arena, name, (size_t)(slash - name)), true);
    }
    return new &&meet(unpacking, name, folder);
}

/** Files and folders only, and nothing secret. */
static bool is_plain(struct unpacking *unpacking, struct archive_entry *entry, const char *name)
{
    mode_t type = archive_entry_filetype(entry);
    if (archive_entry_is_encrypted(entry)) {
        COMPLAIN(unpacking, "\"%s\" is encrypted; pack it without a password",
                 "「%s」は暗号化されています。パスワードなしで作り直してください。", shown(unpacking, name));
        return false;
    }
    if ((type != AE_IFREG && type != AE_IFDIR) || archive_entry_hardlink(entry) || archive_entry_symlink(entry)) {
        COMPLAIN(unpacking, "\"%s\" is a link or a device; pack the file itself",
                 "「%s」はリンクやデバイスです。ファイルそのものを入れてください。", shown(unpacking, name));
        return false;
    }
    return true;
}

/** So much more may come out of it. */
static uint64_t bytes_left(const struct unpacking *unpacking)
{
    uint64_t most = unpacking->file_bytes * ARCHIVE_RATIO_MAX + ARCHIVE_ANY_RATIO;
    most = most < ARCHIVE_BYTES_MAX ? most : ARCHIVE_BYTES_MAX;
    return most > unpacking->bytes ? most - unpacking->bytes : 0;
}

static bool complain_growth(struct unpacking *unpacking, const char *name)
{
    COMPLAIN(
        unpacking,
        "with \"%s\" the archive unpacks to more than %d MB or %d times its size, so it is refused; make its files "
        "smaller",
        "「%s」で、展開した大きさが%d MBまたは元の%d倍を超えるため、受け付けません。ファイルを小さくしてください。",
        shown(unpacking, name), (int)(ARCHIVE_BYTES_MAX >> 20), (int)ARCHIVE_RATIO_MAX);
    return false;
}

static bool complain_damage(struct unpacking *unpacking)
{
    COMPLAIN(unpacking, "the archive is damaged or was cut off while copying; copy it again, or pack it anew",
             "アーカイブが壊れているか、コピーの途中で切れています。コピーし直すか、作り直してください。");
    return false;
}

static bool complain_disk(struct unpacking *unpacking)
{
    COMPLAIN(unpacking, "the archive could not be unpacked: %s; make room on the disk",
             "アーカイブを展開できませんでした（%s）。ディスクの空きを増やしてください。", strerror(errno));
    return false;
}

/** What a header says of the size is a promise that is held against what comes. */
static bool pump(struct unpacking *unpacking, int fd, const char *name)
{
    char chunk[CHUNK];
    for (;;) {
        la_ssize_t size = archive_read_data(unpacking->archive, chunk, sizeof chunk);
        if (size == 0) {
            return true;
        }
        if (size < 0) {
            return complain_damage(unpacking);
        }
        if ((uint64_t)size > bytes_left(unpacking)) {
            return complain_growth(unpacking, name);
        }
        unpacking->bytes += (uint64_t)size;
        if (!file_write_all(fd, chunk, (size_t)size)) {
            return complain_disk(unpacking);
        }
    }
}

static bool unpack_file(struct unpacking *unpacking, struct archive_entry *entry, const char *name)
{
    if (archive_entry_size_is_set(entry) && (uint64_t)archive_entry_size(entry) > bytes_left(unpacking)) {
        return complain_growth(unpacking, name);
    }
    const char *path = arena_printf(&unpacking->arena, "%s/%s", unpacking->folder, name);
    int fd = file_make_parent(path) ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644) : -1;
    if (fd < 0) {
        return complain_disk(unpacking);
    }
    bool done = pump(unpacking, fd, name);
    if (close(fd) != 0 && done) {
        done = complain_disk(unpacking);
    }
    return done;
}

/** What systems add is left out. */
static bool is_content(const char *name)
{
    static const char mac[] = "__MACOSX/";
    return file_name_is_content(name) && !file_name_is_of_system(name) && strncmp(name, mac, sizeof mac - 1) != 0;
}

static bool unpack_entry(struct unpacking *unpacking, struct archive_entry *entry)
{
    if (++unpacking->entries > unpacking->told) {
        return complain_damage(unpacking); /* the list is longer than its end says */
    }
    bool folder = false;
    const char *name = name_of(unpacking, entry, &folder);
    if (!name || !is_plain(unpacking, entry, name)) {
        return false;
    }
    return meet_all(unpacking, name, folder) && (folder || !is_content(name) || unpack_file(unpacking, entry, name));
}

static bool unpack_entries(struct unpacking *unpacking)
{
    struct archive_entry *entry;
    for (;;) {
        int result = archive_read_next_header(unpacking->archive, &entry);
        if (result == ARCHIVE_EOF) {
            /* Two names for one place in the archive are one entry to libarchive: the other would be missing. */
            return unpacking->entries == unpacking->told || complain_damage(unpacking);
        }
        /* A warning is a name that this locale cannot show, which is looked at below. */
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
            return complain_damage(unpacking);
        }
        if (!unpack_entry(unpacking, entry)) {
            return false;
        }
    }
}

bool archive_size_fits(const char *path, uint64_t bytes, struct diags *diags)
{
    if (bytes > ARCHIVE_FILE_MAX) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path},
                 "the archive is larger than %d MB; make its pictures smaller",
                 "アーカイブが%d MBを超えています。画像を小さくしてください。", (int)(ARCHIVE_FILE_MAX >> 20));
    }
    return bytes <= ARCHIVE_FILE_MAX;
}

/** What can be said before anything is unpacked. */
static bool look_first(struct unpacking *unpacking)
{
    struct directory directory;
    enum directory_result result = directory_read(unpacking->path, &directory);
    unpacking->file_bytes = directory.file_bytes;
    unpacking->told = directory.entries;
    if (result == DIRECTORY_FAILED) {
        COMPLAIN(unpacking, "the archive cannot be read: %s", "アーカイブを読めません（%s）。", strerror(errno));
        return false;
    }
    if (!archive_size_fits(unpacking->path, directory.file_bytes, unpacking->diags)) {
        return false;
    }
    if (!directory.marked) {
        COMPLAIN(unpacking,
                 "this is neither a folder nor a ZIP archive; name the folder with the pack.json, or its .zip",
                 "フォルダーでも ZIP アーカイブでもありません。pack.json のあるフォルダーか、その .zip "
                 "を指定してください。");
        return false;
    }
    if (result == DIRECTORY_NONE) {
        return complain_damage(unpacking);
    }
    if (directory.entries > ARCHIVE_ENTRIES_MAX || directory.bytes > ARCHIVE_DIRECTORY_MAX) {
        COMPLAIN(unpacking, "the archive holds more than %d files; leave only the pack's own in it",
                 "アーカイブに%d個を超えるファイルがあります。パックのものだけを入れてください。",
                 (int)ARCHIVE_ENTRIES_MAX);
        return false;
    }
    return true;
}

static bool unpack(struct unpacking *unpacking)
{
    unpacking->archive = archive_read_new();
    REQUIRE(unpacking->archive);
    archive_read_support_format_zip_seekable(unpacking->archive);
    bool done = archive_read_open_filename(unpacking->archive, unpacking->path, CHUNK) == ARCHIVE_OK
                    ? unpack_entries(unpacking)
                    : complain_damage(unpacking);
    archive_read_free(unpacking->archive);
    return done;
}

/** Where the pack.json is: at the root, or in the only folder there. NULL after a diagnostic. */
static const char *find_root(struct unpacking *unpacking, struct arena *arena)
{
    const char *root = NULL;
    if (access(arena_printf(arena, "%s/pack.json", unpacking->folder), F_OK) == 0) {
        return arena_strdup(arena, unpacking->folder);
    }
    for (size_t i = 0; i < BUCKETS; i++) {
        for (const struct met *met = unpacking->buckets[i]; met; met = met->next) {
            const char *inner = arena_printf(arena, "%s/%s", unpacking->folder, met->name);
            if (!strchr(met->name, '/') && met->folder &&
                access(arena_printf(arena, "%s/pack.json", inner), F_OK) == 0) {
                root = root ? "" : inner;
            }
        }
    }
    if (!root || !*root) {
        COMPLAIN(unpacking, "there is no pack.json at the archive's root; pack the pack's own folder, and nothing else",
                 "アーカイブのいちばん上に pack.json がありません。パックのフォルダーだけを入れて作り直してください。");
        return NULL;
    }
    return root;
}

/** In a locale of UTF-8, or libarchive could not tell us names in it. */
static const char *unpack_here(struct unpacking *unpacking, struct arena *arena)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    bool done = unpack(unpacking);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return done ? find_root(unpacking, arena) : NULL;
}

const char *archive_unpack(const char *path, const char *folder, struct arena *arena, struct diags *diags)
{
    struct unpacking unpacking = {.path = path, .folder = folder, .diags = diags};
    const char *root = NULL;
    size_t errors = diags->errors;
    unpacking.buckets = arena_array(&unpacking.arena, BUCKETS, sizeof(struct met *));
    if (look_first(&unpacking)) {
        root = file_make_folder(folder) ? unpack_here(&unpacking, arena) : NULL;
        if (!root && diags->errors == errors) {
            complain_disk(&unpacking);
        }
    }
    if (!root) {
        tree_remove(folder);
    }
    arena_finish(&unpacking.arena);
    return root;
}

bool archive_is_one(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}
