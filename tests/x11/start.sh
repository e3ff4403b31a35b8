#!/usr/bin/env bash
# start.sh PACK OUT [cold] PROGRAM...: how long a start takes, at 1920x1080 in a window under Xvfb. No test: it measures.
#
# Each of the programs is started 10 times, in turn. A line for each start, then the medians of each program: from exec
# to the first picture, the CPU seconds that were spent until then and until 5 seconds after it (its child processes
# included; what attract moves is in there, too), and what is resident then. `cold`: what the system keeps of files is
# dropped before each start (by root only).
set -uo pipefail
pack=$(realpath "$1") out=$2 cold=
shift 2
[ "$1" != cold ] || { cold=yes && shift; }
programs=()
for program in "$@"; do programs+=("$(realpath "$program")"); done
. "$(dirname "$0")/lib.sh"
runs=${RUNS:-10}

# cpu: seconds of CPU that the show and its children have taken so far.
cpu() {
    awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13 + $14 + $15) / hz }' "/proc/$show/stat"
}

measure() {
    local before after ready_cpu
    [ -z "$cold" ] || { sync && echo 3 >/proc/sys/vm/drop_caches; }
    before=$EPOCHREALTIME
    start_show --windowed --size 1920x1080
    await ready
    after=$EPOCHREALTIME
    ready_cpu=$(cpu)
    sleep 5
    awk -v name="$program" -v from="$before" -v to="$after" -v cpu="$ready_cpu" -v later="$(cpu)" '
        /^Pss:/ { printf "%s %.0f %.2f %.2f %.0f\n", name, (to - from) * 1000, cpu, later, $2 / 1024 }' \
        "/proc/$show/smaps_rollup" | tee -a figures
    kill -TERM "$show"
    ended 0
}

start_server Xvfb -screen 0 1920x1080x24
echo 'program, ms to the picture, CPU s to it, CPU s 5 s later, MB (PSS)'
for ((i = 0; i < runs; i++)); do
    for program in "${programs[@]}"; do measure; done
done
for program in "${programs[@]}"; do
    for column in 2 3 4 5; do
        awk -v name="$program" -v column=$column '$1 == name { print $column }' figures | sort -n |
            awk '{ all[NR] = $1 } END { printf " %s", all[int((NR + 1) / 2)] }'
    done | sed "s|^|median $program|"
    echo
done
