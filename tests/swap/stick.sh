#!/usr/bin/env bash
# stick.sh PROGRAM PACK OUT: a folder stands for a USB stick. What is on it is offered to the staff and installed by a
# touch; pulled out at a bad moment it leaves what shows, and no rubbish; what is broken or a link is not taken.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
work=$PWD/work sticks=$PWD/sticks store=$PWD/store
id=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' "$pack/pack.json" | head -n 1)
cp -r "$pack" work
mkdir -p sticks pocket

# pack_on STICK/NAME VERSION: a pack on a stick that is still in somebody's pocket.
pack_on() {
    mkdir -p "pocket/$(dirname "$1")"
    cp -r "$pack" "pocket/$1"
    sed -i "s/\"version\": [0-9]*/\"version\": $2/" "pocket/$1/pack.json"
}
put_in() {
    mv "pocket/$1" sticks/
}
pull_out() {
    rm -r "${sticks:?}/$1"
}
# is_kept VERSION: the store has this pack.
is_kept() {
    grep -lq "\"version\": $1," store/packs/*/pack/pack.json 2>/dev/null
}
# Somebody else is busy with the store, so that whoever wants it waits.
hold_store() {
    exec 9>>store/lock
    flock 9 || give_up 'the store cannot be held'
}
let_store_go() {
    exec 9>&-
}
# touch_install: the button, wherever that is on the left of the page.
touch_install() {
    local y line
    for ((y = 60; y < 200; y += 10)); do
        DISPLAY=$display xdotool mousemove 60 $y click 1
        while IFS= read -r -t 0.4 -u 4 line; do
            case "$line" in install\ *) return 0 ;; esac
        done
    done
    give_up 'no button installs the pack'
}

start_server
start_show "$program" show --pack "$work" --store "$store" --sticks "$sticks" --status --messages ja
await ready
DISPLAY=$display xdotool key ctrl+q
await 'screen staff'
DISPLAY=$display xdotool key Escape
await 'screen home'

# It is offered, and nothing happens by itself.
pack_on one/秋のパック 201
put_in one
await 'stick good * 秋のパック'
! is_kept 201 || fail 'a pack came from a stick by itself'

# The staff wants it. (The page opens where the stick is.)
DISPLAY=$display xdotool key ctrl+q
await 'screen staff'
touch_install
await "stick copying * 秋のパック"
await 'stick done * 秋のパック'
is_kept 201 || fail 'the stick can be pulled out, but its pack is not kept'
await "pack $id 201"
pull_out one
await 'stick none'

# One that is broken, beside one that is not; the newer comes first.
pack_on two/broken 202
head -c 100 "$pack/vision.json" >pocket/two/broken/vision.json
touch -d '2020-01-01' pocket/two/broken/pack.json
pack_on two/winter 203
(cd pocket/two/winter && zip -qr ../winter.zip .) || give_up 'no zip'
rm -r pocket/two/winter
put_in two
await 'stick good * winter.zip'
await 'stick bad * broken'

# Pulled out when it was to be copied: what shows stays, and the page says why.
hold_store
touch_install
await 'stick copying * winter.zip'
pull_out two
let_store_go
await 'stick pulled * winter.zip'
! is_kept 203 || fail 'a pack that was pulled out is kept'

# Put in again, and pulled out while it is checked.
pack_on three/spring 204
hold_store
put_in three
await 'stick checking * spring'
pull_out three
await 'stick none'
let_store_go

# And once more, whole.
pack_on four/spring 204
put_in four
await 'stick good * spring'
pull_out four
await 'stick none'

# Neither links nor pipes are followed, and a stick need not have a pack.
mkdir -p pocket/five/pipe
ln -s "$work/pack.json" pocket/five/pack.json
ln -s "$work" pocket/five/linked
mkfifo pocket/five/pipe/pack.json pocket/five/a.zip
put_in five
await 'stick nothing * '

kill -TERM "$show"
await 'frames *'
ended 'a display with sticks' 0
left=$(ls store | grep -vxE 'packs|seen|lock')
[ -z "$left" ] || fail "left in the store: $left"
is_kept 201 || fail 'the last good pack is gone'
verdict
