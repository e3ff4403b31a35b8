#include "table/names.h"

#include <stdint.h>
#include <string.h>

#include "base/form.h"
#include "base/utf8.h"

const char *const names_guide[NAMES_GUIDE_LINES] = {
    "この表は、展示の中身（パック）です。書きかえて保存し、machiakari import で取りこみます。",
    "1行目（見出し）とシートの名前は変えないでください。列とシートの順番は変えてもかまいません。",
    "1行が一つのものです。行を足せば増え、行を消せば減ります。並べた順に展示されます。",
    "見出しの（ja）や（en）はその言語の文です。（共通）は、どの言語でも同じ文（名前など）です。",
    "（共通）と言語ごとの文は、どちらか一方に書きます。空のセルは「なし」という意味です。",
    "セルの中の改行（Alt + Enter）は、展示でも改行になります。",
    "id は半角の英小文字、数字、ハイフンです。ほかの行から指すので、あとで変えないでください。",
    "「地図に名前を書く」のような列には、はい か いいえ と書きます。",
    "番号や言語をいくつも書くときは、11、3 のように「、」で区切ります。日付は 2026-11-28 のように書きます。",
    "「JSON」と付いた列は、プログラムのためのものです。そのまま残してください。",
};

struct name {
    const char *sheet; /* NULL: wherever the key stands */
    const char *key, *japanese;
};

static const struct name sheets[] = {
    {NULL, "pack", "展示"},
    {NULL, "vision", "計画"},
    {NULL, "vision/aims", "めざすこと"},
    {NULL, "vision/years", "年"},
    {NULL, "map", "地図"},
    {NULL, "geography", "地図の図形"},
    {NULL, "places/places", "場所"},
    {NULL, "projects", "事業"},
    {NULL, "projects/sections", "部門"},
    {NULL, "projects/projects", "プロジェクト"},
    {NULL, "projects/projects/divisions", "プロジェクトの担当課"},
    {NULL, "interviews/interviews", "インタビュー"},
    {NULL, "interviews/interviews/answers", "インタビューの問答"},
    {NULL, "voices/voices", "声"},
    {NULL, "voices/voices/speakers", "声の話し手"},
    {NULL, "students", "学生"},
    {NULL, "students/results", "学生の成果"},
    {NULL, "students/reasons", "学生が入った理由"},
    {NULL, "join/calls", "募集"},
    {NULL, "join/calls/points", "募集の要点"},
    {NULL, "join/contacts", "連絡先"},
    {NULL, "credits/groups", "出典"},
    {NULL, "credits/groups/lines", "出典の行"},
    {NULL, "places", "場所の表"},
    {NULL, "interviews", "インタビューの表"},
    {NULL, "voices", "声の表"},
    {NULL, "join", "募集の表"},
    {NULL, "credits", "出典の表"},
};

