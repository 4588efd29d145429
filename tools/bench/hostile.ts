/** Texts that somebody wrote to keep a review busy: none may cost more than a blink. */
import { parseComment } from '../../bot/parse/command-line.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { versionIn } from '../../core/deepspeed/found/find-version.ts';
import { changedKeys } from '../../core/diff/keys.ts';
import { unifiedDiff } from '../../core/diff/lines.ts';
import { checkConfig } from '../../core/rules/check.ts';
import type { Figure } from './figure.ts';

const COMMENT = 65_536;

const lines = (count: number, offset: number): string =>
  Array.from({ length: count }, (_, index) => String(index * 2 + offset)).join('\n');
const keys = (count: number, offset: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index + offset}": ${index}`).join(', ')}}`;
const changes = (base: string, head: string) => changedKeys(parseConfig('a', base).root, parseConfig('a', head).root);
const check = (text: string) => checkConfig(parseConfig('ds_config.json', text));

const HOSTILE: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    ['`', '<!--', '``` `', '> ', '<pre', '\n/ds-smoke ', '`a`'].map((piece) => [
      `a comment of ${JSON.stringify(piece)} over and over`,
      () => parseComment(piece.repeat(Math.floor(COMMENT / piece.length))),
    ]),
  ),
  'a pyproject.toml of one line': () => versionIn('pyproject.toml', `x = "${'deepspeed '.repeat(200_000)}"`),
  'a Dockerfile of one line': () => versionIn('Dockerfile', `RUN pip install ${'a '.repeat(500_000)}`),
  '8,000 lines, all changed': () => unifiedDiff(lines(8000, 0), lines(8000, 1)),
  '20,000 keys, all renamed': () => changes(keys(20_000, 0), keys(20_000, 20_000)),
  '100,000 levels': () => check(`{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  '20,000 unknown keys': () => check(keys(20_000, 0)),
};

export async function benchHostile(): Promise<readonly Figure[]> {
  const times = Object.entries(HOSTILE).map(([name, run]) => {
    const began = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(began);
    return { name, milliseconds: (user + system) / 1000 };
  });
  times.sort((a, b) => b.milliseconds - a.milliseconds);
  const [worst] = times;
  if (worst === undefined) return [];
  return [
    {
      name: `hostile text, the dearest of ${times.length}: ${worst.name}`,
      value: worst.milliseconds,
      unit: 'ms',
      limit: { most: 1000 },
    },
  ];
}
