#!/usr/bin/env bash
# killed.sh PROGRAM STARTS PACK OUT: 200 times, at a random moment, whoever brings a new pack is killed.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
rounds=200
RANDOM=1

edit 1
began=$(date +%s%N)
install store 2>log || fail "the first pack: $(cat log)"
whole=$((($(date +%s%N) - began) / 1000000)) # milliseconds
starts_with store 1
last=$shown taken=0
for ((round = 2; round <= rounds + 1; round++)); do
    edit $round
    "$program" install work --store store --size 64x64 2>log & # not the function: its shell would be killed
    child=$!
    ms=$((RANDOM % (whole + whole / 10)))
    sleep "$((ms / 1000)).$(printf '%03d' $((ms % 1000)))"
    kill -KILL $child 2>/dev/null
    wait $child 2>/dev/null
    starts_with store "$last" $round
    [ "$shown" = "$last" ] || taken=$((taken + 1))
    last=$shown
done
[ "$taken" -gt 0 ] && [ "$taken" -lt $rounds ] || fail "$taken of $rounds were taken, so nothing was cut off in the middle"

# Whatever was left behind, the next one clears it away.
edit 9999
install store 2>log || fail "after all: $(cat log)"
starts_with store 9999
[ "$(ls store)" = $'lock\npacks\nseen' ] || fail "left behind: $(ls store)"
[ "$(ls store/packs | wc -l)" -le 3 ] || fail "kept: $(ls store/packs)"
printf '%d rounds of up to %d ms, %d packs taken\n' $rounds "$whole" $taken
exit $((failures > 0))
