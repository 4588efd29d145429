/** Values of training YAML, as the frameworks' own argument parsers take them: `1e-5` is a text for PyYAML, and a number for them. */
import type { Node, ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';

export function numberOf(written: string | undefined): number | undefined {
  const value =
    written === undefined || !/^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(written)
      ? Number.NaN
      : Number(written.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

export function countOf(written: string | undefined): number | undefined {
  const value = numberOf(written);
  return value !== undefined && Number.isInteger(value) && value >= 1 ? value : undefined;
}

export function truthOf(written: string | undefined): boolean | undefined {
  if (written === undefined) return undefined;
  if (/^(?:true|yes|on|1)$/i.test(written)) return true;
  return /^(?:false|no|off|0)$/i.test(written) ? false : undefined;
}

/** One mapping's values by key, as texts; undefined for what is absent, null, a list or a mapping. */
export function reader(node: ObjectNode | Node | undefined): (...keys: readonly string[]) => string | undefined {
  return (...keys) => {
    for (const key of keys) {
      const value = memberOf(node, key)?.value;
      if (value && value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'null')
        return String(value.value);
    }
    return undefined;
  };
}

export function precisionOf(bf16: string | undefined, fp16: string | undefined): 'bf16' | 'fp16' | undefined {
  if (truthOf(bf16)) return 'bf16';
  return truthOf(fp16) ? 'fp16' : undefined;
}

/** Names of layers: a list, or a text with commas or plus signs. */
export function namesOf(node: Node | undefined): readonly string[] | undefined {
  if (node?.kind === 'array') return node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  if (node?.kind !== 'string') return undefined;
  return node.value
    .split(/[,+\s]+/)
    .filter((name) => name !== '')
    .map((name) => (name === 'all' ? 'all-linear' : name));
}
