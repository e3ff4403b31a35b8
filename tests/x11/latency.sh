#!/usr/bin/env bash
# latency.sh PROGRAM LATENCY PACK OUT SIZE COUNT [check]: from a finger on the panel to the first changed pixel on the
# glass, COUNT times each, on the map: on a button, and where it is dragged. `latency.c` says how it is measured.
set -uo pipefail
program=$1 latency=$2 pack=$3 out=$4 size=$5 count=$6
width=${size%x*} height=${size#*x}
. "$(dirname "$0")/lib.sh"
. "${here:?}/panel.sh"

locate home go:map
door="$x $y"
locate map map-ground
ground="$x $y"
locate map go:voices
start_panel "$size"
start_show
await ready
xdotool key Return
await 'screen home'
await 'rest *'
# shellcheck disable=SC2086
xdotool mousemove $door click 1
await 'screen map'
await 'rest *'
"$latency" panel.socket "$size" "$count" tap "$x" "$y" step $ground stream $ground "${@:7}"
got=$?
[ $got != 77 ] || exit 77
[ $got = 0 ] || give_up 'too late'
kill -TERM "$show"
await 'frames *'
ended 0
[ "$failures" = 0 ]
