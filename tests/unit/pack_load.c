/* Good packs arrive whole: every field of the tiny pack where pack.h says it is. */
#include "check.h"
#include "pack/pack.h"

#define GOOD SOURCE_DIR "/tests/packs/good/"

enum { JA, EN };

static struct pack *load(const char *folder)
{
    struct diags diags = {0};
    struct arena arena = {0};
    struct pack *pack = pack_load_as(folder, &(struct pack_wish){.advice = true}, &diags);
    for (size_t i = 0; i < diags.count; i++) {
        fprintf(stderr, "%s\n", diag_line(&diags.items[i], DIAG_ENGLISH, &arena));
    }
    CHECK(pack != NULL && diags.count == 0);
    diag_finish(&diags);
    arena_finish(&arena);
    if (!pack) {
        exit(EXIT_FAILURE);
    }
    return pack;
}

static void check_words(const struct pack_text *text, const char *ja, const char *en)
{
    CHECK_TEXT(pack_text_get(text, JA), ja);
    CHECK_TEXT(pack_text_get(text, EN), en);
}

static void test_front(const struct pack *pack)
{
    CHECK_TEXT(pack->folder, GOOD "tiny");
    CHECK_TEXT(pack->id, "tiny");
    CHECK(pack->version == 3 && pack->language_count == 2);
    check_words(&pack->title, "ほしの町のあかり", "Lights of Star Town");
    check_words(&pack->invitation, "画面にふれて、星をともす", "Touch the screen and light a star");
    CHECK(pack_text_present(&pack->goals_notice) && pack_text_present(&pack->translation_notice));
    check_words(&pack->door_vision.subtitle, "星空計画", "The sky plan");
    check_words(&pack->door_map.text, "3つの星をたずねる。", "Visit three stars.");
    CHECK(!pack_text_present(&pack->door_vision.text) && !pack_text_present(&pack->door_voices.title));
    check_words(&pack->door_join.title, "なかまになる", "Join us");
}

static void test_vision(const struct pack_vision *vision)
{
    CHECK(vision->present && vision->aim_count == 1 && vision->year_count == 2);
    check_words(&vision->statement, "だれもが星を見上げる\nしずかな夜の町",
                "A town of quiet nights\nwhere everyone looks up");
    check_words(&vision->accent, "星", "everyone");
    check_words(&vision->aims[0].title, "夜を暗くする", "Darker nights");
    check_words(&vision->years[0].note, "望遠鏡をみがく", "Polish the telescope");
    check_words(&vision->years[1].label, "星2", "Year 2");
    CHECK(!pack_text_present(&vision->years[1].note));
}

static void test_map(const struct pack *pack)
{
    static const struct {
        enum pack_feature_kind kind;
        bool area;
        size_t rings, points; /* of the first ring */
    } wanted[] = {{FEATURE_SEA, true, 1, 4},
                  {FEATURE_CITY, true, 3, 4},
                  {FEATURE_RIVER, false, 1, 3},
                  {FEATURE_RAILWAY, false, 2, 2}};
    const struct pack_map *map = &pack->map;
    CHECK(map->present && map->bearing_wide == 30 && map->bearing_tall == 0);
    CHECK(map->feature_count == sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        CHECK(feature->kind == wanted[i].kind && feature->area == wanted[i].area);
        CHECK(feature->ring_count == wanted[i].rings && feature->rings[0].count == wanted[i].points);
    }
    check_words(&map->features[0].name, "ゆめの海", "Sea of Dreams");
    check_words(&map->features[2].name, "ながれ川", "ながれ川");
    CHECK(!pack_text_present(&map->features[1].name));
    CHECK(map->features[0].rings[0].points[1].x == -159 && map->features[0].rings[0].points[1].y == 10);
    CHECK(pack->place_count == 2 && pack->places[0].label && !pack->places[1].label);
    CHECK(pack->places[1].lon == -159.3 && pack->places[1].lat == 10.35);
}

static void test_projects(const struct pack *pack)
{
    CHECK(pack->section_count == 2 && pack->project_count == 3 && pack->programme.contact == 0);
    check_words(&pack->programme.round, "星暦1年", "Star year 1");
    const struct pack_project *first = &pack->projects[0], *last = &pack->projects[2];
    CHECK_TEXT(first->id, "telescope");
    CHECK(first->section == 0 && first->place == 0 && first->interview == 0);
    CHECK(first->goal_count == 2 && first->goals[0] == 4 && first->goals[1] == 9);
    CHECK(first->division_count == 2);
    check_words(&first->divisions[1], "みがき課", "Polishing Division");
    check_words(&first->group, "望遠鏡みがき隊", "望遠鏡みがき隊");
    CHECK_TEXT(first->picture.file, GOOD "tiny/pictures/star.png");
    CHECK(first->picture.width == 48 && first->picture.height == 32);
    check_words(&first->picture.alt, "四角い星", "A square star");
    CHECK(pack->projects[1].place == 1 && pack->projects[1].goals[2] == 17 && pack->projects[1].section == 1);
    CHECK(last->place == PACK_INDEX_NONE && last->interview == PACK_INDEX_NONE && last->goal_count == 0);
    CHECK(last->picture.file == NULL && last->division_count == 0);
}

