import type { RunContext } from '../../rules/view.ts';

type Card = NonNullable<RunContext['gpus']>[number];

/** CUDA compute capability as a number, 7.5 for "7.5"; undefined for cards that have none. */
export function computeCapability(card: Card): number | undefined {
  const number = Number.parseFloat(card.compute_capability ?? '');
  return Number.isNaN(number) ? undefined : number;
}

/** NVIDIA cards of the run whose compute capability is below the given one. */
export function cardsBelow(run: RunContext, capability: number): readonly Card[] {
  return (run.gpus ?? []).filter((card) => {
    const own = computeCapability(card);
    return card.vendor === 'nvidia' && own !== undefined && own < capability;
  });
}

/** `Tesla T4 and Tesla V100`. */
export function cardNames(cards: readonly Card[]): string {
  return [...new Set(cards.map((card) => card.name))].join(' and ');
}
