/** Texts for the comparison with Python: grammatical HJSON and JSON, and the same broken in small ways. The same seed gives the same texts. */

/** Numbers in [0, 1), reproducible (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Writer {
  private readonly next: () => number;
  private strict = false;

  constructor(next: () => number) {
    this.next = next;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick(choices: readonly string[]): string {
    return choices[this.below(choices.length)] ?? '';
  }

  many(most: number, one: () => string, joint = ''): string {
    return Array.from({ length: this.below(most + 1) }, one).join(joint);
  }

  text(strict: boolean): string {
    this.strict = strict;
    const start = this.chance(0.03) ? '\ufeff' : '';
    if (strict) return start + this.blank() + (this.chance(0.1) ? this.value(2) : this.object(3)) + this.blank();
    const body = this.chance(0.25) ? this.members(3) : this.chance(0.1) ? this.value(2) : this.object(3);
    return start + this.gap() + body + this.gap();
  }

  blank(): string {
    return this.many(2, () => this.pick([' ', ' ', '\n', '\t', '\r\n', '']));
  }

  gap(): string {
    if (this.strict) return this.blank();
    return this.many(2, () => this.pick([' ', ' ', '\n', '\n  ', '\t', '\r\n', '\r', this.comment(), '', '', '']));
  }

  comment(): string {
    const words = this.pick(['note', 'a: 1', '}', '"', "'''", ',', '']);
    return this.pick([`# ${words}\n`, `// ${words}\n`, `/* ${words} */`, `/**/`, `#${words}\r\n`, `/*\n${words}\n*/`]);
  }

  value(depth: number): string {
    const kind = this.below(depth > 0 ? 12 : 9);
    if (kind >= 10) return this.object(depth - 1);
    if (kind === 9) return this.array(depth - 1);
    if (kind < 3) return this.number();
    if (kind < 5) return this.string();
    if (kind === 5) return this.pick(['true', 'false', 'null']);
    if (this.strict) return this.chance(0.2) ? this.pick(['NaN', 'Infinity', '-Infinity']) : this.string();
    return kind === 6 ? this.multiline() : this.quoteless();
  }

  number(): string {
    const written = this.pick([
      '0',
      '-0',
      '1',
      '8',
      '16',
      '-3',
      '0.5',
      '-0.0',
      '1.0',
      '8.0',
      '1e5',
      '5e8',
      '2E+3',
      '1e-5',
      '1e10',
      '9.9e9',
      '1e400',
      '-1e400',
      '0.001',
      '12345678901234567890',
      '1.5e300',
      '1E9',
      '123.456',
      '1e9999',
      '10000000000.0',
      '9999999999.0',
    ]);
    if (this.strict || this.chance(0.85)) return written;
    return this.pick([
      '01',
      '+1',
      '.5',
      '1.',
      '1e',
      '-',
      '1_000',
      '0x10',
      '1٣',
      '1.٣',
      '1 2',
      '-a',
      '1e5 ',
      '5 x',
      '00',
      '--1',
      '1.5.2',
      '1e5e5',
      '٣',
      '1\u00a0',
      '1e٥',
      '-٣',
    ]);
  }

  string(): string {
    const quote = this.strict || this.chance(0.8) ? '"' : "'";
    const part = () =>
      this.pick([
        'a',
        'auto',
        'cpu',
        ' ',
        'é',
        '😀',
        '漢',
        '\\n',
        '\\t',
        '\\"',
        '\\\\',
        '\\/',
        '\\u0041',
        '\\ud83d\\ude00',
        '\\ud83d',
        '\\u00e9',
        '#',
        '//',
        ':',
        ',',
        '}',
        '{',
        quote === '"' ? "'" : '"',
        this.chance(0.1) ? this.oddEscape() : 'x',
      ]);
    return quote + this.many(4, part) + quote;
  }

  oddEscape(): string {
    return this.pick([
      "\\'",
      '\\x',
      '\\u12',
      '\\u 0x1',
      '\\u1_23',
      '\\u+0af',
      '\\u-001',
      '\\u-000',
      '\\uZZZZ',
      '\\u0x12',
      '\\u٠٠٤١',
      '\\ud83d\\u',
      '\\ud83d\\u0041',
      '\\ud83d\\uzzzz',
      '\n',
      '\t',
      '\u0001',
      '\u007f',
      '\\a',
      '\\u 1 2',
      '\\u_123',
      '\\u12_3',
      '\\u\u00a012a',
    ]);
  }

  multiline(): string {
    const line = () =>
      this.pick(['text', '  indented', '', "it's", "''", '\\n', 'a: 1', '}', '# no comment', '\tx', ' ']);
    const newline = () => this.pick(['\n', '\n', '\n  ', '\n    ', '\r\n', '\n\t']);
    return `'''${this.pick(['', ' ', '\n', '\n  ', '\r\n', '  \n'])}${this.many(3, () => line() + newline())}${line()}'''`;
  }

  quoteless(): string {
    return this.pick([
      'auto',
      'cpu',
      'hello world',
      'True',
      'None',
      'truex',
      'nullify',
      'null ',
      'true\u00a0',
      'a,b',
      'x # y',
      '/local/nvme',
      'http://x',
      "it's",
      'a"b',
      '!',
      '$x',
      'NaN',
      'Infinity',
      '-Infinity',
      'é😀',
      '\u00a0x',
      '\u000bx',
      'false/**/',
      'null//',
      'true,',
      'tru',
      '@',
      '`',
      '\\',
      '*',
      '/',
      '/x',
      '-',
      '1a',
    ]);
  }

  key(): string {
    const plain = this.pick([
      'a',
      'b',
      'stage',
      'fp16',
      'zero_optimization',
      '__proto__',
      'x-y',
      'k.1',
      'é',
      '1',
      'a',
      'true',
      'constructor',
    ]);
    if (this.strict || this.chance(0.6)) return this.chance(0.1) ? this.string() : `"${plain}"`;
    if (this.chance(0.2)) return this.string();
    if (this.chance(0.1))
      return this.pick([
        'a b',
        'a#b',
        'a//b',
        'x ',
        'x\n',
        '\u00a0',
        "it's",
        '$',
        '/',
        'a"b',
        "'''k'''",
        '""',
        '',
        '-',
        'a\u00a0',
        'a \n',
        'a  ',
      ]);
    return plain;
  }

  member(depth: number): string {
    return `${this.key()}${this.gap()}:${this.gap()}${this.value(depth)}`;
  }

  separator(): string {
    if (this.strict) return `${this.blank()},${this.blank()}`;
    return this.pick([
      ',',
      ',\n',
      '\n',
      '\n',
      ', ',
      ' ,',
      '\r\n',
      ' # c\n',
      ' // c\n',
      ',\n\n',
      '\n  ',
      this.chance(0.3) ? ' ' : ',',
    ]);
  }

  members(depth: number): string {
    return this.many(4, () => this.member(depth), this.separator());
  }

  object(depth: number): string {
    return `{${this.gap()}${this.members(depth)}${this.ending()}}`;
  }

  array(depth: number): string {
    return `[${this.gap()}${this.many(4, () => this.value(depth), this.separator())}${this.ending()}]`;
  }

  ending(): string {
    if (this.strict) return this.blank();
    return this.pick(['', '', '\n', '\n', ',', ',\n', ' ', '\n  ', ' # c\n']);
  }

  /** A small mistake, as people and merges make them. */
  broken(text: string): string {
    const at = this.below(text.length + 1);
    const bit = () =>
      this.pick([
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        "'",
        "'''",
        '\n',
        ' ',
        '#',
        '/*',
        '*/',
        '//',
        '\\',
        'a',
        '1',
        '=',
        'True',
        '\u0000',
        '\r',
        '-',
        '😀',
        'null',
        '"a": 1',
        '.',
      ]);
    switch (this.below(6)) {
      case 0:
        return text.slice(0, at) + bit() + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1);
      case 2:
        return text.slice(0, at) + bit() + text.slice(at + 1);
      case 3:
        return text.slice(0, at);
      case 4:
        return text.slice(at);
      default: {
        const from = this.below(text.length + 1);
        return text.slice(0, at) + text.slice(from, from + this.below(6)) + text.slice(at);
      }
    }
  }
}

