#include "stage/picture.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/image.h"
#include "base/strbuf.h"
#include "stage_files.h"

#define FILE_OF(name) BINARY_DIR "/stage_decode_" name

static const struct picture_limits limits = {32L * 1024 * 1024, 8192, NULL};

enum { W = 64, H = 48 }; /* of most samples */

/** Hundreds of files, none of which has to outlive a power cut. */
static bool write_plainly(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes, 1, size, file) == size;
    return file && fclose(file) == 0 && written;
}

static const uint32_t red = 0xD03030, green = 0x30A030, blue = 0x3060CF, yellow = 0xE0D040;

static bool is_near(uint32_t got, uint32_t wanted, int within)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs((int)(got >> shift & 0xFF) - (int)(wanted >> shift & 0xFF)) > within) {
            return false;
        }
    }
    return got >> 24 == 0xFF;
}

/** The middles of the four quarters, from the upper left, row by row. */
static void check_quarters(const char *what, const char *path, const uint32_t wanted[4], int within)
{
    int w = 0, h = 0;
    uint32_t *pixels = picture_load(path, &limits, &w, &h);
    CHECK(pixels != NULL);
    for (int i = 0; pixels && i < 4; i++) {
        uint32_t got = pixels[(h / 4 + i / 2 * (h / 2)) * w + w / 4 + i % 2 * (w / 2)];
        if (!is_near(got, wanted[i], within)) {
            fprintf(stderr, "%s: quarter %d is %08x, not %06x\n", what, i, got, wanted[i]);
            CHECK(!"colour");
        }
    }
    free(pixels);
}

static const uint32_t as_painted[4] = {0xD03030, 0x30A030, 0x3060CF, 0xE0D040};

/** Write a sample in the `format`: 0 JPEG, 1 PNG, 2 WebP. */
static const char *write_sample(const struct sample *sample, int format)
{
    static const char *const paths[] = {FILE_OF("a.jpg"), FILE_OF("a.png"), FILE_OF("a.webp")};
    if (format == 0) {
        sample_jpeg(sample, JPEG_PLAIN, paths[0]);
    } else if (format == 1) {
        sample_png(sample, PNG_RGBA, paths[1]);
    } else {
        sample_webp(sample, (struct sample_webp_kind){1, 0}, paths[2]);
    }
    return paths[format];
}

/** Scaled into an upright box it lies as in full. */
static void check_covered(const char *path, const uint32_t wanted[4], int w, int h)
{
    uint32_t *out = malloc((size_t)w * (size_t)h * sizeof *out);
    CHECK(out && picture_cover(path, &limits, out, w, w, h));
    for (int i = 0; out && i < 4; i++) {
        CHECK(is_near(out[(h / 4 + i / 2 * (h / 2)) * w + w / 4 + i % 2 * (w / 2)], wanted[i], 4));
    }
    free(out);
}

/** Where the first stored row and column are seen: TIFF 6.0, tag 274. */
static void test_orientation(void)
{
    static const uint32_t turned[][4] = {
        {red, green, blue, yellow}, {green, red, yellow, blue}, {yellow, blue, green, red}, {blue, yellow, red, green},
        {red, blue, green, yellow}, {blue, red, yellow, green}, {yellow, green, blue, red}, {green, yellow, red, blue}};
    for (int i = 0; i < 8 * 3; i++) {
        struct sample sample = sample_quarters(W, H);
        struct image_head head;
        int w = 0, h = 0, orientation = i / 3 + 1;
        bool stands = orientation >= 5;
        sample.orientation = orientation;
        const char *path = write_sample(&sample, i % 3);
        check_quarters(path, path, turned[orientation - 1], 4);
        check_covered(path, turned[orientation - 1], stands ? 30 : 40, stands ? 40 : 30);
        check_covered(path, turned[orientation - 1], 7, 9);
        uint32_t *pixels = picture_load(path, &limits, &w, &h);
        CHECK(w == (stands ? H : W) && h == (stands ? W : H));
        CHECK(image_inspect(path, &head) && head.width == w && head.height == h);
        free(pixels);
        free(sample.pixels);
    }
}

static void test_jpeg_kinds(void)
{
    static const uint32_t grays[4] = {0x606060, 0x727272, 0x5E5E5E, 0xC4C4C4};
    for (int kind = 0; kind < JPEG_KIND_COUNT; kind++) {
        struct sample sample = sample_quarters(W, H);
        sample_jpeg(&sample, (enum sample_jpeg_kind)kind, FILE_OF("kind.jpg"));
        check_quarters("JPEG", FILE_OF("kind.jpg"), kind == JPEG_GRAY ? grays : as_painted, 4);
        check_covered(FILE_OF("kind.jpg"), kind == JPEG_GRAY ? grays : as_painted, 8, 6);
        free(sample.pixels);
    }
}

