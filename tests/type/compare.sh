#!/usr/bin/env bash
# compare.sh MAKER COMPARE GOLDEN OUT: hold the pictures that MAKER makes in a folder against the golden ones.
set -euo pipefail
maker=$1 compare=$2 golden=$3 out=$4
rm -rf "$out"
mkdir -p "$out"
"$maker" "$out"

failures=0
for name in $(ls "$out" "$golden" | grep '\.png$' | sort -u); do
    if ! [ -e "$out/$name" ] || ! [ -e "$golden/$name" ]; then
        printf '%s: made and wanted do not agree; look at it, then run tests/update-goldens\n' "$name"
        failures=$((failures + 1))
    elif ! "$compare" "$golden/$name" "$out/$name" "$out/difference-$name"; then
        printf '%s: see %s\n' "$name" "$out/difference-$name"
        failures=$((failures + 1))
    fi
done
[ "${name:+some}" ] || failures=$((failures + 1))
exit $((failures > 0))
