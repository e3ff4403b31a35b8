#!/usr/bin/env bash
# play.sh PROGRAM COMPARE SCENE PACK GOLDEN OUT: play a scene and hold its pictures and dumps against the golden ones.
#
# The dump of the draw list must be equal, a picture equal to the eye. The scene is played twice, the second time painting
# every frame: both must give the same bytes. With UPDATE=1 the golden files are written instead. A scene of the staff has
# the settings of its display beside it (NAME.settings.json), of which each playing gets a copy, and is in Japanese.
set -euo pipefail
program=$1 compare=$2 scene=$3 pack=$4 golden=$5 out=$6

rm -rf "$out"
mkdir -p "$out"
options=(--messages en)
settings=${scene%.scene}.settings.json
[ ! -e "$settings" ] || options=(--messages ja --settings "$out/settings.json")
play() {
    [ ! -e "$settings" ] || { rm -f "$out"/settings.json*; install -m 600 "$settings" "$out/settings.json"; }
    "$program" play "$scene" "${options[@]}" --pack "$pack" -o "$@"
}
play "$out/first"
if [ "${UPDATE:-0}" = 1 ]; then
    mkdir -p "$golden"
    find "$out/first" -type f -exec cp -t "$golden" {} +
    exit 0
fi
play "$out/second" --every-frame

failures=0
complain() {
    printf '%s\n' "$*"
    failures=$((failures + 1))
}

diff -rq "$out/first" "$out/second" || complain "$scene: played again, it gives other files"
for got in "$out"/first/*; do
    [ -e "$got" ] || { complain "$scene: makes no picture"; break; }
    name=$(basename "$got")
    wanted=$golden/$name
    if [ ! -e "$wanted" ]; then
        complain "$name: there is no golden file; look at $got, then run tests/update-goldens"
    elif [ "${name##*.}" = txt ]; then
        diff -u "$wanted" "$got" >"$out/$name.diff" || complain "$name: the draw list differs, see $out/$name.diff"
    else
        "$compare" "$wanted" "$got" "$out/difference-$name" || complain "$name: see $out/difference-$name"
    fi
done
exit $((failures > 0))
