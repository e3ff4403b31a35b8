#!/usr/bin/env bash
# disk.sh PROGRAM PACK OUT: a disk that takes nothing, one that is full, and a program that is cut off while it writes.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
unshare -m true 2>/dev/null || skip 'there is no permission to mount anything'

# read_only COMMAND...: where nothing at all can be written.
cat >read_only <<'S'
#!/usr/bin/env bash
set -e
mount --make-rprivate /
while read -r _ place _; do
    mount -o remount,bind,ro "$place" 2>/dev/null || true
done </proc/mounts
! touch "$PWD/written" /var/tmp/written 2>/dev/null
exec "$@"
S
read_only=(unshare -m bash "$PWD/read_only")
"${read_only[@]}" true || skip 'the disk cannot be made read-only here'

start_server
shows 'a read-only disk' "${read_only[@]}" "$program"
what='show on a read-only disk'
is_silent show.log
runs 1 "${read_only[@]}" "$program" shot --pack "$pack" --screen home --size 320x180 --messages en -o "$PWD/a.png"
one_line 'Read-only file system'
runs 1 "${read_only[@]}" "$program" tour --pack "$pack" --size 128x72 --messages en -o "$PWD/tour"
one_line 'Read-only file system'
runs 1 "${read_only[@]}" "$program" sheet "$pack" --size 128x72 --messages en -o "$PWD/sheet"
grep -q 'cannot make the folder .*sheet: Read-only file system' stderr || fail "$what does not say why"
runs 0 "${read_only[@]}" "$program" check "$pack"

# full COMMAND...: in a folder on a disk of 16 KB, which must hold nothing afterwards.
mkdir -p small
cat >full <<'S'
#!/usr/bin/env bash
mount --make-rprivate /
mount -t tmpfs -o size=16k tmpfs small
status=0
"$@" || status=$?
left=$(find small -mindepth 1 \( -size +0 -o -type d \))
[ -z "$left" ] || { echo "something is left behind: $left"; } >&2
exit "$status"
S
runs 1 unshare -m bash "$PWD/full" \
    "$program" shot --pack "$pack" --screen home --size 1280x720 --messages en -o small/a.png
one_line 'No space left'
runs 1 unshare -m bash "$PWD/full" "$program" sheet "$pack" --size 1280x720 --messages en -o small/sheet
grep -q 'cannot write small/sheet\..*: No space left' stderr || fail "$what does not say why"
! grep 'left behind' stderr || fail "$what: a folder that is not whole"

# Cut off while it writes pictures: those that have their name are whole.
mkdir -p cut
for ((round = 0; round < 3; round++)); do
    "$program" tour --pack "$pack" --size 128x72 -o cut 2>cut.log &
    show=$!
    for ((i = 0; i < limit * 50; i++)); do
        [ "$(find cut -name '*.png' | wc -l)" -le $((round * 6)) ] || break
        sleep 0.02
    done
    kill -KILL "$show"
    wait "$show" 2>/dev/null
    show=
done
count=0
for made in cut/*.png; do
    [ "$(tail -c 8 "$made" | od -An -tx1 | tr -d ' \n')" = 49454e44ae426082 ] || fail "$made is cut off"
    count=$((count + 1))
done
[ "$count" -gt 0 ] || fail 'nothing was made before the end'
verdict
