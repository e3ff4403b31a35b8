#!/usr/bin/env bash
# walk.sh PROGRAM PACK OUT: the real program in a real window on an X server of its own, touched by a real (virtual) mouse.
#
# It waits for status lines, each for a limited time, and sleeps only where the passing of time is what is tested.
set -uo pipefail
program=$1 pack=$2 out=$3
width=1280 height=720
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"

# click SCREEN TARGET: with the mouse.
click() {
    locate "$1" "$2"
    xdotool mousemove "${x%.*}" "${y%.*}" click 1
}

walk() {
    start_show
    await 'pack *'
    await ready
    xdotool mousemove $((width / 2)) $((height / 2)) click 1
    await 'screen home'
    await 'rest *'
    click home go:vision
    await 'screen vision'
    await 'rest *'
    click vision go:map
    await 'screen map'
    await 'rest *'
    frames=${line#rest }

    # At rest nothing is drawn: two seconds later the next touch finds the same number of frames.
    sleep 2
    click map map-row
    await 'wake *'
    [ "${line#wake }" = "$frames" ] || fail "frames were shown at rest: $frames, then ${line#wake }"
    await 'screen card'
    await 'card *'
    await 'rest *'
    click card card-close
    await 'screen map'
    await 'rest *'
    click map go:voices
    await 'screen voices'
    await 'rest *'
    click voices go:join
    await 'screen join'
    await 'rest *'

    # The keyboard: home by Escape, out by the staff page.
    xdotool key Escape
    await 'screen home'
    await 'rest *'
    xdotool key ctrl+q
    await 'screen staff'
    await 'rest *'
    click staff staff-quit # it asks whether that is meant
    click staff staff-quit
    await 'frames *'
    ended 0
}

# A service manager ends the program by a signal. Settings that cannot be read are no reason not to show anything.
end_by_signal() {
    printf '{"rotate": 90,' >settings.json
    start_show --settings settings.json
    await ready
    grep -q 'settings.json:1:' show.log || fail 'the problem of the settings is not in the log'
    kill -TERM "$show"
    await 'frames *'
    ended 0
}

# A pack that cannot be used: a calm screen for visitors, the problem for the staff, and no end.
show_fault() {
    local good=$pack
    mkdir -p broken
    printf '{"format": 1,' >broken/pack.json
    pack=broken
    start_show
    pack=$good
    await ready
    grep -q 'broken/pack.json:1:' show.log || fail 'the problem is not in the log'
    xdotool key ctrl+q
    await 'screen staff'
    await 'rest *'
    kill -TERM "$show"
    ended 0
}

# What a visitor sees is what a picture without a display shows: the glass, pixel by pixel, also when it is turned, by the
# settings or by the command line, which wins.
compare_glass() {
    local turn=$1 picture=$2
    # The pad for the PIN stands still and shows no clock.
    printf '{"rotate": %s, "pin": "4711"}' "${4:-$turn}" >settings.json
    start_show --settings settings.json ${3:+"$3" "$turn"}
    await ready
    xdotool key ctrl+q
    await 'screen pin'
    await 'rest *'
    import -window root glass.png || give_up 'no picture of the glass'
    kill -TERM "$show"
    ended 0
    "$program" shot --pack "$pack" --screen pin --size "$picture" --messages en -o shot.png || give_up 'no shot'
    convert shot.png -rotate "$turn" turned.png
    [ "$(compare -metric AE turned.png glass.png null: 2>&1)" = 0 ] || fail "turned by $turn, the glass shows something else"
}

# The staff turns the picture on its page: at once, and it is written down.
turn_on_page() {
    rm -f settings.json*
    start_show --settings settings.json
    await ready
    xdotool key ctrl+q
    await 'screen staff'
    await 'rest *'
    click staff staff-section:1
    await 'rest *'
    locate staff setting-rotate:90 'after 2s touch staff-section:1'
    xdotool mousemove "${x%.*}" "${y%.*}" click 1
    await 'setting rotate'
    await 'rest *'
    import -window root glass.png || give_up 'no picture of the glass'
    kill -TERM "$show"
    ended 0
    grep -q '"rotate": 90' settings.json || fail 'the turn is not in the settings'
    printf 'size %s\nstart staff\nafter 2s touch staff-section:1\ntouch setting-rotate:90\nafter 2s shot turned-page\n' \
        "${height}x$width" >turned.scene
    rm -f settings.json*
    "$program" play turned.scene --pack "$pack" --settings settings.json --messages en -o . || give_up 'no picture'
    convert turned-page.png -rotate 90 turned.png
    [ "$(compare -metric AE turned.png glass.png null: 2>&1)" = 0 ] || fail 'turned on the page, the glass shows something else'
}

# The X server dies: the program must not hang on. (Xlib ends it; the service manager starts both anew.)
lose_server() {
    start_show
    await ready
    kill -KILL "$server"
    wait "$server" 2>/dev/null
    server=
    timeout 5 tail --pid="$show" -f /dev/null || give_up 'the program outlives its X server'
    wait "$show" && fail 'the program calls the loss of its display a success'
    show=
}

start_server Xvfb -screen 0 "${width}x${height}x24"
walk
end_by_signal
show_fault
compare_glass 0 1280x720 --rotate 90
compare_glass 90 720x1280 --rotate 0
rm settings.json* # with its PIN
turn_on_page
compare_glass 180 1280x720
compare_glass 270 720x1280
lose_server
exit $((failures > 0))
