/** For which DeepSpeed release a review is made, and who says so. */
import { loadRelease } from '../core/deepspeed/load-release.ts';
import { LATEST, nearestRelease } from '../core/deepspeed/releases.ts';
import type { DeepSpeedRelease, PolicyInput } from '../core/review/input.ts';

export interface Release {
  readonly deepspeed: DeepSpeedRelease;
  readonly notes: readonly string[];
}

/** The input before the policy; a release that is not known here is reviewed by the facts of the nearest that is, which is said. */
export async function releaseOf(input: string | null, policy: PolicyInput): Promise<Release> {
  const byPolicy = policy.parsed?.deepspeed ?? 'auto';
  const asked = input ?? (byPolicy === 'auto' ? null : byPolicy);
  if (asked === null) return { deepspeed: { version: LATEST, from: 'newest release known' }, notes: [] };
  const from = input === null ? 'the policy' : 'the input deepspeed-version';
  const version = nearestRelease(asked);
  const notes =
    version === asked
      ? []
      : [`DeepSpeed ${asked} (${from}) is not known here: reviewed as ${version}, the nearest that is`];
  const facts = version === LATEST ? {} : { facts: await loadRelease(version) };
  return { deepspeed: { version, from, ...facts }, notes };
}
