import type { Node } from '../../config/document.ts';
import { isQuoteless } from '../../config/edit.ts';
import type { Fix } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** The whole file as strict JSON with two spaces of indent; comments go. Undefined where nothing could be read. */
export function strictJsonFix(view: ConfigView): Fix | undefined {
  const { root, text } = view.document;
  if (root?.kind !== 'object' || !view.document.readings.hjson.accepts) return undefined;
  const written = print(view, root, '');
  return written === undefined
    ? undefined
    : {
        title: 'write strict JSON (comments are lost)',
        edits: [{ span: { start: 0, end: text.length }, text: `${written}\n` }],
        safe: false,
      };
}

const DEEPEST = 64;

function print(view: ConfigView, node: Node, indent: string): string | undefined {
  if (indent.length > DEEPEST * 2) return undefined;
  const inner = `${indent}  `;
  switch (node.kind) {
    case 'object': {
      if (node.members.length === 0) return '{}';
      const lines = node.members.map((member) => {
        const value = print(view, member.value, inner);
        return value === undefined ? undefined : `${inner}${JSON.stringify(member.key)}: ${value}`;
      });
      return lines.includes(undefined) ? undefined : `{\n${lines.join(',\n')}\n${indent}}`;
    }
    case 'array': {
      const items = node.items.map((item) => print(view, item, inner));
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    case 'null':
      return 'null';
    case 'number':
      return Number.isFinite(node.value) ? JSON.stringify(node.value).replace(/e\+/, 'e') : undefined;
    case 'boolean':
      return String(node.value);
    default:
      return isQuoteless(view.document, node) ? unquotedText(node.value) : JSON.stringify(node.value);
  }
}

const PYTHON: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** hjson reads `True,` as a text with a comma at its end. Of anything else with one nobody can say what is meant. */
function unquotedText(value: string): string | undefined {
  const word = value.replace(/,$/, '');
  if (Object.hasOwn(PYTHON, word)) return PYTHON[word];
  return word === value ? JSON.stringify(value) : undefined;
}
