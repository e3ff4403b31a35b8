#!/usr/bin/env bash
# streams.sh PROGRAM PACK OUT: standard streams that are closed, full, or read by somebody who goes away.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
start_server

# Every way to close some of the three: the exhibition opens, and no word lands where a picture or the display is.
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    rm -f other.png
    eval "\"\$program\" shot --pack \"\$pack\" --screen home --size 320x180 -o other.png $closed" ||
        fail "shot $closed: exit $?"
    same_picture "shot $closed" other.png
done
printf '{"format": 1,' >pack.json # its problems have no stderr to go to
"$program" shot --pack . --screen fault --size 320x180 -o fault.png 2>fault.log || fail 'no picture of the fault screen'
"$program" shot --pack . --screen fault --size 320x180 -o other.png <&- >&- 2>&- || fail 'no picture without streams'
cmp -s fault.png other.png || fail 'the words of a fault are in its picture'
grep -q 'pack.json:1:' fault.log || fail 'the fault is not told'

# Without any stream a show has no status lines: what can be seen is that it ends by SIGTERM, and with 0.
# shellcheck disable=SC2016
DISPLAY=$display env --default-signal bash -c '"$@" <&- >&- 2>&- & echo $! >pid; wait $!; echo $? >status' - \
    "$program" show --pack "$pack" --status &
shell=$!
for ((i = 0; i < limit * 10; i++)); do
    DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q '"machiakari"' && break
    sleep 0.1
done
kill -TERM "$(cat pid)"
wait "$shell"
[ "$(cat status)" = 0 ] || fail "a show without streams ended with $(cat status)"

# The reader of the status lines goes away; the show goes on, and the glass with it.
start_show "$program" show --pack "$pack" --status --messages en
await ready
exec 4<&-
touch_glass
DISPLAY=$display xdotool key ctrl+q
for ((i = 0; i < 20; i++)); do
    kill -0 "$show" 2>/dev/null || break
    sleep 0.1
done
kill -TERM "$show" || fail 'the show ends with the reader of its status lines'
ended 'a show whose reader is gone' 0

# What is read by a machine must arrive whole, or it is a failure.
mkdir -p broken
cp pack.json broken
timeout "$limit" "$program" check --json broken >/dev/full 2>stderr
[ $? = 1 ] || fail 'check calls a full disk a success'
for arguments in '--help' 'check --help'; do
    # shellcheck disable=SC2086
    timeout "$limit" "$program" $arguments --messages en >/dev/full 2>stderr
    [ $? = 1 ] || fail "$arguments calls a full disk a success"
    what=$arguments
    one_line 'the output could not be written'
done
verdict
