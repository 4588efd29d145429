/** The YAML library's nodes as ours. Aliases become what they stand for, merge keys (`<<`) the members they bring, as PyYAML does. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Member, Node, Span, SyntaxProblem } from './document.ts';
import { plainScalar, taggedScalar, type YamlScalar } from './yaml-scalars.ts';

/** Every alias counted where it stands: aliases of aliases can make billions of nodes out of a few lines. */
const MOST_NODES = 100_000;
const DEEPEST = 300;

export interface BuildContext {
  readonly problems: SyntaxProblem[];
  /** Values that a merge key brought: they may be overridden without being duplicates. */
  readonly merged: Set<Node>;
  nodes: number;
}

interface Place {
  readonly document: Document.Parsed;
  readonly context: BuildContext;
  readonly depth: number;
  /** Anchors whose value is being built: an alias of itself has no end. */
  readonly inside: readonly unknown[];
}

export function buildYamlNode(document: Document.Parsed, node: unknown, context: BuildContext): Node {
  return build(node, { document, context, depth: 0, inside: [] }, { start: 0, end: 0 });
}

function spanOf(node: unknown, fallback: Span): Span {
  const range = node && typeof node === 'object' && 'range' in node ? node.range : null;
  if (!Array.isArray(range)) return fallback;
  const [start, end]: unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : fallback;
}

const nothing = (span: Span): Node => ({ kind: 'null', span });

function build(node: unknown, place: Place, fallback: Span): Node {
  const span = spanOf(node, fallback);
  const { context, depth } = place;
  context.nodes += 1;
  if (context.nodes > MOST_NODES || depth > DEEPEST) {
    const message =
      depth > DEEPEST
        ? `nested more than ${DEEPEST} levels deep`
        : `more than ${MOST_NODES} values, those of aliases counted`;
    context.problems.push({ code: depth > DEEPEST ? 'too-deep' : 'too-large', message, span });
    return nothing(span);
  }
  const deeper = { ...place, depth: depth + 1 };
  if (isAlias(node)) return alias(node, place, span);
  if (isScalar(node)) return { ...scalar(node), span };
  if (isSeq(node)) {
    const items = node.items.map((item) => build(item, deeper, span));
    return {
      kind: 'array',
      span: { start: span.start, end: node.flow ? span.end : (items.at(-1)?.span.end ?? span.end) },
      items,
    };
  }
  if (!isMap(node)) return nothing(span);
  const own: Member[] = [];
  const merged: Member[] = [];
  for (const pair of node.items) {
    if (!isPair(pair)) continue;
    const keySpan = spanOf(pair.key, span);
    const value = build(pair.value, deeper, { start: keySpan.end, end: keySpan.end });
    if (isMergeKey(pair.key)) merged.push(...broughtBy(value, context));
    else own.push({ key: keyText(pair.key), keySpan, value });
  }
  const end = node.flow ? span.end : (own.at(-1)?.value.span.end ?? span.end);
  return { kind: 'object', span: { start: span.start, end }, members: [...withoutOverridden(merged, own), ...own] };
}

function alias(node: { resolve(document: Document): unknown; source: string }, place: Place, span: Span): Node {
  const target = node.resolve(place.document);
  if (target === undefined || place.inside.includes(target)) {
    const message =
      target === undefined
        ? `the alias \`*${node.source}\` has no anchor before it`
        : `\`*${node.source}\` holds itself`;
    place.context.problems.push({ code: 'syntax', message, span });
    return nothing(span);
  }
  return { ...build(target, { ...place, inside: [...place.inside, target] }, span), span };
}

function scalar(node: {
  value: unknown;
  type?: string | undefined;
  tag?: string | undefined;
  source?: string | undefined;
}): YamlScalar {
  const written = typeof node.value === 'string' ? node.value : (node.source ?? '');
  if (node.tag && !node.tag.endsWith(':str')) return taggedScalar(node.tag, written);
  if (node.type === 'PLAIN' || node.type === undefined)
    return node.tag ? { kind: 'string', value: written } : plainScalar(written);
  return { kind: 'string', value: written };
}

function keyText(key: unknown): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? '');
  return key === null || key === undefined ? '' : String(key);
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

function broughtBy(value: Node, context: BuildContext): Member[] {
  const sources = value.kind === 'array' ? value.items : [value];
  const members = sources.flatMap((source) => (source.kind === 'object' ? source.members : []));
  for (const member of members) context.merged.add(member.value);
  return members;
}

/** Of merged members the first counts, and the mapping's own counts more. */
function withoutOverridden(merged: readonly Member[], own: readonly Member[]): Member[] {
  const taken = new Set(own.map(({ key }) => key));
  return merged.filter(({ key }) => {
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}
