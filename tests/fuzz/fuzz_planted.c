/* Flaws planted on purpose, one for each word, to prove that a flaw fails the fuzzers' tests (can_fail.sh). */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool says(const uint8_t *bytes, size_t size, const char *word)
{
    return size == strlen(word) && memcmp(bytes, word, size) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    volatile int sink = INT_MAX;
    if (says(bytes, size, "overrun")) {
        sink = bytes[size];
    } else if (says(bytes, size, "overflow")) {
        sink = sink + 1;
    } else if (says(bytes, size, "leak")) {
        void *volatile lost = malloc(64);
        lost = NULL;
        (void)lost;
    } else if (says(bytes, size, "abort")) {
        abort();
    } else if (says(bytes, size, "memory")) {
        void *volatile much = malloc((size_t)128 * 1024 * 1024);
        free(much);
    } else if (says(bytes, size, "wait")) {
        while (sink) {
        }
    }
    return 0;
}
