import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hybrid-engine-model',
  group: 'compile',
  severity: 'notice',
  effect: 'advice',
  title: 'hybrid_engine works with models that have an inference policy',
  docs: {
    why: 'The hybrid engine swaps in inference kernels for generate() where DeepSpeed has a policy for the architecture. For any other model it falls back to the plain generate() without saying so.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "hybrid_engine": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "hybrid_engine": {"enabled": false}}',
    sources: ['deepspeed/runtime/hybrid_engine.py:143'],
  },
  keys: ['hybrid_engine'],
  scope: 'integration',
  *check(view) {
    if (view.setting('hybrid_engine', 'enabled') !== true) return;
    yield {
      message:
        '`hybrid_engine` speeds up `generate()` only for architectures that DeepSpeed has an inference policy for; other models fall back to the plain one.',
      at: onKey(view, 'hybrid_engine'),
    };
  },
});
