#!/usr/bin/env bash
# environment.sh PROGRAM PACK OUT: no HOME, no locale, no time zone, no environment at all, no folder to stand in.
set -uo pipefail
. "$(dirname "$0")/lib.sh"

# worlds DO: each of them, as a command that the program runs under.
worlds() {
    "$1" 'no HOME' env -u HOME -u USER -u LOGNAME -u XDG_RUNTIME_DIR
    "$1" 'a HOME that is not there' \
        env -u XDG_STATE_HOME -u XDG_CONFIG_HOME HOME=/nowhere XDG_CACHE_HOME=/nowhere XDG_RUNTIME_DIR=/nowhere
    "$1" 'the C locale' env LANG=C
    "$1" 'a locale that is not there' env LC_ALL=xx_XX.UTF-8 LANGUAGE=xx
    "$1" 'no TZ' env -u TZ
    "$1" 'a TZ that is none' env TZ=:/nowhere
}
pictured() {
    picture other.png "${@:2}" "$program"
    is_silent
    same_picture "$1" other.png
}
shown() {
    shows "$@" "$program"
}

pictured 'an empty environment' env -i "LSAN_OPTIONS=$LSAN_OPTIONS"
worlds pictured
start_server
shown 'an empty environment' env -i "DISPLAY=$display" "LSAN_OPTIONS=$LSAN_OPTIONS"
worlds shown
[ ! -e /nowhere ] || fail 'a HOME that was not there was made'

# The folder the program stands in is gone: what is named from the root is still there.
mkdir gone
gone() {
    cd gone && rmdir ../gone && exec "$@"
}
export -f gone
picture "$PWD/other.png" bash -c 'gone "$@"' - "$program"
is_silent
same_picture 'a deleted folder' other.png
mkdir gone
shown 'a deleted folder' bash -c 'gone "$@"' -

# Messages follow the locale, as far as there is one.
runs 2 env LC_ALL=ja_JP.UTF-8 "$program" dance
one_line 'コマンドはありません'
runs 2 env -i "$program" dance
one_line 'there is no command'
verdict
