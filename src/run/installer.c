/* pipe2, environ */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "run/installer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "run/clock.h"
#include "run/report.h"

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
    posix_spawnattr_setpgroup(&attributes, 0); /* what it starts in turn ends with it */
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    char *const *arguments = (char *const *)(uintptr_t)argv; /* NOLINT(performance-no-int-to-ptr): it changes none */
    int error = posix_spawn(child, installer->program, &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    arena_finish(&arena);
    errno = error;
    return error == 0;
}

static bool goes_on(const struct installer *installer)
{
    return !installer->go_on || installer->go_on(installer->self);
}

/** What listening takes note of. */
struct ear {
    const struct installer *installer;
    struct strbuf *text;
    struct clock clock; /* since it began */
    tick heard;         /* the last sign of life */
};

/** So long it may be silent: as the last whole line announces. */
static tick patience(const struct ear *ear)
{
    int usual = ear->installer->silent_ms ? ear->installer->silent_ms : INSTALLER_SILENT_MS;
    return TICK_MS(usual) * report_last_beat(ear->text);
}

static bool is_late(const struct ear *ear)
{
    tick now = clock_now(&ear->clock);
    return now - ear->heard >= patience(ear) || now >= TICK_MS(INSTALLER_MS_MAX);
}

/** True at the end of what it says. */
static bool hear(struct ear *ear, int from)
{
    char bytes[4096];
    ssize_t size = read(from, bytes, sizeof bytes);
    if (size > 0) {
        strbuf_add(ear->text, bytes, (size_t)size);
        ear->heard = clock_now(&ear->clock);
    }
    return size == 0;
}

/** Read until the end, or until it must not go on. */
static enum installer_result listen(struct ear *ear, int from)
{
    const struct installer *installer = ear->installer;
    struct pollfd fds[] = {{.fd = from, .events = POLLIN}, {.fd = installer->stop, .events = POLLIN}};
    while (ear->text->size < REPORT_BYTES_MAX) {
        int count = poll(fds, 2, WAIT_MS);
        if ((count > 0 && fds[1].revents) || !goes_on(installer)) {
            return INSTALLER_STOPPED;
        }
        if (count > 0 && fds[0].revents && hear(ear, from)) {
            return INSTALLER_DONE;
        }
        if (is_late(ear)) {
            return INSTALLER_STALLED;
        }
    }
    return INSTALLER_FLOODED;
}

/** Why it ended, where nobody here ended it. */
static enum installer_result judge(int status)
{
    static const int others[] = {SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE};
    if (WIFEXITED(status)) {
        return WEXITSTATUS(status) <= 1 ? INSTALLER_DONE : INSTALLER_CRASHED;
    }
    if (WTERMSIG(status) == SIGXCPU) {
        return INSTALLER_STALLED;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (WTERMSIG(status) == others[i]) {
            return INSTALLER_ENDED;
        }
    }
    return INSTALLER_CRASHED;
}

/** Wait for its end. What hangs in a dead device does not even hear SIGKILL, and must not hold us up. */
static enum installer_result end(pid_t child, bool by_force)
{
    const struct timespec some = {.tv_nsec = 10L * 1000 * 1000};
    int status = 0;
    if (by_force) {
        kill(-child, SIGKILL);
        kill(child, SIGKILL);
    }
    for (int waited = 0; waited < INSTALLER_END_MS; waited += 10) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) {
            return judge(status);
        }
        if (ended < 0 && errno != EINTR) {
            return INSTALLER_CRASHED;
        }
        nanosleep(&some, NULL);
    }
    kill(-child, SIGKILL);
    return INSTALLER_STALLED;
}

enum installer_result installer_await(const struct installer *installer, int from, pid_t child, struct strbuf *text)
{
    struct ear ear = {.installer = installer, .text = text, .clock = clock_start()};
    enum installer_result result = listen(&ear, from);
    enum installer_result ended = end(child, result != INSTALLER_DONE);
    return result == INSTALLER_DONE ? ended : result;
}

enum installer_result installer_run(const struct installer *installer, const char *const *arguments,
                                    struct strbuf *text)
{
    int ends[2];
    pid_t child;
    /* At once: a process that another thread starts meanwhile would keep the pipe open, and be waited for. */
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return INSTALLER_UNSTARTED;
    }
    bool started = start(installer, arguments, ends[1], &child);
    int saved = errno;
    close(ends[1]);
    enum installer_result result = started ? installer_await(installer, ends[0], child, text) : INSTALLER_UNSTARTED;
    close(ends[0]);
    errno = saved;
    return result;
}
