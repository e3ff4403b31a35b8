#!/usr/bin/env bash
# signals.sh PROGRAM PACK OUT: whoever wants the show to end may ask in three ways, at any time; and it ends well.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
start_server

for signal in TERM INT HUP; do
    start_show "$program" show --pack "$pack" --status --messages en
    await ready
    kill "-$signal" "$show"
    await 'frames *'
    ended "SIG$signal" 0
    what=SIG$signal
    is_silent show.log
done

# While it starts, too: one that came before the first frame waits for it.
for signal in TERM INT HUP; do
    # shellcheck disable=SC2016
    start_show --block-signal="$signal" bash -c 'kill "-$0" $$ && exec "$@"' "$signal" \
        "$program" show --pack "$pack" --status --messages en
    await 'frames *'
    ended "SIG$signal before the first frame" 0
done

# What a parent told it not to hear (nohup), it does not hear.
start_show env --ignore-signal=HUP "$program" show --pack "$pack" --status --messages en
await ready
kill -HUP "$show"
touch_glass
await 'screen home'
kill -TERM "$show"
await 'frames *'
ended 'SIGHUP under nohup' 0
verdict
