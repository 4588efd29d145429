/** `ds-review diff`: what changes between two configs: keys, findings, verdict, memory. The same review as in a pull request. */
import { LATEST } from '../../core/deepspeed/releases.ts';
import { DEFAULT_POLICY, POLICY_PATH } from '../../core/policy/defaults.ts';
import type { Policy, Workload } from '../../core/policy/policy.ts';
import { renderComment } from '../../core/report/comment/comment.ts';
import { configLead } from '../../core/report/comment/config.ts';
import { keyItem } from '../../core/report/comment/details.ts';
import { findingItem } from '../../core/report/comment/findings.ts';
import { headline } from '../../core/report/comment/headline.ts';
import { type Block, heading, list, paragraph, text } from '../../core/report/document.ts';
import { reportJson } from '../../core/report/report-json.ts';
import { terminal } from '../../core/report/terminal.ts';
import type { Review, ReviewFinding } from '../../core/review/outcome.ts';
import { reviewPullRequest } from '../../core/review/review.ts';
import { loadHardware } from '../../data/index.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { readText } from '../files.ts';
import { catalogueWith } from '../named-catalogue.ts';
import { readPolicy } from '../policy.ts';
import { releaseOf } from '../release.ts';
import { SHAPE_OPTIONS, shapeOf } from '../shape.ts';
import { STDIN, STDIN_NAME } from '../stdin.ts';

const diff: Command = {
  summary: 'what changes between two configs: keys, findings, memory',
  usage: 'BASE HEAD [flags]',
  options: {
    ...SHAPE_OPTIONS,
    gpu: { type: 'string', value: 'NAME[,NAME…]', help: 'cards to compare on (default: a matrix of common ones)' },
    policy: { type: 'string', value: 'FILE', help: 'ds-review.yml with targets and workloads' },
    deepspeed: { type: 'string', value: 'VERSION', help: `DeepSpeed release (default ${LATEST})` },
    format: { type: 'string', value: 'text|json|markdown', help: 'default text' },
  },
  examples: [
    'ds-review diff old.json new.json --model meta-llama/Llama-3.1-8B --gpu a100-80gb,h100-80gb --world-size 8',
  ],
  exits: '0 no error in HEAD; 1 errors; 2 not compared',
  run,
};

export default diff;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [basePath, headPath, ...rest] = args.positionals;
  if (basePath === undefined || headPath === undefined || rest.length > 0)
    throw new UsageError('diff takes two configs: ds-review diff BASE HEAD');
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'json', 'markdown'] as const);
  const [base, head] = [await readText(basePath), await readText(headPath)];
  const shownPath = headPath === STDIN ? STDIN_NAME : headPath;
  const policy = await policyOf(args, shownPath);
  const names = policy.workloads.flatMap(({ model }) => model ?? []);
  const [hardware, models] = await Promise.all([loadHardware(), catalogueWith(names, args, io)]);
  const deepspeed = args.text('deepspeed');
  const review = reviewPullRequest({
    files: [{ path: shownPath, status: 'modified', base, head }],
    refs: { repository: '', serverUrl: null, pull: null, baseSha: null, headSha: null, mergeBaseSha: null },
    policy: { path: args.text('policy') ?? POLICY_PATH, parsed: policy, problems: [] },
    hardware,
    models,
    deepspeed:
      deepspeed === undefined
        ? { version: LATEST, from: 'newest release known' }
        : { version: deepspeed, from: '--deepspeed', facts: await releaseOf(deepspeed, io) },
  });
  if (format === 'json') io.out(`${JSON.stringify(reportJson(review), null, 2)}\n`);
  else if (format === 'markdown') io.out(renderComment(review, { withState: false }).body);
  else io.out(terminal(blocks(review), { colour: io.colour, width: io.columns }));
  return review.errors > 0 ? 1 : 0;
}

/** The policy of --policy; what flags name comes before it. A config that is named is reviewed whatever it holds. */
async function policyOf(args: Arguments, path: string): Promise<Policy> {
  const file = args.text('policy');
  const policy = file === undefined ? DEFAULT_POLICY : await readPolicy(file);
  const shape = shapeOf(args);
  const perNode = Math.min(shape.gpusPerNode, shape.worldSize);
  const targets = (args.text('gpu') ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((gpu) => ({ name: gpu, gpu, gpus_per_node: perNode, nodes: Math.ceil(shape.worldSize / perNode) }));
  const model = args.text('model');
  const workload: Workload = {
    config: path,
    model,
    micro_batch: shape.microBatch ?? undefined,
    sequence_length: shape.sequenceLength,
    gradient_accumulation_steps: shape.accumulation ?? undefined,
    gradient_checkpointing: shape.gradientCheckpointing,
    attention: shape.attention,
    lora:
      shape.lora === null
        ? undefined
        : {
            r: shape.lora.r,
            targets: shape.lora.targetModules,
          },
    client_optimizer: shape.clientOptimizer ?? undefined,
  };
  return {
    ...policy,
    configs: [path],
    targets: targets.length > 0 ? targets : policy.targets,
    workloads: model === undefined ? policy.workloads : [workload, ...policy.workloads],
  };
}

function blocks(review: Review): readonly Block[] {
  const config = review.configs[0];
  if (config === undefined) return [paragraph(text(review.failures[0]?.reason ?? 'nothing to review'))];
  const findings = (title: string, rows: readonly ReviewFinding[]): readonly Block[] =>
    rows.length === 0 ? [] : [heading(4, text(title)), list(rows.map((finding) => findingItem(finding, review)))];
  return [
    heading(3, ...headline(review)),
    ...configLead(config, review),
    ...(config.keys.length === 0 ? [] : [heading(4, text('Keys')), list(config.keys.map(keyItem))]),
    ...findings(
      'New findings',
      config.findings.filter((finding) => finding.state === 'new'),
    ),
    ...findings(
      'Findings that were there before',
      config.findings.filter((finding) => finding.state === 'old'),
    ),
    ...findings('Mended', config.fixed),
  ];
}
