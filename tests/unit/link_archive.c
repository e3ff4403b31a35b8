/* Archives as staff make them, and as nobody should: what is said of each, and that nothing of it is left. */
#include "link/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "link/tree.h"

/** A folder for one test; everything goes with it. */
struct place {
    char folder[sizeof BINARY_DIR + 32];
    struct arena arena;
    struct archive *writer;
    struct diags diags;
    const char *root; /* what was unpacked */
};

static const char *path_of(struct place *place, const char *name)
{
    return arena_printf(&place->arena, "%s/%s", place->folder, name);
}

/** An archive that is being written. */
static struct place begin(const char *options)
{
    struct place place = {.folder = BINARY_DIR "/unit-archive-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    place.writer = archive_write_new();
    archive_write_set_format_zip(place.writer);
    archive_write_set_passphrase(place.writer, "secret");
    CHECK(archive_write_set_options(place.writer, options) == ARCHIVE_OK);
    CHECK(archive_write_open_filename(place.writer, path_of(&place, "pack.zip")) == ARCHIVE_OK);
    return place;
}

static void add(struct place *place, const char *name, mode_t type, const char *bytes, size_t size)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, type);
    archive_entry_set_perm(entry, 0644);
    if (type == AE_IFLNK) {
        archive_entry_set_symlink(entry, bytes);
    } else if (type == AE_IFREG) {
        archive_entry_set_size(entry, (la_int64_t)size);
    }
    CHECK(archive_write_header(place->writer, entry) == ARCHIVE_OK);
    CHECK(type != AE_IFREG || archive_write_data(place->writer, bytes, size) == (la_ssize_t)size);
    archive_entry_free(entry);
}

static void add_text(struct place *place, const char *name, const char *text)
{
    add(place, name, AE_IFREG, text, strlen(text));
}

static void close_archive(struct place *place)
{
    CHECK(archive_write_close(place->writer) == ARCHIVE_OK);
    archive_write_free(place->writer);
}

static void unpack(struct place *place)
{
    place->root = archive_unpack(path_of(place, "pack.zip"), path_of(place, "out"), &place->arena, &place->diags);
}

static void end(struct place *place)
{
    CHECK(tree_remove(place->folder));
    diag_finish(&place->diags);
    arena_finish(&place->arena);
}

/** Refused for this reason, and nothing else said; nothing is left behind. */
static void refused(struct place *place, const char *english)
{
    unpack(place);
    CHECK(!place->root && place->diags.count == 1 && place->diags.errors == 1);
    if (place->diags.count > 0) {
        CHECK_TEXT(place->diags.items[0].message[DIAG_ENGLISH], english);
        CHECK_TEXT(place->diags.items[0].place.file, path_of(place, "pack.zip"));
        CHECK(place->diags.items[0].message[DIAG_JAPANESE][0] != '\0');
    }
    CHECK(access(path_of(place, "out"), F_OK) != 0);
    end(place);
}

/** What was unpacked, one name after the other. */
static const char *unpacked(struct place *place)
{
    struct tree tree = {.count = 0};
    const char *names = "";
    CHECK(place->root && tree_list(&tree, place->root) == TREE_OK);
    for (size_t i = 0; i < tree.count; i++) {
        names = arena_printf(&place->arena, "%s%s%s", names, i ? " " : "", tree.files[i].name);
    }
    tree_finish(&tree);
    return names;
}

/** Overwrite what stands behind the n-th occurrence of a mark in the archive. */
static void patch(struct place *place, const char *mark, int nth, size_t offset, const char *bytes, size_t size)
{
    char *text = NULL;
    size_t length = 0;
    CHECK(file_read(path_of(place, "pack.zip"), 1 << 30, &text, &length) == FILE_OK);
    size_t at = 0;
    for (int seen = 0; at + 4 <= length; at++) {
        if (memcmp(text + at, mark, 4) == 0 && ++seen == nth) {
            break;
        }
    }
    CHECK(at + offset + size <= length);
    memcpy(text + at + offset, bytes, size);
    CHECK(file_write_atomic(path_of(place, "pack.zip"), text, length));
    free(text);
}

