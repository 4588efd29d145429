/** Is this text a ds_config? By what it holds: configs have any name. */
import type { Member, Node, ObjectNode } from './document.ts';
import { parseHjson } from './hjson.ts';
import { skipComments } from './hjson-blanks.ts';
import { parseJson } from './json.ts';
import { memberOf } from './member.ts';

/**
 * Top-level keys that only DeepSpeed reads. Keys that other trainers use too (optimizer, scheduler, gradient_clipping, train_batch_size,
 * fp16, wandb, tensorboard, pipeline, checkpoint, …) are left out. Source: `deepspeed/runtime/config.py` and `constants.py` of 0.19.8.
 */
const ONLY_DEEPSPEED: ReadonlySet<string> = new Set([
  'communication_data_type',
  'comms_logger',
  'compression_training',
  'csv_monitor',
  'data_efficiency',
  'datastates_ckpt',
  'disable_allgather',
  'flops_profiler',
  'gradient_allreduce_op',
  'gradient_predivide_factor',
  'graph_harvesting',
  'hybrid_engine',
  'prescale_gradients',
  'progressive_layer_drop',
  'quantize_training',
  'seq_parallel_communication_data_type',
  'sparse_gradients',
  'steps_per_print',
  'torch_autocast',
  'train_micro_batch_size_per_gpu',
  'use_data_before_expert_parallelism',
  'wall_clock_breakdown',
  'weight_quantization',
  'zero_allow_untested_optimizer',
  'zero_force_ds_cpu_optimizer',
  'zero_optimization',
]);

/** zero_optimisation, zero_optimizations, zero-optimization, ZeroOptimization, train_micro_batch_size, …: meant for DeepSpeed as well. */
const MISSPELT = /^(?:zero[-_ ]?optimi[sz]|zero[-_ ]?optimz|train[-_ ]?micro[-_ ]?batch[-_ ]?size)/i;

const QUICK = new RegExp(
  `zero.?optim|train.?micro.?batch|train_batch_size|fp16|b(?:f|float)16|${[...ONLY_DEEPSPEED].join('|')}`,
  'i',
);

const isTelling = (key: string) => ONLY_DEEPSPEED.has(key) || MISSPELT.test(key);

const PRECISION = new Set([
  'enabled',
  'auto_cast',
  'loss_scale',
  'initial_scale_power',
  'loss_scale_window',
  'hysteresis',
  'min_loss_scale',
]);

/** `"fp16": { "enabled": … }`: nobody else writes precision as such a block. */
function isPrecisionBlock({ key, value }: Member): boolean {
  return (
    /^(?:fp16|bf16|bfloat16)$/.test(key) &&
    value.kind === 'object' &&
    value.members.some((inner) => PRECISION.has(inner.key))
  );
}

/** `"optimizer": { "type", "params" }` beside a train_batch_size: DeepSpeed's smallest config. */
function isSmallest(root: ObjectNode): boolean {
  const optimizer = memberOf(root, 'optimizer')?.value;
  const params = memberOf(optimizer, 'params')?.value;
  return (
    memberOf(root, 'train_batch_size') !== undefined &&
    memberOf(optimizer, 'type') !== undefined &&
    params?.kind === 'object'
  );
}

/** hjson reads much YAML without complaint: `key:` and, on the next line, the nested `key: value` as a text. */
function isYaml(root: ObjectNode, text: string): boolean {
  if (text[root.span.start] === '{') return false;
  return root.members.some(({ keySpan, value }) => {
    const bare = value.kind !== 'object' && value.kind !== 'array' && !/["']/.test(text[value.span.start] ?? '');
    return bare && text.slice(keySpan.end, value.span.start).includes('\n');
  });
}

function isConfig(root: Node, text: string, strict: boolean): boolean {
  if (root.kind !== 'object' || (!strict && isYaml(root, text))) return false;
  return root.members.some((member) => isTelling(member.key) || isPrecisionBlock(member)) || isSmallest(root);
}

const KEY = /(?:^|[\s{,"'])([A-Za-z][\w-]*)["']?[ \t]*:/g;

/** Whether a piece of text has a key that only DeepSpeed knows, at any depth: for texts that do not parse, and for parts of a diff. */
export function mentionsDeepSpeedKey(text: string): boolean {
  if (!QUICK.test(text)) return false;
  for (const match of text.matchAll(KEY)) if (isTelling(match[1] ?? '')) return true;
  return false;
}

/** A bracket or a quoted key; a key without quotes only with its brace behind it, else it is YAML. */
const BEGINS_LIKE_A_CONFIG = /(?:[{}[\],]|"[^"\n]*"\s*:|'[^'\n]*'\s*:|[A-Za-z_]\w*[ \t]*:\s*\{)/y;

/** The first thing that is no comment begins JSON or HJSON: it is not a script, prose, a program or YAML. */
function beginsLikeConfig(text: string): boolean {
  const start = skipComments(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (start < 0) return false;
  BEGINS_LIKE_A_CONFIG.lastIndex = start;
  return BEGINS_LIKE_A_CONFIG.test(text);
}

/**
 * True of a text that parses (JSON, else HJSON) to an object with a top-level key, or a block, that only DeepSpeed has; and of one that does
 * not parse, begins as JSON or HJSON does and has such a key.
 */
export function looksLikeDeepSpeedConfig(text: string): boolean {
  if (!QUICK.test(text)) return false;
  const json = parseJson(text).root;
  if (json) return isConfig(json, text, true);
  const hjson = parseHjson(text).root;
  if (hjson && hjson.kind !== 'string') return isConfig(hjson, text, false);
  return beginsLikeConfig(text) && mentionsDeepSpeedKey(text);
}
