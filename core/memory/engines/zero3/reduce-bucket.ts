/** The permanent gradient bucket of ZeRO-3 and its reduce-scatter (zero/stage3.py:1502-1531, comm/coalesced_collectives.py:100-122). */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { ZeroSettings } from '../../settings/zero.ts';
import { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { EngineContext } from '../engine.ts';
import { state } from './partition-state.ts';
import { quantizedReduce } from './quantized-reduce.ts';

const REDUCE_STREAM = 2;
/** Norms of offloaded gradients are taken in chunks of this many elements. */
const NORM_CHUNK = 250_000_000;

export class ReduceBucket {
  private readonly net: Network;
  private readonly zero: ZeroSettings;
  private readonly ranks: number;
  private readonly width: number;
  private readonly masterWidth: number;
  private readonly communicationWidth: number;
  private readonly ranksPerNode: number;
  /** Within one node plain reduce-scatter is used (stage3.py:1925-1931). */
  private readonly quantizes: boolean;
  private readonly stream: number;
  private readonly buffer: Tensor | null;
  private waiting: Parameter[] = [];
  private elements = 0;

  constructor({ net, zero, ranks, ranksPerNode, width, precision }: EngineContext) {
    this.net = net;
    this.zero = zero;
    this.ranks = ranks;
    this.width = width;
    this.masterWidth = precision.masterWidth;
    this.communicationWidth = precision.communicationWidth;
    this.ranksPerNode = ranksPerNode;
    this.quantizes = zero.quantizedGradients && ranks > ranksPerNode;
    this.stream = zero.overlap ? REDUCE_STREAM : 0;
    this.buffer = zero.contiguousGradients ? net.tape.loose(zero.reduceBucket, width, TERM.reduceBucket) : null;
  }

  add(parameter: Parameter, boundary: boolean): void {
    const { tape } = this.net;
    const { reduceBucket } = this.zero;
    if (this.elements > 0 && this.elements + parameter.elements > reduceBucket) this.flush(boundary);
    if (this.buffer !== null && this.elements + parameter.elements <= reduceBucket) {
      parameter.dropGradient(tape);
      parameter.gradient = new Tensor(tape.hold(this.buffer.storage), parameter.elements, this.width);
    }
    this.waiting.push(parameter);
    this.elements += parameter.elements;
  }

  flush(boundary: boolean): void {
    if (this.waiting.length === 0) return;
    const parameters = this.waiting.sort((a, b) => a.index - b.index);
    this.net.tape.on(this.stream, () => this.reduceScatter(parameters, boundary));
    this.waiting = [];
    this.elements = 0;
  }

  private reduceScatter(parameters: readonly Parameter[], boundary: boolean): void {
    const { tape } = this.net;
    const communication = this.communicationWidth;
    const cast =
      communication === this.width
        ? []
        : parameters.map((p) => tape.loose(p.elements, communication, TERM.reduceFlatten));
    const flat = this.quantizes
      ? quantizedReduce(tape, parameters, this.ranks, this.ranksPerNode)
      : this.flatten(parameters);
    for (const parameter of parameters) {
      if (this.zero.offloadOptimizer.device !== 'none') this.toHost(state(parameter).share, boundary);
      parameter.dropGradient(tape);
    }
    for (const buffer of [...flat, ...cast]) tape.release(buffer.storage);
  }

  /** One buffer of all gradients, padded to the ranks; a single one that divides goes as it is. */
  private flatten(parameters: readonly Parameter[]): Tensor[] {
    const { tape } = this.net;
    const [first] = parameters;
    const single = parameters.length === 1 && first !== undefined && first.elements % this.ranks === 0;
    let padded = 0;
    for (const parameter of parameters) padded += state(parameter).share * this.ranks;
    return single ? [] : [tape.loose(padded, this.communicationWidth, TERM.reduceFlatten)];
  }

  private toHost(share: number, boundary: boolean): void {
    const { tape } = this.net;
    const copy = tape.loose(share, this.width, TERM.offloadStaging);
    if (boundary) {
      tape.touch(Math.min(share, NORM_CHUNK), 8, TERM.gradientNorm);
      if (this.width !== this.masterWidth && this.zero.offloadOptimizer.device !== 'nvme') {
        tape.touch(share, this.masterWidth, TERM.stepGradients);
      }
    }
    tape.release(copy.storage);
  }
}