static void test_good(void)
{
    struct place place = begin("");
    add_text(&place, "pack.json", "{}");
    add(&place, "pictures/", AE_IFDIR, NULL, 0);
    add_text(&place, "pictures/star.png", "star");
    add(&place, "pictures/", AE_IFDIR, NULL, 0);
    close_archive(&place);
    unpack(&place);
    CHECK_TEXT(unpacked(&place), "pack.json pictures/star.png");
    CHECK(place.diags.count == 0);
    end(&place);
}

/** As a Mac makes it: of the folder, with what nobody asked for. */
static void test_mac(void)
{
    struct place place = begin("");
    add_text(&place, "lights/pack.json", "{}");
    add_text(&place, "lights/.DS_Store", "a Mac's");
    add_text(&place, "__MACOSX/lights/._pack.json", "a Mac's");
    add_text(&place, "lights/pictures/.hidden/star.png", "hidden");
    add_text(&place, "lights/pack.json~", "an editor's");
    close_archive(&place);
    unpack(&place);
    CHECK_TEXT(unpacked(&place), "pack.json");
    CHECK(access(path_of(&place, "out/__MACOSX"), F_OK) != 0 &&
          access(path_of(&place, "out/lights/.DS_Store"), F_OK) != 0);
    end(&place);
}

/** As Windows in Japan makes it: names in CP932, without saying so. */
static void test_windows(void)
{
    struct place place = begin("");
    add_text(&place, "pack.json", "{}");
    add_text(&place, "\x89\xE6\x91\x9C/\x90\xAF.png", "star");
    add_text(&place, "ascii.png", "star");
    close_archive(&place);
    unpack(&place);
    CHECK_TEXT(unpacked(&place), "ascii.png pack.json 画像/星.png");
    end(&place);
}

/** Windows' own separator, and kanji of CP932 whose second byte is the same sign. */
static void test_backslashes(void)
{
    struct place place = begin("");
    add_text(&place, "lights\\pack.json", "{}");
    add_text(&place, "lights\\pictures\\star.png", "star");
    add_text(&place, "lights\\\x95\\\x8E\xA6\\\x94\\.png", "table");
    add(&place, "lights\\\x83\\\\", AE_IFREG, NULL, 0); /* a folder, by the sign at its end */
    close_archive(&place);
    unpack(&place);
    CHECK_TEXT(unpacked(&place), "pack.json pictures/star.png 表示/能.png");
    CHECK(place.diags.count == 0);
    end(&place);
}

static const char *with_slashes(struct place *place, const char *name)
{
    char *copy = arena_strdup(&place->arena, name);
    for (char *c = copy; *c; c++) {
        *c = (char)(*c == '\\' ? '/' : *c);
    }
    return copy;
}

static void test_names(void)
{
    static const char *const names[] = {"../out.png",  "a/../../out.png", "/etc/out.png", "a//out.png",
                                        "a/../b.png",  "./../b",          "a/..",         "..",
                                        "..\\out.png", "a\\..\\..\\out"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct place place = begin("");
        add_text(&place, "pack.json", "{}");
        add_text(&place, names[i], "out");
        close_archive(&place);
        const char *words = arena_printf(&place.arena,
                                         "\"%s\" is no name inside the archive's folder, so the archive is refused; "
                                         "pack it anew",
                                         with_slashes(&place, names[i]));
        refused(&place, words);
    }
}