static void test_people(const struct pack *pack)
{
    CHECK(pack->interview_count == 1 && pack->interviews[0].answer_count == 1);
    check_words(&pack->interviews[0].answers[0].question, "何がたいへんですか。", "What is hard about it?");
    CHECK(pack->voice_count == 2 && pack->voices[0].speaker_count == 2);
    CHECK(pack->voices[0].project == 0 && pack->voices[1].project == PACK_INDEX_NONE);
    check_words(&pack->voices[0].speakers[0].affiliation, "ほしの町立そら小学校", "Sky Primary School");
    CHECK(!pack_text_present(&pack->voices[0].speakers[1].affiliation));
    const struct pack_students *students = &pack->students;
    CHECK(students->present && students->result_count == 1 && students->reason_count == 1);
    CHECK(students->voice == 0 && students->contact == 0);
    check_words(&students->reasons[0], "夜ふかしが好きだから。", "We like to stay up late.");
    check_words(&students->event_title, "丘の灯りの夜", "Night of lights on the hill");
    CHECK(students->event_picture.file != NULL && students->event_picture.width == 48);
}

static void test_join(const struct pack *pack)
{
    CHECK(pack->call_count == 2 && pack->contact_count == 1 && pack->credit_count == 1);
    CHECK(pack->calls[0].contact == 0 && pack->calls[1].contact == PACK_INDEX_NONE);
    CHECK(pack->calls[0].point_count == 1 && pack->calls[1].point_count == 0);
    CHECK_TEXT(pack->contacts[0].tel, "000-000-0000");
    CHECK_TEXT(pack->contacts[0].fax, "000-000-0001");
    CHECK_TEXT(pack->contacts[0].mail, "sky@star.example");
    check_words(&pack->credits[0].lines[0], "町も人も地図も作り話です。",
                "The town, its people and its map are made up.");
}

static void test_lookups(const struct pack *pack)
{
    CHECK(pack_project_find(pack, "silence") == 2 && pack_project_find(pack, "none") == PACK_INDEX_NONE);
    CHECK(pack_voice_find(pack, "quiet") == 1 && pack_voice_find(pack, "") == PACK_INDEX_NONE);
    CHECK(pack_section_find(pack, "ground") == 1 && pack_section_find(pack, "telescope") == PACK_INDEX_NONE);
    CHECK(pack_language_find(pack, "ja") == JA && pack_language_find(pack, "en") == EN);
    CHECK(pack_language_find(pack, "EN") == EN && pack_language_find(pack, "") == PACK_INDEX_NONE);
    CHECK(pack_language_find(pack, "en-GB") == PACK_INDEX_NONE);
}

static void test_texts(void)
{
    const struct pack_text none = {0}, both = {{"灯り", "Light"}, {0, 1, 1}}, same = {{"灯り", "灯り"}, {0, 1}},
                           later = {{NULL, "Light"}, {1, 1}};
    CHECK_TEXT(pack_text_get(&none, JA), "");
    CHECK_TEXT(pack_text_get(&both, EN), "Light");
    CHECK_TEXT(pack_text_get(&both, 2), "Light");
    CHECK_TEXT(pack_text_get(&both, 3), "灯り");
    CHECK(pack_text_language(&both, EN) == EN && pack_text_language(&both, 2) == EN);
    CHECK(pack_text_language(&both, 3) == JA && pack_text_language(&none, EN) == JA);
    CHECK_TEXT(pack_text_get(&both, PACK_INDEX_NONE), "灯り");
    CHECK_TEXT(pack_text_get(&both, PACK_LANGUAGES_MAX), "灯り");
    CHECK_TEXT(pack_text_get(&later, JA), "Light");
    CHECK(!pack_text_present(&none) && pack_text_present(&later) && pack_text_present(&both));
    CHECK(pack_text_translated(&both, EN) && pack_text_translated(&later, EN));
    CHECK(!pack_text_translated(&both, JA) && !pack_text_translated(&same, EN) && !pack_text_translated(&both, 3));
    CHECK(pack_text_translated(&both, 2)); /* another's translation stands in */
    CHECK(!pack_text_translated(&both, PACK_INDEX_NONE) && !pack_text_translated(&both, PACK_LANGUAGES_MAX));
}

static void test_tiny(void)
{
    struct pack *pack = load(GOOD "tiny");
    test_front(pack);
    test_vision(&pack->vision);
    test_map(pack);
    test_projects(pack);
    test_people(pack);
    test_join(pack);
    test_lookups(pack);
    pack_destroy(pack);
}

/** What a pack leaves out is absent, and leads nowhere. */
static void test_minimal(void)
{
    struct pack *pack = load(GOOD "minimal/");
    CHECK(pack->vision.present && !pack->map.present && !pack->students.present);
    CHECK(pack->project_count == 0 && pack->voice_count == 0 && pack->credit_count == 0);
    CHECK(pack->programme.contact == PACK_INDEX_NONE);
    CHECK(pack->students.voice == PACK_INDEX_NONE && pack->students.contact == PACK_INDEX_NONE);
    CHECK(pack_project_find(pack, "telescope") == PACK_INDEX_NONE);
    pack_destroy(pack);
    pack_destroy(NULL);
}

/** Readings stay in the texts as they are written, and the pack says that it has some. */
static void test_readings(void)
{
    struct pack *pack = load(GOOD "readings/"), *other = load(GOOD "tiny/");
    CHECK(pack->readings && !other->readings);
    CHECK_TEXT(pack_text_get(&pack->vision.heading, JA), "めざす姿《すがた》");
    CHECK_TEXT(pack_text_get(&pack->vision.accent, JA), "星を");
    pack_destroy(pack);
    pack_destroy(other);
}

/** Lengths count what is seen, and a letter is the same however it is stored. */
static void test_seen(void)
{
    struct pack *pack = load(GOOD "seen");
    CHECK_TEXT(pack->vision.aims[0].title.in[JA], "がぱがぱがぱがぱがぱがぱがぱがぱがぱがぱ");
    CHECK_TEXT(pack->vision.accent.in[JA], "かぞえる");
    pack_destroy(pack);
}

int main(void)
{
    test_seen();
    test_tiny();
    test_minimal();
    test_texts();
    test_readings();
    return check_result();
}
