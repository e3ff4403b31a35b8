#!/usr/bin/env bash
# live.sh PROGRAM PACK OUT: staff change packs under a running show: in place, by a folder put into the drop folder, with
# mistakes, half saved, and back again. The glass is never without a pack.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
work=$PWD/work drop=$PWD/drop store=$PWD/store

# set_version FOLDER N: as an editor saves: the whole file anew.
set_version() {
    sed "s/\"version\": [0-9]*/\"version\": $2/" "$1/pack.json" >"$1/.new" && cp "$1/.new" "$1/pack.json" && rm "$1/.new"
}
# display: the show with its store and its drop folder.
display() {
    start_show "$program" show --pack "$work" --store "$store" --drop "$drop" --status --messages en
}
finish() {
    kill -TERM "$show"
    await 'frames *'
    ended "$1" 0
}
id=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' "$pack/pack.json" | head -n 1)
cp -r "$pack" work
start_server

display
await "pack $id *"
await ready

# Edited in place: taken as soon as it is quiet, at attract.
set_version work 101
await "pack $id 101"

# A mistake, and a file that is saved by half: what shows stays, and the staff can read why.
printf '{"format": 1,' >work/vision.json
await "refused $work/vision.json"
cp "$pack/vision.json" work/vision.json
set_version work 102
await "pack $id 102"

# A visitor who is there is not disturbed: the new pack waits for him to go (here: for a staff member to come).
touch_glass
await 'screen home'
set_version work 103
for ((i = 0; i < limit * 10; i++)); do
    [ -z "$(find store/packs -path '*/pack/pack.json' -exec grep -l '"version": 103' {} +)" ] || break
    sleep 0.1
done
[ $i -lt $((limit * 10)) ] || give_up 'the new pack does not come into the store'
DISPLAY=$display xdotool key ctrl+q
while IFS= read -r -t "$limit" -u 4 line; do
    case "$line" in
        'screen staff') staff=yes ;;
        "pack $id 103") break ;;
    esac
done
[ "${staff:-no}" = yes ] || fail 'the pack was changed before the eyes of a visitor'
DISPLAY=$display xdotool key Escape
await 'screen home'
DISPLAY=$display xdotool key Escape
await 'screen attract'

# A whole folder, put into the drop folder file by file, its pack.json first.
mkdir -p drop/autumn
cp "$pack/pack.json" drop/autumn/
set_version drop/autumn 104
await "refused $drop/autumn/*"
cp -r "$pack"/*.json "$pack"/*.geojson drop/autumn/
set_version drop/autumn 105
await "pack $id 105"

# The same as one file: first half of it, as a slow stick brings it, then all.
(cd drop/autumn && sed -i 's/"version": [0-9]*/"version": 106/' pack.json && zip -qr ../../winter.zip .) || give_up 'no zip'
rm -r drop/autumn
head -c 2000 winter.zip >drop/winter.zip
await "refused $drop/winter.zip"
cp winter.zip drop/winter.zip
await "pack $id 106"
finish 'a display'

# Switched on again: the newest shows, although the pack's own folder holds another. So it is after a power cut.
display
await "pack $id 106"
await ready
kill -KILL "$show"
wait "$show" 2>/dev/null
printf 'half' >store/packs/"$(ls store/packs | tail -n 1)"/pack/pack.json
display
await "pack $id 105"
await ready
await "pack $id 106" # from where it had come

# Back to the one before, by hand: two touches on its button, wherever that is on the left half of the page.
DISPLAY=$display xdotool key ctrl+q
await 'screen staff'
await 'rest *'
line=
for ((y = 150; y < 290; y += 12)); do
    DISPLAY=$display xdotool mousemove 120 $y click 1 sleep 0.3 click 1
    while IFS= read -r -t 0.5 -u 4 line; do
        case "$line" in back\ *) break 2 ;; esac
    done
done
case "$line" in back\ *) ;; *) give_up 'no button leads back to an earlier pack' ;; esac
await "pack $id 105"
finish 'a display after a power cut'

# It stays so, also when it is switched off and on.
display
await "pack $id 105"
await ready
finish 'a display that went back'
verdict
