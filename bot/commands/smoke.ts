import { startRun } from '../start/start-run.ts';
import type { Command } from './command.ts';

const smoke: Command<'smoke'> = {
  kind: 'smoke',
  usage: '<profile> [<sha>] [<config path>]',
  help: 'Runs the config on a GPU with the real DeepSpeed and ends in the check `ds-smoke/<profile>`.',
  permission: 'write',
  examples: ['zero3', 'zero3 0123456789abcdef0123456789abcdef01234567', 'zero2-offload configs/train.json'],
  run: (context, { profile, sha, path }) => startRun(context, { profile, sha, path, isForced: false }),
};

export default smoke;
