# shellcheck shell=bash
# What the tests of the end of the world share. Sourced as `. lib.sh PROGRAM PACK OUT [MORE...]`; it moves into OUT.
#
# Nothing here waits for a fixed time: a status line, the end of a process or a file is waited for, and only so long.
program=$1 pack=$2 out=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LSAN_OPTIONS=suppressions=$here/../x11/leaks:print_suppressions=0
limit=60 # seconds for what must come: a program under a sanitiser on a busy machine is slow
failures=0
server=
show=

rm -rf "$out"
mkdir -p "$out"
cd "$out" || exit 1
unset LC_ALL LC_MESSAGES DISPLAY WAYLAND_DISPLAY
export LANG=C.UTF-8 XDG_STATE_HOME=$out/state XDG_CONFIG_HOME=$out/config

fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}
give_up() {
    fail "$*"
    tail -v -n 20 status.log show.log stdout stderr 2>/dev/null
    exit 1
}
# skip WHY: this machine cannot make such a world (ctest's SKIP_RETURN_CODE).
skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}
# shellcheck disable=SC2317
stop() {
    [ -z "$show" ] || kill -KILL "$show" 2>/dev/null
    [ -z "$server" ] || kill "$server" 2>/dev/null
    wait 2>/dev/null
}
trap stop EXIT

start_server() {
    rm -f display
    Xvfb -displayfd 3 -screen 0 640x360x24 -nolisten tcp 3>display 2>server.log &
    server=$!
    for ((i = 0; i < limit * 10; i++)); do
        [ -s display ] && break
        sleep 0.1
    done
    [ -s display ] || give_up 'the X server does not start'
    display=:$(cat display)
}
stop_server() {
    kill "-${1:-TERM}" "$server"
    wait "$server" 2>/dev/null
    server=
}

# start_show COMMAND...: its status lines arrive on file descriptor 4. Signals are as a service manager leaves them,
# for a shell makes its background jobs deaf to SIGINT.
start_show() {
    rm -f lines
    mkfifo lines
    DISPLAY=$display SDL_VIDEODRIVER=x11 env --default-signal "$@" >lines 2>show.log &
    show=$!
    exec 4<lines
    : >status.log
}
# await LINE: read status lines until this one (a pattern).
await() {
    local line deadline=$((SECONDS + limit))
    while [ $SECONDS -lt $deadline ] && IFS= read -r -t "$limit" -u 4 line; do
        printf '%s\n' "$line" >>status.log
        # shellcheck disable=SC2254
        case "$line" in $1) return 0 ;; esac
    done
    give_up "no status line '$1'"
}
# A finger in the middle of the glass.
touch_glass() {
    DISPLAY=$display xdotool mousemove 320 180 click 1 || give_up 'the glass cannot be touched'
}
# ended WHAT STATUS: the show ends in time, with this exit status.
ended() {
    local got=0
    timeout "$limit" tail --pid="$show" -f /dev/null || give_up "$1: the program does not end"
    wait "$show" || got=$?
    show=
    [ "$got" = "$2" ] || give_up "$1: the program ended with $got, not $2"
}
# shows WHAT COMMAND...: in this world the exhibition opens, moves and ends as it should.
shows() {
    local what=$1
    shift
    start_show "$@" show --pack "$pack" --status --messages en
    await 'pack *'
    await ready
    kill -TERM "$show"
    await 'frames *'
    ended "$what" 0
}

# runs STATUS COMMAND...: run it to its end, keep what it says in stdout and stderr.
runs() {
    local wanted=$1 got=0
    shift
    what=$*
    timeout "$limit" "$@" >stdout 2>stderr </dev/null || got=$?
    [ "$got" = "$wanted" ] || {
        fail "$what: wanted exit $wanted, got $got"
        sed 's/^/    /' stdout stderr
    }
}
# words_of FILE: what the program says there. (fontconfig complains by itself where it finds no index and no place for one.)
words_of() {
    grep -v '^Fontconfig error: No writable cache' "$1"
}
# one_line WORDS: the program says one line on stderr, and these words are in it.
one_line() {
    [ "$(words_of stderr | wc -l)" = 1 ] && words_of stderr | grep -qF -- "$1" || {
        fail "$what: not one line that says '$1', but:"
        sed 's/^/    /' stderr
    }
}
is_silent() {
    [ -z "$(words_of "${1:-stderr}")" ] || {
        fail "$what: it says:"
        sed 's/^/    /' "${1:-stderr}"
    }
}
# picture FILE COMMAND...: one picture of the home screen, made in this world.
picture() {
    local file=$1
    shift
    runs 0 "$@" shot --pack "$pack" --screen home --size 320x180 --messages en -o "$file"
}
# same_picture WHAT FILE: it is the picture of an ordinary day.
same_picture() {
    [ -s ordinary.png ] || picture ordinary.png "$program"
    cmp -s ordinary.png "$2" || fail "$1: the picture is not that of an ordinary day"
}
verdict() {
    exit $((failures > 0))
}
