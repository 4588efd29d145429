/** Reads a result.json and the estimate beside it: they may come from an artifact, so they are data of a stranger. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { EstimatedMemory, SmokeOutcome } from '../core/report/smoke-report.ts';
import schema from '../schemas/smoke-result.schema.json' with { type: 'json' };
import { UsageError } from './command.ts';
import { readText } from './files.ts';

const ajv = new Ajv2020({ strict: false });
const isResult = ajv.compile<SmokeOutcome>(schema);
const bytes = { type: ['number', 'null'] };
const isEstimate = ajv.compile<EstimatedMemory>({
  type: 'object',
  required: ['gpu', 'cpu'],
  properties: {
    gpu: { type: 'object', additionalProperties: bytes },
    cpu: {
      type: 'object',
      required: ['rss_per_rank', 'pinned_per_rank'],
      properties: { rss_per_rank: { type: 'number' }, pinned_per_rank: { type: 'number' } },
    },
  },
});

/** Throws a UsageError of one line for a file that is absent, no JSON, or something else. */
export async function readResult(path: string): Promise<SmokeOutcome> {
  const value = await json(path);
  if (isResult(value)) return value;
  throw new UsageError(`${path} is no result of a smoke run (schemas/smoke-result.schema.json)`);
}

export async function readEstimate(path: string): Promise<EstimatedMemory> {
  const value = await json(path);
  if (isEstimate(value)) return value;
  throw new UsageError(`${path} is not what \`estimate --format json\` says`);
}

async function json(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const [line = ''] = String(Object(error).message).split('\n');
    throw new UsageError(`${path}: ${line}`);
  }
}
