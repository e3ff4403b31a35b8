#ifndef TESTS_UNIT_STAGE_FILES_H
#define TESTS_UNIT_STAGE_FILES_H

/* Picture files as cameras, phones and print offices write them, made by the libraries that also read them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include "base/file.h"
#include "check.h"

/** Pixels to be written, four bytes each: red, green, blue, alpha; or inks. */
struct sample {
    int width, height;
    unsigned char *pixels; /* owned */
    const void *profile;   /* borrowed */
    unsigned profile_size;
    int orientation; /* 0: it says none */
    int one_row;     /* there is one row of pixels, and all are like it */
};

/** Four quarters of four colours: it can be told how it lies. */
static inline struct sample sample_quarters(int width, int height)
{
    static const unsigned char colors[4][4] = {
        {208, 48, 48, 255}, {48, 160, 48, 255}, {48, 96, 207, 255}, {224, 208, 64, 255}};
    struct sample sample = {.width = width, .height = height, .pixels = malloc((size_t)width * (size_t)height * 4)};
    CHECK(sample.pixels != NULL);
    for (int i = 0; sample.pixels && i < width * height; i++) {
        int quarter = (i % width >= width / 2) + 2 * (i / width >= height / 2);
        memcpy(sample.pixels + (size_t)i * 4, colors[quarter], 4);
    }
    return sample;
}

/** EXIF data of one entry. */
static inline size_t sample_exif(int orientation, unsigned char out[32])
{
    static const unsigned char exif[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0";
    memcpy(out, exif, sizeof exif);
    out[24] = (unsigned char)orientation;
    return sizeof exif;
}

enum sample_jpeg_kind {
    JPEG_PLAIN,
    JPEG_PROGRESSIVE,
    JPEG_GRAY,
    JPEG_CMYK_ADOBE, /* as Photoshop: 255 is no ink */
    JPEG_YCCK_ADOBE,
    JPEG_CMYK_PLAIN, /* without a word of Adobe's: 0 is no ink */
    JPEG_KIND_COUNT
};

/** Inks without black, as they are stored. */
static inline void sample_to_ink(unsigned char *p, int inverted)
{
    for (int c = 0; c < 3; c++) {
        p[c] = (unsigned char)(inverted ? p[c] : 255 - p[c]);
    }
    p[3] = inverted ? 255 : 0;
}

static inline void sample_jpeg_colors(struct jpeg_compress_struct *jpeg, enum sample_jpeg_kind kind)
{
    int ink = kind >= JPEG_CMYK_ADOBE;
    jpeg->input_components = 4;
    jpeg->in_color_space = ink ? JCS_CMYK : JCS_EXT_RGBX;
    jpeg_set_defaults(jpeg);
    if (kind == JPEG_GRAY) {
        jpeg_set_colorspace(jpeg, JCS_GRAYSCALE);
    } else if (ink) {
        jpeg_set_colorspace(jpeg, kind == JPEG_YCCK_ADOBE ? JCS_YCCK : JCS_CMYK);
        jpeg->write_Adobe_marker = kind != JPEG_CMYK_PLAIN;
    }
    jpeg_set_quality(jpeg, 98, TRUE);
    for (int i = 0; i < jpeg->num_components; i++) {
        jpeg->comp_info[i].h_samp_factor = jpeg->comp_info[i].v_samp_factor = 1;
    }
    if (kind == JPEG_PROGRESSIVE) {
        jpeg_simple_progression(jpeg);
    }
}

static inline void sample_jpeg(const struct sample *sample, enum sample_jpeg_kind kind, const char *path)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char exif[32], *row = malloc((size_t)sample->width * 4);
    FILE *file = fopen(path, "wb");
    CHECK(file && row);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = (unsigned)sample->width;
    jpeg.image_height = (unsigned)sample->height;
    sample_jpeg_colors(&jpeg, kind);
    jpeg_start_compress(&jpeg, TRUE);
    if (sample->orientation) {
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, (unsigned)sample_exif(sample->orientation, exif));
    }
    if (sample->profile) {
        jpeg_write_icc_profile(&jpeg, sample->profile, sample->profile_size);
    }
    while (jpeg.next_scanline < jpeg.image_height) {
        size_t y = sample->one_row ? 0 : jpeg.next_scanline;
        memcpy(row, sample->pixels + y * (size_t)sample->width * 4, (size_t)sample->width * 4);
        for (int x = 0; kind >= JPEG_CMYK_ADOBE && x < sample->width; x++) {
            sample_to_ink(row + (size_t)x * 4, kind != JPEG_CMYK_PLAIN);
        }
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    CHECK(fclose(file) == 0);
    free(row);
}

