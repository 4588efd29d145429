/** A shell script's commands as words, with the script's own variables put in. Nothing is run; what cannot be known stays as written. */
import type { Span } from '../document.ts';

export interface Word {
  readonly text: string;
  readonly span: Span;
}
export type Command = readonly Word[];

const ASSIGNMENT = /^(?:export\s+|local\s+|readonly\s+)?([A-Za-z_]\w*)=(.*)$/s;
const LONGEST = 200_000;
const SEPARATOR = /^(?:\n|;|&&|\|\||\||&|\(|\))/;

/** Commands in order. Variables are replaced as they stood when the command was reached, wherever branches may lead. */
export function shellCommands(script: string): Command[] {
  const text = script.slice(0, LONGEST);
  const variables = new Map<string, string>();
  const commands: Command[] = [];
  let words: Word[] = [];
  const flush = () => {
    const rest = takeAssignments(words, variables);
    if (rest.length > 0) commands.push(rest);
    words = [];
  };
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    if (character === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) at += text[at + 1] === '\r' ? 3 : 2;
    else if (character === ' ' || character === '\t' || character === '\r') at += 1;
    else if (character === '#') at = lineEnd(text, at);
    else {
      const separator = SEPARATOR.exec(text.slice(at, at + 2))?.[0];
      if (separator) {
        flush();
        at += separator.length;
      } else if (text.startsWith('<<', at) && !text.startsWith('<<<', at)) at = afterHereDocument(text, at);
      else {
        const word = readWord(text, at, variables);
        words.push({ text: word.text, span: { start: at, end: word.end } });
        at = word.end;
      }
    }
  }
  flush();
  return commands;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** `<<EOF` … `EOF`: the text between is no command. */
function afterHereDocument(text: string, at: number): number {
  const match = /^<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(text.slice(at, at + 100));
  if (!match) return at + 2;
  const end = new RegExp(`^\\s*${match[2]}\\s*$`, 'm');
  const from = lineEnd(text, at);
  const found = end.exec(text.slice(from + 1));
  return found ? from + 1 + found.index + found[0].length : text.length;
}

function readWord(text: string, start: number, variables: ReadonlyMap<string, string>): { text: string; end: number } {
  let value = '';
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/[\s;|&()]/.test(character)) break;
    if (character === "'") {
      const close = text.indexOf("'", at + 1);
      value += text.slice(at + 1, close < 0 ? text.length : close);
      at = close < 0 ? text.length : close + 1;
    } else if (character === '"') {
      const inside = readQuoted(text, at + 1, variables);
      value += inside.text;
      at = inside.end;
    } else if (character === '$') {
      const variable = readVariable(text, at, variables);
      value += variable.text;
      at = variable.end;
    } else if (character === '\\') {
      if (/[\r\n]/.test(text.charAt(at + 1))) break;
      value += text.charAt(at + 1);
      at += 2;
    } else {
      value += character;
      at += 1;
    }
  }
  return { text: value, end: Math.max(at, start + 1) };
}

function readQuoted(
  text: string,
  start: number,
  variables: ReadonlyMap<string, string>,
): { text: string; end: number } {
  let value = '';
  let at = start;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '$') {
      const variable = readVariable(text, at, variables);
      value += variable.text;
      at = variable.end;
    } else if (text[at] === '\\') {
      const next = text.charAt(at + 1);
      value += next === '\n' ? '' : /["\\$`]/.test(next) ? next : `\\${next}`;
      at += 2;
    } else value += text.charAt(at++);
  }
  return { text: value, end: at + 1 };
}

/** `$X`, `${X}`, `${X:-default}`; anything else, and what the script does not set, stays as it is written. */
function readVariable(
  text: string,
  start: number,
  variables: ReadonlyMap<string, string>,
): { text: string; end: number } {
  const near = text.slice(start, start + 300);
  if (near.startsWith('$(')) {
    const end = closing(text, start + 1);
    return { text: text.slice(start, end), end };
  }
  const match = /^\$(?:([A-Za-z_]\w*|\d)|\{([A-Za-z_]\w*|\d+)(?::?-([^${}]*))?\})/.exec(near);
  if (!match) return { text: '$', end: start + 1 };
  const name = match[1] ?? match[2] ?? '';
  return {
    text: variables.get(name) ?? match[3]?.replace(/^(["'])(.*)\1$/, '$2') ?? match[0],
    end: start + match[0].length,
  };
}

/** The offset after the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Takes `X=value` from the front; alone on its line it holds for what follows, before a command for that one. */
function takeAssignments(words: readonly Word[], variables: Map<string, string>): Word[] {
  const isKeyword = (word: Word | undefined) =>
    /^(?:export|local|readonly|declare|then|do|else|if|!|time|exec|nohup)$/.test(word?.text ?? '');
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    const match = ASSIGNMENT.exec(word?.text ?? '');
    if (match) variables.set(match[1] ?? '', match[2] ?? '');
    else if (!isKeyword(word)) break;
    at += 1;
  }
  return words.slice(at);
}
