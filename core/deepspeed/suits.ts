/** Whether a value is of the kind that a key takes: a suggestion that DeepSpeed would refuse is none. */
import type { Node } from '../config/document.ts';
import type { ReleaseFacts } from './release.ts';
import { isAuto } from './run/truth.ts';

/** `path`: a key read by hand, or a block, as `checkpoint/tag_validation`. What is not known of the key suits it. */
export function suits(facts: ReleaseFacts, path: string, value: Node): boolean {
  if (value.kind === 'null') return true;
  if (isBlock(facts, path)) return value.kind === 'object';
  if (value.kind === 'object') return false;
  const values = Object.hasOwn(facts.values, path) ? facts.values[path] : undefined;
  if (values !== undefined) {
    const written = value.kind === 'string' ? value.value.toLowerCase() : undefined;
    return values.some((one) => one.toLowerCase() === written);
  }
  const standard = Object.hasOwn(facts.keys, path) ? facts.keys[path]?.default : undefined;
  if (typeof standard === 'boolean') return value.kind === 'boolean' || isAuto(value);
  if (typeof standard === 'number' || COUNTS.test(path)) return isNumeric(value) || isAuto(value);
  if (typeof standard === 'string') return value.kind === 'string';
  return true;
}

/** Numbers without a default: `train_batch_size`, `sequence_parallel_size`. */
const COUNTS = /(?:_size|_steps|_per_gpu|_per_print)$/;

function isBlock(facts: ReleaseFacts, path: string): boolean {
  if (Object.hasOwn(facts.sections, path)) return true;
  return Object.keys(facts.keys).some((other) => other.startsWith(`${path}/`));
}

function isNumeric(value: Node): boolean {
  return (
    value.kind === 'number' || (value.kind === 'string' && value.value.trim() !== '' && !Number.isNaN(+value.value))
  );
}
