/** Blocks that older releases read by hand and 0.19 refuses by their presence: nebula, sparse_attention, curriculum_learning and their like. */
import type { Node } from '../../config/document.ts';
import { BATCH_KEYS } from '../batch.ts';
import { dotted, quoted } from '../refusals.ts';
import { isTruthy } from '../run/truth.ts';
import { readCompression } from './compression.ts';
import { readElasticity } from './elasticity.ts';
import type { Part } from './part.ts';
import { type BlockReader, blockAt, childOf, type Placed, refuse } from './reader.ts';

/** Blocks that are asked for a member with `get`. */
const ASKED = ['nebula'];
/**
 * Blocks whose `enabled` is taken out with `pop`, which raises a KeyError without it: runtime/config.py get_amp_params, get_pld_params,
 * data_pipeline/config.py get_curriculum_params_legacy.
 */
const POPPED = ['amp', 'progressive_layer_drop', 'curriculum_learning'];
const SPARSE_MODES = ['dense', 'fixed', 'variable', 'bigbird', 'bslongformer'];

export const LEGACY: readonly Part[] = [
  {
    keys: [...ASKED, ...POPPED],
    read: (reader) => {
      for (const key of ASKED) legacyBlock(reader, key);
      for (const key of POPPED) popped(reader, key);
    },
  },
  { keys: ['sparse_attention'], read: sparseAttention },
  { keys: ['fp16', 'bf16', 'bfloat16'], read: oldPrecision },
  { keys: ['compression_training'], read: readCompression },
  { keys: ['elasticity'], beside: BATCH_KEYS, read: readElasticity },
];

/** The block, where this release reads it rather than refuses it. */
export function legacyBlock(reader: BlockReader, key: string): Placed | undefined {
  return Object.hasOwn(reader.release.removed.top, key) ? undefined : blockAt(reader, reader.root, key);
}

function popped(reader: BlockReader, key: string): void {
  const block = legacyBlock(reader, key);
  if (block === undefined || childOf(block, 'enabled') !== undefined) return;
  refuse(
    reader,
    'block-type',
    block,
    `\`${key}\` has no \`enabled\`: DeepSpeed ${reader.release.deepspeed} stops with a KeyError. Add \`"enabled": true\`, or delete the block.`,
  );
}

/** runtime/config.py get_sparse_attention */
function sparseAttention(reader: BlockReader): void {
  const block = legacyBlock(reader, 'sparse_attention');
  const mode = block && childOf(block, 'mode');
  if (mode === undefined || (mode.node.kind === 'string' && SPARSE_MODES.includes(mode.node.value))) return;
  refuse(
    reader,
    'block-type',
    mode,
    `\`sparse_attention.mode\` is ${quoted(mode.node)}, but DeepSpeed takes only ${SPARSE_MODES.map((name) => `\`${name}\``).join(', ')} and stops.`,
  );
}

/** Until fp16 and bf16 became models of their own: two blocks of plain values, and `2**initial_scale_power`. */
function oldPrecision(reader: BlockReader): void {
  if (Object.hasOwn(reader.release.sections, 'fp16')) return;
  const fp16 = enabledOf(reader, 'fp16');
  const bf16 = enabledOf(reader, 'bf16') ?? (childOf(reader.root, 'bf16') ? undefined : enabledOf(reader, 'bfloat16'));
  if (fp16 !== undefined && bf16 !== undefined)
    refuse(
      reader,
      'fp16-bf16-both',
      bf16,
      '`fp16.enabled` and `bf16.enabled` are both true: DeepSpeed refuses the config. Keep the one that the hardware is good at, and delete the other.',
    );
  const power = fp16 && childOf(reader.root, 'fp16');
  const written = power && childOf(power, 'initial_scale_power');
  if (written !== undefined && !isExponent(written.node))
    refuse(
      reader,
      'numeric-type',
      written,
      `\`${dotted(written.pointer)}\` is ${quoted(written.node)}, but DeepSpeed computes 2 to the power of it and stops. Write a whole number.`,
    );
}

function enabledOf(reader: BlockReader, key: string): Placed | undefined {
  const block = childOf(reader.root, key);
  const enabled = block?.node.kind === 'object' ? childOf(block, 'enabled') : undefined;
  return enabled !== undefined && isTruthy(enabled.node) ? enabled : undefined;
}

function isExponent(node: Node): boolean {
  if (node.kind === 'boolean') return true;
  // 2.0 ** 1024 is an OverflowError, 2 ** 1024 is not.
  return node.kind === 'number' && (node.python === 'int' || node.value < 1024);
}
