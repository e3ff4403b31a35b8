#!/usr/bin/env bash
# can_fail.sh RULE [CC]: the rule passes a good sample and catches each bad one; a rule that cannot fail proves nothing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rule=$1
cc=${2:-cc}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# judge PASS|FAIL WHAT COMMAND...
judge() {
    local wanted=$1 what=$2 got=PASS
    shift 2
    "$@" >"$scratch/output" 2>&1 || got=FAIL
    if [ "$got" != "$wanted" ] || { [ "$got" = FAIL ] && [ ! -s "$scratch/output" ]; }; then
        printf '%s: wanted %s, got %s for: %s\n' "$rule" "$wanted" "$got" "$what"
        cat "$scratch/output"
        failures=$((failures + 1))
    fi
}

# tree PASS|FAIL FILE LINE: a house that consists of one line in one file.
tree() {
    rm -rf "$scratch/house"
    mkdir -p "$scratch/house/src" "$scratch/house/$(dirname "$2")"
    printf '%s\n' "$3" >"$scratch/house/$2"
    judge "$1" "$2: $3" bash "$here/$rule.sh" "$scratch/house"
}

# object PASS|FAIL CODE: a library made of one line of C.
object() {
    printf '%s\n' "$2" >"$scratch/sample.c"
    "$cc" -fPIE -c "$scratch/sample.c" -o "$scratch/sample.o"
    judge "$1" "$2" bash "$here/$rule.sh" "$scratch/sample.o"
}

judge FAIL 'a place where nothing is' bash "$here/$rule.sh" "$scratch/nowhere"
case "$rule" in
    includes_one_way)
        tree PASS src/ui/a.c '#include "text/type.h"'
        tree PASS src/run/a.c '#include "ui/app.h"'
        tree PASS src/main.c '#include "run/command.h"'
        tree PASS src/stage/a.c '#include <SDL.h>'
        tree PASS src/base/a.c '#include <stdio.h>'
        tree FAIL src/ui/a.c '#include "stage/paint.h"'
        tree FAIL src/stage/a.c '#include "ui/app.h"'
        tree FAIL src/stage/a.c '#include "pack/pack.h"'
        tree FAIL src/pack/a.h '#include "draw/draw.h"'
        tree FAIL src/base/a.h '  #  include "draw/draw.h"'
        tree FAIL src/draw/a.c '#include "text/type.h"'
        tree FAIL src/link/a.c '#include "ui/app.h"'
        tree FAIL src/draw/a.c '#include "draw.h"'
        tree FAIL src/new_room/a.c '#include "base/arena.h"'
        tree FAIL src/ui/a.c '#include <SDL2/SDL.h>'
        tree FAIL src/run/a.c '#include <cjson/cJSON.h>'
        tree FAIL src/draw/a.c '#include <pixman.h>'
        tree FAIL src/ui/a.c '#include <unicode/ubrk.h>'
        tree FAIL src/stage/a.c '#include <hb.h>'
        tree FAIL src/stage/a.c '#include <fontconfig/fontconfig.h>'
        tree FAIL src/ui/a.c '#include <ft2build.h>'
        tree FAIL src/ui/a.c '#include FT_OUTLINE_H'
        tree FAIL src/pack/a.c '#include <archive.h>'
        ;;
    banned_calls)
        tree PASS src/ui/a.c 'int x = snprintf(a, 9, "%d", fgets(a, 9, f) != NULL);'
        tree PASS src/ui/a.c '/* strcpy(a, b) and time(NULL) */ const char *s = "system(1)";'
        tree PASS src/run/clock.c 'clock_gettime(CLOCK_MONOTONIC, &t);'
        tree PASS src/ui/a.c 'if (pipe2(ends, O_CLOEXEC) != 0 || dup2(a, b) != 0) {}'
        for call in strcpy strcat sprintf gets strtok atoi atof system popen rand srand time gettimeofday \
            clock_gettime alloca SDL_GetTicks64 pipe dup; do
            tree FAIL src/ui/a.c "    x = $call (a);"
        done
        tree FAIL src/run/loop.c '"*/"; time(NULL); /*'
        tree FAIL src/run/clock.c 'strcpy(a, b);'
        ;;
    no_marks)
        tree PASS src/ui/a.c '/* hackney, todos */'
        for mark in "TO""DO" "FIX""ME" "XX""X" "HA""CK"; do
            tree FAIL src/ui/a.c "/* $mark: later */"
            tree FAIL docs/a.md "$mark later"
        done
        ;;
    no_mutable_globals)
        object PASS 'int f(void); int f(void) { return 1; }'
        object PASS 'static const int a[] = {1, 2}; int f(int i); int f(int i) { return a[i]; }'
        object PASS 'const char *const names[] = {"a", "b"};'
        object FAIL 'int count = 1;'
        object FAIL 'int count;'
        object FAIL 'const char *names[] = {"a", "b"};'
        object FAIL 'int f(void); int f(void) { static int calls; return ++calls; }'
        object FAIL '_Thread_local int count;'
        ;;
    nothing_of_one_pack)
        tree PASS src/ui/a.c 'const char *town = pack->town;'
        tree FAIL src/ui/a.c '/* as in Kanazawa */'
        tree FAIL src/ui/a.c 'const char *town = "金沢市";'
        tree FAIL src/run/a.c '"content/kanazawa-2021"'
        ;;
    no_outside_paths)
        tree PASS docs/a.md 'the folder content/work/pack, and http://example.org/home/'
        for path in /wo''rk/main /ro''ot/notes /ho''me/someone/pack .lib''rary/search ../sha''red/design; do
            tree FAIL docs/a.md "see $path/x"
        done
        ;;
    *)
        printf 'no samples for the rule %s\n' "$rule"
        exit 1
        ;;
esac
exit "$((failures > 0))"
