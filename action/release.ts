/** For which DeepSpeed release a review is made, and who says so. */
import { LATEST } from '../core/deepspeed/releases.ts';
import type { DeepSpeedRelease, PolicyInput } from '../core/review/input.ts';
import { Problem } from './problem.ts';

const KNOWN: readonly string[] = [LATEST];

export function releaseOf(input: string | null, policy: PolicyInput): DeepSpeedRelease {
  const byPolicy = policy.parsed?.deepspeed;
  const asked = input ?? (byPolicy === undefined || byPolicy === 'auto' ? null : byPolicy);
  if (asked === null) return { version: LATEST, from: 'newest release known' };
  const from = input === null ? 'the policy' : 'the input deepspeed-version';
  if (!KNOWN.includes(asked))
    throw new Problem(`DeepSpeed ${asked} (${from}) is not known here; known: ${KNOWN.join(', ')}`);
  return { version: asked, from };
}
