/** What must hold after one command, whatever went wrong on the way. */
import type { Stage } from './stage.ts';

/** A runner that takes every run at once and ends it. */
export function autoRunner(stage: Stage, conclusion = 'success', delay = 40): void {
  const { world } = stage.git;
  world.onRun.push((run, action) => {
    if (run.repository !== stage.repository) return;
    const next = () => {
      if (run.status === 'completed') return;
      if (action === 'requested') world.begin(run);
      if (action === 'in_progress') world.complete(run, conclusion);
    };
    setTimeout(next, delay);
  });
}

export const isSettled = (stage: Stage): boolean => {
  const checks = stage.checks('ds-smoke/zero3');
  const saysSomething = checks.length > 0 || stage.replies().length > 0;
  return (
    saysSomething &&
    checks.every((check) => check.status === 'completed') &&
    stage.runs().every((run) => run.status === 'completed')
  );
};

/** One line for each promise that was broken. */
export function brokenPromises(stage: Stage, runConclusion: string): string[] {
  const checks = stage.checks('ds-smoke/zero3');
  const runs = stage.runs();
  const broken: string[] = [];
  if (runs.length > 1) broken.push(`${runs.length} runs`);
  if (checks.length > 1) broken.push(`${checks.length} checks`);
  if (stage.replies().length > 1) broken.push(`${stage.replies().length} replies`);
  if (checks.some((check) => check.status !== 'completed')) broken.push('a check is left open');
  const isGreen = checks.some((check) => check.conclusion === 'success');
  if (isGreen && !(runs.length === 1 && runConclusion === 'success')) broken.push('green without a green run');
  if (checks.length === 0 && stage.replies().length === 0) broken.push('the user sees nothing');
  return broken;
}
