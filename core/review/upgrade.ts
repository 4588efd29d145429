/** A pull request that moves the DeepSpeed release: what that does to every config of the repository, changed or not. */

import type { ConfigDocument, Node } from '../config/document.ts';
import { parseDecoded } from '../config/parse.ts';
import { pointerOf } from '../config/pointer.ts';
import { rangeOf } from '../config/positions.ts';
import { lookupMember } from '../config/resolve/lookup.ts';
import { type UpgradeReview as Compared, type MovedDefault, reviewUpgrade } from '../diff/upgrade.ts';
import { bySeverity, locate } from '../report/finding.ts';
import { fingerprint } from '../report/fingerprint.ts';
import { checkOptions } from './check-options.ts';
import type { Surroundings } from './config-review.ts';
import type { NamedRelease, ReleaseMove, UpgradeInput } from './input.ts';
import { saidWorkload } from './launched.ts';
import type { ReleaseChange, UpgradeOfConfig, UpgradeReview, Verdict } from './outcome.ts';
import { acceptedHere } from './suppress.ts';
import { movedBytes } from './upgrade-memory.ts';

/** Configs of which a moved default is put through the replay. */
const MOST_REPLAYS = 8;

type File = UpgradeInput['files'][number];

export function reviewUpgrades(
  input: UpgradeInput | undefined,
  files: readonly File[],
  around: Surroundings,
): readonly UpgradeReview[] {
  if (input === undefined) return [];
  return input.moves.map((move) => reviewMove(move, files, input.notes, around));
}

function reviewMove(
  move: ReleaseMove,
  files: readonly File[],
  notes: readonly string[],
  around: Surroundings,
): UpgradeReview {
  const { from, to } = move;
  const budget = { left: MOST_REPLAYS };
  const configs = sameFacts(move) ? [] : files.map((file) => ofConfig(file, move, around, budget));
  return {
    from: release(from),
    to: release(to),
    places: move.places,
    looked: files.length,
    configs: configs.filter(hasNews).toSorted(worstFirst),
    verdict: configs.some((one) => one.verdict === 'fail')
      ? 'fail'
      : configs.some((one) => one.verdict === 'warn')
        ? 'warn'
        : 'pass',
    comparable: !sameFacts(move),
    notes,
  };
}

const sameFacts = ({ from, to }: ReleaseMove): boolean => from.facts.deepspeed === to.facts.deepspeed;

const release = ({ named, exact, facts }: NamedRelease): UpgradeReview['from'] => ({
  named,
  exact,
  reviewedAs: facts.deepspeed,
});

const hasNews = (config: UpgradeOfConfig): boolean =>
  config.changes.length > 0 || config.breaks || config.mends || config.memory.length > 0;

const RANK: Readonly<Record<Verdict, number>> = { fail: 0, warn: 1, pass: 2 };
const worstFirst = (a: UpgradeOfConfig, b: UpgradeOfConfig): number =>
  RANK[a.verdict] - RANK[b.verdict] || (a.path < b.path ? -1 : 1);

function ofConfig(
  file: File,
  { from, to }: ReleaseMove,
  around: Surroundings,
  budget: { left: number },
): UpgradeOfConfig {
  const said = saidWorkload(file.path, around.policy, around.policyPath, around.launched);
  const document = parseDecoded(file.path, { text: file.text, problem: file.encoding ?? null });
  const { deepspeed: _, release: __, ...options } = checkOptions(said?.workload ?? null, around);
  const accepted = acceptedHere(file.path, around.policy.suppressions);
  const compared = reviewUpgrade(document, from.facts, to.facts, { ...options, accepted });
  const changes = [...findings(compared, document), ...defaults(compared, document), ...readings(compared, document)];
  const flips = compared.verdicts.filter(({ integration }) =>
    compared.after.intended.some((one) => one === integration),
  );
  const memory =
    compared.movedDefaults.length === 0 || budget.left <= 0
      ? []
      : movedBytes(file, compared.movedDefaults, said, around);
  if (memory.length > 0) budget.left -= 1;
  return {
    path: file.path,
    verdict: changes.some((one) => one.severity === 'error')
      ? 'fail'
      : changes.some((one) => one.severity === 'warning')
        ? 'warn'
        : 'pass',
    breaks: flips.some(({ accepted: now }) => !now),
    mends: flips.some(({ accepted: now }) => now),
    changes: changes.toSorted(bySeverity),
    gone: compared.gone.filter(({ severity }) => severity !== 'notice').map(({ rule, message }) => ({ rule, message })),
    memory,
  };
}

/** Notices of the rules say what hangs on what is not known; what moved is said by the others. */
function findings({ appeared }: Compared, document: ConfigDocument): ReleaseChange[] {
  return appeared
    .filter(({ severity }) => severity !== 'notice')
    .map((one) => {
      const located = locate(one, document);
      return { ...located, kind: 'finding' as const, key: located.pointer, fingerprint: fingerprint(located) };
    });
}

const SEVERITY: Readonly<Record<MovedDefault['on'], ReleaseChange['severity']>> = {
  training: 'warning',
  host: 'notice',
  none: 'notice',
};

function defaults({ movedDefaults }: Compared, document: ConfigDocument): ReleaseChange[] {
  return movedDefaults.map((moved) => {
    const path = moved.key.split('.');
    const block = document.root === null ? undefined : lookupMember(document.root, path.slice(0, -1));
    return change(
      'default',
      moved.key,
      pointerOf(...path),
      moved.message,
      SEVERITY[moved.on],
      document,
      block?.keySpan,
    );
  });
}

/** A whole block at the top that is no longer read is a finding of its own rule. */
function readings({ readings: all, appeared }: Compared, document: ConfigDocument): ReleaseChange[] {
  const told = new Set(appeared.map(({ at }) => at.pointer));
  return all
    .filter(({ pointer }) => !told.has(pointer))
    .map(({ pointer, member, kind }) => {
      const key = pointer.slice(1).replaceAll('/', '.');
      const message =
        kind === 'begins'
          ? `\`${key}\` was ignored by the old release and is read by the new one: what is written there acts now.`
          : `\`${key}\` was read by the old release and is ignored by the new one: what is written there does nothing any more.`;
      return change(kind, key, pointer, message, isOff(member.value) ? 'notice' : 'warning', document, member.keySpan);
    });
}

/** Whether anybody reads it makes no difference. */
function isOff(value: Node): boolean {
  if (value.kind === 'object') {
    const enabled = lookupMember(value, ['enabled'])?.value;
    return value.members.length === 0 || (enabled !== undefined && isOff(enabled));
  }
  return value.kind === 'null' || (value.kind === 'boolean' && !value.value);
}

function change(
  kind: ReleaseChange['kind'],
  key: string,
  pointer: string,
  message: string,
  severity: ReleaseChange['severity'],
  document: ConfigDocument,
  span = { start: 0, end: 0 },
): ReleaseChange {
  const id = { rule: UPGRADE_RULE, path: document.path, pointer };
  return {
    ...id,
    kind,
    key,
    message,
    severity,
    effect: kind === 'stops' ? 'ignored' : 'changed',
    range: rangeOf(document.text, span),
    fix: null,
    integrations: null,
    worldSizes: null,
    fingerprint: fingerprint(id),
  };
}

/** What is said of a release, and by no rule of a config. */
export const UPGRADE_RULE = 'deepspeed-upgrade';
