#include "text/scripts.h"

#include <stdbool.h>
#include <stdio.h>

#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

/* So many letters of a script are looked for before we say that no font has it. */
enum { LETTERS_MAX = 100 };

static UScriptCode script_of(uint32_t code)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code, &error);
    return U_SUCCESS(error) ? script : USCRIPT_UNKNOWN;
}

/** Syllables of India and its neighbours, letters that join their neighbours, words that no space parts. */
static bool is_joined(uint32_t code)
{
    UChar32 c = (UChar32)code;
    return u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER ||
           u_getIntPropertyValue(c, UCHAR_JOINING_TYPE) == U_JT_DUAL_JOINING ||
           u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

/** True when one of the script's first letters is in a font. */
static bool has_font(struct type *type, UScriptCode script)
{
    UErrorCode error = U_ZERO_ERROR;
    USet *letters = uset_openEmpty();
    uset_applyIntPropertyValue(letters, UCHAR_SCRIPT, script, &error);
    bool found = U_FAILURE(error);
    int32_t count = uset_size(letters), looked = 0;
    for (int32_t i = 0; i < count && looked < LETTERS_MAX && !found; i++) {
        UChar32 letter = uset_charAt(letters, i);
        if (u_isalpha(letter)) {
            found = type_has(type, FACE_GOTHIC, (uint32_t)letter);
            looked++;
        }
    }
    uset_close(letters);
    return found;
}

static void name_script(UScriptCode script, const char *language, char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[SCRIPT_NAME_SIZE];
    ULocaleDisplayNames *names = uldn_open(language, ULDN_STANDARD_NAMES, &error);
    if (U_SUCCESS(error)) {
        uldn_scriptDisplayName(names, uscript_getShortName(script), wide, SCRIPT_NAME_SIZE, &error);
    }
    u_strToUTF8(name, SCRIPT_NAME_SIZE, NULL, wide, U_SUCCESS(error) ? -1 : 0, &error);
    uldn_close(names);
    if (U_FAILURE(error) || name[0] == '\0') {
        snprintf(name, SCRIPT_NAME_SIZE, "%s", uscript_getShortName(script));
    }
}

static const char *package_of(UScriptCode script)
{
    switch ((int)script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
        return "fonts-noto-cjk";
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
        return "fonts-dejavu-core";
    default:
        return NULL;
    }
}

struct script_verdict script_judge(struct type *type, uint32_t code)
{
    UScriptCode script = script_of(code);
    struct script_verdict verdict = {.trouble = SCRIPT_FINE, .script = script};
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) {
        return verdict;
    }
    if (uscript_isRightToLeft(script)) {
        verdict.trouble = SCRIPT_BACKWARDS;
    } else if (is_joined(code)) {
        verdict.trouble = SCRIPT_JOINED; /* and no font would help */
    } else if (!type_has(type, FACE_GOTHIC, code) && !has_font(type, script)) {
        verdict.trouble = SCRIPT_NO_FONT;
    }
    if (verdict.trouble != SCRIPT_FINE) {
        name_script(script, "en", verdict.english);
        name_script(script, "ja", verdict.japanese);
        verdict.package = package_of(script);
    }
    return verdict;
}
