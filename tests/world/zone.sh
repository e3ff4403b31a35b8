#!/usr/bin/env bash
# zone.sh PROGRAM PACK OUT: machines are delivered in UTC, and somebody sets the time zone of the place while the exhibition
# runs: it holds at once, without a new start, also where TZ names the machine's own zone.
set -uo pipefail
if [ "${4:-}" != mounted ]; then
    unshare -m true 2>/dev/null || { echo 'skipped: there is no permission to mount anything' && exit 77; }
    exec unshare -m bash "$0" "$1" "$2" "$3" mounted
fi
. "$(dirname "$0")/lib.sh"
zones=/usr/share/zoneinfo
[ -e "$zones/Etc/GMT+12" ] && [ -e "$zones/Pacific/Kiritimati" ] || skip 'there are no time zones'
mount --make-rprivate /
# set_zone ZONE: as a technician does; here and in the program below, and nowhere else.
set_zone() {
    mount --bind "$zones/$1" "$(readlink -f /etc/localtime)"
}
# A call that begins on the day that it is in the east already; in the far west it is the day before, or the one before that.
unset TZ
east=$(TZ=Pacific/Kiritimati date +%F)
small=$here/../packs/good/tiny
cp -r "$small" work
printf '{"calls": [{"id": "call", "organisation": "O", "title": "T", "from": "%s"}],
  "contacts": [{"id": "office", "name": "N"}]}' "$east" >work/join.json
# The staff page says so, in a picture, too.
TZ=Pacific/Kiritimati "$program" shot --pack work --screen staff --messages en --dump -o page.txt || fail 'no picture'
grep -q 'UTC+14' page.txt || fail 'the staff page does not say the time zone'
start_server
for tz in '' ':/etc/localtime'; do
    set_zone Etc/GMT+12
    rm -rf store
    start_show env ${tz:+"TZ=$tz"} "$program" show --pack work --store "$PWD/store" --status --messages en
    await 'pack *'
    await ready
    # The folder is watched once what is in it was taken.
    for ((i = 0; i < limit * 10; i++)); do
        [ -e store/packs/000001/manifest ] && break
        sleep 0.1
    done
    set_zone Pacific/Kiritimati
    touch work/credits.json # so that nobody waits half a minute
    await "day $east"
    kill -TERM "$show"
    await 'frames *'
    ended 'a display in two zones' 0
done
verdict
