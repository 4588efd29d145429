/** The flags that say what a smoke profile sets in a config. */
import type { ProfileSettings } from '../core/config/resolve/apply-profile.ts';
import { oneOf } from './arguments.ts';
import type { Arguments, OptionSpec } from './command.ts';

export const PROFILE_OPTIONS = {
  stage: { type: 'string', value: '0|1|2|3', help: 'set the ZeRO stage' },
  offload: { type: 'string', value: 'cpu|nvme', help: 'offload the optimizer (at stage 3 the parameters too)' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

const STAGES = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;

export function profileOf(args: Arguments): ProfileSettings {
  const stage = args.text('stage');
  const offload = args.text('offload');
  return {
    ...(stage === undefined ? {} : { stage: STAGES[oneOf('stage', stage, ['0', '1', '2', '3'] as const)] }),
    ...(offload === undefined ? {} : { offload: oneOf('offload', offload, ['cpu', 'nvme'] as const) }),
  };
}
