#include "pack/advice.h"

#include <ctype.h>
#include <string.h>

#include "base/language.h"
#include "base/ruby.h"
#include "base/utf8.h"
#include "pack/goal_words.h"
#include "pack/personal.h"

/* One text. */

static void advise_personal(struct loading *loading, struct value value, const char *plain)
{
    const char *found = personal_find(plain, &loading->scratch);
    if (found) {
        diag_add(
            loading->diags, DIAG_WARNING, reader_place(loading, value),
            "\"%s\" looks like a telephone number or a mail address; write it into a contact (join.json), and show "
            "nobody's private one",
            "「%s」は電話番号かメールアドレスのようです。連絡先（join.json の "
            "contacts）に書いてください。個人のものは載せ"
            "ないでください。",
            found);
    }
}

static void advise_goals(struct loading *loading, struct value value, const char *plain, const char *language_tag)
{
    struct goal_slip slip = goal_words_check(plain, language_tag, &loading->scratch);
    struct diag_place place = {.file = NULL};
    if (slip.kind != GOAL_SLIP_NONE) {
        place = reader_place(loading, value);
    }
    switch (slip.kind) {
    case GOAL_SLIP_SDGS:
        diag_add(loading->diags, DIAG_WARNING, place, "\"%s\" is written SDGs, in half-width letters; correct it",
                 "「%s」は、半角で「SDGs」と書きます。直してください。", slip.written);
        return;
    case GOAL_SLIP_NUMBER:
        diag_add(loading->diags, DIAG_WARNING, place, "the SDGs have no goal %s, only 1 to %d; correct the number",
                 "SDGsに目標%sはありません（1から%dまで）。番号を直してください。", slip.written, (int)PACK_GOALS);
        return;
    case GOAL_SLIP_NAME:
        diag_add(loading->diags, DIAG_WARNING, place, "the name of goal %d is \"%s\"; copy it letter by letter",
                 "目標%dの名前は「%s」です。一字一句同じに書いてください。", slip.goal, slip.name);
        return;
    case GOAL_SLIP_ANOTHER:
        diag_add(loading->diags, DIAG_WARNING, place,
                 "goal %d is called \"%s\", and this is the name of goal %d; correct the number or the name",
                 "目標%dの名前は「%s」で、これは目標%dの名前です。番号か名前を直してください。", slip.goal, slip.name,
                 slip.other);
        return;
    case GOAL_SLIP_NONE:
    case GOAL_SLIP_KIND_COUNT:
        return;
    }
}

/* Readings: texts of the same kind in one file either have them, or do not. */

struct advice_tally {
    const struct source *source;
    const char *kind; /* the path without the numbers of items */
    size_t with, without;
    struct value first; /* without */
    struct advice_tally *next;
};

/** The characters that are taught in the first year of school. */
static const char first_kanji[] =
    "一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手十出女小上森人水正生青夕石赤千川先早草"
    "足村大男竹中虫町天田土二日入年白八百文木本名目立力林六";

static bool needs_reading(const char *words)
{
    size_t size = strlen(words);
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t code = utf8_next(words, size, &at);
        char letter[5] = {0};
        memcpy(letter, words + from, at - from < 5 ? at - from : 4);
        bool kanji = (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF);
        if (kanji && !strstr(first_kanji, letter)) {
            return true;
        }
    }
    return false;
}

static const char *kind_of(struct value value, struct arena *arena)
{
    const char *path = value_place(value, arena).path;
    char *kind = arena_alloc(arena, strlen(path) + 1), *end = kind;
    for (const char *c = path; *c; c++) {
        if (!isdigit((unsigned char)*c)) {
            *end++ = *c;
        }
    }
    *end = '\0';
    return kind;
}

static struct advice_tally *tally_of(struct loading *loading, struct value value)
{
    const char *kind = kind_of(value, &loading->scratch);
    struct advice_tally *tally = loading->tallies;
    while (tally && (tally->source != value.source || strcmp(tally->kind, kind) != 0)) {
        tally = tally->next;
    }
    if (!tally) {
        tally = arena_alloc(&loading->scratch, sizeof *tally);
        *tally = (struct advice_tally){.source = value.source, .kind = kind, .next = loading->tallies};
        loading->tallies = tally;
    }
    return tally;
}

static void count_readings(struct loading *loading, struct value value, const char *words, const char *language_tag)
{
    bool has = ruby_has_readings(words);
    if (language_known(language_tag) != LANGUAGE_JA || (!has && !needs_reading(words))) {
        return;
    }
    struct advice_tally *tally = tally_of(loading, value);
    if (has) {
        tally->with++;
    } else if (tally->without++ == 0) {
        tally->first = value;
    }
}

