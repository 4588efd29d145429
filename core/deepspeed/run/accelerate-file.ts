/** What Accelerate's launcher does with the keys of its config file. */
import type { Member, Node, ObjectNode } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import { onFile } from '../../rules/place.ts';
import type { Report } from '../../rules/rule.ts';
import type { ConfigView } from '../../rules/view.ts';
import { closestNames } from '../../text/closest-names.ts';
import { AMBIGUOUS_KEYS, CLUSTER_KEYS, DEEPSPEED_CONFIG_KEYS, SAGEMAKER_KEYS } from '../generated/accelerate.ts';
import { childPointer } from '../refusals.ts';
import { isAuto, isTruthy } from './truth.ts';

const LAUNCHER_KEYS = ['distributed_type', 'compute_environment', 'num_processes'];

/** Of DeepSpeedPlugin. */
const DEFAULT_STAGE = 2;

/** deepspeed_config_file beside keys that would be ignored: utils/dataclasses.py _deepspeed_config_checks. */
export function* ambiguousKeys(view: ConfigView): Generator<Report> {
  const block = view.getWritten('deepspeed_config');
  const file = memberOf(block, 'deepspeed_config_file')?.value;
  if (!usesDeepSpeed(view) || block?.kind !== 'object' || file === undefined || file.kind === 'null') return;
  for (const member of block.members)
    if (AMBIGUOUS_KEYS.includes(member.key))
      yield ambiguous(member, childPointer('/deepspeed_config', member.key), member.key);
  const mixed = memberOf(view.written, 'mixed_precision');
  if (mixed !== undefined) {
    if (mixed.value.kind !== 'null') yield ambiguous(mixed, '/mixed_precision', 'mixed_precision');
    return;
  }
  // The key of older releases becomes mixed_precision where it is on.
  const fp16 = view.written.members.findLast(({ key }) => key === 'fp16');
  if (isTruthy(fp16?.value) && fp16 !== undefined) yield ambiguous(fp16, '/fp16', 'fp16');
}

/** The document is a config file of accelerate's launcher, no DeepSpeed config. */
export function isLauncherFile(view: ConfigView): boolean {
  if (view.getWritten('deepspeed_config')?.kind !== 'object') return false;
  return LAUNCHER_KEYS.some((key) => view.getWritten(key) !== undefined);
}

/** The settings of a file that names no deepspeed_config_file: DeepSpeedPlugin makes the DeepSpeed config of them. */
function ownSettings(view: ConfigView): ObjectNode | undefined {
  const block = view.getWritten('deepspeed_config');
  if (!usesDeepSpeed(view) || block?.kind !== 'object') return undefined;
  const file = memberOf(block, 'deepspeed_config_file')?.value;
  return file === undefined || file.kind === 'null' ? block : undefined;
}

/** zero3_init_flag below stage 3, both in the same file: DeepSpeedPlugin.__post_init__. */
export function* uselessInitFlag(view: ConfigView): Generator<Report> {
  const block = ownSettings(view);
  const flag = memberOf(block, 'zero3_init_flag');
  if (flag === undefined || !isTruthy(flag.value)) return;
  const written = memberOf(block, 'zero_stage')?.value;
  if (written !== undefined && written.kind !== 'number') return;
  const stage = written?.value ?? DEFAULT_STAGE;
  if (stage === 3) return;
  yield {
    message: `zero3_init_flag is on, but the ZeRO stage is ${stage}: Accelerate resets it to false. Switch it off, or use stage 3.`,
    at: { pointer: '/deepspeed_config/zero3_init_flag', span: flag.keySpan },
  };
}

/** "auto" for what the launcher hands on by the environment, from where DeepSpeedPlugin reads it with int(). */
export function* autoForNumbers(view: ConfigView): Generator<Report> {
  const block = ownSettings(view);
  for (const key of ['zero_stage', 'gradient_accumulation_steps']) {
    const value = memberOf(block, key)?.value;
    if (value === undefined || !isAuto(value)) continue;
    yield {
      message: `\`deepspeed_config.${key}\` is "auto", which Accelerate reads as a number: the run stops. Write a number.`,
      at: { pointer: `/deepspeed_config/${key}`, span: value.span },
    };
  }
}

/** The same, where the launcher says by the environment which keys its config file had. */
export function* ambiguousFields(view: ConfigView): Generator<Report> {
  const fields = (view.run.environment?.ACCELERATE_CONFIG_DS_FIELDS ?? '')
    .split(',')
    .filter((field) => AMBIGUOUS_KEYS.includes(field));
  if (fields.length === 0 || view.document.root === null) return;
  yield {
    message: `The accelerate config names ${fields.map((field) => `\`${field}\``).join(', ')} beside this file: Accelerate refuses it. Move them into this file.`,
    at: onFile(view),
  };
}

/** At the top the launcher refuses what it does not know; inside deepspeed_config it hands it on, and nobody reads it. */
export function* unknownKeys(view: ConfigView): Generator<Report> {
  const sagemaker = textOf(view.getWritten('compute_environment')) === 'AMAZON_SAGEMAKER';
  const known = sagemaker ? SAGEMAKER_KEYS : CLUSTER_KEYS;
  for (const member of view.written.members) {
    if (known.includes(member.key)) continue;
    yield {
      message: `\`${member.key}\` is no key of an accelerate config: the launcher stops.${suggestion(member.key, known)}`,
      at: { pointer: childPointer('', member.key), span: member.keySpan },
      severity: 'error',
      effect: 'fails',
    };
  }
  const block = view.getWritten('deepspeed_config');
  if (block?.kind !== 'object') return;
  for (const member of block.members) {
    if (DEEPSPEED_CONFIG_KEYS.includes(member.key)) continue;
    yield {
      message: `\`deepspeed_config.${member.key}\` is not read by Accelerate and silently ignored.${suggestion(member.key, DEEPSPEED_CONFIG_KEYS)} Settings of DeepSpeed belong into a file that \`deepspeed_config_file\` names.`,
      at: { pointer: childPointer('/deepspeed_config', member.key), span: member.keySpan },
    };
  }
}

function usesDeepSpeed(view: ConfigView): boolean {
  return textOf(view.getWritten('distributed_type')) === 'DEEPSPEED';
}

function ambiguous(member: Member, pointer: string, key: string): Report {
  return {
    message: `\`${key}\` stands beside \`deepspeed_config_file\`, which it would not reach: Accelerate refuses the two together. Move it into the DeepSpeed config.`,
    at: { pointer, span: member.keySpan },
  };
}

function suggestion(key: string, known: readonly string[]): string {
  const near = closestNames(key, known)[0];
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}
