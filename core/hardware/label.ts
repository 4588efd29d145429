/** Short names for tables: "H100 80GB", "RTX 4090 24GB", "8 × H100 80GB". */
import type { Accelerator } from './accelerator.ts';

export function acceleratorLabel(accelerator: Accelerator): string {
  const first = accelerator.aliases[0] ?? accelerator.name;
  if (accelerator.kind === 'mig') return first;
  const bare = first
    .replace(/[-\s]?\d+(\.\d+)?\s?GB/i, '')
    .replace(/-/g, ' ')
    .trim();
  return `${bare} ${accelerator.memory.nominal.replace(' ', '')}`;
}

export function targetLabel(accelerator: Accelerator, gpusPerNode: number, nodes: number): string {
  const node = `${gpusPerNode} × ${acceleratorLabel(accelerator)}`;
  return nodes > 1 ? `${nodes} × ${node}` : node;
}
