#ifndef STAGE_ENCODE_PNG_H
#define STAGE_ENCODE_PNG_H

#include <stdint.h>

#include "base/strbuf.h"

/** Add 0xXXRRGGBB pixels as an opaque PNG file; `stride` bytes a row. The same pixels give the same bytes. */
void encode_png(const uint32_t *pixels, int width, int height, int stride, struct strbuf *out);

#endif
