/** Which profile a word means: the policy's first, then those that are built in. */

import type { Profile, SmokeSettings } from '../policy/settings.ts';
import { code } from '../replies/escape.ts';
import { type Decision, refuse } from './decision.ts';

export function decideProfile(name: string, settings: SmokeSettings): Decision<{ readonly profile: Profile }> {
  const profile = settings.profiles.get(name);
  if (profile) return { kind: 'go', profile };
  const accepted = [...settings.profiles.keys()].map((known) => code(known)).join(', ');
  return refuse('unknown-profile', `${code(name)} is no smoke profile of this repository. There are: ${accepted}.`);
}
