#!/usr/bin/env bash
# What the caches depend on, from the action's own files: hashFiles() sees only the repository that calls the action, which has none of them.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

digest() { sha256sum | cut -c1-32; }
locked() { sed -n "s/^$1==\([^ ]*\).*/\1/p" "$here"/requirements.lock "$here"/requirements-source.lock; }
installed() { "$DS_SMOKE_PYTHON" -c 'import importlib.metadata as m, sys; print(m.version(sys.argv[1]))' "$1" 2>/dev/null || echo unknown; }

if [ -n "${DS_SMOKE_PYTHON-}" ]; then
  python=$("$DS_SMOKE_PYTHON" --version 2>&1) torch=$(installed torch) deepspeed=$(installed deepspeed)
else
  found=$(bash "$here/steps/find-python.sh")
  python=$("$found" --version 2>&1) torch=$(locked torch) deepspeed=$(locked deepspeed)
fi
# Ops are compiled for the GPU at hand, and the CPU's by -march=native for this CPU.
gpu=$(nvidia-smi --query-gpu=name,compute_cap --format=csv,noheader 2>/dev/null | sort -u || echo none)
cpu=$(sed -n 's/^flags[^:]*://p' /proc/cpuinfo 2>/dev/null | head -n 1)

environment=$(cat "$here/requirements.lock" "$here/requirements-source.lock" - <<<"$python" | digest)
ops=$(printf '%s\n' "$python" "$torch" "$deepspeed" "$gpu" "$cpu" | digest)
printf 'environment=%s\nops=%s\n' "$environment" "$ops" >>"$GITHUB_OUTPUT"
echo "$python, torch $torch, DeepSpeed $deepspeed, GPU ${gpu:-none}: environment $environment, ops $ops"
