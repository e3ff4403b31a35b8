#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

/** Language tags (BCP 47): `ja`, `ja-easy`, `zh-Hant`. Capitals make no difference in any of them. */

enum { LANGUAGE_TAG_MAX = 35 }; /* bytes; RFC 5646, 4.4.1 */

/** True when the tag is well-formed (RFC 5646, 2.1): its parts in their order. No grandfathered tags, and no language
 * of more than three letters, for none is registered. */
bool language_is_well_formed(const char *tag);

/** True when two tags are the same. */
bool language_same(const char *a, const char *b);
/** True when two tags begin with the same language: `ja` and `ja-easy`, `zh-Hans` and `zh-TW`. */
bool language_akin(const char *a, const char *b);

/** The forms in which a language writes the characters that it shares with others. */
enum language_han { HAN_JAPANESE, HAN_SIMPLIFIED, HAN_TRADITIONAL, HAN_KOREAN, HAN_COUNT };

/** Chinese is simplified unless its script (Hant) or else its region (TW, HK, MO) says otherwise; languages without
 * characters of their own get the Japanese forms. */
enum language_han language_han(const char *tag);

/** True for plain Japanese, whose authors set off phrases with spaces: lines are best broken there, also in long texts.
 */
bool language_is_spaced(const char *tag);

/**
 * The language to show to a visitor who wants `wanted`, of `count` languages, of which some have the text:
 * the wanted one; a shorter tag of it (`ja` for `ja-easy`); the same language in the same script, then in any; English;
 * the first of all. Among equals the one that is listed first. -1 when none has it.
 */
int language_choose(const char *const *tags, const bool *has, int count, int wanted);

/** The languages that the player itself speaks. */
enum language_known {
    LANGUAGE_JA,
    LANGUAGE_JA_EASY, /* plain Japanese */
    LANGUAGE_EN,
    LANGUAGE_ZH_HANS,
    LANGUAGE_ZH_HANT,
    LANGUAGE_KO,
    LANGUAGE_KNOWN_COUNT
};

/** Which of them a visitor of `tag` is spoken to in: English where none is near. */
enum language_known language_known(const char *tag);

/** How a language calls itself, as in "English"; the tag where we do not know. To be set as a text of that language. */
const char *language_name(const char *tag);

#endif
