#include "stage/glass.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/px.h"
#include "stage/damage.h"
#include "stage/turn.h"

/* Our pictures, in SDL's words. */
static const Uint32 picture_format = SDL_PIXELFORMAT_RGB888;

static void drop_texture(struct glass *glass)
{
    if (glass->texture) {
        SDL_DestroyTexture(glass->texture);
        glass->texture = NULL;
    }
}

static void make_texture(struct glass *glass)
{
    drop_texture(glass);
    if (glass->renderer) {
        glass->texture = SDL_CreateTexture(glass->renderer, picture_format, SDL_TEXTUREACCESS_STREAMING, glass->width,
                                           glass->height);
    }
}

static void make_room_to_turn(struct glass *glass)
{
    free(glass->turned);
    glass->turned = NULL;
    if (glass->degrees && glass->width > 0) {
        glass->turned = calloc((size_t)glass->width * (size_t)glass->height, sizeof *glass->turned);
        REQUIRE(glass->turned);
    }
}

/** X11's surface lies in memory that is shared with the server: who touches a page of it first waits for that, here and
 * there. That is over before the first picture comes. */
static bool warm_surface(SDL_Window *window)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    if (surface) {
        SDL_FillRect(surface, NULL, 0);
        SDL_UpdateWindowSurface(window);
    }
    return surface != NULL;
}

bool glass_init(struct glass *glass, SDL_Window *window, int degrees)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    *glass = (struct glass){.window = window, .degrees = degrees};
    glass->by_surface = driver && strcmp(driver, "x11") == 0;
    if (!glass->by_surface) {
        glass->renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC);
        if (!glass->renderer) {
            return false;
        }
    }
    glass_measure(glass);
    return glass->by_surface ? warm_surface(window) : glass->texture != NULL;
}

void glass_finish(struct glass *glass)
{
    drop_texture(glass);
    if (glass->renderer) {
        SDL_DestroyRenderer(glass->renderer);
    }
    free(glass->turned);
    *glass = (struct glass){.window = NULL};
}

bool glass_measure(struct glass *glass)
{
    int width = 0;
    int height = 0;
    SDL_GetWindowSizeInPixels(glass->window, &width, &height);
    width = width < PAINTER_SIDE_MAX ? width : PAINTER_SIDE_MAX;
    height = height < PAINTER_SIDE_MAX ? height : PAINTER_SIDE_MAX;
    if (width <= 0 || height <= 0 || (width == glass->width && height == glass->height)) {
        return false;
    }
    glass->width = width;
    glass->height = height;
    make_texture(glass);
    make_room_to_turn(glass);
    return true;
}

void glass_turn(struct glass *glass, int degrees)
{
    glass->degrees = degrees;
    make_room_to_turn(glass);
}

bool glass_restore(struct glass *glass)
{
    make_texture(glass);
    return glass->by_surface || glass->texture;
}

static const uint8_t *pixel_at(const uint32_t *pixels, int stride, struct px_rect r)
{
    return (const uint8_t *)pixels + (ptrdiff_t)stride * r.y + (ptrdiff_t)r.x * (ptrdiff_t)sizeof *pixels;
}

/** Copy pixels, already turned, to their place on the glass. */
static void put(struct glass *glass, SDL_Surface *surface, struct px_rect to, const void *from, int stride)
{
    if (!surface) {
        const SDL_Rect place = {to.x, to.y, to.w, to.h};
        SDL_UpdateTexture(glass->texture, &place, from, stride);
        return;
    }
    uint8_t *out = (uint8_t *)surface->pixels + (ptrdiff_t)surface->pitch * to.y +
                   (ptrdiff_t)to.x * surface->format->BytesPerPixel;
    SDL_ConvertPixels(to.w, to.h, picture_format, from, stride, surface->format->format, out, surface->pitch);
}

static void show(struct glass *glass, SDL_Surface *surface, const SDL_Rect *rects, int count)
{
    if (surface) {
        SDL_UpdateWindowSurfaceRects(glass->window, rects, count);
    } else {
        SDL_RenderCopy(glass->renderer, glass->texture, NULL, NULL);
        SDL_RenderPresent(glass->renderer);
    }
}

/** The part of a damaged rectangle that can be shown: picture and window may differ in size for a moment. */
static struct px_rect visible(const struct glass *glass, const SDL_Surface *surface,
                              const struct glass_picture *picture, struct px_rect r)
{
    int width = surface && surface->w < glass->width ? surface->w : glass->width;
    int height = surface && surface->h < glass->height ? surface->h : glass->height;
    bool sideways = glass->degrees == 90 || glass->degrees == 270;
    int across = sideways ? height : width;
    int down = sideways ? width : height;
    if (picture->width != across || picture->height != down) {
        return (struct px_rect){0, 0, 0, 0};
    }
    return px_cut(r, (struct px_rect){0, 0, across, down});
}

/** Copy one damaged rectangle of a picture to its place on the glass, and tell where that is. */
static SDL_Rect place(struct glass *glass, SDL_Surface *surface, const struct glass_picture *picture, struct px_rect r)
{
    struct px_rect to = turn_rect(r, picture->width, picture->height, glass->degrees);
    if (glass->degrees) {
        turn_copy(picture->pixels, picture->stride, r, glass->degrees, glass->turned);
        put(glass, surface, to, glass->turned, to.w * (int)sizeof *glass->turned);
    } else {
        put(glass, surface, to, pixel_at(picture->pixels, picture->stride, r), picture->stride);
    }
    return (SDL_Rect){to.x, to.y, to.w, to.h};
}

void glass_present(struct glass *glass, const struct glass_picture *picture, const struct px_rect *damage, size_t count)
{
    enum { RECTS_MAX = DAMAGE_MAX };
    SDL_Rect rects[RECTS_MAX];
    int used = 0;
    SDL_Surface *surface = glass->by_surface ? SDL_GetWindowSurface(glass->window) : NULL;
    if (!surface && !glass->texture) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct px_rect r = visible(glass, surface, picture, damage[i]);
        if (px_is_empty(r)) {
            continue;
        }
        if (used == RECTS_MAX) {
            show(glass, surface, rects, used);
            used = 0;
        }
        rects[used++] = place(glass, surface, picture, r);
    }
    if (used) {
        show(glass, surface, rects, used);
    }
}
