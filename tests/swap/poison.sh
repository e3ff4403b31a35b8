#!/usr/bin/env bash
# poison.sh POISONED PACK OUT: a drop folder with a pack that breaks whoever takes it, one that somebody never stops
# writing to, one with a mistake, and a good one. The good one shows; the staff is told of each of the others by its name,
# also after the next start; and the show ends when it is asked to, whoever has the store. POISONED is the program, but
# that a pack's poison.txt does to it what it says.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
work=$PWD/work drop=$PWD/drop store=$PWD/store
id=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' "$pack/pack.json" | head -n 1)
cp -r "$pack" work
mkdir -p drop pocket
start_server

# pack_as NAME VERSION: in somebody's pocket.
pack_as() {
    cp -r "$pack" "pocket/$1"
    sed -i "s/\"version\": [0-9]*/\"version\": $2/" "pocket/$1/pack.json"
}
# tried TIMES: so often the crash has been tried, sooner or later.
tried() {
    for ((i = 0; i < limit * 10; i++)); do
        [ "$(wc -l <crash.log)" != "$1" ] || return 0
        sleep 0.1
    done
    give_up "the crash was tried $(wc -l <crash.log) times"
}
display() {
    start_show "$program" show --pack "$work" --store "$store" --drop "$drop" --status --messages en
}
# says WORDS: the show says them on stderr, sooner or later.
says() {
    for ((i = 0; i < limit * 10; i++)); do
        ! grep -qF -- "$1" show.log || return 0
        sleep 0.1
    done
    give_up "it does not say '$1'"
}

pack_as crash 501
echo "crash $PWD/crash.log" >pocket/crash/poison.txt
pack_as restless 502
pack_as wrong 503
printf '{"format": 1,' >pocket/wrong/vision.json
pack_as good 504
display
await "pack $id *"
await ready
mv pocket/restless drop/
(while touch drop/restless/pictures 2>/dev/null; do sleep 0.5; done) &
writer=$!
before=$SECONDS
mv pocket/crash pocket/wrong pocket/good drop/
await "refused $drop/crash"
await "refused $drop/wrong/vision.json"
await "pack $id 504"
printf 'a good pack showed %d s after it was dropped beside a bad one, a crash and a writer that never rests\n' \
    $((SECONDS - before))
kill -0 $writer || give_up 'the writer rested'
says "$drop/crash: not installed"
says "$drop/wrong/vision.json:1"
kill $writer
wait $writer 2>/dev/null
await "pack $id 502" # now it rests
tried 2              # once more, for it may have been chance

# Somebody else has the store, and a pack waits for it.
exec 9>>store/lock
flock 9
pack_as late 505
mv pocket/late drop/
for ((i = 0; i < limit * 10; i++)); do
    ! pgrep -P "$show" -f drop/late >/dev/null || break
    sleep 0.1
done
kill -TERM "$show"
await 'frames *'
ended 'a display whose store is held by another' 0
exec 9>&-

# Switched on again: the crash is remembered, and told of; nobody tries it once more.
display
await "refused $drop/crash"
await "pack $id 505"
kill -TERM "$show"
await 'frames *'
ended 'a display that remembers' 0
[ "$(wc -l <crash.log)" = 2 ] || fail "the crash was tried again after a start"

# By hand.
mkdir -p hand
mv drop/crash hand/
pack_as good 506
mv pocket/good hand/
rm -r drop/wrong/poison.txt 2>/dev/null
mv drop/wrong hand/
touch -d '2020-01-01' hand/crash/pack.json hand/wrong/pack.json
runs 1 "$program" install --drop hand --store byhand --size 64x64 --messages ja
grep -qF "hand/crash: エラー: このパックの検査が途中で止まった" stderr || grep -qF "hand/crash: error: このパックの検査が途中で止まった" stderr ||
    fail "by hand it does not tell of the crash: $(cat stderr)"
grep -qF "hand/good: 入れました" stderr || fail "by hand the good one is not taken: $(cat stderr)"
grep -q "hand/wrong/vision.json:1" stderr || fail "by hand it does not tell of the wrong one: $(cat stderr)"
verdict