/** Texts without a reading, where most of their kind have one: a word for each file, where the first of them stands. */
static void advise_readings(struct loading *loading)
{
    for (const struct source_link *link = loading->sources; link; link = link->next) {
        size_t without = 0;
        struct value first = {.json = NULL};
        for (const struct advice_tally *tally = loading->tallies; tally; tally = tally->next) {
            if (tally->source != &link->source || tally->with < tally->without || tally->without == 0) {
                continue;
            }
            first = !first.json || tally->first.at < first.at ? tally->first : first;
            without += tally->without;
        }
        if (without > 0) {
            diag_add(loading->diags, DIAG_WARNING, reader_place(loading, first),
                     "texts with kanji but without readings, while others of their kind have them: %zu in this file, "
                     "this is "
                     "the first; add the readings",
                     "同じ種類のほかの文にはふりがながあるのに、漢字だけの文があります（このファイルに%"
                     "zu件、これが最初です）。"
                     "ふりがなを付けてください。",
                     without);
        }
    }
}

void advice_text(struct loading *loading, struct value value, const char *words, const char *language_tag)
{
    if (!loading->advice) {
        return;
    }
    const char *plain = ruby_plain(words, &loading->scratch);
    advise_personal(loading, value, plain);
    advise_goals(loading, value, plain, language_tag);
    count_readings(loading, value, words, language_tag);
}

/* Telephone numbers. */

/** Fewer digits are a number of a service, which is whole as it is. */
enum { SERVICE_DIGITS_MAX = 4 };

void advice_phone(struct loading *loading, struct value value)
{
    const char *number = value.json->valuestring;
    size_t digits = 0;
    for (const char *c = number; *c; c++) {
        digits += isdigit((unsigned char)*c) != 0;
    }
    if (loading->advice && number[strspn(number, "-")] != '0' && number[0] != '+' && digits > SERVICE_DIGITS_MAX) {
        diag_add(
            loading->diags, DIAG_WARNING, reader_place(loading, value),
            "%s begins with neither 0 nor +, as if a spreadsheet had taken its first 0 away; write the whole number, "
            "with the code of the area, or behind + with that of the country",
            "%s は 0 でも + でも始まりません。表計算で先頭の 0 が消えたのかもしれません。市外局番（または + "
            "と国番号）から"
            "全部書いてください。",
            value_excerpt(value, &loading->scratch));
    }
}

/* What nobody can reach. */

static const struct {
    const char *english, *japanese; /* NULL: it is shown, whoever names it */
} idle[REF_KIND_COUNT] = {
    [REF_SECTION] =
        {"no project belongs to the section \"%s\", so visitors who touch it find nothing; remove it, or let a "
         "project belong to it",
         "部門「%s」のプロジェクトがないので、ふれても何も見つかりません。消すか、プロジェクトの section に書いて"
         "ください。"},
    [REF_PLACE] =
        {"no project stands at the place \"%s\", and it has no label, so it is never shown; remove it, or set "
         "\"label\": true",
         "場所「%s」にはプロジェクトも名前の表示もないので、表示されません。消すか、\"label\": true "
         "を書いてください。"},
    [REF_INTERVIEW] =
        {"no project names the interview \"%s\", so it is never shown; name it in a project, or remove it",
         "インタビュー「%s」を指すプロジェクトがないので、表示されません。プロジェクトの interview に書くか、"
         "消してください。"},
    [REF_CONTACT] =
        {"nobody names the contact \"%s\", so it is never shown; name it in a call, in the programme or in the "
         "students' file, or remove it",
         "連絡先「%s」はどこからも指されていないので、表示されません。募集（calls）、事業（programme）、学生の活動の "
         "contact に書くか、消してください。"},
};

static void advise_idle(void *user, enum ref_kind kind, size_t index, struct value id)
{
    struct loading *loading = user;
    bool labelled = kind == REF_PLACE && loading->pack->places[index].label && loading->pack->map.present;
    if (idle[kind].english && !labelled) {
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, id), idle[kind].english, idle[kind].japanese,
                 id.json->valuestring);
    }
}

/** Where the file that `key` lists is named in pack.json. */
static struct value listed_file(const struct loading *loading, const char *key)
{
    const struct source_link *first = loading->sources;
    while (first->next) {
        first = first->next; /* pack.json is the first that is read, and stands last */
    }
    return value_member(value_member(source_root(&first->source), "files"), key);
}

/** Whole files that no door leads to. */
static void advise_files(struct loading *loading)
{
    const struct pack *pack = loading->pack;
    if (pack->project_count > 0 && !pack->map.present) {
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, listed_file(loading, "projects")),
                 "there is no map, so no visitor finds the projects; add a map (map.json)",
                 "地図がないので、来場者はプロジェクトにたどり着けません。地図（map.json）を加えてください。");
    }
    if (pack->students.present && pack->call_count == 0 && pack->voice_count == 0) {
        diag_add(
            loading->diags, DIAG_WARNING, reader_place(loading, listed_file(loading, "students")),
            "there are neither calls nor voices, so no visitor finds the students' page; add one of them",
            "募集（calls）も声（voices）もないので、来場者は学生の活動にたどり着けません。どちらかを加えてください。");
    }
}

void advice_give(struct loading *loading)
{
    if (loading->advice && loading->sources) {
        advise_readings(loading);
        refs_each_idle(&loading->refs, advise_idle, loading);
        advise_files(loading);
    }
}
