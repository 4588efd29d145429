/** What the replay asks of DeepSpeed's engine: the hooks of one training step. */
import type { HostMemory } from '../host/host-memory.ts';
import type { Network } from '../model/network.ts';
import type { Precision } from '../settings/precision.ts';
import type { ZeroSettings } from '../settings/zero.ts';
import type { OptimizerKind } from './optimizer.ts';
import type { Watcher } from './zero3/watcher.ts';

export interface EngineContext {
  readonly net: Network;
  readonly host: HostMemory;
  readonly zero: ZeroSettings;
  /** Data-parallel ranks. */
  readonly ranks: number;
  /** Ranks that share a node. */
  readonly ranksPerNode: number;
  readonly gradientAccumulation: number;
  readonly clipping: number;
  readonly optimizer: OptimizerKind;
  readonly precision: Precision;
  /** Bytes of an element of the model's type. */
  readonly width: 2 | 4;
  /** Sees what ZeRO-3 gathers and releases. */
  readonly watcher?: Watcher;
}

export interface Engine {
  beforeForward(): void;
  /** Hooks at the end of one backward. `boundary`: the last micro step before `step`. */
  afterBackward(boundary: boolean): void;
  /** Called before each micro step's forward: whether it is the last one. */
  setBoundary(boundary: boolean): void;
  step(): void;
}
