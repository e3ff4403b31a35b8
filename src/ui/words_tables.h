#ifndef UI_WORDS_TABLES_H
#define UI_WORDS_TABLES_H

#include "ui/words.h"

/** The words of each language, for words.c; tests/unit/ui_words.c proves that none is missing in any of them. */
extern const char *const words_ja[WORD_COUNT];
extern const char *const words_ja_easy[WORD_COUNT];
extern const char *const words_en[WORD_COUNT];
extern const char *const words_zh_hans[WORD_COUNT];
extern const char *const words_zh_hant[WORD_COUNT];
extern const char *const words_ko[WORD_COUNT];

#endif