static void test_same_names(void)
{
    static const char *const pairs[][2] = {{"a.png", "a.png"},
                                           {"A.png", "a.png"},
                                           {"a", "a/b.png"},
                                           {"a/b.png", "a"},
                                           {"Pictures/a.png", "pictures/b.png"},
                                           {"が.png", "が.png"}};
    static const char *const told[][2] = {{"a.png", "a.png"}, {"A.png", "a.png"},       {"a", "a"},
                                          {"a", "a"},         {"Pictures", "pictures"}, {"が.png", "が.png"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct place place = begin("");
        add_text(&place, "pack.json", "{}");
        add_text(&place, pairs[i][0], "one");
        add_text(&place, pairs[i][1], "two");
        close_archive(&place);
        const char *words = arena_printf(
            &place.arena, "the archive holds \"%s\" and \"%s\", which are one name on many systems; rename one",
            told[i][0], told[i][1]);
        refused(&place, words);
    }
}

static void test_links(void)
{
    struct place place = begin("");
    add_text(&place, "pack.json", "{}");
    add(&place, "link", AE_IFLNK, "/etc/passwd", 0);
    close_archive(&place);
    refused(&place, "\"link\" is a link or a device; pack the file itself");
    /* What Unix calls a device or a socket: the mode stands in the upper half of the list's attributes. (libarchive
     * takes what calls itself a pipe for the file that some program meant.) */
    const mode_t kinds[] = {S_IFCHR, S_IFBLK, S_IFSOCK, S_IFLNK};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        place = begin("");
        add_text(&place, "pack.json", "{}");
        add_text(&place, "odd", "/etc/passwd");
        close_archive(&place);
        const char mode[] = {0x24, (char)(kinds[i] >> 8)};
        patch(&place, "PK\1\2", 2, 40, mode, sizeof mode);
        refused(&place, "\"odd\" is a link or a device; pack the file itself");
    }
}

static void test_encrypted(void)
{
    static const char *const ways[] = {"zip:encryption=traditional", "zip:encryption=aes256"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct place place = begin(ways[i]);
        add_text(&place, "pack.json", "{}");
        close_archive(&place);
        refused(&place, "\"pack.json\" is encrypted; pack it without a password");
    }
}

static const char damaged[] = "the archive is damaged or was cut off while copying; copy it again, or pack it anew";

static void test_cut_off(void)
{
    for (int part = 1; part < 10; part++) {
        struct place place = begin("zip:compression=store");
        struct stat info;
        add_text(&place, "pack.json", "{}");
        add_text(&place, "star.png", "****************************************************************");
        close_archive(&place);
        CHECK(stat(path_of(&place, "pack.zip"), &info) == 0);
        CHECK(truncate(path_of(&place, "pack.zip"), info.st_size * part / 10) == 0);
        refused(&place, damaged);
    }
}

/** One letter is another, in the bytes or in the list of contents. */
static void test_damaged(void)
{
    struct place place = begin("zip:compression=store");
    add_text(&place, "pack.json", "{}");
    add_text(&place, "star.png", "****************************************************************");
    close_archive(&place);
    patch(&place, "****", 1, 9, "+", 1);
    refused(&place, damaged);
    place = begin("zip:compression=store");
    add_text(&place, "pack.json", "{}");
    close_archive(&place);
    patch(&place, "PK\1\2", 1, 0, "KP", 2);
    unpack(&place);
    CHECK(!place.root && place.diags.errors == 1 && access(path_of(&place, "out"), F_OK) != 0);
    end(&place);
}

static void test_no_archive(void)
{
    struct place place = begin("");
    add_text(&place, "pack.json", "{}");
    close_archive(&place);
    CHECK(file_write_atomic(path_of(&place, "pack.zip"), "{}", 2));
    refused(&place, "this is neither a folder nor a ZIP archive; name the folder with the pack.json, or its .zip");
    place = begin("");
    add_text(&place, "somewhere/deep/pack.json", "{}");
    close_archive(&place);
    static const char nowhere[] =
        "there is no pack.json at the archive's root; pack the pack's own folder, and nothing else";
    refused(&place, nowhere);
    /* Which of the two? */
    place = begin("");
    add_text(&place, "one/pack.json", "{}");
    add_text(&place, "two/pack.json", "{}");
    close_archive(&place);
    refused(&place, nowhere);
}

