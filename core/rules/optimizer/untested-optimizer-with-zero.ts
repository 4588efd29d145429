import { ZERO_OPTIMIZERS } from '../../deepspeed/generated/constructors.ts';
import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'untested-optimizer-with-zero',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'Optimizer that ZeRO was not tested with',
  docs: {
    why: 'ZeRO takes Adam, AdamW, Adagrad, Lion and Muon as they are. Any other optimizer, also one built in the script, needs zero_allow_untested_optimizer, or DeepSpeed stops at start. Trainer and accelerate set the flag themselves, but not for an optimizer that stands in the config.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "SGD", "params": {"lr": 0.01}}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "SGD", "params": {"lr": 0.01}}, "zero_optimization": {"stage": 2}, "zero_allow_untested_optimizer": true}',
    sources: [
      'deepspeed/runtime/engine.py:2301',
      'https://github.com/deepspeedai/DeepSpeed/issues/281',
      'https://github.com/EleutherAI/gpt-neox/issues/1166',
      'https://github.com/deepspeedai/DeepSpeed/issues/153',
    ],
  },
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (stage === undefined || stage === 0 || isTruthy(view.get('zero_allow_untested_optimizer'))) return;
    const className = untested(view);
    if (className === undefined) return;
    const inConfig = view.get('optimizer', 'type') !== undefined;
    yield {
      message: `ZeRO stops at ${className} ("You are using an untested ZeRO Optimizer") unless \`"zero_allow_untested_optimizer": true\` is added at the top level.`,
      at: inConfig ? onValue(view, 'optimizer', 'type') : onValue(view, 'zero_optimization', 'stage'),
      ...insertion(view, 'unsafe', 'true', 'zero_allow_untested_optimizer'),
    };
  },
});

/** The class, where it is known and not on DeepSpeed's list. */
function untested(view: ConfigView): string | undefined {
  const choice = chooseOptimizer(view);
  if (choice.from === 'client')
    return view.integration === 'raw' && choice.className !== undefined && !ZERO_OPTIMIZERS.includes(choice.className)
      ? choice.className
      : undefined;
  if (choice.from !== 'config' || choice.name === 'muon') return undefined;
  if (choice.name.startsWith('mu') && choice.name !== choice.type) return choice.type;
  const built = builtOptimizer(view);
  return built === undefined || ZERO_OPTIMIZERS.includes(built.className) ? undefined : built.className;
}
