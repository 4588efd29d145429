/** Every command, in the order of the help. */
import cancel from './cancel.ts';
import help from './help.ts';
import rerun from './rerun.ts';
import smoke from './smoke.ts';
import status from './status.ts';

export const COMMANDS = [smoke, rerun, status, cancel, help] as const;
