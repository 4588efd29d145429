/**
 * npm run test:oracle: configs made by chance, judged here and by the real DeepSpeed, Transformers and Accelerate. No disagreement is let pass;
 * each that is found goes to test/oracle/found/ as a fixture. `--count 5000 --seed 1`,
 * `--deepspeed 0.12.6` for another release (tools/python/releases.sh installs them).
 */
import { parseArgs } from 'node:util';
import { parseConfig } from '../../core/config/parse.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { LATEST } from '../../core/deepspeed/releases.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { tryFixes } from './fixes.ts';
import { Judge, olderRelease, oraclePython, type Verdict } from './judge.ts';
import { baseConfig, Dice, mutate, recipeOf, write } from './mutate.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    show: { type: 'string' },
    deepspeed: { type: 'string' },
  },
});
const count = Number(values.count ?? 5000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const WORLDS = [1, 4, 8];
const python = oraclePython();
if (python === null) {
  console.log('no Python with DeepSpeed here (tools/python/setup.sh makes one): nothing was compared');
  process.exit(0);
}

console.log(`seed ${seed}, ${count} configs, DeepSpeed ${values.deepspeed ?? LATEST}`);
const wanted = values.deepspeed ?? LATEST;
/** Another release than the one in .venv is judged for DeepSpeed itself alone: this Transformers does not start it. */
const other = wanted !== LATEST;
const from = other ? olderRelease(wanted) : undefined;
if (from === null) {
  console.log(`no DeepSpeed ${wanted} here (tools/python/releases.sh ${wanted} installs it): nothing was compared`);
  process.exit(0);
}
const release = await loadRelease(wanted);
const recipe = recipeOf(release);
const judge = new Judge(python, from);
let accepted = 0;
let unexplained = 0;
const wrong: { text: string; what: string[] }[] = [];
const IN_FLIGHT = 64;
for (let first = 0; first < count; first += IN_FLIGHT) {
  const texts = Array.from({ length: Math.min(IN_FLIGHT, count - first) }, (_, i) => textAt(first + i));
  const verdicts = await Promise.all(texts.map((text) => judge.ask(text, WORLDS)));
  for (const [i, verdict] of verdicts.entries()) compare(texts[i] ?? '', verdict);
  if (wrong.length > 40) break;
}
const fixes = other ? { tried: 0, wrong: [] } : await tryFixes(judge);
console.log(`${fixes.tried} fixes applied and judged: ${fixes.wrong.length} of them wrong`);
for (const line of fixes.wrong.slice(0, 200)) console.log(`  ${line}`);
judge.close();

for (const { text, what } of wrong.slice(0, Number(values.show ?? 20)))
  console.log(`\n${text}\n  ${what.join('\n  ')}`);
console.log(
  `\nseed ${seed}: ${count} configs, ${accepted} of them accepted by DeepSpeed at one world size or more; ${wrong.length} disagreements, ${unexplained} refusals without a finding`,
);
process.exit(wrong.length + unexplained + fixes.wrong.length > 0 ? 1 : 0);

function textAt(index: number): string {
  const dice = new Dice(seed * 1_000_003 + index * 7919 + 1);
  for (let i = 0; i < 8; i++) dice.next();
  const config = baseConfig(dice, recipe);
  if (dice.chance(0.55)) mutate(dice, config, recipe);
  return write(dice, config);
}

function compare(text: string, real: Verdict): void {
  const { accepts, findings } = checkConfig(parseConfig('fuzz.json', text), {
    integrations: other ? ['raw'] : ['raw', 'hf-trainer', 'accelerate'],
    worldSizes: WORLDS,
    run: { accelerator: 'cpu' },
    release,
  });
  const what: string[] = [];
  const look = (
    name: string,
    ours: boolean | undefined,
    theirs: boolean | undefined,
    why: string | undefined,
  ): void => {
    if (ours !== theirs)
      what.push(
        `${name}: here ${ours}, really ${theirs} ${why ?? ''}${
          theirs
            ? findings
                .filter(({ effect }) => effect === 'rejects')
                .map(({ rule, message }) => `\n    ${rule}: ${message}`)
                .join('')
            : ''
        }`,
      );
  };
  for (const world of WORLDS) {
    look(`raw ${world}`, accepts.raw[world], real.raw[world], real.why[`raw ${world}`]);
    if (other) continue;
    look(`hf ${world}`, accepts['hf-trainer'][world], real.hf[world], real.why[`hf ${world}`]);
  }
  if (!other) look('accelerate', accepts.accelerate[1], real.accelerate, real.why.accelerate);
  if ([...Object.values(real.raw), ...Object.values(real.hf)].includes(true)) accepted++;
  const refused = Object.values(accepts).some((bySize) => Object.values(bySize).includes(false));
  if (refused && !findings.some(({ effect }) => effect === 'rejects')) {
    unexplained++;
    if (unexplained < 5) console.log(`no finding says why this is refused:\n${text}`);
  }
  if (what.length > 0) wrong.push({ text, what });
}
