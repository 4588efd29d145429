#!/usr/bin/env bash
# Makes .venv with the real DeepSpeed on a CPU build of PyTorch: the oracle of schemas, rules and the smoke run.
# Idempotent: a second call with the same requirements does nothing. Needs Python 3.9 to 3.13.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
stamp=.venv/.requirements
wanted=$(cat tools/python/requirements-oracle.txt tools/python/setup.sh | cksum)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
  echo "python environment is current: .venv"
  exit 0
fi
echo "making .venv with the real DeepSpeed (about 3 minutes) …"
"$python" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check setuptools wheel numpy ninja packaging psutil py-cpuinfo
.venv/bin/pip install --quiet --disable-pip-version-check torch==2.13.0
DS_BUILD_OPS=0 .venv/bin/pip install --quiet --disable-pip-version-check --no-build-isolation -r tools/python/requirements-oracle.txt
echo "$wanted" >"$stamp"
.venv/bin/python -c 'import importlib.metadata as m; print("deepspeed", m.version("deepspeed"), "torch", m.version("torch"), "transformers", m.version("transformers"))'
