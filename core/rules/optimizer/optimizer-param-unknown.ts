import { keywordsOf, takes } from '../../deepspeed/constructor.ts';
import { TORCH_OPTIMIZERS } from '../../deepspeed/generated/constructors.ts';
import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { closestNames } from '../../text/closest-names.ts';
import { renaming } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** Names of other libraries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  learning_rate: 'lr',
  beta1: 'betas',
  beta2: 'betas',
  adam_beta1: 'betas',
  adam_beta2: 'betas',
  epsilon: 'eps',
  adam_epsilon: 'eps',
  l2: 'weight_decay',
};

export default rule({
  id: 'optimizer-param-unknown',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'Parameter that the optimizer does not take',
  docs: {
    why: 'optimizer.params are the keyword arguments of the class that is really built: FusedAdam, DeepSpeedCPUAdam with offload_optimizer, a torch class with torch_adam or for other types. A name it does not know ends in "got an unexpected keyword argument".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"learning_rate": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: ['deepspeed/runtime/engine.py:2493'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const params = optimizerParams(view);
    const built = builtOptimizer(view);
    if (params === undefined || built === undefined) return;
    // ZenFlow hands all of them to an AdamW of torch.optim, too (deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:85).
    const zenflow = view.get('zero_optimization', 'zenflow')?.kind === 'object' && zeroStage(view) !== 0;
    const selective = zenflow ? TORCH_OPTIMIZERS.AdamW : undefined;
    for (const { key } of params.members) {
      if (key === 'max_grad_norm') continue;
      if (selective && !takes(selective, key)) {
        yield {
          message: `\`${key}\` is no parameter of the AdamW that ZenFlow builds from the same params: DeepSpeed stops with a TypeError. Remove it.`,
          at: onKey(view, 'optimizer', 'params', key),
        };
        continue;
      }
      if (built.taken.includes(key)) continue;
      if (takes(built.signature, key) && !built.passed.includes(key)) continue;
      const known = keywordsOf(built.signature).filter((name) => !built.passed.includes(name));
      const other = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : undefined;
      const near = other !== undefined && known.includes(other) ? other : closestNames(key, known)[0];
      const hint = near === undefined ? `It takes ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
      yield {
        message: `\`${key}\` is no parameter of ${built.className}, which this config builds: DeepSpeed stops with a TypeError. ${hint}`,
        at: onKey(view, 'optimizer', 'params', key),
        // Two betas in one list are no rename.
        ...(near !== undefined && near !== 'betas' && renaming(view, 'unsafe', near, 'optimizer', 'params', key)),
      };
    }
  },
});
