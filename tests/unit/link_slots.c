#include "link/slots.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link_place.h"

/** What a look finds, as words: `+3` for one that came, `-3` for one that went. */
static const char *look(struct slots *slots, struct place *place, bool rested)
{
    struct slots_change changes[SLOTS_MAX * 2];
    const char *words = "";
    size_t count = slots_look(slots, rested, changes);
    CHECK(count <= SLOTS_MAX * 2);
    for (size_t i = 0; i < count; i++) {
        words = arena_printf(&place->arena, "%s%c%u", words, changes[i].came ? '+' : '-', changes[i].id);
    }
    return words;
}

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-slots-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    return place;
}

static void make(struct place *place, const char *name)
{
    CHECK(file_make_folder(path_of(place, name)));
}

/** A stick comes, is looked at, and goes; so does the folder of all. */
static void test_life(void)
{
    struct place place = begin();
    struct slots slots = {.folder = path_of(&place, "sticks")};
    struct slot slot;
    CHECK_TEXT(look(&slots, &place, true), "");
    CHECK(!slots.watched);
    make(&place, "sticks");
    CHECK_TEXT(look(&slots, &place, true), "");
    CHECK(slots.watched);
    make(&place, "sticks/sdb1");
    CHECK_TEXT(look(&slots, &place, true), "+1");
    CHECK(!slots_next(&slots, &slot)); /* something may yet be mounted there */
    CHECK_TEXT(look(&slots, &place, false), "");
    CHECK(!slots_next(&slots, &slot));
    CHECK_TEXT(look(&slots, &place, true), "");
    CHECK(slots_next(&slots, &slot) && slot.id == 1 && !slot.mounted && slots_are_same(&slots, &slot));
    CHECK_TEXT(slot.name, "sdb1");
    slots_note_look(&slots, 1);
    CHECK(!slots_next(&slots, &slot));
    slots_look_again(&slots, 1);
    CHECK(!slots_next(&slots, &slot));
    look(&slots, &place, true);
    CHECK(slots_next(&slots, &slot));
    put(&place, "sticks/sdb1/pack.json", "{}");
    CHECK(!slots_are_same(&slots, &slot));
    CHECK_TEXT(look(&slots, &place, true), "-1+2");
    CHECK(!slots_find(&slots, 1, &slot) && slots_find(&slots, 2, &slot) && !slot.looked);
    make(&place, "sticks/sdc1");
    CHECK_TEXT(look(&slots, &place, true), "+3");
    CHECK(tree_remove(path_of(&place, "sticks/sdb1")));
    CHECK(!slots_are_same(&slots, &slot));
    CHECK_TEXT(look(&slots, &place, true), "-2");
    CHECK(slots_next(&slots, &slot) && slot.id == 3);
    CHECK(tree_remove(path_of(&place, "sticks")));
    CHECK_TEXT(look(&slots, &place, true), "-3");
    CHECK(!slots.watched && slots.count == 0);
    end(&place);
}

/** Another one under the same name, between two looks. */
static void test_replaced(void)
{
    struct place place = begin();
    struct slots slots = {.folder = place.folder};
    make(&place, "sdb1");
    CHECK_TEXT(look(&slots, &place, true), "+1");
    make(&place, "other");
    CHECK(rmdir(path_of(&place, "sdb1")) == 0 && rename(path_of(&place, "other"), path_of(&place, "sdb1")) == 0);
    CHECK_TEXT(look(&slots, &place, true), "-1+2");
    end(&place);
}

static void test_strangers(void)
{
    struct place place = begin();
    struct slots slots = {.folder = place.folder};
    make(&place, ".hidden");
    make(&place, "0123456789012345678901234567890123456789012345678901234567890123"); /* 64 */
    put(&place, "file", "");
    CHECK(mkfifo(path_of(&place, "pipe"), 0600) == 0 && symlink(".hidden", path_of(&place, "link")) == 0);
    CHECK_TEXT(look(&slots, &place, true), "");
    for (int i = 0; i < SLOTS_MAX + 3; i++) {
        make(&place, arena_printf(&place.arena, "sd%c1", 'a' + i));
    }
    CHECK_TEXT(look(&slots, &place, true), "+1+2+3+4+5+6");
    CHECK_TEXT(look(&slots, &place, true), "");
    /* One goes, and one of those that had no place has its. */
    CHECK(tree_remove(path_of(&place, slots.items[2].name)));
    CHECK_TEXT(look(&slots, &place, true), "-3");
    CHECK_TEXT(look(&slots, &place, true), "+7");
    end(&place);
}

int main(void)
{
    test_life();
    test_replaced();
    test_strangers();
    return check_result();
}
