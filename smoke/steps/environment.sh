#!/usr/bin/env bash
# The Python environment of the smoke run: DS_SMOKE_PYTHON where the runner brings its own, else one made from the locked requirements.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

if [ -n "${DS_SMOKE_PYTHON-}" ]; then
  echo "using the runner's own environment: $("$DS_SMOKE_PYTHON" --version)"
  exit 0
fi
venv=$HOME/.cache/ds-smoke-venv
wanted=$(cat "$here/requirements.lock" "$here/requirements-source.lock" | sha256sum)
if [ "$(cat "$venv/.lock" 2>/dev/null || true)" != "$wanted" ]; then
  rm -rf "$venv"
  python=$(bash "$here/steps/find-python.sh")
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r "$here/requirements.lock"
  # DeepSpeed comes as source; its ops are compiled at first use and cached.
  DS_BUILD_OPS=0 "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r "$here/requirements-source.lock"
  echo "$wanted" >"$venv/.lock"
  echo "made=true" >>"$GITHUB_OUTPUT"
fi
echo "DS_SMOKE_PYTHON=$venv/bin/python" >>"$GITHUB_ENV"
