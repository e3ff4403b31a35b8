#include "stage/encode_png.h"

#include <stddef.h>
#include <stdlib.h>

#include <png.h>

#include "base/bug.h"

/** It writes to memory, and what it is given is a picture: only memory could be at an end. */
static void on_error(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
    BUG("a PNG cannot be written");
}

static void write_bytes(png_structp png, png_bytep bytes, size_t size)
{
    strbuf_add(png_get_io_ptr(png), (const char *)bytes, size);
}

static void flush(png_structp png)
{
    (void)png;
}

static void write_rows(png_structp png, const uint32_t *pixels, int width, int height, int stride)
{
    unsigned char *row = malloc((size_t)width * 3);
    REQUIRE(row);
    for (int y = 0; y < height; y++) {
        const uint32_t *from = (const uint32_t *)((const char *)pixels + (ptrdiff_t)y * stride);
        unsigned char *to = row;
        for (int x = 0; x < width; x++) {
            *to++ = (unsigned char)(from[x] >> 16);
            *to++ = (unsigned char)(from[x] >> 8);
            *to++ = (unsigned char)from[x];
        }
        png_write_row(png, row);
    }
    free(row);
}

void encode_png(const uint32_t *pixels, int width, int height, int stride, struct strbuf *out)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    REQUIRE(info);
    png_set_write_fn(png, out, write_bytes, flush);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    write_rows(png, pixels, width, height, stride);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
}
