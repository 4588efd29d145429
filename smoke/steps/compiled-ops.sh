#!/usr/bin/env bash
# A name for the set of ops that are compiled now: what a run adds is kept, the same set is not uploaded twice.
set -euo pipefail
cache=$HOME/.cache
[ -d "$cache/torch_extensions" ] || { echo "new=false" >>"$GITHUB_OUTPUT"; exit 0; }
# Where something is being built, or was when its process was killed, nothing is kept: with such a lock every later run would wait.
if [ -n "$(find "$cache/torch_extensions" -name lock -type f)" ]; then
  echo "new=false" >>"$GITHUB_OUTPUT"
  exit 0
fi
built=$(cd "$cache/torch_extensions" && find . -name '*.so' | sort)
key=$RESTORE_PREFIX$(sha256sum <<<"$built" | cut -c1-16)
new=true
[ -z "$built" ] || [ "$key" = "$RESTORED_KEY" ] && new=false
printf 'key=%s\nnew=%s\n' "$key" "$new" >>"$GITHUB_OUTPUT"
printf 'compiled ops:\n%s\n' "${built:-none}"
