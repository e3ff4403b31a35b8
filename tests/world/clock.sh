#!/usr/bin/env bash
# clock.sh PROGRAM PACK OUT: a clock that nobody has set, or that is far ahead.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
fake=$(find /usr/lib /lib -name libfaketime.so.1 2>/dev/null | head -n 1)
[ -n "$fake" ] || skip 'there is no libfaketime'

start_server
for moment in '1970-01-01 00:00:00' '2038-01-19 03:14:06' '2099-12-31 23:59:59'; do
    # Every clock stands there, also the one that counts from the machine's start: with that one left alone,
    # libfaketime 0.9.10 gets clock_nanosleep wrong. AddressSanitizer wants to be the first library, which does not matter
    # beside one that allocates nothing.
    world=(env TZ=UTC "LD_PRELOAD=$fake" "FAKETIME=@$moment" ASAN_OPTIONS=verify_asan_link_order=0)
    case "$moment $("${world[@]}" date +%Y)" in
        1970*1970 | 2038*2038 | 2099*2099 | 2099*2100) ;;
        *) give_up "the clock does not stand at $moment" ;;
    esac
    picture other.png "${world[@]}" "$program"
    is_silent
    same_picture "$moment" other.png
    shows "$moment" "${world[@]}" "$program"
done
verdict
