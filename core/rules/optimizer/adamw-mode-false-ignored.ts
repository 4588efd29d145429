import { chooseOptimizer, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { deletion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'adamw-mode-false-ignored',
  group: 'optimizer',
  severity: 'warning',
  effect: 'ignored',
  title: 'adam_w_mode: false with type AdamW',
  docs: {
    why: 'The type AdamW always means decoupled weight decay; adam_w_mode is looked at for the type Adam only.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "adam_w_mode": false}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4, "adam_w_mode": false}}}',
    sources: ['deepspeed/runtime/engine.py:2490'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'adamw') return;
    const mode = optimizerParams(view)?.members.findLast((member) => member.key === 'adam_w_mode')?.value;
    if (mode === undefined || isTruthy(mode)) return;
    yield {
      message:
        '`adam_w_mode: false` is ignored for type "AdamW": it stays AdamW. Use type "Adam" for the classic L2 decay.',
      at: onValue(view, 'optimizer', 'params', 'adam_w_mode'),
      ...deletion(view, 'safe', 'optimizer', 'params', 'adam_w_mode'),
    };
  },
});
