#ifndef X11_PANEL_H
#define X11_PANEL_H

#include <stdbool.h>
#include <stdint.h>

/**
 * A touch panel that does as it is told: the client of Xorg's input driver `inputtest`, which hands what it is sent to
 * the X server as the events of a real multi-touch device. Debian ships the driver with xserver-xorg-core.
 *
 * One panel has one client for as long as it is switched on; `xinput disable` and `enable` make it take another.
 */

enum panel_kind { PANEL_BEGIN, PANEL_UPDATE, PANEL_END };

struct panel {
    int socket;        /* -1: not open */
    int width, height; /* of the glass, in pixels */
};

/** Connect to the driver's socket. False on failure, see errno. */
bool panel_open(struct panel *panel, const char *path, int width, int height);
/** Leave, so that the driver notices. */
void panel_close(struct panel *panel);

/** A contact comes, moves or goes, at a place in pixels. False when the driver is gone. */
bool panel_touch(const struct panel *panel, enum panel_kind kind, int contact, double x, double y);

/** Wait until the X server has taken in everything sent so far. False when the driver is gone. */
bool panel_sync(const struct panel *panel);

#endif
