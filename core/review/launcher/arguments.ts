/** Numbers that a training YAML gives to the Trainer against those of the config that it names: Transformers compares the two and refuses to start. */
import type { ConfigDocument, Node, ObjectNode } from '../../config/document.ts';
import { findConfig } from '../../config/launchers/find-config.ts';
import type { Launcher, LauncherKind, Reference } from '../../config/launchers/launcher.ts';
import { numberOf, reader, truthOf } from '../../config/launchers/values.ts';
import { memberOf } from '../../config/member.ts';
import { parseConfig } from '../../config/parse.ts';
import { nodeAt } from '../../config/pointer.ts';
import { lookup } from '../../config/resolve/lookup.ts';
import type { Finding } from '../../rules/rule.ts';
import type { LauncherSurroundings } from './side.ts';

interface Pair {
  /** Of the YAML, the first that is there. */
  readonly keys: readonly string[];
  /** Of the ds_config. */
  readonly path: readonly string[];
}

/** transformers/integrations/deepspeed.py trainer_config_process; the total batch hangs on the world size, which nobody knows here. */
const NUMBERS: readonly Pair[] = [
  { keys: ['per_device_train_batch_size'], path: ['train_micro_batch_size_per_gpu'] },
  { keys: ['gradient_accumulation_steps'], path: ['gradient_accumulation_steps'] },
  { keys: ['max_grad_norm'], path: ['gradient_clipping'] },
  { keys: ['learning_rate'], path: ['optimizer', 'params', 'lr'] },
  { keys: ['learning_rate'], path: ['scheduler', 'params', 'warmup_max_lr'] },
  { keys: ['weight_decay'], path: ['optimizer', 'params', 'weight_decay'] },
  { keys: ['adam_epsilon'], path: ['optimizer', 'params', 'eps'] },
];
/** Axolotl's own names for the Trainer's arguments. */
const OF_AXOLOTL: readonly Pair[] = [
  { keys: ['micro_batch_size'], path: ['train_micro_batch_size_per_gpu'] },
  ...NUMBERS.filter(({ keys }) => keys[0] !== 'per_device_train_batch_size'),
];

/** Where the file is the whole of the arguments what it says is what is run; elsewhere a script of its own stands between. */
const SEVERITY: Partial<Record<LauncherKind, Finding['severity']>> = {
  'llama-factory': 'error',
  axolotl: 'warning',
  training: 'warning',
};

export function argumentFindings(
  document: ConfigDocument,
  launcher: Launcher,
  around: LauncherSurroundings,
): readonly Finding[] {
  const severity = SEVERITY[launcher.kind];
  const { paths } = around;
  if (severity === undefined || paths === null) return [];
  return launcher.references.flatMap((reference) => {
    const given = argumentsOf(document, launcher.kind, reference);
    const found = findConfig(launcher.path, reference.ref, paths);
    const text = found.found && given !== null ? around.textOf(found.path) : null;
    if (!found.found || given === null || text === null) return [];
    const config = parseConfig(found.path, text);
    // What is no strict JSON the Trainer does not read at all, which is said of that file.
    if (!config.readings.json.accepts || config.root?.kind !== 'object') return [];
    const root = config.root;
    const pairs = launcher.kind === 'axolotl' ? OF_AXOLOTL : NUMBERS;
    const at = (key: string): Finding['at'] => ({
      pointer: `${parentOf(reference.pointer)}/${key}`,
      span: memberOf(given, key)?.value.span ?? reference.span,
    });
    return [
      ...pairs.flatMap((pair) => numberMismatch(pair, given, root, found.path)),
      ...precisionMismatch(given, root, found.path),
    ].map(({ key, message, rule }) => ({
      rule,
      severity,
      effect: 'fails' as const,
      message,
      at: at(key),
      fix: null,
      path: document.path,
    }));
  });
}

interface Mismatch {
  readonly rule: 'hf-mismatch' | 'hf-precision-mismatch';
  readonly key: string;
  readonly message: string;
}

/** The mapping beside the reference; of a YAML of unknown make only where the Trainer's own argument stands there. */
function argumentsOf(document: ConfigDocument, kind: LauncherKind, { pointer }: Reference): ObjectNode | null {
  const node = nodeAt(document.root, parentOf(pointer));
  if (node?.kind !== 'object') return null;
  return kind === 'training' && memberOf(node, 'per_device_train_batch_size') === undefined ? null : node;
}

const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

function numberMismatch({ keys, path }: Pair, given: ObjectNode, root: ObjectNode, file: string): Mismatch[] {
  const key = keys.find((one) => memberOf(given, one) !== undefined);
  const argument = key === undefined ? undefined : numberOf(reader(given)(key));
  const node: Node | undefined = lookup(root, path);
  if (key === undefined || argument === undefined || node?.kind !== 'number' || node.value === argument) return [];
  return [
    {
      rule: 'hf-mismatch',
      key,
      message: `\`${key}\` is ${argument}, but \`${path.join('.')}\` in \`${file}\` is ${node.value}: Transformers compares the two and refuses to start. Write "auto" there.`,
    },
  ];
}

/** An argument that is not written is false, once the other one says which precision is meant. */
function precisionMismatch(given: ObjectNode, root: ObjectNode, file: string): Mismatch[] {
  const value = reader(given);
  const said = { bf16: truthOf(value('bf16')), fp16: truthOf(value('fp16')) };
  return (['bf16', 'fp16'] as const).flatMap((name): Mismatch[] => {
    const other = name === 'bf16' ? 'fp16' : 'bf16';
    const isWritten = value(name) !== undefined;
    const argument = isWritten ? said[name] : said[other] === true ? false : undefined;
    const node = lookup(root, [name, 'enabled']);
    if (argument === undefined || node?.kind !== 'boolean' || node.value === argument) return [];
    const words = isWritten ? `\`${name}\` is ${argument}` : `\`${other}\` is true, so \`${name}\` is false`;
    return [
      {
        rule: 'hf-precision-mismatch',
        key: isWritten ? name : other,
        message: `${words}, but \`${name}.enabled\` in \`${file}\` is ${node.value}: Transformers compares the two and refuses to start. Write "auto" there.`,
      },
    ];
  });
}
