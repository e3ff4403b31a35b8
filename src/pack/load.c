#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "pack/advice.h"
#include "pack/layout.h"
#include "pack/reader_plain.h"
#include "pack/season.h"

/** A pack of another age may look quite different, so nothing else is said about it. */
static bool check_format(struct loading *loading, struct value root)
{
    struct value format = value_member(root, "format");
    if (!format.json || !reader_expect(loading, format, EXPECT_INTEGER)) {
        return true;
    }
    double number = format.json->valuedouble;
    if (number > PACK_FORMAT) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, format),
                 "this pack has format %.10g, and this program reads formats up to %d; update the program",
                 "このパックの形式（%.10g）は新しすぎます。このプログラムが読めるのは %d "
                 "までです。プログラムを更新してください。",
                 number, (int)PACK_FORMAT);
        return false;
    }
    if (number < 1) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, format), "there is no format %.10g; write %d",
                 "%.10g という形式はありません。%d と書いてください。", number, (int)PACK_FORMAT);
    }
    return true;
}

static void read_language(struct loading *loading, struct value value)
{
    struct pack *pack = loading->pack;
    const char *tag = plain_language(loading, value);
    if (!tag) {
        return;
    }
    if (pack_language_find(pack, tag) != PACK_INDEX_NONE) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, value), "\"%s\" is listed twice; remove one",
                 "「%s」が2回書かれています。どちらかを消してください。", tag);
    } else {
        pack->languages[pack->language_count++] = tag;
    }
}

/** Before everything else: no text can be read without them. */
static void read_languages(struct loading *loading, struct value root)
{
    struct value languages = value_member(root, "languages");
    if (!languages.json || !reader_expect(loading, languages, EXPECT_LIST)) {
        return;
    }
    size_t count = value_count(languages);
    if (count == 0 || count > PACK_LANGUAGES_MAX) {
        diag_add(loading->diags, DIAG_ERROR, reader_place(loading, languages),
                 "a pack has 1 to %d languages, not %zu; correct the list",
                 "言語は1から%d個までです（%zu個書かれています）。直してください。", (int)PACK_LANGUAGES_MAX, count);
        return;
    }
    for (struct value value = value_first(languages); value.json; value = value_next(value)) {
        read_language(loading, value);
    }
    loading->languages_unsure = (size_t)loading->pack->language_count < count;
}

static void read_part(struct loading *loading, const struct layout_part *part, struct value member)
{
    char *base = (char *)loading->pack;
    const char *name = reader_file_name(loading, member);
    const struct source *source = name ? reader_open(loading, name, reader_place(loading, member)) : NULL;
    if (!source) {
        reader_skip_lists(loading, part->shape);
        return;
    }
    reader_object(loading, source_root(source), part->shape, base + part->offset);
    if (part->present != LAYOUT_ALWAYS) {
        *(bool *)(base + part->present) = true;
    }
    if (part->then) {
        part->then(loading, source_root(source));
    }
}

static void read_parts(struct loading *loading, struct value files)
{
    const char *known[LAYOUT_PARTS];
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        known[i] = layout_parts[i].key;
    }
    for (struct value member = value_first(files); member.json; member = value_next(member)) {
        size_t i = 0;
        while (i < LAYOUT_PARTS && strcmp(known[i], value_key(member)) != 0) {
            i++;
        }
        if (i < LAYOUT_PARTS) {
            read_part(loading, &layout_parts[i], member);
        } else {
            reader_unknown_key(loading, member, known, LAYOUT_PARTS);
        }
    }
}

/** An exhibition of nothing but its title is hardly meant. */
static void check_not_empty(struct loading *loading, struct value files)
{
    if (value_count(files) == 0) {
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, files),
                 "no file is listed, so the exhibition has nothing but its title; list the files, as in "
                 "{\"vision\": \"vision.json\"}",
                 "ファイルが一つも書かれていないので、題名のほかに展示するものがありません。"
                 "{\"vision\": \"vision.json\"} のように書いてください。");
    }
}

