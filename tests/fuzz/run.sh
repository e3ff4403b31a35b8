#!/usr/bin/env bash
# run.sh FUZZER SEEDS SCRATCH OPTION...: fuzz from the seeds; what is found goes to SCRATCH, a crash stays there with the
# input that caused it. Fails when there was one, or a leak, or an input that takes too long or too much memory.
set -euo pipefail
fuzzer=$1 seeds=$2 scratch=$3
shift 3

[ -n "$(ls -A "$seeds")" ] || {
    printf '%s: no seeds\n' "$seeds"
    exit 1
}
rm -rf "$scratch"
mkdir -p "$scratch/corpus"
if ! (cd "$scratch" && "$fuzzer" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 "$@" corpus "$seeds") \
    >"$scratch/log" 2>&1; then
    tail -n 200 "$scratch/log"
    printf 'try it again with: %s INPUT, where INPUT is one of\n' "$fuzzer"
    find "$scratch" -maxdepth 1 -type f ! -name log
    exit 1
fi
tail -n 8 "$scratch/log"
