#include "panel.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/*
 * The messages, as xf86-input-inputtest-protocol.h of xserver-xorg-dev 21.1 lays them out (Povilas Kanapickas, 2020).
 * That package pulls in half of Mesa, so the few that are needed stand here.
 */

enum { VALUATORS = 64, AXIS_MAX = 0xFFFF };
enum message_type { MESSAGE_VERSION = 0, MESSAGE_SYNC = 1, MESSAGE_TOUCH = 6 };
enum { TOUCH_BEGIN = 18, TOUCH_UPDATE = 19, TOUCH_END = 20 }; /* as in XInput 2 */

struct message_header {
    uint32_t length; /* of the whole message, in bytes */
    uint32_t type;
};

struct message_version {
    struct message_header header;
    uint16_t major, minor;
};

struct message_touch {
    struct message_header header;
    uint32_t contact, kind;
    uint32_t has_unaccelerated;
    uint8_t mask[VALUATORS / 8];
    double valuators[VALUATORS];
    double unaccelerated[VALUATORS];
};

static_assert(sizeof(struct message_version) == 12, "as the driver reads it");
static_assert(sizeof(struct message_touch) == 1056, "as the driver reads it");

static bool send_all(const struct panel *panel, const void *data, size_t size)
{
    const char *at = data;
    while (size > 0) {
        ssize_t sent = send(panel->socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

static bool receive(const struct panel *panel, void *data, size_t size)
{
    return recv(panel->socket, data, size, MSG_WAITALL) == (ssize_t)size;
}

static bool greet(const struct panel *panel)
{
    struct message_version version = {{sizeof version, MESSAGE_VERSION}, 1, 1};
    struct message_version answer;
    return send_all(panel, &version, sizeof version) && receive(panel, &answer, sizeof answer) && answer.major == 1;
}

bool panel_open(struct panel *panel, const char *path, int width, int height)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return false;
    }
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    *panel = (struct panel){.socket = socket(AF_UNIX, SOCK_STREAM, 0), .width = width, .height = height};
    if (panel->socket < 0 || connect(panel->socket, (struct sockaddr *)&address, sizeof address) != 0 ||
        !greet(panel)) {
        panel_close(panel);
        return false;
    }
    return true;
}

void panel_close(struct panel *panel)
{
    /* The driver spins on a connection that just ends; a message that cannot be is what makes it hang up. */
    struct message_header nonsense = {UINT32_MAX, MESSAGE_SYNC};
    if (panel->socket >= 0) {
        int problem = errno;
        send_all(panel, &nonsense, sizeof nonsense);
        close(panel->socket);
        errno = problem;
    }
    panel->socket = -1;
}

bool panel_touch(const struct panel *panel, enum panel_kind kind, int contact, double x, double y)
{
    static const uint32_t kinds[] = {TOUCH_BEGIN, TOUCH_UPDATE, TOUCH_END};
    struct message_touch message = {.header = {sizeof message, MESSAGE_TOUCH},
                                    .contact = (uint32_t)contact,
                                    .kind = kinds[kind],
                                    .mask = {3}}; /* the axes 0 and 1: x and y */
    message.valuators[0] = x / panel->width * AXIS_MAX;
    message.valuators[1] = y / panel->height * AXIS_MAX;
    return send_all(panel, &message, sizeof message);
}

bool panel_sync(const struct panel *panel)
{
    struct message_header ask = {sizeof ask, MESSAGE_SYNC};
    struct message_header answer;
    return send_all(panel, &ask, sizeof ask) && receive(panel, &answer, sizeof answer);
}
