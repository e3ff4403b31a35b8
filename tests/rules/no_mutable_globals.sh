#!/usr/bin/env bash
# no_mutable_globals.sh LIBRARY...: our compiled code has no writable variable that outlives a call.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

# Sections tell more than nm's letters: a constant table of pointers is only written by the linker (.data.rel.ro).
# The sanitisers' and the coverage tools' own bookkeeping is not ours.
[ $# -gt 0 ]
breaches=$(nm -A -f sysv "$@" | awk -F'|' '
    {
        for (i = 1; i <= NF; i++) gsub(/^ +| +$/, "", $i)
        name = $1
        sub(/.*:/, "", name)
    }
    $4 != "OBJECT" && $4 != "TLS" { next }
    $7 ~ /^\.data\.rel\.ro/ { next }
    $7 !~ /^(\.t?data|\.t?bss|\*COM\*)/ { next }
    name ~ /^_*(asan|odr_asan|ubsan|sanitizer|sancov|gcov|llvm)_/ || name ~ /^__odr_asan/ { next }
    { print $1 ": writable in " $7 }')
verdict "$breaches"
