/* pipe2, environ */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "run/installer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"

enum { REPORT_BYTES_MAX = 8 * 1024 * 1024, WAIT_MS = 1000 };

/** What is the same each time, then what is not. */
static void fill(const struct installer *installer, const char *const *arguments, const char **argv,
                 struct arena *arena)
{
    const char *const usual[] = {
        "machiakari",
        "install",
        "--report",
        "--messages",
        installer->messages == DIAG_JAPANESE ? "ja" : "en",
        "--store",
        installer->store,
        "--size",
        arena_printf(arena, "%dx%d", installer->size.width, installer->size.height),
    };
    size_t count = 0;
    for (; count < sizeof usual / sizeof *usual; count++) {
        argv[count] = usual[count];
    }
    for (int i = 0; arguments[i]; i++) {
        REQUIRE(i < INSTALLER_ARGUMENTS_MAX);
        argv[count++] = arguments[i];
    }
    argv[count] = NULL;
}

/** The child hears signals as any program does, and says what it has to say into the pipe. */
static bool start(const struct installer *installer, const char *const *further, int out, pid_t *child)
{
    struct arena arena = {0};
    const char *argv[16 + INSTALLER_ARGUMENTS_MAX];
    fill(installer, further, argv, &arena);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, usual;
    sigemptyset(&none);
    sigfillset(&usual);
    sigdelset(&usual, SIGKILL);
    sigdelset(&usual, SIGSTOP);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    char *const *arguments = (char *const *)(uintptr_t)argv; /* NOLINT(performance-no-int-to-ptr): it changes none */
    bool started = posix_spawn(child, installer->program, &actions, &attributes, arguments, environ) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    arena_finish(&arena);
    return started;
}

static bool goes_on(const struct installer *installer)
{
    return !installer->go_on || installer->go_on(installer->self);
}

/** Read until the end; false when it was stopped, said too much, or the time was over. */
static enum installer_result listen(const struct installer *installer, int from, struct strbuf *text)
{
    struct pollfd fds[] = {{.fd = from, .events = POLLIN}, {.fd = installer->stop, .events = POLLIN}};
    char bytes[4096];
    for (int waited = 0; waited < INSTALLER_MS_MAX && text->size < REPORT_BYTES_MAX && goes_on(installer);) {
        int count = poll(fds, 2, WAIT_MS);
        if (count == 0) {
            waited += WAIT_MS;
        }
        if (count > 0 && fds[1].revents) {
            return INSTALLER_STOPPED;
        }
        if (count > 0 && fds[0].revents) {
            ssize_t size = read(from, bytes, sizeof bytes);
            if (size == 0) {
                return INSTALLER_DONE;
            }
            strbuf_add(text, bytes, size > 0 ? (size_t)size : 0);
        }
    }
    return INSTALLER_DIED;
}

/** True when it ended well. What hangs in a dead device does not even hear SIGKILL, and must not hold us up. */
static bool end(pid_t child, bool by_force)
{
    const struct timespec some = {.tv_nsec = 10L * 1000 * 1000};
    int status = 0;
    if (by_force) {
        kill(child, SIGKILL);
    }
    for (int waited = 0; waited < INSTALLER_END_MS; waited += 10) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) {
            return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
        }
        if (ended < 0 && errno != EINTR) {
            return false;
        }
        nanosleep(&some, NULL);
    }
    kill(child, SIGKILL);
    return false;
}

enum installer_result installer_run(const struct installer *installer, const char *const *arguments,
                                    struct strbuf *text)
{
    int ends[2];
    pid_t child;
    /* At once: a process that another thread starts meanwhile would keep the pipe open, and be waited for. */
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return INSTALLER_DIED;
    }
    bool started = start(installer, arguments, ends[1], &child);
    close(ends[1]);
    enum installer_result result = INSTALLER_DIED;
    if (started) {
        result = listen(installer, ends[0], text);
        bool well = end(child, result != INSTALLER_DONE);
        result = result == INSTALLER_DONE && !well ? INSTALLER_DIED : result;
    }
    close(ends[0]);
    return result;
}
