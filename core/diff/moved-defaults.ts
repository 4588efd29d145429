/** What a moved default does to a run, in plain words, where more is known than its two values. */
import type { Node } from '../config/document.ts';
import { lookup } from '../config/resolve/lookup.ts';
import type { Setting } from '../rules/view.ts';

/** A sentence, '' where there is nothing to add, null where it does nothing to this config. */
export function effectOfDefault(path: readonly string[], old: Setting, now: Setting, root: Node): string | null {
  const key = path.join('.');
  if (key === 'gradient_clipping') {
    if (Number(old) === 0)
      return `Gradients are clipped at a norm of ${now} now, which changes training. Write 0.0 to keep it off, or the value that is meant.`;
    return '';
  }
  if (key.endsWith('.pin_memory') && now === true) {
    const device = lookup(root, [...path.slice(0, -1), 'device']);
    if (device?.kind !== 'string' || device.value === 'none') return null;
    return 'Host memory is page-locked now: faster, but it counts against the memlock limit and cannot be swapped. Write false on hosts with little memory.';
  }
  if (key === 'bf16.check_grad_overflow') return 'Steps with infinite or NaN gradients are skipped now.';
  if (key === 'zero_optimization.overlap_comm') return null;
  return '';
}
