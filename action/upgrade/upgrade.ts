/** What a review needs where the pull request moves the DeepSpeed release. The review of the changed configs stands without it. */
import type { PolicyInput, UpgradeInput } from '../../core/review/input.ts';
import type { Source } from '../files/read-file.ts';
import { describe } from '../problem.ts';
import type { Refs } from '../refs.ts';
import { configsOfHead } from './configs.ts';
import { releaseMoves } from './moves.ts';

export interface FoundUpgrade {
  /** null: the release does not move, as far as could be seen. */
  readonly upgrade: UpgradeInput | null;
  readonly notes: readonly string[];
}

export async function upgradeOf(source: Source, refs: Refs, policy: PolicyInput): Promise<FoundUpgrade> {
  try {
    const moves = await releaseMoves(source, refs, policy);
    if (moves.length === 0) return { upgrade: null, notes: [] };
    const { files, notes } = await configsOfHead(source, refs.headSha, policy.parsed);
    return { upgrade: { moves, files, notes }, notes: [] };
  } catch (error) {
    const note = `whether this pull request moves the DeepSpeed release could not be looked into: ${describe(error)}`;
    return { upgrade: null, notes: [note] };
  }
}
