import { chooseOptimizer, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { move } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'optimizer-max-grad-norm',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'max_grad_norm among the optimizer parameters',
  docs: {
    why: 'DeepSpeed clips gradients itself and refuses to hand max_grad_norm to an optimizer: it raises when it builds one.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "max_grad_norm": 1.0}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "gradient_clipping": 1.0}',
    sources: ['deepspeed/runtime/engine.py:2483'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const has = optimizerParams(view)?.members.findLast((member) => member.key === 'max_grad_norm');
    if (has === undefined || chooseOptimizer(view).from !== 'config') return;
    yield {
      message:
        '`max_grad_norm` is not supported as an optimizer parameter: DeepSpeed stops at start. Write it as `gradient_clipping` at the top level.',
      at: onKey(view, 'optimizer', 'params', 'max_grad_norm'),
      ...(has.value.kind === 'number' &&
        move(view, 'unsafe', ['optimizer', 'params', 'max_grad_norm'], ['gradient_clipping'])),
    };
  },
});
