/** YAML as PyYAML reads it: answers made by `.venv/bin/python tools/fuzz/yaml-answers.py`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Node } from '../../core/config/document.ts';
import { nodeAt, pointerAt } from '../../core/config/pointer.ts';
import { parseYaml } from '../../core/config/yaml.ts';

interface Row {
  readonly text: string;
  readonly value?: unknown;
  readonly error?: string;
}

const rows: Row[] = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/pyyaml-answers.json'), 'utf8'));

function sorted(pairs: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] {
  return pairs.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** As yaml-answers.py writes it, numbers as numbers. */
function encoded(node: Node | null): unknown {
  if (node === null || node.kind === 'null') return null;
  if (node.kind === 'boolean') return node.value;
  if (node.kind === 'string') return ['s', node.value];
  if (node.kind === 'number') return [node.python === 'int' ? 'i' : 'f', node.value];
  if (node.kind === 'array') return ['a', node.items.map(encoded)];
  const last = new Map(node.members.map(({ key, value }): [string, unknown] => [key, encoded(value)]));
  return ['o', sorted([...last])];
}

function numbered(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [type, content]: unknown[] = value;
  if (type === 'i' || type === 'f')
    return [type, content === 'inf' ? Infinity : content === '-inf' ? -Infinity : Number(content)];
  if (type === 'a' && Array.isArray(content)) return ['a', content.map(numbered)];
  if (type === 'o' && Array.isArray(content))
    return ['o', content.map(([key, inner]: unknown[]) => [key, numbered(inner)])];
  return value;
}

describe('YAML', () => {
  test.each(rows.map((row): [string, Row] => [JSON.stringify(row.text), row]))('%s', (_, row) => {
    const { root, problems } = parseYaml('x.yaml', row.text);
    const refused = problems.some(({ code }) => code === 'syntax' || code === 'several-documents');
    expect(refused).toBe(row.error !== undefined);
    if (!refused) expect(encoded(root)).toEqual(numbered(row.value));
  });

  test('every key and value has its place', () => {
    const text = 'a: 1\nb:\n  - x\n  - {c: yes}\nd: |\n  text\ne: "q"\n';
    const { root } = parseYaml('x.yaml', text);
    const written = (pointer: string) => {
      const span = nodeAt(root, pointer)?.span;
      return span && text.slice(span.start, span.end);
    };
    expect(['/a', '/b/0', '/b/1', '/b/1/c', '/e'].map(written)).toEqual(['1', 'x', '{c: yes}', 'yes', '"q"']);
    expect(pointerAt(root, text.indexOf('yes'))).toBe('/b/1/c');
    expect(pointerAt(root, text.indexOf('d:'))).toBe('/d');
  });

  test.each<[string, string, string, number]>([
    ['key twice', 'a: 1\na: 2\n', 'duplicate-key', 5],
    ['second document', 'a: 1\n---\nb: 2\n', 'several-documents', 5],
    ['alias without an anchor', 'a: *b\n', 'syntax', 3],
    ['a list', '- 1\n', 'not-an-object', 0],
    ['nothing', '# c\n', 'empty', 0],
    [
      'aliases that make billions',
      `a: &a [${'x,'.repeat(9)}x]\n${'bcdefghi'.replace(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(9)}x]\n`)}`,
      'too-large',
      -1,
    ],
    ['an alias of itself', 'a: &a [*a]\n', 'syntax', 7],
    ['100,000 levels', '['.repeat(100_000), 'too-deep', -1],
    ['2 MB', 'a: 1\n'.repeat(400_000), 'too-large', 0],
  ])('%s is a problem', (_, text, code, offset) => {
    const found = parseYaml('x.yaml', text).problems.find((problem) => problem.code === code);
    expect(found).toBeDefined();
    if (offset >= 0) expect(found?.span.start).toBe(offset);
  });

  test('what a merge key brings may be overridden without being a duplicate', () => {
    expect(parseYaml('x', 'a: &a {x: 1}\nb: {<<: *a, x: 2}\n').problems).toEqual([]);
  });

  test('both loaders of DeepSpeed configs refuse it', () => {
    const { readings } = parseYaml('x', 'a: 1');
    expect([readings.json.accepts, readings.hjson.accepts]).toEqual([false, false]);
  });
});
