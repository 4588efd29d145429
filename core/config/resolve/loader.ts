/** What the two loaders make of the file: DeepSpeed reads with Python's hjson, Transformers and Accelerate with Python's json. */
import { Refusals } from '../../deepspeed/refusals.ts';
import type { ConfigDocument, Node, ObjectNode, SyntaxProblem } from '../document.ts';
import { pythonTypeIn } from '../plain.ts';

export interface Loaded {
  readonly root: ObjectNode;
  readonly refusals: Refusals;
}

export function loadHjson(document: ConfigDocument, written: ObjectNode): Loaded {
  const refusals = new Refusals();
  const { accepts, root, problem } = document.readings.hjson;
  if (!accepts) refuseSyntax(refusals, 'syntax', problem ?? firstProblem(document));
  else refuseShape(document, root, refusals);
  for (const duplicate of document.problems)
    if (duplicate.code === 'duplicate-key')
      refusals.add('duplicate-key', {
        message: `${duplicate.message}. Keep one of them.`,
        at: { pointer: '', span: duplicate.span },
      });
  const loaded = root?.kind === 'object' ? root : written;
  return { root: document.syntax === 'json' ? asHjsonNumbers(loaded) : loaded, refusals };
}

export function loadJson(document: ConfigDocument, written: ObjectNode): Loaded {
  const refusals = new Refusals();
  const { accepts, root, problem } = document.readings.json;
  if (!accepts) {
    const why = problem ?? firstProblem(document);
    if (document.readings.hjson.accepts) {
      refusals.add('json-only-in-hf', {
        message: `This is not strict JSON (${lower(why.message)}): DeepSpeed itself reads it, but Transformers and Accelerate read the file with \`json.load\` and stop. Write strict JSON, UTF-8 without a byte order mark.`,
        at: { pointer: '', span: why.span },
      });
    } else refuseSyntax(refusals, 'syntax', document.readings.hjson.problem ?? why);
  } else refuseShape(document, root, refusals);
  return { root: root?.kind === 'object' ? root : written, refusals };
}

function refuseSyntax(refusals: Refusals, rule: string, problem: SyntaxProblem): void {
  refusals.add(rule, {
    message: `${sentence(problem.message)} Nothing can read this file as a config.`,
    at: { pointer: '', span: problem.span },
  });
}

function refuseShape(document: ConfigDocument, root: Node | null, refusals: Refusals): void {
  if (root === null || root.kind === 'object') return;
  const problem = document.problems.find(({ code }) => code === 'not-an-object');
  refusals.add('syntax', {
    message: sentence(problem?.message ?? 'the file holds no object: DeepSpeed needs `{ … }`'),
    at: { pointer: '', span: root.span },
  });
}

function firstProblem(document: ConfigDocument): SyntaxProblem {
  return (
    document.problems[0] ?? {
      code: 'syntax',
      message: 'the file cannot be read',
      span: { start: 0, end: document.text.length },
    }
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** As part of a sentence; an abbreviation keeps its capitals. */
function lower(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** hjson makes ints of floats without a fraction; the same objects where nothing changes. Deeper than any real config it does not look. */
function asHjsonNumbers(root: ObjectNode): ObjectNode {
  const node = withInts(root, 0);
  return node.kind === 'object' ? node : root;
}

const DEEPEST = 32;

function withInts(node: Node, depth: number): Node {
  if (node.kind === 'number') {
    if (node.python === 'int') return node;
    const python = pythonTypeIn(node, 'hjson');
    return python === node.python ? node : { ...node, python };
  }
  if (depth > DEEPEST) return node;
  if (node.kind === 'object') {
    let members: (typeof node.members)[number][] | undefined;
    for (let i = 0; i < node.members.length; i++) {
      const member = node.members[i];
      if (member === undefined) continue;
      const value = withInts(member.value, depth + 1);
      if (value === member.value) continue;
      members ??= [...node.members];
      members[i] = { key: member.key, keySpan: member.keySpan, value };
    }
    return members === undefined ? node : { ...node, members };
  }
  if (node.kind === 'array') {
    const items = node.items.map((item) => withInts(item, depth + 1));
    return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node;
  }
  return node;
}
