/** `ds-review check`: files and folders in, findings and DeepSpeed's verdict out. */
import { writeFile } from 'node:fs/promises';

import { decodeUtf8 } from '../../core/config/decode.ts';
import { LATEST } from '../../core/deepspeed/releases.ts';
import { hiddenSizeOf } from '../../core/models/hidden-size.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { workflowCommands } from '../../core/report/annotations.ts';
import type { CheckedFile } from '../../core/report/checked-file.ts';
import { checkReport } from '../../core/report/json.ts';
import { sarif } from '../../core/report/sarif.ts';
import { checkText } from '../../core/report/text.ts';
import { uselessFindings } from '../../core/report/useless-finding.ts';
import type { CheckOptions } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';
import { mendText } from '../../core/rules/mend-text.ts';
import type { Integration } from '../../core/rules/rule.ts';
import { oneOf, wholeNumbers } from '../arguments.ts';
import { batchLines } from '../batch.ts';
import { type CheckSettings, checkFile, isConfig } from '../check-file.ts';
import { checkPlaces } from '../check-files.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { DOCS_URL } from '../docs-url.ts';
import { CONFIG_NAME, type SourceFile, sourceFiles, whyNot } from '../files.ts';
import { HUB_OPTIONS } from '../hub.ts';
import { namedModel } from '../model.ts';
import { readPolicy } from '../policy.ts';
import { releaseOf } from '../release.ts';
import { STDIN_NAME } from '../stdin.ts';
import { version } from '../version.ts';
import { walk } from '../walk.ts';

const INTEGRATIONS = ['raw', 'hf-trainer', 'accelerate'] as const;
const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
const FAIL_ON = ['error', 'warning', 'never'] as const;

const check: Command = {
  summary: 'validate configs as DeepSpeed does, and say what it does not',
  usage: 'PATH… [flags]',
  options: {
    integration: {
      type: 'string',
      value: 'NAME[,NAME…]',
      help: 'raw, hf-trainer, accelerate (default raw,hf-trainer)',
    },
    'world-size': {
      type: 'string',
      value: 'N[,N…]',
      help: 'world sizes to check the batch arithmetic for (default 1,4,8)',
    },
    deepspeed: { type: 'string', value: 'VERSION', help: `DeepSpeed release (default ${LATEST})` },
    model: {
      type: 'string',
      value: 'MODEL',
      help: 'the model that trains, for what "auto" takes from it: as in estimate',
    },
    ...HUB_OPTIONS,
    policy: { type: 'string', value: 'FILE', help: 'ds-review.yml with rule settings' },
    format: { type: 'string', value: FORMATS.join('|'), help: 'default text; github: workflow annotations' },
    'fail-on': {
      type: 'string',
      value: FAIL_ON.join('|'),
      help: 'exit 1 at findings of this severity (default error)',
    },
    fix: { type: 'boolean', help: 'write the fixes that cannot change a run that works' },
    'fix-unsafe': { type: 'boolean', help: 'write all fixes' },
    batch: {
      type: 'boolean',
      help: 'JSON Lines in on stdin (configs with what is known of their run), JSON Lines out',
    },
  },
  examples: [
    'ds-review check configs/',
    'ds-review check ds_config.json --world-size 8 --integration hf-trainer',
    'ds-review check . --format sarif > ds-review.sarif',
    'git show main:ds_config.json | ds-review check -',
  ],
  exits: '0 no finding of the severity of --fail-on; 1 some; 2 not checked',
  run,
};

