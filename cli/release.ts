/** --deepspeed and the releases of `upgrade`: the facts of the nearest release that is known here. */
import { loadRelease } from '../core/deepspeed/load-release.ts';
import type { ReleaseFacts } from '../core/deepspeed/release.ts';
import { RELEASES } from '../core/deepspeed/releases.ts';
import { UsageError } from './command.ts';

export async function releaseOf(version: string): Promise<ReleaseFacts> {
  if (!/^\d+\.\d+(\.\d+)?$/.test(version))
    throw new UsageError(`"${version}" is no DeepSpeed release; known are ${RELEASES.join(', ')}`);
  return await loadRelease(version);
}
