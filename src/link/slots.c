#include "link/slots.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

/* Whatever else lies there, a look ends. */
enum { ENTRIES_MAX = 200 };

/** One look at the folder. */
struct looking {
    struct slots *slots;
    int folder;
    dev_t device; /* of the folder itself */
    bool rested;
    bool there[SLOTS_MAX];
    struct slots_change *changes;
    size_t count;
};

static uint64_t stamp_of(const struct stat *info)
{
    const int64_t facts[] = {(int64_t)info->st_dev, (int64_t)info->st_ino, info->st_mtim.tv_sec, info->st_mtim.tv_nsec};
    return hash_bytes(HASH_START, facts, sizeof facts);
}

static void note(struct looking *looking, unsigned id, bool came)
{
    looking->changes[looking->count++] = (struct slots_change){id, came};
}

static struct slot *find_name(struct slots *slots, const char *name)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (strcmp(slots->items[i].name, name) == 0) {
            return &slots->items[i];
        }
    }
    return NULL;
}

static void begin(struct looking *looking, struct slot *slot, const struct stat *info)
{
    slot->id = ++looking->slots->ids;
    slot->stamp = stamp_of(info);
    slot->mounted = info->st_dev != looking->device;
    slot->settled = slot->looked = false;
    note(looking, slot->id, true);
}

static void see(struct looking *looking, const char *name)
{
    struct slots *slots = looking->slots;
    struct stat info;
    if (name[0] == '.' || strlen(name) >= SLOT_NAME_MAX ||
        fstatat(looking->folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(info.st_mode)) {
        return;
    }
    struct slot *slot = find_name(slots, name);
    if (slot && slot->stamp != stamp_of(&info)) {
        note(looking, slot->id, false);
        begin(looking, slot, &info);
    } else if (slot) {
        slot->settled = slot->settled || looking->rested;
    } else if (slots->count < SLOTS_MAX) {
        slot = &slots->items[slots->count++];
        memcpy(slot->name, name, strlen(name) + 1);
        begin(looking, slot, &info);
    }
    if (slot) {
        looking->there[slot - slots->items] = true;
    }
}

static void see_all(struct looking *looking)
{
    int copy = fcntl(looking->folder, F_DUPFD_CLOEXEC, 0);
    DIR *folder = copy >= 0 ? fdopendir(copy) : NULL;
    if (!folder) {
        if (copy >= 0) {
            close(copy);
        }
        return;
    }
    struct dirent *entry = readdir(folder);
    for (int i = 0; entry && i < ENTRIES_MAX; i++) {
        see(looking, entry->d_name);
        entry = readdir(folder);
    }
    closedir(folder);
}

/** Those that were not seen; before others take their places. */
static void remove_gone(struct looking *looking)
{
    struct slots *slots = looking->slots;
    size_t kept = 0;
    for (size_t i = 0; i < slots->count; i++) {
        if (looking->there[i]) {
            slots->items[kept++] = slots->items[i];
        } else {
            note(looking, slots->items[i].id, false);
        }
    }
    slots->count = kept;
}

size_t slots_look(struct slots *slots, bool rested, struct slots_change *changes)
{
    struct looking looking = {.slots = slots, .rested = rested, .changes = changes};
    struct stat info;
    looking.folder = open(slots->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    slots->watched = looking.folder >= 0 && fstat(looking.folder, &info) == 0;
    if (slots->watched) {
        looking.device = info.st_dev;
        see_all(&looking);
    }
    if (looking.folder >= 0) {
        close(looking.folder);
    }
    remove_gone(&looking);
    return looking.count;
}

bool slots_are_same(const struct slots *slots, const struct slot *slot)
{
    struct stat info;
    int folder = open(slots->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool same = folder >= 0 && fstatat(folder, slot->name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode) &&
                stamp_of(&info) == slot->stamp;
    if (folder >= 0) {
        close(folder);
    }
    return same;
}

bool slots_find(const struct slots *slots, unsigned id, struct slot *out)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->items[i].id == id) {
            *out = slots->items[i];
            return true;
        }
    }
    return false;
}

bool slots_next(const struct slots *slots, struct slot *out)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->items[i].settled && !slots->items[i].looked) {
            *out = slots->items[i];
            return true;
        }
    }
    return false;
}

static void set_looked(struct slots *slots, unsigned id, bool looked)
{
    for (size_t i = 0; i < slots->count; i++) {
        struct slot *slot = &slots->items[i];
        if (slot->id == id) {
            slot->looked = looked;
            slot->settled = looked;
        }
    }
}

void slots_note_look(struct slots *slots, unsigned id)
{
    set_looked(slots, id, true);
}

void slots_look_again(struct slots *slots, unsigned id)
{
    set_looked(slots, id, false);
}
