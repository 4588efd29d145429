/** For which DeepSpeed release a review is made, and who says so. */
import { LATEST } from '../core/deepspeed/releases.ts';
import type { DeepSpeedRelease, PolicyInput } from '../core/review/input.ts';
import { Problem } from './problem.ts';

const KNOWN: readonly string[] = [LATEST];

export interface Release {
  readonly deepspeed: DeepSpeedRelease;
  readonly notes: readonly string[];
}

/** What this very run asks for has to be known; a policy that is ahead of us must not stop every pull request. */
export function releaseOf(input: string | null, policy: PolicyInput): Release {
  if (input !== null) {
    if (!KNOWN.includes(input))
      throw new Problem(
        `DeepSpeed ${input} (the input deepspeed-version) is not known here; known: ${KNOWN.join(', ')}`,
      );
    return { deepspeed: { version: input, from: 'the input deepspeed-version' }, notes: [] };
  }
  const asked = policy.parsed?.deepspeed ?? 'auto';
  if (KNOWN.includes(asked)) return { deepspeed: { version: asked, from: 'the policy' }, notes: [] };
  const notes = asked === 'auto' ? [] : [`DeepSpeed ${asked} of the policy is not known here; reviewed as ${LATEST}`];
  return { deepspeed: { version: LATEST, from: 'newest release known' }, notes };
}
