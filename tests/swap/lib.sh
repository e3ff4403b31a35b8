# shellcheck shell=bash
# What the tests of a changing store share. Sourced as `. lib.sh PROGRAM STARTS PACK OUT`; it moves into OUT.
program=$1 starts=$2 pack=$3 out=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LSAN_OPTIONS=suppressions=$here/../x11/leaks:print_suppressions=0
failures=0

rm -rf "$out"
mkdir -p "$out"
cd "$out" || exit 1
cp -r "$pack" work

fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}
# edit VERSION: the pack's folder holds another pack from now on.
edit() {
    sed "s/\"version\": [0-9]*/\"version\": $1/" "$pack/pack.json" >work/pack.json
}
install() {
    "$program" install work --store "$1" --size 64x64 --messages en
}
# starts_with STORE VERSION...: a display that is switched on now shows one of these; `shown` is which.
starts_with() {
    local store=$1 version
    shift
    shown=$("$starts" "$store") || { fail "the store has no pack to start with, wanted one of: $*" && return; }
    for version; do
        [ "$shown" != "$version" ] || return 0
    done
    fail "a display would start with version $shown, not with one of: $*"
}
