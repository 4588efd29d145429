/** --deepspeed and the releases of `upgrade`: the facts of the nearest release that is known here. */
import { loadRelease } from '../core/deepspeed/load-release.ts';
import type { ReleaseFacts } from '../core/deepspeed/release.ts';
import { RELEASES } from '../core/deepspeed/releases.ts';
import { type Io, UsageError } from './command.ts';

export async function releaseOf(version: string, io: Pick<Io, 'err'>): Promise<ReleaseFacts> {
  if (!/^\d+\.\d+(\.\d+)?$/.test(version))
    throw new UsageError(`"${version}" is no DeepSpeed release; known are ${RELEASES.join(', ')}`);
  const facts = await loadRelease(version);
  if (minor(facts.deepspeed) !== minor(version))
    io.err(`ds-review: DeepSpeed ${version} is not known here; ${facts.deepspeed} stands for it\n`);
  return facts;
}

const minor = (version: string): string => version.split('.').slice(0, 2).join('.');
