/** `ds-review estimate`: memory per GPU, CPU and NVMe of one config and one model. */
import { estimate as estimateRun } from '../../core/memory/estimate.ts';
import { verdictOf } from '../../core/memory/verdict.ts';
import { estimateText } from '../../core/report/estimate-text.ts';
import { loadHardware } from '../../data/index.ts';
import { oneOf } from '../arguments.ts';
import { batchLines } from '../batch.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { deepspeedTable } from '../deepspeed-table.ts';
import { estimateRow } from '../estimate-row.ts';
import { SHAPE_OPTIONS, shapeOf } from '../shape.ts';
import { CPU_MEMORY_OPTION, cpuMemoryOf, targetOf } from '../target.ts';
import { trainingRun } from '../training-run.ts';

const estimate: Command = {
  summary: 'memory per GPU, CPU and NVMe for one config and one model',
  usage: 'CONFIG --model MODEL [flags]',
  options: {
    ...SHAPE_OPTIONS,
    gpu: { type: 'string', value: 'h100-80gb', help: 'verdict for this card' },
    instance: { type: 'string', value: 'aws/p5.48xlarge', help: 'verdict for this machine' },
    ...CPU_MEMORY_OPTION,
    method: {
      type: 'string',
      value: 'replay|deepspeed',
      help: "default replay; deepspeed: DeepSpeed's own estimator, to the byte",
    },
    format: { type: 'string', value: 'text|json', help: 'default text' },
    batch: { type: 'boolean', help: 'JSON Lines in on stdin, JSON Lines out' },
  },
  examples: [
    'ds-review estimate ds_config.json --model meta-llama/Llama-3.1-8B --world-size 8 --micro-batch 1 --sequence-length 4096 --gpu h100-80gb',
    'ds-review estimate ds_config.json --model params=2783959040,largest_layer=65798144 --world-size 1 --method deepspeed',
  ],
  exits: '0 estimated, whatever the verdict; 2 not estimated',
  run,
};

export default estimate;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [gpu, instance] = [args.text('gpu'), args.text('instance')];
  if (gpu !== undefined && instance !== undefined)
    throw new UsageError('--gpu and --instance: one of the two, as an instance brings its cards');
  if (args.flag('batch')) {
    const hardware = gpu === undefined ? null : await loadHardware();
    return await batchLines(io, (row) =>
      estimateRow(row, (shape) => (hardware === null ? null : targetOf({ gpu }, shape, hardware))),
    );
  }
  const [path, ...rest] = args.positionals;
  const model = args.text('model');
  if (path === undefined || rest.length > 0)
    throw new UsageError('estimate takes one config: ds-review estimate CONFIG --model MODEL');
  if (model === undefined)
    throw new UsageError(
      'estimate needs --model: a Hugging Face id, the path of a config.json, or params=2.7e9,largest_layer=65e6',
    );
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const);
  const method = oneOf('method', args.text('method') ?? 'replay', ['replay', 'deepspeed'] as const);
  const shape = shapeOf(args);
  const { named, engine, run: trained } = await trainingRun(path, model, shape, args, io);
  const found = estimateRun(trained);
  if ('error' in found) throw new UsageError(`${named.name}: ${found.error}`);
  if (method === 'deepspeed') {
    io.out(deepspeedTable(found, shape, engine.config, format));
    return 0;
  }
  const target =
    gpu === undefined && instance === undefined
      ? null
      : targetOf({ gpu, instance, cpu_memory: cpuMemoryOf(args) }, shape, await loadHardware());
  const verdict = target === null ? null : verdictOf(found, target);
  const refused = engine.refusal === null ? [] : [engine.refusal];
  const assumptions = [
    ...refused,
    ...named.notes,
    ...shape.assumptions,
    ...engine.side.assumptions,
    ...found.assumptions,
  ];
  io.out(
    format === 'json'
      ? `${JSON.stringify({ model: named.name, ...found, assumptions, verdict: verdict?.fit ?? null, verdict_reason: verdict?.message ?? null }, null, 2)}\n`
      : estimateText(
          {
            path: engine.side.document.path,
            model: named.name,
            from: named.from,
            run: trained,
            estimate: { ...found, assumptions },
            target,
            verdict,
          },
          { colour: io.colour, width: io.columns },
        ),
  );
  return 0;
}
