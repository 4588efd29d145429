import type { Parameter } from './parameter.ts';

/** A module that owns parameters of its own. */
export class Module {
  /** Qualified name, such as `model.layers.0.self_attn.q_proj`. */
  readonly name: string;
  readonly parameters: Parameter[];
  /** Adapters that PEFT put on it. */
  adapter: { readonly down: Module; readonly up: Module } | null = null;
  /** Position among the model's modules, given by the engine. */
  index = -1;
  /** Forwards (recomputed ones too) whose backward has not begun; as ZeRO-3's hooks count them. */
  applied = 0;
  /** Inputs whose gradients are still awaited in backward. */
  awaited = 0;
  /** ZeRO-3 treats it as one: its parameters and those of all modules inside come and go together (z3_leaf_module). */
  isLeaf = false;
  /** Frozen parameters that a recomputation fetched on behalf of this module's backward. */
  readonly recomputed = new Set<Parameter>();

  constructor(name: string, parameters: Parameter[]) {
    this.name = name;
    this.parameters = parameters;
  }

  get weight(): Parameter {
    const first = this.parameters[0];
    if (first === undefined) throw new Error(`${this.name} has no parameters`);
    return first;
  }

  get bias(): Parameter | null {
    return this.parameters[1] ?? null;
  }
}
