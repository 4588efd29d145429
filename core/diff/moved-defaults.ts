/** What a moved default does to a run, in plain words, where more is known than its two values. */
import type { Node } from '../config/document.ts';
import { lookup } from '../config/resolve/lookup.ts';
import type { Setting } from '../rules/view.ts';

export interface DefaultEffect {
  /** A sentence, '' where there is nothing to add. */
  readonly words: string;
  /** `training`: what the run learns is another; `host`: memory or files of the machine; `none`: logs and the like. */
  readonly on: 'training' | 'host' | 'none';
}

/** null: it does nothing to this config. */
export function effectOfDefault(path: readonly string[], old: Setting, now: Setting, root: Node): DefaultEffect | null {
  const key = path.join('.');
  if (key === 'gradient_clipping') {
    if (Number(old) === 0)
      return {
        words: `Gradients are clipped at a norm of ${now} now, which changes training. Write 0.0 to keep it off, or the value that is meant.`,
        on: 'training',
      };
    if (Number(now) === 0)
      return {
        words: `Gradients are no longer clipped, which changes training. Write ${old} to keep it.`,
        on: 'training',
      };
    return { words: '', on: 'training' };
  }
  if (key.endsWith('.pin_memory')) {
    const device = lookup(root, [...path.slice(0, -1), 'device']);
    if (device?.kind !== 'string' || device.value === 'none') return null;
    return now === true
      ? {
          words:
            'Host memory is page-locked now: faster, but it counts against the memlock limit and cannot be swapped. Write false on hosts with little memory.',
          on: 'host',
        }
      : { words: 'Host memory is no longer page-locked, and copies are slower. Write true to keep it.', on: 'host' };
  }
  if (key === 'bf16.check_grad_overflow')
    return {
      words:
        now === true
          ? 'Steps with infinite or NaN gradients are skipped now.'
          : 'Steps with infinite or NaN gradients are taken now.',
      on: 'training',
    };
  if (key === 'zero_optimization.overlap_comm') return null;
  if (key === 'steps_per_print') return { words: '', on: 'none' };
  return { words: '', on: 'training' };
}
