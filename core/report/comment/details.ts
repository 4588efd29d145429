/** What is folded under a config: changed keys, assumptions with where they come from. */

import { dotted, type KeyChange, MOST_CHANGES } from '../../diff/keys.ts';
import type { ConfigReview, Review } from '../../review/outcome.ts';
import {
  type Block,
  code,
  details,
  type Inline,
  joined,
  link,
  list,
  pre,
  sentence,
  strong,
  text,
} from '../document.ts';
import { blobUrl } from '../links.ts';
import { formatCount, plural } from '../quantity.ts';
import { base } from './findings.ts';
import { LAUNCHER } from './marks.ts';

const SHOWN_KEYS = 40;

export function keyDetails(keys: readonly KeyChange[], title: string): Block | null {
  if (keys.length === 0) return null;
  const items = keys.slice(0, SHOWN_KEYS).map(keyItem);
  const rest = keys.length > SHOWN_KEYS ? [[text(`and ${keys.length - SHOWN_KEYS} more`)]] : [];
  return details(
    [text(`${title} (${plural(keys.length, 'key')}${keys.length < MOST_CHANGES ? '' : ' and more'})`)],
    list([...items, ...rest]),
  );
}

export function keyItem(change: KeyChange): readonly Inline[] {
  const key = code(dotted(change.pointer));
  switch (change.kind) {
    case 'renamed':
      return [key, text(' was '), code(dotted(change.from ?? '')), text(': '), code(change.head ?? '')];
    case 'moved':
      return [key, text(' moved here from '), code(dotted(change.from ?? ''))];
    case 'added':
      return [key, text(' added: '), code(change.head ?? '')];
    case 'removed':
      return [key, text(' removed, was '), code(change.base ?? '')];
    case 'changed':
      return [key, text(' '), code(change.base ?? ''), text(' → '), code(change.head ?? '')];
  }
}

export function assumptionDetails(config: ConfigReview): Block | null {
  const items: (readonly Inline[])[] = [];
  const { workload } = config;
  if (workload !== null) {
    const size = workload.parameters === null ? '' : ` (${formatCount(workload.parameters)} parameters)`;
    const facts = [
      workload.microBatch === null ? '' : `micro batch ${workload.microBatch}`,
      workload.sequenceLength === null ? '' : `${workload.sequenceLength} tokens`,
    ].filter((fact) => fact !== '');
    items.push([
      text('Model '),
      code(workload.model),
      text(`${size}${facts.length === 0 ? '' : `, ${facts.join(', ')}`}; from `),
      code(workload.from),
    ]);
  }
  const launchers = config.integrations.names.map((name) => LAUNCHER[name]).join(' or ');
  items.push([text(`Launched by ${launchers}: `), ...sentence(config.integrations.because)]);
  const memories = config.targets.flatMap((target) => (target.head === null ? [] : [target.head]));
  for (const assumption of new Set(memories.flatMap((memory) => memory.assumptions))) items.push(sentence(assumption));
  const missing = new Set(memories.flatMap((memory) => memory.missing));
  if (missing.size > 0) items.push([text(`Not modelled: ${[...missing].join(', ')}`)]);
  if (config.unknowns.length > 0) items.push([text('Unknown: '), ...joined(config.unknowns.map(sentence), ', ')]);
  for (const line of config.speed?.lines ?? []) items.push([text(`Speed, ${line.what}: `), ...sentence(line.formula)]);
  return details([text('Assumed, unknown, and where it comes from')], list(items));
}

/** Ready to be taken over: `git apply` knows it with the file's names in front. */
export function patchDetails(config: ConfigReview): Block | null {
  const { patch } = config;
  if (patch === null) return null;
  return details(
    [text(`Patch with ${plural(patch.fixes.length, 'fix', 'fixes')}: `), code(config.path)],
    pre(patch.diff, 'diff'),
  );
}

/** What is accepted, with its reason, and what accepts nothing: so that neither is forgotten. */
export function suppressedDetails(config: ConfigReview, review: Review): Block | null {
  const { suppressed, uselessSuppressions: useless } = config;
  if (suppressed.length === 0 && useless.length === 0) return null;
  const accepted = suppressed
    .slice(0, MOST_SUPPRESSED)
    .map(({ finding, reason, by }): readonly Inline[] => [
      ...place(finding.path, finding.range.start.line, review),
      text(' '),
      strong(text(finding.rule)),
      text(`, by ${by === 'policy' ? 'the policy' : 'a comment'}: “${reason}”`),
    ]);
  const others = useless
    .slice(0, MOST_SUPPRESSED)
    .map((one): readonly Inline[] => [
      text('⚠️ '),
      ...(one.range === null ? [code(review.policy.path)] : place(one.path, one.range.start.line, review)),
      text(' '),
      strong(text(one.rule)),
      text(': '),
      ...sentence(one.message),
    ]);
  const left = suppressed.length + useless.length - accepted.length - others.length;
  const title = [
    ...(suppressed.length === 0 ? [] : [`Accepted with a reason: ${plural(suppressed.length, 'finding')}`]),
    ...(useless.length === 0 ? [] : [`without effect: ${plural(useless.length, 'suppression')}`]),
  ].join(' · ');
  return details(
    [text(`${title.charAt(0).toUpperCase()}${title.slice(1)}`)],
    list([...accepted, ...others, ...(left > 0 ? [[text(`and ${left} more`)]] : [])]),
  );
}

const MOST_SUPPRESSED = 40;

const place = (path: string, line: number, review: Review): readonly Inline[] =>
  link(blobUrl(base(review), review.refs.headSha, path, line), code(`${path}:${line}`));

/** What the change does to the time of a step. */
export function speedLine(config: ConfigReview): readonly Inline[] | null {
  if (config.speed === null || config.speed.lines.length === 0) return null;
  const parts = config.speed.lines.flatMap((line, index) => [text(index === 0 ? '' : ' · '), ...sentence(line.text)]);
  return [text('Speed: '), ...parts];
}
