/** One review from event to exit: reads, judges, reports. Loaded only where there is something to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import { matchesAny } from '../core/policy/match.ts';
import { COMMENT_LIMIT, renderComment } from '../core/report/comment/comment.ts';
import { readState } from '../core/report/comment/state.ts';
import { moveWords, upgradeOutcome } from '../core/report/upgrade-words.ts';
import type { PolicyInput, ReviewInput } from '../core/review/input.ts';
import type { Review } from '../core/review/outcome.ts';
import { reviewPullRequest } from '../core/review/review.ts';
import { loadHardware, loadModels } from '../data/index.ts';
import type { Runner } from './commands.ts';
import { type Marker, markerLength } from './comment/marker.ts';
import { type Settled, settleComment } from './comment/settle.ts';
import type { Environment } from './environment.ts';
import type { Task } from './event.ts';
import { makeCheckout } from './files/from-checkout.ts';
import { gather } from './files/gather.ts';
import { launchedFiles } from './files/launched.ts';
import { LARGEST_FILE, type Source } from './files/read-file.ts';
import { makeClient } from './github/client.ts';
import { makeApi } from './github/octokit-api.ts';
import { proxyFetch } from './github/proxy.ts';
import type { Inputs } from './inputs.ts';
import { policyModels } from './models.ts';
import { report } from './output/report.ts';
import { readPolicy } from './policy.ts';
import { type Refs, resolveRefs } from './refs.ts';
import { releaseOf } from './release.ts';
import { releaseOfRepository } from './repository-release.ts';
import { upgradeOf } from './upgrade/upgrade.ts';

export interface RunOptions {
  readonly environment: Environment;
  readonly inputs: Inputs;
  readonly task: Exclude<Task, { kind: 'nothing' | 'unusable' }>;
  readonly runner: Runner;
}

/** True: the job may go on. */
export async function run({ environment, inputs, task, runner }: RunOptions): Promise<boolean> {
  for (const secret of [inputs.token, inputs.hfToken]) if (secret) runner.mask(secret);
  const fetch = await proxyFetch(environment.variables);
  const client = makeClient({
    token: inputs.token,
    apiUrl: environment.apiUrl,
    onWait: (message) => runner.info(message),
    ...(fetch ? { fetch } : {}),
  });
  const api = makeApi(client, environment.owner, environment.repo);
  const source: Source = { api, checkout: makeCheckout(environment.workspace, LARGEST_FILE) };

  const resolved = await resolveRefs(api, task);
  if (resolved.kind === 'nothing') {
    runner.notice(`Nothing to review: ${resolved.because}.`);
    return true;
  }
  const { refs } = resolved;
  runner.info(
    `Comparing ${refs.headSha.slice(0, 7)} with ${refs.mergeBaseSha.slice(0, 7)}: ${refs.changed.length} changed files`,
  );
  const { input, notes } = await readInput(source, refs, environment, inputs, fetch);
  const review = reviewPullRequest(input);
  runner.info(
    `${review.configs.length} DeepSpeed configs: ${review.errors} errors, ${review.warnings} warnings, verdict ${review.verdict}`,
  );
  for (const upgrade of review.upgrades) runner.info(`DeepSpeed ${moveWords(upgrade)}: ${upgradeOutcome(upgrade)}`);

  const settled = await comment({ environment, inputs, refs, review, api });
  const refusal =
    settled?.kind === 'refused'
      ? [`the comment could not be written (${settled.because}); the result is in the job summary`]
      : [];
  const standing = settled?.kind === 'written' ? settled : settled?.kind === 'left' ? settled.comment : null;
  await report({
    environment,
    runner,
    review,
    comment: standing,
    notes: [...refs.notes, ...notes, ...refusal],
    sarifFile: inputs.sarifFile,
  });
  if (settled) runner.info(outcome(settled));
  if (review.failed)
    runner.error(
      `${review.errors} errors, ${review.warnings} warnings in DeepSpeed configs: the job fails on ${review.failOn}.`,
    );
  return !review.failed;
}

