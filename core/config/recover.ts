/**
 * Reads what it can of a text that neither JSON nor hjson takes: the place of the first mistake as a person would name it, and a tree of the
 * rest. hjson lets a value without quotes run to the end of its line, so it notices a forgotten comma only at the end of the file; here such a
 * value ends at the next comma, quote or bracket.
 */
import type { Node } from './document.ts';
import { lineEnd, skipComments } from './hjson-blanks.ts';
import { type Failure, scanKey } from './hjson-values.ts';
import { JSON_DEPTH_LIMIT } from './json.ts';
import { positionAt } from './positions.ts';
import { recoverScalar } from './recover-values.ts';
import {
  attach,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  close,
  isLineEnd,
  named,
  OPEN_BRACE,
  OPEN_BRACKET,
  type Open,
  openArray,
  openObject,
  shown,
} from './scan.ts';
import { isQuote } from './strings.ts';

export interface Recovered {
  readonly root: Node | null;
  readonly problem: Failure | null;
}

/** After these the rest tells nothing any more. */
const MOST_MISTAKES = 1000;

const CONFLICT = /^<{7}(?= |$)/m;

/** A broken file may have no colon at all: looking for one to its end at every key would take time square in its size. */
const LONGEST_KEY = 1000;

class Recovery {
  readonly text: string;
  readonly open: Open[] = [];
  offset = 0;
  root: Node | null = null;
  problem: Failure | null = null;
  mistakes = 0;

  constructor(text: string) {
    this.text = text;
  }

  note(message: string, offset: number): void {
    this.problem ??= { message, offset };
    this.mistakes += 1;
  }

  at(): number {
    return this.text.charCodeAt(this.offset);
  }

  skip(): void {
    const next = skipComments(this.text, this.offset);
    if (next >= 0) this.offset = next;
    else {
      this.note('this comment is never closed: its `*/` is missing', -next - 1);
      this.offset = this.text.length;
    }
  }

  /** Goes on at the next comma, bracket or line. */
  resync(): void {
    this.offset++;
    while (this.offset < this.text.length && !isLineEnd(this.at()) && !this.atEndOfItem()) this.offset++;
  }

  atEndOfItem(): boolean {
    const code = this.at();
    return (
      code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code === OPEN_BRACE || code === OPEN_BRACKET
    );
  }

  run(): void {
    const conflict = CONFLICT.exec(this.text);
    if (conflict)
      this.note('a merge conflict stands in this file: from `<<<<<<<` to `>>>>>>>` one side must go', conflict.index);
    if (this.text.charCodeAt(0) === 0xfeff) this.offset = 1;
    this.skip();
    const code = this.at();
    const braceless = code !== OPEN_BRACE && code !== OPEN_BRACKET;
    if (braceless) this.open.push(openObject(this.offset));
    else this.container(code);
    while (this.open.length > 0) {
      if (this.mistakes > MOST_MISTAKES) this.offset = this.text.length;
      this.skip();
      if (this.offset >= this.text.length) {
        this.ended(braceless);
        return;
      }
      this.item(braceless);
    }
    this.skip();
    if (this.offset < this.text.length)
      this.note(`the document has ended, but ${shown(this.text, this.offset)} follows`, this.offset);
  }

  ended(braceless: boolean): void {
    const innermost = this.open.at(-1);
    if (innermost && !(braceless && this.open.length === 1)) {
      const { line, column } = positionAt(this.text, innermost.start);
      const [opening, closing] = innermost.kind === 'object' ? ['{', '}'] : ['[', ']'];
      this.note(
        `the file ends, but the \`${opening}\` of line ${line}, column ${column} is not closed: \`${closing}\` is missing`,
        this.offset,
      );
    }
    while (this.open.length > 0) this.leave(this.text.length);
  }

  leave(end: number): void {
    const container = this.open.pop();
    if (!container) return;
    const node = close(container, end);
    const outer = this.open.at(-1);
    if (outer) attach(outer, node);
    else this.root = node;
  }

