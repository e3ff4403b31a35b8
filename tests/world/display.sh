#!/usr/bin/env bash
# display.sh PROGRAM PACK OUT: no display, and a display that dies under the show.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
limit_ms=1000 # from the death of the display to the end of the program

# now_ms: for measuring, on a clock that nobody sets.
now_ms() {
    awk '{ printf "%d", $1 * 1000 }' /proc/uptime
}

# No display: one line says so. A text console counts as one (and would be taken from whoever runs this test).
[ ! -e /dev/dri ] || export SDL_VIDEODRIVER=x11
for world in 'DISPLAY=' 'DISPLAY=:4711' 'DISPLAY=no-such-host:0' 'DISPLAY=nonsense' 'SDL_VIDEODRIVER=x11' \
    'SDL_VIDEODRIVER=nonsense' 'XDG_RUNTIME_DIR=/nowhere'; do
    runs 1 env "$world" "$program" show --pack "$pack" --messages en
    one_line 'there is no display to show the exhibition on'
    runs 1 env "$world" "$program" bench --windowed --pack "$pack" --messages en
    one_line 'there is no display'
done
runs 1 env LANG=ja_JP.UTF-8 "$program" show --pack "$pack"
one_line 'ディスプレイがありません'

# lose_server WHEN: kill the X server under the show, which ends at once and not well. Its folder stays as it was.
lose_server() {
    local before took got=0
    before=$(now_ms)
    stop_server KILL
    timeout "$limit" tail -s 0.02 --pid="$show" -f /dev/null || give_up "$1: the program outlives its X server"
    took=$(($(now_ms) - before))
    wait "$show" || got=$?
    show=
    [ "$got" != 0 ] || fail "$1: the program calls the loss of its display a success"
    [ "$got" -lt 128 ] || fail "$1: the program ends by a signal ($got)"
    [ "$took" -le "$limit_ms" ] || fail "$1: it took $took ms to end, not at most $limit_ms"
    [ -z "$(find "$folder" -mindepth 1)" ] || fail "$1: something is left behind: $(find "$folder" -mindepth 1)"
}
# open_show: in a folder of its own, which is also its HOME and the place of its temporary files.
open_show() {
    start_server
    rm -rf folder
    mkdir folder
    folder=$PWD/folder
    start_show env -C "$folder" HOME="$folder" TMPDIR="$folder" XDG_RUNTIME_DIR="$folder" ASAN_OPTIONS=detect_leaks=0 \
        "$program" show --pack "$pack" --status --messages en
    await ready
}

open_show
lose_server 'in the attract screen, which always moves'

open_show
touch_glass
await 'screen home'
lose_server 'while a screen comes'

open_show
touch_glass
await 'screen home'
await 'rest *'
lose_server 'at rest'

# Before the first frame: then it has no display, or loses it.
start_server
start_show "$program" show --pack "$pack" --status --messages en
stop_server KILL
timeout "$limit" tail -s 0.02 --pid="$show" -f /dev/null || give_up 'the program outlives an X server it never met'
wait "$show" && fail 'the program calls a display that it never met a success'
show=
verdict
