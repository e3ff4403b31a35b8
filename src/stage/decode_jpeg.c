#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

#include "base/bug.h"
#include "base/image.h"
#include "stage/decode.h"
#include "stage/tone.h"

/** A progressive JPEG of a camera or a program has some ten passes; each costs a walk over all of the picture. */
enum { SCANS_MAX = 100 };

/** Bytes of rubbish between the picture and its end that say nothing against it; with more, parts of it are lost. */
enum { RUBBISH_MAX = 1024, END_MAX = 16 };

struct reading {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf escape;
    const struct decode_order *order; /* borrowed */
    bool damaged, ended, whole;
    struct tone *tone;  /* owned */
    JOCTET *profile;    /* owned */
    unsigned char *row; /* owned */
    uint32_t *painted;  /* owned */
};

static void on_error(j_common_ptr jpeg)
{
    struct reading *reading = jpeg->client_data;
    longjmp(reading->escape, 1);
}

/** What the library goes on after, with grey or noise in place of what is lost. Other warnings are about formalities.
 */
static void on_message(j_common_ptr jpeg, int level)
{
    struct reading *reading = jpeg->client_data;
    const struct jpeg_error_mgr *errors = jpeg->err;
    int code = errors->msg_code;
    if (level < 0) {
        reading->damaged = reading->damaged || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
                           code == JWRN_MUST_RESYNC || code == JWRN_BOGUS_PROGRESSION ||
                           (code == JWRN_EXTRANEOUS_DATA && errors->msg_parm.i[0] > RUBBISH_MAX);
    }
}

static void ignore(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void on_progress(j_common_ptr jpeg)
{
    const struct jpeg_decompress_struct *decompress = (const struct jpeg_decompress_struct *)(const void *)jpeg;
    const struct reading *reading = jpeg->client_data;
    struct decode_sink sink = reading->order->sink;
    if (decompress->input_scan_number > SCANS_MAX || !sink.goes_on(sink.self)) {
        on_error(jpeg);
    }
}

static void begin_source(j_decompress_ptr jpeg)
{
    (void)jpeg;
}

/** Behind the file's bytes stands its end, so that what lacks nothing else is whole; where pixels are missing, their
 * decoder says so. */
static boolean fill_source(j_decompress_ptr jpeg)
{
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    struct reading *reading = jpeg->client_data;
    reading->ended = true;
    jpeg->src->next_input_byte = end;
    jpeg->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip_source(j_decompress_ptr jpeg, long count)
{
    struct jpeg_source_mgr *source = jpeg->src;
    if (count > 0 && (size_t)count < source->bytes_in_buffer) {
        source->next_input_byte += count;
        source->bytes_in_buffer -= (size_t)count;
    } else if (count > 0) {
        fill_source(jpeg);
    }
}

static void connect(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    jpeg->err = jpeg_std_error(&reading->errors);
    reading->errors.error_exit = on_error;
    reading->errors.emit_message = on_message;
    reading->errors.output_message = ignore;
    jpeg->client_data = reading;
    jpeg_create_decompress(jpeg);
    reading->source = (struct jpeg_source_mgr){.next_input_byte = reading->order->bytes,
                                               .bytes_in_buffer = reading->order->size,
                                               .init_source = begin_source,
                                               .fill_input_buffer = fill_source,
                                               .skip_input_data = skip_source,
                                               .resync_to_restart = jpeg_resync_to_restart,
                                               .term_source = begin_source};
    jpeg->src = &reading->source;
    reading->progress.progress_monitor = on_progress;
    jpeg->progress = &reading->progress;
    jpeg->mem->max_memory_to_use = IMAGE_MEMORY_MAX + IMAGE_MEMORY_MAX / 8; /* and what else the library holds */
}

/** Ask for four bytes a pixel, and say what they mean. */
static enum tone_mode choose_colors(struct jpeg_decompress_struct *jpeg)
{
    switch (jpeg->jpeg_color_space) {
    case JCS_GRAYSCALE:
        jpeg->out_color_space = JCS_EXT_RGBA;
        return TONE_GRAY;
    case JCS_CMYK:
    case JCS_YCCK:
        jpeg->out_color_space = JCS_CMYK;
        return jpeg->saw_Adobe_marker ? TONE_INVERTED : TONE_CMYK;
    default:
        jpeg->out_color_space = JCS_EXT_RGBA;
        return TONE_RGB;
    }
}

/** Every eighth, fourth or second pixel comes out of the transform itself, and is the mean of what it stands for. */
static void choose_scale(struct reading *reading)
{
    unsigned divisor = (unsigned)decode_divisor(reading->order);
    reading->jpeg.scale_num = 1;
    reading->jpeg.scale_denom = divisor >= 8 ? 8 : divisor >= 4 ? 4 : divisor >= 2 ? 2 : 1;
}

static bool begin(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    jpeg_save_markers(jpeg, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(jpeg, TRUE);
    bool turned =
        jpeg->image_width == (unsigned)reading->order->width && jpeg->image_height == (unsigned)reading->order->height;
    if (!turned) {
        return false; /* there is a second frame */
    }
    unsigned size = 0;
    enum tone_mode mode = choose_colors(jpeg);
    if (!jpeg_read_icc_profile(jpeg, &reading->profile, &size)) {
        size = 0;
    }
    choose_scale(reading);
    jpeg_start_decompress(jpeg);
    reading->tone = tone_create(mode, reading->profile, size);
    reading->row = malloc((size_t)jpeg->output_width * 4);
    reading->painted = malloc((size_t)jpeg->output_width * sizeof *reading->painted);
    REQUIRE(reading->row && reading->painted);
    struct decode_sink sink = reading->order->sink;
    return jpeg->output_components == 4 && sink.begin(sink.self, (int)jpeg->output_width, (int)jpeg->output_height);
}

/** Behind the last pixel stands the end of the file, or nothing. Where much stands there that is neither, the picture
 * ended too early. One in several passes, or without codes of whole bits, is whole when its end has been met. */
static bool ends_well(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    if (jpeg_has_multiple_scans(jpeg) || jpeg->arith_code) {
        return !reading->ended;
    }
    if (!reading->ended && reading->source.bytes_in_buffer > END_MAX) {
        jpeg_finish_decompress(jpeg);
        return !reading->ended;
    }
    return true;
}

static void read_all(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    struct decode_sink sink = reading->order->sink;
    connect(reading);
    if (!begin(reading)) {
        return;
    }
    while (jpeg->output_scanline < jpeg->output_height && !reading->damaged) {
        if (jpeg_read_scanlines(jpeg, (JSAMPARRAY)&reading->row, 1) != 1) {
            return;
        }
        tone_row(reading->tone, reading->row, (int)jpeg->output_width, reading->painted);
        if (!sink.row(sink.self, reading->painted)) {
            return;
        }
    }
    reading->whole = !reading->damaged && ends_well(reading) && !reading->damaged;
}

bool decode_jpeg(const struct decode_order *order)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) {
        BUG("out of memory");
    }
    reading->order = order;
    if (setjmp(reading->escape) == 0) { /* NOLINT(cert-err52-cpp): the library leaves in no other way */
        read_all(reading);
    }
    bool whole = reading->whole;
    jpeg_destroy_decompress(&reading->jpeg);
    tone_destroy(reading->tone);
    free(reading->profile);
    free(reading->row);
    free(reading->painted);
    free(reading);
    return whole;
}
