#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/bug.h"
#include "stage/decode.h"
#include "stage/tone.h"

/** What stands beside the pixels: no more than a profile takes. */
enum { CHUNK_BYTES_MAX = 8 * 1024 * 1024, CHUNKS_MAX = 64 };

struct reading {
    png_structp png;
    png_infop info;
    const struct decode_order *order; /* borrowed */
    size_t at;
    bool ended; /* the file's bytes are at an end */
    bool whole;
    int width, height;
    struct tone *tone;  /* owned */
    unsigned char *row; /* owned; one, or all of an interlaced picture */
    png_bytep *rows;    /* owned; of an interlaced picture */
    uint32_t *painted;  /* owned */
};

static void on_error(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

/** About what stands beside the pixels; it is left out. */
static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t size)
{
    struct reading *reading = png_get_io_ptr(png);
    if (size > reading->order->size - reading->at) {
        reading->ended = true;
        png_error(png, "cut off");
    }
    memcpy(out, reading->order->bytes + reading->at, size);
    reading->at += size;
}

/** Texts may unpack to anything, and nobody reads them here. */
static void set_limits(const struct reading *reading)
{
    static const png_byte unread[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST\0eXIf\0pCAL\0sCAL";
    enum { NAME = 5 };
    png_set_user_limits(reading->png, (png_uint_32)reading->order->width, (png_uint_32)reading->order->height);
    png_set_chunk_malloc_max(reading->png, CHUNK_BYTES_MAX);
    png_set_chunk_cache_max(reading->png, CHUNKS_MAX);
    png_set_keep_unknown_chunks(reading->png, PNG_HANDLE_CHUNK_NEVER, unread, (int)(sizeof unread / NAME));
}

/** Whatever it is, four bytes a pixel come out: red, green, blue, alpha. Returns the number of passes. */
static int ask_for_rgba(const struct reading *reading)
{
    png_set_expand(reading->png);
    png_set_scale_16(reading->png);
    png_set_gray_to_rgb(reading->png);
    png_set_add_alpha(reading->png, 0xFF, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(reading->png);
    png_read_update_info(reading->png, reading->info);
    return passes;
}

static struct tone *choose_tone(const struct reading *reading)
{
    png_charp name = NULL;
    png_bytep profile = NULL;
    png_uint_32 size = 0;
    int compression = 0;
    bool gray = !(png_get_color_type(reading->png, reading->info) & PNG_COLOR_MASK_COLOR);
    bool told = png_get_iCCP(reading->png, reading->info, &name, &compression, &profile, &size) != 0;
    return tone_create(gray ? TONE_GRAY : TONE_RGB, told ? profile : NULL, told ? size : 0);
}

static bool put_row(const struct reading *reading, unsigned char *row)
{
    struct decode_sink sink = reading->order->sink;
    tone_row(reading->tone, row, reading->width, reading->painted);
    return sink.row(sink.self, reading->painted);
}

static bool read_rows(const struct reading *reading)
{
    for (int y = 0; y < reading->height; y++) {
        png_read_row(reading->png, reading->row, NULL);
        if (!put_row(reading, reading->row)) {
            return false;
        }
    }
    return true;
}

/** An interlaced picture comes in passes over all of its rows. */
static bool read_interlaced(struct reading *reading)
{
    reading->rows = malloc((size_t)reading->height * sizeof *reading->rows);
    REQUIRE(reading->rows);
    for (int y = 0; y < reading->height; y++) {
        reading->rows[y] = reading->row + (size_t)y * (size_t)reading->width * 4;
    }
    png_read_image(reading->png, reading->rows);
    for (int y = 0; y < reading->height; y++) {
        if (!put_row(reading, reading->rows[y])) {
            return false;
        }
    }
    return true;
}

static void read_all(struct reading *reading)
{
    struct decode_sink sink = reading->order->sink;
    png_set_read_fn(reading->png, reading, read_bytes);
    set_limits(reading);
    png_read_info(reading->png, reading->info);
    reading->tone = choose_tone(reading);
    bool interlaced = ask_for_rgba(reading) > 1;
    reading->width = (int)png_get_image_width(reading->png, reading->info);
    reading->height = (int)png_get_image_height(reading->png, reading->info);
    REQUIRE(png_get_rowbytes(reading->png, reading->info) == (size_t)reading->width * 4);
    reading->row = malloc((size_t)reading->width * 4 * (interlaced ? (size_t)reading->height : 1));
    reading->painted = malloc((size_t)reading->width * sizeof *reading->painted);
    REQUIRE(reading->row && reading->painted);
    if (!sink.begin(sink.self, reading->width, reading->height)) {
        return;
    }
    reading->whole = interlaced ? read_interlaced(reading) : read_rows(reading);
    if (reading->whole) {
        png_read_end(reading->png, NULL); /* sums are compared there */
    }
}

bool decode_png(const struct decode_order *order)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) {
        BUG("out of memory");
    }
    reading->order = order;
    reading->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    reading->info = reading->png ? png_create_info_struct(reading->png) : NULL;
    REQUIRE(reading->info);
    if (setjmp(png_jmpbuf(reading->png)) == 0) { /* NOLINT(cert-err52-cpp): the library leaves in no other way */
        read_all(reading);
    } else {
        reading->whole = reading->whole && reading->ended; /* all pixels were there, only the file's end is not */
    }
    bool whole = reading->whole;
    png_destroy_read_struct(&reading->png, &reading->info, NULL);
    tone_destroy(reading->tone);
    free(reading->row);
    free(reading->rows);
    free(reading->painted);
    free(reading);
    return whole;
}
