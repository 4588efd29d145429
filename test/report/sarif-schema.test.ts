/** Our SARIF against the schema of its standard, where `npm run sarif-schema` has fetched it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { sarif } from '../../core/report/sarif.ts';
import { upgradeFindings } from '../../core/report/upgrade-findings.ts';
import { RULES } from '../../core/rules/index.ts';
import { AIO_MISPLACED, added, changed, json, review, ZERO2_OFFLOAD } from '../review/scene.ts';

const SCHEMA = new URL('../../.cache/sarif/sarif-2.1.0.json', import.meta.url);
const isThere = existsSync(SCHEMA);
if (!isThere) console.info('SARIF is not held against its schema: npm run sarif-schema fetches it');

/** The schema is of an older draft, whose `id` and `$schema` today's validator does not read; nothing else of it differs. */
function compiled() {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  return new Ajv({
    strict: false,
    // one pattern of it is none under the u flag
    unicodeRegExp: false,
    allErrors: true,
    formats: {
      'date-time': true,
      uri: (text: string) => URL.canParse(text),
      'uri-reference': /^[\w!#$%&'()*+,./:;=?@[\]~-]*$/,
    },
  }).compile(schema);
}

async function logs(): Promise<readonly (readonly [string, object])[]> {
  const options = { version: '0.1.0', docsUrl: 'https://example.com/docs', rules: RULES };
  const hjson =
    '{\n  train_micro_batch_size_per_gpu: 8\n  # ds-review: ignore[unknown-top-level-key] ours\n  port: 1\n  # ds-review: ignore[bool-type]\n}\n';
  const { configs } = review([
    changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED),
    added('a b/#?%ü.hjson', hjson),
    added('broken.json', '{"zero_optimization": {'),
    added('empty.json', ''),
  ]);
  const findings = configs.flatMap((config) => config.findings);
  const suppressed = configs.flatMap((config) => config.suppressed);
  const useless = configs.flatMap((config) => config.uselessSuppressions);
  const release = async (named: string) => ({ named, exact: true, facts: await loadRelease(named) });
  const { upgrades } = review([], {
    upgrade: {
      moves: [
        { from: await release('0.16.9'), to: await release('0.19.8'), places: [{ path: 'requirements.txt', line: 3 }] },
      ],
      files: [
        { path: 'x.json', text: json({ train_batch_size: 8, sparse_gradients: true, aio: { thread_count: 1 } }) },
      ],
      notes: [],
    },
  });
  expect([suppressed.length, useless.length]).toEqual([1, 1]);
  return [
    ['nothing', sarif([], options)],
    ['findings with fixes', sarif(findings, options)],
    ['suppressions', sarif(findings, { ...options, suppressed, useless })],
    ['a move to another release', sarif(upgradeFindings(upgrades), { ...options, docsUrl: null })],
    ['rules without docs', sarif(findings, { ...options, rules: [] })],
  ];
}

(isThere ? describe : describe.skip)('the schema of SARIF 2.1.0', () => {
  test('takes every log of ours', async () => {
    const validate = compiled();
    for (const [name, log] of await logs()) {
      validate(JSON.parse(JSON.stringify(log)));
      expect([name, validate.errors ?? []]).toEqual([name, []]);
    }
  });

  test('refuses what is wrong, so that taking means something', async () => {
    const validate = compiled();
    const [, log] = (await logs())[2] ?? [];
    const broken = (edit: (run: { results: Record<string, unknown>[] }) => void) => {
      const copy = JSON.parse(JSON.stringify(log));
      edit(copy.runs[0]);
      return validate(copy);
    };
    expect(broken(() => {})).toBe(true);
    expect(broken((run) => Object.assign(run.results[0] ?? {}, { level: 'notice' }))).toBe(false);
    expect(broken((run) => Object.assign(run.results[0] ?? {}, { surprise: 1 }))).toBe(false);
    expect(broken((run) => Object.assign(run.results.at(-1) ?? {}, { suppressions: [{ kind: 'comment' }] }))).toBe(
      false,
    );
    expect(broken((run) => delete run.results[0]?.message)).toBe(false);
  });
});
