#include "stage/key.h"

#include <string.h>

uint64_t key_word(uint64_t key, uint64_t word)
{
    key = (key ^ word) * 0x9E3779B97F4A7C15u;
    return key ^ (key >> 29);
}

uint64_t key_start(enum keyed kind)
{
    return key_word(0xcbf29ce484222325u, (uint64_t)kind);
}

uint64_t key_number(uint64_t key, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return key_word(key, bits);
}

uint64_t key_bytes(uint64_t key, const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    key = key_word(key, size);
    for (; size >= 8; size -= 8, p += 8) {
        uint64_t word;
        memcpy(&word, p, sizeof word);
        key = key_word(key, word);
    }
    uint64_t rest = 0;
    if (size) {
        memcpy(&rest, p, size);
    }
    return key_word(key, rest);
}

uint64_t key_text(uint64_t key, const char *text)
{
    return key_bytes(key, text, strlen(text));
}
