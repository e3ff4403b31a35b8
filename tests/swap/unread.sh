#!/usr/bin/env bash
# unread.sh PROGRAM PACK OUT STARTS LIBRARY: a disk that cannot be read, for a while or for good, or that does not answer.
# The show starts, tells, ends when it shall, and loses nothing; when the disk is well again, the newest pack shows.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
starts=$4 library=$5
work=$PWD/work store=$PWD/store

# edit VERSION: the pack's folder holds another pack from now on.
edit() {
    sed "s/\"version\": [0-9]*/\"version\": $1/" "$pack/pack.json" >work/.new && mv work/.new work/pack.json
}
# display [VARIABLE=VALUE...]: the show, on a disk that is like that as long as there is a file `bad`.
display() {
    start_show env "LD_PRELOAD=$library" ASAN_OPTIONS=verify_asan_link_order=0 UNREAD_WHILE="$PWD/bad" "$@" \
        "$program" show --pack "$work" --store "$store" --sticks "$PWD/none" --status --messages en
}
finish() {
    kill -TERM "$show"
    await 'frames *'
    ended "$1" 0
}
# all_there WHAT: both packs are whole and where they were, and the newest is what shows next.
all_there() {
    rm -f bad
    [ "$("$starts" "$store")" = 2 ] || fail "$1: the newest pack does not show any more"
    [ "$(ls store/packs)" = $'000001\n000002' ] && [ ! -e store/aside ] || fail "$1: not all is there: $(ls store/*)"
    diff -r store/packs before >/dev/null || fail "$1: something has changed: $(diff -r store/packs before)"
}

cp -r "$pack" work
printf 'what no screen shows' >work/extra.bin
for version in 1 2; do
    edit $version
    runs 0 "$program" install work --store "$store" --size 64x64 --messages en
done
cp -r store/packs before
start_server

# Every kind of call, on all that the store keeps: then the pack's own folder shows, and all is there afterwards.
errors=(5 24 13 12) turn=0
for kind in open read stat list link; do
    touch bad
    display UNREAD_PATH="$store/" UNREAD_KIND=$kind UNREAD_ERROR=${errors[turn++ % 4]}
    await 'pack * [12]'
    await ready
    finish "$kind"
    all_there "$kind"
done

# One file of the newest cannot be read: it makes way, is told of, and comes back.
touch bad
display UNREAD_PATH="$store/packs/000002/pack/extra.bin" UNREAD_KIND=read UNREAD_ERROR=5
await 'pack * 2'
await ready
await "faulty $store/packs/000002"
await 'pack * 1'
grep -q 'cannot be read whole now (extra.bin: Input/output error)' show.log || fail "it does not say why: $(cat show.log)"
rm bad
await 'pack * 2'
finish 'a file that can be read again'
all_there 'a file that can be read again'

# A disk that does not answer: the window opens, and the program ends when it shall.
touch bad
display UNREAD_PATH=/pack/extra.bin UNREAD_KIND=any UNREAD_SECONDS=600
await 'pack * 2'
await ready
finish 'a disk that does not answer'
all_there 'a disk that does not answer'

# Damaged: seen twice, the one before it shows, and the damaged one lies aside and comes again from where it came.
printf 'what no screen shoxs' >store/packs/000002/pack/extra.bin
display UNREAD_PATH=none
await 'pack * 2'
await ready
await "faulty $store/packs/000002"
await 'pack * 1'
await "faulty $store/aside/000002"
await 'pack * 2'
finish 'a damaged pack'
[ "$(cat store/aside/000002/pack/extra.bin)" = 'what no screen shoxs' ] || fail 'the damaged pack is not aside'
[ "$(ls store/packs)" = $'000001\n000003' ] || fail "it did not come again: $(ls store/packs)"

# A store that is removed under the show: the next pack comes all the same, whatever its number.
display UNREAD_PATH=none
await 'pack * 2'
await ready
rm -rf store
edit 3
await 'pack * 3'
finish 'a store that was removed'
verdict
