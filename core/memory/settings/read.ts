/** Reads values of a resolved ds_config: a wrong type, or an "auto" that nobody filled, counts as absent. */

export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function section(config: Json, name: string): Json {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return isJson(value) ? value : {};
}

export function flagOf(config: Json, name: string, fallback: boolean): boolean {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'boolean' ? value : fallback;
}

/** A count of elements or bytes; DeepSpeed casts 5e8 to an integer. */
export function countOf(config: Json, name: string, fallback: number): number {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : fallback;
}

export function numberOf(config: Json, name: string, fallback: number): number {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function textOf(config: Json, name: string, fallback: string): string {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'string' ? value : fallback;
}
