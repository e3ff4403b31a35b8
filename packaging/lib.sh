# shellcheck shell=bash
# What packaging/run and packaging/test share. Sourced, never run; the caller has set `root`.

# say ENGLISH JAPANESE: one line in the language of the locale.
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        ja*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

fail() {
    say "$@" >&2
    exit 1
}

# packages_of ROLE...: the names listed in packaging/packages under these roles.
packages_of() {
    local role name _why wanted
    while read -r role name _why; do
        for wanted in "$@"; do
            [ "$role" != "$wanted" ] || printf '%s\n' "$name"
        done
    done <"${root:?}/packaging/packages"
}

# missing_of PACKAGE...: those that dpkg does not know as installed.
missing_of() {
    local name
    for name in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# True when apt's lists offer every one of these, so that they need no refreshing.
apt_offers() {
    local offered
    offered=$(LC_ALL=C apt-cache policy "$@" 2>/dev/null | grep -c '^  Candidate: [^(]') || true
    [ "$offered" -eq $# ]
}

# install_packages ROLE...: install what is missing, and leave apt alone when nothing is.
install_packages() {
    local wanted missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "This is not Debian: install what packaging/packages lists, then build with cmake --preset release." \
            "Debian ではありません。packaging/packages の一覧を入れてから cmake --preset release でビルドしてください。"
    fi
    mapfile -t wanted < <(packages_of "$@")
    mapfile -t missing < <(missing_of "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "Neither root nor sudo is at hand to install what is missing: ${missing[*]}" \
            "root でも sudo でもないため、足りないパッケージを入れられません: ${missing[*]}"
    fi
    say "Installing: ${missing[*]}" "インストールします: ${missing[*]}"
    apt_offers "${missing[@]}" || apt_get update ||
        fail "apt-get update failed; is there a network?" "apt-get update に失敗しました。ネットワークを確かめてください。"
    # Lists that are merely old name files the mirror no longer has: refresh them once and try again.
    apt_get install --no-install-recommends "${missing[@]}" ||
        { apt_get update && apt_get install --no-install-recommends "${missing[@]}"; } ||
        fail "The packages could not be installed; see above." "パッケージを入れられませんでした。上の表示を見てください。"
}

# build_preset PRESET [TARGET...]: configure and build as CMakePresets.json says.
build_preset() {
    local preset=$1
    shift
    # Presets belong to the folder they stand in; the caller stays where it was.
    (cd "$root" && cmake --preset "$preset" && cmake --build --preset "$preset" ${@:+--target "$@"}) </dev/null ||
        fail "The build failed; see above." "ビルドに失敗しました。上の表示を見てください。"
}