  container(code: number): void {
    this.open.push(code === OPEN_BRACE ? openObject(this.offset) : openArray(this.offset));
    this.offset++;
    if (this.open.length < JSON_DEPTH_LIMIT) return;
    this.note(`nested more than ${JSON_DEPTH_LIMIT} levels deep`, this.offset - 1);
    this.offset = this.text.length;
  }

  /** One member, element, comma or closing bracket of the innermost container. */
  item(braceless: boolean): void {
    const container = this.open.at(-1);
    const code = this.at();
    if (!container) return;
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      this.closing(container, code, braceless);
      return;
    }
    if (code === COMMA) {
      this.note(`a ${container.kind === 'object' ? 'key' : 'value'} is missing before \`,\``, this.offset);
      this.offset++;
      return;
    }
    if (container.kind === 'object' && !this.key(container)) return;
    this.value(container);
  }

  closing(container: Open, code: number, braceless: boolean): void {
    const matches =
      code === (container.kind === 'object' ? CLOSE_BRACE : CLOSE_BRACKET) && !(braceless && this.open.length === 1);
    if (!matches) {
      const what = code === CLOSE_BRACE ? '}' : ']';
      this.note(`\`${what}\` closes nothing that is open here`, this.offset);
      const outer = this.open.at(-2);
      const fitsOuter =
        outer &&
        code === (outer.kind === 'object' ? CLOSE_BRACE : CLOSE_BRACKET) &&
        !(braceless && this.open.length === 2);
      if (!outer) {
        this.offset++;
        return;
      }
      if (!fitsOuter || this.wouldEndTooEarly()) {
        // Meant for this container.
        this.offset++;
        this.leave(this.offset);
        this.separator();
        return;
      }
      // What it closes is around this container, which was left open.
      this.leave(this.offset);
    }
    this.offset++;
    this.leave(this.offset);
    this.separator();
  }

  /** Whether closing the container around would end the document although more follows. */
  wouldEndTooEarly(): boolean {
    if (this.open.length !== 2) return false;
    const next = skipComments(this.text, this.offset + 1);
    return next >= 0 && next < this.text.length;
  }

  separator(): void {
    this.skip();
    if (this.at() === COMMA && this.open.length > 0) this.offset++;
  }

  /** Reads a key and its colon; false where there is no member to read. */
  key(container: Open & { kind: 'object' }): boolean {
    const start = this.offset;
    const scanned = scanKey(this.text, start, start + LONGEST_KEY);
    if (!('key' in scanned)) {
      this.note(scanned.message, scanned.offset);
      if (isQuote(this.text.charCodeAt(start))) this.offset = lineEnd(this.text, start);
      else this.resync();
      return false;
    }
    container.key = scanned.key;
    container.keySpan = { start: scanned.start, end: scanned.end };
    this.offset = scanned.next;
    this.skip();
    if (this.at() === COLON) this.offset++;
    else {
      this.note(`a colon is missing before ${shown(this.text, this.offset)}`, this.offset);
      if (this.text[this.offset] === '=') this.offset++;
    }
    this.skip();
    if (
      this.offset < this.text.length &&
      this.at() !== COMMA &&
      this.at() !== CLOSE_BRACE &&
      this.at() !== CLOSE_BRACKET
    )
      return true;
    this.note(`the key ${named(scanned.key)} has no value`, this.offset);
    if (this.at() === COMMA) this.offset++;
    return false;
  }

  value(container: Open): void {
    const code = this.at();
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      this.container(code);
      return;
    }
    const { node, end, problem } = recoverScalar(this.text, this.offset);
    if (problem) this.note(problem.message, problem.offset);
    if (node) attach(container, node);
    this.offset = Math.max(end, this.offset + (node ? 0 : 1));
    this.separator();
  }
}

export function recover(text: string): Recovered {
  const recovery = new Recovery(text);
  recovery.run();
  return { root: recovery.root, problem: recovery.problem };
}
