import { replaceValue } from '../../config/edit.ts';
import type { Refusal } from '../../deepspeed/refusals.ts';
import type { ConfigView } from '../view.ts';

const WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  enabled: true,
  false: false,
  no: false,
  off: false,
  disabled: false,
  none: false,
};

/** A word that can only mean one of the two, with the comma that hjson took into a text without quotes → that boolean. */
export function booleanFix(view: ConfigView, refusal: Refusal): Refusal {
  const node = refusal.member?.value;
  if (node?.kind !== 'string') return refusal;
  const word = node.value.trim().replace(/,$/, '').toLowerCase();
  const meant = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return meant === undefined
    ? refusal
    : {
        ...refusal,
        fix: { title: `write ${meant}`, edits: [replaceValue(view.document, node, String(meant))], safe: true },
      };
}
