import { averagesWithReduceScatter } from '../../deepspeed/run/reduce-scatter.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Blocks whose switches are read by hand, too. */
const INNER: Readonly<Record<string, readonly (readonly string[])[]>> = {
  activation_checkpointing: [
    ['partition_activations'],
    ['cpu_checkpointing'],
    ['contiguous_memory_optimization'],
    ['synchronize_checkpoint_boundary'],
    ['profile'],
  ],
  torch_autocast: [['enabled']],
  aio: [['single_submit'], ['overlap_events']],
  checkpoint: [['load_universal'], ['use_node_local_storage']],
  autotuning: [['enabled']],
  data_efficiency: [['enabled']],
  optimizer: [['legacy_fusion'], ['params', 'torch_adam'], ['params', 'adam_w_mode']],
};

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
      // hjson takes the comma behind a `True` without quotes into the text.
      const word = /^(true|false),?$/i.exec(value.value)?.[1]?.toLowerCase();
      const prescale = path[0] === 'prescale_gradients' && averagesWithReduceScatter(view);
      yield {
        message: `${shown(value)} is text, and any text counts as true: \`${path.join('.')}\` is switched on${prescale ? ', which ZeRO stages 2 and 3 refuse with reduce_scatter' : ''}. Write true or false without quotes.`,
        at: onValue(view, ...path),
        ...(word !== undefined && replacement(view, word === 'true' ? 'safe' : 'unsafe', word, ...path)),
        ...(prescale && { severity: 'error' as const, effect: 'fails' as const }),
      };
    }
  },
});

/** Top-level keys with a boolean default, and what else is read the same way. wall_clock_breakdown is bool-type's: its text is refused. */
function* switches(view: ConfigView): Iterable<readonly string[]> {
  const { keys } = view.facts;
  for (const { key, value } of view.root.members) {
    if (value.kind === 'object') {
      if (Object.hasOwn(INNER, key)) for (const path of INNER[key] ?? []) yield [key, ...path];
    } else if (value.kind === 'string' && key !== 'wall_clock_breakdown' && Object.hasOwn(keys, key)) {
      if (typeof keys[key]?.default === 'boolean') yield [key];
    }
  }
}
