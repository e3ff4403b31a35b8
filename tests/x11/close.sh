#!/usr/bin/env bash
# close.sh PROGRAM CLOSER PACK OUT: whoever has a keyboard or a window manager's button closes no window that fills the
# display: each way leads to the staff's door. Signals still end the program, and a window on a desk is closed like any other.
set -uo pipefail
program=$1 closer=$2 pack=$3 out=$4
width=640 height=360
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"

# find_window: the program's, whose id is then `window`.
find_window() {
    window=$(xdotool search --name '^machiakari$' | tail -n 1)
    [ -n "$window" ] || give_up 'there is no window'
}
# close_window [TIMES]
close_window() {
    "$closer" "$window" "$@" || give_up 'the window cannot be asked to close'
}
# display SETTINGS ARGUMENTS...: the show by these settings.
display() {
    rm -f settings.json*
    printf '%s' "$1" >settings.json
    chmod 600 settings.json
    shift
    start_show --settings settings.json "$@"
    await ready
    find_window
}
# still_there WHAT: it shows, and ends by a signal.
still_there() {
    kill -"${2:-TERM}" "$show" || give_up "$1: the program has ended"
    await 'frames *'
    ended 0
}
pin='{"pin": "4711"}'

start_server Xvfb -screen 0 "${width}x${height}x24"

# A close leads to the pad, and there it stays, however often it is asked; digits then open the page, and a close there
# ends nothing either.
display "$pin"
close_window
await 'screen pin'
close_window 40
xdotool key alt+F4
xdotool type 0000
xdotool key Return
await 'tries 1'
close_window
xdotool type 4711
xdotool key Return
await 'screen staff'
close_window 3
await 'rest *'
xdotool key ctrl+q
await 'screen home'
close_window 2
await 'screen pin'
still_there 'with a PIN'
! grep -q '^quit' status.log || fail 'a close ended the program'

# Where there is no PIN yet it is as Ctrl+Q, too.
display '{}'
close_window 2
await 'screen staff'
still_there 'without a PIN' HUP

# A display without keyboards: neither Ctrl+Q nor a close does anything; a touch does.
display '{"keyboard": false}'
xdotool key ctrl+q
close_window 2
xdotool key Return
xdotool mousemove 320 180 click 1
await 'screen home'
still_there 'without keyboards'
! grep -qE '^screen (staff|pin)' status.log || fail 'a keyboard that is switched off opens the staff page'

# On a desk the window closes, unless a PIN guards it.
display '{}' --windowed --size 320x180
close_window
await 'frames *'
ended 0
display "$pin" --windowed --size 320x180
close_window
await 'screen pin'
still_there 'a window with a PIN'
exit $((failures > 0))
