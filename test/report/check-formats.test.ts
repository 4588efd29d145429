import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../core/config/parse.ts';
import { annotations, workflowCommands } from '../../core/report/annotations.ts';
import type { CheckedFile } from '../../core/report/checked-file.ts';
import { byPlace, type LocatedFinding, locate } from '../../core/report/finding.ts';
import { fingerprint } from '../../core/report/fingerprint.ts';
import { checkReport } from '../../core/report/json.ts';
import { sarif } from '../../core/report/sarif.ts';
import { checkText } from '../../core/report/text.ts';
import { uselessFindings } from '../../core/report/useless-finding.ts';
import { locateUseless } from '../../core/review/suppress.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';

const TEXT = `{
  // HJSON
  "train_micro_batch_size_per_gpu": 1,
  "gradient_cliping": 1.0,
  "zero_optimization": { "stage": 3, "aio": { "block_size": 1 } }
}
`;

function checked(path: string, text: string): CheckedFile {
  const document = parseConfig(path, text);
  const { findings, accepts, suppressed, uselessSuppressions } = checkConfig(document);
  return {
    path,
    kind: 'ds_config',
    syntax: document.syntax,
    accepts,
    findings: findings.map((one) => locate(one, document)).toSorted(byPlace),
    suppressed: suppressed.map((one) => ({ ...one, finding: locate(one.finding, document) })),
    useless: locateUseless(uselessSuppressions, document, []),
    text,
  };
}

function misplaced({ findings }: CheckedFile): LocatedFinding {
  const found = findings.find((finding) => finding.pointer === '/zero_optimization/aio');
  if (found === undefined) throw new Error('aio inside zero_optimization is not found wanting');
  return found;
}

const file = checked('configs/ds.json', TEXT);
const aio = misplaced(file);

describe('text', () => {
  const options = { colour: false, width: 100, deepspeed: '0.19.8' };

  test('place, severity, rule, message, the line with a mark under it, the fix, and how it ended', () => {
    const text = checkText([file], options);
    expect(text).toContain('  configs/ds.json:5:38  error  strict-block-unknown-key\n');
    expect(text).toContain(
      '    5 │   "zero_optimization": { "stage": 3, "aio": { "block_size": 1 } }\n      │                                      ^^^^^',
    );
    expect(text).toContain('    fix: move `aio` to the top level');
    expect(text).toMatch(/^ {2}DeepSpeed: raw rejects · hf-trainer rejects$/m);
    expect(text).toMatch(/✗ 1 file reviewed against DeepSpeed 0\.19\.8: \d errors?, .*\.\n$/);
  });

  test('colours only where asked for', () => {
    expect(checkText([file], options)).not.toContain('\u001b');
    expect(checkText([file], { ...options, colour: true })).toContain('\u001b[31merror\u001b[39m');
  });

  test('nothing found, and no file at all', () => {
    const fine = { ...file, findings: [] };
    expect(checkText([fine], options)).toBe('✓ 1 file reviewed against DeepSpeed 0.19.8: nothing to say.\n');
    expect(checkText([], options)).toBe('No DeepSpeed config found.\n');
  });

  test('no escape sequence of a file reaches the terminal, and lines stay within its width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        (value, path) => {
          const hostile = checked(
            path,
            `{"gradient_cliping": "\u001b[2J${value}", "zero_optimization": {"stage": "\u0007${value}"}}`,
          );
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
          expect(checkText([hostile], options)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        },
      ),
      { numRuns: 100 },
    );
    for (const line of checkText(
      [checked('ds.json', `{"zero_optimization": {"stage": 3, "x": "${'y'.repeat(5000)}", "aio": {}}}`)],
      options,
    ).split('\n'))
      expect(line.length).toBeLessThanOrEqual(110);
  });
});

describe('json: ds-review/check@1', () => {
  test('the contract', () => {
    const report = checkReport([file], '0.19.8');
    expect(report).toMatchObject({
      schema: 'ds-review/check@1',
      deepspeed_version: '0.19.8',
      files: [
        {
          path: 'configs/ds.json',
          kind: 'ds_config',
          syntax: 'hjson',
          accepts: { raw: { 1: false, 4: false, 8: false }, 'hf-trainer': { 1: false } },
        },
      ],
    });
    const finding = report.files[0]?.findings.find((one) => one.pointer === '/zero_optimization/aio');
    expect(finding).toMatchObject({
      rule: 'strict-block-unknown-key',
      severity: 'error',
      start: { line: 5, column: 38 },
      end: { line: 5, column: 43 },
      fix: { title: 'move `aio` to the top level' },
    });
    expect(Object.keys(finding ?? {})).toEqual(['rule', 'severity', 'message', 'pointer', 'start', 'end', 'fix']);
    for (const edit of finding?.fix?.edits ?? []) expect(Object.keys(edit)).toEqual(['start', 'end', 'text']);
    expect(finding?.fix?.edits.length).toBeGreaterThan(0);
  });
});

