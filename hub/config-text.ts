/**
 * The text of a config.json, from the hub or from a disk, as an object; or which of the usual other things it is. Read as Python's json reads it:
 * configs of Mamba models hold `Infinity`, which JavaScript's parser refuses.
 */
import { parseJson } from '../core/config/json.ts';
import { toPlain } from '../core/config/plain.ts';
import { positionAt } from '../core/config/positions.ts';
import { failure, type HubFailure } from './failure.ts';

export type Config = Readonly<Record<string, unknown>>;

export function readConfigText(text: string): { readonly ok: true; readonly config: Config } | HubFailure {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return failure('not-json', 'its config.json is empty');
  if (bare.startsWith('version https://git-lfs.github.com/spec/'))
    return failure('lfs-pointer', 'its config.json is a Git LFS pointer, not the file: fetch it with `git lfs pull`');
  if (/^\s*<(!doctype|html)/i.test(bare))
    return failure('web-page', 'a web page came in place of its config.json: does a proxy or a log-in stand between?');
  const { root, problem } = parseJson(bare);
  if (root === null) {
    const { line, column } = positionAt(bare, problem?.span.start ?? 0);
    return failure(
      'not-json',
      `its config.json is not JSON: ${line}:${column}: ${problem?.message ?? 'it cannot be read'}`,
    );
  }
  const value: unknown = toPlain(root);
  return isObject(value)
    ? { ok: true, config: value }
    : failure('not-a-config', 'its config.json is not a JSON object');
}

export const isObject = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
