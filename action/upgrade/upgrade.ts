/** What a review needs where the pull request moves the DeepSpeed release. null: it does not. */
import type { PolicyInput, UpgradeInput } from '../../core/review/input.ts';
import type { Source } from '../files/read-file.ts';
import type { Refs } from '../refs.ts';
import { configsOfHead } from './configs.ts';
import { releaseMoves } from './moves.ts';

export async function upgradeOf(source: Source, refs: Refs, policy: PolicyInput): Promise<UpgradeInput | null> {
  const moves = await releaseMoves(source, refs, policy);
  if (moves.length === 0) return null;
  const { files, notes } = await configsOfHead(source, refs.headSha, policy.parsed);
  return { moves, files, notes };
}
