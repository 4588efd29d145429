/** A text as people wrote it, with a position for every key and value: what every finding points into. */

/** Half-open range of UTF-16 offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Syntax = 'json' | 'hjson' | 'yaml';

interface NodeBase {
  readonly span: Span;
  /** Set where an integration put this value in place of "auto" or added the key: who did it. */
  readonly filledBy?: string;
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  /** In file order, duplicates included; look-ups take the last one, as Python's json does. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly items: readonly Node[];
}

export interface StringNode extends NodeBase {
  readonly kind: 'string';
  readonly value: string;
}

/**
 * `python` is the type that the document's own loader gives the number (Python's json for a `json` document, hjson for an `hjson` one):
 * 8 and 8.0 differ for Python, and 5e8 is a float for json but an int for hjson: ask `pythonTypeIn` of plain.ts.
 * `value` is Infinity for 1e400 and for integers beyond 1.8e308; integers beyond 2^53 are rounded.
 */
export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
  readonly python: 'int' | 'float';
  /** Of an int beyond 2^53 as it is written: Python's ints have no limit. */
  readonly digits?: string;
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

/** Why a text does not parse (`syntax`, `too-deep`, ...), or what its parser accepts but another reader of the same file does not. */
export interface SyntaxProblem {
  readonly code:
    | 'syntax'
    | 'not-strict-json'
    | 'not-hjson'
    | 'duplicate-key'
    | 'not-an-object'
    | 'too-deep'
    | 'too-large'
    | 'bom'
    | 'encoding'
    | 'empty'
    | 'several-documents';
  readonly message: string;
  readonly span: Span;
}

/** What one loader makes of the text: DeepSpeed itself reads with Python's hjson, Transformers and Accelerate with Python's json. */
export interface Reading {
  /** It parses (duplicate keys included: both loaders take them, DeepSpeed refuses them afterwards). */
  readonly accepts: boolean;
  /** What the loader gives; null where it refuses the text. Number types: `pythonTypeIn`. */
  readonly root: Node | null;
  /** Why it refuses. */
  readonly problem: SyntaxProblem | null;
}

export interface ConfigDocument {
  readonly path: string;
  readonly text: string;
  /** The narrowest syntax that reads the whole text; `json` means strict JSON as Python's json.loads takes it. */
  readonly syntax: Syntax;
  /** What could be read; null where nothing could. Present, but partial, after a syntax error. */
  readonly root: Node | null;
  /** In file order. An `hjson` document that is not strict JSON lists its first `not-strict-json` place here. */
  readonly problems: readonly SyntaxProblem[];
  /**
   * The two loaders apart, for JSON and HJSON files. They agree on almost every strict JSON text (then both roots are the same object), but
   * hjson reads `NaN` as a string and refuses 1e400, and each has its own depth limit. A YAML document is refused by both.
   */
  readonly readings: { readonly json: Reading; readonly hjson: Reading };
}
