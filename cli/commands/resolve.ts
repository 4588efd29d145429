/** `ds-review resolve`: the config as the engine will see it. What a smoke run gets is what was reviewed. */
import { writeFile } from 'node:fs/promises';
import { applyProfile } from '../../core/config/resolve/apply-profile.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { whyNot } from '../files.ts';
import { namedModel } from '../model.ts';
import { PROFILE_OPTIONS, profileOf } from '../profile.ts';
import { SHAPE_OPTIONS, shapeOf } from '../shape.ts';
import { engineFor } from '../training-run.ts';

const resolve: Command = {
  summary: 'the config as the engine will see it: "auto" filled, stage and offload set',
  usage: 'CONFIG [flags] --out FILE',
  options: {
    ...SHAPE_OPTIONS,
    ...PROFILE_OPTIONS,
    out: { type: 'string', value: 'FILE', help: 'where the config goes (default: standard output)' },
    format: {
      type: 'string',
      value: 'text|json',
      help: 'default text; json: the config with what was set and assumed',
    },
  },
  examples: [
    'ds-review resolve ds_config.json --model meta-llama/Llama-3.1-8B --world-size 8 --stage 3 --out resolved.json',
  ],
  exits: '0 resolved; 2 not resolved',
  run,
};

export default resolve;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [path, ...rest] = args.positionals;
  if (path === undefined || rest.length > 0)
    throw new UsageError('resolve takes one config: ds-review resolve CONFIG --out FILE');
  const asJson = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const) === 'json';
  const shape = shapeOf(args);
  const model = args.text('model');
  const named = model === undefined ? null : await namedModel(model, args);
  const engine = await engineFor(path, named, shape, io);
  const { config, overrides } = applyProfile(engine.config, profileOf(args));
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const way = engine.side.intended[0] ?? 'raw';
  const said = {
    world_size: shape.worldSize,
    integration: way,
    set_by_profile: overrides,
    assumptions: engine.side.assumptions,
  };
  const out = args.text('out');
  if (out === undefined) {
    io.out(asJson ? `${JSON.stringify({ ...said, config }, null, 2)}\n` : text);
    return 0;
  }
  await writeFile(out, text).catch((error: unknown) => {
    throw new UsageError(`--out ${out}: ${whyNot(error, 'there is no such folder')}`);
  });
  if (asJson) {
    io.out(`${JSON.stringify({ ...said, out }, null, 2)}\n`);
    return 0;
  }
  for (const { pointer, from, to } of overrides)
    io.out(
      `${pointer}: ${from === undefined ? 'not set' : JSON.stringify(from)} → ${JSON.stringify(to)} (set by the profile)\n`,
    );
  for (const sentence of engine.side.assumptions) io.out(`${sentence}\n`);
  io.out(`${out}: written for ${shape.worldSize} ranks, as ${way} hands it to DeepSpeed\n`);
  return 0;
}
