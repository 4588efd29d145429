/** Launch scripts: `deepspeed train.py --deepspeed ds.json`, torchrun, `accelerate launch`, and what their arguments say of the run. */
import { known, type Launcher, type LaunchNumbers, type Reference } from './launcher.ts';
import { type Command, shellCommands, type Word } from './shell-words.ts';
import { namesAFile } from './training-yaml.ts';
import { countOf, numberOf, precisionOf, truthOf } from './values.ts';

/** Arguments that name the ds_config, for the Trainer, for DeepSpeed's own scripts, for Accelerate. */
const CONFIG_OPTIONS = ['deepspeed', 'deepspeed_config', 'deepspeed_config_file', 'ds_config', 'deepspeed_config_path'];

type Options = ReadonlyMap<string, Word | null>;

/** `--a-b 1`, `--a_b=1`, `-a 1`, `--flag`: by name with underscores; null: a flag without a value. */
function optionsOf(command: Command): Options {
  const options = new Map<string, Word | null>();
  for (const [index, word] of command.entries()) {
    const match = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word.text);
    if (!match) continue;
    const name = (match[1] ?? '').replaceAll('-', '_');
    const next = command[index + 1];
    if (match[2] !== undefined) options.set(name, { text: match[2], span: word.span });
    else options.set(name, next && !/^--?[A-Za-z]/.test(next.text) ? next : null);
  }
  return options;
}

type Get = (...names: readonly string[]) => string | undefined;

/** A count of GPUs from `localhost:0,1,2` or `0,1`. */
function listed(written: string | undefined): number | undefined {
  if (written === undefined || !/^(?:[\w.-]+:)?\d+(?:,\d+)*$/.test(written)) return undefined;
  return written.replace(/^.*:/, '').split(',').length;
}

function world(
  get: Get,
  kind: 'deepspeed' | 'torchrun' | 'accelerate' | 'python',
): Pick<LaunchNumbers, 'world_size' | 'gpus_per_node' | 'nodes'> {
  if (kind === 'accelerate') {
    const size = countOf(get('num_processes'));
    const nodes = countOf(get('num_machines'));
    return {
      world_size: size,
      nodes,
      gpus_per_node: size !== undefined && nodes !== undefined && size % nodes === 0 ? size / nodes : undefined,
    };
  }
  const perNode =
    kind === 'deepspeed' ? (countOf(get('num_gpus')) ?? listed(get('include', 'i'))) : countOf(get('nproc_per_node'));
  const said = countOf(get('num_nodes', 'nnodes'));
  // Without a hostfile or a number of nodes there is one.
  const nodes =
    said ??
    (perNode !== undefined && get('hostfile', 'H') === undefined && get('nnodes') === undefined ? 1 : undefined);
  return {
    nodes,
    gpus_per_node: perNode,
    world_size: perNode !== undefined && nodes !== undefined ? perNode * nodes : undefined,
  };
}

function launcherOf(command: Command): 'deepspeed' | 'torchrun' | 'accelerate' | 'python' | null {
  const words = command.map(({ text }) => text.slice(text.lastIndexOf('/') + 1));
  if (words.includes('accelerate') && words.includes('launch')) return 'accelerate';
  if (
    words.includes('torchrun') ||
    /torch\.distributed\.(?:run|launch)/.test(command.map(({ text }) => text).join(' '))
  )
    return 'torchrun';
  // The launcher, not the argument of that name.
  if (words.includes('deepspeed')) return 'deepspeed';
  return words.some((word) => /^python[\d.]*$/.test(word)) ? 'python' : null;
}

function flag(options: Options, name: string): boolean | undefined {
  const option = options.get(name);
  if (option === undefined) return undefined;
  return option === null ? true : (truthOf(option.text) ?? true);
}

function numbersOf(options: Options, kind: Parameters<typeof world>[1]): LaunchNumbers {
  const get: Get = (...names) => names.map((name) => options.get(name)?.text).find((value) => value !== undefined);
  const trainer = options.has('per_device_train_batch_size') || options.has('output_dir');
  const text = (value: boolean | undefined) => (value === undefined ? undefined : String(value));
  const model = get('model_name_or_path', 'model_name', 'model');
  const rank = countOf(get('lora_r', 'lora_rank'));
  const targets = get('lora_target', 'lora_target_modules');
  return known({
    ...world(get, kind),
    integration: kind === 'accelerate' ? 'accelerate' : trainer ? 'hf-trainer' : undefined,
    model: model === undefined || model.includes('$') ? undefined : model,
    micro_batch: countOf(get('per_device_train_batch_size', 'micro_batch_size', 'train_micro_batch_size_per_gpu')),
    gradient_accumulation_steps: countOf(get('gradient_accumulation_steps')),
    sequence_length: countOf(
      get('model_max_length', 'max_seq_length', 'max_seq_len', 'cutoff_len', 'block_size', 'max_length'),
    ),
    gradient_checkpointing: flag(options, 'gradient_checkpointing'),
    lora: rank !== undefined && targets !== undefined ? { r: rank, targets: targets.split(/[,+]/) } : undefined,
    learning_rate: numberOf(get('learning_rate')),
    training_steps: countOf(get('max_steps', 'max_train_steps')),
    precision:
      precisionOf(text(flag(options, 'bf16')), text(flag(options, 'fp16'))) ?? precisionFrom(get('mixed_precision')),
  });
}

const precisionFrom = (written: string | undefined) => (written === 'bf16' || written === 'fp16' ? written : undefined);

function referencesOf(command: Command): Reference[] {
  const kind = launcherOf(command);
  if (!kind) return [];
  const options = optionsOf(command);
  const numbers = numbersOf(options, kind);
  return CONFIG_OPTIONS.flatMap((name): Reference[] => {
    const word = options.get(name);
    // `--deepspeed` alone is a flag of DeepSpeed's own scripts, `--deepspeed_config` then names the file.
    if (!word || !namesAFile(word.text)) return [];
    return [{ pointer: '', span: word.span, ref: word.text, numbers }];
  });
}

/** null: the script starts nothing with a ds_config. */
export function readShell(path: string, text: string): Launcher | null {
  const references = shellCommands(text).flatMap(referencesOf);
  return references.length === 0
    ? null
    : { kind: 'launch', path, references, numbers: {}, usesDeepSpeed: true, inline: false, problems: [] };
}
