/*
 * What is told of a pack's pictures: by whoever decodes them, and by a show that only recalls what was found. One
 * file's name decides whether it can be opened (tests/CMakeLists.txt).
 */
#include "run/spoilt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

#include "base/file.h"
#include "check.h"
#include "link_place.h"
#include "run/entry.h"
#include "run/install.h"
#include "run/show.h"
#include "stage_files.h"

/** Files of this name cannot be opened: by whoever wants all of them, or only their heads. */
static const char *unreadable, *headless;
static size_t opened; /* how often all of a picture was wanted */

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    opened += strstr(path, "/pictures/") != NULL;
    if (unreadable && strstr(path, unreadable)) {
        errno = EIO;
        return -1;
    }
    return __real_open(path, flags, mode);
}

FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode);

FILE *__wrap_fopen(const char *path, const char *mode)
{
    if (headless && strstr(path, headless)) {
        errno = EIO;
        return NULL;
    }
    return __real_fopen(path, mode);
}

/** A pack with a whole picture, one that is cut off, and (`large`) one of 25 megapixels. */
static struct place begin(bool large)
{
    struct place place = {.folder = BINARY_DIR "/unit-spoilt-XXXXXX"};
    struct tree tree = {.count = 0};
    const char *from = SOURCE_DIR "/tests/packs/good/tiny";
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(tree_list(&tree, from) == TREE_OK && file_make_folder(path_of(&place, "pack")));
    CHECK(tree_copy(&tree, from, path_of(&place, "pack")) == TREE_OK);
    tree_finish(&tree);
    char *text = NULL;
    size_t size = 0;
    CHECK(file_read(path_of(&place, "pack/projects.json"), 1 << 20, &text, &size) == FILE_OK);
    memcpy(strstr(text, "star.png"), "moon.jpg", strlen("moon.jpg"));
    put(&place, "pack/projects.json", text);
    free(text);
    struct sample sample = sample_quarters(large ? 5000 : 60, 2);
    sample.height = large ? 5000 : 40;
    sample.one_row = 1;
    sample_jpeg(&sample, JPEG_PLAIN, path_of(&place, "pack/pictures/moon.jpg"));
    free(sample.pixels);
    return place;
}

static void cut(struct place *place, const char *name)
{
    char *bytes = NULL;
    size_t size = 0;
    CHECK(file_read(path_of(place, name), 1 << 24, &bytes, &size) == FILE_OK);
    CHECK(file_write_atomic(path_of(place, name), bytes, size - size / 3));
    free(bytes);
}

/** How many problems say that. */
static size_t says(const struct diags *diags, const char *what)
{
    size_t count = 0;
    for (size_t i = 0; i < diags->count; i++) {
        count += strstr(diags->items[i].message[DIAG_ENGLISH], what) != NULL;
    }
    return count;
}

/** Signs of life: one a picture. */
static int beats;

static void count_beat(void *self, int times)
{
    int *count = self;
    *count += times;
}

/** Whoever has the time. */
static struct pack *load(struct place *place, tick budget, struct diags *diags)
{
    const struct pulse pulse = {count_beat, &beats};
    struct spoilt spoilt = {.diags = diags, .budget = budget, .pulse = &pulse};
    const struct pack_listener listener = spoilt_listener(&spoilt);
    struct pack *pack = pack_load_as(path_of(place, "pack"), &(struct pack_wish){.listener = &listener}, diags);
    spoilt_tell_untried(&spoilt);
    spoilt_finish(&spoilt);
    return pack;
}

static size_t pictures(const struct pack *pack)
{
    size_t count = 0;
    for (size_t i = 0; pack && i < pack->project_count; i++) {
        count += pack->projects[i].picture.file != NULL;
    }
    return count;
}

static void check_load(struct place *place, tick budget, const char *what, size_t warnings, size_t unread, size_t shown)
{
    struct diags diags = {0};
    beats = 0;
    struct pack *pack = load(place, budget, &diags);
    CHECK(beats == (headless || budget ? 1 : 2));
    CHECK(pack && diags.errors == 0 && diags.unread == unread && pictures(pack) == shown);
    CHECK(says(&diags, what) == 1);
    CHECK(diags.warnings == warnings);
    pack_destroy(pack);
    diag_finish(&diags);
}

static void test_told(void)
{
    struct place place = begin(true);
    check_load(&place, 0, "has 25 megapixels (5000 x 5000), and opening it took", 1, 0, 1);
    check_load(&place, 1, "1 of them, from this one on, were not tried", 2, 0, 1);
    cut(&place, "pack/pictures/moon.jpg");
    check_load(&place, 0, "damaged or cut off", 1, 0, 0);
    end(&place);
}

