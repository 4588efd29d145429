#!/usr/bin/env bash
# The Python environment of the smoke run: DS_SMOKE_PYTHON where the runner brings its own, else one made from the locked requirements.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

if [ -n "${DS_SMOKE_PYTHON-}" ]; then
  echo "using the runner's own environment: $("$DS_SMOKE_PYTHON" --version)"
  echo "DS_SMOKE_PYTHON=$DS_SMOKE_PYTHON" >>"$GITHUB_ENV"
  exit 0
fi
venv=$HOME/.cache/ds-smoke-venv
lock=$here/requirements.lock
stamp=$venv/.lock
if [ ! -x "$venv/bin/python" ] || ! cmp -s "$lock" "$stamp"; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r <(sed '/^deepspeed==/,/^[a-z]/{/^deepspeed==/,/[^\\]$/d}' "$lock")
  # DeepSpeed comes as source; its ops are compiled at first use and cached.
  DS_BUILD_OPS=0 "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r <(sed -n '/^deepspeed==/,/[^\\]$/p' "$lock")
  cp "$lock" "$stamp"
fi
echo "DS_SMOKE_PYTHON=$venv/bin/python" >>"$GITHUB_ENV"
