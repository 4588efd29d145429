/** `ds-review smoke`: the real DeepSpeed with this config on this machine, measured beside estimated. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyProfile } from '../../core/config/resolve/apply-profile.ts';
import { estimate } from '../../core/memory/estimate.ts';
import { markdown } from '../../core/report/markdown.ts';
import { type EstimatedMemory, type SmokeOutcome, smokeReport } from '../../core/report/smoke-report.ts';
import { terminal } from '../../core/report/terminal.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { namedModel } from '../model.ts';
import { PROFILE_OPTIONS, profileOf } from '../profile.ts';
import { SHAPE_OPTIONS, shapeOf } from '../shape.ts';
import { refuseOptimizer, smokeFlags } from '../smoke-flags.ts';
import { smokePackage, smokePython } from '../smoke-python.ts';
import { readEstimate, readResult } from '../smoke-result.ts';
import { engineFor, runOf } from '../training-run.ts';

const DEFAULT_SMOKE_TOKENS = 512;

const smoke: Command = {
  summary: 'run the real DeepSpeed with a config for a few steps, measured beside estimated',
  usage: 'CONFIG [flags]   or   --report result.json [--estimate estimate.json]',
  options: {
    ...SHAPE_OPTIONS,
    ...PROFILE_OPTIONS,
    steps: { type: 'string', value: 'N', help: 'optimizer steps (default 3)' },
    timeout: { type: 'string', value: 'SECONDS', help: 'default 900' },
    out: { type: 'string', value: 'FILE', help: 'keep result.json there' },
    measurement: { type: 'string', value: 'FILE', help: 'append the run as a row for the accuracy tests' },
    report: { type: 'string', value: 'FILE', help: 'only show a result.json that is there' },
    estimate: { type: 'string', value: 'FILE', help: 'with --report: what `estimate --format json` said' },
    format: { type: 'string', value: 'text|markdown|json', help: 'default text; json: the result and the estimate' },
  },
  examples: [
    'ds-review smoke ds_config.json --model tiny --world-size 64',
    'ds-review smoke ds_config.json --model meta-llama/Llama-3.2-1B --stage 3 --world-size 8',
  ],
  exits: '0 the run passed; 1 it failed; 2 it did not begin',
  run,
};

export default smoke;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'markdown', 'json'] as const);
  const show = (outcome: SmokeOutcome, estimated: EstimatedMemory | null): void => {
    if (format === 'json') {
      io.out(`${JSON.stringify({ result: outcome, estimate: estimated }, null, 2)}\n`);
      return;
    }
    const blocks = smokeReport(outcome, estimated);
    io.out(
      format === 'markdown' ? `${markdown(blocks)}\n` : terminal(blocks, { colour: io.colour, width: io.columns }),
    );
  };
  const report = args.text('report');
  if (report !== undefined) {
    const estimated = args.text('estimate');
    show(await readResult(report), estimated === undefined ? null : await readEstimate(estimated));
    return 0;
  }
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-smoke-'));
  try {
    return await runHere(args, io, folder, show);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runHere(
  args: Arguments,
  io: Io,
  folder: string,
  show: (outcome: SmokeOutcome, estimated: EstimatedMemory | null) => void,
): Promise<ExitCode> {
  const [path, ...rest] = args.positionals;
  if (path === undefined || rest.length > 0)
    throw new UsageError('smoke takes one config: ds-review smoke CONFIG --model MODEL');
  const shape = { ...shapeOf(args), sequenceLength: Number(args.text('sequence-length') ?? DEFAULT_SMOKE_TOKENS) };
  const named = await namedModel(args.text('model') ?? 'tiny', args);
  if (named.config === null)
    throw new UsageError('smoke needs a model that can be built: a Hugging Face id, a config.json, tiny or kosmos-2');
  refuseOptimizer(args);
  const python = smokePython();
  const engine = await engineFor(path, named, shape, io);
  const { config } = applyProfile(engine.config, profileOf(args));
  const out = args.text('out') ?? join(folder, 'result.json');
  await writeFile(join(folder, 'resolved.json'), JSON.stringify(config));
  // ds_smoke names a model after the folder of its config.json.
  const model = join(
    folder,
    named.name
      .replace(/(\/config)?\.json$/, '')
      .split('/')
      .at(-1) || 'model',
    'config.json',
  );
  await mkdir(dirname(model));
  await writeFile(model, JSON.stringify(named.config));
  const files = ['--config', join(folder, 'resolved.json'), '--model', model, '--out', out];
  const code = await start(python, [...files, ...smokeFlags(args, shape, engine)], io);
  const outcome = await readResult(out).catch((error: unknown) => {
    if (code === 2) return null;
    throw error;
  });
  // Refused before it began, and said so: what lies at --out is of an earlier run.
  if (outcome === null || (code === 2 && outcome.status !== 'error')) return 2;
  const found = estimate(runOf(named, engine, shape, config));
  show(outcome, 'error' in found ? null : { gpu: { ...found.gpu }, cpu: found.cpu });
  return code === 0 ? 0 : code === 1 ? 1 : 2;
}

/** Its progress goes to standard error, so that the report is all there is on standard output. */
function start(python: string, flags: readonly string[], io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-m', 'ds_smoke', 'run', ...flags], {
      env: { ...process.env, PYTHONPATH: smokePackage() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) if (line.startsWith('ds_smoke: ')) io.err(`${line}\n`);
    });
    child.stderr.on('data', (chunk: Buffer) => io.err(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 3));
  });
}
