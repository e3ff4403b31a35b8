#include "pack/layout.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "pack/check.h"
#include "pack/geography.h"

/* How long a text may be where it stands, in columns; what says nothing may be as long as any text. */
enum { LABEL = PACK_LABEL_COLUMNS, NAME = PACK_NAME_COLUMNS, LINE = PACK_LINE_COLUMNS, TITLE = PACK_TITLE_COLUMNS };

/* A row of a table: what the key is called, what is read, where it goes. */
#define NEEDED(type, name, what) .key = #name, .kind = (what), .required = true, .offset = offsetof(struct type, name)
#define OPTIONAL(type, name, what) .key = #name, .kind = (what), .offset = offsetof(struct type, name)
#define COUNTED(type, name) .count_offset = offsetof(struct type, name)
#define SHAPE(type, table)                                                                                             \
    {                                                                                                                  \
        (table), sizeof(table) / sizeof(table)[0], sizeof(struct type), SHAPE_ALWAYS                                   \
    }

/* An item that is shown on some days only, if it says so. */
#define DAYS(type)                                                                                                     \
    {.key = "from", .kind = FIELD_DATE, .offset = offsetof(struct type, days.first)},                                  \
    {                                                                                                                  \
        .key = "until", .kind = FIELD_DATE, .offset = offsetof(struct type, days.last)                                 \
    }
#define DATED(type, table)                                                                                             \
    {                                                                                                                  \
        (table), sizeof(table) / sizeof(table)[0], sizeof(struct type), offsetof(struct type, days)                    \
    }

static const struct field picture_fields[] = {
    {NEEDED(pack_picture, file, FIELD_FILE)},
    {NEEDED(pack_picture, alt, FIELD_TEXT), .most = LINE},
    {NEEDED(pack_picture, credit, FIELD_TEXT), .most = LINE},
};
static const struct shape picture = SHAPE(pack_picture, picture_fields);

/* pack.json */

static const struct field door_fields[] = {
    {OPTIONAL(pack_door, title, FIELD_TEXT), .most = LABEL},
    {OPTIONAL(pack_door, subtitle, FIELD_TEXT), .most = LABEL},
    {OPTIONAL(pack_door, text, FIELD_TEXT), .most = LINE},
};
static const struct shape door = SHAPE(pack_door, door_fields);

#define DOOR(name) .key = #name, .kind = FIELD_OBJECT, .offset = offsetof(struct pack, door_##name), .shape = &door
static const struct field doors_fields[] = {{DOOR(vision)}, {DOOR(map)}, {DOOR(voices)}, {DOOR(join)}};
static const struct shape doors = SHAPE(pack, doors_fields);

static const struct field pack_fields[] = {
    {.key = "format", .kind = FIELD_ELSEWHERE, .required = true},
    {NEEDED(pack, id, FIELD_ID)},
    {NEEDED(pack, version, FIELD_INTEGER), .low = 1, .high = 1e9},
    {.key = "languages", .kind = FIELD_ELSEWHERE, .required = true},
    {NEEDED(pack, title, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack, invitation, FIELD_TEXT), .most = LABEL},
    {OPTIONAL(pack, accent, FIELD_ACCENT)},
    {OPTIONAL(pack, goals_label, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack, goals_notice, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack, translation_notice, FIELD_TEXT), .most = TITLE},
    {.key = "doors", .kind = FIELD_OBJECT, .shape = &doors},
    {.key = "files", .kind = FIELD_ELSEWHERE, .required = true},
};
const struct shape layout_pack = SHAPE(pack, pack_fields);

/* vision.json */

static const struct field aim_fields[] = {
    {NEEDED(pack_aim, title, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_aim, text, FIELD_TEXT), .most = LINE},
    DAYS(pack_aim),
};
static const struct shape aim = DATED(pack_aim, aim_fields);

static const struct field year_fields[] = {
    {NEEDED(pack_year, label, FIELD_TEXT), .most = LABEL},
    {OPTIONAL(pack_year, note, FIELD_TEXT), .most = LABEL},
    DAYS(pack_year),
};
static const struct shape year = DATED(pack_year, year_fields);

