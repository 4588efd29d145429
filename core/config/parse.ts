/** A config file's text to a document: strict JSON, else HJSON, else as much of it as can be read, with every problem at its place. */
import { type Decoded, decodeUtf8 } from './decode.ts';
import type { ConfigDocument, Node, Reading, Span, SyntaxProblem } from './document.ts';
import { duplicateKeys } from './duplicates.ts';
import { parseHjson } from './hjson.ts';
import { parseJson } from './json.ts';
import { positionAt } from './positions.ts';
import { recover } from './recover.ts';
import { named, type Parsed } from './scan.ts';
import { firstUnlikeHjson } from './unlike-hjson.ts';

/** UTF-16 units. No config comes near; beyond, a review would take too long. */
export const LARGEST_TEXT = 32 * 1024 * 1024;

/** UTF-16 units. A broken file that is larger gets its syntax error, and no review of the rest. */
const LARGEST_RECOVERED = 4 * 1024 * 1024;

/** A hostile file could hold millions. */
const MOST_DUPLICATES = 100;

const reading = (parsed: Parsed): Reading => ({
  accepts: parsed.root !== null,
  root: parsed.root,
  problem: parsed.problem,
});

const refusal = (problem: SyntaxProblem): Reading => ({ accepts: false, root: null, problem });

function unread(path: string, text: string, problem: SyntaxProblem): ConfigDocument {
  const refused = refusal(problem);
  return { path, text, syntax: 'json', root: null, problems: [problem], readings: { json: refused, hjson: refused } };
}

/** In file order. */
function duplicateProblems(text: string, root: Node | null): SyntaxProblem[] {
  return duplicateKeys(root)
    .slice(0, MOST_DUPLICATES)
    .map(({ member, first }) => {
      const { line, column } = positionAt(text, first.keySpan.start);
      const message = `${named(member.key)} stands in this object twice, first at line ${line}, column ${column}: DeepSpeed refuses the file`;
      return { code: 'duplicate-key', message, span: member.keySpan };
    });
}

function shapeProblem(root: Node): SyntaxProblem | null {
  if (root.kind === 'object') return null;
  const what = root.kind === 'array' ? 'a list' : `a single ${root.kind === 'null' ? 'null' : root.kind}`;
  return {
    code: 'not-an-object',
    message: `the file holds ${what}: DeepSpeed needs an object, \`{ … }\``,
    span: root.span,
  };
}

const inFileOrder = (problems: readonly (SyntaxProblem | null)[]): SyntaxProblem[] =>
  problems.filter((problem) => problem !== null).sort((a, b) => a.span.start - b.span.start);

const emptyProblem = (text: string): SyntaxProblem => ({
  code: 'empty',
  message: 'the file holds no config: DeepSpeed stops without a batch size, and JSON readers stop at once',
  span: { start: 0, end: text.length },
});

/** Strict JSON: what hjson makes of it differs only where it holds NaN, Infinity, 1e400 or deep nesting. */
function jsonDocument(path: string, text: string, root: Node, json: Reading): ConfigDocument {
  const unlike = firstUnlikeHjson(root, text);
  const hjson = unlike ? reading(parseHjson(text)) : json;
  const difference: SyntaxProblem | null = unlike
    ? hjson.problem?.code === 'too-deep'
      ? hjson.problem
      : { code: 'not-hjson', message: unlike.message, span: unlike.span }
    : null;
  const shape = shapeProblem(root);
  const duplicates = duplicateProblems(text, root);
  const problems = difference === null && shape === null ? duplicates : inFileOrder([difference, shape, ...duplicates]);
  return { path, text, syntax: 'json', root, problems, readings: { json, hjson } };
}

function notStrictJson(text: string, json: Reading): (SyntaxProblem | null)[] {
  const problem = json.problem;
  if (problem?.code !== 'bom')
    return [problem && { ...problem, code: 'not-strict-json', span: visible(text, problem.span) }];
  const rest = parseJson(` ${text.slice(1)}`).problem;
  return [problem, rest && { ...rest, code: 'not-strict-json', span: visible(text, rest.span) }];
}

/** A place of at least one character where there is one, so that it can be shown. */
const visible = (text: string, { start, end }: Span): Span => ({
  start,
  end: Math.max(end, Math.min(start + 1, text.length)),
});

function hjsonDocument(path: string, text: string, root: Node, json: Reading, hjson: Reading): ConfigDocument {
  const empty = root.kind === 'object' && root.members.length === 0 && root.span.end === root.span.start;
  const problems = empty
    ? [emptyProblem(text)]
    : inFileOrder([...notStrictJson(text, json), shapeProblem(root), ...duplicateProblems(text, root)]);
  return { path, text, syntax: 'hjson', root, problems, readings: { json, hjson } };
}

function brokenDocument(path: string, text: string, json: Reading, hjson: Reading): ConfigDocument {
  const readings = { json, hjson };
  if (text.replace('\ufeff', '').trim() === '')
    return { path, text, syntax: 'json', root: null, problems: [emptyProblem(text)], readings };
  const recovered = text.length > LARGEST_RECOVERED ? { root: null, problem: null } : recover(text);
  const byHjson = hjson.problem;
  let problem = byHjson;
  if (
    recovered.problem &&
    byHjson?.code !== 'too-deep' &&
    (!byHjson || recovered.problem.offset <= byHjson.span.start)
  ) {
    const start = recovered.problem.offset;
    problem = { code: 'syntax', message: recovered.problem.message, span: { start, end: start } };
  }
  const at = problem?.span.start ?? 0;
  const earlier = notStrictJson(text, json).filter((place) => place !== null && place.span.start < at);
  const problems = inFileOrder([
    problem && { ...problem, span: visible(text, problem.span) },
    ...earlier,
    ...duplicateProblems(text, recovered.root),
  ]);
  return { path, text, syntax: earlier.length > 0 ? 'hjson' : 'json', root: recovered.root, problems, readings };
}

/** Never throws. The document's `root` is null only where nothing could be read. */
export function parseConfig(path: string, text: string): ConfigDocument {
  if (text.length > LARGEST_TEXT) {
    const message = `the file has ${text.length} characters: more than ${LARGEST_TEXT} are not reviewed`;
    return unread(path, text, { code: 'too-large', message, span: { start: 0, end: 0 } });
  }
  const json = reading(parseJson(text));
  if (json.root) return jsonDocument(path, text, json.root, json);
  const hjson = reading(parseHjson(text));
  if (hjson.root) return hjsonDocument(path, text, hjson.root, json, hjson);
  return brokenDocument(path, text, json, hjson);
}

/** The same for a file's bytes: what is not UTF-8 is refused by both loaders, and reviewed as far as it can be read. */
export function parseConfigBytes(path: string, bytes: Uint8Array): ConfigDocument {
  return parseDecoded(path, decodeUtf8(bytes));
}

export function parseDecoded(path: string, { text, problem }: Decoded): ConfigDocument {
  const document = parseConfig(path, text);
  if (!problem) return document;
  const refused = refusal(problem);
  const others = document.problems.filter(({ code }) => code !== 'bom');
  return { ...document, problems: inFileOrder([problem, ...others]), readings: { json: refused, hjson: refused } };
}
