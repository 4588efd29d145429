/** Which of the changed files are DeepSpeed configs: told by their content at the head. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { looksLikeDeepSpeedConfig } from '../../core/config/detect.ts';
import type { Scope } from '../scope.ts';
import type { ChangedFile } from './changed-files.ts';
import { readFile } from './content.ts';

const CANDIDATE = /\.(?:json|hjson|jsonc)$/i;
const NEVER =
  /(?:^|\/)(?:package|package-lock|tsconfig|composer|composer-lock|tokenizer|tokenizer_config|vocab)\.json$/i;
/** Files looked into for one command; those whose name speaks of DeepSpeed come first. */
const MOST = 20;
const SPEAKS = /deepspeed|ds[_-]|zero/i;

/** Path → content, in the order of the paths. */
export type ChangedConfigs = ReadonlyMap<string, Uint8Array>;

export async function changedConfigs(
  scope: Scope,
  files: readonly ChangedFile[],
  ref: string,
): Promise<ChangedConfigs> {
  const candidates = files
    .filter((file) => !file.isRemoved && CANDIDATE.test(file.path) && !NEVER.test(file.path))
    .map((file) => file.path)
    .sort((a, b) => Number(SPEAKS.test(b)) - Number(SPEAKS.test(a)))
    .slice(0, MOST);
  const found: [string, Uint8Array][] = [];
  for (const path of candidates) {
    const content = await readFile(scope, path, ref);
    if (content.kind === 'file' && looksLikeDeepSpeedConfig(decodeUtf8(content.bytes).text))
      found.push([path, content.bytes]);
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
