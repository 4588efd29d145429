import { startRun } from '../start/start-run.ts';
import type { Command } from './command.ts';

const rerun: Command<'rerun'> = {
  kind: 'rerun',
  usage: 'rerun <profile>',
  help: 'Runs the profile again, even if this very config has passed.',
  permission: 'write',
  examples: ['rerun zero3'],
  run: (context, { profile }) => startRun(context, { profile, sha: null, path: null, isForced: true }),
};

export default rerun;