/** Places where hjson's code has a turn of its own, which chance would seldom find. */
const CORNERS: readonly string[] = [
  ...[
    '0x12',
    '0X12',
    ' 0x1',
    '+0x1',
    '1_23',
    '_123',
    '123_',
    '1__2',
    '+123',
    '-001',
    '-000',
    '٠٠٤١',
    '𝟎𝟎𝟒𝟏',
    '12',
    ' 12 ',
    '\u00a0123',
  ].map((four) => `{"a": "\\u${four}"}`),
  ...['\\ud83d\\u0x12', '\\ud83d\\uzzzz', '\\ud83d\\u12', '\\ud83d\\ude00', '\\ud83dx', "\\'", '\\x', '\\'].map(
    (inside) => `{"a": "${inside}"}`,
  ),
  ...[
    '1٣',
    '1.٣',
    '1e٣',
    '٣',
    '-٣',
    '1\u00a0',
    'null\u00a0',
    'true\u000b,',
    '-0',
    '-0.0',
    '1e10',
    '9999999999.0',
    '1e400',
    '-1e400',
    '1e-400',
  ].map((value) => `a: ${value}`),
  "a: '''x'''",
  "a: '''x'''\n",
  "a: '''\n  x\n     y'''\n  ",
  "{\n  a: '''\n    x\n  y\n    '''\n}",
  "😀a: '''\n     x'''\n",
  "a: '''",
  "a: '''\n",
  "a: ''''x''''",
  "'''a''': 1",
  'a: 1 /* x',
  '5 /* x',
  '5 // x',
  'a: "\\u-001"',
  'a: "\\uzzzz"',
  'a: 1e999',
  '\ufeff',
  '\ufeff{}',
  '\u00ef\u00bb\u00bf{}',
  '/**/',
  '#',
  '{/*/}',
  '"a"',
  "'a' 'b'",
  '["a" "b"]',
  '{"a": "x" "b": 1}',
  '{a: 1,, b: 2}',
  '{,}',
  '[1,]',
  '[,1]',
  'a: 1}',
  'a\n:1',
  'a b: 1',
  'a  : 1',
  '\u00a0 : 1',
  ': 1',
  '"": 1',
  '{"a": NaN}',
  '{"a": NaN\n}',
  '{"a": Infinity,\n"b": 1}',
  '[-Infinity]',
  '{"a": 1, "a": 2}',
  '{"__proto__": {"a": 1}}',
];

/** No lone surrogates: they cannot stand in a UTF-8 file, and a cut may leave one. */
const whole = (text: string) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

/** Longest text: the table of answers is checked in. */
const LONGEST = 240;

/** `count` different texts: two fifths strict JSON by intention, three fifths HJSON, almost half of all broken once or twice. */
export function generateTexts(seed: number, count: number): string[] {
  const writer = new Writer(random(seed));
  const found = new Set<string>(CORNERS.slice(0, count));
  while (found.size < count) {
    let text = writer.text(writer.chance(0.4));
    if (writer.chance(0.45)) text = writer.broken(text);
    if (writer.chance(0.1)) text = writer.broken(text);
    if (text.length <= LONGEST) found.add(whole(text));
  }
  return [...found];
}
