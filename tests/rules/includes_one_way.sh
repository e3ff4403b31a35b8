#!/usr/bin/env bash
# includes_one_way.sh ROOT: every room includes only the rooms below it, and keeps its private libraries to itself.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
root=$1
need_house "$root"

rooms_of() {
    case "$1" in
        base) echo base ;;
        pack) echo base pack ;;
        table) echo base pack table ;;
        draw) echo base draw ;;
        link) echo base pack link ;;
        text) echo base draw text ;;
        ui) echo base pack draw text ui ;;
        stage) echo base draw text stage ;;
        run | main.c) echo base pack table draw link text ui stage run ;;
        *) echo none ;;
    esac
}

# The rooms that may include a header from outside the house; empty for the C library and POSIX.
homes_of() {
    case "$1" in
        SDL*) echo stage run ;;
        X11/*) echo stage ;;
        *cJSON*) echo pack table ;;
        pixman* | jpeglib.h | jerror.h | png.h | webp/* | lcms2.h) echo stage ;;
        unicode/* | hb* | fontconfig/*) echo text ;;
        ft2build.h | freetype/* | FT_*) echo text stage ;;
        utf8proc.h) echo base ;;
        qrencode.h) echo draw ;;
        archive.h | archive_entry.h) echo link table ;;
        expat.h) echo table ;;
    esac
}

among() {
    case " $2 " in *" $1 "*) ;; *) return 1 ;; esac
}

breaches=
breach() {
    breaches+="$1"$'\n'
}

# Asked once each: a process for every line takes half a minute.
declare -A rooms homes
check_include() {
    local where=$1 room=$2 bracket=$3 header=$4
    if [ "$bracket" = '"' ]; then
        [ -n "${rooms[$room]+asked}" ] || rooms[$room]=$(rooms_of "$room")
        among "${header%%/*}" "${rooms[$room]}" || breach "$where $room must not include \"$header\""
    else
        [ -n "${homes[$header]+asked}" ] || homes[$header]=$(homes_of "$header")
        [ -z "${homes[$header]}" ] || among "$room" "${homes[$header]}" ||
            breach "$where <$header> belongs to ${homes[$header]} only"
    fi
}

pattern='^([^:]+:[0-9]+:)[[:space:]]*#[[:space:]]*include[[:space:]]*(["<]?)([^">]*)'
while IFS= read -r line; do
    [[ $line =~ $pattern ]] || continue
    file=${line#"$root/src/"}
    check_include "${BASH_REMATCH[1]}" "${file%%[/:]*}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
done < <(sources "$root/src" | xargs -r grep -nHE '^[[:space:]]*#[[:space:]]*include')

verdict "${breaches%$'\n'}"
