import { optimizerName, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Models of `check --batch` that have no attention at all. */
const NO_ATTENTION = new Set(['mlp', 'emb', 'bignl', 'unused']);

function hasNoAttention({ run, integration }: ConfigView): boolean {
  const { other } = run;
  if (other === undefined) return run.modelClass !== undefined && NO_ATTENTION.has(run.modelClass);
  // A Trainer's model is a Llama, unless it is to have no hidden size.
  if (integration === 'hf-trainer') return other.no_hidden_size === true;
  return other.model === undefined || (typeof other.model === 'string' && NO_ATTENTION.has(other.model));
}

export default rule({
  id: 'muon-per-head',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  since: '0.19.0',
  title: 'per_head_muon needs attention projections it can recognise',
  docs: {
    why: 'per_head_muon reads the head counts from the model config and tags the attention projections. Where it can tag none (no attention, an unknown layout, weights already sharded), deepspeed.initialize raises.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "per_head_muon": true}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/__init__.py:325'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    // deepspeed.initialize tags the model for the block, whoever builds the optimizer.
    if (optimizerName(view) !== 'muon') return;
    const perHead = optimizerParams(view)?.members.findLast((member) => member.key === 'per_head_muon');
    if (!isTruthy(perHead?.value)) return;
    const stops = hasNoAttention(view);
    yield {
      message:
        '`per_head_muon` stops DeepSpeed at start if it recognises no attention projection in the model. Remove it unless the model is a standard transformer.',
      at: onKey(view, 'optimizer', 'params', 'per_head_muon'),
      ...(!stops && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
