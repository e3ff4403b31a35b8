#include "stage/outputs.h"

#include <SDL_syswm.h>
#include <X11/extensions/Xrandr.h>

#include <stdlib.h>

#include "base/bug.h"

struct outputs {
    Display *display; /* SDL's, borrowed */
    Window window, root;
    int events; /* the first of RandR's numbers */
    Atom home;  /* the name of the output that the window came up on */
};

/** Outputs that lie side by side as one large picture are one monitor, so they are one output here. */
static XRRMonitorInfo *find_all(const struct outputs *outputs, int *count)
{
    XRRMonitorInfo *all = XRRGetMonitors(outputs->display, outputs->root, True, count);
    *count = all ? *count : 0;
    return all;
}

/** The one where the window belongs; NULL when all are off. */
static const XRRMonitorInfo *choose(const struct outputs *outputs, const XRRMonitorInfo *all, int count)
{
    const XRRMonitorInfo *best = count > 0 ? &all[0] : NULL;
    for (int i = 0; i < count; i++) {
        if (all[i].name == outputs->home) {
            return &all[i];
        }
        best = all[i].primary && !best->primary ? &all[i] : best;
    }
    return best;
}

static bool holds(const XRRMonitorInfo *monitor, int x, int y)
{
    return x >= monitor->x && x - monitor->x < monitor->width && y >= monitor->y && y - monitor->y < monitor->height;
}

static Atom find_home(const struct outputs *outputs, SDL_Rect place)
{
    int count = 0;
    XRRMonitorInfo *all = find_all(outputs, &count);
    Atom home = None;
    for (int i = 0; i < count && home == None; i++) {
        home = holds(&all[i], place.x + place.w / 2, place.y + place.h / 2) ? all[i].name : None;
    }
    XRRFreeMonitors(all);
    return home;
}

/** Monitors came with RandR 1.5. */
static bool is_known(Display *display, int *events)
{
    int errors = 0;
    int major = 0;
    int minor = 0;
    return XRRQueryExtension(display, events, &errors) && XRRQueryVersion(display, &major, &minor) &&
           (major > 1 || (major == 1 && minor >= 5));
}

struct outputs *outputs_watch(SDL_Window *window, SDL_Rect place)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    int events = 0;
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11 ||
        !is_known(info.info.x11.display, &events)) {
        return NULL;
    }
    struct outputs *outputs = calloc(1, sizeof *outputs);
    REQUIRE(outputs);
    *outputs = (struct outputs){.display = info.info.x11.display,
                                .window = info.info.x11.window,
                                .root = DefaultRootWindow(info.info.x11.display),
                                .events = events};
    outputs->home = find_home(outputs, place);
    /*
     * These in place of what SDL asked for: it would take an output that is pulled out off its list, and does not
     * expect that list to be empty. A server takes a client's new wish only once the old one is given up.
     */
    XRRSelectInput(outputs->display, outputs->root, 0);
    XRRSelectInput(outputs->display, outputs->root, RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    return outputs;
}

void outputs_destroy(struct outputs *outputs)
{
    free(outputs);
}

bool outputs_hear(const struct outputs *outputs, const SDL_Event *event)
{
    if (!outputs || event->type != SDL_SYSWMEVENT || event->syswm.msg->subsystem != SDL_SYSWM_X11) {
        return false;
    }
    XEvent heard = event->syswm.msg->msg.x11.event;
    bool screen = heard.type == outputs->events + RRScreenChangeNotify;
    if (screen) {
        XRRUpdateConfiguration(&heard);
    }
    return screen || heard.type == outputs->events + RRNotify;
}

void outputs_follow(const struct outputs *outputs, int width, int height)
{
    if (!outputs) {
        return;
    }
    int count = 0;
    XRRMonitorInfo *all = find_all(outputs, &count);
    const XRRMonitorInfo *mine = choose(outputs, all, count);
    if (mine && mine->width > 0 && mine->height > 0) {
        XMoveResizeWindow(outputs->display, outputs->window, mine->x, mine->y,
                          (unsigned)(width > 0 ? width : mine->width), (unsigned)(height > 0 ? height : mine->height));
        XFlush(outputs->display);
    }
    XRRFreeMonitors(all);
}
