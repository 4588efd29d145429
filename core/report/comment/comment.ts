/**
 * The pull request comment: verdict first, then what to do, then the figures, then folded what they rest on.
 * In at most 65,536 characters whatever the size of the pull request.
 */

import type { ConfigReview, Review } from '../../review/outcome.ts';
import { code, details, heading, list, paragraph, text } from '../document.ts';
import { markdown } from '../markdown.ts';
import { groupThousands, plural } from '../quantity.ts';
import { configDetails, configLead } from './config.ts';
import { findingParts } from './finding-parts.ts';
import { footer } from './footer.ts';
import { headline } from './headline.ts';
import { VERDICT_SIGN } from './marks.ts';
import { overview, WORTH_A_FOLD } from './overview.ts';
import { droppable, type Fitted, fixed, type Part, RANK, shorten } from './part.ts';
import { policyBlocks } from './policy.ts';
import { fixedDetails, isResolved, mendedDetails, nextState, resolvedHeadline } from './resolved.ts';
import { type CommentState, writeState } from './state.ts';
import { todoLine } from './todo.ts';
import { upgradeParts } from './upgrade.ts';

/** GitHub refuses a comment beyond this, in characters (UTF-16 units are never fewer). */
export const COMMENT_LIMIT = 65_536;

export interface CommentOptions {
  /** What `readState` gave of the comment that stands now; null: there is none. */
  readonly previous?: CommentState | null;
  /** A job summary takes 1 MiB. Default: COMMENT_LIMIT. */
  readonly limit?: number;
  /** Default true. */
  readonly withState?: boolean;
}

export interface Comment {
  readonly body: string;
  /** False: the pull request touches nothing that is reviewed and no comment stands that would have to be put right. */
  readonly worthPosting: boolean;
  /** What had to be left out, by kind. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export function renderComment(review: Review, options: CommentOptions = {}): Comment {
  const previous = options.previous ?? null;
  const state = nextState(review, previous);
  const hidden = (options.withState ?? true) ? `\n${writeState(state)}\n` : '';
  const tail = `\n${markdown([paragraph(...footer(review))])}\n${hidden}`;
  const room = (options.limit ?? COMMENT_LIMIT) - tail.length - NOTE_ROOM;
  const fitted = shorten(parts(review, state), room);
  const body = `${fitted.markdown}${note(fitted)}${tail}`;
  const worthPosting =
    review.configs.length > 0 ||
    review.upgrades.some((upgrade) => upgrade.looked > 0) ||
    review.policy.change !== null ||
    review.failures.length > 0 ||
    previous !== null;
  return { body, worthPosting, leftOut: fitted.leftOut };
}

const NOTE_ROOM = 600;

function note(fitted: Fitted): string {
  if (fitted.leftOut.size === 0) return '';
  const what = [...fitted.leftOut].map(([kind, count]) => `${groupThousands(count)} × ${kind}`).join(', ');
  return `\n${markdown([paragraph(text(`Left out, to stay within the length of a comment: ${what}. The job summary and the JSON report have more.`))])}\n`;
}

function parts(review: Review, state: CommentState): readonly Part[] {
  if (isResolved(review, state)) {
    const inner = [
      fixed(`<details><summary>The review as it stands now</summary>\n\n`),
      ...body(review),
      fixed('\n</details>\n'),
    ];
    return [
      fixed(`${markdown([heading(3, ...resolvedHeadline(review, state))])}\n`),
      ...fixedParts(review, state),
      fixed('\n'),
      ...inner,
    ];
  }
  return [fixed(`${markdown([heading(3, ...headline(review))])}\n`), ...body(review), ...fixedParts(review, state)];
}

function fixedParts(review: Review, state: CommentState): readonly Part[] {
  return [fixedDetails(review, state), mendedDetails(review)].flatMap((block) =>
    block === null ? [] : [droppable(`\n${markdown([block])}\n`, RANK.oldFindings, 'list of fixed findings')],
  );
}

function body(review: Review): readonly Part[] {
  const [only] = review.configs;
  const single = review.configs.length === 1 && only !== undefined;
  return [
    ...todo(review),
    ...(single ? lead(only, review) : review.configs.length === 0 ? [] : overview(review)),
    ...findingParts(review),
    ...upgradeParts(review),
    ...failures(review),
    ...policyBlocks(review).map((block) => fixed(`\n${markdown([block])}\n`)),
    ...(single ? configDetails(only, review) : allFolded(review)),
  ];
}

/** Of a launcher there is nothing before its findings. */
function lead(config: ConfigReview, review: Review): readonly Part[] {
  const blocks = configLead(config, review);
  return blocks.length === 0 ? [] : [fixed(`\n${markdown(blocks)}\n`)];
}

function todo(review: Review): readonly Part[] {
  const line = todoLine(review);
  return line === null ? [] : [fixed(`\n${markdown([paragraph(...line)])}\n`)];
}

/** Many that are fine would be a long list of folds: they are one. */
function allFolded(review: Review): readonly Part[] {
  const [fine, others] = [true, false].map((isFine) =>
    review.configs.filter((config) => (config.verdict === 'pass') === isFine).map((config) => folded(config, review)),
  );
  const parts = (fine ?? []).filter((one) => one.length > 0);
  if (parts.length < WORTH_A_FOLD) return [...(others ?? []), ...parts].flat();
  const head = `\n<details><summary>Details of ${plural(parts.length, 'config')} without anything to do</summary>\n`;
  return [...(others ?? []).flat(), fixed(head), ...parts.flat(), fixed('\n</details>\n')];
}

/** Of several configs each is a fold. The inner details give way first, then the fold. */
function folded(config: ConfigReview, review: Review): readonly Part[] {
  if (config.status === 'removed') return [];
  // Of a launcher there are findings alone, and these stand above.
  if (config.kind !== 'ds_config' && config.suppressed.length + config.uselessSuppressions.length === 0) return [];
  const lead = configLead(config, review);
  const inner = configDetails(config, review)
    .map((part) => part.levels[0]?.markdown ?? '')
    .join('');
  const title = details([text(`${VERDICT_SIGN[config.verdict]} `), code(config.path)], ...lead);
  const short = `\n${markdown([title])}\n`;
  const long = short.replace(/\n\n<\/details>\n$/, () => `\n${inner}\n</details>\n`);
  const rank = config.verdict === 'pass' ? RANK.fineConfig : RANK.config;
  return [
    {
      levels: [
        { markdown: long, rank: RANK.phases, loses: 'memory, keys and assumptions of a config' },
        { markdown: short, rank, loses: 'checklist and table of a config' },
        { markdown: '', rank: Number.NEGATIVE_INFINITY, loses: '' },
      ],
    },
  ];
}

function failures(review: Review): readonly Part[] {
  if (review.failures.length === 0) return [];
  const items = review.failures.slice(0, 20).map((failure) => [text(`❔ ${failure.path}: ${failure.reason}`)]);
  return [
    fixed(
      `\n${markdown([paragraph(text(`Could not be reviewed: ${plural(review.failures.length, 'file')}`)), list(items)])}\n`,
    ),
  ];
}
