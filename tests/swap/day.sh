#!/usr/bin/env bash
# day.sh PROGRAM PACK OUT: a call for helpers goes by itself when its last day is over, under a running show, at midnight of
# the local time; and a clock that cannot be right changes nothing.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
store=$PWD/store
fake=$(find /usr/lib /lib -name libfaketime.so.1 2>/dev/null | head -n 1)
[ -n "$fake" ] || skip 'there is no libfaketime'

# The clock stands where the file says. Files keep their times: to the store they are as old as they are.
world=(env TZ=JST-9 "LD_PRELOAD=$fake" "FAKETIME_TIMESTAMP_FILE=$PWD/clock" FAKETIME_NO_CACHE=1 NO_FAKE_STAT=1
    ASAN_OPTIONS=verify_asan_link_order=0)
# set_clock MOMENT: Japanese time.
set_clock() {
    printf '@%s\n' "$1" >clock.new && mv clock.new clock
    case "$1 $("${world[@]}" date +%F)" in
        2090-06-30*2090-06-30 | 2090-07-01*2090-07-01 | 2100*2100* | 1970*1970*) ;;
        *) give_up "the clock does not stand at $1" ;;
    esac
}
# set_version N: as an editor saves.
set_version() {
    sed "s/\"version\": [0-9]*/\"version\": $1/" "$pack/pack.json" >work/.new && mv work/.new work/pack.json
}
display() {
    start_show "${world[@]}" "$program" show --pack work --store "$store" --status --messages en
    await 'pack *'
    await ready
}
# home_is FILE: what a visitor sees on the home screen.
home_is() {
    touch_glass
    await 'screen home'
    await 'rest *'
    DISPLAY=$display import -window root glass.png
    DISPLAY=$display xdotool key Escape
    await 'screen attract'
    [ "$(compare -metric AE -fuzz 5% "$1" glass.png null: 2>&1)" -lt 200 ] || fail "the home screen is not that of $1"
}
home_on() {
    runs 0 "$program" shot --pack work --screen home --size 640x360 --messages en "${@:2}" -o "$1"
}

cp -r "$pack" work
printf '{"calls": [{"id": "call", "organisation": "O", "title": "T", "until": "2090-06-30"}],
  "contacts": [{"id": "office", "name": "N"}]}' >work/join.json
home_on whole.png
home_on june.png --date 2090-06-30
home_on july.png --date 2090-07-01
cmp -s whole.png june.png || fail 'the last day is not whole'
! cmp -s june.png july.png || fail 'the call is not seen on the home screen'
start_server

set_clock '2090-06-30 23:59:00'
set_version 101
display
home_is june.png
set_clock '2090-07-01 00:00:05' # in UTC the old day has nine hours to go
touch work/credits.json        # so that nobody waits half a minute
await 'day 2090-07-01'
home_is july.png
runs 0 "${world[@]}" "$program" check --messages en work
grep -q 'its last day (2090-06-30) is over' stderr || fail 'check does not say what is over'

# A clock that nobody would believe: the last day that was one still is.
set_clock '2100-06-01 12:00:00'
set_version 102
await 'pack * 102'
home_is july.png
kill -TERM "$show"
await 'frames *'
ended 'a display' 0
[ "$(grep -c '^day ' status.log)" = 1 ] || fail "another day came, too: $(grep '^day ' status.log)"

# Switched on with a flat battery: all of it is shown.
set_clock '1970-01-01 09:00:00'
display
home_is june.png
kill -TERM "$show"
await 'frames *'
ended 'a display without a clock' 0
! grep '^day ' status.log || fail 'a day came in 1970'
runs 0 "${world[@]}" "$program" check --messages en work
! grep 'is over' stderr || fail 'something is over in 1970'

# Packs that seem to come from years ahead were installed under a clock of the future, and say nothing of today; such as
# could have come by now say that it is the clock that is wrong, and then all of it is shown.
set_clock '2090-07-01 12:00:00'
for came in '2095-01-01 july' '2090-12-01 june'; do
    find "$store/packs" -name manifest -exec touch -d "${came% *}" {} +
    display
    home_is "${came#* }.png"
    kill -TERM "$show"
    await 'frames *'
    ended "a display whose packs came on ${came% *}" 0
done
verdict
