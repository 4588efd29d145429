#!/usr/bin/env bash
# The Python that the locked environment is for: its wheels fit no other.
set -euo pipefail
for name in python3.12 python3; do
  if command -v "$name" >/dev/null && [ "$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" = 3.12 ]; then
    command -v "$name"
    exit 0
  fi
done
echo "::error title=ds-smoke::this runner has no Python 3.12, which the locked environment is for: install it, or set DS_SMOKE_PYTHON to a Python that has DeepSpeed" >&2
exit 3
