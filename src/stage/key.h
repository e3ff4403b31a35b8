#ifndef STAGE_KEY_H
#define STAGE_KEY_H

#include <stddef.h>
#include <stdint.h>

/* Keys of the cache: hashes of everything that makes one thing look different from another. */

/** What a key stands for comes first, so that two kinds never share one. */
enum keyed {
    KEYED_PATH,
    KEYED_BOX,
    KEYED_GLOW,
    KEYED_RUN,
    KEYED_EMOJI,
    KEYED_PHOTO,
    KEYED_GRADIENT,
    KEYED_SHEET,
    KEYED_GROUND,
    KEYED_LATE,
    KEYED_MOTE
};

uint64_t key_start(enum keyed kind);
uint64_t key_word(uint64_t key, uint64_t word);
uint64_t key_number(uint64_t key, double number);
uint64_t key_text(uint64_t key, const char *text);
uint64_t key_bytes(uint64_t key, const void *bytes, size_t size);

#endif
