#ifndef RUN_USAGE_H
#define RUN_USAGE_H

/** What this process has cost the machine so far. */
struct usage {
    double cpu_s;  /* user and system time of all threads */
    double pss_mb; /* its share of the memory; 0 where the system does not tell */
};

struct usage usage_read(void);

#endif
