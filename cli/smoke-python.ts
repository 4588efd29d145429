/** Finds a Python that has DeepSpeed, or says how to get one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './command.ts';

export function smokePython(): string {
  const named = process.env.DS_SMOKE_PYTHON;
  const candidates = named === undefined ? ['.venv/bin/python', 'venv/bin/python', 'python3', 'python'] : [named];
  // find_spec imports nothing: a second instead of ten.
  const probe =
    'import importlib.util, sys; sys.exit(0 if all(importlib.util.find_spec(m) for m in ("deepspeed", "torch", "transformers")) else 1)';
  const found = candidates.find((python) => spawnSync(python, ['-c', probe], { stdio: 'ignore' }).status === 0);
  if (found !== undefined) return found;
  throw new UsageError(
    `no Python with DeepSpeed, PyTorch and Transformers (looked at ${candidates.join(', ')}). Make one: python3 -m venv .venv && .venv/bin/pip install torch deepspeed transformers psutil hjson; or name one in DS_SMOKE_PYTHON`,
  );
}

/** The folder that holds the package ds_smoke: above the bundle, however deep its chunk lies. */
export function smokePackage(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'smoke', 'ds_smoke', '__main__.py'))) return join(folder, 'smoke');
  }
  throw new UsageError('the Python package ds_smoke is not beside this installation; run ds-review from a checkout');
}
