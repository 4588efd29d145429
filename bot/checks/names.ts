/** Names that branch protection knows: they never change. */

export const GATE_NAME = 'ds-review/smoke-gate';
const SMOKE_PREFIX = 'ds-smoke/';

export function smokeCheckName(profile: string): string {
  return `${SMOKE_PREFIX}${profile}`;
}

export function isSmokeCheck(name: string): boolean {
  return name.startsWith(SMOKE_PREFIX);
}
