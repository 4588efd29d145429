/** Where in a ds_config a key is read: the index behind "did you mean" and "belongs in". */
import type { ReleaseFacts } from './release.ts';

interface KeyIndex {
  readonly top: ReadonlySet<string>;
  /** Key → the blocks that have it, as `zero_optimization.offload_param`. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
  /** Block path with slashes → the keys read by hand directly below it. */
  readonly handRead: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<ReleaseFacts, KeyIndex>();

/** Every key that DeepSpeed looks up at the top level, removed ones (which it refuses) included. */
export function topLevelKeys(facts: ReleaseFacts): ReadonlySet<string> {
  return indexOf(facts).top;
}

/** The blocks that a key may belong in; empty where DeepSpeed reads it nowhere below the top level. */
export function blocksWith(facts: ReleaseFacts, key: string): readonly string[] {
  return indexOf(facts).blocks.get(key) ?? [];
}

/** Every key of every block, for suggestions. */
export function blockKeys(facts: ReleaseFacts): Iterable<string> {
  return indexOf(facts).blocks.keys();
}

/** The keys read by hand directly below a block such as `checkpoint/writer`; undefined where DeepSpeed takes the block as a whole. */
export function handReadKeys(facts: ReleaseFacts, block: string): readonly string[] | undefined {
  return indexOf(facts).handRead.get(block);
}

function indexOf(facts: ReleaseFacts): KeyIndex {
  let index = indexes.get(facts);
  if (index === undefined) {
    index = build(facts);
    indexes.set(facts, index);
  }
  return index;
}

function build(facts: ReleaseFacts): KeyIndex {
  const top = new Set<string>();
  const blocks = new Map<string, string[]>();
  const note = (key: string, block: string) => {
    const known = blocks.get(key);
    if (known === undefined) blocks.set(key, [block]);
    else if (!known.includes(block)) known.push(block);
  };
  for (const section of Object.keys(facts.sections)) {
    const [first = section] = section.split('/');
    top.add(first);
  }
  for (const [section, model] of Object.entries(facts.sections))
    noteModel(facts, model, section.replaceAll('/', '.'), note);
  for (const path of Object.keys(facts.keys)) {
    const parts = path.split('/');
    if (parts[0] !== undefined) top.add(parts[0]);
    const key = parts.at(-1);
    if (parts.length > 1 && key !== undefined && key !== 'max_grad_norm') note(key, parts.slice(0, -1).join('.'));
  }
  for (const key of ['lr', 'betas', 'eps', 'weight_decay', 'momentum', 'torch_adam', 'adam_w_mode', 'bias_correction'])
    note(key, 'optimizer.params');
  for (const key of ['warmup_num_steps', 'warmup_min_lr', 'warmup_max_lr', 'total_num_steps', 'warmup_type'])
    note(key, 'scheduler.params');
  return { top, blocks, handRead: handReadOf(facts) };
}

function handReadOf(facts: ReleaseFacts): ReadonlyMap<string, readonly string[]> {
  const handRead = new Map<string, string[]>();
  for (const path of Object.keys(facts.keys)) {
    const slash = path.lastIndexOf('/');
    if (slash < 0) continue;
    const block = path.slice(0, slash);
    const names = handRead.get(block);
    if (names === undefined) handRead.set(block, [path.slice(slash + 1)]);
    else names.push(path.slice(slash + 1));
  }
  return handRead;
}

function noteModel(facts: ReleaseFacts, name: string, block: string, note: (key: string, block: string) => void): void {
  for (const [field, row] of Object.entries(facts.models[name]?.fields ?? {})) {
    if (row.kind === 'model' && row.model !== undefined && row.model !== name)
      noteModel(facts, row.model, `${block}.${row.alias ?? field}`, note);
    note(row.alias ?? field, block);
  }
}
