#!/usr/bin/env bash
# displays.sh PROGRAM FINGERS PACK OUT [WINDOW-MANAGER]: the display under a running show gets another size, is turned,
# moved, switched off and on, and exchanged for another. Each time the show fills the one that it is on, pixel by pixel
# as a picture without a display, and a finger meets what it touches.
set -uo pipefail
program=$1 fingers=$2 pack=$3 out=$4 manager=${5:-}
width=2560 height=720 # of the panel's coordinates: it lies over all of the X screen, as that was at first
. "$(dirname "$0")/lib.sh"
. "${here:?}/panel.sh"

one=DUMMY0 two=DUMMY1 # the server calls the second one disconnected, but lights it: SDL begins on the first
# set_outputs ARGUMENTS...: of xrandr.
set_outputs() {
    xrandr "$@" 2>>xrandr.log || give_up "xrandr does not: $*"
}
# begin ARGUMENTS...: the show on these outputs, at home, where nothing moves, and without the idle question.
begin() {
    set_outputs "$@"
    printf '{"attract_after": 600}' >settings.json
    start_show --settings settings.json
    await ready
    xdotool key Return
    await 'screen home'
    await 'rest *'
}
finish() {
    kill -TERM "$show"
    await 'frames *'
    ended 0
}
# judge WHAT WxH X Y: the output of that size at that place of the X screen comes to show the whole picture. (The outputs
# tell of each step that xrandr makes, and a window manager has its own: the first status line need not be the last.)
judge() {
    local what=$1 size=$2 at=$3+$4 deadline=$((SECONDS + limit))
    [ -f "$size.png" ] || "$program" shot --pack "$pack" --screen home --size "$size" --messages en -o "$size.png" ||
        give_up 'no shot'
    while import -window root root.png && convert root.png -crop "$size+$at" +repage "$what.png"; do
        [ "$(compare -metric AE "$size.png" "$what.png" null: 2>&1)" != 0 ] || return 0
        [ $SECONDS -lt $deadline ] || give_up "$what: the display shows something else"
    done
    give_up 'no picture of the screen'
}
# touch_door WxH X Y: a finger on a door of home, on the output of that size at that place; it opens. And back.
touch_door() {
    local size=$1 left=$2 top=$3 all_w all_h
    read -r all_w all_h < <(xwininfo -root | awk '/Width:/ { w = $2 } /Height:/ { print w, $2 }')
    width=${size%x*} height=${size#*x}
    locate home go:voices
    touch "down 1 $(awk "BEGIN { print ($x + $left) * 2560 / $all_w, ($y + $top) * 720 / $all_h }")" 'up 1'
    await 'screen voices'
    xdotool key Escape
    await 'screen home'
    await 'rest *'
}

start_panel 2560x720 1280x720 800x600 640x360
set_outputs --addmode $two 1280x720
if [ -n "$manager" ]; then
    "$manager" >manager.log 2>&1 &
    helper=$!
    for ((i = 0; i < limit * 10; i++)); do
        xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id' && break
        sleep 0.1
    done
fi
take_panel "$fingers"

# Smaller, larger again, and turned.
begin --output $two --off --output $one --mode 1280x720 --pos 0x0
judge whole 1280x720 0 0
set_outputs --output $one --mode 800x600
await 'display 800x600'
judge smaller 800x600 0 0
touch_door 800x600 0 0
set_outputs --output $one --mode 1280x720
await 'display 1280x720'
judge larger 1280x720 0 0
touch_door 1280x720 0 0

# Off for a while, and back: with the same size, and with another.
set_outputs --output $one --off
set_outputs --output $one --mode 1280x720
await 'display 1280x720'
judge back 1280x720 0 0
set_outputs --output $one --off
set_outputs --output $one --mode 640x360
await 'display 640x360'
judge back-smaller 640x360 0 0
touch_door 640x360 0 0
finish

# On the right one of two, which then is the only one and lies elsewhere; a larger one on its left comes back.
begin --output $two --mode 1280x720 --pos 0x0 --output $one --primary --mode 800x600 --pos 1280x0
judge right 800x600 1280 0
set_outputs --output $two --off --output $one --pos 0x0
await 'display 800x600'
judge alone 800x600 0 0
touch_door 800x600 0 0
set_outputs --output $two --mode 1280x720 --pos 0x0 --output $one --pos 1280x0
await 'display 800x600'
judge right-again 800x600 1280 0

# Its cable comes out: it goes to the other one, and home again.
set_outputs --output $one --off
await 'display 1280x720'
judge other 1280x720 0 0
touch_door 1280x720 0 0
set_outputs --output $one --mode 800x600 --pos 1280x0
await 'display 800x600'
judge home 800x600 1280 0
finish

leave_panel
[ -z "$manager" ] || kill "$helper"
exit $((failures > 0))