static double processor_seconds(void)
{
    struct rusage usage;
    CHECK(getrusage(RUSAGE_SELF, &usage) == 0);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 + (double)usage.ru_stime.tv_sec +
           (double)usage.ru_stime.tv_usec / 1e6;
}

static const char too_many[] = "the archive holds more than 25000 files; leave only the pack's own in it";

static void test_many(int count, const char *told_count, const char *english)
{
    struct place place = begin("zip:compression=store");
    add_text(&place, "pack.json", "{}");
    for (int i = 0; i < count; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        add(&place, name, AE_IFREG, "", 0);
    }
    close_archive(&place);
    if (told_count) {
        patch(&place, "PK\5\6", 1, 8, told_count, 4);
    }
    double before = processor_seconds();
    refused(&place, english);
    CHECK(processor_seconds() - before < 2);
}

/** Thirty megabytes of nothing, in thirty kilobytes. */
static void test_bomb(bool lying)
{
    enum { SIZE = 30 * 1024 * 1024 };
    struct place place = begin("");
    char *nothing = calloc(SIZE, 1);
    CHECK(nothing != NULL);
    add_text(&place, "pack.json", "{}");
    add(&place, "bomb", AE_IFREG, nothing, SIZE);
    close_archive(&place);
    free(nothing);
    if (lying) {
        patch(&place, "PK\1\2", 2, 24, "\x10\0\0\0", 4); /* sixteen bytes, says the list */
    }
    unpack(&place);
    CHECK(!place.root && place.diags.errors == 1 && access(path_of(&place, "out"), F_OK) != 0);
    CHECK(lying || strncmp(place.diags.items[0].message[DIAG_ENGLISH],
                           "with \"bomb\" the archive unpacks to more than 2048 MB or 100 times its size", 70) == 0);
    end(&place);
}

/** Forty files of a megabyte of nothing each: the sum counts. */
static void test_sum(void)
{
    enum { SIZE = 1024 * 1024, COUNT = 40 };
    struct place place = begin("");
    char *nothing = calloc(SIZE, 1);
    CHECK(nothing != NULL);
    add_text(&place, "pack.json", "{}");
    for (int i = 0; i < COUNT; i++) {
        add(&place, arena_printf(&place.arena, "%d.png", i), AE_IFREG, nothing, SIZE);
    }
    close_archive(&place);
    free(nothing);
    unpack(&place);
    CHECK(!place.root && place.diags.errors == 1 && access(path_of(&place, "out"), F_OK) != 0);
    CHECK(strstr(place.diags.items[0].message[DIAG_ENGLISH], "unpacks to more than 2048 MB or 100 times its size"));
    end(&place);
}

/** Where a record lies: APPNOTE.TXT 4.3.7 and 4.3.12. */
enum { LOCAL_SIZES = 18, LOCAL_NAME = 30, LIST_PACKED = 20, LIST_SIZE = 24, LIST_OFFSET = 42 };

/** One field that does not say what is there. */
struct lie {
    const char *options; /* how it is packed */
    const char *mark;    /* of the record: the list's, or the one before the file's bytes */
    size_t offset;
    const char *bytes;
    size_t size;
};

#define LIST "PK\1\2"
#define BEFORE "PK\3\4"
#define STORED "zip:compression=store"
#define DEFLATED "zip:compression=deflate"

/** An archive of three files, the second of 400 letters, with one lie about that. */
static struct place tell_lie(const struct lie *lie)
{
    char letters[401];
    struct place place = begin(lie->options);
    memset(letters, '*', 400);
    letters[400] = '\0';
    add_text(&place, "pack.json", "{}");
    add_text(&place, "star.png", letters);
    add_text(&place, "moon.png", "moon");
    close_archive(&place);
    patch(&place, lie->mark, 2, lie->offset, lie->bytes, lie->size);
    return place;
}

