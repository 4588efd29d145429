/** The entry of the Action. Small on purpose: what a run with nothing to do needs, and no more. */
import { readFileSync } from 'node:fs';
import { makeRunner } from './commands.ts';
import { readEnvironment } from './environment.ts';
import { type Task, taskOf } from './event.ts';
import { readInputs } from './inputs.ts';
import { describe } from './problem.ts';

async function main(): Promise<boolean> {
  const environment = readEnvironment(process.env);
  const runner = makeRunner(environment.outputFile, (line) => process.stdout.write(`${line}\n`));
  try {
    const task = readTask(environment.eventName, environment.eventPath);
    if (task.kind === 'nothing') {
      runner.notice(`Nothing to review: ${task.because}.`);
      return true;
    }
    const read = readInputs(environment.variables);
    const unusable = task.kind === 'unusable' ? task.because : read.ok ? null : read.problem;
    if (task.kind === 'unusable' || !read.ok) {
      runner.error(`ds-config-review cannot start: ${unusable}.`);
      return false;
    }
    const { run } = await import('./run.ts');
    return await run({ environment, inputs: read.inputs, task, runner });
  } catch (error) {
    runner.error(`ds-config-review stopped: ${describe(error)}.`);
    return false;
  }
}

function readTask(eventName: string, path: string | null): Task {
  let payload: unknown;
  try {
    payload = path === null ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { kind: 'unusable', because: `the event file ${path} cannot be read` };
  }
  return taskOf(eventName, payload);
}

// not process.exit: what was written to stdout has to arrive
if (!(await main())) process.exitCode = 1;
