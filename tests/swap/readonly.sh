#!/usr/bin/env bash
# readonly.sh PROGRAM PACK OUT: a store that can be read but not written shows its newest pack, changes nothing, and
# neither waits for what cannot be nor ends over it.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"
unshare -m true 2>/dev/null || skip 'there is no permission to mount anything'
work=$PWD/work store=$PWD/store

# edit VERSION: the pack's folder holds another pack from now on.
edit() {
    sed "s/\"version\": [0-9]*/\"version\": $1/" "$pack/pack.json" >work/.new && mv work/.new work/pack.json
}
# read_only COMMAND...: where the store takes nothing.
cat >read_only <<S
#!/usr/bin/env bash
set -e
mount --make-rprivate /
mount --bind "$store" "$store"
mount -o remount,bind,ro "$store"
! touch "$store/written" 2>/dev/null
exec "\$@"
S
# display WHAT LINE: the show opens with this pack, and ends.
display() {
    start_show unshare -m bash "$PWD/read_only" "$program" show --pack "$work" --store "$store" --sticks "$PWD/none" \
        --status --messages en
    await "$2"
    await ready
    kill -TERM "$show"
    await 'frames *'
    ended "$1" 0
    diff -r store before >/dev/null || fail "$1: something has changed: $(diff -r store before)"
}

cp -r "$pack" work
for version in 1 2; do
    edit $version
    runs 0 "$program" install work --store "$store" --size 64x64 --messages en
done
cp -r store before
unshare -m bash "$PWD/read_only" true || skip 'the store cannot be made read-only here'
start_server

# The folder is what was taken last; it is broken; there is none.
display 'the folder as it was taken' 'pack * 2'
echo '{' >work/pack.json
display 'a folder that is broken' 'pack * 2'
rm -r work
display 'no folder' 'pack * 2'
verdict
