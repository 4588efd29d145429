import { deleteMember } from '../../config/edit-delete.ts';
import { givenBatch } from '../../deepspeed/batch.ts';
import { isElastic } from '../../deepspeed/blocks/elasticity.ts';
import { dividesWorld } from '../../deepspeed/blocks/world.ts';
import { type Fix, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'batch-triangle',
  group: 'batch',
  severity: 'error',
  effect: 'rejects',
  title: 'Batch sizes that do not fit the number of GPUs',
  docs: {
    why: 'train_batch_size must be exactly train_micro_batch_size_per_gpu × gradient_accumulation_steps × number of GPUs. DeepSpeed derives what is left out by whole-number division, which can come out as 0, and stops where the product does not fit.',
    bad: '{"train_batch_size": 10, "train_micro_batch_size_per_gpu": 4}',
    good: '{"train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 2}',
    sources: [
      'deepspeed/runtime/config.py:602',
      'https://github.com/deepspeedai/DeepSpeed/issues/17',
      'https://github.com/deepspeedai/DeepSpeed/issues/6914',
    ],
  },
  oncePerPlace: true,
  scope: 'world',
  *check(view) {
    for (const refusal of view.refusals('batch-triangle')) {
      if (isElastic(view.root, view.facts)) {
        yield { ...refusal, ...(!view.worldSizesKnown && { severity: 'notice' as const }) };
        continue;
      }
      const { text, everFits } = words(view);
      const fix = dropTrainBatch(view);
      yield {
        ...refusal,
        message: text,
        // Another number of GPUs may be what the run has.
        ...(!view.worldSizesKnown && everFits && { severity: 'notice' as const }),
        ...(fix !== undefined && { fix }),
      };
    }
  },
});

interface Words {
  readonly text: string;
  readonly everFits: boolean;
}

/** The same words for every world size, so that they become one finding. */
function words(view: ConfigView): Words {
  const given = givenBatch(view.root);
  if ('key' in given) return { text: 'A batch size is no number: DeepSpeed stops.', everFits: false };
  const { train, micro, accumulation } = given;
  const sp = dividesWorld(view.root, view.facts);
  const gpus = sp === 1 ? 'GPUs' : `(GPUs ÷ sequence_parallel_size ${sp})`;
  const nonPositive = [
    ['train_batch_size', train],
    ['train_micro_batch_size_per_gpu', micro],
    ['gradient_accumulation_steps', accumulation],
  ].find(([, value]) => typeof value === 'number' && !(value > 0));
  if (nonPositive !== undefined)
    return {
      text: `\`${nonPositive[0]}\` is ${nonPositive[1]}, but must be greater than 0: DeepSpeed refuses the config.`,
      everFits: false,
    };
  const advice = 'Leave `train_batch_size` out, and DeepSpeed derives it.';
  if (train === undefined)
    return { text: 'The batch sizes do not multiply up: DeepSpeed refuses the config.', everFits: false };
  if (micro !== undefined && accumulation !== undefined) {
    const fits = (train / (micro * accumulation)) * sp;
    const text = `\`train_batch_size\` ${train} must be micro batch ${micro} × accumulation steps ${accumulation} × ${gpus}, which ${fitsAt(fits)}: DeepSpeed refuses any other number. ${advice}`;
    return { text, everFits: Number.isInteger(fits) };
  }
  if (micro !== undefined) {
    const fits = train / micro;
    if (!Number.isInteger(fits))
      return {
        text: `\`train_batch_size\` ${train} is no multiple of \`train_micro_batch_size_per_gpu\` ${micro}: DeepSpeed refuses the config at every number of GPUs. ${advice}`,
        everFits: false,
      };
    return {
      text: `\`train_batch_size\` ${train} with micro batch ${micro} needs a number of GPUs that divides ${fits}; at any other DeepSpeed refuses the config. ${advice}`,
      everFits: true,
    };
  }
  const share = accumulation === undefined ? train : train / accumulation;
  if (!Number.isInteger(share))
    return {
      text: `\`train_batch_size\` ${train} is no multiple of \`gradient_accumulation_steps\` ${accumulation}: DeepSpeed refuses the config at every number of GPUs.`,
      everFits: false,
    };
  return {
    text: `\`train_batch_size\` ${train}${accumulation === undefined ? '' : ` with ${accumulation} accumulation steps`} needs a number of GPUs that divides ${share}; at any other DeepSpeed refuses the config. Set \`train_micro_batch_size_per_gpu\` instead of \`train_batch_size\`.`,
    everFits: true,
  };
}

function fitsAt(gpus: number): string {
  if (!Number.isInteger(gpus) || gpus < 1) return 'holds at no number of GPUs';
  return `holds at ${gpus} GPU${gpus === 1 ? '' : 's'} only`;
}

/** Without train_batch_size the other two decide. */
function dropTrainBatch(view: ConfigView): Fix | undefined {
  const member = view.written.members.findLast(({ key }) => key === 'train_batch_size');
  const micro = view.getWritten('train_micro_batch_size_per_gpu');
  if (member === undefined || micro?.kind !== 'number' || !(micro.value > 0)) return undefined;
  const edit = deleteMember(view.document, view.written, member);
  return edit === undefined ? undefined : { title: 'delete `train_batch_size`', edits: [edit], safe: false };
}
