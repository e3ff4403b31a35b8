#!/usr/bin/env bash
# fonts.sh PROGRAM PACK OUT: other fonts than those we ask for, none at all, broken ones, and no index of them.
set -uo pipefail
. "$(dirname "$0")/lib.sh"

# config FILE FOLDER CACHE: a fontconfig that knows one folder of fonts, and one for its index.
config() {
    printf '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
        "$2" "$3" >"$1"
}
dejavu=$(fc-match -f '%{file}' 'DejaVu Sans:style=Book')
case "$dejavu" in *DejaVuSans.ttf) ;; *) give_up 'this test needs DejaVu' ;; esac
mkdir -p cache dejavu empty broken
cp "${dejavu%/*}"/DejaVuSans.ttf "${dejavu%/*}"/DejaVuSans-Bold.ttf dejavu
head -c 2000 "$dejavu" >broken/DejaVuSans.ttf
printf 'no font' >broken/other.ttf
config dejavu.conf "$PWD/dejavu" "$PWD/cache"
config empty.conf "$PWD/empty" "$PWD/cache"
config broken.conf "$PWD/broken" "$PWD/cache"
config uncached.conf /usr/share/fonts /proc/nowhere

# DejaVu only: every screen in every language, and one line says what is missing. (That what no font has becomes a dot
# and never a box: tests/unit/text_missing.c.)
runs 0 env FONTCONFIG_FILE="$PWD/dejavu.conf" "$program" tour --pack "$pack" --size 128x72 --messages en -o tour
[ "$(grep -c 'warning: no font for Japanese is installed' stderr)" = 1 ] || fail 'it does not say that a font is missing'
[ "$(find tour -name '*.png' | wc -l)" -ge 20 ] || fail 'the tour is not whole'
picture other.png env FONTCONFIG_FILE="$PWD/dejavu.conf" "$program"
[ -s ordinary.png ] || picture ordinary.png "$program"
! cmp -s ordinary.png other.png || fail 'other fonts give the same picture: this test tests nothing'
start_server
shows 'DejaVu only' env FONTCONFIG_FILE="$PWD/dejavu.conf" "$program"

# No font, or none that works: one line.
for world in empty broken; do
    runs 1 env FONTCONFIG_FILE="$PWD/$world.conf" "$program" shot --pack "$pack" --screen home --messages en -o none.png
    one_line 'no fonts: no usable font is installed'
    runs 1 env DISPLAY="$display" FONTCONFIG_FILE="$PWD/$world.conf" "$program" show --pack "$pack" --messages ja
    one_line 'フォントがありません'
    [ ! -e none.png ] || fail 'a picture without fonts'
done

# No index of the fonts, nor any place for one: fontconfig complains, and the picture is the same.
uncached=(env HOME=/proc/nowhere XDG_CACHE_HOME=/proc/nowhere FONTCONFIG_FILE="$PWD/uncached.conf")
picture other.png "${uncached[@]}" "$program"
same_picture 'no fontconfig cache' other.png
shows 'no fontconfig cache' "${uncached[@]}" "$program"
verdict
