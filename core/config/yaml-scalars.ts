/** Plain YAML scalars as PyYAML (YAML 1.1) types them: `5e8` is a text, `yes` is true, `010` is eight. */

export type YamlScalar =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly python: 'int' | 'float' }
  | { readonly kind: 'string'; readonly value: string };

const NULL = /^(?:~|null|Null|NULL|)$/;
const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INT = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const int = (value: number): YamlScalar => ({ kind: 'number', value: value + 0, python: 'int' });
const float = (value: number): YamlScalar => ({ kind: 'number', value, python: 'float' });

function sexagesimal(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function integer(written: string): YamlScalar {
  const digits = written.replaceAll('_', '').replace(/^[-+]/, '');
  const sign = written.startsWith('-') ? -1 : 1;
  if (digits.startsWith('0b')) return int(sign * Number(digits));
  if (digits.startsWith('0x')) return int(sign * Number(digits));
  if (digits.includes(':')) return int(sign * sexagesimal(digits));
  if (digits.startsWith('0')) return int(sign * Number.parseInt(digits, 8));
  return int(sign * Number(digits));
}

function fraction(written: string): YamlScalar {
  const digits = written.replaceAll('_', '').replace(/^[-+]/, '').toLowerCase();
  const sign = written.startsWith('-') ? -1 : 1;
  if (digits === '.inf') return float(sign * Number.POSITIVE_INFINITY);
  if (digits === '.nan') return float(Number.NaN);
  if (digits.includes(':')) return float(sign * sexagesimal(digits));
  return float(sign * Number(digits));
}

/** The type of a scalar without quotes and without a tag. A date stays a text. */
export function plainScalar(written: string): YamlScalar {
  if (NULL.test(written)) return { kind: 'null' };
  if (TRUE.test(written)) return { kind: 'boolean', value: true };
  if (FALSE.test(written)) return { kind: 'boolean', value: false };
  if (FLOAT.test(written)) return fraction(written);
  if (INT.test(written)) return integer(written);
  return { kind: 'string', value: written };
}

/** With an explicit tag such as `!!float`; one that does not fit leaves the text. */
export function taggedScalar(tag: string, written: string): YamlScalar {
  const text: YamlScalar = { kind: 'string', value: written };
  if (tag.endsWith(':null') || tag === '!!null') return { kind: 'null' };
  const plain = plainScalar(written);
  if (tag.endsWith(':float') || tag === '!!float') {
    const value = plain.kind === 'number' ? plain.value : Number(written.replaceAll('_', '') || 'x');
    return Number.isNaN(value) && plain.kind !== 'number' ? text : float(value);
  }
  if (tag.endsWith(':int') || tag === '!!int') return plain.kind === 'number' && plain.python === 'int' ? plain : text;
  if (tag.endsWith(':bool') || tag === '!!bool') return plain.kind === 'boolean' ? plain : text;
  return text;
}
