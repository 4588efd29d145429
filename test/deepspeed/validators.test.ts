/** No release has a validator in Python code that is not ported. */
import { expect, test } from '@jest/globals';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { RELEASES } from '../../core/deepspeed/releases.ts';
import { PORTED_VALIDATORS } from '../../core/deepspeed/validators.ts';

test.each(RELEASES)('DeepSpeed %s', async (version) => {
  const { models } = await loadRelease(version);
  const validators = Object.values(models).flatMap((model) => model.validators ?? []);
  expect(validators.filter((name) => !PORTED_VALIDATORS.has(name))).toEqual([]);
  if (version === RELEASES.at(-1)) expect(validators).toContain('_validate_loss_scale');
});
