#!/usr/bin/env bash
# no_outside_paths.sh ROOT: no file points to a folder of some developer's machine.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
root=$1
need_house "$root"

# Written in halves, so that this file does not find itself.
outside='(^|[^A-Za-z0-9_.~-])/(wo''rk|ro''ot|ho''me/[a-z]+)/|\.lib''rary/|sha''red/(design|data|seed|hooks)'
verdict "$(find "$root" \( -name .git -o -path "$root/build*" \) -prune -o -type f -print0 |
    xargs -0r grep -InE "$outside" || true)"
