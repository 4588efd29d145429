import { deletion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autotp-tp-size-mismatch',
  group: 'parallel',
  severity: 'error',
  effect: 'fails',
  since: '0.18.0',
  title: 'tensor_parallel.tp.tp_size differs from autotp_size',
  docs: {
    why: 'tp.tp_size repeats autotp_size; DeepSpeed raises when both are given and differ (1 counts as not given).',
    bad: '{"train_micro_batch_size_per_gpu": 1, "tensor_parallel": {"autotp_size": 2, "tp": {"tp_size": 4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "tensor_parallel": {"autotp_size": 2}}',
    sources: ['deepspeed/runtime/engine.py:1022'],
  },
  keys: ['tensor_parallel'],
  scope: 'integration',
  *check(view) {
    const size = view.setting('tensor_parallel', 'autotp_size');
    const inner = ['tp', 'tensor_parallel'].find((key) => view.get('tensor_parallel', key)?.kind === 'object');
    if (typeof size !== 'number' || size <= 1 || inner === undefined) return;
    const repeated = view.setting('tensor_parallel', inner, 'tp_size');
    if (typeof repeated !== 'number' || repeated === 1 || repeated === size) return;
    yield {
      message: `\`tensor_parallel.tp.tp_size\` ${repeated} contradicts \`autotp_size\` ${size}: DeepSpeed stops at start. Delete \`tp.tp_size\`.`,
      at: onValue(view, 'tensor_parallel', inner, 'tp_size'),
      ...deletion(view, 'safe', 'tensor_parallel', inner, 'tp_size'),
    };
  },
});
