#include "stage/tone.h"

#include <lcms2.h>

#include <stdbool.h>
#include <stdlib.h>

#include "base/bug.h"

/** The profile of a press has 2 MB; what is larger than this is no profile that anybody made for a picture. */
enum { PROFILE_BYTES_MAX = 8 * 1024 * 1024 };

struct tone {
    enum tone_mode mode;
    cmsContext context;      /* owned; nothing of the library's own is shared between threads */
    cmsHTRANSFORM transform; /* owned; NULL: the numbers mean what they always mean */
};

/** One byte a channel; what lies beside the colours stays as it is. */
static cmsUInt32Number input_format(enum tone_mode mode)
{
    switch (mode) {
    case TONE_RGB:
        return COLORSPACE_SH(PT_RGB) | CHANNELS_SH(3) | EXTRA_SH(1) | BYTES_SH(1);
    case TONE_GRAY:
        return COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(3) | BYTES_SH(1);
    case TONE_CMYK:
        return TYPE_CMYK_8;
    case TONE_INVERTED:
        return TYPE_CMYK_8_REV;
    }
    BUG("no such mode");
}

/** What a profile must be for, to be of use for these pixels; grey ones may be meant as colours, too. */
static enum tone_mode fit_mode(enum tone_mode mode, cmsColorSpaceSignature space, bool *fits)
{
    bool ink = mode == TONE_CMYK || mode == TONE_INVERTED;
    *fits = ink ? space == cmsSigCmykData : space == cmsSigRgbData || (mode == TONE_GRAY && space == cmsSigGrayData);
    return mode == TONE_GRAY && space == cmsSigRgbData ? TONE_RGB : mode;
}

static cmsHTRANSFORM create_transform(cmsContext context, cmsHPROFILE profile, enum tone_mode mode)
{
    bool fits = false;
    enum tone_mode fitted = fit_mode(mode, cmsGetColorSpace(profile), &fits);
    cmsHPROFILE srgb = fits ? cmsCreate_sRGBProfileTHR(context) : NULL;
    cmsHTRANSFORM transform = NULL;
    if (srgb) {
        transform = cmsCreateTransformTHR(context, profile, input_format(fitted), srgb, input_format(TONE_RGB),
                                          INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
        cmsCloseProfile(srgb);
    }
    return transform;
}

/** Most profiles are sRGB's own, in many forms; then rounding would be all that a transform does. */
static bool changes_nothing(cmsHTRANSFORM transform)
{
    enum { STEPS = 6, EACH = 51 };
    for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
        const unsigned char before[4] = {(unsigned char)(i % STEPS * EACH), (unsigned char)(i / STEPS % STEPS * EACH),
                                         (unsigned char)(i / STEPS / STEPS * EACH), 255};
        unsigned char after[4] = {0};
        cmsDoTransform(transform, before, after, 1);
        for (int c = 0; c < 3; c++) {
            if (abs(before[c] - after[c]) > 1) {
                return false;
            }
        }
    }
    return true;
}

static void read_profile(struct tone *tone, const void *bytes, size_t size)
{
    tone->context = cmsCreateContext(NULL, NULL);
    cmsHPROFILE profile = tone->context ? cmsOpenProfileFromMemTHR(tone->context, bytes, (cmsUInt32Number)size) : NULL;
    if (profile) {
        tone->transform = create_transform(tone->context, profile, tone->mode);
        cmsCloseProfile(profile);
    }
    if (tone->transform && tone->mode == TONE_RGB && changes_nothing(tone->transform)) {
        cmsDeleteTransform(tone->transform);
        tone->transform = NULL;
    }
}

struct tone *tone_create(enum tone_mode mode, const void *profile, size_t size)
{
    struct tone *tone = calloc(1, sizeof *tone);
    if (!tone) {
        BUG("out of memory");
    }
    tone->mode = mode;
    if (profile && size > 0 && size <= PROFILE_BYTES_MAX) {
        read_profile(tone, profile, size);
    }
    return tone;
}

void tone_destroy(struct tone *tone)
{
    if (tone) {
        if (tone->transform) {
            cmsDeleteTransform(tone->transform);
        }
        if (tone->context) {
            cmsDeleteContext(tone->context);
        }
        free(tone);
    }
}

/** What ink leaves of light, without a word about which ink. */
static void mix_ink(unsigned char *pixels, int count, bool inverted)
{
    for (unsigned char *p = pixels; p < pixels + (ptrdiff_t)count * 4; p += 4) {
        for (int c = 0; c < 3; c++) {
            int light = inverted ? p[c] : 255 - p[c], black = inverted ? p[3] : 255 - p[3];
            p[c] = (unsigned char)((light * black + 127) / 255);
        }
    }
}

static uint32_t premultiply(const unsigned char *p, uint32_t alpha)
{
    uint32_t red = (p[0] * alpha + 127) / 255, green = (p[1] * alpha + 127) / 255, blue = (p[2] * alpha + 127) / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
}

void tone_row(const struct tone *tone, unsigned char *pixels, int count, uint32_t *out)
{
    bool ink = tone->mode == TONE_CMYK || tone->mode == TONE_INVERTED;
    if (tone->transform) {
        cmsDoTransform(tone->transform, pixels, pixels, (cmsUInt32Number)count);
    } else if (ink) {
        mix_ink(pixels, count, tone->mode == TONE_INVERTED);
    }
    for (int x = 0; x < count; x++) {
        out[x] = premultiply(pixels + (ptrdiff_t)x * 4, ink ? 255 : pixels[x * 4 + 3]);
    }
}
