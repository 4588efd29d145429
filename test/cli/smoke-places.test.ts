/** `ds-review smoke --out`: a run that ds_smoke refuses before it begins shows no result of an earlier one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseArguments } from '../../cli/arguments.ts';
import smoke from '../../cli/commands/smoke.ts';
import { fixture } from './run-cli.ts';

const EARLIER = {
  ...{ schema: 'ds-review/smoke-result@1', status: 'pass', exit_code: 0, request_id: null, config: null, model: null },
  ...{ world: null, run: null, engine: null, memory: { gpu: null, cpu: null, nvme: null }, steps: [], checks: [] },
  ...{ failure: null, changed: [], warnings: [], versions: null, device: null, seconds: null },
};
const REFUSED = {
  kind: 'usage',
  phase: 'start',
  class: 'Refused',
  message: 'refused',
  asked_bytes: null,
  log_tail: [],
};

let folder: string;
let before: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smoke-places-'));
  before = process.env.DS_SMOKE_PYTHON;
});
afterEach(() => {
  if (before === undefined) delete process.env.DS_SMOKE_PYTHON;
  else process.env.DS_SMOKE_PYTHON = before;
  rmSync(folder, { recursive: true, force: true });
});

async function run(out: string): Promise<{ code: number; shown: string; said: string }> {
  const python = join(folder, 'python');
  writeFileSync(python, '#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "ds_smoke: --out: refused" >&2\nexit 2\n', {
    mode: 0o755,
  });
  process.env.DS_SMOKE_PYTHON = python;
  let [shown, said] = ['', ''];
  const args = parseArguments(smoke, [fixture('zero2-cpu-offload.json'), '--model', 'tiny', '--out', out]);
  const code = await smoke.run(args, {
    out: (text) => (shown += text),
    err: (text) => (said += text),
    columns: 100,
    colour: false,
  });
  return { code, shown, said };
}

test.each<[string, object | null]>([
  ['no file', null],
  ['an earlier pass', EARLIER],
])('%s at --out: the refusal alone is said', async (_, there) => {
  const out = join(folder, 'result.json');
  if (there !== null) writeFileSync(out, JSON.stringify(there));
  expect(await run(out)).toEqual({ code: 2, shown: '', said: 'ds_smoke: --out: refused\n' });
});

test('a refusal that the result tells is shown', async () => {
  const out = join(folder, 'result.json');
  writeFileSync(out, JSON.stringify({ ...EARLIER, status: 'error', exit_code: 2, failure: REFUSED }));
  const { code, shown } = await run(out);
  expect(code).toBe(2);
  expect(shown).toContain('refused');
});
