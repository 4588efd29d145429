/** `ds-review init`: a first policy file, from what the repository holds. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { decodeUtf8 } from '../../core/config/decode.ts';
import { looksLikeDeepSpeedConfig } from '../../core/config/detect.ts';
import { readLauncher } from '../../core/config/launchers/read.ts';
import { workloadsOf } from '../../core/config/launchers/workloads.ts';
import { mayNameVersion, versionOf } from '../../core/deepspeed/found/find-version.ts';
import { POLICY_PATH } from '../../core/policy/defaults.ts';
import { draftPolicy } from '../../core/policy/draft.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { sourceFiles, whyNot, withSlashes } from '../files.ts';

const init: Command = {
  summary: 'write a first ds-review.yml by looking at the repository',
  usage: '[FOLDER] [--out FILE]',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: `where it goes (default: standard output; ${POLICY_PATH} is where the Action reads it)`,
    },
    format: {
      type: 'string',
      value: 'text|json',
      help: 'default text, which is the policy; json: what was found, and the policy',
    },
  },
  examples: ['ds-review init', `ds-review init --out ${POLICY_PATH}`],
  exits: '0 written; 2 not written',
  run,
};

export default init;

const WORTH_READING = /\.(json|hjson|jsonc|ya?ml|sh|txt|in|toml|cfg|lock)$|Dockerfile/i;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [folder = '.', ...rest] = args.positionals;
  const asJson = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const) === 'json';
  if (rest.length > 0) throw new UsageError('init takes one folder: ds-review init [FOLDER]');
  const files: { readonly path: string; readonly text: string }[] = [];
  for await (const file of sourceFiles([folder], io, WORTH_READING))
    files.push({ path: withSlashes(relative(folder, file.path)) || file.path, text: decodeUtf8(file.bytes).text });
  const configs = files
    .filter(({ path, text }) => /\.(json|hjson|jsonc)$/i.test(path) && looksLikeDeepSpeedConfig(text))
    .map(({ path }) => path);
  const launchers = files.flatMap(({ path, text }) =>
    /\.(ya?ml|sh)$/i.test(path) ? (readLauncher(path, text) ?? []) : [],
  );
  const launched = workloadsOf(launchers, new Set(files.map(({ path }) => path)));
  const workloads = launched
    .map(({ workload }) => workload)
    .filter((workload, index, all) => all.findIndex((other) => other.config === workload.config) === index);
  const deepspeed = versionOf(files.filter(({ path }) => mayNameVersion(path)));
  const text = draftPolicy({ configs, workloads, deepspeed });
  const found = { configs, workloads, deepspeed };
  const out = args.text('out');
  if (out === undefined) {
    io.out(asJson ? `${JSON.stringify({ ...found, policy: text }, null, 2)}\n` : text);
    return 0;
  }
  if ((await stat(out).catch(() => null)) !== null)
    throw new UsageError(`${out} is there already; init does not overwrite it`);
  await write(out, text);
  io.out(
    asJson
      ? `${JSON.stringify({ ...found, out }, null, 2)}\n`
      : `${out}: ${configs.length} configs, ${workloads.length} workloads found. Say which hardware counts, under targets.\n`,
  );
  return 0;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`--out ${path}: ${whyNot(error, 'there is no such folder')}`);
  }
}
