/** Reads a Hugging Face config.json: what is missing takes transformers' default, what is wrong is named. */

/** Carries a sentence for the user; caught where an estimate begins. */
export class ModelConfigProblem extends Error {}

/** Above this a size cannot be meant (elements of one dimension). */
const ABSURD = 2 ** 31;
/** Of what a model has one after the other: the deepest have some hundred, and each is replayed. */
const MOST_LAYERS = 512;
/** Of what stands side by side in one layer. */
const MOST_EXPERTS = 20_000;

const most = (name: string): number =>
  /(?:layers?|depth)$/.test(name) ? MOST_LAYERS : /experts$/.test(name) ? MOST_EXPERTS : ABSURD;

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
      if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most(name)) return value;
      throw new ModelConfigProblem(
        `${this.path}${name} of the model config is not a positive integer of a sensible size: ${shown(value)}.`,
      );
    }
    // What follows from other fields can come out as nothing: a head of 512 / 1000 elements.
    if (fallback !== undefined && fallback < 1)
      throw new ModelConfigProblem(`The sizes of the model config leave nothing for ${this.path}${list.join(' or ')}.`);
    if (fallback !== undefined) return fallback;
    throw new ModelConfigProblem(`The model config lacks ${this.path}${list.join(' or ')}.`);
  }

  /** A non-negative integer that may be 0. */
  count(name: string, fallback: number): number {
    if (this.get(name) === 0) return 0;
    return this.has(name) ? this.size(name) : fallback;
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

/** As JSON has it, and short. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
