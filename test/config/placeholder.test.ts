import { expect, test } from '@jest/globals';
import { isPlaceholder, unfilledAt } from '../../core/config/placeholder.ts';

test.each(['$STAGE', '$' + '{STAGE}', '$' + '{ZERO:-0},', '{{ stage }}', '<stage>', 'CONFIG_BATCH_SIZE,'])(
  '%s is a placeholder',
  (value) => expect(isPlaceholder(value)).toBe(true),
);

test.each(['auto', 'True,', 'NCCL', 'cpu', '$', 'bf16', 'a $NAME', '', 'FP16'])('%s is none', (value) =>
  expect(isPlaceholder(value)).toBe(false),
);

test('what is said of it', () => {
  expect(unfilledAt('{"a": $STAGE}', 6)).toBe('`$STAGE` is a placeholder: no value stands here until it is filled');
  expect(unfilledAt('{"a": 2}', 6)).toBeNull();
});