export default check;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  if (args.flag('batch')) {
    const { checkRow } = await import('../../core/rules/batch.ts');
    return await batchLines(io, checkRow);
  }
  if (args.positionals.length === 0) throw new UsageError('check needs a file or a folder: ds-review check PATH…');
  const format = oneOf('format', args.text('format') ?? 'text', FORMATS);
  const failOn = oneOf('fail-on', args.text('fail-on') ?? 'error', FAIL_ON);
  const policyPath = args.text('policy');
  const policy = policyPath === undefined ? null : await readPolicy(policyPath);
  const options = await checkOptions(args, policy, io);
  const settings: CheckSettings = { options, suppressions: policy?.suppressions ?? [], withText: format === 'text' };
  const unsafe = args.flag('fix-unsafe');
  const files =
    unsafe || args.flag('fix')
      ? await fixAndCheck(args.positionals, settings, unsafe, io)
      : await checkPlaces([...walk(args.positionals, io, CONFIG_NAME)], settings, io);
  io.out(render(format, files, options.deepspeed ?? LATEST, io));
  const severities = files.flatMap((file) => file.findings.map((finding) => finding.severity));
  const failing = failOn === 'never' ? [] : failOn === 'error' ? ['error'] : ['error', 'warning'];
  return severities.some((severity) => failing.includes(severity)) ? 1 : 0;
}

async function checkOptions(args: Arguments, policy: Policy | null, io: Io): Promise<CheckOptions> {
  const integrations = args
    .text('integration')
    ?.split(',')
    .map((name): Integration => oneOf('integration', name, INTEGRATIONS));
  const worldSizes = args.text('world-size');
  const deepspeed = args.text('deepspeed');
  return {
    ...(integrations === undefined ? {} : { integrations }),
    ...(worldSizes === undefined ? {} : { worldSizes: wholeNumbers('world-size', worldSizes), worldSizesKnown: true }),
    ...(deepspeed === undefined ? {} : { deepspeed, release: await releaseOf(deepspeed, io) }),
    ...(policy === null ? {} : { settings: Object.fromEntries(policy.rules) }),
    ...(await modelFacts(args, io)),
  };
}

/** A model that cannot be had is said, and the rest goes on without it. */
async function modelFacts(args: Arguments, io: Io): Promise<Pick<CheckOptions, 'run'>> {
  const name = args.text('model');
  if (name === undefined) return {};
  try {
    const { config } = await namedModel(name, args);
    const hiddenSize = hiddenSizeOf(config);
    if (hiddenSize !== undefined) return { run: { hiddenSize } };
    io.err(`ds-review: the hidden size of ${name} is not known. The check goes on without the model.\n`);
    return {};
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`ds-review: ${error.message}. The check goes on without the model.\n`);
    return {};
  }
}

/** One after the other, so that what is written is said in order. */
async function fixAndCheck(
  paths: readonly string[],
  settings: CheckSettings,
  unsafe: boolean,
  io: Io,
): Promise<readonly CheckedFile[]> {
  const files: CheckedFile[] = [];
  for await (const file of sourceFiles(paths, io)) {
    if (!file.named && !isConfig(file.bytes)) continue;
    files.push(checkFile(file.path, await fixFile(file, settings.options, unsafe, io), settings));
  }
  return files;
}

/** The file as it is after its fixes; one that cannot be decoded is left alone. */
async function fixFile(file: SourceFile, options: CheckOptions, unsafe: boolean, io: Io): Promise<Uint8Array> {
  const { text, problem } = decodeUtf8(file.bytes);
  if (problem !== null) return file.bytes;
  if (file.path === STDIN_NAME) throw new UsageError('--fix writes files, and standard input is none');
  const fixed = mendText(file.path, text, options, unsafe);
  if (fixed.applied.length === 0) return file.bytes;
  await writeFile(file.path, fixed.text).catch((error: unknown) => {
    throw new UsageError(`${file.path}: ${whyNot(error, 'it is no longer there')}`);
  });
  for (const title of fixed.applied) io.err(`fixed ${file.path}: ${title}\n`);
  return new TextEncoder().encode(fixed.text);
}

function render(format: (typeof FORMATS)[number], files: readonly CheckedFile[], deepspeed: string, io: Io): string {
  const findings = files.flatMap((file) => file.findings);
  const useless = files.flatMap((file) => file.useless);
  switch (format) {
    case 'json':
      return `${JSON.stringify(checkReport(files, deepspeed), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarif(findings, { version, docsUrl: DOCS_URL, rules: RULES, suppressed: files.flatMap((file) => file.suppressed), useless }), null, 2)}\n`;
    case 'github':
      return workflowCommands([...findings, ...uselessFindings(useless)]);
    case 'text':
      return checkText(files, { deepspeed, colour: io.colour, width: io.columns });
  }
}
