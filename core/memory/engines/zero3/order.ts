/** The order of module calls that ZeRO-3 records in its first micro step, and what it tells about later ones. Elements. */
import type { Module } from '../../model/module.ts';
import type { Parameter } from '../../model/parameter.ts';

export class ModuleOrder {
  /** Parameters of every call, in order, with the step they belong to. */
  readonly queue: readonly { readonly parameter: Parameter; readonly step: number }[];
  /** Elements of the parameters of all calls before a step. */
  private readonly elementsBefore: Float64Array;
  private readonly usesOf = new Map<Parameter, number[]>();
  private readonly calls: readonly Module[];

  constructor(calls: readonly Module[]) {
    this.calls = calls;
    this.elementsBefore = new Float64Array(calls.length + 1);
    const queue: { parameter: Parameter; step: number }[] = [];
    calls.forEach((module, step) => {
      let elements = 0;
      for (const parameter of module.parameters) elements += parameter.elements;
      this.elementsBefore[step + 1] = (this.elementsBefore[step] ?? 0) + elements;
      for (const parameter of [...new Set(module.parameters)].sort((a, b) => a.index - b.index)) {
        queue.push({ parameter, step });
        const uses = this.usesOf.get(parameter);
        if (uses === undefined) this.usesOf.set(parameter, [step]);
        else uses.push(step);
      }
    });
    this.queue = queue;
  }

  /** Whether the parameter is used again, from `step` on, before `distance` elements have gone by. */
  usedWithin(parameter: Parameter, step: number, distance: number): boolean {
    const next = this.usesOf.get(parameter)?.find((use) => use >= step);
    if (next === undefined || step >= this.calls.length) return false;
    return (this.elementsBefore[next] ?? 0) - (this.elementsBefore[step] ?? 0) < distance;
  }
}
