/** The accuracy table of docs/memory.md. */
import { type Compared, errorsOf, FIELDS, type Field, type Summary, summarize } from './errors.ts';
import { deepSpeedErrors, ELEUTHER_MEAN } from './peers.ts';

const NAMES: Readonly<Record<Field, string>> = {
  model_on_gpu: 'model on the GPU',
  after_init: 'after initialize',
  peak_init: 'peak of initialize',
  peak_forward: 'peak of forward',
  peak_backward: 'peak of backward',
  peak_step: 'peak of step',
  after_step: 'between steps',
  peak_allocated: '**peak allocated**',
  peak_reserved: '**peak reserved**',
  cpu_rss_delta_peak: 'CPU, resident (offload rows)',
  pinned_allocated_peak: 'CPU, pinned (offload rows)',
};

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const cells = (name: string, { count, mean, median, p95, max }: Summary): string =>
  `| ${name} | ${count} | ${[mean, median, p95, max].map(percent).join(' | ')} |`;

export function accuracyTable(compared: readonly Compared[]): string {
  const head = '| figure | rows | mean | median | 95th percentile | worst |\n|---|---|---|---|---|---|';
  const lines = FIELDS.map((field) => cells(NAMES[field], summarize(errorsOf(compared, field))));
  return [head, ...lines].join('\n');
}

export function stageTable(compared: readonly Compared[]): string {
  const head =
    '| ZeRO stage | rows | allocated, mean | allocated, worst | reserved, mean | reserved, worst |\n|---|---|---|---|---|---|';
  const lines = [0, 1, 2, 3].map((stage) => {
    const of = compared.filter(({ row }) => (row.ds_config.zero_optimization?.stage ?? 0) === stage);
    const allocated = summarize(errorsOf(of, 'peak_allocated'));
    const reserved = summarize(errorsOf(of, 'peak_reserved'));
    return `| ${stage} | ${of.length} | ${[allocated.mean, allocated.max, reserved.mean, reserved.max].map(percent).join(' | ')} |`;
  });
  return [head, ...lines].join('\n');
}

export function peerTable(compared: readonly Compared[]): string {
  const rows = compared.map(({ row }) => row);
  const peer = deepSpeedErrors(rows);
  const under = peer.filter((error) => error < 0).length / Math.max(1, peer.length);
  const deepspeed = summarize(peer);
  const ours = summarize(errorsOf(compared, 'peak_allocated'));
  return [
    '| estimator | rows | mean error of peak allocated | worst | note |\n|---|---|---|---|---|',
    `| this one | ${ours.count} | ${percent(ours.mean)} | ${percent(ours.max)} | replays the allocations |`,
    `| DeepSpeed's \`estimate_zero2/3_model_states_mem_needs\` | ${deepspeed.count} | ${percent(deepspeed.mean)} | ${percent(deepspeed.max)} | under the truth in ${percent(under)} of the rows; no stage 0, no activations |`,
    `| EleutherAI's \`calc_transformer_mem.py\` | 127 | ${percent(ELEUTHER_MEAN)} | | as the README of the first 127 rows states it; mostly over |`,
  ].join('\n');
}
