#!/usr/bin/env bash
# stall.sh PROGRAM PACK OUT: the program stands still for a while, visitors go on: 60 clicks on a button that tells the
# world something each time, and 60 keys, all to be taken in one step. It lives, and answers.
set -uo pipefail
program=$1 pack=$2 out=$3
width=640 height=360
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"

start_server Xvfb -screen 0 "${width}x${height}x24"
start_show
await ready
xdotool mousemove $((width / 2)) $((height / 2)) click 1
await 'screen home'
await 'rest *'
locate home panel
xdotool mousemove "${x%.*}" "${y%.*}" click 1
await 'rest *'
locate home language:en 'after 500ms touch panel'
kill -STOP "$show"
xdotool mousemove "${x%.*}" "${y%.*}" click --repeat 60 --delay 2 1
xdotool key --repeat 60 --delay 2 Left
kill -CONT "$show"
await 'fingers 0 *'
await 'lang en'
xdotool key ctrl+q
await 'screen staff'
kill -TERM "$show"
await 'frames *'
ended 0
[ "$(grep -c '^lang en' status.log)" -gt 1 ] || fail 'the clicks did not come at once'
exit $((failures > 0))
