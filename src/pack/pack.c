#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"

void pack_destroy(struct pack *pack)
{
    if (pack) {
        arena_finish(&pack->arena);
        free(pack);
    }
}

int pack_text_language(const struct pack_text *text, int language)
{
    bool known = language >= 0 && language < PACK_LANGUAGES_MAX;
    if (known && text->in[language]) {
        return language;
    }
    if (known && text->in[text->shown[language]]) {
        return text->shown[language];
    }
    int i = 0;
    while (i < PACK_LANGUAGES_MAX && !text->in[i]) {
        i++;
    }
    return i < PACK_LANGUAGES_MAX ? i : 0;
}

const char *pack_text_get(const struct pack_text *text, int language)
{
    const char *words = text->in[pack_text_language(text, language)];
    return words ? words : "";
}

bool pack_text_present(const struct pack_text *text)
{
    for (size_t i = 0; i < PACK_LANGUAGES_MAX; i++) {
        if (text->in[i]) {
            return true;
        }
    }
    return false;
}

bool pack_text_translated(const struct pack_text *text, int language)
{
    int shown = pack_text_language(text, language);
    return language > 0 && language < PACK_LANGUAGES_MAX && shown > 0 &&
           (!text->in[0] || strcmp(text->in[0], text->in[shown]) != 0);
}

int pack_language_find(const struct pack *pack, const char *tag)
{
    for (int i = 0; i < pack->language_count; i++) {
        if (language_same(pack->languages[i], tag)) {
            return i;
        }
    }
    return PACK_INDEX_NONE;
}

int pack_project_find(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->project_count; i++) {
        if (strcmp(pack->projects[i].id, id) == 0) {
            return (int)i;
        }
    }
    return PACK_INDEX_NONE;
}

int pack_voice_find(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->voice_count; i++) {
        if (strcmp(pack->voices[i].id, id) == 0) {
            return (int)i;
        }
    }
    return PACK_INDEX_NONE;
}

int pack_section_find(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->section_count; i++) {
        if (strcmp(pack->sections[i].id, id) == 0) {
            return (int)i;
        }
    }
    return PACK_INDEX_NONE;
}
