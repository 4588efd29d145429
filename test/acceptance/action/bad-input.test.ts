/** Files that are broken in every way: a finding that names the place, and nothing lost of the others. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { BAD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const deep = (levels: number) => `{"zero_optimization": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
const BROKEN: readonly (readonly [string, string | Buffer])[] = [
  ['empty', ''],
  ['blank', ' \n\n'],
  ['a list', '[1, 2]'],
  ['cut off', BAD_CONFIG.slice(0, 60)],
  [
    'not UTF-8',
    Buffer.concat([
      Buffer.from('{"zero_optimization": {"stage": 2}, "x": "'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]),
  ],
  ['UTF-16', Buffer.from('\ufeff{"zero_optimization": {"stage": 2}}', 'utf16le')],
  ['a byte order mark', `\ufeff${BAD_CONFIG}`],
  ['100,000 levels deep', deep(100_000)],
  [
    '__proto__ keys',
    '{"zero_optimization": {"stage": 2, "__proto__": {"stage": 3}}, "__proto__": {"train_batch_size": 8}, "constructor": 1}',
  ],
  ['1e400', '{"train_batch_size": 1e400, "zero_optimization": {"stage": 2}}'],
  ['NaN', '{"train_batch_size": NaN, "zero_optimization": {"stage": 2, "reduce_bucket_size": Infinity}}'],
  ['duplicate keys', '{"zero_optimization": {"stage": 2}, "zero_optimization": {"stage": 3}}'],
];

describe('a broken file beside a readable one', () => {
  test.each(BROKEN)('%s', async (_, content) => {
    // modified, not new, so that both sides are looked at and the file counts whatever it holds now
    scene = await openScene(
      { 'configs/broken.json': content, 'ds.json': BAD_CONFIG },
      { 'configs/broken.json': '{"zero_optimization": {"stage": 1}}' },
    );
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.code).toBe(1);
    const body = scene.comments()[0]?.body ?? '';
    expect(body).toContain('strict-block-unknown-key');
    expect(body).toContain('configs/broken.json');
    expect(body).not.toMatch(/internal error/);
  });

  test('not UTF-8: an error at the byte where Python stops', async () => {
    const bytes = Buffer.from(
      '{\n  "train_batch_size": 8,\n  "_by": "J\xf6rg",\n  "zero_optimization": {"stage": 1}\n}\n',
      'latin1',
    );
    scene = await openScene({ 'ds.json': bytes });
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.code).toBe(1);
    const place = result.commands.find((command) => command.properties.file === 'ds.json' && command.name === 'error');
    expect(place).toMatchObject({ properties: { line: '3', col: '12', title: 'syntax' } });
    expect(place?.message).toContain('0xf6 is not UTF-8: Python stops there with a UnicodeDecodeError');
    expect(
      result.commands.filter((command) => command.name === 'warning' && command.properties.file === undefined),
    ).toEqual([]);
  });

  test('11 MB: not reviewed, which is said', async () => {
    const large = `${BAD_CONFIG.trimEnd().slice(0, -1)}, "_": "${'x'.repeat(11_000_000)}"}`;
    scene = await openScene({ 'large.json': large, 'ds.json': BAD_CONFIG });
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.commands.find((command) => command.name === 'warning')?.message).toContain(
      'large.json was not reviewed: it has 10.5 MiB',
    );
    expect(result.summary).toContain('large.json was not reviewed');
    expect(result.outputs.errors).toBe('1');
  });

  test('9 MB: reviewed', async () => {
    const large = `${BAD_CONFIG.trimEnd().slice(0, -1)}, "_": "${'x'.repeat(9_000_000)}"}`;
    scene = await openScene({ 'large.json': large });
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(scene.comments()[0]?.body).toContain('large.json');
    expect(result.outputs.errors).toBe('1');
  });
});
