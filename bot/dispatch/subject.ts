/** What a run proves: this config, run in this way. Two runs with the same subject would do the same. */
import { createHash } from 'node:crypto';
import type { DispatchInputs } from './inputs.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Hex SHA-256 over the config's hash and every setting of the profile; who asked, where and when has no part in it. */
export function subjectOf(
  inputs: Omit<DispatchInputs, 'request_id' | 'head_sha' | 'pr_number' | 'config_path'>,
): string {
  const { config_sha256, profile, model, world_size, steps, timeout_minutes: _limit, ...shape } = inputs;
  const settings = Object.entries(shape).filter(
    ([name]) => !['request_id', 'head_sha', 'pr_number', 'config_path'].includes(name),
  );
  return sha256(JSON.stringify([config_sha256, profile, model, world_size, steps, ...settings.sort()]));
}
