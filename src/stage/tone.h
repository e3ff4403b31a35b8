#ifndef STAGE_TONE_H
#define STAGE_TONE_H

#include <stddef.h>
#include <stdint.h>

/** What the four bytes of a decoded pixel mean. */
enum tone_mode {
    TONE_RGB,     /* red, green, blue, alpha */
    TONE_GRAY,    /* the same three times, alpha */
    TONE_CMYK,    /* ink: 0 is none */
    TONE_INVERTED /* light: 255 is no ink, as Adobe writes it */
};

/**
 * Decoded rows become what the painter paints: sRGB, premultiplied. A profile (ICC) says which colours the numbers
 * mean; one that is damaged, or for another kind of pixels, counts for nothing, as does one that changes nothing.
 */
struct tone;

/** `profile` (borrowed for the call) may be NULL. */
struct tone *tone_create(enum tone_mode mode, const void *profile, size_t size);
/** Make `count` pixels 0xAARRGGBB; the four bytes of each are scratch afterwards. */
void tone_row(const struct tone *tone, unsigned char *pixels, int count, uint32_t *out);
void tone_destroy(struct tone *tone);

#endif
