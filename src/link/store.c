/* flock */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "link/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "link/attic.h"
#include "link/numbers.h"

#define ATTIC STORE_ASIDE_NAME
/* So many sources are remembered: twice as many as a drop folder is looked at for (link/drop.h), or what fell out of
 * the list would come again. Those that are not there any more go first, once there are many. */
enum { NUMBER_MAX = 999999, SEEN_LINES_MAX = 4000, SEEN_MANY = 1000, SEEN_BYTES_MAX = 32 * 1024 * 1024 };
/* How often somebody who waits for the lock tries again. */
enum { LOCK_TRY_MS = 50 };
enum { DAMAGE_BYTES_MAX = 64 * 1024 };

static const char *path_of(const struct store *store, const char *name, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", store->path, name);
}

static const char *entry_path(const struct store *store, unsigned number, const char *name, struct arena *arena)
{
    return arena_printf(arena, "%s/packs/%06u%s", store->path, number, name);
}

bool store_open(struct store *store, const char *path)
{
    struct arena arena = {0};
    *store = (struct store){.path = strdup(path), .lock = -1};
    REQUIRE(store->path);
    bool made = file_make_folder(path_of(store, "packs", &arena)) && access(path, W_OK) == 0;
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return made;
}

bool store_is_readable(const struct store *store)
{
    struct arena arena = {0};
    const char *packs = path_of(store, "packs", &arena);
    bool readable = file_is_folder(packs) && access(packs, R_OK | X_OK) == 0;
    arena_finish(&arena);
    return readable;
}

void store_close(struct store *store)
{
    if (store->path) {
        store_unlock(store);
        free(store->path);
    }
    *store = (struct store){.lock = -1};
}