/** Another time it may be whole: nobody says that it is damaged, and nobody drops it. */
static void test_unread(void)
{
    struct place place = begin(false);
    unreadable = "moon.jpg";
    check_load(&place, 0, "cannot be read just now", 1, 1, 1);
    unreadable = NULL;
    headless = "moon.jpg";
    check_load(&place, 0, "cannot be read now", 1, 1, 0);
    headless = NULL;
    end(&place);
}

static unsigned install(struct place *place, struct store *store, struct diags *diags)
{
    struct install_order order = {.source = path_of(place, "pack"), .size = {64, 64}};
    unsigned number = 0;
    enum install_result result = install_pack(store, &order, NULL, diags);
    CHECK(result == INSTALL_TAKEN || result == INSTALL_FAILED);
    return result == INSTALL_TAKEN && store_numbers(store, &number, 1) == 1 ? number : 0;
}

static void check_entry(const struct store *store, unsigned number, const char *what, size_t shown)
{
    struct diags diags = {0};
    opened = 0;
    struct pack *pack = entry_load(store, number, "/told", DAY_NONE, NULL, &diags);
    CHECK(opened == 0); /* so a pack of many megabytes opens as fast as a small one */
    CHECK(pictures(pack) == shown);
    CHECK(diags.warnings == (what ? 1 : 0) && (!what || says(&diags, what) == 1));
    CHECK(!what || strncmp(diags.items[0].place.file, "/told/", 6) == 0);
    CHECK(!what || strcmp(diags.items[0].place.path, "/projects/0/picture/file") == 0);
    pack_destroy(pack);
    diag_finish(&diags);
}

/** The show of an installed pack knows without decoding anything; what it knows it from may be damaged. */
static void test_kept(void)
{
    struct place place = begin(true);
    struct store store;
    struct diags diags = {0};
    CHECK(store_open(&store, path_of(&place, "store")));
    unsigned large = install(&place, &store, &diags);
    CHECK(says(&diags, "25 megapixels") == 1);
    cut(&place, "pack/pictures/moon.jpg");
    unsigned spoilt = install(&place, &store, &diags);
    CHECK(says(&diags, "damaged or cut off") == 1);
    check_entry(&store, large, "25 megapixels", 1);
    check_entry(&store, spoilt, "damaged or cut off", 0);
    char *text = NULL;
    size_t size = 0;
    const char *findings = store_findings(&store, spoilt, &place.arena);
    CHECK(file_read(findings, 1 << 20, &text, &size) == FILE_OK);
    text[size / 2] ^= 1;
    CHECK(file_write_atomic(findings, text, size));
    check_entry(&store, spoilt, NULL, 1);
    CHECK(unlink(findings) == 0);
    check_entry(&store, spoilt, NULL, 1);
    free(text);
    store_close(&store);
    diag_finish(&diags);
    end(&place);
}

/** A copy that cannot be read now is tried again, not kept as damaged. */
static void test_unread_copy(void)
{
    struct place place = begin(false);
    struct store store;
    struct diags diags = {0};
    CHECK(store_open(&store, path_of(&place, "store")));
    unreadable = "coming/pack/pictures/moon.jpg";
    CHECK(install(&place, &store, &diags) == 0);
    unreadable = NULL;
    unsigned number = install(&place, &store, &diags);
    CHECK(number > 0);
    check_entry(&store, number, NULL, 1);
    store_close(&store);
    diag_finish(&diags);
    end(&place);
}

/** Who shows a folder as it lies there finds out when the picture is to be seen, and says it once. */
static void test_shown(void)
{
    struct place place = begin(false);
    struct show show;
    const struct px_rect *damage;
    cut(&place, "pack/pictures/moon.jpg");
    CHECK(show_open(&show, path_of(&place, "pack"), DAY_NONE, DIAG_ENGLISH) && show.diags.warnings == 0);
    show_resize(&show, 640, 360);
    for (int i = 0; i < 6; i++) { /* there and back: it is tried again, and not told again */
        app_jump(show.app, i % 3 == 0 ? SCREEN_CARD : SCREEN_HOME, i % 3 == 0 ? "telescope" : NULL, TICK_S(i));
        show_step(&show, &(struct input){.touch_count = 0}, TICK_S(i));
        show_paint(&show, &damage);
        CHECK(show.diags.warnings == 1 && says(&show.diags, "could not be opened") == 1);
    }
    show_close(&show);
    end(&place);
}

int main(void)
{
    test_told();
    test_unread();
    test_kept();
    test_unread_copy();
    test_shown();
    return check_result();
}
