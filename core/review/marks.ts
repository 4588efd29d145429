/** The checklist before training, one mark each: memory, stage, batch arithmetic, precision, offload, DeepSpeed's own verdict, what is unknown. */
import type { Target } from '../hardware/target.ts';
import type { OffloadDevice } from '../memory/settings/zero.ts';
import type { Accepts } from '../report/checked-file.ts';
import type { LocatedFinding } from '../report/finding.ts';
import type { Integration } from '../rules/rule.ts';
import { batchOf, type Effective } from './effective.ts';
import type { Fit, Mark, TargetReview } from './outcome.ts';
import { ruleGroup } from './rule-group.ts';

export interface MarksInput {
  readonly base: Effective | null;
  readonly head: Effective;
  /** `head` for other numbers of ranks: an "auto" batch size follows them. */
  readonly headAt: (ranks: number) => Effective;
  readonly findings: readonly LocatedFinding[];
  readonly accepts: Accepts;
  readonly intended: readonly Integration[];
  readonly deepspeed: string;
  readonly targets: readonly Target[];
  readonly reviews: readonly TargetReview[];
  readonly unknowns: readonly string[];
}

export function marks(input: MarksInput): readonly Mark[] {
  const unknown: Mark[] =
    input.unknowns.length === 0
      ? []
      : [{ id: 'unknown', state: 'unknown', text: `unknown: ${input.unknowns.join(', ')}` }];
  return [memory(input), stage(input), batch(input), precision(input), offload(input), accepted(input), ...unknown];
}

/** What the findings of these groups say of a mark that would be fine. */
function worst(input: MarksInput, groups: readonly string[]): Mark['state'] {
  const severities = input.findings
    .filter((finding) => groups.includes(ruleGroup(finding.rule)))
    .map((finding) => finding.severity);
  return severities.includes('error') ? 'bad' : severities.includes('warning') ? 'warn' : 'ok';
}

function memory({ reviews }: MarksInput): Mark {
  const count = (fit: Fit) => reviews.filter((review) => review.fit === fit).length;
  const estimated = reviews.some((review) => review.head !== null);
  if (!estimated)
    return {
      id: 'memory',
      state: 'unknown',
      text: reviews.some((review) => review.largestModel !== null)
        ? 'memory of the model states only'
        : 'memory not estimated',
    };
  if (count('does-not-fit') > 0)
    return {
      id: 'memory',
      state: 'bad',
      text: `memory: ${count('does-not-fit')} of ${reviews.length} targets too small`,
    };
  if (count('tight') > 0)
    return { id: 'memory', state: 'warn', text: `memory tight on ${count('tight')} of ${reviews.length}` };
  if (count('unknown') > 0)
    return {
      id: 'memory',
      state: 'unknown',
      text: `memory estimated, whether it fits unknown on ${count('unknown')} of ${reviews.length}`,
    };
  return { id: 'memory', state: 'ok', text: 'memory estimated' };
}

function stage({ base, head, ...input }: MarksInput): Mark {
  const state = worst({ base, head, ...input }, ['zero']);
  return {
    id: 'stage',
    state,
    text: `ZeRO ${base === null || base.stage === head.stage ? head.stage : `${base.stage} → ${head.stage}`}`,
  };
}

function batch(input: MarksInput): Mark {
  const state = worst(input, ['batch']);
  const sizes = [...new Set(input.targets.map((target) => target.worldSize))].slice(0, 3);
  const products = sizes.flatMap((ranks) => {
    const known = batchOf(input.headAt(ranks), ranks);
    return known === null || !Number.isInteger(known.micro) || !Number.isInteger(known.accumulation)
      ? []
      : [`${known.train} = ${known.micro} × ${known.accumulation} × ${ranks}`];
  });
  if (products.length > 0) return { id: 'batch', state, text: `batch ${products.join(', ')}` };
  if (state !== 'ok') return { id: 'batch', state, text: 'batch arithmetic' };
  return { id: 'batch', state: 'unknown', text: 'batch size set by the launcher' };
}

function precision(input: MarksInput): Mark {
  const { precision: now } = input.head;
  const before = input.base?.precision ?? now;
  const words = before === now ? WORDS[now] : `${WORDS[before]} → ${WORDS[now]}`;
  const state = worst(input, ['precision']);
  if (now === 'fp32')
    return { id: 'precision', state: state === 'bad' ? 'bad' : 'warn', text: `${words}: neither fp16 nor bf16` };
  if (now !== 'bf16')
    return { id: 'precision', state: now === 'auto' && state === 'ok' ? 'unknown' : state, text: words };
  const emulated = input.targets
    .filter((target) => !target.accelerator.supports.bf16_native)
    .map((target) => target.name);
  if (emulated.length > 0)
    return {
      id: 'precision',
      state: state === 'bad' ? 'bad' : 'warn',
      text: `${words} only emulated on ${emulated.slice(0, 3).join(', ')}`,
    };
  return { id: 'precision', state, text: input.targets.length === 0 ? words : `${words}, native on all targets` };
}

const WORDS: Readonly<Record<Effective['precision'], string>> = {
  bf16: 'bf16',
  fp16: 'fp16',
  fp32: 'fp32',
  autocast: 'torch autocast',
  auto: 'precision set by the launcher',
};

function offload(input: MarksInput): Mark {
  const [now, before] = [offloadWords(input.head), input.base === null ? null : offloadWords(input.base)];
  const text = before === null || before === now ? now : `${before} → ${now}`;
  return { id: 'offload', state: worst(input, ['offload', 'nvme']), text };
}

function offloadWords({ offloadOptimizer, offloadParameters }: Effective): string {
  if (offloadOptimizer === 'none' && offloadParameters === 'none') return 'no offload';
  if (offloadOptimizer === offloadParameters) return `optimizer and parameters on ${DEVICE[offloadOptimizer]}`;
  const parts = [
    offloadOptimizer === 'none' ? '' : `optimizer on ${DEVICE[offloadOptimizer]}`,
    offloadParameters === 'none' ? '' : `parameters on ${DEVICE[offloadParameters]}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const DEVICE: Readonly<Record<OffloadDevice, string>> = { none: 'GPU', cpu: 'CPU', nvme: 'NVMe' };
const NAME: Readonly<Record<Integration, string>> = {
  raw: 'deepspeed.initialize',
  'hf-trainer': 'HF Trainer',
  accelerate: 'Accelerate',
};

function accepted({ accepts, intended, deepspeed }: MarksInput): Mark {
  const verdicts = intended.map((integration) => ({ integration, sizes: Object.entries(accepts[integration] ?? {}) }));
  const names = (list: typeof verdicts) => list.map(({ integration }) => NAME[integration]).join(', ');
  const some = verdicts.filter(({ sizes }) => sizes.some(([, yes]) => yes));
  if (some.length === 0)
    return { id: 'accepted', state: 'bad', text: `rejected by DeepSpeed ${deepspeed} (${names(verdicts)})` };
  const everywhere = some.every(({ sizes }) => sizes.every(([, yes]) => yes));
  const at = everywhere
    ? ''
    : ` at world size ${[...new Set(some.flatMap(({ sizes }) => sizes.filter(([, yes]) => yes).map(([size]) => size)))].join(', ')} only`;
  return {
    id: 'accepted',
    state: everywhere ? 'ok' : 'warn',
    text: `accepted by DeepSpeed ${deepspeed} (${names(some)})${at}`,
  };
}
