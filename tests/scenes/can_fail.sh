#!/usr/bin/env bash
# can_fail.sh PROGRAM COMPARE PACK OUT: the scene tests catch what they are for; a test that cannot fail proves nothing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 compare=$2 pack=$3 out=$4
failures=0

rm -rf "$out"
mkdir -p "$out/golden" "$out/scenes"

# judge STATUS WHAT COMMAND...
judge() {
    local wanted=$1 what=$2 got=0
    shift 2
    "$@" >"$out/log" 2>&1 || got=$?
    if [ "$got" != "$wanted" ]; then
        printf '%s: wanted exit %s, got %s\n' "$what" "$wanted" "$got"
        cat "$out/log"
        failures=$((failures + 1))
    fi
}
scene() {
    printf '%s\n' "$@" >"$out/scenes/a.scene"
}
play() {
    bash "$here/play.sh" "$program" "$compare" "$out/scenes/a.scene" "$pack" "$out/golden" "$out/played"
}

scene 'size 192x108' 'start home' 'after 3s shot a' 'dump a'
judge 1 'a missing golden file' play
UPDATE=1 judge 0 'making the golden files' play
judge 0 'the same again' play
judge 0 'no stale file' bash "$here/no_stale.sh" "$out/scenes" "$out/golden"
scene 'size 192x108' 'start vision' 'after 3s shot a'
judge 1 'another picture' play
[ -s "$out/played/difference-a.png" ] || { echo 'no picture of the difference'; failures=$((failures + 1)); }
judge 1 'a stale dump' bash "$here/no_stale.sh" "$out/scenes" "$out/golden"
scene 'size 192x108' 'start vision' 'after 3s dump a'
judge 1 'another draw list' play
scene 'size 108x192' 'start home' 'after 3s shot a'
judge 1 'another size' play
scene 'start home' 'expect screen map'
judge 1 'an expectation that is not met' play
scene 'start home' 'touch card-next'
judge 1 'a target that is not there' play
scene 'start home' 'press no such words anywhere'
judge 1 'words that are not there' play
scene 'start nowhere'
judge 1 'a screen that is not there' play
scene 'start home' 'expect status screen map'
judge 1 'a status line that did not come' play
scene 'start home' 'shot ../a'
judge 1 'a picture outside its folder' play
exit $((failures > 0))
