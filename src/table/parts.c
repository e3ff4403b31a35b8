#include "table/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/utf8.h"

/* An OpenDocument file tells its kind right behind the first header of its archive. */
enum { CHUNK = 64 * 1024, ENTRIES_MAX = 10 * 1000, ODS_AT = 30 };

#define COMPLAIN(path, ...) diag_add(diags, DIAG_ERROR, (struct diag_place){.file = (path)}, __VA_ARGS__)

/** Everything we look for ends so. */
static bool is_xml(const char *name)
{
    size_t size = strlen(name);
    return (size > 4 && strcasecmp(name + size - 4, ".xml") == 0) ||
           (size > 5 && strcasecmp(name + size - 5, ".rels") == 0);
}

/** Read an entry to its end; false when it is damaged or too large. */
static bool read_entry(struct parts *parts, struct archive *archive, const char *name, size_t *total)
{
    struct strbuf text = {0};
    char *chunk = malloc(CHUNK);
    REQUIRE(chunk);
    la_ssize_t size;
    while ((size = archive_read_data(archive, chunk, CHUNK)) > 0 && *total + (size_t)size <= PARTS_BYTES_MAX) {
        strbuf_add(&text, chunk, (size_t)size);
        *total += (size_t)size;
    }
    free(chunk);
    if (size != 0) {
        strbuf_finish(&text);
        return false;
    }
    parts_add(parts, name, &text);
    return true;
}

/** The name of an entry as the name of a part: some programs write it from the root, or as a path of Windows. */
static const char *part_name(struct parts *parts, const char *entry)
{
    char *name = arena_strdup(&parts->arena, entry + strspn(entry, "/\\"));
    for (char *c = name; *c; c++) {
        *c = *c == '\\' ? '/' : *c;
    }
    return name;
}

static bool read_entries(struct parts *parts, struct archive *archive)
{
    struct archive_entry *entry;
    size_t total = 0;
    int result = ARCHIVE_OK, entries = 0;
    while ((result = archive_read_next_header(archive, &entry)) == ARCHIVE_OK && entries++ < ENTRIES_MAX) {
        const char *name = archive_entry_pathname(entry);
        name = name && utf8_valid(name, strlen(name)) ? part_name(parts, name) : NULL;
        bool wanted = name && is_xml(name) && archive_entry_filetype(entry) == AE_IFREG &&
                      !archive_entry_is_encrypted(entry) && !parts_find(parts, name);
        if (wanted && (parts->count == PARTS_MAX || !read_entry(parts, archive, name, &total))) {
            return false;
        }
    }
    return result == ARCHIVE_EOF;
}

static bool begins_with(const char *bytes, size_t size, const char *mark, size_t mark_size)
{
    return size >= mark_size && memcmp(bytes, mark, mark_size) == 0;
}

bool parts_read(struct parts *parts, const char *path, const char *bytes, size_t size, struct diags *diags)
{
    if (begins_with(bytes, size, "\xD0\xCF\x11\xE0", 4)) { /* MS-CFB: .xls, and whatever has a password */
        COMPLAIN(path, "this is an old .xls or has a password; save it as .xlsx without a password",
                 "古い形式（.xls）か、パスワードの付いたファイルです。パスワードなしの .xlsx で保存してください。");
        return false;
    }
    static const char ods[] = "mimetypeapplication/vnd.oasis.opendocument";
    if (size > ODS_AT + strlen(ods) && begins_with(bytes + ODS_AT, size - ODS_AT, ods, strlen(ods))) {
        COMPLAIN(path, "this is an OpenDocument file; save it as .xlsx",
                 "OpenDocument（.ods）の表です。「名前を付けて保存」で .xlsx にしてください。");
        return false;
    }
    struct archive *archive = archive_read_new();
    REQUIRE(archive);
    archive_read_support_format_zip(archive);
    bool read = begins_with(bytes, size, "PK", 2) && archive_read_open_memory(archive, bytes, size) == ARCHIVE_OK &&
                read_entries(parts, archive);
    archive_read_free(archive);
    if (!read) {
        COMPLAIN(path, "this is no .xlsx, or it is damaged or too large; save it anew as .xlsx",
                 ".xlsx ではないか、壊れているか、大きすぎます。.xlsx で保存しなおしてください。");
    }
    return read;
}

const struct part *parts_find(const struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (strcasecmp(parts->items[i].name, name) == 0) {
            return &parts->items[i];
        }
    }
    return NULL;
}

void parts_finish(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->items[i].bytes);
    }
    arena_finish(&parts->arena);
}

void parts_add(struct parts *parts, const char *name, struct strbuf *text)
{
    REQUIRE(parts->count < PARTS_MAX);
    strbuf_puts(text, "");
    parts->items[parts->count++] = (struct part){arena_strdup(&parts->arena, name), text->text, text->size};
    *text = (struct strbuf){0};
}

/* Writing. */

static la_ssize_t take(struct archive *archive, void *user, const void *bytes, size_t size)
{
    (void)archive;
    strbuf_add(user, bytes, size);
    return (la_ssize_t)size;
}

static void write_part(struct archive *archive, const struct part *part)
{
    struct archive_entry *entry = archive_entry_new();
    REQUIRE(entry);
    /* No time: the same parts are the same bytes on any day. */
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)part->size);
    bool written = archive_write_header(archive, entry) == ARCHIVE_OK &&
                   archive_write_data(archive, part->bytes, part->size) == (la_ssize_t)part->size;
    REQUIRE(written);
    archive_entry_free(entry);
}

void parts_write(const struct parts *parts, struct strbuf *out)
{
    struct archive *archive = archive_write_new();
    REQUIRE(archive);
    archive_write_set_format_zip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    REQUIRE(archive_write_open(archive, out, NULL, take, NULL) == ARCHIVE_OK);
    for (size_t i = 0; i < parts->count; i++) {
        write_part(archive, &parts->items[i]);
    }
    REQUIRE(archive_write_free(archive) == ARCHIVE_OK);
}
