/** result.json as bytes from a stranger: parsed and held against its schema before anything of it is looked at. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/smoke-result.schema.json' with { type: 'json' };
import { trustedBySchema } from '../trust.ts';
import type { SmokeResult } from './figures.ts';

export type ReadResult =
  | { readonly kind: 'result'; readonly result: SmokeResult }
  | {
      readonly kind: 'refused';
      readonly code: 'not-json' | 'not-in-schema' | 'other-request';
      readonly detail: string;
    };

const ajv = new Ajv2020({ strict: false, allErrors: false });
const isResult = ajv.compile(schema);

export function readResult(bytes: Uint8Array, requestId: string): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { kind: 'refused', code: 'not-json', detail: error instanceof Error ? error.message : '' };
  }
  if (!isResult(value)) return { kind: 'refused', code: 'not-in-schema', detail: ajv.errorsText(isResult.errors) };
  const result = trustedBySchema<SmokeResult>(value);
  if (result.request_id !== null && result.request_id !== requestId)
    return { kind: 'refused', code: 'other-request', detail: '' };
  return { kind: 'result', result };
}
