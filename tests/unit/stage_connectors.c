/* What is plugged into the sockets of a graphics card, played by files as the kernel shows them. */

#include "base/file.h"
#include "check.h"
#include "stage/connectors.h"

#define SOCKETS BINARY_DIR "/tests/connectors"

static void plug(const char *socket, const char *status, const char *edid)
{
    char path[512];
    snprintf(path, sizeof path, SOCKETS "/%s/status", socket);
    CHECK(file_make_parent(path) && file_write_atomic(path, status, strlen(status)));
    snprintf(path, sizeof path, SOCKETS "/%s/edid", socket);
    CHECK(file_write_atomic(path, edid, strlen(edid)));
}

static void test_sockets(void)
{
    struct connectors sockets;
    tick now = 0;
    plug("card0-HDMI-A-1", "connected\n", "first display");
    plug("card0-HDMI-A-2", "disconnected\n", "");
    plug("card0-DP-1", "unknown\n", "");
    CHECK(file_make_folder(SOCKETS "/card0"));
    connectors_watch(&sockets, SOCKETS, now);
    CHECK(!connectors_changed(&sockets, now += CONNECTORS_PAUSE));

    /* Off: what is open stays. On again: it may need its picture anew. Once. */
    plug("card0-HDMI-A-1", "disconnected\n", "");
    CHECK(!connectors_changed(&sockets, now += CONNECTORS_PAUSE));
    plug("card0-HDMI-A-1", "connected\n", "first display");
    CHECK(!connectors_changed(&sockets, now + 1)); /* not looked yet */
    CHECK(connectors_changed(&sockets, now += CONNECTORS_PAUSE));
    CHECK(!connectors_changed(&sockets, now += CONNECTORS_PAUSE));

    /* Another one in the same socket, faster than we look. */
    plug("card0-HDMI-A-1", "connected\n", "second display");
    CHECK(connectors_changed(&sockets, now += CONNECTORS_PAUSE));
    /* In the other socket. */
    plug("card0-HDMI-A-1", "disconnected\n", "");
    plug("card0-HDMI-A-2", "connected\n", "second display");
    CHECK(connectors_changed(&sockets, now += CONNECTORS_PAUSE));
    CHECK(!connectors_changed(&sockets, now += CONNECTORS_PAUSE));
}

/** No such folder, or nothing to watch: nothing is told, and nothing looked for. */
static void test_nothing(void)
{
    struct connectors sockets;
    connectors_watch(&sockets, BINARY_DIR "/no-such-folder", 0);
    CHECK(!connectors_changed(&sockets, CONNECTORS_PAUSE) && !connectors_changed(&sockets, 2 * CONNECTORS_PAUSE));
    sockets = (struct connectors){.folder = NULL};
    CHECK(!connectors_changed(&sockets, TICK_S(100)));
}

int main(void)
{
    test_sockets();
    test_nothing();
    return check_result();
}
