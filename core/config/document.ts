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

/** `python` is the type that DeepSpeed's loader gives the number: 8 and 8.0 differ for Python. */
export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
  readonly python: 'int' | 'float';
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

/** Why a text does not parse, or what its parser accepts but another reader of the same file does not. */
export interface SyntaxProblem {
  readonly code: 'syntax' | 'not-strict-json' | 'duplicate-key' | 'not-an-object' | 'too-deep' | 'too-large' | 'bom' | 'encoding' | 'empty';
  readonly message: string;
  readonly span: Span;
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
}
