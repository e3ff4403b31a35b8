#ifndef DRAW_QR_H
#define DRAW_QR_H

#include <stdbool.h>

#include "draw/draw.h"

/**
 * Draw `content` (ASCII, at most 500 bytes) as a QR code, error level M, with its quiet zone of four modules
 * on white, filling the square `box`. False, and nothing drawn, when it cannot be encoded.
 */
bool qr_draw(struct draw_list *list, const char *content, struct rect box);

#endif