async function readInput(
  source: Source,
  refs: Refs,
  environment: Environment,
  inputs: Inputs,
  fetch: typeof globalThis.fetch | null,
): Promise<{ readonly input: ReviewInput; readonly notes: readonly string[] }> {
  const [policy, hardware, catalogue] = await Promise.all([
    readPolicy(source, inputs.policy, refs.baseSha),
    loadHardware(),
    loadModels(),
  ]);
  const models = await policyModels({
    source,
    baseSha: refs.baseSha,
    policy: policy.parsed,
    catalogue,
    hfToken: inputs.hfToken,
    variables: environment.variables,
    ...(fetch ? { fetch } : {}),
  });
  const { headSha, mergeBaseSha, changed } = refs;
  const isNamed = namedFiles(policy);
  const gathered = await gather({ source, changed, headSha, mergeBaseSha, isNamed });
  const repositoryFiles = await launchedFiles(source, gathered.files, headSha);
  const { upgrade, notes: unseen } = await upgradeOf(source, refs, policy);
  // Where no config is reviewed nobody asks for the release.
  const isAsked = gathered.files.length > 0 || upgrade !== null;
  const repository = () => (isAsked ? releaseOfRepository(source, headSha) : Promise.resolve(null));
  const release = await releaseOf(inputs.deepspeedVersion, policy, repository);
  const input: ReviewInput = {
    files: gathered.files,
    refs: {
      repository: `${environment.owner}/${environment.repo}`,
      serverUrl: environment.serverUrl,
      pull: refs.pull,
      baseSha: refs.baseSha,
      headSha,
      mergeBaseSha,
      docsUrl: environment.docsUrl,
    },
    policy,
    ...(inputs.failOn === null ? {} : { failOn: inputs.failOn }),
    hardware,
    models: models.catalogue,
    deepspeed: release.deepspeed,
    ...(repositoryFiles === null ? {} : { repository: repositoryFiles }),
    ...(upgrade === null ? {} : { upgrade }),
  };
  return { input, notes: [...release.notes, ...models.notes, ...gathered.notes, ...unseen] };
}

/** The policy itself, and what it calls a config, whatever that holds. */
function namedFiles({ path: policyPath, parsed }: PolicyInput): (path: string) => boolean {
  const patterns = [...(parsed?.configs ?? []), ...(parsed?.workloads ?? []).map((workload) => workload.config)];
  return (path) => path === policyPath || matchesAny(patterns, path);
}

interface CommentOptions extends Pick<RunOptions, 'environment' | 'inputs'> {
  readonly refs: Refs;
  readonly review: Review;
  readonly api: ReturnType<typeof makeApi>;
}

async function comment({ environment, inputs, refs, review, api }: CommentOptions): Promise<Settled | null> {
  if (refs.pull === null || inputs.comment === 'never' || refs.isOutdated) return null;
  const marker: Marker = {
    head: refs.headSha,
    runId: environment.runId,
    runAttempt: environment.runAttempt,
    policy: inputs.policy,
    by: null,
  };
  const limit = COMMENT_LIMIT - markerLength(marker);
  return settleComment({
    api,
    pull: refs.pull,
    wanted: {
      mode: inputs.comment,
      marker,
      render: (previous) => {
        const { body, worthPosting } = renderComment(review, {
          previous: previous === null ? null : readState(previous),
          limit,
        });
        return { content: body, worthPosting: worthPosting || previous !== null };
      },
    },
    pause: (seconds) => sleep(seconds * 1000),
  });
}

function outcome(settled: Settled): string {
  switch (settled.kind) {
    case 'written':
      return `${settled.isNew ? 'Comment written' : 'Comment brought up to date'}: ${settled.url}`;
    case 'refused':
      return 'No comment was written';
    case 'left':
      return {
        off: 'No comment, as the input comment says',
        'nothing-to-say': 'No comment: nothing in this pull request concerns DeepSpeed',
        unchanged: 'The comment already says this',
        'newer-run': 'A newer run has written the comment',
        'moved-on': 'The pull request has moved on: the newer run writes the comment',
      }[settled.because];
  }
}