bool store_lock(struct store *store)
{
    struct arena arena = {0};
    REQUIRE(store->lock < 0);
    int fd = open(path_of(store, "lock", &arena), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    int locked = -1;
    while (fd >= 0 && (locked = flock(fd, LOCK_EX)) != 0 && errno == EINTR) {
    }
    int saved = errno;
    if (fd >= 0 && locked != 0) {
        close(fd);
        fd = -1;
    }
    arena_finish(&arena);
    errno = saved;
    store->lock = fd;
    return fd >= 0;
}

/** True when it was the time to wait, and nobody called meanwhile. */
static bool wait_a_little(int stop)
{
    struct pollfd fd = {.fd = stop, .events = POLLIN};
    return poll(&fd, 1, LOCK_TRY_MS) == 0;
}

bool store_lock_within(struct store *store, int ms, int stop)
{
    struct arena arena = {0};
    REQUIRE(store->lock < 0);
    int fd = open(path_of(store, "lock", &arena), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    bool locked = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
    while (fd >= 0 && !locked && (errno == EWOULDBLOCK || errno == EINTR) && ms > 0 && wait_a_little(stop)) {
        ms -= LOCK_TRY_MS;
        locked = flock(fd, LOCK_EX | LOCK_NB) == 0;
    }
    int saved = fd >= 0 && !locked ? EWOULDBLOCK : errno;
    if (fd >= 0 && !locked) {
        close(fd);
        fd = -1;
    }
    arena_finish(&arena);
    errno = saved;
    store->lock = fd;
    return locked;
}

void store_unlock(struct store *store)
{
    if (store->lock >= 0) {
        close(store->lock);
        store->lock = -1;
    }
}

/** Those of the entries. False when some may be missing, see errno. */
static bool list_numbers(const struct store *store, struct numbers *numbers)
{
    struct arena arena = {0};
    bool listed = numbers_list(numbers, path_of(store, "packs", &arena));
    size_t count = 0;
    for (size_t i = 0; i < numbers->count; i++) {
        if (numbers->items[i].more == 0) {
            numbers->items[count++] = numbers->items[i];
        }
    }
    numbers->count = count;
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return listed;
}

bool store_find(const struct store *store, unsigned number, struct store_entry *entry, struct arena *arena)
{
    struct manifest manifest = {.id = NULL};
    struct stat info;
    const char *path = entry_path(store, number, "/manifest", arena);
    bool read = stat(path, &info) == 0 && manifest_read(&manifest, path) == TREE_OK;
    if (read) {
        *entry = (struct store_entry){.number = number,
                                      .id = arena_strdup(arena, manifest.id),
                                      .version = manifest.version,
                                      .source = arena_strdup(arena, manifest.source),
                                      .content = manifest.content,
                                      .installed = info.st_mtime};
    }
    manifest_finish(&manifest);
    return read;
}

size_t store_list(const struct store *store, struct store_entry *entries, size_t room, struct arena *arena)
{
    struct numbers numbers;
    size_t count = 0;
    list_numbers(store, &numbers);
    for (size_t i = 0; i < numbers.count && count < room; i++) {
        count += store_find(store, numbers.items[i].number, &entries[count], arena);
    }
    numbers_finish(&numbers);
    return count;
}

size_t store_numbers(const struct store *store, unsigned *out, size_t room)
{
    struct numbers numbers;
    list_numbers(store, &numbers);
    size_t count = numbers.count < room ? numbers.count : room;
    for (size_t i = 0; i < count; i++) {
        out[i] = numbers.items[i].number;
    }
    numbers_finish(&numbers);
    return count;
}

const char *store_folder(const struct store *store, unsigned number, struct arena *arena)
{
    return entry_path(store, number, "/pack", arena);
}

const char *store_findings(const struct store *store, unsigned number, struct arena *arena)
{
    return entry_path(store, number, "/findings", arena);
}

bool store_is_there(const struct store *store, unsigned number)
{
    struct arena arena = {0};
    struct stat info;
    bool there = lstat(entry_path(store, number, "", &arena), &info) == 0 || file_may_be_there(errno);
    arena_finish(&arena);
    return there;
}

enum tree_result store_verify(const struct store *store, unsigned number, struct tree_look *look)
{
    struct arena arena = {0};
    struct manifest manifest = {.id = NULL};
    snprintf(look->file, sizeof look->file, "manifest");
    enum tree_result result = manifest_read(&manifest, entry_path(store, number, "/manifest", &arena));
    if (result == TREE_OK) {
        result = tree_verify(&manifest.tree, store_folder(store, number, &arena), look);
    }
    /* One that is not there any more is no damaged one. */
    result = result == TREE_CHANGED && !store_is_there(store, number) ? TREE_MISSING : result;
    int saved = errno;
    manifest_finish(&manifest);
    arena_finish(&arena);
    errno = saved;
    return result;
}

int store_hold(const struct store *store, unsigned number)
{
    struct arena arena = {0};
    int fd = open(entry_path(store, number, "/manifest", &arena), O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0) {
        close(fd);
        fd = -1;
    }
    arena_finish(&arena);
    return fd;
}

static bool is_held(const struct store *store, unsigned number)
{
    struct arena arena = {0};
    int fd = open(entry_path(store, number, "/manifest", &arena), O_RDONLY | O_CLOEXEC);
    /* What cannot be looked at now may be held as well. */
    bool held = fd >= 0 ? flock(fd, LOCK_EX | LOCK_NB) != 0 : file_may_be_there(errno);
    if (fd >= 0) {
        close(fd);
    }
    arena_finish(&arena);
    return held;
}

const char *store_stage(struct store *store, struct arena *arena)
{
    const char *folder = path_of(store, "coming/pack", arena);
    REQUIRE(store->lock >= 0);
    return tree_remove(path_of(store, "coming", arena)) && file_make_folder(folder) ? folder : NULL;
}

const char *store_scratch(const struct store *store, struct arena *arena)
{
    return path_of(store, "coming/unpacked", arena);
}

const char *store_stage_findings(const struct store *store, struct arena *arena)
{
    return path_of(store, "coming/findings", arena);
}

void store_drop(struct store *store)
{
    struct arena arena = {0};
    int saved = errno;
    tree_remove(path_of(store, "coming", &arena));
    arena_finish(&arena);
    errno = saved;
}

static bool sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    int saved = errno;
    if (fd >= 0) {
        close(fd);
    }
    errno = saved;
    return synced;
}

/** Larger than all that there are and that were moved aside; 0 when that cannot be known now, see errno. */
static unsigned next_number(const struct store *store)
{
    struct arena arena = {0};
    struct numbers numbers, aside;
    bool listed = list_numbers(store, &numbers);
    listed = numbers_list(&aside, path_of(store, ATTIC, &arena)) && listed;
    int saved = errno;
    unsigned last = numbers.count > 0 ? numbers.items[0].number : 0;
    unsigned away = aside.count > 0 ? aside.items[0].number : 0;
    numbers_finish(&numbers);
    numbers_finish(&aside);
    arena_finish(&arena);
    errno = saved;
    return listed ? (last > away ? last : away) + 1 : 0;
}

/** The one rename. */
static unsigned give_number(struct store *store, const char *from)
{
    struct arena arena = {0};
    unsigned number = next_number(store);
    bool named = number > 0 && number <= NUMBER_MAX && rename(from, entry_path(store, number, "", &arena)) == 0;
    if (named) {
        /* Without it a power cut may take the name back, and then the pack before it shows: whole, too. */
        sync_folder(path_of(store, "packs", &arena));
    }
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return named ? number : 0;
}

unsigned store_commit(struct store *store, const struct manifest *manifest)
{
    struct arena arena = {0};
    REQUIRE(store->lock >= 0);
    const char *coming = path_of(store, "coming", &arena);
    bool written = tree_remove(store_scratch(store, &arena)) &&
                   manifest_write(manifest, path_of(store, "coming/manifest", &arena)) && tree_sync(coming);
    unsigned number = written ? give_number(store, coming) : 0;
    if (number == 0) {
        store_drop(store);
    }
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return number;
}

/** One line of the list of what was taken: a stamp, a number, a path. */
struct seen_line {
    uint64_t stamp;
    unsigned number;
    const char *source; /* borrowed */
};

static bool read_line(const char *line, struct seen_line *out)
{
    char *end = NULL;
    out->stamp = strtoull(line, &end, 16);
    if (end == line || *end != ' ') {
        return false;
    }
    out->number = (unsigned)strtoul(end + 1, &end, 10);
    out->source = end + 1;
    return *end == ' ';
}

/** The list of what was taken. */
struct seen {
    char *text;              /* owned: what the lines are cut from */
    struct seen_line *lines; /* owned */
    size_t count;
    bool unread; /* it is there and cannot be read now, see errno */
};

/** What is no list is an empty one. */
static struct seen read_seen(const struct store *store)
{
    struct arena arena = {0};
    struct seen seen = {.text = NULL};
    size_t size = 0;
    seen.lines = calloc(SEEN_LINES_MAX, sizeof *seen.lines);
    REQUIRE(seen.lines);
    enum file_result read = file_read(path_of(store, "seen", &arena), SEEN_BYTES_MAX, &seen.text, &size);
    int error = errno;
    seen.unread = read == FILE_FAILED;
    if (read == FILE_OK) {
        for (char *line = seen.text, *end; (end = strchr(line, '\n')) && seen.count < SEEN_LINES_MAX; line = end + 1) {
            *end = '\0';
            seen.count += read_line(line, &seen.lines[seen.count]);
        }
    }
    arena_finish(&arena);
    errno = error;
    return seen;
}

static void finish_seen(struct seen *seen)
{
    free(seen->text);
    free(seen->lines);
}

enum store_word store_word_of(const struct store *store, const char *source, uint64_t stamp, unsigned *number)
{
    struct seen seen = read_seen(store);
    enum store_word word = seen.unread ? STORE_UNSURE : STORE_NEW;
    int error = errno;
    *number = 0;
    for (size_t i = 0; i < seen.count && *number == 0; i++) {
        const struct seen_line *line = &seen.lines[i];
        *number = line->stamp == stamp && strcmp(line->source, source) == 0 ? line->number : 0;
    }
    finish_seen(&seen);
    errno = error;
    return *number ? STORE_TAKEN : word;
}

unsigned store_known(const struct store *store, const char *source, uint64_t stamp)
{
    unsigned number = 0;
    store_word_of(store, source, stamp, &number);
    return number;
}

static bool is_of(const struct seen_line *line, const char *source)
{
    return source && strcmp(line->source, source) == 0;
}

/** What was there once, and is gone, need not be remembered. */
static bool is_gone(const struct seen *seen, const struct seen_line *line)
{
    return seen->count > SEEN_MANY && access(line->source, F_OK) != 0 && errno == ENOENT;
}

/**
 * Write the list anew: first a new line (none for a source of NULL), then those before it but those of `without`: of a
 * number and of a source. One that cannot be read is not written either: that would lose the rest of it.
 */
static bool write_seen(struct store *store, struct seen_line first, struct seen_line without)
{
    struct arena arena = {0};
    struct strbuf out = {0};
    struct seen seen = read_seen(store);
    if (seen.unread) {
        int error = errno;
        finish_seen(&seen);
        errno = error;
        return false;
    }
    size_t written_lines = 1;
    if (first.source) {
        strbuf_printf(&out, "%016" PRIx64 " %u %s\n", first.stamp, first.number, first.source);
    }
    for (size_t i = 0; i < seen.count && written_lines < SEEN_LINES_MAX; i++) {
        const struct seen_line *line = &seen.lines[i];
        bool again = is_of(line, first.source) || is_of(line, without.source) || line->number == without.number;
        if (!again && !is_gone(&seen, line)) {
            strbuf_printf(&out, "%016" PRIx64 " %u %s\n", line->stamp, line->number, line->source);
            written_lines++;
        }
    }
    bool written = file_write_atomic(path_of(store, "seen", &arena), strbuf_text(&out), out.size);
    int saved = errno;
    finish_seen(&seen);
    strbuf_finish(&out);
    arena_finish(&arena);
    errno = saved;
    return written;
}

bool store_learn(struct store *store, const char *source, uint64_t stamp, unsigned number)
{
    REQUIRE(store->lock >= 0);
    return write_seen(store, (struct seen_line){stamp, number, source}, (struct seen_line){0});
}

unsigned store_promote(struct store *store, unsigned number)
{
    struct arena arena = {0};
    REQUIRE(store->lock >= 0);
    unsigned promoted = give_number(store, entry_path(store, number, "", &arena));
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return promoted;
}

static const char *damage_path(const struct store *store, unsigned number, struct arena *arena)
{
    return entry_path(store, number, "/damaged", arena);
}

unsigned store_damage(const struct store *store, unsigned number)
{
    struct arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    unsigned seen = 0;
    if (file_read(damage_path(store, number, &arena), DAMAGE_BYTES_MAX, &text, &size) == FILE_OK) {
        for (const char *end = text; (end = strchr(end, '\n')); end++) {
            seen++;
        }
    }
    free(text);
    arena_finish(&arena);
    return seen;
}

bool store_note_damage(struct store *store, unsigned number, const char *file)
{
    struct arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    const char *path = damage_path(store, number, &arena);
    REQUIRE(store->lock >= 0);
    enum file_result read = file_read(path, DAMAGE_BYTES_MAX, &text, &size);
    const char *more = arena_printf(&arena, "%s%s\n", read == FILE_OK ? text : "", file);
    bool noted = (read == FILE_OK || read == FILE_MISSING) && file_write_atomic(path, more, strlen(more));
    free(text);
    arena_finish(&arena);
    return noted;
}

void store_clear_damage(struct store *store, unsigned number)
{
    struct arena arena = {0};
    REQUIRE(store->lock >= 0);
    unlink(damage_path(store, number, &arena));
    arena_finish(&arena);
}

/** First take its name away, so that no half of it is ever met under a number. */
static void remove_entry(struct store *store, unsigned number)
{
    struct arena arena = {0};
    const char *going = path_of(store, "going", &arena);
    if (tree_remove(going) && rename(entry_path(store, number, "", &arena), going) == 0) {
        tree_remove(going);
    }
    arena_finish(&arena);
}

/** By its number, and by where it says it came from: one that was gone back to has another number by now. */
bool store_forget(struct store *store, unsigned number)
{
    struct arena arena = {0};
    struct store_entry entry = {.source = NULL};
    REQUIRE(store->lock >= 0);
    store_find(store, number, &entry, &arena);
    bool forgotten =
        write_seen(store, (struct seen_line){0}, (struct seen_line){.number = number, .source = entry.source});
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return forgotten;
}

/** Forgotten first: cut off in between, it is still there, and may come again beside it. */
bool store_set_aside(struct store *store, unsigned number)
{
    struct arena arena = {0};
    const char *attic = path_of(store, ATTIC, &arena);
    REQUIRE(store->lock >= 0);
    bool moved = !is_held(store, number) && store_forget(store, number) &&
                 attic_take(attic, entry_path(store, number, "", &arena), number);
    if (moved) {
        sync_folder(attic);
        sync_folder(path_of(store, "packs", &arena));
    }
    arena_finish(&arena);
    return moved;
}

/** True when a newer one is the same, so that it is none to go back to. */
static bool is_repeated(const struct store_entry *entries, size_t at)
{
    bool repeated = false;
    for (size_t i = 0; i < at; i++) {
        repeated = repeated || entries[i].content == entries[at].content;
    }
    return repeated;
}

/** A file or folder that writing left behind when it was cut off. */
static bool is_leftover_file(const char *name)
{
    return strncmp(name, "seen.", 5) == 0 || strncmp(name, "verdicts.", 9) == 0;
}

static bool is_leftover(const char *name)
{
    return is_leftover_file(name) || strcmp(name, "coming") == 0 || strcmp(name, "going") == 0;
}

bool store_is_tidy(const struct store *store)
{
    struct arena arena = {0};
    struct store_entry entries[STORE_ENTRIES_MAX];
    size_t count = store_list(store, entries, STORE_ENTRIES_MAX, &arena);
    bool tidy = count <= STORE_KEPT;
    for (size_t i = 0; i < count; i++) {
        tidy = tidy && !is_repeated(entries, i);
    }
    DIR *folder = opendir(store->path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        tidy = tidy && !is_leftover(entry->d_name);
    }
    if (folder) {
        closedir(folder);
    }
    arena_finish(&arena);
    return tidy;
}

static void remove_leftovers(struct store *store)
{
    struct arena arena = {0};
    DIR *folder = opendir(store->path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (is_leftover_file(entry->d_name)) {
            unlink(path_of(store, entry->d_name, &arena));
        }
    }
    if (folder) {
        closedir(folder);
    }
    tree_remove(path_of(store, "coming", &arena));
    tree_remove(path_of(store, "going", &arena));
    arena_finish(&arena);
}

void store_prune(struct store *store)
{
    struct arena arena = {0};
    struct store_entry entries[STORE_ENTRIES_MAX];
    REQUIRE(store->lock >= 0);
    size_t count = store_list(store, entries, STORE_ENTRIES_MAX, &arena), kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool wanted = kept < STORE_KEPT && !is_repeated(entries, i);
        kept += wanted;
        if (!wanted && !is_held(store, entries[i].number)) {
            remove_entry(store, entries[i].number);
        }
    }
    remove_leftovers(store);
    attic_keep(path_of(store, ATTIC, &arena), STORE_ASIDE_KEPT);
    arena_finish(&arena);
}

void store_make_room(struct store *store)
{
    struct arena arena = {0};
    REQUIRE(store->lock >= 0);
    attic_keep(path_of(store, ATTIC, &arena), 0);
    arena_finish(&arena);
}
