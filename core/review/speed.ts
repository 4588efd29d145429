/** What a change does to the time of a step: how much more or less it moves between ranks, over PCIe and to NVMe, as factors with their formula. */
import type { Target } from '../hardware/target.ts';
import { compareTraffic, type TrafficChange, trafficOf } from '../memory/traffic.ts';
import { formatBytes, formatFactor } from '../report/quantity.ts';
import type { SpeedChange } from './outcome.ts';
import type { Side } from './side.ts';
import type { KnownWorkload } from './workload.ts';

/** Factors hang on no count of parameters: without a model these are as good as any. */
const ANY_MODEL = 1e9;

/** On the first target of the matrix. null: nothing that moves changed. */
export function speedChange(
  base: Side,
  head: Side,
  workload: KnownWorkload | null,
  targets: readonly Target[],
): SpeedChange | null {
  const [target] = targets;
  if (target === undefined) return null;
  const params = workload?.parameters ?? null;
  const traffic = (side: Side) =>
    trafficOf({
      params: params ?? ANY_MODEL,
      largestLayer: workload?.largestLayer ?? 0,
      worldSize: target.worldSize,
      gpusPerNode: target.gpusPerNode,
      config: side.resolved(target.worldSize),
      ...(workload?.run.accumulation === undefined ? {} : { gradientAccumulationSteps: workload.run.accumulation }),
    });
  const changes = compareTraffic(traffic(base), traffic(head));
  if (changes.length === 0) return null;
  return {
    lines: changes.map((change) => ({
      what: WHAT[change.what],
      factor: change.factor,
      text: words(change, params !== null),
      formula: formula(change),
    })),
  };
}

const WHAT = { communication: 'communication between GPUs', pcie: 'PCIe traffic', nvme: 'NVMe traffic' } as const;
const PER = { communication: 'step and GPU', pcie: 'step and node', nvme: 'step and node' } as const;

function words({ what, base, head, factor }: TrafficChange, bytesKnown: boolean): string {
  const amount = (bytes: number) => (bytesKnown ? ` (${formatBytes(bytes)} per ${PER[what]})` : '');
  if (factor === null) return `${WHAT[what]} is new${amount(head.bytes)}`;
  if (factor === 0) return `${WHAT[what]} is gone${amount(base.bytes)}`;
  const figures = bytesKnown ? ` (${formatBytes(base.bytes)} → ${formatBytes(head.bytes)} per ${PER[what]})` : '';
  return `${WHAT[what]} ${formatFactor(factor)}${figures}`;
}

function formula({ base, head }: TrafficChange): string {
  const before = base.formula === '' ? 'nothing' : base.formula;
  const after = head.formula === '' ? 'nothing' : head.formula;
  const source = head.source === '' ? base.source : head.source;
  return `${before} → ${after} [${source}]`;
}
