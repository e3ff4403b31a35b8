#!/usr/bin/env bash
# nothing_of_one_pack.sh ROOT: the player knows no town. Whatever belongs to one stands in its pack.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
root=$1
need_house "$root"

folders=()
for folder in src assets; do
    [ ! -e "$root/$folder" ] || folders+=("$root/$folder")
done
verdict "$(grep -rniE '金沢|金澤|かなざわ|カナザワ|kanazawa' "${folders[@]}" || true)"
