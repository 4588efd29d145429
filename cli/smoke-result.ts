/** Holds a result.json against its schema: it may come from an artifact, so it is data of a stranger. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SmokeOutcome } from '../core/report/smoke-report.ts';
import schema from '../schemas/smoke-result.schema.json' with { type: 'json' };

const validate = new Ajv2020({ strict: false }).compile(schema);

export function isSmokeResult(value: unknown): value is SmokeOutcome {
  return validate(value);
}
