/** Collects what is wrong with a policy, each with its place. */
import type { Node, Span } from '../config/document.ts';
import { rangeOf } from '../config/positions.ts';
import { closestNames } from '../text/closest-names.ts';
import type { PolicyProblem } from './policy.ts';

export class Problems {
  readonly found: PolicyProblem[] = [];
  private readonly path: string;
  private readonly text: string;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  add(code: PolicyProblem['code'], message: string, pointer: string, span: Span): undefined {
    this.found.push({ code, message, path: this.path, pointer, span, ...rangeOf(this.text, span) });
    return undefined;
  }

  wrongType(wanted: string, node: Node, pointer: string): undefined {
    return this.add('wrong-type', `\`${nameOf(pointer)}\` must be ${wanted}, not ${kindOf(node)}`, pointer, node.span);
  }

  wrongValue(wanted: string, written: string, node: Node, pointer: string): undefined {
    return this.add(
      'wrong-value',
      `\`${nameOf(pointer)}\` must be ${wanted}, not ${quoted(written)}`,
      pointer,
      node.span,
    );
  }
}

/** The last key of a pointer, with the index of a list where it ends in one: `targets[0]`. */
export function nameOf(pointer: string): string {
  const segments = pointer.split('/').slice(1);
  const last = segments.at(-1) ?? 'policy';
  const name = /^\d+$/.test(last) && segments.length > 1 ? `${segments.at(-2)}[${last}]` : last;
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function kindOf(node: Node): string {
  if (node.kind === 'object') return 'a mapping';
  if (node.kind === 'array') return 'a list';
  if (node.kind === 'null') return 'nothing';
  return `${quoted(String(node.value))} (${node.kind === 'string' ? 'a text' : node.kind === 'boolean' ? 'true or false' : 'a number'})`;
}

const LONGEST_SHOWN = 60;

export function quoted(written: string): string {
  const short = written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written;
  return `\`${short.replaceAll('`', "'")}\``;
}

/** `; did you mean `stage`?`, or what there is. */
export function hint(written: string, known: readonly string[]): string {
  const near = closestNames(written, known);
  if (near.length > 0) return `; did you mean ${near.map(quoted).join(' or ')}?`;
  return known.length > 0 && known.length <= 16 ? `; there are ${known.map(quoted).join(', ')}` : '';
}
