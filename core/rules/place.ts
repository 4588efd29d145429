/** Where a finding points: a key, a value, or the opening of a file or block that lacks something. */
import type { Node } from '../config/document.ts';
import { pointerOf } from '../config/pointer.ts';
import type { Report } from './rule.ts';
import type { ConfigView } from './view.ts';

export type Place = Report['at'];

/** The value at this path; its key's block where it is not there. */
export function onValue(view: ConfigView, ...path: readonly string[]): Place {
  const node = view.get(...path);
  return node === undefined ? onKey(view, ...path) : { pointer: pointerOf(...path), span: node.span };
}

/** The key at the end of this path, or the nearest one above that is there; the file's first bracket where none is. */
export function onKey(view: ConfigView, ...path: readonly string[]): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const here = path.slice(0, length);
    const member = view.member(...here);
    if (member !== undefined) return { pointer: pointerOf(...here), span: member.keySpan };
  }
  return onFile(view);
}

export function onFile(view: ConfigView): Place {
  return {
    pointer: '',
    span: { start: view.root.span.start, end: Math.min(view.root.span.start + 1, view.root.span.end) },
  };
}

/** A value as a message quotes it: JSON, short. */
export function shown(node: Node): string {
  const text =
    node.kind === 'array'
      ? 'a list'
      : node.kind === 'object'
        ? 'an object'
        : node.kind === 'null'
          ? 'null'
          : JSON.stringify(node.value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
