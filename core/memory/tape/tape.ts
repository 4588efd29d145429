/** Every allocation and release of a run in order, each under its term; who holds what, and the peaks. Bytes. */
import type { Allocator } from '../allocator/allocator.ts';
import { PhasePeak } from './phase-peak.ts';
import { Storage } from './storage.ts';
import { Tensor } from './tensor.ts';

export class Tape {
  readonly allocator: Allocator;
  /** Bytes in use now, by term. */
  readonly byTerm: Float64Array;
  /** The term that new storages get. */
  term = 0;
  /** CUDA stream on which new storages are made. */
  stream = 0;
  private readonly locals: Tensor[] = [];
  private peak: PhasePeak;
  private higher = false;

  constructor(allocator: Allocator, terms: number) {
    this.allocator = allocator;
    this.byTerm = new Float64Array(terms);
    this.peak = new PhasePeak(terms);
  }

  allocate(bytes: number, term = this.term): Storage {
    if (bytes <= 0) return new Storage(null, term);
    const block = this.allocator.take(bytes, this.stream);
    this.byTerm[term] = (this.byTerm[term] ?? 0) + block.bytes;
    // The composition of a peak is copied only when memory falls again.
    if (this.allocator.allocated > this.peak.bytes) this.higher = true;
    return new Storage(block, term);
  }

  hold(storage: Storage): Storage {
    storage.holders++;
    return storage;
  }

  release(storage: Storage): void {
    storage.holders--;
    if (storage.holders !== 0 || storage.block === null) return;
    if (this.higher) this.keepPeak();
    this.byTerm[storage.term] = (this.byTerm[storage.term] ?? 0) - storage.block.bytes;
    this.allocator.give(storage.block);
  }

  /** A tensor that nobody but the caller keeps track of. */
  loose(elements: number, width: number, term = this.term): Tensor {
    return new Tensor(this.allocate(elements * width, term), elements, width);
  }

  /** A tensor that dies at the end of the current frame, as a Python local does. */
  local(elements: number, width: number, term = this.term): Tensor {
    return this.track(this.loose(elements, width, term));
  }

  /** A second handle on a tensor's memory, without a place in the graph. */
  share(tensor: Tensor, elements = tensor.elements, width = tensor.width): Tensor {
    return this.track(new Tensor(this.hold(tensor.storage), elements, width));
  }

  track(tensor: Tensor): Tensor {
    this.locals.push(tensor);
    return tensor;
  }

  drop(...tensors: readonly (Tensor | null)[]): void {
    for (const tensor of tensors) if (tensor?.held) this.letGo(tensor);
  }

  private letGo(tensor: Tensor): void {
    tensor.held = false;
    this.release(tensor.storage);
  }

  /** Runs a function body: what it made and does not return dies with it. */
  frame(body: () => Tensor): Tensor {
    const mark = this.locals.length;
    const result = body();
    this.unwind(mark, result);
    this.locals.push(result);
    return result;
  }

  frameOfMany<Results extends readonly Tensor[]>(body: () => Results): Results {
    const mark = this.locals.length;
    const results = body();
    for (const result of results) result.held = false;
    this.unwind(mark, null);
    for (const result of results) {
      result.held = true;
      this.locals.push(result);
    }
    return results;
  }

  get depth(): number {
    return this.locals.length;
  }

  /** Drops every local made since `mark`, save one. */
  unwind(mark: number, keep: Tensor | null): void {
    const { locals } = this;
    for (let index = locals.length - 1; index >= mark; index--) {
      const tensor = locals[index] as Tensor;
      if (tensor.held && tensor !== keep) this.letGo(tensor);
    }
    locals.length = mark;
  }

  /** Runs `body` with its allocations under another term. */
  under<Result>(term: number, body: () => Result): Result {
    const outer = this.term;
    this.term = term;
    const result = body();
    this.term = outer;
    return result;
  }

  on<Result>(stream: number, body: () => Result): Result {
    const outer = this.stream;
    this.stream = stream;
    const result = body();
    this.stream = outer;
    return result;
  }

  /** Allocates and frees at once: a temporary nothing else overlaps with. */
  touch(elements: number, width: number, term = this.term): void {
    this.release(this.allocate(elements * width, term));
  }

  private keepPeak(): void {
    this.higher = false;
    this.peak.offer(this.allocator.allocated, this.byTerm);
  }

  /** Starts a phase, or goes on with one: what is allocated now counts towards its peak. */
  enter(peak: PhasePeak): void {
    if (this.higher) this.keepPeak();
    this.peak = peak;
    this.higher = this.allocator.allocated > peak.bytes;
  }

  /** Ends the running phase. */
  close(): void {
    if (this.higher) this.keepPeak();
  }
}
