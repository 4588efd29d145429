import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';

const folder = fileURLToPath(new URL('found', import.meta.url));
/** Recorded from the real engines by record.ts. */
const verdicts: Record<string, { raw: Record<string, boolean>; hf: Record<string, boolean>; accelerate: boolean }> =
  JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8'));

describe('what chance has found', () => {
  test.each(Object.entries(verdicts))('%s: the verdict of the real engines', (file, real) => {
    const { accepts } = checkConfig(parseConfig(file, readFileSync(join(folder, file), 'utf8')), {
      integrations: ['raw', 'hf-trainer', 'accelerate'],
      run: { accelerator: 'cpu' },
    });
    expect({ raw: { ...accepts.raw }, hf: { ...accepts['hf-trainer'] }, accelerate: accepts.accelerate[1] }).toEqual(
      real,
    );
  });
});
