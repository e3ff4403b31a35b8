/* Names that are numbers, and a folder for what was damaged. */
#include "link/numbers.h"

#include "base/file.h"
#include "check.h"
#include "link/attic.h"
#include "link_place.h"

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-numbers-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    return place;
}

static void test_names(void)
{
    static const char *const names[] = {"000007", "000123",  "000007-2",  "000007-10", "000000",
                                        "7",      "0000007", "000007-",   "000007-1a", "00007a",
                                        "seen",   "-000007", "000123.tmp"};
    struct place place = begin();
    struct numbers numbers;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK(file_make_folder(path_of(&place, names[i])));
    }
    CHECK(numbers_list(&numbers, place.folder) && numbers.count == 4);
    CHECK(numbers.items[0].number == 123 && numbers.items[0].more == 0);
    CHECK(numbers.items[1].number == 7 && numbers.items[1].more == 10);
    CHECK(numbers.items[2].more == 2 && numbers.items[3].number == 7 && numbers.items[3].more == 0);
    numbers_finish(&numbers);
    CHECK(numbers_list(&numbers, path_of(&place, "none")) && numbers.count == 0);
    numbers_finish(&numbers);
    end(&place);
}

/** What lies there already stays; the newest are kept. */
static void test_attic(void)
{
    struct place place = begin();
    const char *attic = path_of(&place, "aside");
    for (int i = 0; i < 3; i++) {
        CHECK(file_make_folder(path_of(&place, "from")));
        put(&place, "from/text", i == 0 ? "0" : i == 1 ? "1" : "2");
        CHECK(attic_take(attic, path_of(&place, "from"), 7));
    }
    CHECK(!attic_take(attic, path_of(&place, "from"), 7));
    CHECK(access(path_of(&place, "aside/000007/text"), F_OK) == 0);
    CHECK(access(path_of(&place, "aside/000007-2/text"), F_OK) == 0);
    CHECK(access(path_of(&place, "aside/000007-3/text"), F_OK) == 0);
    attic_keep(attic, 2);
    CHECK(access(path_of(&place, "aside/000007"), F_OK) != 0);
    CHECK(access(path_of(&place, "aside/000007-2"), F_OK) == 0 && access(path_of(&place, "aside/000007-3"), F_OK) == 0);
    end(&place);
}

int main(void)
{
    test_names();
    test_attic();
    return check_result();
}
