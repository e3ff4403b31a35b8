#!/usr/bin/env bash
# units.sh BUILD OUT: what cmake --install puts there is whole, and systemd and udev understand it. 77: they are not here.
set -uo pipefail
build=$1 out=$2
rm -rf "$out"
mkdir -p "$out/units"
failures=0
fail() {
    printf 'failed: %s\n' "$*"
    failures=$((failures + 1))
}
command -v systemd-analyze >/dev/null || {
    echo 'skipped: there is no systemd-analyze'
    exit 77
}

DESTDIR=$out/root cmake --install "$build" >"$out/install.log" 2>&1 || fail "cmake --install: $(tail -n 3 "$out/install.log")"
program=$(find "$out/root" -path '*/bin/machiakari')
helper=$(find "$out/root" -path '*/machiakari/stick')
[ -x "$program" ] && [ -x "$helper" ] || fail 'the program or its helper is not installed'
# It finds what lies beside it, not what it was built from.
"$program" new "$out/new" >/dev/null 2>&1 && [ -e "$out/new/pack.json" ] || fail 'the installed program finds no sample pack'

# As they are, but with programs that are here. A word that systemd does not know is a line of its output.
for unit in $(find "$out/root" -name '*.service'); do
    name=$(basename "$unit" | sed 's/@\./@sdb1./')
    sed -E "s#^(Exec[A-Za-z]*)=[^ ]*/bin/machiakari#\1=$program#; s#^(Exec[A-Za-z]*)=[^ ]*/machiakari/stick#\1=$helper#" \
        "$unit" >"$out/units/$name"
    said=$(systemd-analyze verify --man=no "$out/units/$name" 2>&1 | grep -F "$name")
    [ -z "$said" ] || fail "$said"
    ! grep -q '@[A-Z_]*@' "$unit" || fail "$unit: not filled in"
done
[ "$(ls "$out/units" | wc -l)" = 2 ] || fail 'not two units'
systemd-analyze security --offline=yes --threshold=20 --no-pager "$out/units/machiakari.service" >"$out/security.log" 2>&1 ||
    fail "the exhibition may do more than it needs: $(tail -n 1 "$out/security.log")"
# The same check must be able to fail.
sed -i 's/^Restart=always/Restart=allways/' "$out/units/machiakari.service"
said=$(systemd-analyze verify --man=no "$out/units/machiakari.service" 2>&1)
[[ $said == *allways* ]] || fail "verify takes anything: $said"

# Rules: each line is words of KEY op "value", known to udev (that of Debian 12 cannot yet verify them itself).
rules=$(find "$out/root" -name '*.rules')
word='(ACTION|SUBSYSTEM|KERNEL|ENV\{[A-Z_]+\}|ATTRS\{removable\}|TAG|GOTO|LABEL)(==|!=|\+=|=)"[^"]*"'
wrong=$(grep -vE "^(#.*|$word(, $word)*)?\$" "$rules")
[ -z "$wrong" ] || fail "$rules: $wrong"
[ "$(grep -c 'GOTO="machiakari_stick_end"' "$rules")" -ge 1 ] && grep -q '^LABEL="machiakari_stick_end"$' "$rules" ||
    fail "$rules: no end to go to"
if command -v udevadm >/dev/null && udevadm verify --help >/dev/null 2>&1; then
    udevadm verify "$rules" || fail "$rules"
fi

# The folders and the user.
if command -v systemd-sysusers >/dev/null; then
    mkdir -p "$out/system/etc"
    said=$(systemd-sysusers --root="$out/system" --replace=/usr/lib/sysusers.d/machiakari.conf - \
        <"$(find "$out/root" -path '*/sysusers.d/*')" 2>&1)
    grep -q '^machiakari:' "$out/system/etc/passwd" || fail "systemd-sysusers makes no user: $said"
fi
if command -v systemd-tmpfiles >/dev/null; then
    systemd-tmpfiles --create --root="$out/system" - <"$(find "$out/root" -path '*/tmpfiles.d/*')" >"$out/tmpfiles.log" 2>&1
    [ -d "$out/system/run/machiakari/sticks" ] || fail "systemd-tmpfiles makes no folder: $(cat "$out/tmpfiles.log")"
fi
exit $((failures > 0))
