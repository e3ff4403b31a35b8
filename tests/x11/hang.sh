#!/usr/bin/env bash
# hang.sh PROGRAM PACK OUT: the X server answers nobody any more, and the service manager asks the show to end. It does,
# within the time that the manager waits (TimeoutStopSec in packaging/systemd), and says why it could not do so properly.
set -uo pipefail
program=$1 pack=$2 out=$3
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"

start_server Xvfb -screen 0 640x360x24
start_show
await ready
kill -STOP "$server"
SECONDS=0
kill -TERM "$show"
ended 1
[ $SECONDS -lt 15 ] || fail "it ended only after $SECONDS s"
grep -q 'does the display server answer' show.log || fail 'it does not say why'
kill -CONT "$server"
exit $((failures > 0))