describe('annotations', () => {
  test('worst first; columns on one line only, the last column included', () => {
    const found = annotations(file.findings);
    expect(found[0]?.level).toBe('failure');
    expect(found.find((one) => one.message.startsWith('`aio`'))).toMatchObject({
      path: 'configs/ds.json',
      startLine: 5,
      endLine: 5,
      startColumn: 38,
      endColumn: 42,
    });
    const whole: LocatedFinding = {
      ...aio,
      range: { start: { line: 1, column: 1 }, end: { line: 4, column: 1 } },
    };
    expect(annotations([whole])[0]).toEqual(expect.objectContaining({ startLine: 1, endLine: 3 }));
    expect(annotations([whole])[0]).not.toHaveProperty('startColumn');
  });

  test('as workflow commands: one line each, whatever names and values hold', () => {
    expect(workflowCommands([aio])).toMatch(
      /^::error file=configs\/ds\.json,line=5,endLine=5,col=38,endColumn=42,title=strict-block-unknown-key::`aio` is no key of .*%0AFix: move `aio` to the top level\n$/,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, message) => {
        const hostile: LocatedFinding = {
          ...aio,
          path: `${path}\n::set-output::x,line=9`,
          message: `${message}\r\n::add-mask::y`,
        };
        const commands = workflowCommands([hostile]);
        expect(commands.match(/[\r\n]/g)).toEqual(['\n']);
        expect(commands.match(/line=/g)).toEqual(['line=', 'line=']);
      }),
    );
  });
});

describe('suppressions, in every format', () => {
  const accepted = checked(
    'ds.hjson',
    `{
  train_micro_batch_size_per_gpu: 1
  # ds-review: ignore[unknown-top-level-key] read by our launcher: "a" & b
  launcher_port: 29500
  # ds-review: ignore[bool-type] long gone
  zero_optimization: { stage: 3 }
}
`,
  );
  const rules = accepted.findings.map(({ rule }) => rule);

  test('text: the reason beside the place, what has no effect, and both counted', () => {
    const text = checkText([accepted], { colour: false, width: 100, deepspeed: '0.19.8' });
    expect(rules).not.toContain('unknown-top-level-key');
    expect(text).toContain('  ds.hjson:4:3  accepted  unknown-top-level-key: “read by our launcher: "a" & b”\n');
    expect(text).toMatch(/^ {2}ds\.hjson:5:3 {2}suppression without effect {2}bool-type: Nothing is found here/m);
    expect(text).toMatch(/1 accepted, 1 suppression without effect\.\n$/);
  });

  test('json', () => {
    const [file] = checkReport([accepted], '0.19.8').files;
    expect(file?.suppressed).toMatchObject([
      { rule: 'unknown-top-level-key', by: 'comment', reason: 'read by our launcher: "a" & b', start: { line: 4 } },
    ]);
    expect(file?.useless_suppressions).toMatchObject([{ rule: 'bool-type', why: 'unused', start: { line: 5 } }]);
  });

  test('annotations: only what has no effect', () => {
    expect(workflowCommands(uselessFindings(accepted.useless))).toMatch(
      /^::notice file=ds\.hjson,line=5,.*title=useless-suppression::Nothing is found here by `bool-type`/,
    );
  });

  test('SARIF: suppressed results say by whom and why, the others that they are not', () => {
    const of = (suppressed: typeof accepted.suppressed) => {
      const log = sarif(accepted.findings, {
        version: '0.1.0',
        docsUrl: null,
        rules: RULES,
        suppressed,
        useless: accepted.useless,
      });
      return JSON.parse(JSON.stringify(log)).runs[0];
    };
    const run = of(accepted.suppressed);
    const result = (rule: string) => run.results.find((one: { ruleId: string }) => one.ruleId === rule);
    expect(result('unknown-top-level-key').suppressions).toEqual([
      { kind: 'inSource', justification: 'read by our launcher: "a" & b' },
    ]);
    expect(result('useless-suppression')).toMatchObject({ level: 'note', suppressions: [] });
    for (const one of run.results) expect(run.tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
    const byPolicy = of(accepted.suppressed.map((one) => ({ ...one, by: 'policy' as const })));
    expect(byPolicy.results.at(-1).suppressions[0].kind).toBe('external');
    expect(of([]).results[0]).not.toHaveProperty('suppressions');
  });
});

describe('SARIF 2.1.0', () => {
  const options = { version: '0.1.0', docsUrl: 'https://example.com/docs', rules: RULES };
  const log = JSON.parse(JSON.stringify(sarif(file.findings, options)));
  const [run] = log.runs;

  test('what the standard requires and code scanning reads', () => {
    expect(log).toMatchObject({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' });
    expect(run.tool.driver).toMatchObject({ name: 'ds-review', semanticVersion: '0.1.0' });
    expect(run.results).toHaveLength(file.findings.length);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text.length).toBeGreaterThan(0);
      const { region, artifactLocation } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('configs/ds.json');
      for (const place of ['startLine', 'startColumn', 'endLine', 'endColumn'])
        expect(region[place]).toBeGreaterThan(0);
      expect(result.partialFingerprints['dsReview/v1']).toMatch(/^[0-9a-f]{16}$/);
      for (const { artifactChanges } of result.fixes ?? [])
        expect(artifactChanges[0].replacements.length).toBeGreaterThan(0);
    }
    const [rule] = run.tool.driver.rules;
    expect(rule.shortDescription.text.length).toBeGreaterThan(0);
    expect(rule.helpUri).toBe(`https://example.com/docs/rules/${rule.id}.md`);
  });

  test('a path is a URI, whatever it is called', () => {
    const odd = JSON.parse(JSON.stringify(sarif([{ ...aio, path: 'a b/#?%\ud800.json' }], options)));
    expect(odd.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%20b/%23%3F%25%EF%BF%BD.json',
    );
  });
});

test('a fingerprint is of rule, path and pointer, and of nothing else', () => {
  const one = { rule: 'r', path: 'a.json', pointer: '/x' };
  expect(fingerprint(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint({ ...one })).toBe(fingerprint(one));
  const others = [
    { ...one, rule: 's' },
    { ...one, path: 'b.json' },
    { ...one, pointer: '/y' },
    { rule: 'ra', path: '.json', pointer: '/x' },
  ].map(fingerprint);
  expect(new Set([fingerprint(one), ...others]).size).toBe(5);
});
