import { expect, test } from '@jest/globals';
import { checkRow } from '../../core/rules/batch.ts';
import { jsonLines, sharedPath } from './shared.ts';

const path = sharedPath('deepspeed/cases.jsonl');
const CLASSES = [1, 2, 3, 4];

test.each(CLASSES)(
  'class %i of the runs on the real engines: the named rule fires or is silent, an error is said where the run fails',
  (wanted) => {
    if (path === null) return console.log('no ../shared here: the cases are not run');
    const wrong: string[] = [];
    let looked = 0;
    for (const { row, line } of jsonLines(path)) {
      if (row.class !== wanted) continue;
      looked++;
      const { outcome, findings } = checkRow(row, line);
      const fired = findings.some(({ rule }) => rule === row.rule);
      if (row.rule !== null && fired !== (row.expect === 'fire'))
        wrong.push(`${row.id}: ${row.rule} must ${row.expect}`);
      // What a machine with a GPU would answer otherwise, and what hangs on the script's own calls.
      if (row.env_dependent || row.cpu_only_outcome || row.id === 'c4-hf-eval-z2') continue;
      const fails = row.outcome !== 'ok';
      if (fails !== (outcome === 'fails'))
        wrong.push(
          `${row.id}: really ${row.outcome}, here ${outcome} ${findings.map(({ rule, severity }) => `${rule}:${severity}`).join(' ')}`,
        );
    }
    expect(looked).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  },
);
