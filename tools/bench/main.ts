/** `npm run bench [-- --strict]`: every figure with its bound, ratios taken in one run. `--strict` exits 1 where one does not hold. */
import { benchAction } from './action.ts';
import { benchBot } from './bot.ts';
import { benchCheck } from './check.ts';
import { figureLine, holds } from './figure.ts';
import { benchReview } from './review.ts';

const figures = [];
for (const bench of [benchAction, benchCheck, benchReview, benchBot]) {
  for (const figure of await bench()) {
    console.log(figureLine(figure));
    figures.push(figure);
  }
}
const missed = figures.filter((figure) => !holds(figure));
console.log(`${figures.length - missed.length} of ${figures.length} figures hold`);
if (process.argv.includes('--strict') && missed.length > 0) process.exitCode = 1;
