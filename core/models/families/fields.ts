/** Reads a Hugging Face config.json: what is missing takes transformers' default, what is wrong is named. */

/** Carries a sentence for the user; caught where an estimate begins. */
export class ModelConfigProblem extends Error {}

/** Above this a size cannot be meant (elements of one dimension, layers, ...). */
const ABSURD = 2 ** 31;

export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly path: string;

  constructor(values: Readonly<Record<string, unknown>>, path = '') {
    this.values = values;
    this.path = path;
  }

  static of(value: unknown, path = ''): Fields {
    if (!isRecord(value)) throw new ModelConfigProblem(`The model config${path && ` (${path})`} is not a JSON object.`);
    return new Fields(value, path);
  }

  /** The same with other values for some fields. */
  with(changes: Readonly<Record<string, unknown>>): Fields {
    return new Fields({ ...this.values, ...changes }, this.path);
  }

  get(name: string): unknown {
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }

  has(name: string): boolean {
    const value = this.get(name);
    return value !== undefined && value !== null;
  }

  /** The first of `names` that is there, as a positive integer. Without a default its absence is a problem. */
  size(names: string | readonly string[], fallback?: number): number {
    const list = typeof names === 'string' ? [names] : names;
    for (const name of list) {
      if (!this.has(name)) continue;
      const value = this.get(name);
      if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < ABSURD) return value;
      throw new ModelConfigProblem(
        `${this.path}${name} of the model config is not a positive integer of a sensible size.`,
      );
    }
    if (fallback !== undefined) return fallback;
    throw new ModelConfigProblem(`The model config lacks ${this.path}${list.join(' or ')}.`);
  }

  /** A non-negative integer that may be 0. */
  count(name: string, fallback: number): number {
    return this.get(name) === 0 ? 0 : this.size(name, fallback);
  }

  number(names: string | readonly string[], fallback: number): number {
    for (const name of typeof names === 'string' ? [names] : names) {
      const value = this.get(name);
      if (typeof value === 'number' && Number.isFinite(value)) return value;
    }
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.get(name);
    return typeof value === 'boolean' ? value : fallback;
  }

  text(names: string | readonly string[], fallback: string): string {
    for (const name of typeof names === 'string' ? [names] : names) {
      const value = this.get(name);
      if (typeof value === 'string') return value;
    }
    return fallback;
  }

  list(name: string): readonly unknown[] | null {
    const value = this.get(name);
    return Array.isArray(value) ? value : null;
  }

  /** A nested config; an empty one where it is absent. */
  object(name: string): Fields {
    const value = this.get(name);
    return new Fields(isRecord(value) ? value : {}, `${this.path}${name}.`);
  }

  /** Divides evenly or says what does not. */
  divide(whole: number, parts: number, what: string): number {
    if (whole % parts !== 0) {
      throw new ModelConfigProblem(`${what} of the model config does not divide: ${whole} / ${parts}.`);
    }
    return whole / parts;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
