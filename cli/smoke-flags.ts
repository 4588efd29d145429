/** The run as flags of ds_smoke: the names differ, and it builds fewer optimizers than the estimator knows. */
import { type Arguments, UsageError } from './command.ts';
import type { EngineConfig } from './engine-config.ts';
import type { Shape } from './shape.ts';

const OPTIMIZERS: Readonly<Record<string, string>> = {
  torch_adamw: 'adamw',
  torch_adamw_fused: 'adamw-fused',
  none: 'none',
};

/** Throws a UsageError for an optimizer that the smoke run cannot make, before anything is started. */
export function refuseOptimizer(args: Arguments): void {
  const name = args.text('client-optimizer');
  if (name !== undefined && !Object.hasOwn(OPTIMIZERS, name))
    throw new UsageError(`--client-optimizer: a smoke run makes ${Object.keys(OPTIMIZERS).join(', ')}, not ${name}`);
}

export function smokeFlags(args: Arguments, shape: Shape, engine: EngineConfig): string[] {
  const { lora } = shape;
  const [optimizer, measurement] = [args.text('client-optimizer'), args.text('measurement')];
  const given = (flag: string, value: string | undefined): string[] => (value === undefined ? [] : [flag, value]);
  return [
    ...['--virtual', '--world-size', String(shape.worldSize)],
    ...['--sequence-length', String(shape.sequenceLength)],
    ...['--micro-batch', String(engine.microBatch)],
    ...['--gradient-accumulation-steps', String(engine.accumulation)],
    ...['--steps', args.text('steps') ?? '3', '--timeout', args.text('timeout') ?? '900'],
    ...(shape.gradientCheckpointing ? ['--gradient-checkpointing'] : []),
    // Without the flag ds_smoke takes what the model's class supports.
    ...given('--attention', args.text('attention')?.replace(/^flash$/, 'flash_attention_2')),
    ...(lora === null ? [] : ['--lora', `r=${lora.r},targets=${lora.targetModules.join('+')}`]),
    ...given('--client-optimizer', optimizer === undefined ? undefined : OPTIMIZERS[optimizer]),
    ...given('--measurement', measurement),
  ];
}