static const struct field vision_fields[] = {
    {NEEDED(pack_vision, heading, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_vision, statement, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_vision, accent, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_vision, plan, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_vision, headline, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_vision, introduction, FIELD_TEXT)},
    {NEEDED(pack_vision, period_label, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_vision, period, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_vision, aims, FIELD_LIST), COUNTED(pack_vision, aim_count), .shape = &aim, .upmost = 6},
    {NEEDED(pack_vision, years, FIELD_LIST), COUNTED(pack_vision, year_count), .shape = &year, .upmost = 8},
};
static const struct shape vision = SHAPE(pack_vision, vision_fields);

/* map.json; the GeoJSON it names is read by geography.c */

static const struct field bearing_fields[] = {
    {.key = "wide",
     .kind = FIELD_NUMBER,
     .required = true,
     .offset = offsetof(struct pack_map, bearing_wide),
     .low = -360,
     .high = 360},
    {.key = "tall",
     .kind = FIELD_NUMBER,
     .required = true,
     .offset = offsetof(struct pack_map, bearing_tall),
     .low = -360,
     .high = 360},
};
static const struct shape bearing = SHAPE(pack_map, bearing_fields);

static const struct field map_fields[] = {
    {.key = "bearing", .kind = FIELD_OBJECT, .shape = &bearing},
    {.key = "geography", .kind = FIELD_ELSEWHERE},
    {OPTIONAL(pack_map, notice, FIELD_TEXT), .most = LINE},
};
static const struct shape map = SHAPE(pack_map, map_fields);

/* places.json */

static const struct field place_fields[] = {
    {NEEDED(pack_place, id, FIELD_ID)},
    {NEEDED(pack_place, name, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_place, lon, FIELD_NUMBER), .low = -180, .high = 180},
    {NEEDED(pack_place, lat, FIELD_NUMBER), .low = -90, .high = 90},
    {OPTIONAL(pack_place, label, FIELD_BOOL)},
    DAYS(pack_place),
};
static const struct shape place = DATED(pack_place, place_fields);

static const struct field places_fields[] = {
    {NEEDED(pack, places, FIELD_LIST), COUNTED(pack, place_count), .shape = &place, .ref = REF_PLACE},
};
static const struct shape places = SHAPE(pack, places_fields);

/* projects.json */

static const struct field programme_fields[] = {
    {NEEDED(pack_programme, title, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_programme, headline, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_programme, about, FIELD_TEXT)},
    {OPTIONAL(pack_programme, round, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_programme, contact, FIELD_REF), .ref = REF_CONTACT},
};
static const struct shape programme = SHAPE(pack_programme, programme_fields);

static const struct field section_fields[] = {
    {NEEDED(pack_section, id, FIELD_ID)},
    {NEEDED(pack_section, name, FIELD_TEXT), .most = LABEL},
    DAYS(pack_section),
};
static const struct shape section = DATED(pack_section, section_fields);

static const struct field project_fields[] = {
    {NEEDED(pack_project, id, FIELD_ID)},
    {NEEDED(pack_project, section, FIELD_REF), .ref = REF_SECTION},
    {NEEDED(pack_project, group, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_project, divisions, FIELD_TEXTS), COUNTED(pack_project, division_count), .upmost = 8, .most = NAME},
    {NEEDED(pack_project, title, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_project, subtitle, FIELD_TEXT), .most = TITLE},
    {NEEDED(pack_project, goals, FIELD_GOALS), COUNTED(pack_project, goal_count)},
    {OPTIONAL(pack_project, place, FIELD_REF), .ref = REF_PLACE},
    {OPTIONAL(pack_project, place_note, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_project, picture, FIELD_PICTURE), .shape = &picture},
    {OPTIONAL(pack_project, interview, FIELD_REF), .ref = REF_INTERVIEW},
    DAYS(pack_project),
};
static const struct shape project = DATED(pack_project, project_fields);

