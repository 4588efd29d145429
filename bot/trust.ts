/** Every unchecked cast of the bot, each with the reason why it may be believed. */
import type { SmokeResult } from './result/figures.ts';

/** `value` has just passed schemas/smoke-result.schema.json, of which SmokeResult is a part. */
export function trustedBySchema<T extends SmokeResult>(value: unknown): T {
  return value as T;
}

/** Octokit gives an ArrayBuffer for a download, but its type says `unknown`. */
export function downloaded(data: unknown): ArrayBuffer | null {
  return data instanceof ArrayBuffer ? data : null;
}
