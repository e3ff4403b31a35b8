#!/usr/bin/env bash
# stick.sh HELPER OUT: what mounts sticks, with programs that only say what they were asked: whatever the name and the
# file system, nothing but a stick is mounted, and never so that it could do something.
set -uo pipefail
helper=$1 out=$2
rm -rf "$out"
mkdir -p "$out/bin" "$out/sticks"
failures=0
fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}

# blkid says what TYPE holds; mount and umount write down how they were called, and fail when FAILS says so.
printf '#!/bin/sh\n[ -n "$TYPE" ] || exit 2\nprintf "%%s\\n" "$TYPE"\n' >"$out/bin/blkid"
for name in mount umount; do
    printf '#!/bin/sh\nprintf "%s" >>"%s"; printf " <%%s>" "$@" >>"%s"; echo >>"%s"\n[ -z "$FAILS" ]\n' \
        "$name" "$out/calls" "$out/calls" "$out/calls" >"$out/bin/$name"
done
chmod +x "$out"/bin/*
export MACHIAKARI_STICKS=$out/sticks MACHIAKARI_GROUP=staff FAILS= TYPE=vfat

# call STATUS CALLS ARGUMENT...: the helper ends so, and has called this.
call() {
    local wanted=$1 calls=$2 got=0
    shift 2
    : >"$out/calls"
    PATH=$out/bin:$PATH sh "$helper" "$@" >"$out/said" 2>&1 || got=$?
    [ "$got" = "$wanted" ] || fail "$*: ended with $got, not $wanted: $(cat "$out/said")"
    [ "$(cat "$out/calls")" = "$calls" ] || fail "$*: called
$(cat "$out/calls")
    not
$calls"
    [ "$wanted" = 0 ] || [ "$(wc -l <"$out/said")" -ge 1 ] || fail "$*: does not say why"
}

safe=ro,nosuid,nodev,noexec,nosymfollow,uid=0,gid=staff,dmask=0227,fmask=0337
while read -r type as more; do
    TYPE=$type call 0 "mount <-t> <$as> <-o> <$safe,$more> </dev/sdb1> <$out/sticks/sdb1>" mount sdb1
    [ -d "$out/sticks/sdb1" ] || fail "$type: there is no folder to mount it on"
    call 0 "umount <-l> <$out/sticks/sdb1>" unmount sdb1
    [ ! -e "$out/sticks/sdb1" ] || fail "$type: its folder stays"
done <<'END'
vfat vfat utf8
exfat exfat iocharset=utf8
ntfs ntfs3 iocharset=utf8
END

# Other file systems, and what cannot be read at all.
for type in ext4 btrfs iso9660 udf crypto_LUKS linux_raid_member hfsplus 'vfat,exec' '' $'vfat\nexfat'; do
    TYPE=$type call 1 '' mount sdb1
done
# What cannot be mounted leaves nothing; what is gone already is no failure.
FAILS=1 call 1 "mount <-t> <vfat> <-o> <$safe,utf8> </dev/sdb1> <$out/sticks/sdb1>" mount sdb1
FAILS=1 call 0 "umount <-l> <$out/sticks/sdb1>" unmount sdb1
# Names that no stick has.
for name in '' . .. sd sd- s sdB1 hda1 nvme0n1p1 ../sdb1 sdb1/.. 'sdb1 x' -osuid 'sdb1;reboot' '$(reboot)' 'sd*' $'sdb1\n' \
    'sd!c0d0' sdｂ1 cciss!c0d0p1; do
    call 1 '' mount "$name"
    call 1 '' unmount "$name"
done
call 1 '' mount
call 1 ''
call 1 '' remount sdb1
call 0 "mount <-t> <vfat> <-o> <$safe,utf8> </dev/sdaa12> <$out/sticks/sdaa12>" mount sdaa12
left=$(find "$out/sticks" -mindepth 1 ! -name sdaa12)
[ -z "$left" ] || fail "left behind: $left"
exit $((failures > 0))
