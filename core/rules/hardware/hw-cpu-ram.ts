import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Comments that name a lack of CPU memory as what offload should cure, in the languages people wrote them. */
const SHORT_OF_RAM =
  /(?:cpu|host|system)\s*(?:ram|memory|메모리|内存|メモリ)(?:(?!gpu)[^\n]){0,20}(?:short|lack|insufficient|not enough|oom|부족|不足)(?![^\n]{0,12}gpu)|(?:out of|not enough|insufficient|lack of)\s+(?:cpu|host|system)\s*(?:ram|memory)/i;

export default rule({
  id: 'hw-cpu-ram',
  group: 'hardware',
  severity: 'warning',
  effect: 'advice',
  title: 'Offload moves the memory need to the CPU',
  docs: {
    why: 'Offload frees GPU memory by filling host RAM: about 16 bytes per parameter for an offloaded optimizer, shared by all ranks of a node. Where the host is short of it the job is killed with exit code -9 and no Python error. "CPU memory is short, so switch CPU offload on" is backwards.',
    bad: '# CPU memory is not enough, so enable CPU offload\n{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu"}, "offload_param": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    run: { integration: 'raw' },
    sources: [
      'deepspeed/runtime/zero/stage3.py',
      'https://github.com/deepspeedai/DeepSpeed/issues/4239',
      'https://github.com/deepspeedai/DeepSpeed/issues/4571',
      'https://github.com/deepspeedai/DeepSpeed/issues/3823',
      'https://github.com/hiyouga/LlamaFactory/issues/4629',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const block = (['offload_optimizer', 'offload_param'] as const).find(
      // Below stage 3 offload_param does nothing: offload-param-stage3-only.
      (name) => offloadDevice(view, name) !== 'none' && (name === 'offload_optimizer' || zeroStage(view) === 3),
    );
    if (block === undefined) return;
    const place = onKey(view, 'zero_optimization', block);
    if (saysShortOfRam(view)) {
      yield {
        message:
          'A comment here names a lack of CPU memory as the reason to offload, which is backwards: offload takes GPU memory away and needs more CPU memory, about 16 bytes per parameter of an offloaded optimizer. With too little RAM switch offload off, use more GPUs or nodes, or NVMe at stage 3.',
        at: place,
      };
      return;
    }
    // A stage that does not offload at all is another rule's.
    if (zeroStage(view) === 0) return;
    yield {
      message: `Offload moves memory from the GPUs to the host: ${block === 'offload_optimizer' ? 'about 16 bytes per parameter for an offloaded optimizer' : 'the parameters themselves, 2 bytes each in 16 bits'}, over all ranks of a node. Check the RAM of the node; when it runs out the job is killed with exit code -9.`,
      at: place,
      severity: 'notice',
    };
  },
});

function saysShortOfRam(view: ConfigView): boolean {
  if (view.document.syntax === 'json') return false;
  const comments = view.document.text.match(/(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//g) ?? [];
  return SHORT_OF_RAM.test(comments.join(' '));
}
