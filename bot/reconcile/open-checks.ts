/** Checks whose run went on without us, and heads that got no gate: looked for in every repository of every installation. */
import { checkById, checksOf } from '../checks/find.ts';
import { GATE_NAME, isSmokeCheck } from '../checks/names.ts';
import { putGate } from '../gate/refresh.ts';
import { statusOf } from '../octokit/failure.ts';
import { readPolicy } from '../policy/read.ts';
import { filesOfPull } from '../repository/changed-files.ts';
import { ledgerOf, listRuns } from '../repository/ledger.ts';
import { at, type Scope } from '../scope.ts';
import { settleOverdue, watch } from './overdue.ts';

const DAY = 24 * 60 * 60_000;
const MOST_PULLS = 50;

/** Runs and their attempts that a look has found settled, so that the next look need not ask again. */
export type SettledRuns = Set<string>;

export async function sweepRepository(scope: Scope, settled: SettledRuns): Promise<void> {
  const { settings } = await readPolicy(scope);
  const runs = await listRuns(scope, settings.smoke.workflow);
  // without the workflow nothing was ever started, and nobody has set the bot up here
  if (runs === null) return;
  const now = scope.services.clock.now();
  for (const run of ledgerOf(runs, scope.defaultBranch)) {
    const key = `${run.runId}:${run.attempt}`;
    if (settled.has(key) || (run.endedAt !== null && now - run.endedAt > DAY)) continue;
    await lookAtRun(scope, run.checkRunId, run.isOpen);
    if (!run.isOpen) settled.add(key);
  }
  await sweepHeads(scope, now);
}

async function lookAtRun(scope: Scope, checkRunId: number, runIsOpen: boolean): Promise<void> {
  await scope.services.tasks.run(`check:${checkRunId}`, async () => {
    try {
      const check = await checkById(scope, checkRunId);
      if (!check?.isOpen) return;
      if (runIsOpen && check.state) watch(scope, check.id, check.state.timeoutMinutes);
      await settleOverdue(scope, check);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  });
}

async function sweepHeads(scope: Scope, now: number): Promise<void> {
  const { data } = await scope.octokit.rest.pulls.list({
    ...at(scope),
    state: 'open',
    sort: 'updated',
    direction: 'desc',
    per_page: MOST_PULLS,
  });
  for (const pull of data) {
    if (now - Date.parse(pull.updated_at) > 3 * DAY) break;
    const sha = pull.head.sha;
    const checks = await checksOf(scope, sha);
    for (const check of checks.filter((entry) => entry.isOpen && isSmokeCheck(entry.name)))
      await scope.services.tasks.run(`check:${check.id}`, () => settleOverdue(scope, check));
    if (checks.some((check) => check.name === GATE_NAME)) continue;
    await putGate(scope, {
      headSha: sha,
      pull: pull.number,
      isFork: pull.head.repo?.id !== scope.repositoryId,
      listFiles: () => filesOfPull(scope, pull.number),
      since: null,
    });
  }
}
