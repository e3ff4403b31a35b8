#include "run/say.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag_group.h"

void say(enum diag_language language, const char *english, const char *japanese, ...)
{
    va_list args;
    va_start(args, japanese);
    fputs("machiakari: ", stderr);
    vfprintf(stderr, language == DIAG_JAPANESE ? japanese : english, args);
    fputc('\n', stderr);
    va_end(args);
}

enum diag_language say_language_of(const char *lc_all, const char *lc_messages, const char *lang)
{
    /* POSIX: the first of the three that is set and not empty decides. */
    const char *const order[] = {lc_all, lc_messages, lang};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (order[i] && *order[i]) {
            return strncmp(order[i], "ja", 2) == 0 ? DIAG_JAPANESE : DIAG_ENGLISH;
        }
    }
    return DIAG_ENGLISH;
}

enum diag_language say_language(void)
{
    return say_language_of(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"));
}

void say_diags(enum diag_language language, const struct diags *diags)
{
    struct arena arena = {0};
    size_t count = 0;
    const struct diag_group *groups = diag_group(diags, &arena, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, "%s\n", diag_group_line(&groups[i], language, &arena));
    }
    arena_finish(&arena);
    if (diags->left_out) {
        say(language, "%zu more problems are not listed", "このほかに%zu件の問題があります", diags->left_out);
    }
}

int say_finish(enum diag_language language, int status)
{
    bool lost = fflush(stdout) != 0 || ferror(stdout);
    if (lost && status == 0) {
        say(language, "the output could not be written", "出力を書けませんでした");
        return 1;
    }
    return status;
}
