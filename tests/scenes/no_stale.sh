#!/usr/bin/env bash
# no_stale.sh SCENES GOLDEN: every golden file is made by exactly one scene, and every picture has its dump beside it.
set -euo pipefail
scenes=$1 golden=$2
failures=0
complain() {
    printf '%s\n' "$*"
    failures=$((failures + 1))
}

made=$(sed -nE 's/^([^#]*[[:space:]])?(shot|dump)[[:space:]]+([^[:space:]]+)[[:space:]]*$/\2 \3/p' "$scenes"/*.scene |
    sed -E 's/^shot (.*)/\1.png/; s/^dump (.*)/\1.txt/' | sort)
twice=$(uniq -d <<<"$made")
[ -z "$twice" ] || complain "made by more than one scene: $twice"
for file in "$golden"/*.png "$golden"/*.txt; do
    [ ! -e "$file" ] || grep -qxF "$(basename "$file")" <<<"$made" || complain "$file: no scene makes this"
done
exit $((failures > 0))
