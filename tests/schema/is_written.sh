#!/usr/bin/env bash
# is_written.sh WRITER SCHEMAS SCRATCH: the schemas in the repository are those that the loader's tables give.
set -euo pipefail
writer=$1 schemas=$2 scratch=$3
rm -rf "$scratch"
"$writer" "$scratch"
diff -r "$schemas" "$scratch" || {
    printf 'write them anew, and look at what changed: %s %s\n' "$writer" "$schemas"
    exit 1
}