/** True when what came out is what was packed, as though nobody had lied. */
static bool is_whole(struct place *place)
{
    char *bytes = NULL;
    size_t size = 0;
    bool read = place->root && file_read(path_of(place, "out/star.png"), 1 << 20, &bytes, &size) == FILE_OK;
    bool whole = read && size == 400 && strspn(bytes, "*") == 400;
    free(bytes);
    return whole;
}

/** Sizes that are none: less than there is, more, so much that the next file is a part of it, more than any disk has; a
 * file that is said to lie where another does. It is refused, in one sentence, or it is as it was; never something
 * else, and not for long. */
static void test_lies(void)
{
    static const struct lie lies[] = {
        {STORED, LIST, LIST_SIZE, "\x10\0\0\0", 4},
        {STORED, LIST, LIST_SIZE, "\xF0\xFF\0\0", 4},
        {STORED, LIST, LIST_SIZE, "\xFE\xFF\xFF\x7F", 4},
        {STORED, LIST, LIST_SIZE, "\xFF\xFF\xFF\xFF", 4},
        {STORED, LIST, LIST_SIZE, "\0\0\0\0", 4},
        {STORED, LIST, LIST_PACKED, "\x10\0\0\0", 4},
        {STORED, LIST, LIST_PACKED, "\xB0\1\0\0\xB0\1\0\0", 8},
        {STORED, LIST, LIST_PACKED, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8},
        {STORED, LIST, LIST_PACKED, "\0\0\0\0\0\0\0\0", 8},
        {STORED, BEFORE, LOCAL_SIZES, "\x10\0\0\0\x10\0\0\0", 8},
        {STORED, BEFORE, LOCAL_SIZES, "\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7F", 8},
        {DEFLATED, LIST, LIST_SIZE, "\x10\0\0\0", 4},
        {DEFLATED, LIST, LIST_SIZE, "\xFE\xFF\xFF\x7F", 4},
        {DEFLATED, LIST, LIST_PACKED, "\1\0\0\0", 4},
        {DEFLATED, LIST, LIST_PACKED, "\xFF\xFF\0\0", 4},
        {DEFLATED, BEFORE, LOCAL_SIZES, "\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7F", 8},
        {STORED, LIST, LIST_OFFSET, "\0\0\0\0", 4},
        {STORED, LIST, LIST_OFFSET, "\xFF\xFF\xFF\x7F", 4},
        {STORED, LIST, LIST_OFFSET, "\1\0\0\0", 4},
        {STORED, BEFORE, LOCAL_NAME, "../a.png", 8},
    };
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct place place = tell_lie(&lies[i]);
        double before = processor_seconds();
        unpack(&place);
        CHECK(processor_seconds() - before < 2);
        bool refused_it = !place.root && place.diags.errors == 1 && access(path_of(&place, "out"), F_OK) != 0;
        check_report(refused_it || (is_whole(&place) && place.diags.count == 0), __FILE__, __LINE__,
                     arena_printf(&place.arena, "lie %zu: %s", i,
                                  place.diags.count ? place.diags.items[0].message[DIAG_ENGLISH] : "nothing is said"));
        CHECK(access(path_of(&place, "a.png"), F_OK) != 0);
        end(&place);
    }
}

static void test_large(void)
{
    struct place place = begin("");
    add_text(&place, "pack.json", "{}");
    close_archive(&place);
    CHECK(truncate(path_of(&place, "pack.zip"), (off_t)ARCHIVE_FILE_MAX + 1) == 0);
    refused(&place, "the archive is larger than 1024 MB; make its pictures smaller");
}

int main(void)
{
    test_good();
    test_mac();
    test_windows();
    test_backslashes();
    test_names();
    test_same_names();
    test_links();
    test_encrypted();
    test_cut_off();
    test_damaged();
    test_no_archive();
    test_many(30000, NULL, too_many);
    test_many(70000, NULL, too_many);      /* more than the record can count */
    test_many(26000, "\5\0\5\0", damaged); /* five, it says */
    test_bomb(false);
    test_bomb(true);
    test_sum();
    test_lies();
    test_large();
    return check_result();
}
