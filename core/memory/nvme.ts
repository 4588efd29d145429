import type { TermBytes } from './result.ts';
import type { ResolvedRun } from './settings/resolved-run.ts';
import { termById } from './terms/index.ts';

/** What the ranks of one node keep on NVMe, bytes: ZeRO-3 only. `trained` and `params`: elements of the whole model. */
export function nvmePerNode(
  { zero, ranks, network, optimizer }: ResolvedRun,
  trained: number,
  params: number,
  ranksPerNode: number,
): TermBytes[] {
  const terms: TermBytes[] = [];
  const add = (term: string, bytes: number): void => {
    terms.push({ term, phase: 'between-steps', where: 'nvme', bytes, source: termById(term)?.source ?? 'derived' });
  };
  if (zero.stage === 3 && zero.offloadOptimizer.device === 'nvme') {
    // fp32 master and gradient beside the states.
    const perElement = 8 + optimizer.states.reduce((sum, bytes) => sum + bytes, 0);
    add('nvme-optimizer', perElement * Math.ceil(trained / ranks) * ranksPerNode);
  }
  if (zero.offloadParameters.device === 'nvme') {
    add('nvme-weights', network.width * Math.ceil(params / ranks) * ranksPerNode);
  }
  return terms;
}
