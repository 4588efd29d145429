/** One step of a model's replay without any engine, in exact bytes: what is compared with tools/data/saved-tensors.py. */
import type { Allocator } from '../../core/memory/allocator/allocator.ts';
import { Block } from '../../core/memory/allocator/block.ts';
import { FreeBlocks } from '../../core/memory/allocator/free-blocks.ts';
import { backward } from '../../core/memory/autograd/backward.ts';
import { Graph } from '../../core/memory/autograd/graph.ts';
import { addAdapters, castAdapters } from '../../core/memory/model/lora.ts';
import { Network } from '../../core/memory/model/network.ts';
import type { AttentionKernel } from '../../core/memory/run.ts';
import { PhasePeak } from '../../core/memory/tape/phase-peak.ts';
import { Tape } from '../../core/memory/tape/tape.ts';
import { TERMS_ON_GPU } from '../../core/memory/terms/numbers.ts';
import { tokenIds } from '../../core/models/families/blocks/inputs.ts';
import { Fields } from '../../core/models/families/fields.ts';
import { familyOf } from '../../core/models/families/index.ts';

export interface SavedCase {
  readonly id: string;
  readonly config: { readonly model_type: string } & Readonly<Record<string, unknown>>;
  readonly batch: number;
  readonly sequence: number;
  readonly attention: AttentionKernel;
  readonly dtype?: 'float32';
  readonly checkpointing?: boolean;
  readonly lora?: { readonly r: number; readonly target_modules: readonly string[] };
  readonly frozen?: readonly string[];
  readonly params: number;
  readonly largest: number;
  /** Bytes alive after forward. */
  readonly kept: number;
  readonly peak_forward: number;
  readonly peak_backward: number;
  /** [bytes, how many] of what is kept. */
  readonly storages: readonly (readonly [number, number])[];
}

type Figures = Pick<SavedCase, 'params' | 'largest' | 'kept' | 'peak_forward' | 'peak_backward' | 'storages'>;

/** Gives every request its own block of exactly its size. */
class ExactAllocator implements Allocator {
  allocated = 0;
  readonly reserved = 0;
  readonly peakReserved = 0;
  readonly live = new Set<Block>();
  private readonly pool = new FreeBlocks(false);

  take(bytes: number): Block {
    const block = new Block(bytes, 0, this.pool);
    this.allocated += bytes;
    this.live.add(block);
    return block;
  }

  give(block: Block): void {
    this.allocated -= block.bytes;
    this.live.delete(block);
  }

  emptyCache(): void {}
}

export function replayOnce(of: SavedCase): Figures {
  const allocator = new ExactAllocator();
  const tape = new Tape(allocator, TERMS_ON_GPU);
  const graph = new Graph(tape);
  const lora = of.lora === undefined ? null : { r: of.lora.r, targetModules: of.lora.target_modules };
  const frozen = of.frozen ?? [];
  const net = new Network(graph, {
    width: of.dtype === 'float32' ? 4 : 2,
    batch: of.batch,
    sequence: of.sequence,
    checkpointing: of.checkpointing ?? false,
    attention: of.attention,
    lora,
    frozen,
    zero3: false,
    tensorParallel: 1,
  });
  const program = familyOf(of.config.model_type)?.build(net, Fields.of(of.config));
  if (program === undefined) throw new Error(`${of.config.model_type} is not modelled`);
  if (lora !== null) {
    addAdapters(net, lora);
    castAdapters(net, net.width);
  }
  for (const parameter of net.parameters) {
    if (frozen.some((part) => parameter.name.includes(part))) parameter.needsGrad = false;
  }
  tokenIds(net);
  program.makeInputs?.();
  // A CPU has no cuBLAS.
  for (const thread of ['autograd', 'main'] as const) {
    graph.workspaces.thread = thread;
    graph.workspaces.use(true);
  }
  const before = allocator.allocated;
  const known = new Set(allocator.live);
  const [forward, back] = [new PhasePeak(TERMS_ON_GPU), new PhasePeak(TERMS_ON_GPU)];
  tape.enter(forward);
  const loss = tape.frame(() => program.forward());
  tape.enter(back);
  const kept = allocator.allocated - before;
  const sizes = new Map<number, number>();
  for (const block of allocator.live) if (!known.has(block)) sizes.set(block.bytes, (sizes.get(block.bytes) ?? 0) + 1);
  backward(graph, loss);
  tape.close();
  const owned = net.modules.map(({ parameters }) => parameters.reduce((sum, { elements }) => sum + elements, 0));
  return {
    params: net.parameters.reduce((sum, { elements }) => sum + elements, 0),
    largest: Math.max(...owned),
    kept,
    peak_forward: forward.bytes - before,
    peak_backward: back.bytes - before,
    storages: [...sizes].sort((a, b) => b[0] - a[0]),
  };
}
