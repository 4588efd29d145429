/** YAML into the same tree as JSON and HJSON: launchers' files and the policy. Types as PyYAML gives them; the first document of several. */
import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import type { ConfigDocument, Node, Reading, SyntaxProblem } from './document.ts';
import { duplicateKeys } from './duplicates.ts';
import { positionAt } from './positions.ts';
import { named } from './scan.ts';
import { type BuildContext, buildYamlNode } from './yaml-tree.ts';

/** UTF-16 units: launchers and policies are small, and YAML takes ten times as long to read as JSON. */
export const LARGEST_YAML = 1024 * 1024;

const OPTIONS = {
  schema: 'failsafe',
  version: '1.1',
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function problem(code: SyntaxProblem['code'], message: string, start: number, end = start): SyntaxProblem {
  return { code, message, span: { start, end: Math.max(start, end) } };
}

type Parsed = { readonly documents: readonly Document.Parsed[] } | { readonly failed: SyntaxProblem };

function parse(text: string): Parsed {
  if (text.length > LARGEST_YAML) {
    const message = `the file has ${text.length} characters: more than ${LARGEST_YAML} of YAML are not read`;
    return { failed: problem('too-large', message, 0) };
  }
  try {
    const documents = parseAllDocuments(text, OPTIONS);
    return { documents: Array.isArray(documents) ? documents : [] };
  } catch (error) {
    // The YAML library recurses: very deep nesting ends its stack.
    const deep = error instanceof RangeError;
    return {
      failed: problem(deep ? 'too-deep' : 'syntax', deep ? 'nested too deep to be read' : 'this is not YAML', 0),
    };
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

function duplicates(text: string, root: Node | null, merged: ReadonlySet<Node>): SyntaxProblem[] {
  return duplicateKeys(root)
    .filter(({ member, first }) => !merged.has(member.value) && !merged.has(first.value))
    .slice(0, 100)
    .map(({ member, first }) => {
      const { line } = positionAt(text, first.keySpan.start);
      return problem(
        'duplicate-key',
        `${named(member.key)} stands here twice, first in line ${line}: only the last one counts`,
        member.keySpan.start,
        member.keySpan.end,
      );
    });
}

/** Never throws. JSON is YAML too, where it stays below the limits. */
export function parseYaml(path: string, text: string): ConfigDocument {
  const parsed = parse(text);
  const refusedBy = problem('syntax', 'a YAML file: DeepSpeed and the JSON readers do not take it', 0);
  const refused: Reading = { accepts: false, root: null, problem: refusedBy };
  const document = (root: Node | null, problems: readonly SyntaxProblem[]): ConfigDocument => ({
    path,
    text,
    syntax: 'yaml',
    root,
    problems: [...problems].sort((a, b) => a.span.start - b.span.start),
    readings: { json: refused, hjson: refused },
  });
  if ('failed' in parsed) return document(null, [parsed.failed]);
  const [first, second] = parsed.documents;
  if (!first) return document(null, [problem('empty', 'the file is empty', 0, text.length)]);
  const problems = first.errors
    .slice(0, 1)
    .map(({ message, pos }) => problem('syntax', firstLine(message), pos[0], pos[1]));
  const context: BuildContext = { problems: [], merged: new Set(), nodes: 0 };
  const contents: ParsedNode | null = first.contents;
  const root =
    contents && (isAlias(contents) || isMap(contents) || isSeq(contents) || isScalar(contents))
      ? buildYamlNode(first, contents, context)
      : null;
  problems.push(...context.problems.slice(0, 1), ...duplicates(text, root, context.merged));
  if (second) {
    const start = second.range[0];
    problems.push(
      problem('several-documents', 'a second YAML document starts here: only the first one is read', start, start),
    );
  }
  const empty = !root || (root.kind === 'null' && root.span.start === root.span.end);
  if (empty && problems.length === 0) problems.push(problem('empty', 'the file holds nothing', 0, text.length));
  else if (root && root.kind !== 'object' && problems.length === 0)
    problems.push(
      problem('not-an-object', 'the file holds no mapping of keys to values', root.span.start, root.span.end),
    );
  return document(root, problems);
}
