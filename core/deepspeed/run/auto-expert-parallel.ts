/** What validate_autoep_config checks of the sizes: deepspeed/module_inject/auto_ep_config.py, auto_ep_folding.py. */
import type { Report } from '../../rules/rule.ts';
import type { ConfigView } from '../../rules/view.ts';
import { atValue, quoted } from '../refusals.ts';

const SIZES = ['autoep_size', 'expert_tensor_parallel_size'] as const;

export function* autoExpertParallel(view: ConfigView): Generator<Report> {
  const presets = view.facts.values['expert_parallel/preset_model'];
  const preset = view.get('expert_parallel', 'preset_model');
  if (
    preset !== undefined &&
    preset.kind !== 'null' &&
    presets !== undefined &&
    !(preset.kind === 'string' && presets.includes(preset.value))
  )
    yield {
      message: `\`expert_parallel.preset_model\` is ${quoted(preset)}, but DeepSpeed knows only ${presets.map((name) => `\`${name}\``).join(', ')}: the engine stops.`,
      at: atValue('/expert_parallel/preset_model', preset),
    };
  let width = 1;
  for (const key of SIZES) {
    const node = view.get('expert_parallel', key);
    if (node === undefined) continue;
    if (!(node.kind === 'number' && node.python === 'int' && node.value >= 1) && node.kind !== 'boolean') {
      yield {
        message: `\`expert_parallel.${key}\` is ${quoted(node)}, but must be a whole number of at least 1: the engine stops.`,
        at: atValue(`/expert_parallel/${key}`, node),
      };
      return;
    }
    width *= Number(node.kind === 'number' ? node.value : node.value);
  }
  const node = view.get('expert_parallel', 'autoep_size') ?? view.get('expert_parallel', 'expert_tensor_parallel_size');
  const ranks = (view.worldSize ?? 1) / (view.run.pipelineStages || 1);
  if (node === undefined || width === 0 || ranks % width === 0) return;
  yield {
    message: `\`expert_parallel.autoep_size\` × \`expert_tensor_parallel_size\` is ${width}, which must divide the number of GPUs: the engine stops otherwise.`,
    at: atValue('/expert_parallel/autoep_size', node),
    ...(!view.worldSizesKnown && { severity: 'notice' as const }),
  };
}
