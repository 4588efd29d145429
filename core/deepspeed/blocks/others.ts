/** The remaining blocks that are read by hand. */

import { dotted, quoted } from '../refusals.ts';
import { compareReleases } from '../releases.ts';
import { isTruthy } from '../run/truth.ts';
import type { Part } from './part.ts';
import { type BlockReader, blockAt, childOf, refuse, refuseType } from './reader.ts';

/** Blocks that older releases read by hand. */
const OLD_BLOCKS = ['fp16', 'bf16'];

/** Blocks of which only that they are blocks matters. */
const PLAIN_BLOCKS = ['activation_checkpointing', 'flops_profiler', 'pipeline'];

export const OTHERS: readonly Part[] = [
  {
    keys: PLAIN_BLOCKS,
    read: (reader) => {
      for (const key of PLAIN_BLOCKS) blockAt(reader, reader.root, key);
    },
  },
  { keys: [...OLD_BLOCKS, 'bfloat16'], read: oldBlocks },
  { keys: ['autotuning'], read: autotuning },
  { keys: ['data_types'], read: dataTypes },
  { keys: ['torch_autocast'], read: torchAutocast },
  { keys: ['expert_parallel'], read: expertParallel },
  { keys: ['tensor_parallel'], read: tensorParallel },
  { keys: ['aio'], read: asynchronousIo },
];

function oldBlocks(reader: BlockReader): void {
  for (const key of OLD_BLOCKS)
    if (!Object.hasOwn(reader.release.removed.top, key) && !Object.hasOwn(reader.release.sections, key))
      blockAt(reader, reader.root, key);
  if (!Object.hasOwn(reader.release.sections, 'bf16') && childOf(reader.root, 'bf16') === undefined)
    blockAt(reader, reader.root, 'bfloat16');
}

/** swap_tensor/aio_config.py: GPUDirect Storage is for CUDA alone. */
function asynchronousIo(reader: BlockReader): void {
  const block = blockAt(reader, reader.root, 'aio', true);
  const direct = block && childOf(block, 'use_gds');
  if (
    direct === undefined ||
    !isTruthy(direct.node) ||
    !Object.hasOwn(reader.release.keys, 'aio/use_gds') ||
    reader.accelerator === undefined ||
    reader.accelerator === 'cuda'
  )
    return;
  refuse(
    reader,
    'gds-cuda-only',
    direct,
    '`aio.use_gds` needs an NVIDIA GPU, which this run does not have: DeepSpeed refuses the config. Delete it.',
  );
}

/** autotuning/config.py: two asserts, and model_info is read key by key. */
function autotuning(reader: BlockReader): void {
  const block = blockAt(reader, reader.root, 'autotuning');
  if (block === undefined) return;
  for (const key of ['results_dir', 'exps_dir']) {
    const folder = childOf(block, key);
    if (folder !== undefined && !isTruthy(folder.node))
      refuse(
        reader,
        'block-type',
        folder,
        `\`autotuning.${key}\` must not be empty: DeepSpeed refuses the config. Name a folder, or leave the key out.`,
      );
  }
  blockAt(reader, block, 'model_info', true);
}

/** runtime/config.py: data_types */
function dataTypes(reader: BlockReader): void {
  const block = blockAt(reader, reader.root, 'data_types');
  const modules = block && childOf(block, 'keep_in_fp32_modules');
  if (modules === undefined || reader.release.keys['data_types/keep_in_fp32_modules'] === undefined) return;
  const { node } = modules;
  if (node.kind === 'string' && node.value === 'auto') return;
  if (node.kind === 'array' && node.items.every((item) => item.kind === 'string')) return;
  refuse(
    reader,
    'keep-in-fp32-value',
    modules,
    `\`data_types.keep_in_fp32_modules\` must be "auto" or a list of name patterns, not ${quoted(node)}: DeepSpeed refuses the config.`,
  );
}

/** runtime/config.py get_torch_autocast_dtype, get_lower_precision_safe_modules */
function torchAutocast(reader: BlockReader): void {
  const block = blockAt(reader, reader.root, 'torch_autocast');
  if (block === undefined) return;
  const known = reader.release.values['torch_autocast/dtype'] ?? [];
  const dtype = childOf(block, 'dtype');
  if (dtype !== undefined && !(dtype.node.kind === 'string' && known.includes(dtype.node.value)))
    refuse(
      reader,
      'torch-autocast-dtype',
      dtype,
      `\`torch_autocast.dtype\` is ${quoted(dtype.node)}, which DeepSpeed does not know: it stops. Use \`bfloat16\` or \`float16\`.`,
    );
  const modules = childOf(block, 'lower_precision_safe_modules');
  if (modules === undefined) return;
  const { node } = modules;
  const strings =
    node.kind === 'string' ||
    node.kind === 'object' ||
    (node.kind === 'array' && node.items.every((item) => item.kind === 'string'));
  if (!strings)
    refuse(
      reader,
      'torch-autocast-dtype',
      modules,
      '`torch_autocast.lower_precision_safe_modules` must be a list of class names: DeepSpeed refuses the config.',
    );
}

/** module_inject/auto_ep_config.py parse_autoep_config; what hangs on the world size comes later: rule autoep-values. */
function expertParallel(reader: BlockReader): void {
  const block = childOf(reader.root, 'expert_parallel');
  if (block === undefined || !isTruthy(block.node) || !Object.hasOwn(reader.release.keys, 'expert_parallel')) return;
  if (block.node.kind !== 'object') {
    refuseType(reader, block);
    return;
  }
  const coefficient = childOf(block, 'load_balance_coeff');
  if (coefficient !== undefined && coefficient.node.kind !== 'null')
    refuse(
      reader,
      'autoep-values',
      coefficient,
      '`expert_parallel.load_balance_coeff` is not supported: DeepSpeed refuses the config. Delete it.',
    );
}

/** deepspeed.initialize compares tensor_parallel.autotp_size with 0 before any model reads it. */
function tensorParallel(reader: BlockReader): void {
  if (compareReleases(reader.release.deepspeed, '0.18.0') < 0) return;
  const block = childOf(reader.root, 'tensor_parallel');
  const size = block?.node.kind === 'object' ? childOf(block, 'autotp_size') : undefined;
  if (size === undefined || size.node.kind === 'number' || size.node.kind === 'boolean' || !isTruthy(size.node)) return;
  const auto = size.node.kind === 'string' && size.node.value === 'auto';
  refuse(
    reader,
    auto ? 'auto-outside-hf' : 'numeric-type',
    size,
    `\`${dotted(size.pointer)}\` is ${quoted(size.node)}, but DeepSpeed compares it with 0 and stops. Write a bare number.`,
  );
}
