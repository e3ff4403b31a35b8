/*
 * fingers SOCKET WxH: put fingers on the panel (see panel.h) as the lines on stdin say, in pixels of the glass:
 *
 *     down FINGER X Y
 *     move FINGER X Y
 *     up FINGER
 *     sync            answers `synced` on stdout once the X server has taken in everything before
 *     wait MS
 *
 * Exit 0 at the end of stdin, 1 when the panel goes, 2 when a line makes no sense. The driver itself lets go of what
 * is still down only when the panel is switched off.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "panel.h"

enum { FINGERS_MAX = 100, LINE_MAX_SIZE = 256 };

struct hand {
    struct panel panel;
    struct {
        double x, y;
    } at[FINGERS_MAX]; /* where each was last: an up happens there */
};

/** What a line leads to. */
enum outcome { DONE, GONE, WRONG };

static enum outcome touch(struct hand *hand, enum panel_kind kind, int finger, double x, double y)
{
    if (finger < 0 || finger >= FINGERS_MAX) {
        return WRONG;
    }
    hand->at[finger].x = x;
    hand->at[finger].y = y;
    return panel_touch(&hand->panel, kind, finger, x, y) ? DONE : GONE;
}

static enum outcome sync_up(struct hand *hand)
{
    if (!panel_sync(&hand->panel)) {
        return GONE;
    }
    puts("synced");
    return fflush(stdout) == 0 ? DONE : GONE;
}

static enum outcome wait_for(int ms)
{
    struct timespec length = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&length, NULL);
    return DONE;
}

static enum outcome obey(struct hand *hand, const char *line)
{
    char verb[8] = "";
    int finger = 0;
    double x = 0;
    double y = 0;
    int count = sscanf(line, "%7s %d %lf %lf", verb, &finger, &x, &y);
    if (strcmp(verb, "down") == 0 && count == 4) {
        return touch(hand, PANEL_BEGIN, finger, x, y);
    }
    if (strcmp(verb, "move") == 0 && count == 4) {
        return touch(hand, PANEL_UPDATE, finger, x, y);
    }
    if (strcmp(verb, "up") == 0 && count == 2 && finger >= 0 && finger < FINGERS_MAX) {
        return touch(hand, PANEL_END, finger, hand->at[finger].x, hand->at[finger].y);
    }
    if (strcmp(verb, "wait") == 0 && count == 2) {
        return wait_for(finger);
    }
    return strcmp(verb, "sync") == 0 && count == 1 ? sync_up(hand) : WRONG;
}

static int obey_all(struct hand *hand)
{
    char line[LINE_MAX_SIZE];
    while (fgets(line, sizeof line, stdin)) {
        switch (obey(hand, line)) {
        case DONE:
            break;
        case GONE:
            fprintf(stderr, "fingers: the panel is gone\n");
            return 1;
        case WRONG:
            fprintf(stderr, "fingers: not understood: %s", line);
            return 2;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    int width = 0;
    int height = 0;
    if (argc != 3 || sscanf(argv[2], "%dx%d", &width, &height) != 2) {
        fprintf(stderr, "usage: fingers SOCKET WxH <LINES\n");
        return 2;
    }
    struct hand hand = {.panel = {.socket = -1}};
    if (!panel_open(&hand.panel, argv[1], width, height)) {
        fprintf(stderr, "fingers: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    int status = obey_all(&hand);
    panel_close(&hand.panel);
    return status;
}
