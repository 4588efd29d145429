/** One changed config: both sides read, compared, and put on every target. */
import type { ReleaseFacts } from '../deepspeed/release.ts';
import { changedKeys } from '../diff/keys.ts';
import type { Target } from '../hardware/target.ts';
import type { ModelCatalogue } from '../models/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import type { Integration } from '../rules/rule.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { askedIntegrations, checkOptions } from './check-options.ts';
import { compareFindings } from './compare-findings.ts';
import { type Effective, effective } from './effective.ts';
import type { FailOn, ReviewFile } from './input.ts';
import { configVerdict } from './judge.ts';
import { type LaunchedWorkloads, saidWorkload } from './launched.ts';
import { marks } from './marks.ts';
import { mend } from './mend.ts';
import type { ConfigReview } from './outcome.ts';
import { readSide, type Side } from './side.ts';
import { speedChange } from './speed.ts';
import { type AdviceBudget, targetReviews } from './target-reviews.ts';
import { type WorkloadOfConfig, workloadOf } from './workload.ts';

export interface Surroundings {
  readonly targets: readonly Target[];
  /** The targets are those of a policy, not the default matrix. */
  readonly targetsKnown: boolean;
  readonly policy: Policy;
  readonly policyPath: string;
  readonly launched: LaunchedWorkloads;
  readonly models: ModelCatalogue;
  readonly deepspeed: string;
  /** null: the latest. */
  readonly release: ReleaseFacts | null;
  readonly settings: RuleSettings;
  readonly failOn: FailOn;
  readonly advice: AdviceBudget;
}

export function reviewConfig(file: ReviewFile, around: Surroundings): ConfigReview {
  const said = saidWorkload(file.path, around.policy, around.policyPath, around.launched);
  const workload = said?.workload ?? null;
  const asked = askedIntegrations(workload);
  const options = checkOptions(workload, around);
  const launch = {
    micro: workload?.micro_batch ?? null,
    accumulation: workload?.gradient_accumulation_steps ?? null,
    precision: said?.precision ?? null,
  };
  const base =
    file.base === null ? null : readSide(file.previousPath ?? file.path, file.base, options, launch, file.baseEncoding);
  const head = file.head === null ? null : readSide(file.path, file.head, options, launch, file.headEncoding);
  const known = workload === null ? null : workloadOf(workload, said?.from ?? '', around.models);
  const now = head ?? base;
  const reviews = head === null ? [] : targetReviews(base, head, known?.known ?? null, around.targets, around.advice);
  const unknowns = head === null ? [] : unknownsOf(known, around);
  const { findings, fixed, suppressed } = compareFindings(base, head, file);
  const [settingsBefore, settingsNow] = [base, head].map((side) =>
    side === null ? null : settings(side, around.targets),
  );
  const checklist =
    head === null || !settingsNow
      ? []
      : marks({
          base: settingsBefore ?? null,
          head: settingsNow,
          headAt: (ranks) => effective(head.resolved(ranks)),
          findings,
          accepts: head.accepts,
          intended: head.intended,
          deepspeed: around.deepspeed,
          targets: around.targets,
          reviews,
          unknowns,
        });
  return {
    kind: 'ds_config',
    path: file.path,
    previousPath: file.previousPath ?? null,
    status: file.status,
    syntax: now?.document.syntax ?? null,
    verdict: configVerdict({ findings, targets: reviews }, around.failOn),
    findings,
    suppressed,
    uselessSuppressions: head?.useless ?? [],
    patch:
      head === null || file.headEncoding !== undefined
        ? null
        : mend(head, (text) => readSide(file.path, text, options, launch)),
    fixed,
    accepts: { base: base?.accepts ?? null, head: head?.accepts ?? null },
    integrations: {
      names: now?.intended ?? asked,
      because: because(workload?.integration, now?.intended ?? asked, said?.from ?? ''),
    },
    keys: changedKeys(base?.document.root ?? null, head?.document.root ?? null),
    workload: known?.state ?? null,
    targets: reviews,
    marks: checklist,
    unknowns: [...unknowns, ...(known?.unknowns ?? [])],
    speed: base === null || head === null ? null : speedChange(base, head, known?.known ?? null, around.targets),
  };
}

function settings(side: Side, targets: readonly Target[]): Effective {
  return effective(side.resolved(targets[0]?.worldSize ?? 1));
}

function because(integration: Integration | undefined, intended: readonly Integration[], policyPath: string): string {
  if (integration !== undefined) return `${policyPath} says so`;
  if (intended.length === 1 && intended[0] === 'raw')
    return 'the file is not strict JSON, which only DeepSpeed itself reads';
  return intended.includes('raw') ? 'the file fits both' : 'the file has "auto" values';
}

function unknownsOf(known: WorkloadOfConfig | null, around: Surroundings): string[] {
  return [
    known === null || known.known === null ? 'model' : '',
    known !== null && known.state.sequenceLength === null ? 'sequence length' : '',
    around.targetsKnown ? '' : 'your hardware',
  ].filter((unknown) => unknown !== '');
}
