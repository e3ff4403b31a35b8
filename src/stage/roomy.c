#include "stage/roomy.h"

#include <stdlib.h>
#include <string.h>

#include "base/pages.h"

enum { ROW_BITS = 32 }; /* pixman wants rows of whole words */

static void done(pixman_image_t *image, void *pixels)
{
    (void)image;
    free(pixels);
}

pixman_image_t *roomy_image(pixman_format_code_t format, int width, int height)
{
    size_t words = ((size_t)width * PIXMAN_FORMAT_BPP(format) + ROW_BITS - 1) / ROW_BITS;
    size_t stride = words * sizeof(uint32_t);
    uint32_t *pixels = pages_create(stride * (size_t)height);
    pixman_image_t *image = NULL;
    if (pixels) {
        memset(pixels, 0, stride * (size_t)height);
        image = pixman_image_create_bits_no_clear(format, width, height, pixels, (int)stride);
    }
    if (!image) {
        free(pixels);
        return NULL;
    }
    pixman_image_set_destroy_function(image, done, pixels);
    return image;
}
