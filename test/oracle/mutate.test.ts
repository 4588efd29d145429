import { expect, test } from '@jest/globals';
import { baseConfig, Dice, mutate, write } from './mutate.ts';

function texts(seed: number): string[] {
  return Array.from({ length: 3_000 }, (_, index) => {
    const dice = new Dice(seed * 1_000_003 + index * 7919 + 1);
    const config = baseConfig(dice);
    for (let i = 0; i < 3; i++) mutate(dice, config);
    return write(dice, config);
  });
}

test('one seed always means the same configs: no mutation writes into what the next one picks', () => {
  expect(texts(3)).toEqual(texts(3));
});
