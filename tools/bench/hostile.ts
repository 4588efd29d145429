/** Texts that somebody wrote to keep a review busy: none may cost more than a blink. */
import { parseComment } from '../../bot/parse/command-line.ts';
import { looksLikeDeepSpeedConfig } from '../../core/config/detect.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { parseYaml } from '../../core/config/yaml.ts';
import { versionIn } from '../../core/deepspeed/found/find-version.ts';
import { changedKeys } from '../../core/diff/keys.ts';
import { unifiedDiff } from '../../core/diff/lines.ts';
import { configMatches } from '../../core/policy/match.ts';
import { checkConfig } from '../../core/rules/check.ts';
import type { Figure } from './figure.ts';

const COMMENT = 65_536;
const MEGABYTES = 10 * 1024 * 1024;

const lines = (count: number, offset: number): string =>
  Array.from({ length: count }, (_, index) => String(index * 2 + offset)).join('\n');
const keys = (count: number, offset: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index + offset}": ${index}`).join(', ')}}`;
const changes = (base: string, head: string) => changedKeys(parseConfig('a', base).root, parseConfig('a', head).root);
const check = (text: string) => checkConfig(parseConfig('ds_config.json', text));

/** Each is filled up to 10 MB. */
const FILLED = ['"', ',', 'a ', ']', '/* ', 'k: 1 x, ', "a:'''x''',"];
const LONG_PATH = `${'a/'.repeat(120)}${'a'.repeat(250)}b`;
/** Each alias holds the one before ten times. */
const ALIASES = `a: &a [${'x,'.repeat(9)}x]\n${'bcdefghi'.replace(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(9)}x]\n`)}`;

const HOSTILE: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    ['`', '<!--', '``` `', '> ', '<pre', '\n/ds-smoke ', '`a`'].map((piece) => [
      `a comment of ${JSON.stringify(piece)} over and over`,
      () => parseComment(piece.repeat(Math.floor(COMMENT / piece.length))),
    ]),
  ),
  ...Object.fromEntries(
    FILLED.map((piece) => [
      `10 MB of ${JSON.stringify(piece)}`,
      () => parseConfig('ds_config.json', `{${piece.repeat(MEGABYTES / piece.length)}`),
    ]),
  ),
  ...Object.fromEntries(
    ['*'.repeat(400), '**/'.repeat(160), '{a,b}'.repeat(90), '*a'.repeat(200)].map((pattern) => [
      `a pattern ${pattern.slice(0, 12)}…`,
      () => configMatches(pattern, LONG_PATH),
    ]),
  ),
  'aliases that make billions': () => parseYaml('x.yaml', ALIASES),
  '10 MB of something else': () => looksLikeDeepSpeedConfig(`{"data": "${'x'.repeat(MEGABYTES)}"}`),
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
