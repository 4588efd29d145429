/** accelerate's DeepSpeedPlugin.__post_init__ over a config file, and the "auto" sweep of Accelerator._prepare_deepspeed. */
import { atValue, childPointer, dotted } from '../../deepspeed/refusals.ts';
import type { Report } from '../../rules/rule.ts';
import type { RunContext } from '../../rules/view.ts';
import type { Node, ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';
import type { Draft, FilledValue } from './draft.ts';

export const BY_ACCELERATE = 'Accelerate';

/** An argument of the plugin as text: given, else from its variable of the environment. */
type TextOf = (argument: string, variable: string) => string;

/** What the plugin replaces where it is "auto", and with what. */
const FILLS: readonly {
  readonly path: readonly string[];
  readonly value: (run: RunContext, text: TextOf) => FilledValue;
}[] = [
  {
    path: ['zero_optimization', 'stage'],
    value: ({ deepspeedPlugin, environment }) =>
      Number(deepspeedPlugin?.zero_stage ?? environment?.ACCELERATE_DEEPSPEED_ZERO_STAGE ?? 2),
  },
  {
    path: ['zero_optimization', 'offload_optimizer', 'device'],
    value: (_, text) => text('offload_optimizer_device', 'ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_DEVICE'),
  },
  {
    path: ['zero_optimization', 'offload_param', 'device'],
    value: (_, text) => text('offload_param_device', 'ACCELERATE_DEEPSPEED_OFFLOAD_PARAM_DEVICE'),
  },
  {
    path: ['zero_optimization', 'offload_param', 'nvme_path'],
    value: (_, text) => text('offload_param_nvme_path', 'ACCELERATE_DEEPSPEED_OFFLOAD_PARAM_NVME_PATH'),
  },
  {
    path: ['zero_optimization', 'offload_optimizer', 'nvme_path'],
    value: (_, text) => text('offload_optimizer_nvme_path', 'ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_NVME_PATH'),
  },
  {
    path: ['zero_optimization', 'stage3_gather_16bit_weights_on_model_save'],
    value: ({ deepspeedPlugin, environment }) =>
      deepspeedPlugin?.zero3_save_16bit_model === true ||
      environment?.ACCELERATE_DEEPSPEED_ZERO3_SAVE_16BIT_MODEL?.toLowerCase() === 'true',
  },
];

/** Whether the plugin replaces an "auto" of this config. */
export function pluginFills(draft: Draft): boolean {
  return FILLS.some(({ path }) => draft.isAuto(...path));
}

/** Undefined: the config is taken. Else why not. */
export function fillByPlugin(draft: Draft, run: RunContext): Report | undefined {
  if (draft.get('gradient_accumulation_steps') === undefined)
    draft.add('gradient_accumulation_steps', 1, BY_ACCELERATE);
  const zero = draft.get('zero_optimization');
  if (zero === undefined) {
    const { start, end } = draft.root.span;
    return {
      message:
        'There is no `zero_optimization`, which Transformers and Accelerate demand: they stop. Add it; `{"stage": 0}` is enough to go without ZeRO.',
      at: { pointer: '', span: { start, end: Math.min(start + 1, end) } },
    };
  }
  const text: TextOf = (argument, variable) => {
    const given = run.deepspeedPlugin?.[argument];
    return typeof given === 'string' ? given : (run.environment?.[variable] ?? 'none');
  };
  for (const { path, value } of FILLS) if (draft.isAuto(...path)) draft.fill(path, value(run, text), BY_ACCELERATE);
  draft.set('steps_per_print', Number.POSITIVE_INFINITY, BY_ACCELERATE);
  return undefined;
}

/** DeepSpeedPlugin.set_mixed_precision, where the precision of the Accelerator is known. */
export function fillMixedPrecision(draft: Draft, mixedPrecision: string): void {
  const wanted = { fp16: mixedPrecision === 'fp16', bf16: mixedPrecision === 'bf16' || mixedPrecision === 'fp8' };
  for (const block of ['fp16', 'bf16'] as const) {
    if (draft.get(block) === undefined) draft.addNode(block, precisionBlock(draft.root, wanted[block]));
    else if (draft.isAuto(block, 'enabled')) draft.fill([block, 'enabled'], wanted[block], BY_ACCELERATE);
  }
}

function precisionBlock(root: ObjectNode, enabled: boolean): Node {
  const span = { start: root.span.start, end: Math.min(root.span.start + 1, root.span.end) };
  const value: Node = { kind: 'boolean', value: enabled, span, filledBy: BY_ACCELERATE };
  return { kind: 'object', span, filledBy: BY_ACCELERATE, members: [{ key: 'enabled', keySpan: span, value }] };
}

/** Every "auto" that is still there outside lists, by its dotted key. */
export function remainingAuto(
  root: ObjectNode,
): { readonly key: string; readonly pointer: string; readonly node: Node }[] {
  const found: { key: string; pointer: string; node: Node }[] = [];
  const open: { node: ObjectNode; pointer: string }[] = [{ node: root, pointer: '' }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const member of next.node.members) {
      if (!mayHoldAuto(member.value)) continue;
      // json.load keeps the last of two members with one key.
      if (memberOf(next.node, member.key) !== member) continue;
      const pointer = childPointer(next.pointer, member.key);
      if (member.value.kind === 'object') open.push({ node: member.value, pointer });
      else found.push({ key: dotted(pointer), pointer, node: member.value });
    }
  }
  return found;
}

function mayHoldAuto(node: Node): boolean {
  return node.kind === 'object' || (node.kind === 'string' && node.value === 'auto');
}

/** Fills what the sweep knows and says what it does not. */
export function sweep(draft: Draft, known: ReadonlyMap<string, number | bigint | boolean>): Report[] {
  const reports: Report[] = [];
  for (const { key, pointer, node } of remainingAuto(draft.root)) {
    const path = key.split('.');
    // A key with a dot in it is looked for as a path, and left alone where nothing is there.
    if (!draft.isAuto(...path)) continue;
    const value = known.get(key);
    if (value !== undefined) draft.fill(path, value, BY_ACCELERATE);
    else
      reports.push({
        message: `\`${key}\` is "auto", but neither Transformers nor Accelerate can fill it: the run stops. Write a value, or delete the key for DeepSpeed's default.`,
        at: atValue(pointer, node),
      });
  }
  return reports;
}
