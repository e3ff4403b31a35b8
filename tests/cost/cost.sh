#!/usr/bin/env bash
# cost.sh PROGRAM PACK BUDGETS OUT: what the frames of the tour cost, counted in virtual time, against budgets.
#
# The counts are the same on every machine, so the budgets have little room: whoever makes frames dearer changes them
# here, and says why. A line of BUDGETS is: PHASE COUNTER AT-MOST, in thousands (of pixels; of bytes for `kept`).
set -euo pipefail
program=$1 pack=$2 budgets=$3 out=$4
rm -rf "$out"
mkdir -p "$out"
"$program" bench --count --size 960x540 --messages en --pack "$pack" >"$out/counts.jsonl"
sed -n 's/.*"phase_count","name":"\([a-z]*\)",\(.*\)}/\1 \2/p' "$out/counts.jsonl" |
    awk '{ phase = $1; n = split($2, parts, ","); for (i = 1; i <= n; i++) { split(parts[i], c, ":"); gsub(/"/, "", c[1]); print phase, c[1], c[2] } }' \
        >"$out/counts.txt"

# within PART: every budget holds, each as large as PART of itself.
within() {
    awk -v part="$1" 'NR == FNR { count[$1 " " $2] = $3; next }
        /^#/ || NF == 0 { next }
        !(($1 " " $2) in count) { print "not counted: " $1 " " $2; bad = 1; next }
        count[$1 " " $2] > $3 * part { print $1 " " $2 ": " count[$1 " " $2] " (at most " $3 * part ")"; bad = 1 }
        END { exit bad }' "$out/counts.txt" "$budgets"
}
within 1
if within 0.9 >"$out/less.txt"; then
    echo "budgets of nine tenths would hold, too: this test sees nothing"
    exit 1
fi
