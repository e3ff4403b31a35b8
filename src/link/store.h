#ifndef LINK_STORE_H
#define LINK_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "link/manifest.h"

/**
 * The packs a display has: whole copies that nobody edits, each under a number. The newest is the one to show.
 *
 *     STORE/packs/000007/pack/...   the copy
 *     STORE/packs/000007/manifest   its files with their hashes
 *     STORE/packs/000007/findings   what whoever installed it found out about it, if anything (run/findings.h)
 *     STORE/packs/000007/damaged    what was found damaged in it, a line for each time somebody looked
 *     STORE/aside/000007/           an entry that was found damaged and is out of the way
 *     STORE/coming/                 a copy that is being made, without a number yet
 *     STORE/seen                    what has been taken from where, so that it is not taken twice
 *     STORE/verdicts                what was not taken, and why (link/verdict.h)
 *     STORE/lock                    held by whoever changes something
 *
 * A pack gets its number by one rename, after all its bytes and its manifest have reached the disk. So at any moment,
 * whatever was cut off, each number is a whole pack or does not exist.
 */
struct store {
    char *path; /* owned */
    int lock;   /* the lock's file, while it is held, else -1 */
};

/** How many different packs are kept: the one that shows, and those to go back to. */
enum { STORE_KEPT = 3, STORE_ENTRIES_MAX = 16 };

/** So often an entry must have been found damaged before that counts; so many such are left lying aside. */
enum { STORE_DAMAGE_SURE = 2, STORE_ASIDE_KEPT = 3 };
#define STORE_ASIDE_NAME "aside"

struct store_entry {
    unsigned number; /* the larger, the newer; 0: none */
    int version;
    const char *id;
    const char *source;
    uint64_t content;
    int64_t installed; /* seconds since 1970, by the clock of that day */
};

/** Make the store's folders where they are not, to change something there. False on failure, see errno. Starts from any
 * memory. */
bool store_open(struct store *store, const char *path);
/** True when a store that could not be opened so can be read all the same. */
bool store_is_readable(const struct store *store);
void store_close(struct store *store);

/** The entries, newest first, at most `room`; texts in `arena`. Those without a whole manifest are left out. */
size_t store_list(const struct store *store, struct store_entry *entries, size_t room, struct arena *arena);
/** One of them. False when it is not there, or its manifest is not whole. */
bool store_find(const struct store *store, unsigned number, struct store_entry *entry, struct arena *arena);
/** All numbers, newest first, at most `room`, also of entries that are no good any more. */
size_t store_numbers(const struct store *store, unsigned *numbers, size_t room);
/** True unless there is no such entry; also when that cannot be told now. */
bool store_is_there(const struct store *store, unsigned number);
/** The folder of an entry's pack. */
const char *store_folder(const struct store *store, unsigned number, struct arena *arena);
/** The file with what was found out about it when it was installed; there may be none. */
const char *store_findings(const struct store *store, unsigned number, struct arena *arena);
/**
 * Whether every byte of it is what it was: TREE_OK, TREE_CHANGED (it is damaged), TREE_MISSING (there is no such
 * entry), TREE_FAILED (that cannot be told now, see errno). `look->file` is the file at fault.
 */
enum tree_result store_verify(const struct store *store, unsigned number, struct tree_look *look);
/** How often it was found damaged, as was noted; from STORE_DAMAGE_SURE on there is no doubt. */
unsigned store_damage(const struct store *store, unsigned number);
/**
 * Keep an entry from being removed for as long as this process lives, or until the returned file is closed. -1 when
 * that cannot be.
 */
int store_hold(const struct store *store, unsigned number);

/** What is known of a source. */
enum store_word {
    STORE_NEW,   /* what lies there with this stamp was not taken */
    STORE_TAKEN, /* it was */
    STORE_UNSURE /* nobody can tell now, see errno */
};
/** Whether what lies at `source` with this stamp was taken, and under which number (else 0). */
enum store_word store_word_of(const struct store *store, const char *source, uint64_t stamp, unsigned *number);
/** The number alone; 0 when it was not, or nobody can tell. */
unsigned store_known(const struct store *store, const char *source, uint64_t stamp);

/** The following change the store; each needs the lock. One who comes while another has it waits. */
bool store_lock(struct store *store);
/** The same, but who has it is waited for at most so long, and not once `stop` (a file; -1: none) becomes readable:
 * then false with EWOULDBLOCK. */
bool store_lock_within(struct store *store, int ms, int stop);
void store_unlock(struct store *store);

/** The folder for a new copy, empty, in `arena`. NULL on failure, see errno. */
const char *store_stage(struct store *store, struct arena *arena);
/** A name beside it for what the copy is made from; what is put there does not last. Not there yet. */
const char *store_scratch(const struct store *store, struct arena *arena);
/** Where to write what was found out about the copy, before it gets its number. */
const char *store_stage_findings(const struct store *store, struct arena *arena);
/** Give the copy that is there a number: the newest. 0 on failure (see errno); the copy is then gone. */
unsigned store_commit(struct store *store, const struct manifest *manifest);
/** Remove the copy that was begun. */
void store_drop(struct store *store);
/** Make an older entry the newest: it gets a new number, which is returned; 0 on failure, see errno. */
unsigned store_promote(struct store *store, unsigned number);
/** Note that it was found damaged once more, and in what file; or that it is whole after all. */
bool store_note_damage(struct store *store, unsigned number, const char *file);
void store_clear_damage(struct store *store, unsigned number);
/** Forget where it came from, so that it may come again. False on failure, see errno. */
bool store_forget(struct store *store, unsigned number);
/**
 * The same, and move it out of the way. False when it cannot be moved, or not yet, since somebody holds it.
 */
bool store_set_aside(struct store *store, unsigned number);
/** Note that what lies at `source` with this stamp is the entry `number`. */
bool store_learn(struct store *store, const char *source, uint64_t stamp, unsigned number);
/** Remove what lies aside: the disk is full. */
void store_make_room(struct store *store);
/** Remove all but the newest STORE_KEPT different ones and those that somebody holds, what was cut off, and what has
 * lain aside for longest. */
void store_prune(struct store *store);
/** True when that would remove nothing, but for what lies aside. Needs no lock, so somebody may be at it. */
bool store_is_tidy(const struct store *store);

#endif
