import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-fp16-overflow',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'fp16 with models pretrained in bf16',
  docs: {
    why: 'T5, LLaMA and most newer models were trained in bf16, whose range is far beyond the 65504 of fp16. Trained on in fp16 they overflow until DeepSpeed gives up: "Current loss scale already at minimum".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: 'raw' },
    sources: [
      'deepspeed/runtime/fp16/loss_scaler.py',
      'https://github.com/huggingface/transformers/issues/14531',
      'https://github.com/deepspeedai/DeepSpeed/issues/697',
      'https://github.com/deepspeedai/DeepSpeedExamples/issues/418',
      'https://github.com/LIN-SHANG/InstructERC/issues/6',
      'https://github.com/ymcui/Chinese-LLaMA-Alpaca/issues/534',
    ],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    if (modelPrecision(view) !== 'fp16') return;
    const cards = view.run.gpus;
    // Without bf16 units there is no better choice to point to.
    if (cards?.every((card) => !card.supports.bf16_native)) return;
    yield {
      message:
        'fp16 overflows with weights that were pretrained in bf16 (T5, LLaMA and most newer models): the run ends at "loss scale already at minimum". Use bf16 on Ampere or newer.',
      at: onKey(view, 'fp16'),
    };
  },
});
