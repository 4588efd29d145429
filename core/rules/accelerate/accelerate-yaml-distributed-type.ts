import { onKey, shown } from '../place.ts';
import { rule } from '../rule.ts';

/** accelerate/utils/dataclasses.py DistributedType and SageMakerDistributedType; TPU is of older releases. */
const DISTRIBUTED_TYPES = new Set([
  ...['NO', 'MULTI_CPU', 'MULTI_GPU', 'MULTI_NPU', 'MULTI_MLU', 'MULTI_SDAA', 'MULTI_MUSA', 'MULTI_XPU', 'MULTI_HPU'],
  ...['MULTI_NEURON', 'DEEPSPEED', 'FSDP', 'XLA', 'TPU', 'MEGATRON_LM', 'DATA_PARALLEL', 'MODEL_PARALLEL'],
]);

export default rule({
  id: 'accelerate-yaml-distributed-type',
  group: 'accelerate',
  severity: 'warning',
  effect: 'ignored',
  title: 'A deepspeed_config that is not used',
  docs: {
    why: 'Only distributed_type DEEPSPEED starts DeepSpeed; with any other the deepspeed_config block does nothing, and a name that Accelerate does not know, or none at all, is refused.',
    bad: '{"distributed_type": "MULTI_GPU", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    run: { path: 'accelerate.yaml' },
    sources: ['accelerate/commands/launch.py:1228', 'accelerate/commands/config/config_args.py:109'],
  },
  kind: 'accelerate',
  scope: 'file',
  *check(view) {
    const type = view.getWritten('distributed_type');
    const block = view.getWritten('deepspeed_config');
    if (block?.kind !== 'object' || block.members.length === 0) return;
    if (type === undefined) {
      yield {
        message:
          'An accelerate config without `distributed_type` is refused by `accelerate launch`. Write `distributed_type: DEEPSPEED`.',
        at: onKey(view, 'deepspeed_config'),
        severity: 'error',
        effect: 'fails',
      };
      return;
    }
    if (type.kind !== 'string' || type.value === 'DEEPSPEED') return;
    const known = DISTRIBUTED_TYPES.has(type.value);
    yield {
      message: known
        ? `\`distributed_type\` is ${type.value}, so the \`deepspeed_config\` is not used at all. Write \`distributed_type: DEEPSPEED\`.`
        : `${shown(type)} is no \`distributed_type\` that Accelerate knows: \`accelerate launch\` refuses the file. Write \`distributed_type: DEEPSPEED\`, in capitals.`,
      at: { pointer: '/distributed_type', span: type.span },
      ...(!known && { severity: 'error' as const, effect: 'fails' as const }),
    };
  },
});
