/** `ds-review smoke` without a Python that has DeepSpeed says where it looked and how to get one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UsageError } from '../../cli/command.ts';
import { smokePython } from '../../cli/smoke-python.ts';

let folder: string;
let before: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smoke-python-'));
  before = process.env.DS_SMOKE_PYTHON;
});
afterEach(() => {
  if (before === undefined) delete process.env.DS_SMOKE_PYTHON;
  else process.env.DS_SMOKE_PYTHON = before;
  rmSync(folder, { recursive: true, force: true });
});

function python(name: string, code: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
  process.env.DS_SMOKE_PYTHON = path;
  return path;
}

test('the Python that is named is taken where it has the packages', () => {
  const path = python('with', 0);
  expect(smokePython()).toBe(path);
});

test('one without them is refused with the way to get one', () => {
  const path = python('without', 1);
  expect(smokePython).toThrow(UsageError);
  expect(smokePython).toThrow(path);
  expect(smokePython).toThrow('pip install torch deepspeed transformers');
});
