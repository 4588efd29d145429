import type { Node } from '../../config/document.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** Argument → the key that it would fill: plugin_to_config_mapping. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  gradient_accumulation_steps: ['gradient_accumulation_steps'],
  gradient_clipping: ['gradient_clipping'],
  zero_stage: ['zero_optimization', 'stage'],
  offload_optimizer_device: ['zero_optimization', 'offload_optimizer', 'device'],
  offload_param_device: ['zero_optimization', 'offload_param', 'device'],
  offload_param_nvme_path: ['zero_optimization', 'offload_param', 'nvme_path'],
  offload_optimizer_nvme_path: ['zero_optimization', 'offload_optimizer', 'nvme_path'],
  zero3_save_16bit_model: ['zero_optimization', 'stage3_gather_16bit_weights_on_model_save'],
};

export default rule({
  id: 'accelerate-plugin-args-ignored',
  group: 'accelerate',
  severity: 'warning',
  effect: 'ignored',
  title: 'DeepSpeedPlugin arguments beside a config file',
  docs: {
    why: 'With a config file DeepSpeedPlugin(zero_stage=..., offload_*=...) only fills "auto" values; where the file has a value of its own, the argument is ignored.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": "auto"}}',
    run: {
      integration: 'accelerate',
      facts: {
        dummyOptimizer: false,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: 'AdamW',
        deepspeedPlugin: { zero_stage: 3 },
      },
    },
    sources: ['accelerate/utils/dataclasses.py:1292'],
  },
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    const plugin = view.run.deepspeedPlugin;
    if (plugin === undefined || view.written.members.length === 0) return;
    for (const [argument, path] of Object.entries(PATHS)) {
      const wanted = plugin[argument];
      const written = view.getWritten(...path);
      if (wanted === undefined || isAuto(written) || saysTheSame(written, wanted)) continue;
      yield {
        message: `DeepSpeedPlugin(${argument}=…) is ignored: with a config file only its "auto" values are filled. Put it into the file as \`${path.join('.')}\`.`,
        at: onKey(view, ...path),
      };
    }
  },
});

function saysTheSame(node: Node | undefined, wanted: unknown): boolean {
  if (node === undefined || node.kind === 'object' || node.kind === 'array') return false;
  return (node.kind === 'null' ? null : node.value) === wanted;
}
