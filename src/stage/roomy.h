#ifndef STAGE_ROOMY_H
#define STAGE_ROOMY_H

#include <pixman.h>

/** An image as large as a display may be, its pixels clear, in large pages (base/pages.h). Unref when done; NULL when
 * there is no memory for it. */
pixman_image_t *roomy_image(pixman_format_code_t format, int width, int height);

#endif
