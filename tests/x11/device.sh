#!/usr/bin/env bash
# device.sh PROGRAM FINGERS PACK OUT: the panel's cable comes out under a finger, and in again.
set -uo pipefail
program=$1 fingers=$2 pack=$3 out=$4
width=960 height=540
. "$(dirname "$0")/lib.sh"
. "${here:?}/panel.sh"

start_panel "${width}x$height"
start_show
await ready
take_panel "$fingers"
touch "down 1 480 270" "up 1"
await 'screen home'
await 'rest *'

# Two fingers lie on the panel when it goes; nobody lifts them.
locate home go:voices
touch 'down 1 480 20' 'down 2 500 20'
await 'fingers 2 3'
SECONDS=0
xinput disable panel || give_up 'the panel cannot be switched off'
await 'fingers 0 3'
[ $SECONDS -lt 10 ] || fail "the fingers were let go only after $SECONDS s"
leave_panel

# It comes back: the next finger is understood.
xinput enable panel || give_up 'the panel cannot be switched on'
take_panel "$fingers"
touch "down 1 $x $y" 'up 1'
await 'fingers 0 4'
await 'screen voices'
leave_panel

kill -TERM "${show:?}"
await 'frames *'
ended 0
exit $((failures > 0))
