#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/** Start of a running 64-bit FNV-1a hash (for caches and change detection, not for security). */
#define HASH_START 0xcbf29ce484222325u

/** `hash` continued over `size` bytes. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size);

#endif
