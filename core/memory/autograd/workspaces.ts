/** cuBLAS takes its workspace from the caching allocator at the first product of a thread, and keeps it. */
import { MIB } from '../allocator/size-class.ts';
import type { Tape } from '../tape/tape.ts';
import { TERM } from '../terms/numbers.ts';

/** On Hopper; the same for each thread. */
const WORKSPACE = 32 * MIB;
/** cuBLASLt's, which products with a bias go through. */
const LT_WORKSPACE = MIB;

export class Workspaces {
  private readonly tape: Tape;
  private readonly made = new Set<string>();
  /** Backward, and what it recomputes, runs on autograd's own thread. */
  thread: 'main' | 'autograd' = 'main';

  constructor(tape: Tape) {
    this.tape = tape;
  }

  /** Called by every matrix product, once its result is allocated. */
  use(withBias: boolean): void {
    this.once(this.thread, WORKSPACE);
    if (withBias) this.once(`${this.thread} Lt`, LT_WORKSPACE);
  }

  private once(name: string, bytes: number): void {
    if (this.made.has(name)) return;
    this.made.add(name);
    this.tape.allocate(bytes, TERM.cublasWorkspace);
  }
}
