# shellcheck shell=bash
# What the rules share. A rule prints one `file:line: why` for each breach and fails if there was any.

# need_house ROOT: a rule that looks at the wrong place must not pass.
need_house() {
    [ -d "$1/src" ] || {
        printf '%s: no such house\n' "$1"
        exit 1
    }
}

# sources FOLDER...: our C files in these folders.
sources() {
    find "$@" -type f -name '*.[ch]' | sort
}

# code_of FILE...: `file:line:code`, with comments gone and literals emptied, so that words about a thing are not the thing.
code_of() {
    [ $# -eq 0 ] || awk '
        FNR == 1 { comment = 0 }
        {
            code = ""
            for (i = 1; i <= length($0); i++) {
                c = substr($0, i, 1)
                two = substr($0, i, 2)
                if (comment) {
                    if (two == "*/") { comment = 0; i++ }
                } else if (two == "/*") {
                    comment = 1; i++; code = code " "
                } else if (two == "//") {
                    break
                } else if (c == "\"" || c == "\047") {
                    for (i++; i <= length($0) && substr($0, i, 1) != c; i++)
                        if (substr($0, i, 1) == "\\") i++
                    code = code c c
                } else {
                    code = code c
                }
            }
            print FILENAME ":" FNR ":" code
        }' "$@"
}

# verdict BREACHES: print them; fail when there are any.
verdict() {
    [ -n "$1" ] || return 0
    printf '%s\n' "$1"
    return 1
}