static const struct field projects_fields[] = {
    {NEEDED(pack, programme, FIELD_OBJECT), .shape = &programme},
    {NEEDED(pack, sections, FIELD_LIST), COUNTED(pack, section_count), .shape = &section, .ref = REF_SECTION,
     .upmost = 12},
    {NEEDED(pack, projects, FIELD_LIST), COUNTED(pack, project_count), .shape = &project, .ref = REF_PROJECT},
};
static const struct shape projects = SHAPE(pack, projects_fields);

/* interviews.json */

static const struct field answer_fields[] = {
    {NEEDED(pack_answer, question, FIELD_TEXT), .most = TITLE},
    {NEEDED(pack_answer, answer, FIELD_QUOTATION)},
};
static const struct shape answer = SHAPE(pack_answer, answer_fields);

static const struct field interview_fields[] = {
    {NEEDED(pack_interview, id, FIELD_ID)},
    {OPTIONAL(pack_interview, headline, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_interview, introduction, FIELD_TEXT)},
    {NEEDED(pack_interview, speaker, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_interview, answers, FIELD_LIST), COUNTED(pack_interview, answer_count), .shape = &answer, .least = 1},
    DAYS(pack_interview),
};
static const struct shape interview = DATED(pack_interview, interview_fields);

static const struct field interviews_fields[] = {
    {NEEDED(pack, interviews, FIELD_LIST), COUNTED(pack, interview_count), .shape = &interview, .ref = REF_INTERVIEW},
};
static const struct shape interviews = SHAPE(pack, interviews_fields);

/* voices.json */

static const struct field speaker_fields[] = {
    {NEEDED(pack_speaker, name, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_speaker, affiliation, FIELD_TEXT), .most = NAME},
};
static const struct shape speaker = SHAPE(pack_speaker, speaker_fields);

static const struct field voice_fields[] = {
    {NEEDED(pack_voice, id, FIELD_ID)},
    {OPTIONAL(pack_voice, about, FIELD_TEXT), .most = LINE},
    {NEEDED(pack_voice, text, FIELD_QUOTATION)},
    {NEEDED(pack_voice, speakers, FIELD_LIST), COUNTED(pack_voice, speaker_count), .shape = &speaker, .least = 1,
     .upmost = 3},
    {OPTIONAL(pack_voice, project, FIELD_REF), .ref = REF_PROJECT},
    DAYS(pack_voice),
};
static const struct shape voice = DATED(pack_voice, voice_fields);

static const struct field voices_fields[] = {
    {NEEDED(pack, voices, FIELD_LIST), COUNTED(pack, voice_count), .shape = &voice, .ref = REF_VOICE},
};
static const struct shape voices = SHAPE(pack, voices_fields);

/* students.json */

static const struct field result_fields[] = {
    {NEEDED(pack_result, title, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_result, text, FIELD_TEXT), .most = TITLE},
    DAYS(pack_result),
};
static const struct shape result = DATED(pack_result, result_fields);

static const struct field event_fields[] = {
    {.key = "label", .kind = FIELD_TEXT, .most = LABEL, .offset = offsetof(struct pack_students, event_label)},
    {.key = "title",
     .kind = FIELD_TEXT,
     .most = TITLE,
     .required = true,
     .offset = offsetof(struct pack_students, event_title)},
    {.key = "picture",
     .kind = FIELD_PICTURE,
     .offset = offsetof(struct pack_students, event_picture),
     .shape = &picture},
};
static const struct shape event = SHAPE(pack_students, event_fields);

