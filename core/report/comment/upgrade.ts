/** The move between two releases: what it does, each thing once with the configs it happens to. */
import type { ReleaseChange, Review, UpgradeReview } from '../../review/outcome.ts';
import {
  code,
  details,
  heading,
  type Inline,
  joined,
  lineBreak,
  link,
  list,
  paragraph,
  sentence,
  strong,
  text,
} from '../document.ts';
import { bySeverity } from '../finding.ts';
import { blobUrl, ruleUrl } from '../links.ts';
import { markdown } from '../markdown.ts';
import { formatBytes, plural } from '../quantity.ts';
import { moveWords, releaseNotes, upgradeOutcome } from '../upgrade-words.ts';
import { base } from './findings.ts';
import { SEVERITY_SIGN, VERDICT_SIGN } from './marks.ts';
import { droppable, fixed, type Part, RANK } from './part.ts';

/** Places of one thing; the JSON report has all. */
const SHOWN_PLACES = 5;

export function upgradeParts(review: Review): readonly Part[] {
  return review.upgrades.flatMap((upgrade) => partsOf(upgrade, review));
}

/** "DeepSpeed 0.16.9 → 0.19.8: 2 of 12 configs no longer work" */
export function upgradeSays(upgrade: UpgradeReview): readonly Inline[] {
  return [strong(text(`DeepSpeed ${moveWords(upgrade)}`)), text(`: ${upgradeOutcome(upgrade)}`)];
}

export const upgradeSign = ({ verdict, comparable }: UpgradeReview): string =>
  comparable ? VERDICT_SIGN[verdict] : '❔';

function partsOf(upgrade: UpgradeReview, review: Review): readonly Part[] {
  const places = joined(
    upgrade.places.slice(0, SHOWN_PLACES).map((one) => place(one.path, one.line, review)),
    ', ',
  );
  const title = [text(`${upgradeSign(upgrade)} `), ...upgradeSays(upgrade), text(' ('), ...places, text(')')];
  const notes = [...releaseNotes(upgrade), ...upgrade.notes];
  // The headline says it where nothing else is reviewed.
  const isHeadline = review.configs.length === 0 && review.upgrades.length === 1;
  const lead = isHeadline ? paragraph(text('The release moves in '), ...places, text('.')) : heading(4, ...title);
  return [
    fixed(
      `\n${markdown([lead, ...(notes.length === 0 ? [] : [paragraph(...notes.flatMap((note, index) => [text(index === 0 ? '' : ' '), ...sentence(note)]))])])}\n\n`,
    ),
    ...grouped(upgrade).map((group) =>
      droppable(
        `${markdown([list([item(group, review)])])}\n`,
        RANK[group[0]?.severity === 'error' ? 'error' : group[0]?.severity === 'warning' ? 'warning' : 'notices'],
        'change of the release',
      ),
    ),
    ...memory(upgrade),
    ...gone(upgrade),
  ];
}

/** What is the same thing in several configs, worst and most frequent first. */
function grouped({ configs }: UpgradeReview): readonly (readonly ReleaseChange[])[] {
  const groups = new Map<string, ReleaseChange[]>();
  for (const change of configs.flatMap((config) => config.changes).toSorted(bySeverity)) {
    const id = `${change.severity} ${change.rule} ${change.kind === 'finding' ? '' : change.key} ${change.message}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [change]);
    else group.push(change);
  }
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return [...groups.values()].toSorted(
    (a, b) => rank[a[0]?.severity ?? 'notice'] - rank[b[0]?.severity ?? 'notice'] || b.length - a.length,
  );
}

function item(group: readonly ReleaseChange[], review: Review): readonly Inline[] {
  const [first] = group;
  if (first === undefined) return [];
  const rule = ruleUrl(review.refs.docsUrl ?? null, first.rule);
  const name =
    first.kind === 'finding'
      ? [strong(...link(rule, text(first.rule)))]
      : [strong(text(KIND[first.kind])), text(' '), code(first.key)];
  const shown = group.slice(0, SHOWN_PLACES).map((one) => place(one.path, one.range.start.line, review));
  const rest = group.length - shown.length;
  return [
    text(`${SEVERITY_SIGN[first.severity]} `),
    ...name,
    text(group.length === 1 ? ' in ' : ` in ${plural(group.length, 'config')}: `),
    ...joined(shown, ', '),
    ...(rest > 0 ? [text(` and ${rest} more`)] : []),
    lineBreak,
    ...sentence(first.message),
    ...(first.fix === null ? [] : [lineBreak, strong(text('Fix:')), text(' '), ...sentence(first.fix.title)]),
  ];
}

const KIND = { default: 'default moved:', begins: 'now read:', stops: 'no longer read:' } as const;

function place(path: string, line: number, review: Review): readonly Inline[] {
  return link(blobUrl(base(review), review.refs.headSha, path, line), code(`${path}:${line}`));
}

const MOST_MEMORY = 12;
const WHAT = { gpu: 'per GPU', cpu: 'CPU memory per node', pinned: 'page-locked memory per node' } as const;

function memory({ configs }: UpgradeReview): readonly Part[] {
  const rows = configs.flatMap((config) => config.memory.map((one) => ({ path: config.path, ...one })));
  if (rows.length === 0) return [];
  const items = rows
    .slice(0, MOST_MEMORY)
    .map((row): readonly Inline[] => [
      code(row.path),
      text(' on '),
      strong(text(row.target)),
      text(`: ${formatBytes(row.before)} → ${formatBytes(row.after)} ${WHAT[row.what]}`),
    ]);
  const rest = rows.length > MOST_MEMORY ? [[text(`and ${rows.length - MOST_MEMORY} more`)]] : [];
  return [
    droppable(
      `\n${markdown([paragraph(text('Memory that moves with the defaults:')), list([...items, ...rest])])}\n`,
      RANK.phases,
      'memory of the release',
    ),
  ];
}

function gone({ configs }: UpgradeReview): readonly Part[] {
  const items = configs.flatMap((config) =>
    config.gone.map((one): readonly Inline[] => [
      code(config.path),
      text(' '),
      strong(text(one.rule)),
      text(': '),
      ...sentence(one.message),
    ]),
  );
  if (items.length === 0) return [];
  const block = details(
    [text(`No longer a problem under the new release: ${plural(items.length, 'finding')}`)],
    list(items.slice(0, 30)),
  );
  return [droppable(`\n${markdown([block])}\n`, RANK.oldFindings, 'finding that the new release ends')];
}
