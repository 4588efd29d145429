import type { Node } from '../../config/document.ts';
import { takes } from '../../deepspeed/constructor.ts';
import { compareReleases } from '../../deepspeed/releases.ts';
import { type BuiltOptimizer, builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { chooseOptimizer, hasBothRates, optimizerName, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { isAuto, isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { unquoted } from '../fixes/members.ts';
import { onKey, onValue, shown } from '../place.ts';
import { type Report, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Parameters that every class computes with. */
const NUMBERS = new Set([
  'lr',
  'weight_decay',
  'momentum',
  'dampening',
  'alpha',
  'lr_decay',
  'rho',
  'muon_lr',
  'adam_lr',
  'initial_accumulator_value',
]);

/** Kernels that take the argument only to refuse it. */
const NO_AMSGRAD = new Set(['FusedAdam', 'DeepSpeedCPUAdam', 'FusedLamb']);

export default rule({
  id: 'optimizer-param-value',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'Optimizer parameter of the wrong kind',
  docs: {
    why: 'The values go into the optimizer unchecked: a number written as text or a negative learning rate stops torch classes at start and the fused kernels at the first step, and the kernels of DeepSpeed have no AMSGrad.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": "1e-4"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      'deepspeed/runtime/engine.py:2493',
      'deepspeed/ops/adam/fused_adam.py:88',
      'https://github.com/deepspeedai/Megatron-DeepSpeed/issues/298',
    ],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const params = optimizerParams(view);
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config') return;
    if (params === undefined) {
      // ZenFlow unpacks them unasked (deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:85).
      const stage = zeroStage(view);
      if (view.get('zero_optimization', 'zenflow')?.kind === 'object' && (stage === 1 || stage === 2))
        yield {
          message: 'ZenFlow needs `optimizer.params`, if only as {}: DeepSpeed stops at start without it.',
          at: onKey(view, 'optimizer'),
        };
      return;
    }
    const built = builtOptimizer(view);
    yield* decayMode(view, built);
    yield* nesterov(view, built);
    for (const { key, value } of params.members) {
      // "auto" is auto-outside-hf's.
      if (isAuto(value) || value.filledBy !== undefined) continue;
      if (built !== undefined && !takes(built.signature, key)) continue;
      if (choice.name === 'muon' && key === 'lr' && hasBothRates(view)) continue;
      const problem =
        choice.name === 'muon' && key === 'ns_method' ? methodOf(view, value) : problemOf(key, value, built);
      if (problem === undefined) continue;
      yield {
        message: problem,
        at: onValue(view, 'optimizer', 'params', key),
        ...unquoted(view, 'optimizer', 'params', key),
        ...(harmless(key, value, built) && { severity: 'warning' as const, effect: 'changed' as const }),
      };
    }
  },
});

function problemOf(key: string, value: Node, built: BuiltOptimizer | undefined): string | undefined {
  const name = `\`optimizer.params.${key}\``;
  if (key === 'amsgrad' && built !== undefined && NO_AMSGRAD.has(built.className) && isTruthy(value))
    return `${built.className} has no AMSGrad and stops DeepSpeed at start. Remove \`amsgrad\`, or add \`"torch_adam": true\`.`;
  if (key === 'bias_correction' && built?.className === 'DeepSpeedCPUAdam' && !isSwitch(value))
    return `${name} must be true or false, not ${shown(value)}: DeepSpeedCPUAdam stops at its first step.`;
  if (key === 'betas' && value.kind === 'array' && value.items.some(isAuto))
    return `${name} has "auto" inside a list, which nothing fills: DeepSpeed stops. Write two numbers, or for Trainer "auto" in place of the whole list.`;
  if (key === 'betas')
    return isPair(value, built?.torch === true)
      ? undefined
      : `${name} must be a list of two numbers from 0 up to 1 (not 1 itself), such as [0.9, 0.999], not ${shown(value)}.`;
  const scalar = NUMBERS.has(key) || (key === 'eps' && built?.className !== 'Adafactor');
  if (!scalar) return undefined;
  if (value.kind === 'boolean') return undefined;
  if (value.kind !== 'number')
    return `${name} must be a number, not ${shown(value)}: ${built?.torch === false ? 'the optimizer stops at its first step' : 'DeepSpeed stops at start'}.${value.kind === 'string' ? ' Drop the quotes.' : ''}`;
  if (value.value >= 0) return undefined;
  return harmless(key, value, built)
    ? `${name} is negative (${value.value}), and no one checks it: training goes the wrong way.`
    : `${name} must not be negative (${value.value}): ${built?.className ?? 'the optimizer'} stops DeepSpeed at start.`;
}

/** deepspeed/runtime/zero/muon/muon_optimizer.py, since it has two ways. */
function methodOf(view: ConfigView, value: Node): string | undefined {
  if (compareReleases(view.deepspeed, '0.19.0') < 0) return undefined;
  if (value.kind === 'string' && (value.value === 'gram' || value.value === 'standard')) return undefined;
  return `\`optimizer.params.ns_method\` must be "gram" or "standard", not ${shown(value)}: Muon stops at start.`;
}

/** The classes of torch.optim check the sign, the kernels of DeepSpeed do not. */
function harmless(key: string, value: Node, built: BuiltOptimizer | undefined): boolean {
  return value.kind === 'number' && key !== 'betas' && built?.torch !== true;
}

/** Classes of torch.optim want both betas in [0, 1), the kernels do not look. */
function isPair(value: Node, bounded: boolean): boolean {
  if (value.kind !== 'array' || value.items.length !== 2) return false;
  return value.items.every((item) => item.kind === 'number' && (!bounded || (item.value >= 0 && item.value < 1)));
}

/** What the C++ of DeepSpeedCPUAdam takes for a boolean. */
function isSwitch(value: Node): boolean {
  return value.kind === 'boolean' || value.kind === 'number' || value.kind === 'null';
}

/** Adam on the CPU hands adam_w_mode on as it stands; AdamW does not look at it. */
function* decayMode(view: ConfigView, built: BuiltOptimizer | undefined): Iterable<Report> {
  const mode = view.get('optimizer', 'params', 'adam_w_mode');
  if (mode === undefined || isAuto(mode) || isSwitch(mode) || built?.className !== 'DeepSpeedCPUAdam') return;
  if (optimizerName(view) !== 'adam') return;
  yield {
    message: `\`optimizer.params.adam_w_mode\` must be true or false, not ${shown(mode)}: DeepSpeedCPUAdam stops at start.`,
    at: onValue(view, 'optimizer', 'params', 'adam_w_mode'),
  };
}

/** torch/optim/sgd.py: Nesterov momentum requires a momentum and zero dampening. */
function* nesterov(view: ConfigView, built: BuiltOptimizer | undefined): Iterable<Report> {
  if (built?.className !== 'SGD' || !isTruthy(view.get('optimizer', 'params', 'nesterov'))) return;
  const momentum = view.get('optimizer', 'params', 'momentum');
  const dampening = view.get('optimizer', 'params', 'dampening');
  if (isTruthy(momentum) && !isTruthy(dampening)) return;
  yield {
    message: '`nesterov` needs a `momentum` above 0 and no `dampening`: SGD stops at start.',
    at: onKey(view, 'optimizer', 'params', 'nesterov'),
  };
}
