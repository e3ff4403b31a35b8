#!/usr/bin/env bash
# walk.sh PROGRAM PACK OUT: the real program in a real window on an X server of its own, touched by a real (virtual) mouse.
#
# It waits for status lines, each for a limited time, and sleeps only where the passing of time is what is tested.
set -uo pipefail
program=$1 pack=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)
export LSAN_OPTIONS=suppressions=$here/leaks
width=1280 height=720
limit=30 # seconds for each status line: a program under a sanitizer on a busy machine is slow
failures=0
server=
show=

rm -rf "$out"
mkdir -p "$out"
cd "$out" || exit 1

fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}
# shellcheck disable=SC2317
stop() {
    [ -z "$show" ] || kill "$show" 2>/dev/null
    [ -z "$server" ] || kill "$server" 2>/dev/null
    wait 2>/dev/null
}
trap stop EXIT
give_up() {
    fail "$*"
    printf 'status lines so far:\n'
    cat status.log
    printf 'stderr:\n'
    cat show.log
    exit 1
}

start_server() {
    rm -f display
    Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -nolisten tcp 3>display 2>server.log &
    server=$!
    for ((i = 0; i < limit * 10; i++)); do
        [ -s display ] && break
        sleep 0.1
    done
    [ -s display ] || give_up 'the X server does not start'
    DISPLAY=:$(cat display)
    export DISPLAY
}

# start_show ARGUMENTS...: its status lines arrive on file descriptor 4.
start_show() {
    rm -f lines
    mkfifo lines
    SDL_VIDEODRIVER=x11 "$program" show --pack "$pack" --status --messages en "$@" >lines 2>show.log &
    show=$!
    exec 4<lines
    : >status.log
}
# await LINE: read status lines until this one (a pattern); `line` is then the whole line.
await() {
    local deadline=$((SECONDS + limit))
    while [ $SECONDS -lt $deadline ] && IFS= read -r -t "$limit" -u 4 line; do
        printf '%s\n' "$line" >>status.log
        # shellcheck disable=SC2254
        case "$line" in $1) return 0 ;; esac
    done
    give_up "no status line '$1'"
}
# ended STATUS: the program ends within a limited time, with this exit status.
ended() {
    local got=0
    timeout "$limit" tail --pid="$show" -f /dev/null || give_up 'the program does not end'
    wait "$show" || got=$?
    show=
    [ "$got" = "$1" ] || give_up "the program ended with $got, not $1"
}

# click SCREEN TARGET: where the target is on that screen at rest, the program itself says, without a display.
click() {
    printf 'size %sx%s\nstart %s\nafter 4s where %s\n' "$width" "$height" "$1" "$2" >where.scene
    local x y
    read -r _ _ x y < <("$program" play where.scene --pack "$pack" -o where 2>where.log)
    [ -n "${y:-}" ] || give_up "there is no $2 on $1"
    xdotool mousemove "$(awk "BEGIN { print int($x * $height / 1080) }")" \
        "$(awk "BEGIN { print int($y * $height / 1080) }")" click 1
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

# A service manager ends the program by a signal.
end_by_signal() {
    start_show
    await ready
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

# What a visitor sees is what a picture without a display shows: the glass, pixel by pixel, also when it is turned.
compare_glass() {
    local turn=$1 picture=$2
    start_show --rotate "$turn"
    await ready
    xdotool key ctrl+q
    await 'screen staff'
    await 'rest *'
    import -window root glass.png || give_up 'no picture of the glass'
    kill -TERM "$show"
    ended 0
    "$program" shot --pack "$pack" --screen staff --size "$picture" --messages en -o shot.png || give_up 'no shot'
    convert shot.png -rotate "$turn" turned.png
    [ "$(compare -metric AE turned.png glass.png null: 2>&1)" = 0 ] || fail "turned by $turn, the glass shows something else"
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

start_server
walk
end_by_signal
show_fault
compare_glass 0 1280x720
compare_glass 90 720x1280
compare_glass 180 1280x720
compare_glass 270 720x1280
lose_server
exit $((failures > 0))