enum sample_png_kind { PNG_RGBA, PNG_RGB, PNG_GRAY, PNG_DEEP, PNG_INTERLACED, PNG_KIND_COUNT };

static inline void sample_png_row(const struct sample *sample, enum sample_png_kind kind, int y, unsigned char *row)
{
    const unsigned char *from = sample->pixels + (size_t)y * (size_t)sample->width * 4;
    for (int x = 0; x < sample->width; x++, from += 4) {
        int channels = kind == PNG_GRAY ? 1 : kind == PNG_RGB ? 3 : 4;
        for (int c = 0; c < channels; c++) {
            if (kind == PNG_DEEP) {
                row[(x * 4 + c) * 2] = row[(x * 4 + c) * 2 + 1] = from[c];
            } else {
                row[x * channels + c] = from[c];
            }
        }
    }
}

static inline void sample_png(const struct sample *sample, enum sample_png_kind kind, const char *path)
{
    static const int types[PNG_KIND_COUNT] = {PNG_COLOR_TYPE_RGBA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_GRAY,
                                              PNG_COLOR_TYPE_RGBA, PNG_COLOR_TYPE_RGBA};
    unsigned char exif[32], *row = malloc((size_t)sample->width * 8);
    FILE *file = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    CHECK(file && row && info);
    png_init_io(png, file);
    png_set_IHDR(png, info, (unsigned)sample->width, (unsigned)sample->height, kind == PNG_DEEP ? 16 : 8, types[kind],
                 kind == PNG_INTERLACED ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (sample->profile) {
        png_set_iCCP(png, info, "a profile", 0, sample->profile, sample->profile_size);
    }
    if (sample->orientation) {
        size_t size = sample_exif(sample->orientation, exif);
        png_set_eXIf_1(png, info, (unsigned)(size - 6), exif + 6);
    }
    png_write_info(png, info);
    for (int pass = png_set_interlace_handling(png); pass > 0; pass--) {
        for (int y = 0; y < sample->height; y++) {
            sample_png_row(sample, kind, y, row);
            png_write_row(png, row);
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    CHECK(fclose(file) == 0);
    free(row);
}

/** A still picture, lossless or not, or (`moves`) one that begins in its lower right quarter and then is all red. */
struct sample_webp_kind {
    int lossless, moves;
};

static inline WebPData sample_webp_picture(const struct sample *sample, struct sample_webp_kind kind)
{
    WebPData data = {0};
    int width = sample->width / (kind.moves ? 2 : 1), height = sample->height / (kind.moves ? 2 : 1);
    const unsigned char *from = sample->pixels;
    if (kind.moves) {
        from += ((size_t)height * (size_t)sample->width + (size_t)width) * 4;
    }
    uint8_t *bytes = NULL;
    data.size = kind.lossless || kind.moves ? WebPEncodeLosslessRGBA(from, width, height, sample->width * 4, &bytes)
                                            : WebPEncodeRGBA(from, width, height, sample->width * 4, 98, &bytes);
    data.bytes = bytes;
    CHECK(data.size > 0);
    return data;
}

static inline void sample_webp_frames(const struct sample *sample, WebPMux *mux, WebPData *first)
{
    struct sample red = {.width = sample->width * 2, .height = sample->height * 2};
    red.pixels = calloc((size_t)red.width * (size_t)red.height, 4);
    WebPData second = sample_webp_picture(&red, (struct sample_webp_kind){1, 1});
    WebPMuxFrameInfo frame = {.bitstream = *first,
                              .x_offset = sample->width / 2,
                              .y_offset = sample->height / 2,
                              .duration = 100,
                              .id = WEBP_CHUNK_ANMF};
    WebPMuxAnimParams params = {0};
    CHECK(WebPMuxPushFrame(mux, &frame, 1) == WEBP_MUX_OK);
    frame.bitstream = second;
    frame.x_offset = frame.y_offset = 0;
    CHECK(WebPMuxPushFrame(mux, &frame, 1) == WEBP_MUX_OK);
    CHECK(WebPMuxSetAnimationParams(mux, &params) == WEBP_MUX_OK);
    CHECK(WebPMuxSetCanvasSize(mux, sample->width, sample->height) == WEBP_MUX_OK);
    WebPFree((void *)(uintptr_t)second.bytes);
    free(red.pixels);
}

static inline void sample_webp(const struct sample *sample, struct sample_webp_kind kind, const char *path)
{
    unsigned char exif[32];
    WebPData picture = sample_webp_picture(sample, kind), whole = {0};
    WebPMux *mux = WebPMuxNew();
    if (kind.moves) {
        sample_webp_frames(sample, mux, &picture);
    } else {
        CHECK(WebPMuxSetImage(mux, &picture, 1) == WEBP_MUX_OK);
    }
    if (sample->profile) {
        WebPData profile = {sample->profile, sample->profile_size};
        CHECK(WebPMuxSetChunk(mux, "ICCP", &profile, 1) == WEBP_MUX_OK);
    }
    if (sample->orientation) {
        size_t size = sample_exif(sample->orientation, exif);
        WebPData data = {exif + 6, size - 6};
        CHECK(WebPMuxSetChunk(mux, "EXIF", &data, 1) == WEBP_MUX_OK);
    }
    CHECK(WebPMuxAssemble(mux, &whole) == WEBP_MUX_OK);
    CHECK(file_write_atomic(path, whole.bytes, whole.size));
    WebPDataClear(&whole);
    WebPMuxDelete(mux);
    WebPFree((void *)(uintptr_t)picture.bytes);
}

/** A profile of primaries and a curve; free() it. Grey when the primaries are NULL. */
static inline void *sample_profile(const cmsCIExyYTRIPLE *primaries, double gamma, unsigned *size)
{
    static const cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsToneCurve *curve = cmsBuildGamma(NULL, gamma);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE profile =
        primaries ? cmsCreateRGBProfile(&white, primaries, curves) : cmsCreateGrayProfile(&white, curve);
    cmsUInt32Number bytes = 0;
    CHECK(cmsSaveProfileToMem(profile, NULL, &bytes));
    void *out = malloc(bytes);
    CHECK(out && cmsSaveProfileToMem(profile, out, &bytes));
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    *size = bytes;
    return out;
}

/** Ink that nobody prints with: how light it is depends on the cyan alone, and it has no colour. */
static inline int sample_ink(const cmsUInt16Number ink[], cmsUInt16Number lab[], void *unused)
{
    (void)unused;
    lab[0] = (cmsUInt16Number)(0xFFFF - ink[0]);
    lab[1] = lab[2] = 0x8080;
    return 1;
}

/** A press's profile of such ink, as bytes (owned). */
static inline void *sample_ink_profile(unsigned *size)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    cmsPipeline *pipeline = cmsPipelineAlloc(NULL, 4, 3);
    cmsStage *table = cmsStageAllocCLut16bit(NULL, 3, 4, 3, NULL);
    cmsSetProfileVersion(profile, 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    CHECK(cmsStageSampleCLut16bit(table, sample_ink, NULL, 0));
    CHECK(cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(NULL, 4, NULL)));
    CHECK(cmsPipelineInsertStage(pipeline, cmsAT_END, table));
    CHECK(cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(NULL, 3, NULL)));
    CHECK(cmsWriteTag(profile, cmsSigAToB0Tag, pipeline));
    cmsUInt32Number bytes = 0;
    CHECK(cmsSaveProfileToMem(profile, NULL, &bytes));
    void *out = malloc(bytes);
    CHECK(out && cmsSaveProfileToMem(profile, out, &bytes));
    cmsPipelineFree(pipeline);
    cmsCloseProfile(profile);
    *size = bytes;
    return out;
}

#endif