static void test_png_kinds(void)
{
    static const uint32_t grays[4] = {0xD0D0D0, 0x303030, 0x303030, 0xE0E0E0};
    for (int kind = 0; kind < PNG_KIND_COUNT; kind++) {
        struct sample sample = sample_quarters(W, H);
        sample_png(&sample, (enum sample_png_kind)kind, FILE_OF("kind.png"));
        check_quarters("PNG", FILE_OF("kind.png"), kind == PNG_GRAY ? grays : as_painted, 0);
        free(sample.pixels);
    }
}

/** What cameras and phones mean by the same numbers, in sRGB; worked out from the primaries by hand. */
static void test_profiles(void)
{
    static const struct {
        cmsCIExyYTRIPLE primaries;
        uint32_t wanted[4];
    } cases[] = {
        {{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}}, {0xD03030, 0x30A030, 0x3060CF, 0xE0D040}},
        {{{0.68, 0.32, 1}, {0.265, 0.69, 1}, {0.15, 0.06, 1}}, {0xE4001E, 0x00A400, 0x0F61D8, 0xE4D000}},
        {{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}}, {0xF12C2C, 0x00A11B, 0x0060D3, 0xE7D129}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases * 3; i++) {
        struct sample sample = sample_quarters(W, H);
        void *profile = sample_profile(&cases[i / 3].primaries, 2.2, &sample.profile_size);
        sample.profile = profile;
        const char *path = write_sample(&sample, (int)(i % 3));
        check_quarters(path, path, cases[i / 3].wanted, 6);
        free(profile);
        free(sample.pixels);
    }
}

static void test_gray_profile(void)
{
    static const uint32_t wanted[4] = {0xE8E8E8, 0x787878, 0x787878, 0xF1F1F1};
    struct sample sample = sample_quarters(W, H);
    void *profile = sample_profile(NULL, 1, &sample.profile_size);
    sample.profile = profile;
    sample_png(&sample, PNG_GRAY, FILE_OF("gray.png"));
    check_quarters("grey", FILE_OF("gray.png"), wanted, 3);
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("misled.jpg")); /* a grey profile says nothing of colours */
    check_quarters("misled", FILE_OF("misled.jpg"), as_painted, 4);
    sample_jpeg(&sample, JPEG_CMYK_ADOBE, FILE_OF("misled.jpg"));
    check_quarters("misled inks", FILE_OF("misled.jpg"), as_painted, 4);
    free(profile);
    free(sample.pixels);
}

/** Inks are mixed as their own profile says, whichever way they are stored. */
static void test_ink_profile(void)
{
    static const uint32_t wanted[4] = {0xCBCBCB, 0x2E2E2E, 0x2E2E2E, 0xDCDCDC}; /* L* of the cyan, worked out by hand */
    static const enum sample_jpeg_kind kinds[] = {JPEG_CMYK_ADOBE, JPEG_YCCK_ADOBE, JPEG_CMYK_PLAIN};
    struct sample sample = sample_quarters(W, H);
    void *profile = sample_ink_profile(&sample.profile_size);
    sample.profile = profile;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sample_jpeg(&sample, kinds[i], FILE_OF("inks.jpg"));
        check_quarters("inks", FILE_OF("inks.jpg"), wanted, 4);
    }
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("misled.jpg")); /* it says nothing of light */
    check_quarters("misled", FILE_OF("misled.jpg"), as_painted, 4);
    free(profile);
    free(sample.pixels);
}

/** A profile that is no profile, or is cut: the picture shows, by its numbers. In a JPEG one may fill several parts. */
static void test_bad_profile(void)
{
    static const cmsCIExyYTRIPLE wide = {{0.68, 0.32, 1}, {0.265, 0.69, 1}, {0.15, 0.06, 1}};
    enum { LONG = 200 * 1000 };
    struct sample sample = sample_quarters(W, H);
    unsigned size = 0;
    unsigned char *profile = sample_profile(&wide, 2.2, &size), *longer = calloc(1, LONG);
    CHECK(longer != NULL);
    memcpy(longer, profile, size);
    longer[1] = LONG >> 16 & 0xFF; /* the profile's own size, in its first bytes */
    longer[2] = LONG >> 8 & 0xFF;
    longer[3] = LONG & 0xFF;
    sample.profile = longer;
    sample.profile_size = LONG;
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("long.jpg"));
    check_quarters("long profile", FILE_OF("long.jpg"), (const uint32_t[4]){0xE4001E, 0x00A400, 0x0F61D8, 0xE4D000}, 6);
    sample.profile = profile;
    for (unsigned cut = 1; cut < size; cut += 29) {
        sample.profile_size = cut;
        sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("bad.jpg"));
        CHECK(picture_test(FILE_OF("bad.jpg"), &limits) == PICTURE_WHOLE);
    }
    sample.profile = "no profile at all, but long enough to look like one if nobody reads it";
    sample.profile_size = 70;
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("bad.jpg"));
    check_quarters("bad profile", FILE_OF("bad.jpg"), as_painted, 4);
    sample_webp(&sample, (struct sample_webp_kind){1, 0}, FILE_OF("bad.webp"));
    check_quarters("bad profile", FILE_OF("bad.webp"), as_painted, 4);
    free(longer);
    free(profile);
    free(sample.pixels);
}

