/** A pull request from another repository: refused, unless the policy trusts maintainers who name the commit. */

import { type Decision, refuse } from './decision.ts';
import { type Access, isMaintainer } from './permission.ts';

export interface ForkFacts {
  /** Ids, not names: a repository of the same owner may be a fork, too. null: the head's repository is gone. */
  readonly headRepositoryId: number | null;
  readonly baseRepositoryId: number;
  readonly forksAllowed: boolean;
  readonly access: Access;
  /** As typed in the command. */
  readonly namedSha: string | null;
  readonly profile: string;
  readonly headSha: string;
}

export function isFork(facts: Pick<ForkFacts, 'headRepositoryId' | 'baseRepositoryId'>): boolean {
  return facts.headRepositoryId !== facts.baseRepositoryId;
}

export function decideFork(facts: ForkFacts): Decision {
  if (!isFork(facts)) return { kind: 'go' };
  if (!facts.forksAllowed) {
    return refuse(
      'fork',
      'This pull request comes from a fork, and smoke runs of forks are off: the GPU runner takes configs from branches of this repository only. ' +
        'A maintainer can push the commit to a branch here and ask there, or allow forks in the policy (`smoke.forks`).',
    );
  }
  if (!isMaintainer(facts.access)) {
    return refuse(
      'fork-needs-maintainer',
      'This pull request comes from a fork: only someone with the maintain or admin role may start its smoke run; write access is not enough.',
    );
  }
  if (facts.namedSha?.length !== 40) {
    return refuse(
      'fork-needs-sha',
      `This pull request comes from a fork: name the commit that you have looked at, in full: \`/ds-smoke ${facts.profile} ${facts.headSha}\`.`,
    );
  }
  return { kind: 'go' };
}
