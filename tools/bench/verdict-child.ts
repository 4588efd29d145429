/** What a full check costs, text to findings: CPU time in milliseconds, one JSON line for each line on stdin. The counterpart of verdict.py. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseConfig } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';

const WARM_UP = 1500;

const texts: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

/** Of each config, the mean of these passes. */
function milliseconds(passes: number): number[] {
  return texts.map((text) => {
    const began = process.cpuUsage();
    for (let pass = 0; pass < passes; pass++) checkConfig(parseConfig('ds.json', text), {});
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / passes;
  });
}

for (let round = 0; round < 3; round++) milliseconds(WARM_UP / 3);
for await (const line of createInterface({ input: process.stdin }))
  console.log(`MILLISECONDS ${JSON.stringify(milliseconds(Number(line)))}`);
