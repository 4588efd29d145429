import type { Node } from '../../config/document.ts';
import { pointerOf } from '../../config/pointer.ts';
import { takes } from '../../deepspeed/constructor.ts';
import { MUON_PARAMS } from '../../deepspeed/generated/constructors.ts';
import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { chooseOptimizer, hasBothRates } from '../../deepspeed/run/optimizer.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { isAuto, isTruthy } from '../../deepspeed/run/truth.ts';
import { type Effect, type Report, rule, type Severity } from '../rule.ts';
import type { ConfigView } from '../view.ts';

interface Outcome {
  readonly effect: Effect;
  readonly severity: Severity;
  readonly text: string;
}

const BATCH = new Set(['train_batch_size', 'train_micro_batch_size_per_gpu', 'gradient_accumulation_steps']);
/** Switches whose default is not what "auto" would have become. */
const SWITCHES: Readonly<Record<string, string>> = {
  'zero_optimization/stage': 'stage 0, which is no ZeRO',
  'fp16/enabled': 'false, which is fp32',
  'bf16/enabled': 'false, which is fp32',
  'bfloat16/enabled': 'false, which is fp32',
  'zero_optimization/offload_optimizer/device': 'none',
  'zero_optimization/offload_param/device': 'none',
};

export default rule({
  id: 'auto-outside-hf',
  group: 'keys',
  severity: 'error',
  effect: 'fails',
  title: '"auto" without Trainer or accelerate',
  docs: {
    why: 'Only Trainer and accelerate replace "auto". DeepSpeed itself stops at it in the batch sizes, the optimizer and scheduler parameters and gradient_clipping; in most blocks it silently means the default, so that stage "auto" is 0 and bf16.enabled "auto" is false.',
    bad: '{"train_micro_batch_size_per_gpu": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": "auto"}}',
    run: { integration: 'raw' },
    sources: [
      'deepspeed/runtime/config_utils.py:56',
      'https://github.com/LianjiaTech/BELLE/issues/558',
      'https://github.com/huggingface/accelerate/issues/1644',
    ],
  },
  integrations: ['raw'],
  scope: 'integration',
  *check(view) {
    // A file with "auto" is for Trainer or accelerate, unless this run is known to be neither.
    if (view.intended.includes('raw')) yield* autoValues(view);
    else yield* forIntegrationsOnly(view);
  },
});

/** One line for a file that is meant for Trainer or accelerate: why DeepSpeed itself would refuse it. */
function* forIntegrationsOnly(view: ConfigView): Iterable<Report> {
  const key = [...BATCH].find((name) => isAuto(view.get(name)));
  const node = key === undefined ? undefined : view.get(key);
  if (key === undefined || node === undefined) return;
  yield {
    message:
      'This config is for Trainer and accelerate only: they replace "auto", while DeepSpeed itself would stop at this one.',
    at: { pointer: pointerOf(key), span: node.span },
    severity: 'notice',
    effect: 'rejects',
  };
}

function* autoValues(view: ConfigView): Iterable<Report> {
  const open: [Node, readonly string[]][] = [[view.root, []]];
  const found: Report[] = [];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [node, path] = entry;
    if (node.kind === 'object') {
      for (const member of node.members) open.push([member.value, [...path, member.key]]);
      continue;
    }
    if (!isAuto(node)) continue;
    const outcome = outcomeOf(view, path);
    if (outcome === undefined) continue;
    found.push({
      message: `\`${path.join('.')}\` is "auto", which only Trainer and accelerate replace: ${outcome.text}`,
      at: { pointer: pointerOf(...path), span: node.span },
      severity: outcome.severity,
      effect: outcome.effect,
    });
  }
  yield* found.sort((a, b) => a.at.span.start - b.at.span.start);
}

