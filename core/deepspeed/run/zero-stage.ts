import type { ConfigView } from '../../rules/view.ts';
import { perView } from './per-view.ts';
import { isAuto } from './truth.ts';

/** The ZeRO stage of the run: 0 without a zero_optimization block; undefined where DeepSpeed refuses what is written. */
export const zeroStage = perView((view): 0 | 1 | 2 | 3 | undefined => {
  const stage =
    view.setting('zero_optimization', 'stage') ?? (view.get('zero_optimization') === undefined ? 0 : undefined);
  return stage === 0 || stage === 1 || stage === 2 || stage === 3 ? stage : undefined;
});

/** Whether stage and offload devices stand in the file: where they are "auto" the environment of the launch decides, and may decide otherwise. */
export function zeroIsWritten(view: ConfigView): boolean {
  const paths = [['stage'], ['offload_optimizer', 'device'], ['offload_param', 'device']];
  return !paths.some((path) => isAuto(view.getWritten('zero_optimization', ...path)));
}
