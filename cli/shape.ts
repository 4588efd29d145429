/** The flags that say what run a config is for: shared by estimate, resolve, diff, plan and smoke. */
import type { AttentionKernel, ClientOptimizer, LoraAdapters } from '../core/memory/run.ts';
import { oneOf, wholeNumber } from './arguments.ts';
import { type Arguments, type OptionSpec, UsageError } from './command.ts';
import { HUB_OPTIONS } from './hub.ts';

export const SHAPE_OPTIONS = {
  model: {
    type: 'string',
    value: 'MODEL',
    help: 'Hugging Face id (owner/name, or with @revision), path of a config.json, or params=2.7e9,largest_layer=65e6',
  },
  'world-size': { type: 'string', value: 'N', help: 'ranks (default 8)' },
  'micro-batch': { type: 'string', value: 'N', help: "samples per rank (default: the config's, else 1)" },
  'sequence-length': { type: 'string', value: 'N', help: 'tokens per sample (default 2048)' },
  'gradient-accumulation-steps': { type: 'string', value: 'N', help: "default: the config's, else 1" },
  'gradient-checkpointing': { type: 'boolean', help: 'recompute activations in backward' },
  attention: { type: 'string', value: 'sdpa|eager|flash', help: 'default sdpa' },
  lora: { type: 'string', value: 'r=16,targets=q_proj+v_proj', help: 'adapters; everything else is frozen' },
  'client-optimizer': {
    type: 'string',
    value: 'NAME',
    help: 'optimizer of the script: torch_adamw, torch_adamw_fused, torch_sgd, torch_adagrad, lion, adamw_8bit',
  },
  'gpus-per-node': { type: 'string', value: 'N', help: 'default 8, or fewer where the ranks do not fill such nodes' },
  ...HUB_OPTIONS,
} as const satisfies Readonly<Record<string, OptionSpec>>;

export const DEFAULT_SEQUENCE_LENGTH = 2048;
const DEFAULT_WORLD_SIZE = 8;
const DEFAULT_GPUS_PER_NODE = 8;
const CLIENT_OPTIMIZERS = [
  'torch_adamw',
  'torch_adamw_fused',
  'torch_sgd',
  'torch_adagrad',
  'lion',
  'adamw_8bit',
] as const;

export interface Shape {
  readonly worldSize: number;
  readonly gpusPerNode: number;
  readonly microBatch: number | null;
  readonly sequenceLength: number;
  readonly accumulation: number | null;
  readonly gradientCheckpointing: boolean;
  readonly attention: AttentionKernel;
  readonly lora: LoraAdapters | null;
  readonly clientOptimizer: ClientOptimizer;
  /** Flags that were not given, each a sentence for the list of assumptions. */
  readonly assumptions: readonly string[];
}

export function shapeOf(args: Arguments): Shape {
  const number = (flag: string): number | null => {
    const text = args.text(flag);
    return text === undefined ? null : wholeNumber(flag, text);
  };
  const attention = args.text('attention');
  const lora = args.text('lora');
  const optimizer = args.text('client-optimizer');
  const sequenceLength = number('sequence-length');
  const worldSize = number('world-size');
  const nodes = nodesOf(worldSize ?? DEFAULT_WORLD_SIZE, number('gpus-per-node'));
  return {
    worldSize: worldSize ?? DEFAULT_WORLD_SIZE,
    gpusPerNode: nodes.gpusPerNode,
    microBatch: number('micro-batch'),
    sequenceLength: sequenceLength ?? DEFAULT_SEQUENCE_LENGTH,
    accumulation: number('gradient-accumulation-steps'),
    gradientCheckpointing: args.flag('gradient-checkpointing'),
    attention: attention === undefined ? 'sdpa' : oneOf('attention', attention, ['sdpa', 'eager', 'flash'] as const),
    lora: lora === undefined ? null : loraOf(lora),
    clientOptimizer:
      optimizer === undefined || optimizer === 'none' ? null : oneOf('client-optimizer', optimizer, CLIENT_OPTIMIZERS),
    assumptions: [
      worldSize === null ? 'world size 8: --world-size was not given' : '',
      nodes.assumption,
      sequenceLength === null ? `${DEFAULT_SEQUENCE_LENGTH} tokens a sample: --sequence-length was not given` : '',
      attention === undefined ? 'attention sdpa, the default of Transformers' : '',
    ].filter((sentence) => sentence !== ''),
  };
}

/** Ranks fill their nodes: a launcher gives each as many. */
function nodesOf(
  worldSize: number,
  said: number | null,
): { readonly gpusPerNode: number; readonly assumption: string } {
  const perNode = said ?? DEFAULT_GPUS_PER_NODE;
  if (worldSize <= perNode || worldSize % perNode === 0) return { gpusPerNode: perNode, assumption: '' };
  const even = largestDivisor(worldSize, perNode);
  if (said !== null)
    throw new UsageError(
      `--world-size ${worldSize} does not fill nodes of ${said} GPUs: ${worldSize} ranks are ${worldSize / even} nodes of --gpus-per-node ${even}`,
    );
  return {
    gpusPerNode: even,
    assumption: `${worldSize / even} nodes of ${even} GPUs, as ${worldSize} ranks do not fill nodes of ${perNode}: --gpus-per-node was not given`,
  };
}

function largestDivisor(whole: number, most: number): number {
  let divisor = most;
  while (whole % divisor !== 0) divisor -= 1;
  return divisor;
}

function loraOf(text: string): LoraAdapters {
  const found = /^r=([1-9][0-9]{0,4}),targets=([\w.-]+(?:\+[\w.-]+)*)$/.exec(text);
  if (found === null) throw new UsageError(`--lora looks like r=16,targets=q_proj+v_proj, not "${text}"`);
  return { r: Number(found[1]), targetModules: (found[2] ?? '').split('+') };
}
