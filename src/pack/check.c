#include "pack/check.h"

#include "base/passage.h"
#include "base/ruby.h"

/** The accent in one language: its own member, or the text itself when it is the same in all. */
static struct value accent_value(struct value accent, const char *language)
{
    struct value member = cJSON_IsObject(accent.json) ? value_member(accent, language) : accent;
    return member.json ? member : accent;
}

static bool is_part(struct loading *loading, const char *accent, const char *statement)
{
    struct passage found;
    return !accent[0] ||
           passage_find(ruby_plain(statement, &loading->scratch), ruby_plain(accent, &loading->scratch), &found);
}

/** The statement in one language is there, but could not be read: that is said already. */
static bool is_unread(const struct pack_vision *vision, struct value statement, int language, const char *tag)
{
    bool written = cJSON_IsObject(statement.json) && value_member(statement, tag).json;
    return !pack_text_present(&vision->statement) || (written && !vision->statement.in[language]);
}

void check_vision(struct loading *loading, struct value root)
{
    const struct pack *pack = loading->pack;
    const struct pack_vision *vision = &pack->vision;
    if (!cJSON_IsObject(root.json)) {
        return; /* said already */
    }
    for (int i = 0; i < pack->language_count; i++) {
        const char *accent = pack_text_get(&vision->accent, i), *statement = pack_text_get(&vision->statement, i);
        bool twice = pack_text_language(&vision->accent, i) != i && pack_text_language(&vision->statement, i) != i;
        if (twice || is_unread(vision, value_member(root, "statement"), i, pack->languages[i]) ||
            is_part(loading, accent, statement)) {
            continue;
        }
        struct value value = accent_value(value_member(root, "accent"), pack->languages[i]);
        diag_add(loading->diags, DIAG_WARNING, reader_place(loading, value),
                 "\"%s\" is not part of the statement (%s), so nothing is set in gold; copy the words exactly",
                 "「%s」は statement（%s）の中にないので、金色になりません。同じ言葉をそのまま写してください。",
                 value_clip(accent, &loading->scratch), pack->languages[i]);
    }
}

void check_sections(struct loading *loading, struct value root)
{
    (void)root;
    for (size_t i = 0; i < loading->pack->section_count; i++) {
        loading->pack->sections[i].order = (int)i;
    }
}
