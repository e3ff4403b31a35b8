/*
 * Whatever stands in a file of a pack, the loader says what is wrong and lives. The first byte of the input chooses the
 * file of the tiny pack that the rest replaces; in a pack that is accepted, every text and index is then looked at.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "pack/pack.h"

#define TINY SOURCE_DIR "/tests/packs/good/tiny/"

static const char *const names[] = {
    "pack.json",       "vision.json", "map.json",      "geography.geojson", "places.json",  "projects.json",
    "interviews.json", "voices.json", "students.json", "join.json",         "credits.json", "pictures/star.png",
};

enum { NAMES = sizeof names / sizeof names[0], FILE_MAX = 1024 * 1024 };

/** The folder and the pack's files as they were; made once, at the first input, and removed at the end. */
struct stage {
    char folder[64];
    char *files[NAMES];
    size_t sizes[NAMES];
};

static void write_file(const struct stage *stage, size_t which, const void *bytes, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", stage->folder, names[which]);
    FILE *file = fopen(path, "wb");
    REQUIRE(file);
    REQUIRE(fwrite(bytes, 1, size, file) == size);
    REQUIRE(fclose(file) == 0);
}

/** In memory where the system has a place for it: a disk would be most of the time. */
static void make_folder(struct stage *stage)
{
    char pictures[sizeof stage->folder + 16];
    bool memory = file_is_folder("/dev/shm") && access("/dev/shm", W_OK) == 0;
    snprintf(stage->folder, sizeof stage->folder, "%s/fuzz-pack-XXXXXX", memory ? "/dev/shm" : ".");
    REQUIRE(mkdtemp(stage->folder));
    snprintf(pictures, sizeof pictures, "%s/pictures", stage->folder);
    REQUIRE(file_make_folder(pictures));
}

static void read_tiny(struct stage *stage)
{
    for (size_t i = 0; i < NAMES; i++) {
        char path[1024];
        snprintf(path, sizeof path, TINY "%s", names[i]);
        REQUIRE(file_read(path, FILE_MAX, &stage->files[i], &stage->sizes[i]) == FILE_OK);
        write_file(stage, i, stage->files[i], stage->sizes[i]);
    }
}

static void remove_stage(void);

static struct stage *get_stage(void)
{
    static struct stage stage;
    if (!stage.folder[0]) {
        make_folder(&stage);
        read_tiny(&stage);
        atexit(remove_stage);
    }
    return &stage;
}

static void remove_stage(void)
{
    struct stage *stage = get_stage();
    char path[128];
    for (size_t i = 0; i < NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", stage->folder, names[i]);
        unlink(path);
        free(stage->files[i]);
    }
    snprintf(path, sizeof path, "%s/pictures", stage->folder);
    rmdir(path);
    rmdir(stage->folder);
}

static void look_at(const struct pack *pack)
{
    REQUIRE(pack->id && pack->language_count >= 1 && pack_text_present(&pack->title));
    for (size_t i = 0; i < pack->project_count; i++) {
        const struct pack_project *project = &pack->projects[i];
        REQUIRE(project->id && project->title.in[0] && project->goal_count <= PACK_GOALS);
        REQUIRE(project->section >= 0 && (size_t)project->section < pack->section_count);
        REQUIRE(project->place >= PACK_INDEX_NONE && project->place < (int)pack->place_count);
        REQUIRE(project->interview >= PACK_INDEX_NONE && project->interview < (int)pack->interview_count);
    }
    for (size_t i = 0; i < pack->call_count; i++) {
        REQUIRE(pack->calls[i].contact >= PACK_INDEX_NONE && pack->calls[i].contact < (int)pack->contact_count);
    }
    REQUIRE(pack->students.voice < (int)pack->voice_count && pack->programme.contact < (int)pack->contact_count);
    REQUIRE(pack->whole || day_span_has(pack->same, pack->day));
    for (size_t i = 0; i < pack->map.feature_count; i++) {
        const struct pack_feature *feature = &pack->map.features[i];
        REQUIRE(feature->ring_count > 0);
        for (size_t ring = 0; ring < feature->ring_count; ring++) {
            REQUIRE(feature->rings[ring].count >= (feature->area ? 3u : 2u));
        }
    }
    for (size_t i = 0; i < pack->voice_count; i++) {
        REQUIRE(pack->voices[i].speaker_count > 0 && pack->voices[i].speakers[0].name.in[0]);
        REQUIRE(pack->voices[i].project >= PACK_INDEX_NONE && pack->voices[i].project < (int)pack->project_count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const struct stage *stage = get_stage();
    size_t which = bytes[0] % NAMES;
    write_file(stage, which, bytes + 1, size - 1);
    struct diags diags = {0};
    struct arena arena = {0};
    int day = size % 2 ? day_make(2030, 1, 1 + (int)(size % 28)) : DAY_NONE;
    const struct pack_wish wish = {.day = day, .advice = true};
    struct pack *pack = pack_load_as(stage->folder, &wish, &diags);
    REQUIRE((pack == NULL) == (diags.errors > 0));
    for (size_t i = 0; i < diags.count; i++) {
        REQUIRE(!strchr(diag_line(&diags.items[i], (enum diag_language)(i % DIAG_LANGUAGE_COUNT), &arena), '\n'));
    }
    if (pack) {
        look_at(pack);
    }
    pack_destroy(pack);
    diag_finish(&diags);
    arena_finish(&arena);
    write_file(stage, which, stage->files[which], stage->sizes[which]);
    return 0;
}
