#!/usr/bin/env bash
# full.sh PROGRAM STARTS PACK OUT: a disk that is full at every point of an installation: first too small for anything,
# then larger by one page each time, until the pack has room.
set -uo pipefail
if [ "${5:-}" != mounted ]; then
    unshare -m true 2>/dev/null || { echo 'skipped: there is no permission to mount anything' && exit 77; }
    exec unshare -m bash "$0" "$@" mounted
fi
. "$(dirname "$0")/lib.sh"
mount --make-rprivate /
mkdir -p disk

edit 1
for ((kilobytes = 8, room = 0; room == 0 && kilobytes < 1000; kilobytes += 4)); do
    mount -t tmpfs -o "size=${kilobytes}k" tmpfs disk || exit 1
    ! install disk/store 2>log || room=$kilobytes
    umount disk
done
[ "$room" -gt 20 ] || fail "the first pack found room at once"

# With one pack in it and no room for a second: the first one stays, whole, and the disk is as full as before.
refused=0
for ((kilobytes = room, more = 0; more == 0 && kilobytes < 1000; kilobytes += 4)); do
    mount -t tmpfs -o "size=${kilobytes}k" tmpfs disk || exit 1
    edit 1
    install disk/store 2>log || fail "$kilobytes KB held it a moment ago: $(cat log)"
    edit 2
    if install disk/store 2>log; then
        more=$kilobytes
        starts_with disk/store 2
    else
        refused=$((refused + 1))
        grep -q 'No space left' log || fail "$kilobytes KB: it does not say that the disk is full: $(cat log)"
        starts_with disk/store 1
        [ ! -e disk/store/coming ] || fail "$kilobytes KB: left behind: $(find disk/store/coming)"
    fi
    umount disk
done
[ "$refused" -gt 5 ] && [ "$more" -gt "$room" ] || fail "$refused disks were too small"
printf 'one pack takes %d KB, two %d KB; %d disks in between were full\n' "$room" "$more" "$refused"
exit $((failures > 0))
