#include "tool.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

bool tool_run(const char *const *arguments, bool loud)
{
    pid_t child = fork();
    if (child == 0) {
        /* Our own stdin is the status lines of the program under test. */
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(loud ? STDERR_FILENO : nothing, STDERR_FILENO);
        execvp(arguments[0], (char *const *)(const void *)arguments);
        _exit(127);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
