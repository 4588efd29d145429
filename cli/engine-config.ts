/** The config as the engine will see it for a run of this shape: "auto" filled as the way of launching fills it. */
import type { Plain } from '../core/config/plain.ts';
import { effective } from '../core/review/effective.ts';
import { readSide, type Side } from '../core/review/side.ts';
import { UsageError } from './command.ts';
import type { Shape } from './shape.ts';

export interface EngineConfig {
  readonly side: Side;
  readonly config: { readonly [key: string]: Plain };
  readonly microBatch: number;
  /** --micro-batch; null: the config's. */
  readonly wantedMicroBatch: number | null;
  readonly accumulation: number;
  /** A sentence where DeepSpeed will not run with the config, so that no figure stands without it; null: it will. */
  readonly refusal: string | null;
}

/** A file that holds no object is a usage error: there is nothing to estimate. */
export function engineConfig(path: string, text: string, shape: Shape, hiddenSize: number | null): EngineConfig {
  const run = hiddenSize === null ? {} : { hiddenSize };
  const side = readSide(
    path,
    text,
    { worldSizes: [shape.worldSize], run },
    { micro: shape.microBatch, accumulation: shape.accumulation, precision: null },
  );
  if (side.document.root?.kind !== 'object') {
    const first = side.findings[0];
    const place = first === undefined ? path : `${path}:${first.range.start.line}:${first.range.start.column}`;
    throw new UsageError(`${place}: ${first?.message ?? 'no ds_config could be read'}`);
  }
  const config = side.resolved(shape.worldSize);
  const { microBatch, accumulation } = effective(config);
  return {
    side,
    config,
    microBatch: shape.microBatch ?? microBatch ?? 1,
    wantedMicroBatch: shape.microBatch,
    accumulation: shape.accumulation ?? accumulation ?? 1,
    refusal: refusalOf(side, shape.worldSize),
  };
}

function refusalOf({ accepts, intended, findings, document }: Side, worldSize: number): string | null {
  if (accepts[intended[0] ?? 'raw']?.[worldSize] !== false) return null;
  const [first, ...others] = findings.filter(({ effect }) => effect === 'rejects' || effect === 'fails');
  if (first === undefined) return `${document.path}: DeepSpeed refuses this config on ${worldSize} ranks`;
  const { line, column } = first.range.start;
  const more = others.length === 0 ? '' : ` (and ${others.length} more: ds-review check)`;
  return `${document.path}:${line}:${column}: DeepSpeed refuses this config: ${first.message}${more}`;
}
