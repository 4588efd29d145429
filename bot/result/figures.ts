/** A result.json that has passed its schema, reduced to what a check shows. */
import type { EstimatedPhase } from '../checks/state.ts';
import { code, plain } from '../replies/escape.ts';

/** Bytes; null: not measured. */
export interface MeasuredGpu {
  readonly peak_init: number | null;
  readonly peak_forward: number | null;
  readonly peak_backward: number | null;
  readonly peak_step: number | null;
  readonly peak_reserved: number | null;
  readonly process_on_device: number | null;
}

export interface SmokeResult {
  readonly status: 'pass' | 'fail' | 'error' | 'cancelled';
  readonly request_id: string | null;
  readonly config: { readonly path: string; readonly sha256: string } | null;
  readonly model: { readonly name: string; readonly params?: number | null } | null;
  readonly world: { readonly size: number; readonly virtual: boolean; readonly ranks_measured: number } | null;
  readonly memory: {
    readonly gpu: MeasuredGpu | null;
    readonly cpu: { readonly cpu_rss_delta_peak: number | null; readonly pinned_allocated_peak: number | null } | null;
    readonly nvme: { readonly bytes_on_disk: number | null } | null;
  };
  readonly steps: readonly { readonly loss: number | null; readonly seconds: number; readonly skipped: boolean }[];
  readonly checks: readonly {
    readonly id: string;
    readonly status: 'pass' | 'fail' | 'skip';
    readonly detail: string;
  }[];
  readonly failure: {
    readonly kind: string;
    readonly phase: string;
    readonly class: string;
    readonly message: string;
    readonly log_tail: readonly string[];
  } | null;
  readonly changed: readonly {
    readonly pointer: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly versions: {
    readonly deepspeed: string | null;
    readonly torch: string | null;
    readonly cuda: string | null;
  } | null;
  readonly device: {
    readonly kind: 'cuda' | 'cpu';
    readonly name: string;
    readonly total_memory_bytes: number | null;
  } | null;
}

const GIB = 1024 ** 3;

export function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(bytes < 10 * GIB ? 2 : 1)} GiB`;
}

/** Markdown lines: measured beside estimated, per phase, then CPU, disk, loss and where it ran. */
export function figureLines(result: SmokeResult, estimate: readonly EstimatedPhase[] | null): string[] {
  const lines: string[] = [];
  const { gpu, cpu, nvme } = result.memory;
  if (gpu) {
    lines.push('| phase | measured per GPU | estimated | difference |', '| --- | ---: | ---: | ---: |');
    for (const phase of ['init', 'forward', 'backward', 'step'] as const) {
      const measured = gpu[`peak_${phase}`];
      const estimated = estimate?.find((entry) => entry.phase === phase)?.bytes ?? null;
      lines.push(`| ${phase} | ${shown(measured)} | ${shown(estimated)} | ${difference(measured, estimated)} |`);
    }
    lines.push(
      '',
      `Reserved by the allocator: ${shown(gpu.peak_reserved)}; the whole process on the device: ${shown(gpu.process_on_device)}.`,
    );
  } else lines.push('The run was on a CPU: GPU memory was not measured.');
  const others = [
    cpu?.cpu_rss_delta_peak == null ? null : `CPU memory per rank ${gib(cpu.cpu_rss_delta_peak)}`,
    cpu?.pinned_allocated_peak == null ? null : `of it pinned ${gib(cpu.pinned_allocated_peak)}`,
    nvme?.bytes_on_disk == null ? null : `on NVMe ${gib(nvme.bytes_on_disk)}`,
  ].filter((part) => part !== null);
  if (others.length > 0) lines.push('', `${others.join(', ')}.`);
  const losses = result.steps.map((step) => (step.loss === null ? 'not finite' : step.loss.toPrecision(5)));
  if (losses.length > 0) lines.push('', `Loss by step: ${losses.join(' → ')}.`);
  lines.push('', whereLine(result));
  return lines;
}

function whereLine({ device, versions, world, model }: SmokeResult): string {
  const parts = [
    device ? code(device.name) : null,
    model ? `model ${code(model.name)}` : null,
    world ? `${world.virtual ? 'one rank of a virtual world' : 'a world'} of ${world.size}` : null,
    versions?.deepspeed ? `DeepSpeed ${code(versions.deepspeed)}` : null,
    versions?.torch ? `PyTorch ${code(versions.torch)}` : null,
  ].filter((part) => part !== null);
  return `Ran on ${parts.join(', ')}.`;
}

/** What went wrong, for the summary; the log's tail goes into a fence that it cannot close. */
export function failureLines({ failure, checks }: SmokeResult): string[] {
  const lines: string[] = [];
  for (const check of checks.filter((entry) => entry.status === 'fail'))
    lines.push(`- ${code(check.id)}: ${plain(check.detail, 500)}`);
  if (!failure) return lines;
  lines.push(
    `**${plain(failure.class, 200)}** in phase ${code(failure.phase)} (${code(failure.kind)}): ${plain(failure.message, 500)}`,
  );
  return lines;
}

export function logTail(result: SmokeResult): string {
  const lines = (result.failure?.log_tail ?? []).map((line) =>
    line.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/`/g, 'ˋ'),
  );
  return lines.length === 0 ? '' : ['```text', ...lines.map((line) => ` ${line}`), '```'].join('\n');
}

function shown(bytes: number | null): string {
  return bytes === null ? 'not known' : gib(bytes);
}

function difference(measured: number | null, estimated: number | null): string {
  if (measured === null || estimated === null || measured === 0) return '';
  const percent = ((estimated - measured) / measured) * 100;
  return `${percent >= 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)} %`;
}