static void read_pack(struct loading *loading)
{
    const char *path = folder_join(&loading->folder, "pack.json", &loading->scratch);
    const struct source *source = reader_open(loading, "pack.json", (struct diag_place){.file = path});
    if (!source) {
        return;
    }
    struct value root = source_root(source);
    if (!reader_expect(loading, root, EXPECT_OBJECT) || !check_format(loading, root)) {
        return;
    }
    read_languages(loading, root);
    reader_object(loading, root, &layout_pack, loading->pack);
    struct value files = value_member(root, "files");
    if (files.json && reader_expect(loading, files, EXPECT_OBJECT)) {
        check_not_empty(loading, files);
        read_parts(loading, files);
    }
    refs_resolve(&loading->refs, loading->diags);
}

static struct pack *create_pack(const char *dir, int day)
{
    struct pack *pack = calloc(1, sizeof *pack);
    if (!pack) {
        BUG("out of memory");
    }
    pack->folder = arena_strdup(&pack->arena, dir);
    pack->day = day;
    pack->programme.contact = PACK_INDEX_NONE;
    pack->students.voice = PACK_INDEX_NONE;
    pack->students.contact = PACK_INDEX_NONE;
    return pack;
}

static void report_folder(struct loading *loading, enum folder_result result, const char *dir)
{
    struct diag_place place = {.file = dir};
    if (result == FOLDER_NOT_REGULAR) {
        diag_add(loading->diags, DIAG_ERROR, place, "this is a file; name the folder that holds the pack.json",
                 "これはファイルです。pack.json の入っているフォルダーのほうを指定してください。");
    } else if (result == FOLDER_FORBIDDEN) {
        diag_add(loading->diags, DIAG_ERROR, place, "this folder may not be opened; allow this user to read it",
                 "このフォルダーを開く許可がありません。読み取りを許可してください。");
    } else {
        diag_add(loading->diags, DIAG_ERROR, place, "there is no such folder; name the folder with the pack.json",
                 "このフォルダーはありません。pack.json の入っているフォルダーを指定してください。");
    }
}

static void finish_loading(struct loading *loading)
{
    for (struct source_link *link = loading->sources; link; link = link->next) {
        source_finish(&link->source);
    }
    refs_finish(&loading->refs);
    folder_close(&loading->folder);
    arena_finish(&loading->scratch);
}

struct pack *pack_load(const char *dir, struct diags *diags)
{
    return pack_load_as(dir, &(struct pack_wish){.told = NULL}, diags);
}

static struct pack *load(const char *dir, const struct pack_wish *wish, struct diags *diags)
{
    struct loading loading = {.diags = diags, .listener = wish->listener, .advice = wish->advice};
    size_t errors = diags->errors;
    loading.pack = create_pack(dir, wish->day);
    loading.arena = &loading.pack->arena;
    enum folder_result result = folder_open(&loading.folder, dir, &loading.scratch);
    if (result == FOLDER_OK) {
        read_pack(&loading);
    } else {
        diags->unread += result == FOLDER_FORBIDDEN || result == FOLDER_FAILED;
        report_folder(&loading, result, dir);
    }
    if (diags->errors == errors) {
        advice_give(&loading);
        season_apply(loading.pack);
    }
    finish_loading(&loading);
    if (diags->errors == errors) {
        return loading.pack;
    }
    pack_destroy(loading.pack);
    return NULL;
}

struct pack *pack_load_as(const char *dir, const struct pack_wish *wish, struct diags *diags)
{
    size_t first = diags->count;
    struct pack *pack = load(dir, wish, diags);
    if (wish->told) {
        diag_rename(diags, first, dir, wish->told);
    }
    if (pack && wish->told) {
        pack->folder = arena_strdup(&pack->arena, wish->told);
    }
    return pack;
}
