import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-yaml-distributed-type',
  group: 'accelerate',
  severity: 'warning',
  effect: 'ignored',
  title: 'A deepspeed_config that is not used',
  docs: {
    why: 'Only distributed_type DEEPSPEED starts DeepSpeed; with any other the deepspeed_config block does nothing.',
    bad: '{"distributed_type": "MULTI_GPU", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    run: { path: 'accelerate.yaml' },
    sources: ['accelerate/commands/launch.py:1228'],
  },
  kind: 'accelerate',
  scope: 'file',
  *check(view) {
    const type = view.getWritten('distributed_type');
    const block = view.getWritten('deepspeed_config');
    if (type?.kind !== 'string' || type.value === 'DEEPSPEED' || block?.kind !== 'object' || block.members.length === 0)
      return;
    yield {
      message: `\`distributed_type\` is ${type.value}, so the \`deepspeed_config\` is not used at all. Write \`distributed_type: DEEPSPEED\`.`,
      at: { pointer: '/distributed_type', span: type.span },
    };
  },
});
