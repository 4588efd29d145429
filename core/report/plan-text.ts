/** `ds-review plan` in a terminal: per target what would fit, as a patch, with what it costs. */
import type { Target } from '../hardware/target.ts';
import type { PatchOperation } from '../memory/plan/json-patch.ts';
import type { Plan, PlannedRun } from '../memory/plan/search.ts';
import { type Block, code, heading, type Inline, list, paragraph, pre, text } from './document.ts';
import { formatBytes, groupThousands } from './quantity.ts';

export interface PlanForTarget {
  readonly target: Target;
  readonly plan: Plan;
  readonly patch: readonly PatchOperation[];
  /** Numbers that the launcher has to change, as the config leaves them to it. */
  readonly launcher: Readonly<Record<string, unknown>>;
  /** What has to be filled in before the patch runs, one sentence each. */
  readonly notes: readonly string[];
}

export function planBlocks({ target, plan, patch, launcher, notes }: PlanForTarget): readonly Block[] {
  const title = heading(4, text(`${target.name} · ${target.label}`));
  switch (plan.outcome) {
    case 'cannot-plan':
      return [title, paragraph(text(plan.reason))];
    case 'unchanged':
      return [title, paragraph(text(`✅ fits as it is: ${takes(plan.run)}`)), paragraph(...searched(plan))];
    case 'nothing-fits':
      return [
        title,
        paragraph(text('❌ nothing that a config can change makes it fit')),
        ...(plan.nearest === null
          ? []
          : [paragraph(text(`nearest: ${takes(plan.nearest)}; ${plan.nearest.verdict.message}`))]),
        paragraph(...searched(plan)),
      ];
    case 'found':
      return [
        title,
        paragraph(text(`✅ fits with this patch: ${takes(plan.run)}`)),
        pre(JSON.stringify(patch, null, 2), 'json'),
        ...notes.map((note) => paragraph(text(`⚠️ ${note}`))),
        ...(Object.keys(launcher).length === 0
          ? []
          : [
              paragraph(
                text('and for the launcher: '),
                ...Object.entries(launcher).map(([key, value]) => code(`${key}=${String(value)} `)),
              ),
            ]),
        ...(plan.run.candidate.checkpointing
          ? [paragraph(text('with gradient checkpointing, which the script switches on'))]
          : []),
        list(cost(plan.run)),
        paragraph(...searched(plan)),
      ];
  }
}

function takes({ estimate }: PlannedRun): string {
  return `${formatBytes(estimate.gpu.total)} per GPU, ${formatBytes(estimate.cpu.per_node)} of CPU memory per node`;
}

function cost({ traffic }: PlannedRun): readonly (readonly Inline[])[] {
  return (
    [
      ['communication per rank and step', traffic.communication],
      ['PCIe per node and step', traffic.pcie],
      ['NVMe per node and step', traffic.nvme],
    ] as const
  )
    .filter(([, volume]) => volume.bytes > 0)
    .map(([what, volume]) => [text(`${what}: ${formatBytes(volume.bytes)} = ${volume.formula} [${volume.source}]`)]);
}

function searched(plan: Extract<Plan, { readonly searched: number }>): readonly Inline[] {
  return [text(`looked at ${groupThousands(plan.searched)} combinations, replayed ${plan.replayed}`)];
}
