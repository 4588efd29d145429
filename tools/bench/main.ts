/** `npm run bench [-- --strict] [action|check|review|hostile|bot …]`: every figure with its bound. `--strict` exits 1 where one does not hold. */
import { benchAction } from './action.ts';
import { benchBot } from './bot.ts';
import { benchCheck } from './check.ts';
import { type Figure, figureLine, figureTable, holds } from './figure.ts';
import { benchHostile } from './hostile.ts';
import { benchReview } from './review.ts';

const BENCHES = { action: benchAction, check: benchCheck, review: benchReview, hostile: benchHostile, bot: benchBot };
type Name = keyof typeof BENCHES;

const isName = (word: string): word is Name => Object.hasOwn(BENCHES, word);

const words = process.argv.slice(2).filter((word) => word !== '--strict');
const unknown = words.filter((word) => !isName(word));
if (unknown.length > 0) {
  console.error(`bench: no such part: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of words.length > 0 ? words.filter(isName) : Object.keys(BENCHES).filter(isName)) {
  for (const figure of await BENCHES[name]()) {
    console.log(figureLine(figure));
    figures.push(figure);
  }
}
const missed = figures.filter((figure) => !holds(figure));
console.log(`\n${figureTable(figures)}\n\n${figures.length - missed.length} of ${figures.length} figures hold`);
if (process.argv.includes('--strict') && missed.length > 0) process.exitCode = 1;