/* The first that fits counts. */
static const struct name keys[] = {
    {"vision", "title", "見出し"},
    {"places/places", "label", "地図に名前を書く"},
    {"pack", "accent", "強調の色"},
    {NULL, "about", "説明"},
    {NULL, "about_title", "説明の見出し"},
    {NULL, "accent", "金色にする言葉"},
    {NULL, "address", "住所"},
    {NULL, "affiliation", "所属"},
    {NULL, "alt", "何が写っているか"},
    {NULL, "answer", "答え"},
    {NULL, "bearing", "上になる方角"},
    {NULL, "call", "呼びかけ"},
    {NULL, "contact", "連絡先"},
    {NULL, "credit", "誰のものか"},
    {NULL, "credits", "出典"},
    {NULL, "doors", "扉"},
    {NULL, "event", "行事"},
    {NULL, "fax", "ファクス"},
    {NULL, "file", "ファイル"},
    {NULL, "files", "ファイル"},
    {NULL, "format", "形式の版"},
    {NULL, "from", "この日から"},
    {NULL, "geography", "地形のファイル"},
    {NULL, "goals", "SDGsの目標"},
    {NULL, "goals_label", "目標の見出し"},
    {NULL, "goals_notice", "目標についての注記"},
    {NULL, "group", "団体"},
    {NULL, "heading", "見出し"},
    {NULL, "headline", "大見出し"},
    {NULL, "id", "id"},
    {NULL, "interview", "インタビュー"},
    {NULL, "interviews", "インタビュー"},
    {NULL, "introduction", "紹介"},
    {NULL, "invitation", "呼びかけ"},
    {NULL, "join", "募集"},
    {NULL, "kind", "種類"},
    {NULL, "label", "見出し"},
    {NULL, "languages", "言語"},
    {NULL, "lat", "緯度"},
    {NULL, "lon", "経度"},
    {NULL, "mail", "メール"},
    {NULL, "map", "地図"},
    {NULL, "name", "名前"},
    {NULL, "note", "注記"},
    {NULL, "notice", "注記"},
    {NULL, "organisation", "団体"},
    {NULL, "period", "期間"},
    {NULL, "period_label", "期間の呼び名"},
    {NULL, "picture", "写真"},
    {NULL, "place", "場所"},
    {NULL, "places", "場所"},
    {NULL, "place_note", "場所についての注記"},
    {NULL, "plan", "計画の名前"},
    {NULL, "programme", "事業"},
    {NULL, "project", "プロジェクト"},
    {NULL, "projects", "プロジェクト"},
    {NULL, "question", "問い"},
    {NULL, "reasons_title", "理由の見出し"},
    {NULL, "results_title", "成果の見出し"},
    {NULL, "role", "何の問い合わせ先か"},
    {NULL, "round", "選ばれた回"},
    {NULL, "section", "部門"},
    {NULL, "speaker", "話し手"},
    {NULL, "statement", "めざす姿の文"},
    {NULL, "students", "学生"},
    {NULL, "subtitle", "副題"},
    {NULL, "tall", "縦長の画面"},
    {NULL, "tel", "電話"},
    {NULL, "text", "文"},
    {NULL, "title", "題"},
    {NULL, "translation_notice", "翻訳についての注記"},
    {NULL, "until", "この日まで"},
    {NULL, "version", "版"},
    {NULL, "vision", "計画"},
    {NULL, "voice", "声"},
    {NULL, "voice_note", "声の注記"},
    {NULL, "voice_title", "声の見出し"},
    {NULL, "voices", "声"},
    {NULL, "wide", "横長の画面"},
};

static const char *find(const struct name *names, size_t count, const char *sheet, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        bool there = !names[i].sheet || strcmp(names[i].sheet, sheet) == 0;
        if (there && strcmp(names[i].key, key) == 0) {
            return names[i].japanese;
        }
    }
    return NULL;
}

const char *names_sheet(const char *path)
{
    return find(sheets, sizeof sheets / sizeof sheets[0], "", path);
}

const char *names_key(const char *sheet, const char *key)
{
    return find(keys, sizeof keys / sizeof keys[0], sheet, key);
}

/** The next sign that counts, as its narrow small form; 0 at the end. */
static uint32_t next_sign(const char *text, size_t size, size_t *at)
{
    while (*at < size) {
        uint32_t code = utf8_next(text, size, at);
        if (code >= 0xFF01 && code <= 0xFF5E) { /* the wide forms of ASCII */
            code -= 0xFEE0;
        }
        if (code >= 'A' && code <= 'Z') {
            code += 'a' - 'A';
        }
        if (code > ' ' && code != 0x3000 && code != 0xA0) {
            return code == '[' ? '(' : code == ']' ? ')' : code;
        }
    }
    return 0;
}

static bool same_signs(const char *a, const char *b)
{
    size_t a_size = strlen(a), b_size = strlen(b), a_at = 0, b_at = 0;
    for (;;) {
        uint32_t left = next_sign(a, a_size, &a_at), right = next_sign(b, b_size, &b_at);
        if (left != right) {
            return false;
        }
        if (left == 0) {
            return true;
        }
    }
}

bool names_same(const char *a, const char *b)
{
    if (same_signs(a, b)) {
        return true;
    }
    if (form_is_plain(a) && form_is_plain(b)) {
        return false;
    }
    struct arena arena = {0};
    bool same = same_signs(form_alike(a, &arena), form_alike(b, &arena));
    arena_finish(&arena);
    return same;
}

const char *names_fold(const char *text, struct arena *arena)
{
    text = form_alike(text, arena);
    size_t size = strlen(text), at = 0, to = 0;
    char *folded = arena_alloc(arena, size + 1);
    for (uint32_t sign = next_sign(text, size, &at); sign; sign = next_sign(text, size, &at)) {
        to += utf8_put(sign, folded + to); /* never longer than it was */
    }
    return folded;
}
