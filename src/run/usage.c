#include "run/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double read_pss_mb(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "re");
    if (!file) {
        return 0;
    }
    static const char key[] = "Pss:";
    char line[256];
    long kilobytes = 0;
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, key, sizeof key - 1) == 0) {
            kilobytes = strtol(line + sizeof key - 1, NULL, 10);
            break;
        }
    }
    fclose(file);
    return (double)kilobytes / 1024;
}

struct usage usage_read(void)
{
    struct usage usage = {.pss_mb = read_pss_mb()};
    struct rusage self;
    if (getrusage(RUSAGE_SELF, &self) == 0) {
        usage.cpu_s = seconds(self.ru_utime) + seconds(self.ru_stime);
    }
    return usage;
}
