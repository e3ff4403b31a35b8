#include "pack/accent.h"

#include <assert.h>
#include <stdint.h>

static const double least_usual = 4.5, least_high = 7;

static const struct {
    enum accent_shade shade;
    bool high_contrast;
    uint32_t other; /* a tint of ui/theme, whose test holds them together */
} pairs[] = {
    {ACCENT_BRIGHT, false, 0x050818}, /* on the night */
    {ACCENT_BRIGHT, false, 0x18244C}, /* on a board */
    {ACCENT_BRIGHT, false, 0x1D1A17}, /* under ink, from a button's top to its foot */
    {ACCENT_PLAIN, false, 0x1D1A17},  {ACCENT_DARK, false, 0x1D1A17},
    {ACCENT_BRIGHT, true, 0x000000}, /* night, board and ink are all black there */
    {ACCENT_PLAIN, true, 0x000000},   {ACCENT_DARK, true, 0x000000},
};
static_assert(sizeof pairs / sizeof *pairs == ACCENT_PAIRS, "the pairs are counted");

struct color accent_shade(struct color accent, enum accent_shade shade, bool high_contrast)
{
    if (shade == ACCENT_BRIGHT) {
        return color_mix(accent, color_rgb(0xFFFFFF), 0.5);
    }
    return shade == ACCENT_DARK && !high_contrast ? color_mix(accent, color_rgb(0x000000), 0.08) : accent;
}

struct accent_pair accent_pair(int number)
{
    return (struct accent_pair){pairs[number].shade, pairs[number].high_contrast, color_rgb(pairs[number].other)};
}

struct accent_verdict accent_judge(struct color accent)
{
    struct accent_verdict worst = {.contrast = 21, .least = 1};
    for (int i = 0; i < ACCENT_PAIRS; i++) {
        struct accent_pair pair = accent_pair(i);
        double contrast = color_contrast(accent_shade(accent, pair.shade, pair.high_contrast), pair.other);
        double least = pair.high_contrast ? least_high : least_usual;
        if (contrast / least < worst.contrast / worst.least) {
            worst = (struct accent_verdict){contrast, least, pair.high_contrast};
        }
    }
    return worst;
}
