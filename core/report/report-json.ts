/** The JSON report of the Action: `ds-review/report@1`, described by schemas/report.schema.json. Bytes; lines and columns count from 1. */
import type { ConfigReview, Memory, Review, ReviewFinding, TargetReview, UpgradeReview } from '../review/outcome.ts';
import { jsonFinding, uselessSuppression } from './json.ts';

export function reportJson(review: Review): object {
  const { refs, policy } = review;
  return {
    schema: 'ds-review/report@1',
    repository: refs.repository,
    pull: refs.pull,
    base_sha: refs.baseSha,
    head_sha: refs.headSha,
    merge_base_sha: refs.mergeBaseSha,
    deepspeed: { version: review.deepspeed.version, from: review.deepspeed.from },
    verdict: review.verdict,
    failed: review.failed,
    fail_on: review.failOn,
    errors: review.errors,
    warnings: review.warnings,
    notices: review.notices,
    fits: review.fits,
    peak_gpu_bytes: review.peakGpuBytes,
    peak_cpu_bytes: review.peakCpuBytes,
    policy: {
      path: policy.path,
      source: policy.source,
      problems: policy.problems,
      change: policy.change,
      smoke_profiles: policy.smokeProfiles,
    },
    targets: review.targets.map((target) => ({
      name: target.name,
      label: target.label,
      gpus: target.gpus,
      nodes: target.nodes,
      gpu_bytes: target.gpuBytes,
      cpu_bytes: target.cpuBytes,
      notes: target.notes,
    })),
    configs: review.configs.map(config),
    failures: review.failures,
    upgrades: review.upgrades.map(upgrade),
  };
}

function upgrade({ configs, comparable, looked, ...one }: UpgradeReview): object {
  const release = ({ named, exact, reviewedAs }: UpgradeReview['from']) => ({ named, exact, reviewed_as: reviewedAs });
  return {
    from: release(one.from),
    to: release(one.to),
    places: one.places,
    comparable,
    verdict: one.verdict,
    configs_reviewed: looked,
    configs: configs.map(({ path, verdict, breaks, mends, changes, gone, memory: moved }) => ({
      path,
      verdict,
      breaks,
      mends,
      changes: changes.map((change) => ({
        ...jsonFinding(change),
        kind: change.kind,
        key: change.key,
        effect: change.effect,
        fingerprint: change.fingerprint,
      })),
      gone,
      memory: moved,
    })),
    notes: one.notes,
  };
}

function config(one: ConfigReview): object {
  const { workload } = one;
  return {
    kind: one.kind,
    path: one.path,
    previous_path: one.previousPath,
    status: one.status,
    syntax: one.syntax,
    verdict: one.verdict,
    accepts: one.accepts,
    integrations: one.integrations,
    findings: one.findings.map(finding),
    suppressed: one.suppressed.map(({ finding: accepted, reason, by }) => ({ ...finding(accepted), reason, by })),
    useless_suppressions: one.uselessSuppressions.map(uselessSuppression),
    patch: one.patch,
    fixed: one.fixed.map(finding),
    keys: one.keys,
    workload:
      workload === null
        ? null
        : {
            model: workload.model,
            parameters: workload.parameters,
            micro_batch: workload.microBatch,
            sequence_length: workload.sequenceLength,
            from: workload.from,
          },
    targets: one.targets.map(target),
    marks: one.marks,
    unknowns: one.unknowns,
    speed: one.speed?.lines ?? [],
  };
}

function finding(one: ReviewFinding): Record<string, unknown> {
  return {
    ...jsonFinding(one),
    state: one.state,
    fingerprint: one.fingerprint,
    effect: one.effect,
    integrations: one.integrations,
    world_sizes: one.worldSizes,
  };
}

function target(one: TargetReview): object {
  return {
    target: one.target,
    world_size: one.worldSize,
    fit: one.fit,
    reason: one.reason,
    base: memory(one.base),
    head: memory(one.head),
    largest_model: one.largestModel,
  };
}

function memory(one: Memory | null): object | null {
  if (one === null) return null;
  return {
    fit: one.fit,
    gpu_bytes: one.gpuBytes,
    gpu_allocated_bytes: one.gpuAllocatedBytes,
    gpu_context_bytes: one.gpuContextBytes,
    cpu_per_node_bytes: one.cpuPerNodeBytes,
    nvme_per_node_bytes: one.nvmePerNodeBytes,
    confidence: one.confidence,
    phases: one.phases,
    assumptions: one.assumptions,
    missing: one.missing,
  };
}
