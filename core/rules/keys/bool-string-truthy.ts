import { averagesWithReduceScatter } from '../../deepspeed/run/reduce-scatter.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Blocks whose switches are read by hand, too. */
const INNER: readonly (readonly string[])[] = [
  ['activation_checkpointing', 'partition_activations'],
  ['activation_checkpointing', 'cpu_checkpointing'],
  ['activation_checkpointing', 'contiguous_memory_optimization'],
  ['activation_checkpointing', 'synchronize_checkpoint_boundary'],
  ['activation_checkpointing', 'profile'],
  ['torch_autocast', 'enabled'],
  ['aio', 'single_submit'],
  ['aio', 'overlap_events'],
  ['checkpoint', 'load_universal'],
  ['checkpoint', 'use_node_local_storage'],
  ['autotuning', 'enabled'],
  ['data_efficiency', 'enabled'],
  ['optimizer', 'legacy_fusion'],
  ['optimizer', 'params', 'torch_adam'],
  ['optimizer', 'params', 'adam_w_mode'],
];

export default rule({
  id: 'bool-string-truthy',
  group: 'keys',
  severity: 'warning',
  effect: 'changed',
  title: 'A switch written as text is always on',
  docs: {
    why: 'These switches are not parsed: DeepSpeed takes the value as it stands, and in Python every text but the empty one is true. "false" in quotes therefore switches the option on.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "memory_breakdown": "false"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "memory_breakdown": false}',
    sources: ['deepspeed/runtime/config.py:317'],
  },
  scope: 'integration',
  *check(view) {
    for (const path of switches(view)) {
      const value = view.get(...path);
      if (value?.kind !== 'string' || value.value === '') continue;
      const prescale = path[0] === 'prescale_gradients' && averagesWithReduceScatter(view);
      yield {
        message: `${shown(value)} is text, and any text counts as true: \`${path.join('.')}\` is switched on${prescale ? ', which ZeRO stages 2 and 3 refuse with reduce_scatter' : ''}. Write true or false without quotes.`,
        at: onValue(view, ...path),
        ...(/^(?:true|false)$/i.test(value.value) &&
          replacement(
            view,
            value.value.toLowerCase() === 'true' ? 'safe' : 'unsafe',
            value.value.toLowerCase(),
            ...path,
          )),
        ...(prescale && { severity: 'error' as const, effect: 'fails' as const }),
      };
    }
  },
});

/** Top-level keys with a boolean default, and what else is read the same way. wall_clock_breakdown is bool-type's: its text is refused. */
function* switches(view: ConfigView): Iterable<readonly string[]> {
  for (const { key } of view.root.members) {
    if (key === 'wall_clock_breakdown' || !Object.hasOwn(view.facts.keys, key)) continue;
    if (typeof view.facts.keys[key]?.default === 'boolean' && view.get(key)?.kind === 'string') yield [key];
  }
  yield* INNER;
}
