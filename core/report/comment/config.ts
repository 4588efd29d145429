/** One config: its checklist and table, and what is folded below. */

import type { ConfigReview, Review } from '../../review/outcome.ts';
import { type Block, paragraph } from '../document.ts';
import { markdown } from '../markdown.ts';
import { checklist } from './checklist.ts';
import { assumptionDetails, keyDetails, speedLine, suppressedDetails } from './details.ts';
import { memoryTable } from './memory-table.ts';
import { droppable, type Part, RANK } from './part.ts';
import { phaseDetails } from './phases.ts';

export function configLead(config: ConfigReview, review: Review): readonly Block[] {
  const table = memoryTable(config, review.targets);
  const speed = speedLine(config);
  return [
    ...(config.marks.length === 0 ? [] : [paragraph(...checklist(config))]),
    ...(table === null ? [] : [table]),
    ...(speed === null ? [] : [paragraph(...speed)]),
  ];
}

export function configDetails(config: ConfigReview, review: Review): readonly Part[] {
  const part = (block: Block | null, rank: number, loses: string): Part[] =>
    block === null ? [] : [droppable(`\n${markdown([block])}\n`, rank, loses)];
  const accepted = part(suppressedDetails(config, review), RANK.oldFindings, 'accepted findings');
  if (config.kind !== 'ds_config') return accepted;
  return [
    ...part(keyDetails(config.keys, 'What changed'), RANK.keys, 'changed keys'),
    ...part(phaseDetails(config, review.targets), RANK.phases, 'memory by phase'),
    ...accepted,
    ...part(assumptionDetails(config), RANK.assumptions, 'assumptions'),
  ];
}
