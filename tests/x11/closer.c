/*
 * closer WINDOW [TIMES]: ask a window to close, as a window manager does for Alt+F4 or for the cross in its frame: by
 * the message WM_DELETE_WINDOW, several times if one likes.
 */
#include <X11/Xlib.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    Display *display = argc > 1 ? XOpenDisplay(NULL) : NULL;
    if (!display) {
        fputs("usage: closer WINDOW [TIMES], on an X server\n", stderr);
        return EXIT_FAILURE;
    }
    Window window = strtoul(argv[1], NULL, 0);
    long times = argc > 2 ? strtol(argv[2], NULL, 10) : 1;
    XEvent event = {.xclient = {.type = ClientMessage,
                                .window = window,
                                .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                .format = 32,
                                .data = {.l = {(long)XInternAtom(display, "WM_DELETE_WINDOW", False), CurrentTime}}}};
    for (long i = 0; i < times; i++) {
        XSendEvent(display, window, False, NoEventMask, &event);
    }
    XCloseDisplay(display); /* sends what waits */
    return EXIT_SUCCESS;
}
