#!/usr/bin/env bash
# visit.sh PROGRAM VISITOR COMPARE SCENE PACK OUT touch|mouse [DEGREES]: a scene with real fingers on a real window.
#
# With `mouse` the same on a panel that speaks as a mouse only; with DEGREES on a glass that hangs turned.
set -uo pipefail
program=$1 visitor=$2 compare=$3 scene=$4 pack=$5 out=$6 way=$7 degrees=${8:-0}
. "$(dirname "$0")/lib.sh"
. "${here:?}/panel.sh"

size=$(sed -n 's/^size //p' "$scene" | head -n 1)
glass=$size
[ $((degrees % 180)) = 0 ] || glass=${size#*x}x${size%x*}
[ "$way" = mouse ] || way=panel.socket

start_panel "$glass"
start_show --rotate "$degrees"
await ready
"$visitor" "$scene" "$pack" "$way" "$degrees" "$compare" . <&4 || give_up 'the visit'
kill -TERM "$show"
await 'frames *'
ended 0
