#include "run/outcome.h"

#include "run/say.h"

void outcome_say(enum diag_language language, const char *source, enum install_result result, const struct diags *diags)
{
    say_diags(language, diags);
    switch (result) {
    case INSTALL_TAKEN:
        say(language, "%s: installed", "%s: 入れました", source);
        return;
    case INSTALL_SAME:
    case INSTALL_KNOWN:
        say(language, "%s: this is installed already", "%s: すでに入っています", source);
        return;
    case INSTALL_REFUSED:
        say(language, "%s: not installed, because of the errors above", "%s: 上のエラーのため、入れませんでした",
            source);
        return;
    case INSTALL_FIT:
        say(language, "%s: can be used", "%s: 使えます", source);
        return;
    case INSTALL_CHANGING:
        say(language, "%s: not installed: it was changed meanwhile; try again",
            "%s: "
            "途中で書きかえられたため、入れませんでした。もう一度ためしてください",
            source);
        return;
    case INSTALL_FAILED:
    case INSTALL_BUSY:
    case INSTALL_RESULT_COUNT:
        say(language, "%s: not installed", "%s: 入れられませんでした", source);
        return;
    }
}

bool outcome_is_failure(enum install_result result)
{
    return result == INSTALL_REFUSED || result == INSTALL_CHANGING || result == INSTALL_FAILED ||
           result == INSTALL_BUSY;
}
