import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** runtime/model_checkpointing/utils.py create_universal_parallel_info */
const VARIABLES = ['CROSS_SIZE', 'CROSS_RANK'];

export default rule({
  id: 'checkpoint-writer',
  group: 'checkpoint',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'checkpoint.writer without data_parallel',
  docs: {
    why: "Without data_parallel the engine asks for a rank that is not there and dies with \"'UniversalParallelInfo' object has no attribute 'dp_rank'\". The writer also needs CROSS_SIZE and CROSS_RANK, which the deepspeed launcher sets and torchrun does not.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"writer": {"type": "FAST"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"writer": {"type": "FAST", "data_parallel": "replica"}}}',
    sources: ['deepspeed/runtime/model_checkpointing/data_parallel_writer_factory.py:95'],
  },
  keys: ['checkpoint'],
  scope: 'integration',
  *check(view) {
    const writer = view.get('checkpoint', 'writer');
    if (writer?.kind !== 'object') return;
    const unit = view.get('checkpoint', 'writer', 'data_parallel');
    if (unit === undefined || unit.kind === 'null') {
      yield {
        message:
          '`checkpoint.writer` needs `data_parallel`: without it DeepSpeed stops at start with an AttributeError. Add `"data_parallel": "replica"`.',
        at: onKey(view, 'checkpoint', 'writer'),
        ...insertion(view, 'unsafe', '"replica"', 'checkpoint', 'writer', 'data_parallel'),
      };
      return;
    }
    const { environment } = view.run;
    if (environment === undefined || VARIABLES.every((name) => Object.hasOwn(environment, name))) return;
    yield {
      message: `\`checkpoint.writer\` reads ${VARIABLES.join(' and ')} from the environment, which are not set: DeepSpeed stops at start with a KeyError. Start the run with the deepspeed launcher, which sets them; torchrun does not.`,
      at: onKey(view, 'checkpoint', 'writer'),
    };
  },
});
