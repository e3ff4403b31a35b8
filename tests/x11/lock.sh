#!/usr/bin/env bash
# lock.sh PROGRAM PACK OUT: the staff's door stays locked, whatever becomes of the settings, and whoever has the program
# killed between two tries of the PIN.
set -uo pipefail
program=$1 pack=$2 out=$3
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"

display() {
    start_show --settings settings.json
    await ready
}
kill_show() {
    kill -KILL "$show"
    wait "$show" 2>/dev/null
    show=
}
end_show() {
    kill -TERM "$show"
    await 'frames *'
    ended 0
}
# try PIN: on the pad; what comes of it is in the next status lines.
try() {
    xdotool type "$1"
    xdotool key Return
}
# is_locked WHAT: Ctrl+Q leads to the pad, and the right PIN (or any) does not lead on.
is_locked() {
    xdotool key ctrl+q
    await 'screen pin'
    try "${2:-0000}"
    xdotool key Escape
    await 'screen home'
    ! grep -q '^screen staff' status.log || fail "$1: the page opens"
}

start_server Xvfb -screen 0 640x360x24
printf '{"pin": "4711", "rotate": 0}\n' >settings.json
chmod 600 settings.json

# Three wrong ones, each with a new start in between: the third has to wait like any, and the next start goes on waiting.
for count in 1 2 3; do
    display
    xdotool key ctrl+q
    await 'screen pin'
    try 0000
    await "tries $count"
    kill_show
done
display
is_locked 'a restart within the wait' 4711
[ "$(cat settings.json.tries)" = '3 wrong, 30 s left' ] || fail "the tries are not kept: $(cat settings.json.tries)"
end_show
rm settings.json.tries

# A file that was cut off, is gone, or says nothing of a PIN: the last good one holds, and the right one opens.
for damage in cut empty zeros gone none; do
    case $damage in
        cut) printf '{"pin": "47' >settings.json ;;
        empty) : >settings.json ;;
        zeros) head -c 30 /dev/zero >settings.json ;;
        gone) rm settings.json ;;
        none) printf '{"rotate": 0}' >settings.json ;;
    esac
    display
    is_locked "$damage"
    xdotool key ctrl+q
    await 'screen pin'
    try 4711
    await 'screen staff'
    end_show
done

# Nothing good is left: nobody comes in, and the log says why.
printf '{"pin": "47' >settings.json
rm settings.json.good
display
is_locked 'nothing good is left'
grep -q 'settings.json: error: nobody can say which PIN was set' show.log || fail 'the log does not say why it is shut'
end_show
exit $((failures > 0))
