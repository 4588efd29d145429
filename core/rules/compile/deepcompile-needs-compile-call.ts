import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'deepcompile-needs-compile-call',
  group: 'compile',
  severity: 'notice',
  effect: 'advice',
  since: '0.16.0',
  title: 'compile.deepcompile acts in engine.compile()',
  docs: {
    why: 'The switch only chooses what engine.compile() does. A script that never calls it, as Trainer does not, runs uncompiled.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "compile": {"deepcompile": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "compile": {"deepcompile": false}}',
    sources: ['deepspeed/runtime/engine.py:5859'],
  },
  keys: ['compile'],
  scope: 'integration',
  *check(view) {
    if (view.setting('compile', 'deepcompile') !== true) return;
    yield {
      message:
        '`compile.deepcompile` does nothing until the script calls `engine.compile()` after `deepspeed.initialize`.',
      at: onKey(view, 'compile', 'deepcompile'),
    };
  },
});
