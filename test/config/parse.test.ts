import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig, parseConfigBytes } from '../../core/config/parse.ts';
import { pythonTypeIn, toPlain } from '../../core/config/plain.ts';
import { nodeAt } from '../../core/config/pointer.ts';
import { rangeOf } from '../../core/config/positions.ts';
import { generateTexts } from '../../tools/fuzz/hjson-generate.ts';

/** `code line:column` of each problem. */
function places(text: string): string[] {
  return parseConfig('ds_config.json', text).problems.map(({ code, span }) => {
    const { start } = rangeOf(text, span);
    return `${code} ${start.line}:${start.column}`;
  });
}

describe('where a text does not parse', () => {
  // What is wrong, the text, its problems, and what can be reviewed all the same.
  test.each<[string, string, string[], unknown]>([
    ['comma forgotten within a line', '{"a": 1 "b": 2}', ['syntax 1:9'], { a: 1, b: 2 }],
    ['comma forgotten at a line end: HJSON', '{\n "a": 1\n "b": 2\n}', ['not-strict-json 3:2'], { a: 1, b: 2 }],
    ['trailing comma: HJSON', '{\n "a": 1,\n}', ['not-strict-json 3:1'], { a: 1 }],
    ['comment: HJSON', '{\n "a": 1 // one\n}', ['not-strict-json 2:9'], { a: 1 }],
    ['Python constant within a line', '{"a": True, "b": 1}', ['syntax 1:7'], { b: 1 }],
    [
      'Python constant at a line end: HJSON reads a text',
      '{\n "a": True,\n "b": 1\n}',
      ['not-strict-json 2:7'],
      { a: 'True,', b: 1 },
    ],
    ['brace never closed', '{"a": {"b": 1}', ['syntax 1:15'], { a: { b: 1 } }],
    ['bracket closed by a brace', '{"a": [1, 2}, "b": 3}', ['syntax 1:12'], { a: [1, 2], b: 3 }],
    ['text after the end', '{"a": 1}}', ['syntax 1:9'], { a: 1 }],
    ['colon forgotten', '{"a" 1, "b": 2}', ['syntax 1:6'], { a: 1, b: 2 }],
    ['equals sign for a colon', '{"a" = 1, "b": 2}', ['syntax 1:6'], { a: 1, b: 2 }],
    ['value forgotten', '{"a": , "b": 2}', ['syntax 1:7'], { b: 2 }],
    ['two commas', '{"a": 1,, "b": 2}', ['syntax 1:9'], { a: 1, b: 2 }],
    ['string not closed on its line', '{\n "a": "x,\n "b": 2\n}', ['syntax 2:10'], { b: 2 }],
    ['quote of a key forgotten', '{\n "a: 1,\n "b": 2\n}', ['syntax 2:8'], { b: 2 }],
    [
      'comment never closed, after JSON that lacks a comma',
      '{"a": 1\n"b": 2}\n/* x',
      ['not-strict-json 2:1', 'syntax 3:1'],
      { a: 1, b: 2 },
    ],
    ['key twice', '{"a": 1,\n "a": 2}', ['duplicate-key 2:2'], { a: 2 }],
    [
      'key twice, inside and outside',
      '{"z": {"a": 1, "a": 2}, "z": 1}',
      ['duplicate-key 1:16', 'duplicate-key 1:25'],
      { z: 1 },
    ],
    ['byte order mark', '\ufeff{"a": 1}', ['bom 1:1'], { a: 1 }],
    ['byte order mark and a comment', '\ufeff{"a": 1} # c', ['bom 1:1', 'not-strict-json 1:11'], { a: 1 }],
    ['empty', '', ['empty 1:1'], {}],
    ['only a comment', '# nothing\n', ['empty 1:1'], {}],
    ['only a byte order mark', '\ufeff', ['empty 1:1'], null],
    ['a list', '[{"a": 1}]', ['not-an-object 1:1'], [{ a: 1 }]],
    ['prose', 'hello world', ['not-strict-json 1:1', 'not-an-object 1:1'], 'hello world'],
    ['NaN: hjson reads a text', '{\n "a": NaN\n}', ['not-hjson 2:7'], { a: Number.NaN }],
    ['1e400: hjson refuses', '{"a": 1e400}', ['not-hjson 1:7'], { a: Number.POSITIVE_INFINITY }],
    ['braces left out: HJSON', 'a: 1\nb: {c: cpu\n}', ['not-strict-json 1:1'], { a: 1, b: { c: 'cpu' } }],
    [
      'merge conflict',
      '{\n<<<<<<< HEAD\n "a": 1\n=======\n "a": 2\n>>>>>>> x\n}',
      ['syntax 2:1', 'duplicate-key 5:2'],
      { a: 2 },
    ],
  ])('%s', (_, text, problems, rest) => {
    expect(places(text)).toEqual(problems);
    const { root } = parseConfig('x.json', text);
    const plain = root && toPlain(root);
    if (rest === null || typeof rest !== 'object') expect(plain).toEqual(rest);
    else expect(plain).toMatchObject(rest);
  });

  test.each<[string, string, string]>([
    ['Python constant', '{"a": True, "b": 1}', '`True` is Python: JSON writes `true`'],
    ['shell variable', '{"a": $STAGE, "b": 1}', '`$STAGE` is a placeholder: no value stands here until it is filled'],
    [
      'template',
      '{"a": {{ stage }}, "b": 1}',
      '`{{ stage }}` is a placeholder: no value stands here until it is filled',
    ],
    [
      'merge conflict',
      '{\n<<<<<<< HEAD\n}',
      'a merge conflict stands in this file: from `<<<<<<<` to `>>>>>>>` one side must go',
    ],
    [
      'brace never closed',
      '{\n "a": {"b": 1}',
      'the file ends, but the `{` of line 1, column 1 is not closed: `}` is missing',
    ],
    ['string not closed', '{"a": "x\n}', 'the string that starts at line 1, column 7 is not closed on its line'],
    [
      'value without quotes',
      '{"a": cpu, "b": 1}',
      'this value needs quotes: without them hjson takes the rest of the line, brackets and commas included',
    ],
    [
      'key twice',
      '{"a`b": 1, "a`b": 2}',
      "`a'b` stands in this object twice, first at line 1, column 2: DeepSpeed refuses the file",
    ],
  ])('%s: the message', (_, text, message) => {
    expect(parseConfig('x', text).problems.map((problem) => problem.message)).toContain(message);
  });

  test('nothing is wrong with fractions, exponents and every kind of value', () => {
    const { problems, syntax } = parseConfig('x', '{"a": [0.5, 1e-5, -0.0, 1.5e300, null, true, "é", {}]}');
    expect({ problems, syntax }).toEqual({ problems: [], syntax: 'json' });
  });

  test('each loader has its own depth: hjson 495 levels, json 994', () => {
    const takes = (depth: number) => {
      const { readings } = parseConfig('x', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
      return [readings.json.accepts, readings.hjson.accepts];
    };
    expect([495, 496, 994, 995].map(takes)).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [false, false],
    ]);
  });

  test('what each loader takes stands apart', () => {
    const takes = (text: string) => {
      const { readings } = parseConfig('x', text);
      return [readings.json.accepts, readings.hjson.accepts];
    };
    expect(takes('{"a": 1}')).toEqual([true, true]);
    expect(takes('{a: 1}')).toEqual([false, true]);
    expect(takes('{"a": NaN}')).toEqual([true, false]);
    expect(takes('{"a": NaN\n}')).toEqual([true, true]);
    expect(takes('{"a": 1')).toEqual([false, false]);
    const { readings } = parseConfig('x', '{"a": NaN\n}');
    expect(nodeAt(readings.hjson.root, '/a')).toMatchObject({ kind: 'string', value: 'NaN' });
    expect(nodeAt(readings.json.root, '/a')).toMatchObject({ kind: 'number', python: 'float' });
  });

  test('Python reads integers of 4,300 digits and no longer ones; it counts neither the sign nor a fraction', () => {
    const takes = (written: string) => {
      const { readings } = parseConfig('x', `{"a": ${written}}`);
      return [readings.json.accepts, readings.hjson.accepts];
    };
    expect(takes('1'.repeat(4300))).toEqual([true, true]);
    expect(takes(`-${'1'.repeat(4300)}`)).toEqual([true, true]);
    expect(takes('1'.repeat(4301))).toEqual([false, false]);
    expect(takes(`0.${'1'.repeat(5000)}`)).toEqual([true, true]);
  });

  test.each([
    ['8', 'int', 'int'],
    ['8.0', 'float', 'int'],
    ['5e8', 'float', 'int'],
    ['1e10', 'float', 'float'],
    ['0.5', 'float', 'float'],
    ['1e-5', 'float', 'float'],
  ])('%s is %s for json, %s for hjson', (written, json, hjson) => {
    const { root } = parseConfig('x', `{"a": ${written}}`);
    const number = nodeAt(root, '/a');
    if (number?.kind !== 'number') throw new Error('a number is expected');
    expect([pythonTypeIn(number, 'json'), pythonTypeIn(number, 'hjson')]).toEqual([json, hjson]);
  });

  test('__proto__ is a key like any other', () => {
    const { root } = parseConfig('x', '{"__proto__": {"polluted": 1}, "constructor": 2}');
    const plain = root && toPlain(root);
    expect(Object.keys(plain ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('bad input', () => {
  const megabytes = 10 * 1024 * 1024;
  test.each<[string, string, string]>([
    ['100,000 lists deep', '['.repeat(100_000), 'too-deep'],
    ['100,000 objects deep', '{"a":'.repeat(100_000), 'too-deep'],
    ['100,000 deep and closed', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'],
    ['10 MB of quotes', '"'.repeat(megabytes), 'syntax'],
    ['10 MB of an open string', `{"a": "${'x'.repeat(megabytes)}`, 'syntax'],
    ['10 MB of commas', `{${','.repeat(megabytes)}`, 'syntax'],
    ['10 MB of keys without colons', `{${'a '.repeat(megabytes / 2)}`, 'syntax'],
    ['10 MB of wrong brackets', `{${']'.repeat(megabytes)}`, 'syntax'],
    ['10 MB of open comments', `{ ${'/* '.repeat(megabytes / 3)}`, 'syntax'],
    ['10 MB of values without quotes on one line', `{${'k: 1 x, '.repeat(megabytes / 8)}}`, 'syntax'],
    ['10 MB of multi-line strings on one line', `{\n${"a:'''x''',".repeat(megabytes / 10)}`, 'syntax'],
    ['more than is reviewed', ' '.repeat(33 * 1024 * 1024), 'too-large'],
  ])('%s is a problem', (_, text, code) => {
    const { problems } = parseConfig('x.json', text);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.length).toBeLessThan(200);
  });

  test('10 MB of strict JSON are read whole', () => {
    const text = `{${Array.from({ length: 500_000 }, (_, index) => `"key${index}": ${index}`).join(',\n')}}`;
    const document = parseConfig('x.json', text);
    expect(document.problems).toEqual([]);
    expect(nodeAt(document.root, '/key499999')).toMatchObject({ value: 499_999 });
  });

  test.each<[string, number[], string, number]>([
    ['not UTF-8', [0x7b, 0x22, 0xc3, 0xa9, 0xff, 0x22, 0x3a, 0x31, 0x7d], 'encoding', 3],
    ['cut within a character', [0x7b, 0x7d, 0x20, 0xc3], 'encoding', 3],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0, 0x7d, 0], 'encoding', 0],
  ])('%s: named at its place, refused by both loaders, and reviewed as far as can be', (_, bytes, code, offset) => {
    const { problems, readings, root } = parseConfigBytes('x.json', new Uint8Array(bytes));
    expect(problems[0]).toMatchObject({ code, span: { start: offset } });
    expect([readings.json.accepts, readings.hjson.accepts]).toEqual([false, false]);
    expect(root?.kind).toBe('object');
  });

  test('a byte order mark comes through decoding, since json refuses it', () => {
    const { readings, problems } = parseConfigBytes('x.json', new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]));
    expect([readings.json.accepts, readings.hjson.accepts]).toEqual([false, true]);
    expect(problems.map(({ code }) => code)).toEqual(['bom']);
  });

  test('no input throws, and every problem lies within the text', () => {
    const check = (text: string) => {
      const { problems } = parseConfig('x.json', text);
      for (const { span } of problems)
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
    };
    for (const text of generateTexts(99, 3000)) check(text);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\'#/*\\ \n\r\ta1-.u\u00a0😀') }), check), {
      numRuns: 2000,
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void parseConfigBytes('x', bytes)),
      { numRuns: 2000 },
    );
  });
});
