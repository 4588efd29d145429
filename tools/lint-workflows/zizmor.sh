#!/usr/bin/env bash
# zizmor into .cache/zizmor, pinned with hashes. Without Python or network it is left out, and that is said; a file with another hash is an error.
set -uo pipefail
cd "$(dirname "$0")/../.."
folder=.cache/zizmor
wanted=$(cksum <tools/lint-workflows/zizmor.txt)
[ -x $folder/bin/zizmor ] && [ "$(cat $folder/.wanted 2>/dev/null)" = "$wanted" ] && exit 0
rm -rf $folder
mkdir -p .cache
if ! said=$("${PYTHON:-python3}" -m venv $folder 2>&1 && $folder/bin/pip install --quiet --disable-pip-version-check --retries 1 --timeout 20 --require-hashes --only-binary :all: -r tools/lint-workflows/zizmor.txt 2>&1); then
  rm -rf $folder
  if grep -qi 'do not match the hashes' <<<"$said"; then
    printf 'zizmor: %s\n' "$said" >&2
    exit 1
  fi
  echo "zizmor cannot be installed here: $(tail -n 1 <<<"$said")"
  exit 0
fi
echo "$wanted" >$folder/.wanted
