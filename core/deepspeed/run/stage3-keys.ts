import type { ReleaseFacts } from '../release.ts';

/** Read by stage 3 (or zero.Init, which is for it) alone, besides everything that is spelt `stage3_…`. */
const ONLY_STAGE3: ReadonlySet<string> = new Set([
  'sub_group_size',
  'leaf_module',
  'memory_efficient_linear',
  'override_module_apply',
  'pipeline_loading_checkpoint',
  'log_trace_cache_warnings',
  'enable_sanity_checks',
  'save_muon_momentum_buffer_in_memory',
]);

/** Whether a key of zero_optimization acts at stage 3 only. */
export function isOnlyStage3(facts: ReleaseFacts, key: string): boolean {
  if (key.startsWith('stage3_') || ONLY_STAGE3.has(key)) return true;
  // pydantic takes the field's own name, too: `prefetch_bucket_size` for `stage3_prefetch_bucket_size`.
  const fields = facts.models.DeepSpeedZeroConfig?.fields;
  return fields !== undefined && Object.hasOwn(fields, key) && fields[key]?.alias?.startsWith('stage3_') === true;
}
