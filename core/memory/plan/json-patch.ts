/** JSON Patch (RFC 6902) from one object to another, as small as whole values allow. */
import { isJson, type Json } from '../settings/read.ts';

export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

export function jsonPatch(from: Json, to: Json, path = ''): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(to, key)) operations.push({ op: 'remove', path: `${path}/${escaped(key)}` });
  }
  for (const [key, value] of Object.entries(to)) {
    const place = `${path}/${escaped(key)}`;
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (!Object.hasOwn(from, key)) operations.push({ op: 'add', path: place, value });
    else if (isJson(before) && isJson(value)) operations.push(...jsonPatch(before, value, place));
    else if (JSON.stringify(before) !== JSON.stringify(value)) operations.push({ op: 'replace', path: place, value });
  }
  return operations;
}

/**
 * The difference of two resolved configs, as a patch of the written one: what is "auto" there is the launcher's to say (its keys come back
 * in `launcher`), and objects that only resolving made are added whole.
 */
export function patchOfWritten(
  written: Json,
  before: Json,
  after: Json,
): { readonly patch: readonly PatchOperation[]; readonly launcher: Readonly<Record<string, unknown>> } {
  const launcher: Record<string, unknown> = {};
  const target = merged(written, before, after, launcher, '');
  return { patch: jsonPatch(written, target), launcher };
}

function merged(written: Json, before: Json, after: Json, launcher: Record<string, unknown>, path: string): Json {
  const result: Record<string, unknown> = { ...written };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    const there = Object.hasOwn(written, key) ? written[key] : undefined;
    if (LAUNCHERS.has(key) && path === '' && typeof there !== 'number') launcher[key] = now;
    else if (now === undefined) delete result[key];
    else if (isJson(now) && isJson(there))
      result[key] = merged(there, isJson(old) ? old : {}, now, launcher, `${path}/${key}`);
    else result[key] = now;
  }
  return result;
}

/** Keys that Trainer and Accelerate fill from their own arguments. */
const LAUNCHERS: ReadonlySet<string> = new Set([
  'train_micro_batch_size_per_gpu',
  'gradient_accumulation_steps',
  'train_batch_size',
]);

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
