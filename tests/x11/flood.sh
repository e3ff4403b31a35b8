#!/usr/bin/env bash
# flood.sh PROGRAM FINGERS PACK OUT: 200,000 touches all over the glass, 100,000 down and 100,000 up, by up to five fingers
# at once, as fast as the X server takes them. The program lives, answers, and has not grown; and it says once that it left
# some out.
set -uo pipefail
program=$1 fingers=$2 pack=$3 out=$4
width=640 height=360
contacts=100000 batch=500
most_growth=81920 # KiB: pictures and words that were not shown before; touches that are kept would be more than twice as much
. "$(dirname "$0")/lib.sh"
. "${here:?}/panel.sh"
# What a sanitizer keeps of freed memory is not the program's.
export ASAN_OPTIONS=quarantine_size_mb=1:thread_local_quarantine_size_kb=64

memory() {
    awk '/^VmRSS/ { print $2 }' "/proc/${show:?}/status"
}
# flood FIRST COUNT: contacts number FIRST and on; the same numbers are the same places.
flood() {
    awk -v first="$1" -v count="$2" -v width="$width" -v height="$height" 'BEGIN {
        srand(first)
        for (i = 0; i < count; i++) {
            finger = i % 5
            if (i >= 5) print "up", finger
            print "down", finger, int(rand() * width), int(rand() * height)
        }
        for (finger = 0; finger < 5; finger++) print "up", finger
        print "sync"
    }' >&6
    read -r -t "${limit:?}" -u 5 _ || give_up 'the panel takes no more'
}

start_panel "${width}x$height"
start_show
await ready
take_panel "$fingers"
# Nobody waits for what the program makes of them; a key goes the same way behind them.
settle() {
    xdotool key "$1"
    await "screen $2"
}
for ((sent = 0; sent < contacts; sent += batch)); do
    flood "$sent" "$batch"
    # What it shows for the first time it has to keep: only from then on it must not grow.
    if [ "$sent" -eq $((contacts * 3 / 5)) ]; then
        settle ctrl+q staff
        before=$(memory)
        settle ctrl+q '*'
    fi
done
settle ctrl+q staff
after=$(memory)
printf 'memory after %d contacts: %d KiB, after %d: %d KiB\n' $((contacts * 3 / 5)) "$before" "$contacts" "$after"
[ $((after - before)) -le $most_growth ] || fail "it has grown by $((after - before)) KiB"
[ "$(grep -c 'more touches came at once' show.log)" = 1 ] || fail 'it does not say once that touches were left out'

# It still answers, to a key and to a finger.
await 'rest *'
locate staff staff-close
touch "down 1 $x $y" 'up 1'
await 'screen *'
leave_panel
kill -TERM "${show:?}"
await 'frames *'
ended 0
exit $((failures > 0))
