/** What runtime/config.py checks between blocks, once each is read: the assert on fp16 and bf16, and _do_error_check. */

import type { ModelReading } from '../model.ts';
import { atValue, childPointer, type Refusals } from '../refusals.ts';
import { compareReleases } from '../releases.ts';
import { isTruthy } from '../run/truth.ts';
import type { SectionReadings } from './pydantic.ts';
import { type BlockReader, childOf, refuse } from './reader.ts';

export function readBetweenBlocks(reader: BlockReader, sections: SectionReadings): void {
  const zero = valid(sections.get('zero_optimization'));
  const fp16 = valid(sections.get('fp16'));
  const bf16 = valid(sections.get('bf16'));
  if (fp16?.value('enabled') === true && bf16?.value('enabled') === true)
    refuseField(
      reader.refusals,
      'fp16-bf16-both',
      bf16,
      'enabled',
      '`fp16.enabled` and `bf16.enabled` are both true: DeepSpeed refuses the config. Keep the one that the hardware is good at, and delete the other.',
    );
  const stage = zero?.value('stage');
  if (zero === undefined || typeof stage !== 'number') return;
  summedGradients(reader, sections, zero, stage);
  if (!Object.hasOwn(reader.release.sections, 'fp16') && stage !== 2) refuseOldMasterWeights(reader, stage);
  // Until 0.17 stage 2 alone had fp16 master weights.
  const onlyStage2 = compareReleases(reader.release.deepspeed, '0.18.0') < 0;
  if (onlyStage2 && stage !== 0 && stage !== 2 && fp16?.value('fp16_master_weights_and_grads') === true)
    refuseField(
      reader.refusals,
      'master-weights-need-zero',
      fp16,
      'fp16_master_weights_and_grads',
      `\`fp16_master_weights_and_grads\` needs ZeRO stage 2 in DeepSpeed ${reader.release.deepspeed}, but the stage is ${stage}: it refuses the config.`,
    );
  if (bf16?.value('bf16_optimizer_states') === true && bf16.value('bf16_master_weights_and_grads') !== true)
    refuseField(
      reader.refusals,
      'bf16-optim-states-need-master',
      bf16,
      'bf16_optimizer_states',
      '`bf16_optimizer_states` needs `bf16_master_weights_and_grads: true` beside it: DeepSpeed refuses the config. Set both, or neither.',
    );
  if (stage !== 0) return;
  for (const [block, name] of [
    [fp16, 'fp16_master_weights_and_grads'],
    [bf16, 'bf16_master_weights_and_grads'],
    [bf16, 'bf16_optimizer_states'],
  ] as const) {
    if (block?.value(name) === true)
      refuseField(
        reader.refusals,
        'master-weights-need-zero',
        block,
        name,
        `\`${name}\` needs ZeRO stage 1, 2 or 3, but the stage is 0: DeepSpeed refuses the config. Set \`zero_optimization.stage\`, or delete the key.`,
      );
  }
}

/** Before fp16 became a model of its own its values were taken as they stand. */
function refuseOldMasterWeights(reader: BlockReader, stage: number): void {
  const block = childOf(reader.root, 'fp16');
  const master = block && childOf(block, 'fp16_master_weights_and_grads');
  if (block === undefined || master === undefined || !isTruthy(master.node)) return;
  if (!isTruthy(childOf(block, 'enabled')?.node)) return;
  refuse(
    reader,
    'master-weights-need-zero',
    master,
    `\`fp16_master_weights_and_grads\` needs ZeRO stage 2 in DeepSpeed ${reader.release.deepspeed}, but the stage is ${stage}: it refuses the config.`,
  );
}

function summedGradients(reader: BlockReader, sections: SectionReadings, zero: ModelReading, stage: number): void {
  const op = childOf(reader.root, 'gradient_allreduce_op');
  if (op?.node.kind !== 'string' || op.node.value.toLowerCase() !== 'sum') return;
  const zenflow = zero.value('zenflow');
  const compiled = valid(sections.get('compile'))?.value('deepcompile') === true;
  const obstacle =
    stage === 3
      ? 'ZeRO stage 3'
      : zenflow !== null && zenflow !== undefined
        ? 'ZenFlow'
        : compiled
          ? 'DeepCompile'
          : undefined;
  if (obstacle === undefined) return;
  reader.refusals.add('allreduce-op', {
    message: `\`gradient_allreduce_op: sum\` does not go with ${obstacle}: DeepSpeed refuses the config. Use \`mean\`.`,
    at: atValue(op.pointer, op.node),
    member: op.member,
    parent: op.parent,
    parentPointer: op.parentPointer,
  });
}

function valid(reading: ModelReading | undefined): ModelReading | undefined {
  return reading?.valid === true ? reading : undefined;
}

function refuseField(refusals: Refusals, rule: string, reading: ModelReading, name: string, message: string): void {
  const member = reading.fields.get(name)?.member;
  if (member === undefined) return;
  refusals.add(rule, {
    message,
    at: atValue(childPointer(reading.pointer, member.key), member.value),
    member,
    ...(reading.node !== undefined && { parent: reading.node, parentPointer: reading.pointer }),
  });
}
