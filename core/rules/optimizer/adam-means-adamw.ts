import { adamMode } from '../../deepspeed/run/built-optimizer.ts';
import { chooseOptimizer, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'adam-means-adamw',
  group: 'optimizer',
  severity: 'warning',
  effect: 'changed',
  title: 'Adam with weight decay trains as AdamW',
  docs: {
    why: 'DeepSpeed builds Adam in AdamW mode unless adam_w_mode is false: weight_decay is decoupled from the gradient. Results differ from torch.optim.Adam with the same numbers.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4, "weight_decay": 0.1}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "weight_decay": 0.1}}}',
    sources: ['deepspeed/runtime/engine.py:2490'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'adam' || !adamMode(view)) return;
    // Written out, the mode is meant.
    if (view.get('optimizer', 'params', 'adam_w_mode') !== undefined) return;
    const decay = optimizerParams(view)?.members.findLast((member) => member.key === 'weight_decay')?.value;
    if (decay?.kind !== 'number' || decay.value === 0) return;
    yield {
      message:
        'DeepSpeed runs type "Adam" with the decoupled weight decay of AdamW. Write "AdamW" if that is meant, or `"adam_w_mode": false` for the classic L2 decay.',
      at: onValue(view, 'optimizer', 'type'),
    };
  },
});