static const struct field students_fields[] = {
    {NEEDED(pack_students, title, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_students, call, FIELD_TEXT), .most = TITLE},
    {NEEDED(pack_students, about_title, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_students, about, FIELD_TEXT)},
    {NEEDED(pack_students, results_title, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_students, results, FIELD_LIST), COUNTED(pack_students, result_count), .shape = &result, .upmost = 24},
    {OPTIONAL(pack_students, reasons_title, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_students, reasons, FIELD_TEXTS), COUNTED(pack_students, reason_count), .upmost = 8, .most = LINE},
    {OPTIONAL(pack_students, voice_title, FIELD_TEXT), .most = LABEL},
    {OPTIONAL(pack_students, voice_note, FIELD_TEXT), .most = LINE},
    {OPTIONAL(pack_students, voice, FIELD_REF), .ref = REF_VOICE},
    {OPTIONAL(pack_students, contact, FIELD_REF), .ref = REF_CONTACT},
    {.key = "event", .kind = FIELD_OBJECT, .shape = &event},
};
static const struct shape students = SHAPE(pack_students, students_fields);

/* join.json */

static const struct field call_fields[] = {
    {NEEDED(pack_call, id, FIELD_ID)},
    {NEEDED(pack_call, organisation, FIELD_TEXT), .most = NAME},
    {NEEDED(pack_call, title, FIELD_TEXT), .most = TITLE},
    {OPTIONAL(pack_call, points, FIELD_TEXTS), COUNTED(pack_call, point_count), .upmost = 8, .most = LINE},
    {OPTIONAL(pack_call, text, FIELD_TEXT)},
    {OPTIONAL(pack_call, contact, FIELD_REF), .ref = REF_CONTACT},
    DAYS(pack_call),
};
static const struct shape call = DATED(pack_call, call_fields);

static const struct field contact_fields[] = {
    {NEEDED(pack_contact, id, FIELD_ID)},
    {NEEDED(pack_contact, name, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_contact, role, FIELD_TEXT), .most = NAME},
    {OPTIONAL(pack_contact, address, FIELD_TEXT), .most = LINE},
    {OPTIONAL(pack_contact, tel, FIELD_PHONE)},
    {OPTIONAL(pack_contact, fax, FIELD_PHONE)},
    {OPTIONAL(pack_contact, mail, FIELD_MAIL)},
    DAYS(pack_contact),
};
static const struct shape contact = DATED(pack_contact, contact_fields);

static const struct field join_fields[] = {
    {NEEDED(pack, calls, FIELD_LIST), COUNTED(pack, call_count), .shape = &call, .ref = REF_CALL, .upmost = 24},
    {NEEDED(pack, contacts, FIELD_LIST), COUNTED(pack, contact_count), .shape = &contact, .ref = REF_CONTACT},
};
static const struct shape join = SHAPE(pack, join_fields);

/* credits.json */

static const struct field credit_fields[] = {
    {NEEDED(pack_credit, title, FIELD_TEXT), .most = LABEL},
    {NEEDED(pack_credit, lines, FIELD_TEXTS), COUNTED(pack_credit, line_count), .most = TITLE},
    DAYS(pack_credit),
};
static const struct shape credit = DATED(pack_credit, credit_fields);

static const struct field credits_fields[] = {
    {.key = "groups",
     .kind = FIELD_LIST,
     .required = true,
     .offset = offsetof(struct pack, credits),
     COUNTED(pack, credit_count),
     .shape = &credit},
};
static const struct shape credits = SHAPE(pack, credits_fields);

const struct layout_part layout_parts[LAYOUT_PARTS] = {
    {"vision", &vision, offsetof(struct pack, vision), offsetof(struct pack, vision.present), check_vision},
    {"map", &map, offsetof(struct pack, map), offsetof(struct pack, map.present), geography_follow},
    {"places", &places, 0, LAYOUT_ALWAYS, geography_check_places},
    {"projects", &projects, 0, LAYOUT_ALWAYS, check_sections},
    {"interviews", &interviews, 0, LAYOUT_ALWAYS, NULL},
    {"voices", &voices, 0, LAYOUT_ALWAYS, NULL},
    {"students", &students, offsetof(struct pack, students), offsetof(struct pack, students.present), NULL},
    {"join", &join, 0, LAYOUT_ALWAYS, NULL},
    {"credits", &credits, 0, LAYOUT_ALWAYS, NULL},
};
