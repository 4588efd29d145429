import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfigBytes } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { jsonLines, sharedPath } from './shared.ts';

const manifest = sharedPath('corpus/manifest.jsonl');
const WORLD_SIZES = [1, 4, 8] as const;

interface Verdicts {
  readonly raw: { readonly ok: Record<string, boolean> };
  readonly hf: { readonly ok: Record<string, boolean> };
  readonly accelerate?: { readonly ok: boolean; readonly then_deepspeed?: { readonly ok: boolean } };
}

function fileOf(row: Record<string, unknown>): string {
  const folder = dirname(manifest ?? '');
  const direct = join(folder, String(row.file));
  return existsSync(direct) ? direct : join(folder, 'files', String(row.file));
}

(manifest === null ? test.skip : test)(
  'the verdict on every real config is that of DeepSpeed, Transformers and Accelerate',
  () => {
    const disagreements: string[] = [];
    const unexplained: string[] = [];
    const seen = new Set<string>();
    for (const { row } of jsonLines(manifest ?? '')) {
      const file = String(row.file);
      if (row.verdicts === undefined || seen.has(file)) continue;
      seen.add(file);
      const verdicts = row.verdicts as Verdicts;
      const { accepts, findings } = checkConfig(parseConfigBytes(file, readFileSync(fileOf(row))), {
        integrations: ['raw', 'hf-trainer', 'accelerate'],
      });
      const compare = (what: string, ours: boolean | undefined, theirs: boolean | undefined): void => {
        if (ours !== theirs) disagreements.push(`${file} ${what}: here ${ours}, really ${theirs}`);
      };
      for (const size of WORLD_SIZES) {
        compare(`raw at ${size}`, accepts.raw[size], verdicts.raw.ok[size]);
        compare(`hf-trainer at ${size}`, accepts['hf-trainer'][size], verdicts.hf.ok[size]);
      }
      const { accelerate } = verdicts;
      compare(
        'accelerate at 1',
        accepts.accelerate[1],
        (accelerate?.ok ?? false) && (accelerate?.then_deepspeed?.ok ?? false),
      );
      const refused = Object.values(accepts).some((bySize) => Object.values(bySize).includes(false));
      if (refused && !findings.some(({ effect }) => effect === 'rejects')) unexplained.push(file);
    }
    expect(seen.size).toBeGreaterThan(300);
    expect(disagreements).toEqual([]);
    expect(unexplained).toEqual([]);
  },
);
