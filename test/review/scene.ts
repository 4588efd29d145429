/** A review as the Action asks for it, with everything that a test does not care about filled in. */
import { parsePolicy } from '../../core/policy/parse.ts';
import type { RepositoryFiles, ReviewFile, ReviewInput, ReviewRefs, UpgradeInput } from '../../core/review/input.ts';
import type { Review } from '../../core/review/outcome.ts';
import { reviewPullRequest } from '../../core/review/review.ts';
import { loadHardware, loadModels } from '../../data/index.ts';

export const POLICY_PATH = '.github/ds-review.yml';
export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);

const [hardware, models] = await Promise.all([loadHardware(), loadModels()]);

export interface SceneOptions {
  /** YAML of the policy on the base; absent: there is none. */
  readonly policy?: string;
  readonly refs?: Partial<ReviewRefs>;
  readonly failOn?: NonNullable<ReviewInput['failOn']>;
  readonly upgrade?: UpgradeInput;
  readonly repository?: RepositoryFiles;
}

export function review(files: readonly ReviewFile[], options: SceneOptions = {}): Review {
  const { policy } = options;
  const parsed = policy === undefined ? { policy: null, problems: [] } : parsePolicy(POLICY_PATH, policy);
  return reviewPullRequest({
    files,
    refs: {
      repository: 'acme/train',
      serverUrl: 'https://github.com',
      pull: 7,
      baseSha: BASE,
      mergeBaseSha: BASE,
      headSha: HEAD,
      docsUrl: 'https://github.com/acme/ds-config-review/blob/v1/docs',
      ...options.refs,
    },
    policy: { path: POLICY_PATH, parsed: parsed.policy, problems: parsed.problems },
    ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
    ...(options.upgrade === undefined ? {} : { upgrade: options.upgrade }),
    ...(options.repository === undefined ? {} : { repository: options.repository }),
    hardware,
    models,
    deepspeed: { version: '0.19.8', from: 'requirements.txt' },
  });
}

export const added = (path: string, head: string): ReviewFile => ({ path, status: 'added', base: null, head });
export const changed = (path: string, base: string, head: string): ReviewFile => ({
  path,
  status: 'modified',
  base,
  head,
});
export const removed = (path: string, base: string): ReviewFile => ({ path, status: 'removed', base, head: null });
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Two machines, and Llama-2-7B as the measurements ran it. */
export const LLAMA_POLICY = `
version: 1
targets:
  - { name: prod, gpu: h100-80gb-sxm, gpus_per_node: 8, cpu_memory: 1TB }
  - { name: lab, gpu: rtx-4090, gpus_per_node: 4, cpu_memory: 256GB }
workloads:
  - { config: ds.json, model: meta-llama/Llama-2-7b-hf, integration: raw, micro_batch: 2, sequence_length: 4096, gradient_checkpointing: true }
smoke: { profiles: { zero3: { config: ds.json, world_size: 8, steps: 3, timeout_minutes: 15 } } }
`;

const common = {
  bf16: { enabled: true },
  optimizer: { type: 'AdamW', params: { lr: 2e-5 } },
  gradient_clipping: 1,
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 1,
};
export const ZERO2_OFFLOAD = json({
  ...common,
  zero_optimization: { stage: 2, offload_optimizer: { device: 'cpu', pin_memory: true } },
});
export const ZERO3 = json({
  ...common,
  zero_optimization: { stage: 3, stage3_gather_16bit_weights_on_model_save: true },
});
export const AIO_MISPLACED = json({
  ...common,
  zero_optimization: {
    stage: 3,
    offload_optimizer: { device: 'nvme', nvme_path: '/nvme' },
    aio: { block_size: 262144 },
  },
});
