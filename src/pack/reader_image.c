#include "pack/reader.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/image.h"

/** What a file is instead of a picture that can be shown, and what helps; with its name. */
static const struct {
    const char *english, *japanese;
} others[] = {
    [IMAGE_PNG] = {"%s is a PNG picture, but damaged or cut off; no picture is shown, copy or export it anew",
                   "%s "
                   "はPNG画像ですが、壊れているか途中で切れています。画像なしで表示します。コピーか書き出しをやり直して"
                   "ください。"},
    [IMAGE_JPEG] = {"%s is a JPEG picture, but damaged or cut off; no picture is shown, copy or export it anew",
                    "%s "
                    "はJPEG画像ですが、壊れているか途中で切れています。画像なしで表示します。コピーか書き出しをやり直し"
                    "てください。"},
    [IMAGE_WEBP] = {"%s is a WebP picture, but damaged or cut off; no picture is shown, copy or export it anew",
                    "%s "
                    "はWebP画像ですが、壊れているか途中で切れています。画像なしで表示します。コピーか書き出しをやり直し"
                    "てください。"},
    [IMAGE_HEIC] =
        {"%s is a HEIC picture, as iPhones take them; no picture is shown, save it as JPEG (so that the iPhone takes "
         "JPEG: Settings, Camera, Formats, Most Compatible)",
         "%s "
         "はHEIC形式の写真（iPhoneなど）で、表示できません。画像なしで表示します。JPEG形式で保存し直してください（iPhon"
         "eの「設定」→「カメラ」→「フォーマット」で「互換性優先」を選ぶと、次からJPEGで撮れます）。"},
    [IMAGE_AVIF] = {"%s is an AVIF picture; no picture is shown, save it as JPEG or PNG",
                    "%s はAVIF形式で、表示できません。画像なしで表示します。JPEGかPNGで保存し直してください。"},
    [IMAGE_TIFF] = {"%s is a TIFF picture or a camera's raw picture; no picture is shown, save it as JPEG or PNG",
                    "%s "
                    "はTIFF形式（またはカメラのRAW画像）で、表示できません。画像なしで表示します。JPEGかPNGで保存し直し"
                    "てください。"},
    [IMAGE_GIF] = {"%s is a GIF picture; no picture is shown, save it as PNG",
                   "%s はGIF形式で、表示できません。画像なしで表示します。PNGで保存し直してください。"},
    [IMAGE_BMP] = {"%s is a BMP picture; no picture is shown, save it as PNG",
                   "%s はBMP形式で、表示できません。画像なしで表示します。PNGで保存し直してください。"},
    [IMAGE_SVG] = {"%s is an SVG drawing; no picture is shown, export it as PNG",
                   "%s はSVG形式の図で、表示できません。画像なしで表示します。PNGで書き出してください。"},
    [IMAGE_PDF] = {"%s is a PDF document; no picture is shown, save its page as JPEG or PNG",
                   "%s はPDF文書で、表示できません。画像なしで表示します。ページをJPEGかPNGで保存し直してください。"},
    [IMAGE_PSD] = {"%s is a Photoshop document; no picture is shown, export it as JPEG or PNG",
                   "%s はPhotoshopの文書で、表示できません。画像なしで表示します。JPEGかPNGで書き出してください。"},
    [IMAGE_JXL] = {"%s is a JPEG XL picture; no picture is shown, save it as JPEG or PNG",
                   "%s はJPEG XL形式で、表示できません。画像なしで表示します。JPEGかPNGで保存し直してください。"},
    [IMAGE_MOVIE] = {"%s is a film; no picture is shown, save one moment of it as JPEG",
                     "%s は動画です。画像なしで表示します。1コマをJPEGで保存してください。"},
    [IMAGE_PAGE] = {"%s is a web page; no picture is shown, save the picture itself",
                    "%s はウェブページです。画像なしで表示します。画像そのものを保存してください。"},
    [IMAGE_EMPTY] = {"%s is empty; no picture is shown, copy it anew",
                     "%s の中身が空です。画像なしで表示します。コピーし直してください。"},
    [IMAGE_UNKNOWN] = {"%s is no PNG, JPEG or WebP picture, or is damaged; no picture is shown, replace it",
                       "%s はPNG、JPEG、WebPの画像として読めません。画像なしで表示します。差し替えてください。"},
};
static_assert(sizeof others / sizeof *others == IMAGE_KIND_COUNT, "every kind has its words");

static bool report_kind(struct loading *loading, struct value value, enum image_kind kind)
{
    diag_add(loading->diags, DIAG_WARNING, reader_place(loading, value), others[kind].english, others[kind].japanese,
             value_excerpt(value, &loading->scratch));
    return false;
}

/** Nothing is known of it. */
static bool report_unread(struct loading *loading, struct value value, int error)
{
    diag_add(
        loading->diags, DIAG_WARNING, reader_place(loading, value),
        "%s cannot be read now (%s); no picture is shown until it can be, check the disk and who may read the file",
        "%s をいま読めません（%s）。読めるまで画像なしで表示します。ディスク（SDカードなど）と、ファイルを読む許可を"
        "確かめてください。",
        value_excerpt(value, &loading->scratch), strerror(error));
    loading->diags->unread++;
    return false;
}

static bool report_size(struct loading *loading, struct value value, const struct image_head *head)
{
    diag_add(loading->diags, DIAG_WARNING, reader_place(loading, value),
             "the picture has %d x %d pixels, at most %d a side are possible; no picture is shown, make it smaller",
             "画像が大きすぎます（%d×%d、1辺%d画素まで）。画像なしで表示します。縮小してください。", head->width,
             head->height, (int)PACK_PICTURE_SIDE_MAX);
    return false;
}

/** It is progressive, interlaced or lossless. */
static bool report_memory(struct loading *loading, struct value value, const struct image_head *head)
{
    enum { MB = 1024 * 1024 };
    diag_add(
        loading->diags, DIAG_WARNING, reader_place(loading, value),
        "the picture (%d x %d pixels, stored so that all of it has to be held at once) takes %d MB of memory to "
        "open, at most %d are possible; no picture is shown, make it smaller or save it as an ordinary JPEG (not "
        "progressive)",
        "画像（%d×%d、全体を一度に展開する保存形式）を開くのに%d MBのメモリーが要ります（%d "
        "MBまで）。画像なしで表示します。縮小するか、ふつうのJPEG（プログレッシブでないもの）で保存し直してください。",
        head->width, head->height, (int)(head->memory / MB), (int)(IMAGE_MEMORY_MAX / MB));
    return false;
}

bool reader_image(struct loading *loading, struct value value, const char *path, struct pack_picture *picture)
{
    struct image_head head;
    errno = 0;
    if (!image_inspect(path, &head)) {
        int error = errno;
        return file_may_be_there(error) ? report_unread(loading, value, error) : report_kind(loading, value, head.kind);
    }
    if (head.width > PACK_PICTURE_SIDE_MAX || head.height > PACK_PICTURE_SIDE_MAX) {
        return report_size(loading, value, &head);
    }
    picture->width = head.width;
    picture->height = head.height;
    return head.memory <= IMAGE_MEMORY_MAX || report_memory(loading, value, &head);
}
