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
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { sourceFiles } from '../files.ts';

const init: Command = {
  summary: 'write a first ds-review.yml by looking at the repository',
  usage: '[FOLDER] [--out FILE]',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: `where it goes (default: standard output; ${POLICY_PATH} is where the Action reads it)`,
    },
  },
  examples: ['ds-review init', `ds-review init --out ${POLICY_PATH}`],
  run,
};

export default init;

const WORTH_READING = /\.(json|hjson|jsonc|ya?ml|sh|txt|in|toml|cfg|lock)$|Dockerfile/i;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [folder = '.', ...rest] = args.positionals;
  if (rest.length > 0) throw new UsageError('init takes one folder: ds-review init [FOLDER]');
  const files: { readonly path: string; readonly text: string }[] = [];
  for await (const file of sourceFiles([folder], io, WORTH_READING))
    files.push({ path: relative(folder, file.path) || file.path, text: decodeUtf8(file.bytes).text });
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
  const text = draftPolicy({
    configs,
    workloads,
    deepspeed: versionOf(files.filter(({ path }) => mayNameVersion(path))),
  });
  const out = args.text('out');
  if (out === undefined) {
    io.out(text);
    return 0;
  }
  if ((await stat(out).catch(() => null)) !== null)
    throw new UsageError(`${out} is there already; init does not overwrite it`);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, text);
  io.out(
    `${out}: ${configs.length} configs, ${workloads.length} workloads found. Say which hardware counts, under targets.\n`,
  );
  return 0;
}
