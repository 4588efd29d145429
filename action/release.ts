/** For which DeepSpeed release a review is made, and who says so. */
import { loadRelease } from '../core/deepspeed/load-release.ts';
import { LATEST, nearestRelease } from '../core/deepspeed/releases.ts';
import type { DeepSpeedRelease, PolicyInput } from '../core/review/input.ts';
import type { FoundRelease } from './repository-release.ts';

export interface Release {
  readonly deepspeed: DeepSpeedRelease;
  readonly notes: readonly string[];
}

/** The input before the policy, the policy before what the repository's own files say; a release that is not known here is reviewed by the facts of the nearest that is, which is said. */
export async function releaseOf(
  input: string | null,
  policy: PolicyInput,
  ofRepository: () => Promise<FoundRelease | null>,
): Promise<Release> {
  const byPolicy = policy.parsed?.deepspeed ?? 'auto';
  const asked = input ?? (byPolicy === 'auto' ? null : byPolicy);
  const found = asked === null ? await ofRepository() : null;
  if (asked === null && found === null)
    return { deepspeed: { version: LATEST, from: 'newest release known' }, notes: [] };
  return named(
    asked ?? found?.version ?? LATEST,
    found === null ? (input === null ? 'the policy' : 'the input deepspeed-version') : `${found.path}:${found.line}`,
  );
}

async function named(asked: string, from: string): Promise<Release> {
  const version = nearestRelease(asked);
  const notes =
    version === asked
      ? []
      : [`DeepSpeed ${asked} (${from}) is not known here: reviewed as ${version}, the nearest that is`];
  const facts = version === LATEST ? {} : { facts: await loadRelease(version) };
  return { deepspeed: { version, from, ...facts }, notes };
}
