#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

void pack_destroy(struct pack *pack)
{
    if (pack) {
        arena_finish(&pack->arena);
        free(pack);
    }
}

const char *pack_text_get(const struct pack_text *text, int language)
{
    if (language >= 0 && language < PACK_LANGUAGES_MAX && text->in[language]) {
        return text->in[language];
    }
    for (size_t i = 0; i < PACK_LANGUAGES_MAX; i++) {
        if (text->in[i]) {
            return text->in[i];
        }
    }
    return "";
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
    if (language <= 0 || language >= PACK_LANGUAGES_MAX || !text->in[language]) {
        return false;
    }
    return !text->in[0] || strcmp(text->in[0], text->in[language]) != 0;
}

int pack_language_find(const struct pack *pack, const char *tag)
{
    for (int i = 0; i < pack->language_count; i++) {
        if (strcmp(pack->languages[i], tag) == 0) {
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
