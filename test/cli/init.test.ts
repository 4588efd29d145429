import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draftPolicy } from '../../core/policy/draft.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import { runCli } from './run-cli.ts';

test('init looks at a repository: configs, launchers, the DeepSpeed it installs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-init-'));
  try {
    const out = join(folder, '.github/ds-review.yml');
    const ended = await runCli(['init', 'examples', '--out', out]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const { policy, problems } = parsePolicy(out, await readFile(out, 'utf8'));
    expect(problems).toEqual([]);
    expect(policy.workloads.find((workload) => workload.config === 'configs/robovlm.json')).toMatchObject({
      model: 'microsoft/kosmos-2-patch14-224',
      micro_batch: 4,
    });
    const again = await runCli(['init', 'examples', '--out', out]);
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain('does not overwrite');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('whatever paths a repository has, the draft is a policy', () => {
  // Line breaks cannot be in a comment's path without ending it; git quotes them, people do not have them.
  const path = fc
    .string({ minLength: 1, maxLength: 30 })
    .filter(
      (text) =>
        !/[\p{Cc}\p{Cs}\u2028\u2029*?[\]{}\\]/u.test(text) &&
        text.trim() === text &&
        !/^(\.?\/)/.test(text) &&
        !text.includes('..'),
    );
  fc.assert(
    fc.property(fc.array(path, { maxLength: 4 }), fc.array(path, { maxLength: 3 }), (configs, launched) => {
      const workloads = [...new Set(launched)].map((config) => ({
        config,
        model: 'gpt2',
        micro_batch: 2,
        gradient_checkpointing: true,
      }));
      const { policy, problems } = parsePolicy('ds-review.yml', draftPolicy({ configs, workloads, deepspeed: null }));
      expect(problems).toEqual([]);
      expect(policy.workloads.map((workload) => workload.config)).toEqual(workloads.map((workload) => workload.config));
    }),
    { numRuns: 300 },
  );
});
