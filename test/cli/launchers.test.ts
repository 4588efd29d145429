/** `ds-review check` on files that start training, and what people accept in them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ds-review-launchers-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const ACCELERATE = `compute_environment: LOCAL_MACHINE
distributed_type: DEEPSPEED
deepspeed_config:
  deepspeed_config_file: ds.json
  zero_stage: 3
  # ds-review: ignore[accelerate-yaml-unknown-key] our launcher reads it
  train_batch_size: 8
num_processes: 8
`;

test("accelerate's file has its own kind and rules, and comments that accept", async () => {
  const path = await file('acc.yaml', ACCELERATE);
  const { code, out } = await runCli(['check', '--format', 'json', path]);
  expect(code).toBe(1);
  expect(JSON.parse(out).files).toMatchObject([
    {
      kind: 'accelerate',
      syntax: 'yaml',
      accepts: {},
      findings: [{ rule: 'accelerate-yaml-ambiguous', severity: 'error', start: { line: 5, column: 3 } }],
      suppressed: [{ rule: 'accelerate-yaml-unknown-key', by: 'comment', reason: 'our launcher reads it' }],
    },
  ]);
  const text = (await runCli(['check', path])).out;
  expect(text).toContain('accepted  accelerate-yaml-unknown-key: “our launcher reads it”');
  expect(text).toMatch(/1 error, 1 accepted\.\n$/);
});

test('the policy accepts, and what it accepts in vain is said in each format', async () => {
  const path = await file('ds.json', '{"train_micro_batch_size_per_gpu": 1, "port": 1, "amp": {}}');
  const policy = await file(
    'policy.yml',
    `version: 1\nsuppressions:\n  - { rule: unknown-top-level-key, path: "${path}", reason: ours }\n  - { rule: removed-top-level-key, path: "${path}", reason: we know }\n`,
  );
  const { code, out } = await runCli(['check', path, '--policy', policy, '--format', 'json']);
  expect(code).toBe(1);
  const [checked] = JSON.parse(out).files;
  expect(checked.findings.map((finding: { rule: string }) => finding.rule)).toContain('removed-top-level-key');
  expect(checked.findings.map((finding: { rule: string }) => finding.rule)).not.toContain('unknown-top-level-key');
  expect(checked.useless_suppressions).toMatchObject([{ rule: 'removed-top-level-key', by: 'policy', why: 'raised' }]);
  expect((await runCli(['check', path, '--policy', policy])).out).toContain('it cannot be suppressed');
  const sarif = JSON.parse((await runCli(['check', path, '--policy', policy, '--format', 'sarif'])).out);
  expect(sarif.runs[0].results.at(-1)).toMatchObject({
    ruleId: 'unknown-top-level-key',
    suppressions: [{ kind: 'external', justification: 'ours' }],
  });
});
