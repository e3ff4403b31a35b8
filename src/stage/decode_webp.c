#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "base/bug.h"
#include "stage/decode.h"
#include "stage/tone.h"

/** A file taken apart: its first picture, which need not fill all of the size that the file tells. */
struct reading {
    const struct decode_order *order; /* borrowed */
    WebPDemuxer *demux;
    WebPIterator frame;
    WebPDecoderConfig config; /* its output is owned */
    struct tone *tone;        /* owned */
    unsigned char *row;       /* owned */
    uint32_t *painted;        /* owned */
    int width, height;        /* that come out */
    int left, top;            /* of the first picture in them */
};

static struct tone *choose_tone(const struct reading *reading)
{
    WebPChunkIterator chunk = {0};
    bool told = WebPDemuxGetChunk(reading->demux, "ICCP", 1, &chunk) != 0;
    struct tone *tone = tone_create(TONE_RGB, told ? chunk.chunk.bytes : NULL, told ? chunk.chunk.size : 0);
    WebPDemuxReleaseChunkIterator(&chunk);
    return tone;
}

/** Where the first picture fills the whole, less of it will do; else the places of its pixels count. */
static void choose_scale(struct reading *reading)
{
    const struct decode_order *order = reading->order;
    const WebPIterator *frame = &reading->frame;
    int divisor = decode_divisor(order) / 2; /* twice as fine as needed: what scales it further blends softer */
    bool fills = frame->width == order->width && frame->height == order->height;
    reading->width = order->width;
    reading->height = order->height;
    reading->left = frame->x_offset;
    reading->top = frame->y_offset;
    if (fills && divisor > 1) {
        reading->width = (order->width + divisor - 1) / divisor;
        reading->height = (order->height + divisor - 1) / divisor;
        reading->config.options.use_scaling = 1;
        reading->config.options.scaled_width = reading->width;
        reading->config.options.scaled_height = reading->height;
    }
}

/** As a disk leaves a file that was not written to its end. The format has no sums, and nothing but zeros says nothing
 * wrong to its decoder; but nothing that was packed ends so. */
static bool ends_in_zeros(const WebPData *data)
{
    enum { ZEROS = 256 };
    size_t count = 0;
    while (count < ZEROS && count < data->size && data->bytes[data->size - 1 - count] == 0) {
        count++;
    }
    return count == ZEROS;
}

static bool decode(struct reading *reading)
{
    WebPData data = {reading->order->bytes, reading->order->size};
    reading->demux = WebPDemux(&data); /* none when it is cut off */
    bool same = reading->demux &&
                WebPDemuxGetI(reading->demux, WEBP_FF_CANVAS_WIDTH) == (unsigned)reading->order->width &&
                WebPDemuxGetI(reading->demux, WEBP_FF_CANVAS_HEIGHT) == (unsigned)reading->order->height;
    if (!same || !WebPDemuxGetFrame(reading->demux, 1, &reading->frame) || !WebPInitDecoderConfig(&reading->config)) {
        return false;
    }
    choose_scale(reading);
    reading->config.output.colorspace = MODE_RGBA;
    const WebPData *fragment = &reading->frame.fragment;
    return !ends_in_zeros(fragment) && WebPDecode(fragment->bytes, fragment->size, &reading->config) == VP8_STATUS_OK;
}

/** A row of the whole; clear where the first picture has nothing. */
static void fill_row(const struct reading *reading, int y)
{
    const WebPDecBuffer *out = &reading->config.output;
    memset(reading->row, 0, (size_t)reading->width * 4);
    if (y >= reading->top && y < reading->top + out->height) {
        const uint8_t *from = out->u.RGBA.rgba + (ptrdiff_t)(y - reading->top) * out->u.RGBA.stride;
        memcpy(reading->row + (size_t)reading->left * 4, from, (size_t)out->width * 4);
    }
}

static bool put_rows(struct reading *reading)
{
    struct decode_sink sink = reading->order->sink;
    const WebPDecBuffer *out = &reading->config.output;
    REQUIRE(reading->left >= 0 && reading->top >= 0 && out->width <= reading->width - reading->left &&
            out->height <= reading->height - reading->top);
    reading->tone = choose_tone(reading);
    reading->row = malloc((size_t)reading->width * 4);
    reading->painted = malloc((size_t)reading->width * sizeof *reading->painted);
    REQUIRE(reading->row && reading->painted);
    if (!sink.begin(sink.self, reading->width, reading->height)) {
        return false;
    }
    for (int y = 0; y < reading->height; y++) {
        fill_row(reading, y);
        tone_row(reading->tone, reading->row, reading->width, reading->painted);
        if (!sink.row(sink.self, reading->painted)) {
            return false;
        }
    }
    return true;
}

bool decode_webp(const struct decode_order *order)
{
    struct reading reading = {.order = order};
    bool whole = decode(&reading) && put_rows(&reading);
    WebPFreeDecBuffer(&reading.config.output);
    WebPDemuxReleaseIterator(&reading.frame);
    WebPDemuxDelete(reading.demux);
    tone_destroy(reading.tone);
    free(reading.row);
    free(reading.painted);
    return whole;
}
