/** Texts for the comparison with Python: grammatical HJSON and JSON, and the same broken in small ways. The same seed gives the same texts. */

import words from './hjson-words.json' with { type: 'json' };

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
    const written = this.pick(words.numbers);
    if (this.strict || this.chance(0.85)) return written;
    return this.pick(words.oddNumbers);
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
    return this.pick(words.oddEscapes);
  }

  multiline(): string {
    const line = () => this.pick(words.lines);
    const newline = () => this.pick(['\n', '\n', '\n  ', '\n    ', '\r\n', '\n\t']);
    return `'''${this.pick(['', ' ', '\n', '\n  ', '\r\n', '  \n'])}${this.many(3, () => line() + newline())}${line()}'''`;
  }

  quoteless(): string {
    return this.pick(words.quoteless);
  }

  key(): string {
    const plain = this.pick(words.keys);
    if (this.strict || this.chance(0.6)) return this.chance(0.1) ? this.string() : `"${plain}"`;
    if (this.chance(0.2)) return this.string();
    if (this.chance(0.1)) return this.pick(words.oddKeys);
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
    const bit = () => this.pick(words.bits);
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

/** No lone surrogates: they cannot stand in a UTF-8 file, and a cut may leave one. */
const whole = (text: string) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

/** Longest text: the table of answers is checked in. */
const LONGEST = 240;

/** `count` different texts: two fifths strict JSON by intention, three fifths HJSON, almost half of all broken once or twice. */
export function generateTexts(seed: number, count: number): string[] {
  const writer = new Writer(random(seed));
  // Places where hjson's code has a turn of its own, which chance would seldom find, come first.
  const found = new Set<string>(words.corners.slice(0, count));
  while (found.size < count) {
    let text = writer.text(writer.chance(0.4));
    if (writer.chance(0.45)) text = writer.broken(text);
    if (writer.chance(0.1)) text = writer.broken(text);
    if (text.length <= LONGEST) found.add(whole(text));
  }
  return [...found];
}