/** What DeepSpeed does with "auto" at this place; undefined where it does no harm or another rule says it. */
function outcomeOf(view: ConfigView, path: readonly string[]): Outcome | undefined {
  const [block, key] = path;
  if (block === undefined) return undefined;
  if (path.length === 1) {
    if (BATCH.has(block))
      return {
        effect: 'rejects',
        severity: 'error',
        text: 'DeepSpeed stops while it reads the config. Write a number.',
      };
    if (block === 'gradient_clipping' || block === 'steps_per_print') {
      const stops = chooseOptimizer(view).from !== 'none';
      return stops ? failing('the first step fails. Write a number.') : undefined;
    }
    return undefined;
  }
  if (block === 'optimizer') return optimizer(view, path);
  if (block === 'scheduler') return builtScheduler(view) === undefined ? undefined : scheduler(path);
  if (block === 'tensor_parallel' && key === 'autotp_size')
    return { effect: 'rejects', severity: 'error', text: 'DeepSpeed stops at start. Write a number.' };
  const joined = path.join('/');
  if (joined === 'flops_profiler/profile_step')
    return isTruthy(view.get('flops_profiler', 'enabled'))
      ? failing('the first step fails. Write a number.')
      : undefined;
  const byDefault = Object.hasOwn(SWITCHES, joined) ? SWITCHES[joined] : undefined;
  if (byDefault === undefined) return undefined;
  return {
    effect: 'changed',
    severity: 'warning',
    text: `DeepSpeed takes its default, ${byDefault}. Write the value.`,
  };
}

function optimizer(view: ConfigView, path: readonly string[]): Outcome | undefined {
  if (path.length === 2 && path[1] === 'type')
    return failing('DeepSpeed stops at start. Write a name such as "AdamW".');
  if (path[1] !== 'params' || path.length !== 3) return undefined;
  const choice = chooseOptimizer(view);
  // Built in the script: the block is not used.
  if (choice.from !== 'config' || readsAsTrue(view, choice.name, path[2] ?? '')) return undefined;
  return failing('the optimizer stops on it. Write a number.');
}

function scheduler(path: readonly string[]): Outcome | undefined {
  if (path.length === 2 && path[1] === 'type')
    return failing('DeepSpeed stops at start. Write a name such as "WarmupLR".');
  // An unknown warmup_type is not an error: scheduler-warmup-type.
  if (path[2] === 'warmup_type') return undefined;
  if (UNUSED_OF_SCHEDULERS.has(path[2] ?? '')) return undefined;
  return path[1] === 'params' && path.length === 3 ? failing('DeepSpeed stops at start. Write a number.') : undefined;
}

function failing(text: string): Outcome {
  return { effect: 'fails', severity: 'error', text };
}

/** Switches of the schedulers, which a text turns on, and values that they overwrite before they read them. */
const UNUSED_OF_SCHEDULERS = new Set([
  'last_batch_iteration',
  'cycle_momentum',
  'cycle_second_stair_count',
  'lr_range_test_staircase',
]);
const SWITCHES_OF_ADAM = new Set(['torch_adam', 'adam_w_mode', 'fp32_optimizer_states', 'foreach']);
const SWITCHES_OF_TORCH = new Set(['amsgrad', 'foreach', 'maximize', 'fused']);

/** The optimizer takes the text for a true switch, or never looks at it. */
function readsAsTrue(view: ConfigView, name: string, key: string): boolean {
  if (name === 'muon')
    return (!MUON_PARAMS.includes(key) && key !== 'max_grad_norm') || (key === 'lr' && hasBothRates(view));
  const built = builtOptimizer(view);
  if (built === undefined) return false;
  if (built.className === 'DeepSpeedCPUAdam' && key === 'adam_w_mode') return name === 'adamw';
  if (built.taken.includes(key)) return SWITCHES_OF_ADAM.has(key);
  if (built.className === 'FusedAdam') return key === 'bias_correction' || key === 'set_grad_none';
  // SGD looks at it only beside a momentum.
  if (key === 'dampening') return !isTruthy(view.get('optimizer', 'params', 'momentum'));
  return built.torch && SWITCHES_OF_TORCH.has(key) && takes(built.signature, key);
}
