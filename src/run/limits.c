#include "run/limits.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"

enum { CPU_SECONDS_MAX = 600, CPU_SECONDS_MORE = 10, NICE = 10 };

#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__ /* which need terabytes of addresses */
#define MEMORY_MAX ((uint64_t)4 << 30)
#define MEMORY_MIN ((uint64_t)1 << 30)

/** No more than the machine has. */
static void set_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
    uint64_t all = pages > 0 && bytes > 0 ? (uint64_t)pages * (uint64_t)bytes : MEMORY_MAX;
    rlim_t most = all < MEMORY_MIN ? MEMORY_MIN : all < MEMORY_MAX ? all : MEMORY_MAX;
    setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
}
#else
static void set_memory(void)
{
}
#endif

static void stand_first(void)
{
    static const char worst[] = "1000";
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        file_write_all(fd, worst, sizeof worst - 1); /* else it is as it was */
        close(fd);
    }
}

void limits_set(void)
{
    /* The first limit says by its signal that it was reached. */
    setrlimit(RLIMIT_CPU, &(struct rlimit){CPU_SECONDS_MAX, CPU_SECONDS_MAX + CPU_SECONDS_MORE});
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    set_memory();
    stand_first();
}

void limits_stand_back(void)
{
    if (nice(NICE) == -1) {
        return; /* then it is as it was */
    }
}
