import type { Node } from '../../config/document.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'activation-checkpointing-needs-model',
  group: 'activations',
  severity: 'notice',
  effect: 'ignored',
  title: 'activation_checkpointing acts on models that call it',
  docs: {
    why: 'The block configures deepspeed.checkpointing, which only Megatron-style and pipeline models call. It switches no checkpointing on; with Hugging Face models that is gradient_checkpointing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"partition_activations": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ['deepspeed/runtime/activation_checkpointing/checkpointing.py:1152'],
  },
  keys: ['activation_checkpointing'],
  scope: 'file',
  *check(view) {
    const block = view.getWritten('activation_checkpointing');
    // A block that switches everything off asks for nothing.
    if (block?.kind !== 'object' || !block.members.some((member) => on(member.value))) return;
    yield {
      message:
        '`activation_checkpointing` only configures models that call `deepspeed.checkpointing` (Megatron, pipelines); it saves no memory elsewhere. Use `gradient_checkpointing` with Hugging Face models.',
      at: onKey(view, 'activation_checkpointing'),
    };
  },
});

function on(value: Node): boolean {
  return isTruthy(value) && value.kind !== 'string';
}