/** The first picture of a moving one stands where it belongs, on nothing. */
static void test_moving(void)
{
    struct sample sample = sample_quarters(W, H);
    int w = 0, h = 0;
    sample_webp(&sample, (struct sample_webp_kind){0, 1}, FILE_OF("moves.webp"));
    uint32_t *pixels = picture_load(FILE_OF("moves.webp"), &limits, &w, &h);
    CHECK(pixels && w == W && h == H);
    if (pixels) {
        CHECK(pixels[0] == 0 && pixels[H / 2 * W - 1] == 0);
        CHECK(pixels[H / 2 * W + W / 2] == (0xFF000000 | yellow) && pixels[H * W - 1] == (0xFF000000 | yellow));
        CHECK(pixels[H / 2 * W + W / 2 - 1] == 0);
    }
    free(pixels);
    free(sample.pixels);
}

/** Noise, so that no two places look alike and the file has some length. */
static struct sample sample_noise(int width, int height)
{
    struct sample sample = sample_quarters(width, height);
    uint32_t seed = 1;
    for (int i = 0; i < width * height * 4; i++) {
        seed = seed * 1664525u + 1013904223u;
        sample.pixels[i] = i % 4 == 3 ? 255 : (unsigned char)(seed >> 24);
    }
    return sample;
}

/** However much is cut off: all of the picture, or none. */
static void check_cut(const char *path)
{
    char *bytes = NULL;
    size_t size = 0;
    int w = 0, h = 0, whole = 0;
    uint32_t *all = picture_load(path, &limits, &w, &h);
    CHECK(all && file_read(path, 1 << 24, &bytes, &size) == FILE_OK);
    for (size_t cut = 1; cut < size; cut += cut < 40 ? 1 : size / 60) {
        CHECK(write_plainly(FILE_OF("cut"), bytes, size - cut));
        uint32_t *pixels = picture_load(FILE_OF("cut"), &limits, &w, &h);
        whole += pixels != NULL;
        CHECK(!pixels || memcmp(pixels, all, (size_t)w * (size_t)h * 4) == 0);
        CHECK(!pixels || cut <= 40);
        CHECK((picture_test(FILE_OF("cut"), &limits) == PICTURE_WHOLE) == (pixels != NULL));
        free(pixels);
    }
    CHECK(whole < 30);
    memset(bytes + size / 2, 0, size - size / 2); /* as a disk that was pulled out leaves it */
    CHECK(write_plainly(FILE_OF("cut"), bytes, size));
    CHECK(picture_test(FILE_OF("cut"), &limits) == PICTURE_SPOILT);
    free(bytes);
    free(all);
}

static void test_cut(void)
{
    struct sample noise = sample_noise(W, H);
    for (int kind = 0; kind < JPEG_KIND_COUNT; kind++) {
        sample_jpeg(&noise, (enum sample_jpeg_kind)kind, FILE_OF("whole"));
        check_cut(FILE_OF("whole"));
    }
    for (int kind = 0; kind < PNG_KIND_COUNT; kind++) {
        sample_png(&noise, (enum sample_png_kind)kind, FILE_OF("whole"));
        check_cut(FILE_OF("whole"));
    }
    sample_webp(&noise, (struct sample_webp_kind){0, 0}, FILE_OF("whole"));
    check_cut(FILE_OF("whole"));
    sample_webp(&noise, (struct sample_webp_kind){1, 0}, FILE_OF("whole"));
    check_cut(FILE_OF("whole"));
    free(noise.pixels);
}

/** A thousand passes over one picture would take as long as its file is large, times its pixels. */
static void test_passes(void)
{
    struct sample sample = sample_quarters(W, H);
    struct strbuf many = {0};
    char *bytes = NULL;
    size_t size = 0, last = 0;
    sample_jpeg(&sample, JPEG_PROGRESSIVE, FILE_OF("passes.jpg"));
    CHECK(picture_test(FILE_OF("passes.jpg"), &limits) == PICTURE_WHOLE);
    CHECK(file_read(FILE_OF("passes.jpg"), 1 << 20, &bytes, &size) == FILE_OK);
    for (size_t i = 0; i + 1 < size; i++) {
        last = (unsigned char)bytes[i] == 0xFF && (unsigned char)bytes[i + 1] == 0xDA ? i : last;
    }
    strbuf_add(&many, bytes, size - 2);
    for (int i = 0; i < 1000; i++) {
        strbuf_add(&many, bytes + last, size - 2 - last);
    }
    strbuf_add(&many, "\xFF\xD9", 2);
    CHECK(write_plainly(FILE_OF("passes.jpg"), many.text, many.size));
    CHECK(picture_test(FILE_OF("passes.jpg"), &limits) == PICTURE_SPOILT);
    strbuf_finish(&many);
    free(bytes);
    free(sample.pixels);
}

