#!/usr/bin/env bash
# strict.sh POISONED PACK OUT: what `install` refuses, `check` refuses, and says the same of it. POISONED is the program,
# but that a pack's poison.txt does to it what it says.
set -uo pipefail
. "$(dirname "$0")/../world/lib.sh"

# pack_as NAME: a good one, which the caller spoils.
pack_as() {
    cp -r "$pack" "$1"
}
# both NAME WORDS: refused by both, for this reason.
both() {
    runs 1 "$program" check "$1" --messages en
    grep -F -- "$2" stderr | grep -q 'error: ' || fail "check does not say '$2' of $1: $(cat stderr)"
    runs 1 "$program" install "$PWD/$1" "$PWD/good" --store "store-$1" --size 64x64 --messages en
    grep -F -- "$2" stderr | grep -q 'error: ' || fail "install does not say '$2' of $1: $(cat stderr)"
    grep -qF "$PWD/good: installed" stderr || fail "install does not take the good one beside $1: $(cat stderr)"
}

pack_as good
runs 0 "$program" check good --messages en

pack_as deep
inmost=deep/$(printf 'a/%.0s' {1..17})
mkdir -p "$inmost"
touch "$inmost/star.txt"
both deep 'folders lie in folders more than 16 deep'

pack_as large
truncate -s 3G large/bulk.bin
both large 'the folder holds more than 2048 MB'

pack_as many
mkdir many/more
(cd many/more && seq 25001 | xargs touch)
both many 'the folder holds more than 25000 files'

pack_as crash
echo "crash $PWD/crash.log" >crash/poison.txt
both crash 'the check of this pack broke off'

pack_as memory
echo "memory $PWD/memory.log" >memory/poison.txt
both memory 'the check of this pack broke off'

(cd deep && zip -qr ../deep.zip .) || give_up 'no zip'
both deep.zip 'folders lie in folders more than 16 deep'

(cd good && zip -qr ../cut.zip .)
truncate -s 1500 cut.zip
both cut.zip 'the archive is damaged or was cut off'

# One after the other: none keeps the next from being checked, and nothing is left where archives are unpacked.
(cd crash && zip -qr ../crash.zip .)
mkdir tmp
TMPDIR=$PWD/tmp runs 1 "$program" check crash.zip good --messages en
grep -q '^crash.zip: error: the check of this pack broke off' stderr || fail "an archive that crashes is not told of"
grep -q '^machiakari: good: errors 0' stderr || fail "the pack behind it is not checked: $(cat stderr)"
[ -z "$(ls tmp)" ] || fail "left behind: $(ls tmp)"
rm -r many
verdict
