#!/usr/bin/env bash
# banned_calls.sh ROOT: no call in src/ that overruns, that starts a shell, that is not repeatable, that opens what a
# process started by another thread would get, or that reads a clock outside src/run/clock.c.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
root=$1
need_house "$root"

unsafe='strcpy|stpcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|atoi|atol|atoll|atof|tmpnam|mktemp'
worldly='system|popen|rand|srand|random|srandom|rand_r|drand48'
inherited='pipe|dup' # pipe2, F_DUPFD_CLOEXEC
clocks='time|ftime|clock|gettimeofday|clock_gettime|timespec_get|times|SDL_GetTicks|SDL_GetTicks64|SDL_GetPerformanceCounter'

# calls NAMES FILE...: where the code calls, or takes the address of, one of them.
calls() {
    local names=$1
    shift
    code_of "$@" | grep -E "^[^:]+:[0-9]+:(.*[^A-Za-z0-9_.>])?($names)[[:space:]]*\(" | sed 's/$/   <- banned here/' || true
}

mapfile -t files < <(sources "$root/src")
mapfile -t timeless < <(printf '%s\n' "${files[@]}" | grep -vx "$root/src/run/clock.c")
verdict "$(calls "$unsafe|$worldly|$inherited" "${files[@]}" && calls "$clocks" "${timeless[@]}")"
