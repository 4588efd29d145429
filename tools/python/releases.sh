#!/usr/bin/env bash
# Installs older DeepSpeed releases side by side into .cache/deepspeed/RELEASE, for the oracle and for npm run schemas:releases.
# `releases.sh 0.12.6 0.18.9`; without arguments every release that core/deepspeed/releases.ts knows, but the one in .venv.
# PyTorch and the rest come from .venv (tools/python/setup.sh); releases before 0.11 bring the pydantic 1 that they were made for. Idempotent.
set -euo pipefail
cd "$(dirname "$0")/../.."
current=$(sed -n 's/^deepspeed==//p' tools/python/requirements-oracle.txt)
if [ $# -gt 0 ]; then
  releases=("$@")
else
  mapfile -t releases < <(sed -n "/RELEASES/,/]/s/.*'\([0-9][0-9.]*\)'.*/\1/p" core/deepspeed/releases.ts | grep -v -x -F "$current")
fi
for release in "${releases[@]}"; do
  folder=.cache/deepspeed/$release
  if [ "$(cat "$folder/.complete" 2>/dev/null || true)" = "$release" ]; then
    echo "deepspeed $release is there: $folder"
    continue
  fi
  rm -rf "$folder"
  mkdir -p "$folder"
  case $release in
    0.9.* | 0.10.*) .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --target "$folder" 'pydantic==1.10.26' ;;
  esac
  # Its setup.py imports what it installs: with the pydantic of its day.
  PYTHONPATH=$PWD/$folder PYTHONWARNINGS=ignore DS_BUILD_OPS=0 .venv/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps \
    --target "$folder" "deepspeed==$release"
  echo "$release" >"$folder/.complete"
  echo "deepspeed $release: $folder"
done
