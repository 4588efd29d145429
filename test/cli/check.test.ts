import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixture, runCli } from './run-cli.ts';

const misplaced = fixture('zero3-nvme-aio-misplaced.json');
const hf = fixture('zero2-cpu-offload.json');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ds-review-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function report(args: readonly string[]) {
  const ended = await runCli(['check', '--format', 'json', ...args]);
  return { ...ended, report: JSON.parse(ended.out) };
}

test('json has the shape of ds-review/check@1', async () => {
  const { code, report: found } = await report([misplaced, hf]);
  expect(code).toBe(1);
  expect(found).toMatchObject({ schema: 'ds-review/check@1', deepspeed_version: '0.19.8' });
  expect(found.files.map((file: { path: string }) => file.path)).toEqual([misplaced, hf]);
  const [first, second] = found.files;
  expect(Object.keys(first).sort()).toEqual(['accepts', 'findings', 'kind', 'path', 'syntax']);
  expect(first.accepts).toEqual({
    raw: { 1: false, 4: false, 8: false },
    'hf-trainer': { 1: false, 4: false, 8: false },
  });
  expect(second.accepts).toEqual({
    raw: { 1: false, 4: false, 8: false },
    'hf-trainer': { 1: true, 4: true, 8: true },
  });
  const aio = first.findings.find((finding: { pointer: string }) => finding.pointer === '/zero_optimization/aio');
  expect(aio).toMatchObject({ rule: 'strict-block-unknown-key', severity: 'error', start: { line: 19, column: 9 } });
  expect(aio.fix.title).toContain('top level');
});

test.each([
  ['error', hf, 0],
  ['error', misplaced, 1],
  ['never', misplaced, 0],
])('--fail-on %s with %s exits %i', async (failOn, path, code) => {
  expect((await runCli(['check', path, '--fail-on', failOn])).code).toBe(code);
});

test('--world-size and --integration decide what is answered', async () => {
  const { report: found } = await report([hf, '--integration', 'accelerate', '--world-size', '2']);
  expect(found.files[0].accepts).toEqual({ accelerate: { 2: true } });
});

test('sarif and github formats point at the line', async () => {
  const sarif = JSON.parse((await runCli(['check', misplaced, '--format', 'sarif'])).out);
  const places = sarif.runs[0].results.map(
    (result: { locations: { physicalLocation: { region: { startLine: number } } }[] }) =>
      result.locations[0]?.physicalLocation.region.startLine,
  );
  expect(sarif.version).toBe('2.1.0');
  expect(places).toContain(19);
  const github = (await runCli(['check', misplaced, '--format', 'github'])).out;
  expect(github).toMatch(/^::error .*line=19,.*strict-block-unknown-key/m);
});

describe('a folder', () => {
  beforeAll(async () => {
    await mkdir(join(folder, 'configs'), { recursive: true });
    await writeFile(
      join(folder, 'configs/any-name.json'),
      '{"zero_optimization": {"stage": 2}, "train_batch_size": 8}',
    );
    await writeFile(
      join(folder, 'configs/broken.json'),
      '{"zero_optimization": {"stage": 2}, "train_micro_batch_size_per_gpu": 1',
    );
    await writeFile(join(folder, 'configs/package.json'), '{"name": "x", "optimizer": "adam"}');
    await writeFile(join(folder, 'configs/notes.txt'), '{"zero_optimization": {"stage": 2}}');
  });

  test('is searched by content: other JSON stays out, a broken config is a finding', async () => {
    const { report: found } = await report([folder]);
    expect(found.files.map((file: { path: string }) => file.path.slice(folder.length))).toEqual([
      '/configs/any-name.json',
      '/configs/broken.json',
    ]);
    expect(found.files[1].findings[0]).toMatchObject({ rule: 'syntax', severity: 'error' });
    expect(found.files[1].accepts.raw).toEqual({ 1: false, 4: false, 8: false });
  });
});

// Bad input: a finding that names the place, nothing lost of the other file, no stack trace, no hang over 2 s.
const BAD: readonly (readonly [string, () => string | Uint8Array, string])[] = [
  ['an empty file', () => '', 'batch-missing'],
  ['bytes that are not UTF-8', () => Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d), 'syntax'],
  ['a byte order mark', () => '\uFEFF{"train_batch_size": 8}', 'json-only-in-hf'],
  ['100,000 levels', () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'syntax'],
  ['a list at the top', () => '[1, 2]', 'syntax'],
];

test.each(BAD)('%s', async (name, content, rule) => {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.json`);
  await writeFile(path, content());
  const { err, report: found } = await report([path, hf, '--fail-on', 'never']);
  expect(err).toBe('');
  expect(found.files).toHaveLength(2);
  expect(found.files[0].findings.map((finding: { rule: string }) => finding.rule)).toContain(rule);
  expect(found.files[1].accepts['hf-trainer']).toEqual({ 1: true, 4: true, 8: true });
});

test('1e400, NaN and __proto__ are values and keys like others', async () => {
  const path = join(folder, 'strange.json');
  await writeFile(
    path,
    '{"train_batch_size": 8, "zero_optimization": {"__proto__": {"stage": 3}}, "gradient_clipping": 1e400, "dump_state": NaN}',
  );
  const { report: found } = await report([path, '--fail-on', 'never']);
  const [file] = found.files;
  expect(file.findings).toContainEqual(
    expect.objectContaining({ rule: 'strict-block-unknown-key', pointer: '/zero_optimization/__proto__' }),
  );
  expect(file.accepts.raw).toEqual({ 1: false, 4: false, 8: false });
});

test('--fix writes what is safe and keeps comments; --fix-unsafe the rest', async () => {
  const path = join(folder, 'to-fix.hjson');
  const text =
    '{\n  # the batch\n  train_micro_batch_size_per_gpu: 1,\n  zero_optimization: {\n    stage: 2,\n    cpu_offload: true  # old name\n  }\n  gradient_cliping: 1.0\n}\n';
  await writeFile(path, text);
  const safe = await runCli(['check', path, '--fix', '--fail-on', 'never']);
  const unsafe = await runCli(['check', path, '--fix-unsafe', '--fail-on', 'never']);
  const fixed = await readFile(path, 'utf8');
  expect(`${safe.err}${unsafe.err}`).toContain('gradient_clipping');
  expect(fixed).toContain('# the batch');
  expect(fixed).toContain('gradient_clipping');
  expect(fixed).not.toContain('gradient_cliping');
  const again = await runCli(['check', path, '--fix-unsafe', '--fail-on', 'never']);
  expect(again.err).toBe('');
});

test('--deepspeed answers for that release', async () => {
  const path = join(folder, 'removed.json');
  await writeFile(path, '{"train_micro_batch_size_per_gpu": 1, "curriculum_learning": {"enabled": false}}');
  const accepts = async (version: string) =>
    (await report([path, '--integration', 'raw', '--world-size', '1', '--fail-on', 'never', '--deepspeed', version]))
      .report.files[0].accepts.raw;
  expect(await accepts('0.16.9')).toEqual({ 1: true });
  expect(await accepts('0.19.8')).toEqual({ 1: false });
});
