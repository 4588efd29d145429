/** A result.json that has passed its schema, reduced to what a check shows. */
import { differenceText, type SmokeOutcome } from '../../core/report/smoke-report.ts';
import type { EstimatedPhase } from '../checks/state.ts';
import { code, plain } from '../replies/escape.ts';

type NonNull<T> = Exclude<T, null>;

/** What every report shows of a run, and what a check needs besides: whose run it was, and the end of its log. */
export interface SmokeResult extends SmokeOutcome {
  readonly request_id: string | null;
  readonly config: { readonly path: string; readonly sha256: string } | null;
  readonly failure: (NonNull<SmokeOutcome['failure']> & { readonly log_tail: readonly string[] }) | null;
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
      const measured = gpu[`peak_${phase}`] ?? null;
      const estimated = estimate?.find((entry) => entry.phase === phase)?.bytes ?? null;
      lines.push(`| ${phase} | ${shown(measured)} | ${shown(estimated)} | ${differenceText(measured, estimated)} |`);
    }
    lines.push(
      '',
      `Reserved by the allocator: ${shown(gpu.peak_reserved ?? null)}; the whole process on the device: ${shown(gpu.process_on_device ?? null)}.`,
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
