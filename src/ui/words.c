#include "ui/words.h"

#include <assert.h>

#include "base/language.h"
#include "ui/words_tables.h"

static const char *const *const tables[] = {
    [LANGUAGE_JA] = words_ja,           [LANGUAGE_JA_EASY] = words_ja_easy, [LANGUAGE_EN] = words_en,
    [LANGUAGE_ZH_HANS] = words_zh_hans, [LANGUAGE_ZH_HANT] = words_zh_hant, [LANGUAGE_KO] = words_ko,
};
static_assert(sizeof tables / sizeof tables[0] == LANGUAGE_KNOWN_COUNT, "words in every language");

const char *words_get(enum word word, const char *language)
{
    return tables[language_known(language)][word];
}
