import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeRunner, plainLine } from '../../action/commands.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a runner takes for a command. */
const isCommand = (line: string) => /^\s*::[\w-]+/.test(line) || /##\[[\w-]+/.test(line);

describe('the log', () => {
  test('a line of text never is a workflow command, nor several lines', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('::error::x', ' ::set-output name=a::b', '##[error]x', 'a\n::add-mask::b', '\r::warning::'),
        ),
        (text) => {
          const written: string[] = [];
          makeRunner(null, (one) => written.push(one)).info(text);
          const line = written.join('\n');
          expect(line).toBe(plainLine(text));
          expect(line).not.toMatch(/[\r\n]/);
          expect(isCommand(line)).toBe(false);
        },
      ),
    );
  });

  test('a warning stays one command whatever it says', () => {
    const lines: string[] = [];
    makeRunner(null, (line) => lines.push(line)).warning('100% of a\n::error::b\r\n\u202e');
    expect(lines).toEqual(['::warning title=ds-config-review::100%25 of a ::error::b \ufffd']);
  });

  test('every line of a secret is masked', () => {
    const lines: string[] = [];
    makeRunner(null, (line) => lines.push(line)).mask('one%\ntwo\n');
    expect(lines).toEqual(['::add-mask::one%25', '::add-mask::two']);
  });
});

test('an output cannot end itself and begin another', () => {
  const file = join(folder, 'output');
  const runner = makeRunner(file, () => {});
  runner.output('report', 'a\nEOF\nverdict=pass');
  runner.output('verdict', 'fail');
  const text = readFileSync(file, 'utf8');
  const found = /^report<<(\S+)\na\nEOF\nverdict=pass\n\1\nverdict<<(\S+)\nfail\n\2\n$/.exec(text);
  expect(found?.[1]).not.toBe(found?.[2]);
  expect(found).not.toBeNull();
});
