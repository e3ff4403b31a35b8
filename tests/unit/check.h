#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Checks that survive NDEBUG. A test program runs them all and returns check_result() from main. */
static int check_failures;

static inline void check_report(int ok, const char *file, int line, const char *what)
{
    if (!ok) {
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
        check_failures++;
    }
}

static inline void check_text(const char *got, const char *wanted, const char *file, int line)
{
    if (strcmp(got, wanted) != 0) {
        fprintf(stderr, "%s:%d: failed:\n  wanted: %s\n  got:    %s\n", file, line, wanted, got);
        check_failures++;
    }
}

static inline int check_result(void)
{
    return check_failures ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define CHECK(condition) check_report((condition) ? 1 : 0, __FILE__, __LINE__, #condition)
#define CHECK_TEXT(got, wanted) check_text((got), (wanted), __FILE__, __LINE__)
#define CHECK_NEAR(got, wanted, within) CHECK(fabs((double)(got) - (double)(wanted)) <= (within))

#endif
