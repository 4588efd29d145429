/** One side of a changed config, base or head: what it is, what is wrong with it, and what DeepSpeed will see. */
import type { ConfigDocument, ObjectNode, SyntaxProblem } from '../config/document.ts';
import { parseDecoded } from '../config/parse.ts';
import { type Plain, toPlain } from '../config/plain.ts';
import { resolve } from '../config/resolve/resolve.ts';
import type { Suppression } from '../policy/policy.ts';
import type { Accepts } from '../report/checked-file.ts';
import { bySeverity, type LocatedFinding, locate } from '../report/finding.ts';
import { type CheckOptions, checkConfig } from '../rules/check.ts';
import type { Integration } from '../rules/rule.ts';
import type { RunContext } from '../rules/view.ts';
import { assumedArguments, type LaunchNumbers } from './assumed-arguments.ts';
import { acceptedHere, type LocatedSuppression, locateUseless, type UselessEntry } from './suppress.ts';

export interface SuppressionOptions {
  /** Of the policy, for all files. */
  readonly suppressions?: readonly Suppression[];
}

export interface Side {
  readonly document: ConfigDocument;
  /** Worst first. */
  readonly findings: readonly LocatedFinding[];
  /** Found, and accepted with a reason. */
  readonly suppressed: readonly LocatedSuppression[];
  readonly useless: readonly UselessEntry[];
  readonly accepts: Accepts;
  /** The ways of launching that the file is meant for. */
  readonly intended: readonly Integration[];
  /** What was taken for granted to fill them, each a sentence. */
  readonly assumptions: readonly string[];
  /** The config with every "auto" filled, for this many ranks, as the first intended way of launching fills it. */
  readonly resolved: (worldSize: number) => { readonly [key: string]: Plain };
}

/** `encoding`: what is wrong with the bytes that `text` was read from. */
export function readSide(
  path: string,
  text: string,
  options: CheckOptions & SuppressionOptions,
  launch: LaunchNumbers,
  encoding: SyntaxProblem | null = null,
): Side {
  const document = parseDecoded(path, { text, problem: encoding });
  const accepted = acceptedHere(path, options.suppressions ?? []);
  const checked = checkConfig(document, accepted.length === 0 ? options : { ...options, accepted });
  const { findings, accepts, intended } = checked;
  const { trainingArguments, assumptions } = assumedArguments(document.root, launch);
  const run = { ...options.run, trainingArguments };
  const known = new Map<number, { readonly [key: string]: Plain }>();
  return {
    document,
    findings: findings.map((finding) => locate(finding, document)).toSorted(bySeverity),
    suppressed: checked.suppressed.map(({ finding, ...rest }) => ({ ...rest, finding: locate(finding, document) })),
    useless: locateUseless(checked.uselessSuppressions, document, options.suppressions ?? []),
    accepts,
    intended,
    assumptions,
    resolved: (worldSize) => {
      const before = known.get(worldSize);
      if (before !== undefined) return before;
      const plain = resolveFor(document, intended[0] ?? 'raw', run, worldSize);
      known.set(worldSize, plain);
      return plain;
    },
  };
}

function resolveFor(
  document: ConfigDocument,
  integration: Integration,
  run: RunContext,
  worldSize: number,
): { readonly [key: string]: Plain } {
  const written: ObjectNode =
    document.root?.kind === 'object' ? document.root : { kind: 'object', members: [], span: { start: 0, end: 0 } };
  const plain = toPlain(resolve(document, written, integration, run).atWorld(worldSize).root);
  return plain !== null && typeof plain === 'object' && !Array.isArray(plain) ? plain : Object.create(null);
}
