#include "draw/qr.h"

#include <qrencode.h>
#include <stddef.h>
#include <string.h>

enum { CONTENT_MAX = 500, QUIET_ZONE = 4 };

static bool encodable(const char *content)
{
    size_t size = strlen(content);
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)content[i] >= 0x80) {
            return false;
        }
    }
    return size > 0 && size <= CONTENT_MAX;
}

/** One rectangle for every run of dark modules in a row. */
static void add_row(struct path *path, const unsigned char *row, int width, struct point at, double module)
{
    for (int from = 0; from < width; from++) {
        int to = from;
        while (to < width && (row[to] & 1)) {
            to++;
        }
        if (to > from) {
            path_rect(path, rect_make(at.x + from * module, at.y, (to - from) * module, module));
            from = to;
        }
    }
}

bool qr_draw(struct draw_list *list, const char *content, struct rect box)
{
    QRcode *code = encodable(content) ? QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, 1) : NULL;
    if (!code) {
        return false;
    }
    double module = box.w / (code->width + 2 * QUIET_ZONE);
    struct path *path = path_create(&list->arena);
    for (int y = 0; y < code->width; y++) {
        struct point at = point_make(box.x + QUIET_ZONE * module, box.y + (y + QUIET_ZONE) * module);
        add_row(path, code->data + (ptrdiff_t)y * code->width, code->width, at, module);
    }
    QRcode_free(code);
    draw_box(list, box, 0, brush_solid(color_rgb(0xFFFFFF)));
    draw_fill(list, path, brush_solid(color_rgb(0x000000)));
    return true;
}
