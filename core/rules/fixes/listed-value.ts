import { replaceValue } from '../../config/edit.ts';
import type { Refusal } from '../../deepspeed/refusals.ts';
import { closestNames } from '../../text/closest-names.ts';
import type { ConfigView } from '../view.ts';

/** A listed word in the wrong case, or one letter off → the listed word. */
export function listedValueFix(view: ConfigView, refusal: Refusal): Refusal {
  const node = refusal.member?.value;
  const listed = (refusal.field?.values ?? []).filter((value) => typeof value === 'string');
  if (node?.kind !== 'string' || listed.length === 0) return refusal;
  const near = closestNames(node.value, listed)[0];
  if (near === undefined) return refusal;
  return {
    ...refusal,
    fix: {
      title: `write "${near}"`,
      edits: [replaceValue(view.document, node, JSON.stringify(near))],
      safe: near.toLowerCase() === node.value.toLowerCase(),
    },
  };
}
