/** Keys of data_efficiency that the engine looks up without a default once a feature is on. */
import { memberOf } from '../../config/member.ts';
import { onKey } from '../../rules/place.ts';
import type { Report } from '../../rules/rule.ts';
import type { ConfigView } from '../../rules/view.ts';
import { isTruthy } from './truth.ts';

/** deepspeed/runtime/data_pipeline/data_routing/scheduler.py:42 */
const RANDOM_LTD = ['total_layer_num', 'random_ltd_layer_num', 'random_ltd_schedule'];
const RANDOM_LTD_SCHEDULE = ['min_value', 'max_value', 'schedule_config', 'schedule_type'];
/** deepspeed/runtime/data_pipeline/data_sampling/data_sampler.py:82; only with a data loader that DeepSpeed builds. */
const CURRICULUM = ['data_cluster_path'];

export function* missingAtStart(view: ConfigView): Generator<Report> {
  yield* missing(view, ['data_efficiency', 'data_routing', 'random_ltd'], RANDOM_LTD);
  const routing = ['data_efficiency', 'data_routing', 'random_ltd'];
  if (isTruthy(view.get(...routing, 'enabled')) && view.get(...routing, 'random_ltd_schedule')?.kind === 'object')
    yield* missing(view, [...routing, 'random_ltd_schedule'], RANDOM_LTD_SCHEDULE, true);
  const given = view.run.other?.training_data;
  const curriculum = ['data_efficiency', 'data_sampling', 'curriculum_learning'];
  if (given === true) yield* missing(view, curriculum, CURRICULUM);
  else if (given === undefined && view.run.clientOptimizer === undefined)
    for (const report of missing(view, curriculum, CURRICULUM)) yield { ...report, severity: 'notice' };
}

function* missing(view: ConfigView, path: readonly string[], keys: readonly string[], on = false): Generator<Report> {
  const block = view.get(...path);
  if (block?.kind !== 'object' || !(on || isTruthy(memberOf(block, 'enabled')?.value))) return;
  for (const key of keys) {
    if (memberOf(block, key) !== undefined) continue;
    yield {
      message: `\`${path.join('.')}\` needs \`${key}\`, which is missing: DeepSpeed dies with a KeyError at start. Add it, or switch the feature off.`,
      at: onKey(view, ...path),
      effect: 'fails',
    };
  }
}
