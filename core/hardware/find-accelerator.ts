/** Looks an accelerator up by id, alias, device name, or by words that fit. */
import { closestNames } from '../text/closest-names.ts';
import type { Accelerator } from './accelerator.ts';
import type { HardwareCatalogue } from './catalogue.ts';
import { nameWords, plainName } from './names.ts';

export type AcceleratorSearch =
  | { readonly found: true; readonly accelerator: Accelerator; readonly note?: string }
  | { readonly found: false; readonly reason: 'unknown-gpu'; readonly suggestions: readonly string[] };

export function findAccelerator(name: string, catalogue: HardwareCatalogue): AcceleratorSearch {
  const plain = plainName(name);
  const exact = catalogue.acceleratorByName.get(plain);
  if (exact !== undefined) return { found: true, accelerator: exact };
  const ambiguous = catalogue.ambiguousByName.get(plain);
  if (ambiguous !== undefined) {
    const candidates = ambiguous.candidates.flatMap((id) => catalogue.acceleratorById.get(id) ?? []);
    const chosen = catalogue.acceleratorById.get(ambiguous.default);
    if (chosen !== undefined) return { found: true, accelerator: chosen, note: severalFit(name, candidates, chosen) };
  }
  const fitting = fittingAccelerators(name, catalogue);
  const smallest = fitting[0];
  if (smallest !== undefined) {
    if (fitting.length === 1) return { found: true, accelerator: smallest };
    return { found: true, accelerator: smallest, note: severalFit(name, fitting, smallest) };
  }
  const known = catalogue.accelerators.flatMap((one) => [one.id, ...one.aliases]);
  return { found: false, reason: 'unknown-gpu', suggestions: closestNames(name, known) };
}

/** Words that only narrow a choice: a name made of nothing else names no card. */
const NARROWING = /^(nvidia|amd|intel|huawei|geforce|instinct|tesla|rtx|gpu|sxm\d?|pcie|nvl|\d+(\.\d+)?gb|hbm\w*)$/;

/** Accelerators with every word of the name among their own words, smallest memory first; slices only where one is asked for. */
function fittingAccelerators(name: string, catalogue: HardwareCatalogue): readonly Accelerator[] {
  const asked = [...nameWords(name)].filter((word) => word !== 'tesla' && word !== 'gpu');
  if (asked.every((word) => NARROWING.test(word))) return [];
  const wantsSlice = asked.some((word) => word === 'mig' || /^\dg(\.|$)/.test(word));
  return catalogue.accelerators
    .filter((one) => (one.kind === 'mig') === wantsSlice)
    .filter((one) => {
      const words = new Set(
        [one.id, ...one.aliases, ...one.device_names, one.vendor, one.form_factor].flatMap((text) => [
          ...nameWords(text),
        ]),
      );
      return asked.every((word) => words.has(word));
    })
    .sort((a, b) => a.memory.total_bytes - b.memory.total_bytes || (a.id < b.id ? -1 : 1));
}

function severalFit(name: string, candidates: readonly Accelerator[], chosen: Accelerator): string {
  const ids = candidates.map((one) => one.id).sort();
  return `\`${name}\` fits several cards (${ids.join(', ')}); ${chosen.id}, the smallest, is taken. Name the one you have.`;
}
