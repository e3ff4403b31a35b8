/*
 * The program itself (linked with it, --wrap=pack_load_as), but that a pack's poison.txt does what it says to whoever
 * loads it: a stranger's file that breaks a library has no better way to be made. The file says
 *
 *     HOW LOG [TIMES]
 *
 * and each time it is met, a line is added to LOG. HOW is crash, hang, memory, words or ended; TIMES: only so often.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "pack/pack.h"

struct pack *__real_pack_load_as(const char *folder, const struct pack_wish *wish, struct diags *diags);
struct pack *__wrap_pack_load_as(const char *folder, const struct pack_wish *wish, struct diags *diags);

/** How often it was met, this time too. */
static long count_in(const char *log)
{
    int fd = open(log, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    REQUIRE(fd >= 0 && write(fd, "\n", 1) == 1);
    long count = (long)lseek(fd, 0, SEEK_END);
    close(fd);
    return count;
}

static void act(const char *how)
{
    if (strcmp(how, "crash") == 0) {
        signal(SIGSEGV, SIG_DFL); /* without a sanitiser's words */
        raise(SIGSEGV);
    } else if (strcmp(how, "hang") == 0) {
        for (;;) {
            pause();
        }
    } else if (strcmp(how, "memory") == 0) {
        char *bytes = malloc((size_t)1 << 46);
        REQUIRE(bytes);
        free(bytes);
    } else if (strcmp(how, "words") == 0) {
        for (;;) {
            puts("error\tof\t1\t1\tmany\tthat\tnobody reads");
        }
    } else if (strcmp(how, "ended") == 0) {
        kill(getpid(), SIGKILL);
    }
}

struct pack *__wrap_pack_load_as(const char *folder, const struct pack_wish *wish, struct diags *diags)
{
    char path[4096], how[16], log[2048];
    long times = 0;
    snprintf(path, sizeof path, "%s/poison.txt", folder);
    FILE *file = fopen(path, "r");
    int count = file ? fscanf(file, "%15s %2047s %ld", how, log, &times) : 0;
    if (file) {
        fclose(file);
    }
    if (count >= 2) {
        long met = count_in(log);
        if (count == 2 || met <= times) {
            act(how);
        }
    }
    return __real_pack_load_as(folder, wish, diags);
}
