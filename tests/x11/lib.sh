# shellcheck shell=bash
# What the tests on an X server share: the server, the program, and waiting for its status lines. Sourced, never run;
# the caller has set `program`, `pack` and `out`, an absolute path. From here on everything happens in `out`.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LSAN_OPTIONS=suppressions=$here/leaks XDG_STATE_HOME=$out/state XDG_CONFIG_HOME=$out/config
limit=45 # seconds for each thing that is waited for: a program under a sanitizer on a busy machine is slow
failures=0
server=
show=
hand= # the program `fingers`, see panel.sh
line= # the last status line

rm -rf "${out:?}"
mkdir -p "$out"
cd "$out" || exit 1

fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}
# shellcheck disable=SC2317
stop() {
    [ -z "$hand" ] || kill "$hand" 2>/dev/null
    [ -z "$show" ] || kill "$show" 2>/dev/null
    [ -z "$server" ] || kill "$server" 2>/dev/null
    wait 2>/dev/null
}
trap stop EXIT
give_up() {
    fail "$*"
    printf 'status lines so far:\n'
    tail -n 40 status.log
    printf 'stderr:\n'
    cat show.log
    exit 1
}

# start_server COMMAND...: an X server that takes a free display and says which on file descriptor 3.
start_server() {
    rm -f display
    "$@" -displayfd 3 -nolisten tcp 3>display 2>server.log &
    server=$!
    for ((i = 0; i < limit * 10; i++)); do
        [ -s display ] && break
        sleep 0.1
    done
    [ -s display ] || give_up 'the X server does not start'
    DISPLAY=:$(cat display)
    export DISPLAY
}

# start_show ARGUMENTS...: its status lines arrive on file descriptor 4.
start_show() {
    rm -f lines
    mkfifo lines
    SDL_VIDEODRIVER=x11 "${program:?}" show --pack "${pack:?}" --status --messages en "$@" >lines 2>show.log &
    show=$!
    exec 4<lines
    : >status.log
}
# await LINE: read status lines until this one (a pattern); `line` is then the whole line.
await() {
    local deadline=$((SECONDS + limit))
    while [ $SECONDS -lt $deadline ] && IFS= read -r -t "$limit" -u 4 line; do
        printf '%s\n' "$line" >>status.log
        # shellcheck disable=SC2254
        case "$line" in $1) return 0 ;; esac
    done
    give_up "no status line '$1'"
}
# ended STATUS: the program ends within a limited time, with this exit status.
ended() {
    local got=0
    timeout "$limit" tail --pid="$show" -f /dev/null || give_up 'the program does not end'
    wait "$show" || got=$?
    show=
    [ "$got" = "$1" ] || give_up "the program ended with $got, not $1"
}

# locate SCREEN TARGET [STEP]: where the target is on that screen at rest (after a step of a scene), the program itself
# says, without a display. On a glass of `width` and `height` pixels that is at `x` and `y`.
locate() {
    printf 'size %sx%s\nstart %s\n%s\nafter 4s where %s\n' "${width:?}" "${height:?}" "$1" "${3:-}" "$2" >where.scene
    read -r _ _ x y < <("$program" play where.scene --pack "$pack" -o where 2>where.log)
    [ -n "${y:-}" ] || give_up "there is no $2 on $1"
    local shorter=$((width < height ? width : height))
    x=$(awk "BEGIN { print $x * $shorter / 1080 }")
    y=$(awk "BEGIN { print $y * $shorter / 1080 }")
}
