/* pipe2 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "run/apart.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/file.h"
#include "run/limits.h"
#include "run/report.h"

/* Its last word; who ends without one broke down, whatever his exit status says. */
static const char yes_word[] = "\nyes\n", no_word[] = "\nno\n";

static void beat(void *self, int times)
{
    const int *to = self;
    struct strbuf line = {0};
    report_write_beat(&line, times);
    file_write_all(*to, line.text, line.size); /* else nobody waits any more */
    strbuf_finish(&line);
}

/** The copy's whole life. */
static _Noreturn void live(bool (*work)(void *self, const struct pulse *pulse), void *self, int to)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limits_set();
    const char *word = work(self, &(struct pulse){beat, &to}) ? yes_word : no_word;
    exit(file_write_all(to, word, strlen(word)) ? 0 : 1);
}

static bool ends_with(const struct strbuf *text, const char *end)
{
    size_t size = strlen(end);
    return text->size >= size && strcmp(text->text + text->size - size, end) == 0;
}

enum installer_result apart_run(bool (*work)(void *self, const struct pulse *pulse), void *self, bool *said)
{
    int ends[2];
    struct strbuf words = {0};
    *said = false;
    fflush(NULL); /* or both would say it */
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return INSTALLER_UNSTARTED;
    }
    pid_t child = fork();
    if (child == 0) {
        live(work, self, ends[1]);
    }
    close(ends[1]);
    enum installer_result result =
        child > 0 ? installer_await(&(struct installer){.stop = -1}, ends[0], child, &words) : INSTALLER_UNSTARTED;
    close(ends[0]);
    bool broke = result == INSTALLER_DONE && !ends_with(&words, yes_word) && !ends_with(&words, no_word);
    *said = result == INSTALLER_DONE && ends_with(&words, yes_word);
    strbuf_finish(&words);
    return broke ? INSTALLER_CRASHED : result;
}
