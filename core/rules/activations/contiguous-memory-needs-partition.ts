import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'contiguous-memory-needs-partition',
  group: 'activations',
  severity: 'warning',
  effect: 'fails',
  title: 'contiguous_memory_optimization alone',
  docs: {
    why: 'The contiguous buffer holds partitioned activations and is as long as number_checkpoints says: deepspeed.checkpointing.configure asserts both when the model calls it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"contiguous_memory_optimization": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"contiguous_memory_optimization": true, "partition_activations": true, "number_checkpoints": 4}}',
    sources: ['deepspeed/runtime/activation_checkpointing/checkpointing.py:1229'],
  },
  keys: ['activation_checkpointing'],
  scope: 'integration',
  *check(view) {
    const get = (key: string) => view.get('activation_checkpointing', key);
    if (!isTruthy(get('contiguous_memory_optimization'))) return;
    const checkpoints = get('number_checkpoints');
    const missing = [
      ...(isTruthy(get('partition_activations')) ? [] : ['`partition_activations: true`']),
      ...(checkpoints === undefined || checkpoints.kind === 'null' ? ['`number_checkpoints`'] : []),
    ];
    if (missing.length === 0) return;
    yield {
      message: `\`contiguous_memory_optimization\` needs ${missing.join(' and ')}: a model that uses the block stops with an AssertionError. Add ${missing.length === 1 ? 'it' : 'them'}.`,
      at: onKey(view, 'activation_checkpointing', 'contiguous_memory_optimization'),
    };
  },
});
