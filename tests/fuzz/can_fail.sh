#!/usr/bin/env bash
# can_fail.sh PLANTED SCRATCH: each flaw planted in fuzz_planted.c fails run.sh; an input that reaches none passes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
planted=$1 scratch=$2
failures=0
rm -rf "$scratch"
mkdir -p "$scratch/seeds"

# judge PASS|FAIL SEED
judge() {
    local got=PASS
    printf '%s' "$2" >"$scratch/seeds/seed"
    bash "$here/run.sh" "$planted" "$scratch/seeds" "$scratch/run" -runs=0 -timeout=1 -malloc_limit_mb=64 \
        >"$scratch/output" 2>&1 || got=FAIL
    if [ "$got" != "$1" ]; then
        printf 'wanted %s, got %s for the seed %s\n' "$1" "$got" "$2"
        cat "$scratch/output"
        failures=$((failures + 1))
    fi
}

judge PASS harmless
for flaw in overrun overflow leak abort memory wait; do
    judge FAIL "$flaw"
done
rm "$scratch/seeds/seed"
if bash "$here/run.sh" "$planted" "$scratch/seeds" "$scratch/run" -runs=0 >/dev/null 2>&1; then
    echo 'passed without a seed'
    failures=$((failures + 1))
fi
exit "$((failures > 0))"
