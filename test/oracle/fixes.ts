/** Every fix of every rule's examples and fixtures, applied and judged by the real engines: what was refused for it is accepted after it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../../core/config/edit.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';
import type { Finding, Rule } from '../../core/rules/rule.ts';
import type { Judge } from './judge.ts';

const rulesFolder = fileURLToPath(new URL('../rules', import.meta.url));
const INTEGRATIONS = ['raw', 'hf-trainer', 'accelerate'] as const;

export interface FixTrial {
  readonly tried: number;
  readonly wrong: readonly string[];
}

export async function tryFixes(judge: Judge): Promise<FixTrial> {
  const wrong: string[] = [];
  let tried = 0;
  for (const texts of [...RULES.filter(({ kind }) => kind !== 'accelerate').map(textsOf), textsOfRuns()]) {
    for (const text of texts) {
      const before = findingsOf(text);
      for (const finding of before) {
        if (finding.fix === null || (finding.effect !== 'rejects' && finding.severity !== 'error')) continue;
        tried++;
        const after = applyEdits(text, finding.fix.edits);
        if (after === null) {
          wrong.push(`${finding.rule}: its edits overlap in ${text}`);
          continue;
        }
        const real = await judge.ask(after, [1]);
        const again = findingsOf(after);
        const added = again.filter((one) => one.severity === 'error' && !before.some((other) => isSame(one, other)));
        if (added.some(({ rule }) => HIDDEN_BY[finding.rule]?.includes(rule) !== true) && !before.some(isBroken))
          wrong.push(
            `${finding.rule}: its fix adds ${added.map(({ rule, message }) => `${rule} (${message})`)}: ${after}`,
          );
        const ours = accepts(after);
        const verdicts = [real.raw['1'], real.hf['1'], real.accelerate];
        if (ours.some((verdict, i) => verdict !== verdicts[i]))
          wrong.push(`${finding.rule}: after its fix the verdicts differ: ${after}`);
        // Whatever else is wrong with the file is said by a finding of its own; the fix must have ended this one.
        if (again.some((other) => other.rule === finding.rule && other.message === finding.message))
          wrong.push(`${finding.rule}: its fix does not mend it: ${after}`);
        if (!again.some(({ effect }) => effect === 'rejects') && verdicts.includes(false))
          wrong.push(`${finding.rule}: still refused after its fix, and nothing says why: ${after}`);
      }
    }
  }
  return { tried, wrong };
}

/** The configs of recorded runs that failed. */
function textsOfRuns(): string[] {
  return ['values', 'rules-without-a-case', 'mutated'].flatMap((name) =>
    readFileSync(new URL(`runs/${name}.jsonl`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((row) => row.outcome !== 'ok' && row.context.framework !== 'hf')
      .map((row) => row.config_text ?? JSON.stringify(row.config, null, 2)),
  );
}

/** Errors that stood behind the one that is mended: of a block that was not read, a class that was not known. */
const HIDDEN_BY: Readonly<Record<string, readonly string[]>> = {
  'block-type': ['fp16-bf16-both'],
  'scheduler-type-unknown': ['warmup-steps-positive-int'],
  'optimizer-type-unknown': ['untested-optimizer-with-zero'],
};

const isSame = (a: Finding, b: Finding): boolean => a.rule === b.rule && a.at.pointer === b.at.pointer;
/** Nothing more is said of a file that cannot be read until it can be. */
const isBroken = ({ rule }: Finding): boolean => rule === 'syntax' || rule === 'json-only-in-hf';

function textsOf(rule: Rule): string[] {
  const folder = join(rulesFolder, rule.group, rule.id, 'bad');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return [rule.docs.bad, ...files.map((file) => readFileSync(join(folder, file), 'utf8'))];
}

function check(text: string) {
  return checkConfig(parseConfig('fix.json', text), {
    integrations: INTEGRATIONS,
    intended: INTEGRATIONS,
    worldSizes: [1],
    worldSizesKnown: true,
    run: { accelerator: 'cpu' },
  });
}

function findingsOf(text: string): readonly Finding[] {
  return check(text).findings;
}

function accepts(text: string): (boolean | undefined)[] {
  const { accepts: verdicts } = check(text);
  return INTEGRATIONS.map((integration) => verdicts[integration][1]);
}
