#include "stage/picture.h"

#include <SDL.h>
#include <SDL_image.h>

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/file.h"
#include "stage/sniff.h"

/** More than any PNG of this size takes: its pixels uncompressed, and what zlib and the chunks add to them. */
static size_t png_bytes_max(int width, int height)
{
    size_t raw = ((size_t)width * 4 + 1) * (size_t)height;
    return raw + raw / 256 + 65536;
}

/** SDL_image writes into a file without noticing a full disk, so it writes into memory, and the file appears whole. */
static bool save(SDL_Surface *surface, const char *path)
{
    size_t room = png_bytes_max(surface->w, surface->h);
    REQUIRE(room <= INT32_MAX);
    void *bytes = malloc(room);
    REQUIRE(bytes);
    SDL_RWops *memory = SDL_RWFromMem(bytes, (int)room);
    bool saved = memory && IMG_SavePNG_RW(surface, memory, 0) == 0;
    if (memory) {
        Sint64 size = SDL_RWtell(memory);
        saved = saved && size > 0 && (size_t)size < room && file_write_atomic(path, bytes, (size_t)size);
        SDL_RWclose(memory);
    }
    free(bytes);
    return saved;
}

bool picture_save_png(const char *path, const uint32_t *pixels, int width, int height, int stride)
{
    /* SDL takes pixels it may change; it does not here, but a copy keeps the promise. */
    size_t row = (size_t)width * sizeof *pixels;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface) {
        return false;
    }
    for (int y = 0; y < height; y++) {
        memcpy((char *)surface->pixels + (ptrdiff_t)y * surface->pitch, (const char *)pixels + (ptrdiff_t)y * stride,
               row);
    }
    bool saved = save(surface, path);
    SDL_FreeSurface(surface);
    return saved;
}

static uint32_t premultiply(uint32_t pixel)
{
    uint32_t alpha = pixel >> 24, out = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8) {
        out |= ((pixel >> shift & 0xFF) * alpha + 127) / 255 << shift;
    }
    return out;
}

static uint32_t *take_pixels(SDL_Surface *decoded, int *width, int *height)
{
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0);
    if (!surface) {
        return NULL;
    }
    uint32_t *pixels = malloc((size_t)surface->w * (size_t)surface->h * sizeof *pixels);
    for (int y = 0; pixels && y < surface->h; y++) {
        const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof pixel);
            pixels[(ptrdiff_t)y * surface->w + x] = premultiply(pixel);
        }
    }
    *width = surface->w;
    *height = surface->h;
    SDL_FreeSurface(surface);
    return pixels;
}

/** By the one decoder that was named: asked for "WEBP", IMG_LoadTyped_RW still hands a file with "<svg" in it to SVG's.
 */
static SDL_Surface *decode_kind(enum image_kind kind, SDL_RWops *source)
{
    switch (kind) {
    case IMAGE_PNG:
        return IMG_LoadPNG_RW(source);
    case IMAGE_JPEG:
        return IMG_LoadJPG_RW(source);
    case IMAGE_WEBP:
        return IMG_LoadWEBP_RW(source);
    case IMAGE_UNKNOWN:
        return NULL;
    case IMAGE_KIND_COUNT:
        break;
    }
    BUG("no such kind of picture");
}

static SDL_Surface *decode(const char *bytes, size_t size, int side_max)
{
    unsigned width = 0, height = 0;
    enum image_kind kind = sniff_image((const unsigned char *)bytes, size, &width, &height);
    if (width == 0 || height == 0 || width > (unsigned)side_max || height > (unsigned)side_max) {
        return NULL;
    }
    SDL_RWops *source = SDL_RWFromConstMem(bytes, (int)size);
    SDL_Surface *surface = source ? decode_kind(kind, source) : NULL;
    if (source) {
        SDL_RWclose(source);
    }
    return surface;
}

uint32_t *picture_load(const char *path, long bytes_max, int side_max, int *width, int *height)
{
    char *bytes = NULL;
    size_t size = 0;
    REQUIRE(bytes_max > 0 && bytes_max <= INT32_MAX);
    if (file_read(path, (size_t)bytes_max, &bytes, &size) != FILE_OK) {
        return NULL;
    }
    SDL_Surface *surface = decode(bytes, size, side_max);
    free(bytes);
    uint32_t *pixels = surface ? take_pixels(surface, width, height) : NULL;
    if (surface) {
        SDL_FreeSurface(surface);
    }
    return pixels;
}