/** Decoded small, it looks as if it had been made small afterwards. */
static void test_scaled(void)
{
    enum { SMALL = 40 };
    struct sample sample = sample_quarters(800, 800);
    for (int y = 0; y < 800; y++) {
        for (int x = 0; x < 800; x++) { /* waves */
            sample.pixels[(y * 800 + x) * 4] = (unsigned char)(128 + 100 * sin(x / 40.0) * cos(y / 50.0));
        }
    }
    sample_png(&sample, PNG_RGB, FILE_OF("large.png"));
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("large.jpg"));
    sample_webp(&sample, (struct sample_webp_kind){1, 0}, FILE_OF("large.webp"));
    uint32_t a[SMALL * SMALL], b[SMALL * SMALL], c[SMALL * SMALL];
    CHECK(picture_cover(FILE_OF("large.png"), &limits, a, SMALL, SMALL, SMALL));
    CHECK(picture_cover(FILE_OF("large.jpg"), &limits, b, SMALL, SMALL, SMALL));
    CHECK(picture_cover(FILE_OF("large.webp"), &limits, c, SMALL, SMALL, SMALL));
    for (int i = 0; i < SMALL * SMALL; i++) {
        CHECK(is_near(b[i], a[i], 8) && is_near(c[i], a[i], 8));
    }
    free(sample.pixels);
}

/** The most pixels that may be, of which a screen shows half a million: whole, they would take 256 MB and more. */
static void test_memory(void)
{
    enum { WIDE = 8192, HIGH = 8192, KB_MAX = 48 * 1024 };
    struct sample sample = sample_quarters(WIDE, 2);
    struct rusage before, after;
    uint32_t *out = malloc(800 * 600 * sizeof *out);
    sample.height = HIGH;
    sample.one_row = 1;
    sample_jpeg(&sample, JPEG_PLAIN, FILE_OF("vast.jpg"));
    CHECK(getrusage(RUSAGE_SELF, &before) == 0);
    CHECK(out && picture_cover(FILE_OF("vast.jpg"), &limits, out, 800, 800, 600));
    CHECK(getrusage(RUSAGE_SELF, &after) == 0);
    CHECK(after.ru_maxrss - before.ru_maxrss < KB_MAX);
    CHECK(out && is_near(out[0], red, 4) && is_near(out[800 * 600 - 1], green, 4));
    free(out);
    free(sample.pixels);
    CHECK(unlink(FILE_OF("vast.jpg")) == 0);
}

static void test_cancelled(void)
{
    atomic_bool cancelled = true;
    const struct picture_limits given_up = {32L * 1024 * 1024, 8192, &cancelled};
    CHECK(picture_test(FILE_OF("large.png"), &limits) == PICTURE_WHOLE);
    CHECK(picture_test(FILE_OF("large.png"), &given_up) == PICTURE_SPOILT);
    CHECK(picture_test(FILE_OF("large.jpg"), &given_up) == PICTURE_SPOILT);
}

/** What the libraries think of a file is nothing for the terminal. */
static void test_silence(void)
{
    int before = dup(STDERR_FILENO), file = open(FILE_OF("stderr"), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    CHECK(before >= 0 && file >= 0);
    dup2(file, STDERR_FILENO);
    struct sample noise = sample_noise(W, H);
    for (int format = 0; format < 3; format++) {
        char *bytes = NULL;
        size_t size = 0;
        bool read = file_read(write_sample(&noise, format), 1 << 20, &bytes, &size) == FILE_OK;
        for (size_t at = 60; read && at < size; at += 97) {
            bytes[at] = (char)~bytes[at];
            read = write_plainly(FILE_OF("odd"), bytes, size);
            picture_test(FILE_OF("odd"), &limits);
        }
        free(bytes);
    }
    free(noise.pixels);
    fflush(stderr);
    CHECK(lseek(file, 0, SEEK_END) == 0);
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
}

int main(void)
{
    test_memory(); /* first: it looks at the most that was ever taken */
    test_orientation();
    test_jpeg_kinds();
    test_png_kinds();
    test_profiles();
    test_gray_profile();
    test_ink_profile();
    test_bad_profile();
    test_moving();
    test_cut();
    test_passes();
    test_scaled();
    test_cancelled();
    test_silence();
    return check_result();
}
